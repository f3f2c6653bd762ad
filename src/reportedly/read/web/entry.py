"""An entry of a feed as it stands there, for the HTML reader."""

from __future__ import annotations

import html
import re

from reportedly.read import bylines
from reportedly.read.web.feed import Entry

__all__ = ["byline", "page"]

_BLOCKS = re.compile(r"(?i)<(?:p|div|br|ul|ol|blockquote|h[1-6]|table|figure|section|article)\b")


def page(entry: Entry) -> str | None:
    """Its content, else its summary, as a piece of HTML under its title; None where it has neither."""
    body = entry.content or entry.summary
    if not body:
        return None
    if not _BLOCKS.search(body):
        body = "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", body.strip()))
    heading = f"<h1>{html.escape(entry.title)}</h1>" if entry.title else ""
    return f"<article>{heading}{body}</article>"


def byline(entry: Entry) -> tuple[str, ...]:
    """Who wrote it, as names where they can be told apart."""
    return (bylines.names(entry.author) or (entry.author,)) if entry.author else ()
