"""One call's way through the web: what it fetches, and where it says what came to nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reportedly.errors import UnreadableError
from reportedly.read import document as document_of
from reportedly.read.charset import settled
from reportedly.read.web import kinds
from reportedly.read.web.urls import clean, same_site
from reportedly.types import Document, Rejection

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

    def article(self, url: str) -> Document | None:
        """The article at this address, or None once somebody has been told why not."""
        found = self.get(url)
        return None if found is None else self.document(url, found)

    def document(self, url: str, fetched: Fetched) -> Document | None:
        """The document that a fetched page makes, with the page's own address; ``url`` is for rejections."""
        made = self.made(url, settled(fetched.body, kinds.charset(fetched.content_type)))
        return made and replace(made, url=_own(made.url, fetched.url), retrieval=fetched.retrieval)

    def made(self, name: str, content: str | bytes) -> Document | None:
        """The document that this content makes, or None once somebody has been told why not."""
        try:
            return replace(document_of(content, path=name), path=None)
        except UnreadableError as error:
            self.reject(name, error.reason)
        except Exception as error:  # what trips over one page must not cost the others
            self.reject(name, f"could not be read: {type(error).__name__}")
        return None


def _own(stated: str | None, got: str) -> str:
    """The address that the page gives itself, where that can be so; else where it was got."""
    place = clean(stated, got) if stated else None
    if place is None or not (same_site(place, got) or same_site(got, place)):
        return got  # nobody may speak in another paper's name
    # Some sites give their front page as the address of every article.
    return got if urlsplit(place).path in {"", "/"} and urlsplit(got).path not in {"", "/"} else place
