"""``reportedly backup``: a copy of the ledger while it is in use."""

from __future__ import annotations

import click

from reportedly.cli.options import ledger_option

__all__ = ["command"]


@click.command("backup")
@click.argument("file", metavar="FILE")
@ledger_option
def command(file: str, place: str | None) -> int:
    """Copy the ledger to FILE while it is in use.

    Of SQLite, the copy is a ledger itself: name it with --ledger, or put it in the old one's place. Of
    PostgreSQL, it is an archive for pg_restore. Nothing is overwritten.
    """
    from pathlib import Path

    from reportedly.cli.lines import counted
    from reportedly.cli.say import say
    from reportedly.ledger import Ledger

    with Ledger(place, create=False) as ledger:
        ledger.backup(file)
        say(f"{ledger.place} copied to {file}, {counted(Path(file).stat().st_size, 'byte')}")
    return 0
