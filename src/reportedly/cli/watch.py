"""``reportedly watch``: feeds, again and again, into the ledger."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from reportedly.cli.errors import INTERRUPTED, pipe_may_close, quiet_libraries
from reportedly.cli.options import ledger_option
from reportedly.cli.work_options import web_options, work_options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportedly.cli.storing import Tally
    from reportedly.ledger.adding import Added
    from reportedly.ledger.inputs import Web
    from reportedly.ledger.watching import Round
    from reportedly.pipeline import Limits
    from reportedly.types import Rejection

__all__ = ["command"]

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class Duration(click.ParamType):  # type: ignore[type-arg]  # not generic in every version
    """A number and its unit: 90s, 15m, 2h, 1d. Seconds, as a float."""

    name = "duration"

    def convert(self, value: object, param: click.Parameter | None, context: click.Context | None) -> float:
        found = re.fullmatch(r"(\d{1,9}(?:\.\d+)?)([smhd])", str(value).strip().lower())
        if found is None or not float(found[1]):
            self.fail(f"{value!r} is no time such as 90s, 15m, 2h or 1d", param, context)
        return float(found[1]) * UNITS[found[2]]


@click.command("watch")
@click.argument("feeds", metavar="FEED...", nargs=-1, required=True)
@click.option(
    "--every",
    type=Duration(),
    default="15m",
    metavar="T",
    help="Ask the feeds every T, such as 90s, 15m, 2h or 1d. 15m unless given.",
)
@click.option("--rounds", type=click.IntRange(min=1), metavar="N", help="End after N rounds.")
@ledger_option
@web_options
@work_options
def command(
    feeds: tuple[str, ...],
    every: float,
    rounds: int | None,
    place: str | None,
    web: Web,
    jobs: int,
    limits: Limits,
) -> int:
    """Ask feeds for news, again and again, and keep what is new in the ledger.

    FEED is the URL of a feed. Each round writes one line. A feed that can't be read is asked less and less
    often until it can be. Stop it with Ctrl-C or SIGTERM and start it again as you like: what it did is in
    the ledger.
    """
    from reportedly.cli.say import say
    from reportedly.cli.storing import Tally, stoppable
    from reportedly.ledger import Ledger
    from reportedly.ledger.watching import watch
    from reportedly.read.web import is_url

    for feed in feeds:
        if not is_url(feed):
            raise click.BadParameter(f"{feed!r} is no address of a feed (http or https)", param_hint="FEED")
    quiet_libraries()
    with pipe_may_close(), stoppable() as stop, Ledger(place) as ledger:

        def add(feed: str, reject: Callable[[Rejection], None]) -> Iterator[Added]:
            return ledger.add([feed], on_rejection=reject, jobs=jobs, limits=limits, web=web, stop=stop)

        tally = Tally(lines=False)
        for done in watch(
            feeds,
            add,
            every=every,
            on_added=tally.added,
            on_rejection=tally.reject,
            stop=stop,
            rounds=rounds,
        ):
            say(_line(done, tally))
            tally.begin_again()
        return INTERRUPTED if stop.asked else 0


def _line(done: Round, tally: Tally) -> str:
    from reportedly.cli.lines import counted
    from reportedly.ledger.store import now

    parts = [now(), f"{counted(len(done.asked), 'feed')} asked, {tally.line()}"]
    parts += [f"{feed} again in {_time(wait)}" for feed, wait in done.failed.items()]
    parts += [f"next round in {_time(done.next)}"] if done.next else []
    return "; ".join(parts)


def _time(seconds: float) -> str:
    """ "15m", "1.5h": the largest unit that there is one of."""
    unit = next((u for u in ("d", "h", "m") if seconds >= UNITS[u]), "s")
    return f"{seconds / UNITS[unit]:.2g}{unit}" if unit != "s" else f"{seconds:.0f}s"
