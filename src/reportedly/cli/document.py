"""``reportedly document``: one document of a ledger with what was found in it."""

from __future__ import annotations

import click

from reportedly.cli.ledger_option import ledger_option

__all__ = ["command"]


@click.command("document")
@click.argument("name", metavar="ID")
@click.option("--as-found", is_flag=True, help="What the engine found, whatever people judged of it.")
@click.option("--json", "as_json", is_flag=True, help="Write the document as an object of the contract.")
@ledger_option
def command(name: str, as_found: bool, as_json: bool, place: str | None) -> int:
    """Show who says what in a document, as people judged it; what they judged comes last.

    ID may be its first 8 characters.
    """
    from reportedly.cli.judging import judgement_line
    from reportedly.cli.showing import heading, print_json, show, showing
    from reportedly.cli.view import DocumentView
    from reportedly.ledger import Ledger

    with showing():
        with Ledger(place, create=False) as ledger:
            judged = None if as_found else ledger.judged(name)
            document = ledger.document(name) if judged is None else judged.document
        if as_json:
            print_json([document])
            return 0
        show([DocumentView(document)])
        if judged is not None and judged.marks:
            show([heading("judged"), *(judgement_line(mark.judgement) for mark in judged.marks.values())])
    return 0
