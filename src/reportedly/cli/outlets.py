"""``reportedly outlets``: whose news a ledger holds."""

from __future__ import annotations

import click

from reportedly.cli.errors import complain
from reportedly.cli.ledger_option import ledger_option

__all__ = ["command"]


@click.command("outlets")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object an outlet and line.")
@ledger_option
def command(as_json: bool, place: str | None) -> int:
    """List the outlets, those with most documents first."""
    from reportedly.cli.showing import print_json, safe, share, show, showing, table
    from reportedly.ledger import Ledger

    with showing():
        with Ledger(place, create=False) as ledger:
            found = ledger.outlets()
        if as_json:
            print_json(found)
            return 0
        if not found:
            complain("nothing found")
            return 0
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
        show([table(("outlet", *numbers, "first", "last"), rows, numbers)])
    return 0
