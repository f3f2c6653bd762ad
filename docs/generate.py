"""Write what documentation takes from the program: the references and the demo's output in the README.

``python docs/generate.py`` writes; with ``--check`` it only tells what is out of date, and exits 1.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import sqlalchemy as sa

from reportedly.cli import cli
from reportedly.ledger import schema

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference" / "cli.md"
LEDGER = ROOT / "docs" / "reference" / "ledger.md"
README = ROOT / "README.md"
TABLES = """# The ledger's tables

Written by `make docs` from the schema; do not edit. They are the same in SQLite and PostgreSQL, at version
{version}. `start` and `stop` are code points into the document's text, end exclusive. A finding's `key` is
its document's times 2^20 plus its place there; `id` is what the contract calls it.
"""
DEMO = ["read", "examples/corpus/mine-spill-ozamba-sentinel.html", "--width", "92"]
DEMO_LINES = 26  # at most, before the last
WIDTH = 92


def cli_reference() -> str:
    """Every command's help, as Markdown."""
    parts = ["# Command line\n\nWritten by `make docs` from `--help`; do not edit.\n"]
    for names, command in _commands(["reportedly"], cli):
        parts.append(f"## {' '.join(names)}\n\n```\n{_help(names, command)}\n```\n")
    return "\n".join(parts)


def ledger_reference() -> str:
    """Every table of a ledger, as Markdown."""
    parts = [TABLES.format(version=schema.VERSION)]
    for table in schema.metadata.sorted_tables:
        rows = "\n".join(_column(column) for column in table.columns)
        head = "| column | type | |\n|---|---|---|"
        parts.append(f"## {table.name}\n\n{schema.ABOUT[table.name]}\n\n{head}\n{rows}\n")
    return "\n".join(parts)


def _column(column: sa.Column[Any]) -> str:
    notes = ["key"] if column.primary_key else [] if column.nullable else ["not null"]
    notes += [f"of `{key.column.table.name}`" for key in column.foreign_keys]
    return f"| `{column.name}` | {str(column.type).lower()} | {', '.join(notes)} |"


def demo() -> str:
    """The first lines of what the demo prints for one article, between the marks of the README."""
    shown = subprocess.run(
        [sys.executable, "-m", "reportedly", *DEMO],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env=os.environ | {"NO_COLOR": "1"},
    ).stdout.decode("utf-8")
    lines = shown.rstrip().splitlines()
    if len(lines) > DEMO_LINES:  # cut before an outermost attribution
        cut = max(n for n, line in enumerate(lines[: DEMO_LINES + 1]) if line.startswith(("├── ", "└── ")))
        lines = [*lines[:cut], "…", lines[-1]]
    return "\n".join(["```", f"$ reportedly {' '.join(DEMO[:2])}", *lines, "```"])


def with_demo(readme: str, output: str) -> str:
    """The README with the demo's output between its marks."""
    pattern = r"(<!-- demo -->\n).*?(\n<!-- /demo -->)"
    return re.sub(pattern, lambda match: match[1] + output + match[2], readme, count=1, flags=re.DOTALL)


def _commands(names: list[str], command: click.Command) -> list[tuple[list[str], click.Command]]:
    found = [(names, command)]
    if isinstance(command, click.Group):
        for name, child in sorted(command.commands.items()):
            found += _commands([*names, name], child)
    return found


def _help(names: list[str], command: click.Command) -> str:
    settings = command.context_settings | cli.context_settings | {"terminal_width": WIDTH}
    context = click.Context(command, info_name=" ".join(names), **settings)
    return command.get_help(context)


def _same(old: str, new: str) -> bool:
    """Equal but for what differs from one processor to another: the last places of confidences, and the
    counts of all that was found, where something that is hardly heard counts too."""
    varying = re.compile(r"\b[01]\.\d\d\)|^\d+ document, \d+ attributions: .*$", re.MULTILINE)
    return varying.sub("#", old) == varying.sub("#", new)


def main(*, check: bool) -> int:
    readme = README.read_text("utf-8")
    wanted = {
        REFERENCE: cli_reference(),
        LEDGER: ledger_reference(),
        README: with_demo(readme, demo()),
    }
    same = _same if check else str.__eq__  # what is written is as this processor has it
    stale = [
        path for path, new in wanted.items() if not path.exists() or not same(path.read_text("utf-8"), new)
    ]
    for path in stale:
        if check:
            print(f"{path.relative_to(ROOT)} is out of date: run make docs", file=sys.stderr)
        else:
            path.write_text(wanted[path], "utf-8")
            print(f"wrote {path.relative_to(ROOT)}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
