"""What sites let robots fetch (RFC 9309), read by protego and remembered per origin."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

import httpx2
from protego import Protego

from reportedly.errors import FetchError
from reportedly.read.web import urls

ROBOT = "reportedly"
"""The product token that sites name in robots.txt."""

Get = Callable[[httpx2.URL], tuple[int, bytes]]
"""Fetches a robots.txt, redirects followed: (status, the first bytes of its body). Raises FetchError."""

_FRESH = 86_400.0  # RFC 9309, 2.4: not to be used for longer than a day
_FAILED = 600.0
_MANY = 1_000


@dataclass(frozen=True, slots=True)
class _Known:
    rules: Protego | None
    fault: FetchError | None
    until: float


class Robots:
    """The rules of the sites met so far.

    A robots.txt that isn't there (status 4xx) allows everything; one that the server can't give (5xx, 429, no
    answer, broken off) allows nothing.
    """

    def __init__(self, get: Get, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._get, self._clock = get, clock
        self._known: dict[str, _Known] = {}

    def check(self, url: httpx2.URL) -> None:
        """Raises FetchError where this URL may not be fetched."""
        rules = self._rules(url)
        if rules is not None and not rules.can_fetch(str(url), ROBOT):
            raise FetchError(str(url), f"refused: robots.txt of {url.host} does not allow it")

    def delay(self, url: httpx2.URL) -> float | None:
        """The seconds that this site wants between requests, as far as they are known."""
        known = self._known.get(urls.origin(url))
        seconds = known.rules.crawl_delay(ROBOT) if known and known.rules else None
        return float(seconds) if seconds and math.isfinite(seconds) and seconds > 0 else None

    def sitemaps(self, url: httpx2.URL) -> list[str]:
        """The ``Sitemap:`` lines of this site's robots.txt, as they stand there. Raises FetchError."""
        rules = self._rules(url)
        return [] if rules is None else list(dict.fromkeys(rules.sitemaps))

    def _rules(self, url: httpx2.URL) -> Protego | None:
        origin = urls.origin(url)
        known = self._known.get(origin)
        if known is None or known.until < self._clock():
            while len(self._known) >= _MANY:
                self._known.pop(next(iter(self._known)))
            known = self._known[origin] = self._asked(url.join("/robots.txt"))
        if known.fault:
            raise FetchError(str(url), known.fault.reason, retry_after=known.fault.retry_after)
        return known.rules

    def _asked(self, place: httpx2.URL) -> _Known:
        now = self._clock()
        try:
            status, body = self._get(place)
            if status >= 500 or status == 429:
                raise FetchError(str(place), f"robots.txt of {place.host} can't be had (status {status})")
        except FetchError as error:
            return _Known(None, error, now + _FAILED)
        rules = Protego.parse(body.decode("utf-8-sig", "replace")) if status == 200 else None
        return _Known(rules, None, now + _FRESH)
