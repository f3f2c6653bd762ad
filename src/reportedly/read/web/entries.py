"""Feeds -> documents: the pages that their entries lead to, or the entries as they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.errors import UnreadableError
from reportedly.read.items import retrieval
from reportedly.read.web import feed
from reportedly.read.web.entry import byline, page
from reportedly.read.web.feed import Entry, Feed
from reportedly.read.web.urls import clean, same_site
from reportedly.read.web.visit import Visit
from reportedly.types import Document

if TYPE_CHECKING:
    from reportedly.read.web.fetch import Fetched


def documents(
    place: str, fetched: Fetched, visit: Visit, *, follow: bool, skip: Callable[[str], bool]
) -> Iterator[Document]:
    """The documents of a feed, one at a time; an entry without an address is read as it stands.

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
        if follow and url:
            document = visit.article(url)
            if document is not None and same_site(url, fetched.url):
                document = _filled(document, entry, found)
        else:
            document = _told(entry, url, number, found, fetched, visit)
        if document is not None:
            yield document


def _filled(document: Document, entry: Entry, found: Feed) -> Document:
    """A page with what it doesn't say of itself and its own site's feed does."""
    return replace(
        document,
        outlet=document.outlet or found.title,
        title=document.title or entry.title,
        byline=document.byline or byline(entry),
        published=document.published or entry.published,
    )


def _told(
    entry: Entry, url: str | None, number: int, found: Feed, fetched: Fetched, visit: Visit
) -> Document | None:
    name = url or f"{fetched.url}#{number}"
    text = page(entry)
    if text is None:
        visit.reject(name, "an entry without text" if url else "an entry without an address or text")
        return None
    made = visit.made(name, text)
    return made and replace(
        made,
        url=url,
        outlet=found.title,
        title=entry.title or made.title,
        byline=byline(entry) or made.byline,
        published=entry.published or made.published,
        # Of the entry and not of the feed: its bytes change when it does, and no validators are its own.
        retrieval=retrieval(text.encode("utf-8", "replace"), url or fetched.url, at=fetched.retrieval.at),
    )
