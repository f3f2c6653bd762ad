"""JSON Feed 1.x -> the same entries as any other feed's."""

from __future__ import annotations

import html
import json
from typing import Any
from urllib.parse import urljoin

from reportedly.read import dates
from reportedly.read.web.feed import MAX_ENTRIES, Entry, Feed, line
from reportedly.read.web.urls import is_url


def parse(text: str, *, url: str) -> Feed:
    """The feed in this JSON. Raises ValueError with a reason for people."""
    try:
        stated = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError("not a usable feed (not valid JSON)") from None
    items = stated.get("items") if isinstance(stated, dict) else None
    if not isinstance(items, list):
        raise ValueError("not a usable feed (JSON without items)")
    found = tuple(_entry(item, url) for item in items[:MAX_ENTRIES] if isinstance(item, dict))
    return Feed(line(stated.get("title")), found, max(0, len(items) - MAX_ENTRIES))


def _entry(item: dict[str, Any], url: str) -> Entry:
    plain = _text(item.get("content_text"))
    return Entry(
        url=_link(item.get("url"), url) or _link(item.get("external_url"), url),
        title=line(item.get("title")),
        summary=html.escape(_text(item.get("summary")), quote=False) or None,
        content=_text(item.get("content_html")) or html.escape(plain, quote=False) or None,
        published=dates.published(line(item.get("date_published")) or line(item.get("date_modified"))),
        author=_author(item),
    )


def _author(item: dict[str, Any]) -> str | None:
    people = item.get("authors") or [item.get("author")]
    named = people if isinstance(people, list) else []
    return (
        ", ".join(name for one in named if isinstance(one, dict) and (name := line(one.get("name")))) or None
    )


def _link(value: Any, url: str) -> str | None:
    try:
        link = urljoin(url, line(value) or "") if line(value) else None
    except ValueError:  # brackets that close nothing
        return None
    return link if link and is_url(link) else None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
