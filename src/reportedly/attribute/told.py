"""Who is only told something isn't its source: "Brel was told that it was safe", "They were told to stay".

In the corpus's training part none of 35 such passives has whom they speak to for a source.
"""

from __future__ import annotations

import re
from dataclasses import replace

from .candidates import Candidate, Spans

__all__ = ["told"]

TOLD = re.compile(
    r"\b(?:(?:is|are|was|were|am|be|been|being|get|gets|got)(?:n['’]t)?|['’](?:m|re|s))\s"
    r"(?:(?:not|never|also|later|then|still|again|once|repeatedly|[a-z]+ly)\s){0,2}"
    r"(?:told|asked|informed|advised|warned|assured|promised|reminded|briefed|notified|urged|ordered|instructed)"
    r"(?:\s(?:of|about|on))?",
    re.IGNORECASE,
)
HELPED = re.compile(
    r"(?:(?:has|have|had|will|would|should|could|may|might|must|can)(?:n['’]t)?\s"
    r"(?:(?:not|never|also|already|since)\s)?)+",
    re.IGNORECASE,
)
TO_DO = re.compile(r"(?:not\s)?to\s[a-z]")
LONGEST = 120  # characters of the phrase for whom somebody speaks to


def told(text: str, candidate: Candidate) -> Candidate:
    """The candidate without whom it is said to: a part of the content where they are to do something, of
    nothing elsewhere."""
    if not any(TOLD.fullmatch(text, *_from_verb(text, span)) for span in candidate.cue[-1:]):
        return candidate
    start = candidate.cue[0][0]
    source = candidate.source if candidate.source and candidate.source[-1][1] < start else ()
    before = tuple(p for p in candidate.content if p[1] < start)
    after = tuple(p for p in candidate.content if p[0] > start)
    if after and TO_DO.match(text, after[0][0]):
        if source and not before and _beside(text, source[-1], start):
            return replace(candidate, source=(), content=(*source, *after))
        return candidate
    if source and _beside(text, source[-1], start):
        candidate = replace(candidate, source=())
    return _without_hearer(text, candidate, before, after)


def _without_hearer(text: str, candidate: Candidate, before: Spans, after: Spans) -> Candidate:
    """Without the piece right before the cue, where something else is said."""
    if not before or not _beside(text, before[-1], candidate.cue[0][0]):
        return candidate
    start, end = before[-1]
    if len(before) == 1 and not after:
        comma = text.rfind(", ", start, end)  # "The bridge was shut, the jury was told."
        return replace(candidate, content=((start, comma),)) if comma > start else candidate
    return replace(candidate, content=(*before[:-1], *after)) if end - start <= LONGEST else candidate


def _from_verb(text: str, cue: tuple[int, int]) -> tuple[int, int]:
    """The cue without what helps its verb: "had been told"."""
    helped = HELPED.match(text, *cue)
    return (helped.end(), cue[1]) if helped else cue


def _beside(text: str, span: tuple[int, int], at: int) -> bool:
    return not text[span[1] : at].strip(" ")
