"""Who speaks together: "Mr Tarn, the governor's brother, and | four others | denied it"."""

from __future__ import annotations

import re
from dataclasses import replace

from .candidates import Candidate, overlap
from .rules.grammar import CONJUNCTION, FINITE, PREPOSITION, SUBORDINATOR
from .rules.lexicon import lexicon

__all__ = ["together"]

FIRST = re.compile(
    r"(?:^|(?<=[.!?]\s))"
    r"(?P<who>(?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov)\.\s)?(?P<name>[A-ZÀ-Þ][\w’'-]*)(?:\s[A-ZÀ-Þ][\w’'-]*){0,5},"
    r"\s(?P<told>[^,.;:“”\"\n]{2,80}),\sand\s)$",
    re.MULTILINE,
)
LONGEST = 200  # characters before the last of them
NEAR = 25  # characters between a source and its cue: adverbs


def together(text: str, candidate: Candidate) -> Candidate:
    """The candidate with all whom its verb has for a subject, where the first is told of between commas."""
    if len(candidate.source) != 1 or not candidate.cue:
        return candidate
    start, end = candidate.source[0]
    if not 0 < candidate.cue[0][0] - end <= NEAR:
        return candidate
    if not text.endswith("and", 0, start - 1):  # nearly all are out by that
        return candidate
    first = FIRST.search(text, max(0, start - LONGEST), start)
    if first is None or first["name"].lower() in PREPOSITION | SUBORDINATOR | CONJUNCTION:
        return candidate
    told = first["told"].lower().split()
    if any(word in FINITE or word in lexicon().tags for word in told):
        return candidate
    source = (first.start("who"), end)
    return candidate if overlap((source,), candidate.content) else replace(candidate, source=(source,))
