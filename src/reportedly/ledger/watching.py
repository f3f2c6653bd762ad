"""Feeds, again and again: a plain loop whose memory is the ledger."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.ledger.adding import Added
from reportedly.types import Rejection

__all__ = ["Round", "watch"]

LONGEST = 24 * 3600.0  # seconds between two tries of a feed that fails

Add = Callable[[str, Callable[[Rejection], None]], Iterator[Added]]


@dataclass(slots=True)
class _Feed:
    address: str
    due: float
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Round:
    """One round: the feeds that were asked, those that failed with the seconds until the next try, and the
    seconds until the next round."""

    asked: tuple[str, ...]
    failed: dict[str, float] = field(default_factory=dict)
    next: float = 0.0


def watch(
    feeds: Sequence[str],
    add: Add,
    *,
    every: float,
    on_added: Callable[[Added], None],
    on_rejection: Callable[[Rejection], None],
    stop: Callable[[], bool] = lambda: False,
    rounds: int | None = None,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Round]:
    """Ask the feeds every so many seconds, and ``add`` what is new; gives each round when it is over.

    A feed that can't be read is asked after two, four, eight … times as long, a day at most, and as usual
    again once it can be. Ends after so many ``rounds``, or when ``stop`` says so.
    """
    known = [_Feed(address, clock()) for address in dict.fromkeys(feeds)]
    done = 0
    while not stop():
        begun = clock()
        asked, failed = [], {}
        for feed in known:
            if feed.due > begun or stop():
                continue
            asked.append(feed.address)
            _ask(feed, add, on_added, on_rejection)
            wait = min(every * 2**feed.failures, max(LONGEST, every))
            feed.due = begun + wait
            if feed.failures:
                failed[feed.address] = wait
        done += 1
        last = done == rounds
        yield Round(tuple(asked), failed, 0.0 if last else max(0.0, _soonest(known) - clock()))
        if last:
            return
        _wait(_soonest(known), stop, clock, sleep)


def _ask(
    feed: _Feed,
    add: Add,
    on_added: Callable[[Added], None],
    on_rejection: Callable[[Rejection], None],
) -> None:
    failed = False

    def reject(rejection: Rejection) -> None:
        nonlocal failed
        failed = failed or rejection.path == feed.address  # the feed itself, not one of its entries
        on_rejection(rejection)

    for added in add(feed.address, reject):
        on_added(added)
    feed.failures = feed.failures + 1 if failed else 0


def _soonest(feeds: Sequence[_Feed]) -> float:
    return min(feed.due for feed in feeds)


def _wait(
    until: float, stop: Callable[[], bool], clock: Callable[[], float], sleep: Callable[[float], None]
) -> None:
    while not stop() and (left := until - clock()) > 0:
        sleep(min(left, 1.0))  # short ones: a signal's handler only notes that somebody wants to stop
