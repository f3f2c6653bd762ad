"""The documentation says what the program does."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

import reportedly
from reportedly.cli import cli

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
GENERATED = {"cli.md", "ledger.md"}
PROSE = "\n".join(
    page.read_text("utf-8")
    for page in PAGES
    if not (page.parent.name == "reference" and page.name in GENERATED)
)


def examples():
    for page in PAGES:
        for number, code in enumerate(re.findall(r"```python\n(.*?)```", page.read_text("utf-8"), re.DOTALL)):
            yield pytest.param(code, id=f"{page.relative_to(ROOT)}-{number}")


def commands(command=cli, names=()):
    """Every command that does something, with its names: ("voices", "merge")."""
    for name, child in getattr(command, "commands", {}).items():
        yield (*names, name), child
        yield from commands(child, (*names, name))


def options():
    for names, command in commands():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield pytest.param(parameter, id=f"{' '.join(names)} {parameter.opts[0]}")


def test_generated_parts_are_up_to_date():
    result = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("code", list(examples()))
def test_python_examples_run_and_print(code):
    result = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip()


@pytest.mark.parametrize(("names", "command"), list(commands()), ids=lambda part: str(part))
def test_every_command_is_documented(names, command):
    assert f"reportedly {' '.join(names)}" in PROSE
    assert command.help


@pytest.mark.parametrize("option", list(options()))
def test_every_option_is_documented(option):
    assert option.help
    assert option.opts[0] in PROSE


@pytest.mark.parametrize("name", reportedly.__all__)
def test_every_public_name_is_documented(name):
    assert name in (ROOT / "docs" / "reference" / "python.md").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_make_target_the_documentation_names_exists():
    index = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):.*##", index, re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", PROSE, re.MULTILINE)) <= targets
