"""``reportedly reanalyse``: what another engine analysed, anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportedly.cli.errors import pipe_may_close, quiet_libraries
from reportedly.cli.options import json_option, ledger_option
from reportedly.cli.work_options import work_options

if TYPE_CHECKING:
    from reportedly.pipeline import Limits

__all__ = ["command"]


@click.command("reanalyse")
@ledger_option
@work_options
@json_option("a document")
def command(place: str | None, jobs: int, limits: Limits, as_json: bool) -> int:
    """Analyse anew what an earlier version of the engine had analysed.

    The new findings take the place of the old ones; what people judged is kept, and tied to the new findings
    where they are of the same words. May be stopped and given again.
    """
    from reportedly.cli.storing import Tally, stoppable, store_all
    from reportedly.ledger import Ledger

    quiet_libraries()
    tally = Tally(as_json=as_json, files=())
    with pipe_may_close(), stoppable() as stop, Ledger(place, create=False) as ledger:
        outcomes = ledger.reanalyse(on_rejection=tally.reject, jobs=jobs, limits=limits, stop=stop)
        return store_all(outcomes, tally, stop)
