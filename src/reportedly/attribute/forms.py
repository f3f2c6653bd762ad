"""Direct, indirect or mixed: read off the quotation marks alone."""

from __future__ import annotations

from collections.abc import Sequence

from ..types import Form
from .candidates import Spans
from .quotes import Quotation, touching
from .words import units


def form(text: str, content: Spans, quotes: Sequence[Quotation]) -> Form:
    """Direct where all of the content's words stand inside quotation marks, mixed where some do.

    For a content within somebody's quotation the marks of that quotation don't count, the inner ones do.
    """
    near = touching(quotes, content[0][0], content[-1][1]) if content else []
    own = [q for q in near if not all(q.start < s and e < q.end for s, e in content)]
    if not own:
        return "indirect"
    spans = [u for start, end in content for u in units(text, start, end) if text[u[0]].isalnum()]
    within = sum(any(q.start < s and e <= q.end for q in own) for s, e in spans)
    if not within:
        return "indirect"
    return "direct" if within == len(spans) else "mixed"
