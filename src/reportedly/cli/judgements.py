"""``reportedly judgements``: what people decided, the earliest first."""

from __future__ import annotations

import click

from reportedly.cli.errors import complain, pipe_may_close
from reportedly.cli.options import json_option, ledger_option

__all__ = ["command"]


@click.command("judgements")
@click.option(
    "--document", metavar="ID", help="Only those on this document: its id, or its first 8 characters or more."
)
@click.option(
    "--unattached", is_flag=True, help="Only those that fit nothing that the engine finds now; they are kept."
)
@ledger_option
@json_option("a judgement")
def command(document: str | None, unattached: bool, place: str | None, as_json: bool) -> int:
    """Show what was accepted, rejected, corrected, merged and split, by whom and why."""
    from reportedly.cli.judging import tell
    from reportedly.ledger import Ledger

    with pipe_may_close():
        with Ledger(place, create=False) as ledger:
            found = ledger.judgements(document, unattached=unattached)
        if not found:
            complain("nothing found")
        for judgement in found:
            tell(judgement, as_json=as_json)
    return 0
