"""``reportedly stats``: a ledger in numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from reportedly.cli.errors import pipe_may_close
from reportedly.cli.options import json_option, ledger_option

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reportedly.ledger.stats import Stats

__all__ = ["command"]


@click.command("stats")
@json_option()
@ledger_option
def command(as_json: bool, place: str | None) -> int:
    """Show how much of what a ledger holds, and what was not read, by reason."""
    from reportedly.cli.showing import show
    from reportedly.ledger import Ledger

    with pipe_may_close():
        with Ledger(place, create=False) as ledger:
            found = ledger.stats()
        show([found], _parts(found), as_json=as_json)
    return 0


def _parts(found: Stats) -> Iterator[RenderableType]:
    from reportedly.cli.lines import counted
    from reportedly.cli.showing import counts_line, labelled

    yield labelled("documents", f"{found.documents:,}, seen at {counted(found.appearances, 'place')}")
    own = counted(found.assertions, "assertion")
    yield labelled("statements", f"{found.attributions:,}, and {own} of outlets")
    yield labelled("voices", f"{found.voices:,}, counted document by document")
    if found.first and found.last:
        yield labelled("published", f"{found.first} to {found.last}")
    for label, counts in (
        ("outlets", found.outlets),
        ("languages", found.languages),
        ("engines", found.engines),
        ("not read", found.rejections),
    ):
        if counts:
            yield counts_line(label, counts, unnamed="none" if label == "engines" else "unknown")
