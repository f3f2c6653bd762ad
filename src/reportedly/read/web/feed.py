"""Feeds -> their entries: RSS 0.9x, 1.0 and 2.0, Atom (RFC 4287), JSON Feed 1.x. Nothing is fetched here."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from reportedly.errors import UnreadableError
from reportedly.read import dates, encoding, limits
from reportedly.read.charset import is_utf8
from reportedly.read.web import kinds
from reportedly.read.web.urls import is_url

MAX_ENTRIES = 1_000
"""Of one feed. Feeds of news have some tens."""

MAX_BYTES = 8 * 2**20
_MAX_TAGS = 50_000
_MAX_DEPTH = 2_000
_MAX_MARKUP = 400_000  # "<" and "&" together: the parser for broken feeds takes microseconds for each
_LONGEST_LINE = 1_000

_PROLOGUE = re.compile(
    r"(?is)\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s+(?:rss|feed|rdf:RDF)\b[^\[>]*(?:\[.*?\]\s*)?>"
)
_ROOT = re.compile(r"<(?:[\w-]+:)?(?:rss|feed|RDF)[\s>/]")
_JSON_FEED = re.compile(r"(?s)\s*\{.{0,2000}?\"version\"\s*:\s*\"https://jsonfeed\.org/version/")
_TAG = re.compile(rb"(?s)<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<(/?)[a-zA-Z][^<>]*>?")
_ENTRY_END = re.compile(rb"</(?:[\w-]+:)?(?:item|entry)\s*>")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!--.{0,2000}?-->", re.DOTALL)
_ZONED = re.compile(r":\d\d.*(?:[A-Z]{1,4}|[+-]\d\d:?\d\d)\s*(?:\([^)]*\))?$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``url`` is http(s), or None; ``summary`` and ``content`` are HTML; the rest is text."""

    url: str | None = None
    title: str | None = None
    summary: str | None = None
    content: str | None = None
    published: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and its entries in its own order; ``left_out``: how many there are beyond ``MAX_ENTRIES``."""

    title: str | None
    entries: tuple[Entry, ...]
    left_out: int = 0


class _Problem(ValueError):
    """A feed that can't be used; the message says why."""


def is_feed(data: bytes) -> bool:
    """Whether these bytes (the first 64 KiB are enough) begin as a feed does."""
    text = root(data)
    return bool(_ROOT.match(text) or _JSON_FEED.match(text))


def root(data: bytes) -> str:
    """The beginning of these bytes from the first element on, as far as markup goes."""
    head = data[:65_536]
    text = head.decode(encoding.wide(head) or "latin-1", "ignore").removeprefix("\ufeff").removeprefix("ï»¿")
    place = 0
    while skipped := _PROLOGUE.match(text, place):
        place = skipped.end()
    return text[place:]


def parse(data: bytes, *, url: str, content_type: str = "") -> Feed:
    """The feed in these bytes; ``url`` is where it is from, for relative links and for errors.

    Entries of a damaged feed are kept as far as they can be told. Raises UnreadableError where none can.
    """
    try:
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            from reportedly.read.web import jsonfeed

            feed = jsonfeed.parse(encoding.decode(data), url=url)
        else:
            feed = _xml(data, url, content_type)
    except ValueError as problem:
        raise UnreadableError(url, str(problem)) from None
    if not feed.entries:
        raise UnreadableError(url, "a feed without entries")
    more = max(0, len(feed.entries) - MAX_ENTRIES)
    return replace(feed, entries=feed.entries[:MAX_ENTRIES], left_out=feed.left_out + more)


def line(value: Any) -> str | None:
    """A text field as one clean line, or None."""
    if not isinstance(value, str):
        return None
    shown = value.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    return " ".join(shown.split())[:_LONGEST_LINE] or None


