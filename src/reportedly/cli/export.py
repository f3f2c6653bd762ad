"""``reportedly export``: documents with their findings, in other formats."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from reportedly.cli.errors import pipe_may_close
from reportedly.cli.options import ledger_option
from reportedly.export import FORMATS, write

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.ledger.filters import Filters
    from reportedly.types import Document

__all__ = ["command"]


@click.command("export")
@click.argument("target", metavar="FILE|FOLDER")
@click.option("--format", "form", type=click.Choice(tuple(FORMATS)), required=True, help="What to write.")
@ledger_option
@click.option("--voice", metavar="NAME", help="Only documents with a statement by this voice.")
@click.option("--outlet", metavar="NAME", help="Only documents of this outlet.")
@click.option("--since", metavar="DATE", help="Only what was published on this day, month or year, or later.")
@click.option(
    "--until", metavar="DATE", help="Only what was published on this day, month or year, or before."
)
@click.option("--document", metavar="ID", help="Only this document: its id, or the beginning of it.")
@click.option(
    "--judged", is_flag=True, help="What people's judgements left and corrected, not what the engine found."
)
@click.option("--overwrite", is_flag=True, help="Replace a file or folder of that name.")
def command(
    target: str,
    form: str,
    place: str | None,
    voice: str | None,
    outlet: str | None,
    since: str | None,
    until: str | None,
    document: str | None,
    judged: bool,
    overwrite: bool,
) -> int:
    """Write documents with their findings to a file or folder, or to standard output (-).

    CSV and Parquet write one table where the name ends in .csv or .parquet, else a folder with a table for
    each kind of finding; brat writes a folder. Nothing stands under the name before it is whole.
    """
    from reportedly.cli.lines import counted
    from reportedly.ledger import Ledger
    from reportedly.ledger.filters import Filters

    filters = Filters(voice=voice, outlet=outlet, since=since, until=until, document=document)
    with pipe_may_close(), Ledger(place, create=False) as ledger:
        found = _shown(ledger.documents(filters, judged=judged), ledger, filters)
        to = sys.stdout.buffer if target == "-" else target
        number = write(found, to, format=form, overwrite=overwrite)
        if target != "-":
            click.echo(f"{counted(number, 'document')} written to {target}")
    return 0


def _shown(documents: Iterable[Document], ledger: Ledger, filters: Filters) -> Iterable[Document]:
    """The documents, with a bar on standard error while they go out, where that is a terminal."""
    if not sys.stderr.isatty():
        return documents
    from rich.console import Console
    from rich.progress import track

    return track(
        documents,
        description="documents",
        total=ledger.count(filters),
        console=Console(stderr=True),
        transient=True,
    )
