"""A feed in a file -> its entries as they stand in it. Nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.errors import UnreadableError
from reportedly.read import encoding
from reportedly.read.items import Item, retrieval
from reportedly.read.pieces import Metadata
from reportedly.read.sniff import NotAnArticle
from reportedly.read.web import feed
from reportedly.read.web.entry import byline, page
from reportedly.read.web.feed import Entry
from reportedly.types import Rejection

__all__ = ["about", "items", "told"]


def items(data: bytes, *, path: str) -> Iterator[Item | Rejection]:
    """The content or the summary of each entry, under the address of its page or as ``PATH:n``.

    The feed's title is the outlet. ``retrieval`` is of the entry alone: other entries don't change it.
    Raises NotAnArticle for a feed that can't be used.
    """
    try:
        found = feed.parse(data, url=path)
    except UnreadableError as error:
        raise NotAnArticle(error.reason) from None
    for number, entry in enumerate(found.entries, start=1):
        yield _item(entry, found.title, path, number)
    if found.left_out:
        yield Rejection(path, f"{found.left_out:,} more entries in this feed, which were left out")


def _item(entry: Entry, outlet: str | None, path: str, number: int) -> Item | Rejection:
    address = entry.url or f"{path}:{number}"
    name = f"{path}: {entry.url}" if entry.url else address
    return told(entry, about(entry, outlet, entry.url), name=name, address=address)


def about(entry: Entry, outlet: str | None, url: str | None) -> Metadata:
    """What a feed says of the page of an entry."""
    return Metadata(entry.title, byline(entry), outlet, entry.published, url)


def told(
    entry: Entry, given: Metadata, *, name: str, address: str, at: str | None = None
) -> Item | Rejection:
    """An entry as it stands: as a piece of HTML, for its reader to take the text out of.

    ``retrieval`` is of the entry and not of the feed: its bytes change when it does, and no validators are
    its own.
    """
    text = page(entry)
    if text is None:
        return Rejection(name, f"an entry without {'' if given.url else 'an address or '}text")
    got = retrieval(text.encode("utf-8", "replace"), address, at=at)
    try:
        return Item(name, "html", encoding.tidy(text), got, given=given)
    except encoding.EncodingProblem as problem:
        return Rejection(name, str(problem))
