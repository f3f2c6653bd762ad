"""The commands around reading: help, version, schema."""

import json
import subprocess
import sys
from importlib.metadata import version

from reportedly.schema import schema
from tests.cli.command import environment


def test_version(run):
    result = run("--version")
    assert result.stdout.decode().strip() == f"reportedly {version('reportedly')}"
    assert result.returncode == 0


def test_help_names_the_commands(run):
    shown = run("--help").stdout.decode()
    assert "read " in shown and "schema " in shown


def test_schema_prints_the_schema(run):
    assert json.loads(run("schema").stdout) == schema()


def test_help_loads_nothing_heavy():
    code = (
        "import sys; from reportedly.cli import main; main(['read', '--help']); "
        "print([name for name in ('numpy', 'onnxruntime', 'rich', 'trafilatura') if name in sys.modules])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=True
    ).stdout
    assert shown.splitlines()[-1] == "[]"
