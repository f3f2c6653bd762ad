"""``reportedly add``: files, archives, pages and feeds into the ledger."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from reportedly.cli.errors import pipe_may_close, quiet_libraries
from reportedly.cli.options import json_option, ledger_option
from reportedly.cli.work_options import web_options, work_options

if TYPE_CHECKING:
    from reportedly.ledger.inputs import Web
    from reportedly.pipeline import Limits

__all__ = ["command"]


@click.command("add")
@click.argument("inputs", metavar="PATH|URL...", nargs=-1, required=True)
@ledger_option
@web_options
@work_options
@json_option("a document")
def command(
    inputs: tuple[str, ...], place: str | None, web: Web, jobs: int, limits: Limits, as_json: bool
) -> int:
    """Read, analyse and keep news in a ledger.

    PATH is whatever `reportedly read` takes: a text, HTML or JSONL file, a web archive, a newsletter, a feed,
    a folder of these, a quoted glob, or - for standard input. URL is a page or a feed. What the ledger holds
    already is only noted as seen again, so the same command may be given again after it was stopped, with
    Ctrl-C or in any other way. What can't be read gets a line on standard error, and the exit status is 1.
    """
    from reportedly.cli.storing import Tally, stoppable, store_all
    from reportedly.ledger import Ledger

    quiet_libraries()
    tally = Tally(as_json=as_json, files=[name for name in inputs if "://" not in name])
    with pipe_may_close(), stoppable() as stop, Ledger(place) as ledger:
        outcomes = ledger.add(
            inputs,
            on_rejection=tally.reject,
            jobs=jobs,
            limits=limits,
            web=web,
            stdin=sys.stdin.buffer if sys.stdin else None,
            stop=stop,
        )
        return store_all(outcomes, tally, stop)
