"""Feeds -> the pages that their entries lead to, or the entries as they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.errors import UnreadableError
from reportedly.read import feeds
from reportedly.read.items import Item
from reportedly.read.pieces import Metadata, merge
from reportedly.read.web import feed
from reportedly.read.web.feed import Entry
from reportedly.read.web.urls import clean, same_site
from reportedly.read.web.visit import Visit
from reportedly.types import Rejection

if TYPE_CHECKING:
    from reportedly.read.web.fetch import Fetched


def items(
    place: str, fetched: Fetched, visit: Visit, *, follow: bool, skip: Callable[[str], bool]
) -> Iterator[Item]:
    """What is in a feed, one at a time; an entry without an address is read as it stands.

    ``place`` is where the feed was asked for; what is wrong with it is told under that name.
    """
    try:
        found = feed.parse(fetched.body, url=fetched.url, content_type=fetched.content_type)
    except UnreadableError as error:
        visit.reject(place, error.reason)
        return
    if found.left_out:
        reason = f"only the first {len(found.entries):,} entries are read; {found.left_out:,} are left out"
        visit.reject(place, reason)
    met = set[str]()
    for number, entry in enumerate(found.entries, start=1):
        url = clean(entry.url, fetched.url) if entry.url else None
        if url is not None and (url in met or skip(url)):
            continue
        met.update(filter(None, [url]))
        about = feeds.about(entry, found.title, url)
        if follow and url:
            item = _followed(url, about, fetched, visit)
        else:
            item = _told(entry, about, url or f"{fetched.url}#{number}", fetched, visit)
        if item is not None:
            yield item


def _followed(url: str, about: Metadata, fetched: Fetched, visit: Visit) -> Item | None:
    """A page; what it doesn't say of itself, its own site's feed does."""
    item = visit.page(url)
    if item is None or not same_site(url, fetched.url):
        return item
    return replace(item, assumed=merge([item.assumed, replace(about, url=None)]))


def _told(entry: Entry, about: Metadata, name: str, fetched: Fetched, visit: Visit) -> Item | None:
    address = about.url or fetched.url
    item = feeds.told(entry, about, name=name, address=address, at=fetched.retrieval.at)
    if isinstance(item, Rejection):
        visit.reject(name, item.reason)
        return None
    return item
