"""Direct, indirect or mixed: read off the quotation marks alone."""

from __future__ import annotations

from collections.abc import Sequence

from ..types import Form
from .candidates import Spans
from .quotes import Quotation
from .words import units


def form(text: str, content: Spans, quotes: Sequence[Quotation]) -> Form:
    """Direct where all of the content's words stand inside quotation marks, mixed where some do.

    For a content within somebody's quotation the marks of that quotation don't count, the inner ones do.
    """
    spans = [u for start, end in content for u in units(text, start, end) if text[u[0]].isalnum()]
    around = [q for q in quotes if all(q.start < s and e < q.end for s, e in content)]
    own = [q for q in quotes if q not in around]
    within = sum(any(q.start < s and e <= q.end for q in own) for s, e in spans)
    if not within:
        return "indirect"
    return "direct" if within == len(spans) else "mixed"
