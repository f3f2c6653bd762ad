"""The command as a user runs it: a process of its own, in a plain environment."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.command import ARTICLE, environment

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run_command(
        *arguments: str | Path, stdin: bytes = b"", **extra: str
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "reportedly", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env=environment(**extra),
            timeout=300,
            check=False,
        )

    return run_command
