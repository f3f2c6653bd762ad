""" "It was gathered that six had died": what is said by nobody named, where no reader heard it.

The corpus's papers hardly write so, those of other countries do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ..types import Document
from .candidates import Candidate, around, by_cell, overlap
from .quotes import Quotation, within
from .rules import sentence_spans

__all__ = ["impersonal"]

CONFIDENCE = 0.6  # set by hand
BLOCKS = ("paragraph", "list-item")
IT_WAS = re.compile(
    r"(?:^|(?<=[.!?]\s)|(?<=\n))(?:(?:However|Meanwhile|But|And|Also|Besides),?\s)?[Ii]t\s"
    r"(?P<cue>(?:was|is|has\sbeen|had\sbeen)\s(?:also\s|further\s|reliably\s|widely\s|later\s)?"
    r"(?:gathered|learnt|learned|understood|alleged|rumou?red|reported|claimed|said|established|revealed|feared))"
    r"(?:,\s[a-z]+,)?\s(?=that\s)",
    re.MULTILINE,
)


def impersonal(
    document: Document, candidates: Sequence[Candidate], quotes: Sequence[Quotation]
) -> list[Candidate]:
    """The statements without a source that begin so, in the outlet's own words and that nobody else says."""
    text, found = document.text, []
    quoted = within(quotes)
    near = by_cell((*c.cue, *c.content) for c in candidates)
    for block in document.blocks:
        if block.kind not in BLOCKS or not block.is_english:
            continue
        matches = list(IT_WAS.finditer(text, block.start, block.end))
        spans = sentence_spans(text, block.start, block.end) if matches else []
        starts = [start for start, _ in spans]
        for match in matches:
            begun = (match.span(),)
            others = [candidates[k] for k in around(begun, near)]
            known = any(overlap((*one.cue, *one.content), begun) for one in others)
            end = spans[bisect_right(starts, match.start()) - 1][1]
            content = (match.end(), end - (text[end - 1] in ".!?"))
            if not known and not quoted(*match.span()) and content[0] < content[1]:
                found.append(Candidate((), (match.span("cue"),), (content,), CONFIDENCE))
    return found
