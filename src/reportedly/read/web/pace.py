"""Not too fast: requests to one host have time between them, and a host that asks to be left alone is."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_MANY = 10_000
"""Hosts to remember; then those that may be asked again are forgotten."""

_LONGEST_ASKED = 86_400.0


class TooSoon(Exception):
    """A host that must not be asked yet; ``seconds`` until it may."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"asked to wait {seconds:.0f} seconds more")
        self.seconds = seconds


class Pace:
    """When which host may be asked again.

    ``delay``: seconds between two requests to one host. ``longest``: the most that is waited for one request,
    whatever robots.txt (Crawl-delay) and servers (Retry-After) ask for.
    """

    def __init__(
        self,
        *,
        delay: float,
        longest: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._delay, self._longest = delay, longest
        self._clock, self._sleep = clock, sleep
        self._next: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Sleep until this host may be asked. Raises TooSoon where that would take too long."""
        seconds = self._next.get(host, 0.0) - self._clock()
        if seconds > self._longest:
            raise TooSoon(seconds)
        if seconds > 0:
            self._sleep(seconds)

    def done(self, host: str, *, delay: float | None = None) -> None:
        """A request to this host is over; ``delay`` is what its robots.txt asks for."""
        self._put_off(host, min(max(self._delay, delay or 0.0), self._longest))

    def put_off(self, host: str, seconds: float) -> None:
        """The host has said for how long it wants to be left alone."""
        self._put_off(host, min(seconds, _LONGEST_ASKED))

    def _put_off(self, host: str, seconds: float) -> None:
        now = self._clock()
        if len(self._next) >= _MANY:
            self._next = {name: when for name, when in self._next.items() if when > now}
        if seconds > 0:
            self._next[host] = max(self._next.get(host, 0.0), now + seconds)


def retry_after(header: str | None) -> float | None:
    """The seconds that a ``Retry-After`` header asks for (RFC 9110, 10.2.3), or None."""
    text = (header or "").strip()
    if text.isascii() and text.isdecimal():
        return min(float(text[:10]), _LONGEST_ASKED)
    try:
        when = parsedate_to_datetime(text)
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
        seconds = (when - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(seconds, 0.0), _LONGEST_ASKED)
