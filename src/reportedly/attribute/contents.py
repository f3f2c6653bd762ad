"""A content and the quotation marks around and inside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .candidates import Spans
from .quotes import Quotation

NEARLY = 3  # characters of a content that may stand outside the quotation marks around it


def enclosing(content: Spans, quotes: Sequence[Quotation]) -> list[Quotation]:
    """The quotations whose marks stand around a whole piece of the content."""
    return [q for q in quotes if any(q.start <= s + NEARLY and e - NEARLY <= q.end for s, e in content)]


def within(content: Spans, quotes: Sequence[Quotation]) -> list[Quotation]:
    """The quotations inside a content, counted from there: the outermost of them has depth 1."""
    around = enclosing(content, quotes)
    inside = [q for q in quotes if q not in around and any(s <= q.start and q.end <= e for s, e in content)]
    least = min((q.depth for q in inside), default=1)
    return [replace(q, depth=q.depth - least + 1) for q in inside]