def _xml(data: bytes, url: str, content_type: str) -> Feed:
    if len(data) > MAX_BYTES:
        raise _Problem(f"a feed larger than {limits.megabytes(MAX_BYTES)}")
    if codec := encoding.wide(data):
        text = data.decode(codec, "replace").removeprefix("\ufeff")
        data, content_type = _DECLARATION.sub("", text, count=1).encode(), "application/xml; charset=utf-8"
    data, left_out = _cut(data)
    _check(data)
    found = _parsed(data, url, content_type)
    entries = tuple(_entry(entry, url) for entry in found.entries)
    if not entries and found.bozo:
        raise _Problem(f"not a usable feed ({line(str(found.get('bozo_exception', '')))})")
    return Feed(_title(found.feed), entries, left_out)


def _cut(data: bytes) -> tuple[bytes, int]:
    """The feed without entries beyond the limit, still whole, and how many those were."""
    ends = [found.end() for found in _ENTRY_END.finditer(data)]
    if len(ends) <= MAX_ENTRIES:
        return data, 0
    return data[: ends[MAX_ENTRIES - 1]] + data[ends[-1] :], len(ends) - MAX_ENTRIES


def _check(data: bytes) -> None:
    """Raises _Problem for what would keep the parser busy for minutes."""
    if data.count(b"<") + data.count(b"&") > _MAX_MARKUP:
        raise _Problem("a feed with too much markup")
    depth = tags = 0
    for tag in _TAG.finditer(data):
        if tag[1] is None:  # a comment, or what stands between CDATA marks
            continue
        tags += 1
        depth += -1 if tag[1] else not tag[0].endswith(b"/>")
        if depth > _MAX_DEPTH or tags > _MAX_TAGS:
            raise _Problem("a feed with too many elements, or nested too deep")


def _parsed(data: bytes, url: str, content_type: str) -> Any:
    import feedparser

    name = None if is_utf8(data) else kinds.charset(content_type)
    kind = f"application/xml; charset={name}" if name else "application/xml"
    headers = {"content-location": url, "content-type": kind}
    try:
        # A stream, because a string could be taken for an address. Scripts go when the HTML is read.
        return feedparser.parse(
            io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # foreign code on hostile input
        raise _Problem(f"not a usable feed ({type(error).__name__})") from None


def _entry(entry: dict[str, Any], feed: str) -> Entry:
    link = line(dict.get(entry, "link"))  # feedparser's own get() guesses at other fields, with warnings
    return Entry(
        url=link if link and is_url(link) and link != feed else None,  # an empty one leads to the feed
        title=_title(entry),
        summary=_html(dict.get(entry, "summary_detail")),
        content=next(filter(None, map(_html, dict.get(entry, "content") or ())), None),
        published=next(filter(None, _days(entry)), None),
        author=_author(entry),
    )


def _title(thing: dict[str, Any]) -> str | None:
    detail = dict.get(thing, "title_detail") or {}
    text = detail.get("value") or ""
    if detail.get("type") != "text/plain":
        text = html.unescape(_MARKUP.sub(" ", text))
    return line(text)


def _html(detail: dict[str, Any] | None) -> str | None:
    value = detail.get("value") if detail else None
    if not detail or not isinstance(value, str) or not value.strip():
        return None
    if detail.get("type") == "text/plain":
        return html.escape(value, quote=False)
    # RSS has no types: what has no tags in it may be either, with "<" or with "&lt;".
    return value if _MARKUP.search(value) else html.escape(html.unescape(value), quote=False)


def _author(entry: dict[str, Any]) -> str | None:
    people = dict.get(entry, "authors") or ()
    names = [name for person in people if (name := line(dict.get(person, "name")))]
    return ", ".join(dict.fromkeys(names)) or None


def _days(entry: dict[str, Any]) -> Iterator[str | None]:
    for field in ("published", "updated"):
        text, parsed = line(dict.get(entry, field)), dict.get(entry, f"{field}_parsed")
        if text and parsed and _ZONED.search(text):
            yield _moment(parsed)
        yield dates.published(text)


def _moment(parsed: Any) -> str | None:
    try:
        return datetime(*parsed[:6]).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, TypeError):
        return None
