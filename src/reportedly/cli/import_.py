"""``reportedly import``: documents with their findings, as `export` or `read --json` wrote them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.errors import pipe_may_close
from reportedly.cli.options import json_option, ledger_option

if TYPE_CHECKING:
    from reportedly.types import Document, Rejection

__all__ = ["command"]


@click.command("import")
@click.argument("files", metavar="FILE.jsonl...", nargs=-1, required=True)
@ledger_option
@json_option("a document")
def command(files: tuple[str, ...], place: str | None, as_json: bool) -> int:
    """Take documents with their findings into a ledger, without analysing them.

    FILE holds one document a line, as `reportedly read --json` and `reportedly export --format jsonl` write
    it; - is standard input. A line that doesn't fit the contract, or isn't true to its own text, gets a line
    on standard error with the place that doesn't fit, the rest is taken, and the exit status is 1.
    """
    from reportedly.cli.storing import Tally, stoppable, store_all
    from reportedly.ledger import Ledger

    tally = Tally(as_json=as_json, lines=False, files=files)
    with pipe_may_close(), stoppable() as stop, Ledger(place) as ledger:
        found = _documents(files, tally.reject)
        outcomes = ledger.put_all(found, on_rejection=tally.reject, stop=stop)
        return store_all(outcomes, tally, stop)


def _documents(files: tuple[str, ...], reject: Callable[[Rejection], None]) -> Iterator[Document]:
    import sys
    from contextlib import nullcontext

    from reportedly.contract import documents
    from reportedly.types import Rejection

    for name in files:
        try:
            with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as file:
                yield from documents(file, name=name, on_rejection=reject)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            reject(Rejection(name, reason))
