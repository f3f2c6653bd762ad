""" "It was gathered that six had died": what is said by nobody named, where no reader heard it.

The corpus's papers hardly write so, those of other countries do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..types import Document
from .candidates import Candidate, overlap
from .quotes import Quotation
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
    text = document.text
    found = []
    for block in document.blocks:
        if block.kind not in BLOCKS or not block.is_english:
            continue
        for match in IT_WAS.finditer(text, block.start, block.end):
            sentence = ((match.start(), match.end()),)
            known = any(overlap((*c.cue, *c.content), sentence) for c in candidates)
            if known or any(q.start < match.end() and match.start() < q.end for q in quotes):
                continue
            spans = sentence_spans(text, block.start, block.end)
            end = next(e for s, e in spans if s <= match.start() < e)
            content = (match.end(), end - (text[end - 1] in ".!?"))
            if content[0] < content[1]:
                found.append(Candidate((), (match.span("cue"),), (content,), CONFIDENCE))
    return found
