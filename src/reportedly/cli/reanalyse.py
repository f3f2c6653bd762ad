"""``reportedly reanalyse``: what another engine analysed, anew."""

from __future__ import annotations

import click

from reportedly.cli.errors import pipe_may_close, quiet_libraries
from reportedly.cli.ledger_option import ledger_option
from reportedly.cli.work_options import limits_of, work_options

__all__ = ["command"]


@click.command("reanalyse")
@ledger_option
@work_options
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object a document and line.")
def command(place: str | None, jobs: int, time_limit: float, memory_limit: int, as_json: bool) -> int:
    """Analyse anew what an earlier version of the engine had analysed.

    The new findings take the place of the old ones; what people judged is kept, and tied to the new findings
    where they are of the same words. May be stopped and given again.
    """
    from reportedly.cli.storing import Tally, stoppable, store_all
    from reportedly.ledger import Ledger

    quiet_libraries()
    tally = Tally(as_json=as_json, files=())
    with pipe_may_close(), stoppable() as stop, Ledger(place, create=False) as ledger:
        outcomes = ledger.reanalyse(
            on_rejection=tally.reject, jobs=jobs, limits=limits_of(time_limit, memory_limit), stop=stop
        )
        return store_all(outcomes, tally, stop)
