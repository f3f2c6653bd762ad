"""``reportedly document``: one document of a ledger with what was found in it."""

from __future__ import annotations

import click

from reportedly.cli.ledger_option import ledger_option

__all__ = ["command"]


@click.command("document")
@click.argument("name", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Write the document as an object of the contract.")
@ledger_option
def command(name: str, as_json: bool, place: str | None) -> int:
    """Show who says what in a document. ID may be its first 8 characters."""
    from reportedly.cli.showing import print_json, show, showing
    from reportedly.cli.view import DocumentView
    from reportedly.ledger import Ledger

    with showing():
        with Ledger(place, create=False) as ledger:
            document = ledger.document(name)
        if as_json:
            print_json([document])
        else:
            show([DocumentView(document)])
    return 0
