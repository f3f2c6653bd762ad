""" "It was gathered that six had died": what is said by nobody named, where no reader heard it.

The corpus's papers hardly write so, those of other countries do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..types import Document
from .added import added
from .candidates import Candidate
from .quotes import Quotation
from .rules import sentence_spans

__all__ = ["impersonal"]

CONFIDENCE = 0.6  # set by hand
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
    return added(document, candidates, quotes, _statements)


def _statements(text: str, start: int, end: int) -> Iterator[Candidate]:
    matches = list(IT_WAS.finditer(text, start, end))
    spans = sentence_spans(text, start, end) if matches else []
    starts = [begin for begin, _ in spans]
    for match in matches:
        last = spans[bisect_right(starts, match.start()) - 1][1]
        content = (match.end(), last - (text[last - 1] in ".!?"))
        if content[0] < content[1]:
            yield Candidate((), (match.span("cue"),), (content,), CONFIDENCE)
