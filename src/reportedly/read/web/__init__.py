"""Addresses on the web -> documents: articles, the entries of feeds, the pages of a sitemap.

Fetching needs the extra ``fetch``; whether a text is an address can be told without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

from reportedly.read.web.urls import is_url, scheme_of
from reportedly.types import Document, Rejection

if TYPE_CHECKING:
    from reportedly.read.web.fetch import Fetched, Fetcher, Unchanged, Validators
    from reportedly.read.web.limits import Limits

__all__ = [
    "Fetched",
    "Fetcher",
    "Limits",
    "Unchanged",
    "Validators",
    "documents",
    "is_url",
    "scheme_of",
]


def documents(
    url: str,
    *,
    fetcher: Fetcher,
    on_rejection: Callable[[Rejection], None],
    on_unchanged: Callable[[str], None] = lambda url: None,
    follow_feed: bool = True,
    sitemap: bool = False,
    skip: Callable[[str], bool] = lambda url: False,
) -> Iterator[Document]:
    """The documents at this address, fetched one at a time as they are asked for.

    A page gives its article, with ``retrieval`` set and the page's own address as ``url``. A feed gives the
    pages of its entries, or with ``follow_feed=False`` what the feed itself says in them. With ``sitemap``,
    the address is that of a sitemap, or of a site's front page for those that the site names; its pages are
    read. ``skip`` says of a feed's entry or a sitemap's page, by its address, that it isn't wanted. What
    yields no document goes to ``on_rejection``; what the server says is as it was, to ``on_unchanged``.
    """
    from reportedly.read.web import entries, feed
    from reportedly.read.web import sitemap as maps
    from reportedly.read.web.visit import Visit

    visit = Visit(fetcher, on_rejection, on_unchanged)
    if sitemap:
        wanted = (page for page in maps.pages(url, visit) if not skip(page))
        yield from filter(None, map(visit.article, wanted))
        return
    fetched = visit.get(url)
    if fetched is None:
        return
    if feed.is_feed(fetched.body):
        yield from entries.documents(url, fetched, visit, follow=follow_feed, skip=skip)
    elif maps.is_sitemap(fetched.body):
        visit.reject(url, "a sitemap; its pages are read only on request")
    elif (document := visit.document(url, fetched)) is not None:
        yield document


def __getattr__(name: str) -> Any:
    # The HTTP library is an extra, and loads only when something is fetched.
    if name in {"Fetched", "Fetcher", "Limits", "Unchanged", "Validators"}:
        module = "limits" if name == "Limits" else "fetch"
        return getattr(import_module(f"reportedly.read.web.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
