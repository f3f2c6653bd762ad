"""``reportedly document``: one document of a ledger with what was found in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from reportedly.cli.errors import pipe_may_close
from reportedly.cli.options import ledger_option

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reportedly.ledger.judgements import Judgement
    from reportedly.types import Document

__all__ = ["command"]


@click.command("document")
@click.argument("name", metavar="ID")
@click.option("--as-found", is_flag=True, help="What the engine found, whatever people judged of it.")
@click.option("--json", "as_json", is_flag=True, help="Write the document as an object of the contract.")
@ledger_option
def command(name: str, as_found: bool, as_json: bool, place: str | None) -> int:
    """Show who says what in a document, as people judged it; what they judged comes last.

    ID is the document's id, or its first 8 characters or more.
    """
    from reportedly.cli.showing import show
    from reportedly.ledger import Ledger

    with pipe_may_close():
        with Ledger(place, create=False) as ledger:
            judged = None if as_found else ledger.judged(name)
            document = ledger.document(name) if judged is None else judged.document
        marks = judged.marks.values() if judged is not None else ()
        show([document], _parts(document, [mark.judgement for mark in marks]), as_json=as_json)
    return 0


def _parts(document: Document, judgements: Sequence[Judgement]) -> Iterator[RenderableType]:
    from reportedly.cli.judging import judgement_line
    from reportedly.cli.showing import heading
    from reportedly.cli.view import DocumentView

    yield DocumentView(document)
    if judgements:
        yield heading("judged")
        yield from map(judgement_line, judgements)
