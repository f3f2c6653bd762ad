"""``reportedly outlets``: whose news a ledger holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from reportedly.cli.errors import pipe_may_close
from reportedly.cli.options import json_option, ledger_option

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reportedly.ledger.lists import ListedOutlet

__all__ = ["command"]


@click.command("outlets")
@json_option("an outlet")
@ledger_option
def command(as_json: bool, place: str | None) -> int:
    """List the outlets, those with most documents first."""
    from reportedly.cli.showing import show
    from reportedly.ledger import Ledger

    with pipe_may_close():
        with Ledger(place, create=False) as ledger:
            found = ledger.outlets()
        show(found, _parts(found), as_json=as_json)
    return 0


def _parts(found: Sequence[ListedOutlet]) -> Iterator[RenderableType]:
    from reportedly.cli.plain import safe
    from reportedly.cli.showing import share, table

    numbers = ("documents", "statements", "direct", "anonymous")
    rows = [
        (
            safe(one.outlet) or "unknown",
            f"{one.documents:,}",
            f"{one.statements:,}",
            share(one.direct, one.statements),
            share(one.anonymous, one.statements),
            safe(one.first),
            safe(one.last),
        )
        for one in found
    ]
    yield table(("outlet", *numbers, "first", "last"), rows, numbers)
