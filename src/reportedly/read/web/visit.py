"""One call's way through the web: what it fetches, and where it says what came to nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.errors import UnreadableError
from reportedly.read import single
from reportedly.read.charset import settled
from reportedly.read.items import Item
from reportedly.read.web import kinds
from reportedly.types import Rejection

if TYPE_CHECKING:
    from reportedly.read.web.fetch import Fetched, Fetcher


@dataclass(frozen=True, slots=True)
class Visit:
    """A fetcher, and whom to tell what was rejected and what is as it was."""

    fetcher: Fetcher
    on_rejection: Callable[[Rejection], None]
    on_unchanged: Callable[[str], None]

    def reject(self, url: str, reason: str) -> None:
        self.on_rejection(Rejection(url, reason))

    def get(self, url: str, *, accept: kinds.Accept = kinds.PAGES) -> Fetched | None:
        """What is at this address, or None once somebody has been told why not."""
        from reportedly.read.web.fetch import Unchanged

        try:
            found = self.fetcher.fetch(url, accept=accept)
        except UnreadableError as error:
            self.reject(url, error.reason)
            return None
        if isinstance(found, Unchanged):
            self.on_unchanged(found.url)
            return None
        return found

    def page(self, url: str) -> Item | None:
        """The page at this address, or None once somebody has been told why not."""
        found = self.get(url)
        return None if found is None else self.item(url, found)

    def item(self, url: str, fetched: Fetched) -> Item | None:
        """The page that was fetched, decoded; ``url`` is what it was asked for by."""
        try:
            item = single(settled(fetched.body, kinds.charset(fetched.content_type)), name=url)
        except UnreadableError as error:
            self.reject(url, error.reason)
            return None
        return replace(item, retrieval=fetched.retrieval, place=fetched.url)
