"""``reportedly documents``: what a ledger holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportedly.cli.errors import complain
from reportedly.cli.filter_options import filter_options
from reportedly.cli.ledger_option import ledger_option

if TYPE_CHECKING:
    from reportedly.ledger.filters import Filters

__all__ = ["command"]


@click.command("documents")
@filter_options()
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    metavar="N",
    help="Show N documents at most.",
)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object a document and line.")
@ledger_option
def command(filters: Filters, limit: int, as_json: bool, place: str | None) -> int:
    """List the documents, the newest first; with filters those with statements that the filters leave."""
    from reportedly.cli.showing import print_json, safe, show, showing, table
    from reportedly.ledger import Ledger

    with showing():
        with Ledger(place, create=False) as ledger:
            found = ledger.titles(filters, limit=limit)
        if as_json:
            print_json(found)
            return 0
        if not found:
            complain("nothing found")
            return 0
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
        show([table(("document", "title", "outlet", "published", "statements"), rows, ("statements",))])
    return 0
