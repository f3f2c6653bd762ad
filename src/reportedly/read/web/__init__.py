"""Addresses on the web -> what makes documents: articles, entries of feeds, the pages of a sitemap.

Fetching needs the extra ``fetch``; whether a text is an address can be told without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

from reportedly.read.web.urls import is_url, scheme_of
from reportedly.types import Rejection

if TYPE_CHECKING:
    from reportedly.read import Unread
    from reportedly.read.items import Item
    from reportedly.read.web.fetch import Fetched, Fetcher, Unchanged, Validators
    from reportedly.read.web.limits import Limits
    from reportedly.read.web.visit import Visit

__all__ = [
    "Fetched",
    "Fetcher",
    "Limits",
    "Unchanged",
    "Validators",
    "is_url",
    "scheme_of",
    "unread",
]


def unread(
    url: str,
    *,
    fetcher: Fetcher,
    on_rejection: Callable[[Rejection], None],
    on_unchanged: Callable[[str], None] = lambda url: None,
    follow_feed: bool = True,
    sitemap: bool = False,
    skip: Callable[[str], bool] = lambda url: False,
) -> Iterator[Unread]:
    """What may make documents at this address, fetched one at a time as they are asked for; taken apart by
    ``reportedly.read.made``, for which another process may be the place.

    A page gives its article, with ``retrieval`` set and the page's own address as ``url``. A feed gives the
    pages of its entries, or with ``follow_feed=False`` what the feed itself says in them. With ``sitemap``,
    the address is that of a sitemap, or of a site's front page for those that the site names; its pages are
    read. ``skip`` says of a feed's entry or a sitemap's page, by its address, that it isn't wanted. What
    can't be had, or decoded, goes to ``on_rejection``; what the server says is as it was, to
    ``on_unchanged``.
    """
    from reportedly.read import Unread
    from reportedly.read.web.visit import Visit

    visit = Visit(fetcher, on_rejection, on_unchanged)
    for item in _items(url, visit, follow_feed=follow_feed, sitemap=sitemap, skip=skip):
        yield Unread(None, item)


def _items(
    url: str, visit: Visit, *, follow_feed: bool, sitemap: bool, skip: Callable[[str], bool]
) -> Iterator[Item]:
    from reportedly.read.web import entries, feed
    from reportedly.read.web import sitemap as maps

    if sitemap:
        wanted = (page for page in maps.pages(url, visit) if not skip(page))
        yield from filter(None, map(visit.page, wanted))
        return
    fetched = visit.get(url)
    if fetched is None:
        return
    if feed.is_feed(fetched.body):
        yield from entries.items(url, fetched, visit, follow=follow_feed, skip=skip)
    elif maps.is_sitemap(fetched.body):
        visit.reject(url, "a sitemap; its pages are read only on request")
    elif (item := visit.item(url, fetched)) is not None:
        yield item


def __getattr__(name: str) -> Any:
    # The HTTP library is an extra, and loads only when something is fetched.
    if name in {"Fetched", "Fetcher", "Limits", "Unchanged", "Validators"}:
        module = "limits" if name == "Limits" else "fetch"
        return getattr(import_module(f"reportedly.read.web.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
