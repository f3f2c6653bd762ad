""" "For the drivers, the detour is a disaster": whose view something is, by a preposition alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..types import Block, Document, Mention
from .candidates import Candidate

__all__ = ["views"]

VIEW = 0.45  # confidence, set by hand
FOR = re.compile(r"(?:^|(?<=[.!?]\s)|(?<=[.!?][”\"]\s))(?P<cue>For)\s(?=\S)", re.MULTILINE)
# "For Brel, it was the third loss" says who loses, and "their" or "that" goes on with them.
CLAUSE = re.compile(
    r",\s(?P<content>(?!(?:there|it|he|she|they|we|i|you|that|this|these|those|his|her|their)\b)"
    r"(?:(?<=\s)[\"“][^\"”\n]*[\"”]|[^\s,;:.“”\"\n])+(?:\s[^\s,;:.“”\"\n]+){0,12}?"
    r"\s(?:is|are|was|were|isn['’]t|wasn['’]t|means|meant|changes|changed|amounts|remains)\s[^;:\n]{3,300}?)"
    r"(?=[.!?][”\"]?(?:\s|$)|$)",
    re.IGNORECASE | re.MULTILINE,
)
APPOSED = re.compile(r",\s(?:an?|the|who|whose)\s[^,;:.“”\"\n]{3,80}(?=,)")
READ = ("paragraph", "list-item")


def views(
    document: Document, candidates: Sequence[Candidate], mentions: Sequence[Mention]
) -> list[Candidate]:
    """The views that sentences give with "for" and whoever has them, where nobody is heard to say it."""
    people = {m.start: m.end for m in sorted(mentions, key=lambda m: m.end) if m.kind == "person"}
    cues = sorted(c.cue[0][0] for c in candidates if c.cue and not c.nested)
    return [
        one
        for block in document.blocks
        if block.kind in READ and block.is_english
        for one in _in_block(document.text, block, people, cues)
    ]


def _in_block(text: str, block: Block, people: dict[int, int], cues: Sequence[int]) -> list[Candidate]:
    if text.find("For", block.start, block.end) < 0:
        return []
    found = []
    for match in FOR.finditer(text, block.start, block.end):
        end = people.get(match.end(), 0)
        apposed = APPOSED.match(text, end, block.end) if end else None
        end = apposed.end() if apposed else end
        clause = CLAUSE.match(text, end, block.end) if end else None
        if clause and bisect_left(cues, match.start()) == bisect_left(cues, clause.end()):
            source, content = (match.end(), end), clause.span("content")
            found.append(Candidate((source,), (match.span("cue"),), (content,), VIEW))
    return found
