"""``reportedly documents``: what a ledger holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from reportedly.cli.errors import pipe_may_close
from reportedly.cli.filter_options import filter_options
from reportedly.cli.options import json_option, ledger_option, limit_option

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reportedly.ledger.filters import Filters
    from reportedly.ledger.lists import ListedDocument

__all__ = ["command"]


@click.command("documents")
@filter_options()
@limit_option("documents", 50)
@json_option("a document")
@ledger_option
def command(filters: Filters, limit: int, as_json: bool, place: str | None) -> int:
    """List the documents, the newest first; with filters those with statements that the filters leave."""
    from reportedly.cli.showing import show
    from reportedly.ledger import Ledger

    with pipe_may_close():
        with Ledger(place, create=False) as ledger:
            found = ledger.titles(filters, limit=limit)
        show(found, _parts(found), as_json=as_json)
    return 0


def _parts(found: Sequence[ListedDocument]) -> Iterator[RenderableType]:
    from reportedly.cli.plain import safe
    from reportedly.cli.showing import table

    rows = [
        (
            one.id[:8],
            safe(one.title or one.path or one.url or "untitled"),
            safe(one.outlet),
            safe((one.published or "")[:10]),
            f"{one.statements:,}",
        )
        for one in found
    ]
    yield table(("document", "title", "outlet", "published", "statements"), rows, ("statements",))
