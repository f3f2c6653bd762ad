"""Feeds -> documents: the pages that their entries lead to, or the entries as they stand."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.errors import UnreadableError
from reportedly.read import bylines
from reportedly.read.web import feed
from reportedly.read.web.feed import Entry, Feed
from reportedly.read.web.urls import clean, same_site
from reportedly.read.web.visit import Visit
from reportedly.types import Document, Retrieval

if TYPE_CHECKING:
    from reportedly.read.web.fetch import Fetched

_BLOCKS = re.compile(r"(?i)<(?:p|div|br|ul|ol|blockquote|h[1-6]|table|figure|section|article)\b")


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
        byline=document.byline or _byline(entry),
        published=document.published or entry.published,
    )


def _told(
    entry: Entry, url: str | None, number: int, found: Feed, fetched: Fetched, visit: Visit
) -> Document | None:
    name = url or f"{fetched.url}#{number}"
    page = _page(entry)
    if page is None:
        visit.reject(name, "an entry without text" if url else "an entry without an address or text")
        return None
    made = visit.made(name, page)
    return made and replace(
        made,
        url=url,
        outlet=found.title,
        title=entry.title or made.title,
        byline=_byline(entry) or made.byline,
        published=entry.published or made.published,
        retrieval=_retrieval(page, url or fetched.url, fetched.retrieval),
    )


def _byline(entry: Entry) -> tuple[str, ...]:
    return (bylines.names(entry.author) or (entry.author,)) if entry.author else ()


def _page(entry: Entry) -> str | None:
    """An entry as a piece of HTML, for the HTML reader to take the text out of."""
    body = entry.content or entry.summary
    if not body:
        return None
    if not _BLOCKS.search(body):
        body = "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", body.strip()))
    heading = f"<h1>{html.escape(entry.title)}</h1>" if entry.title else ""
    return f"<article>{heading}{body}</article>"


def _retrieval(page: str, address: str, of_feed: Retrieval) -> Retrieval:
    """Of the entry and not of the feed: its bytes change when it does, and no validators are its own."""
    content = page.encode("utf-8", "replace")
    return Retrieval(address, hashlib.sha256(content).hexdigest(), len(content), of_feed.at)
