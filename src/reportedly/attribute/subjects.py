"""Whose verb it is, where a reader heard no source: the subject beside it.

Of a participle that opens a sentence that is the subject of what follows the comma: "Observing that it was
late, | the court | sat on", as in the corpus's training part in all but headings.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from .candidates import Candidate, overlap
from .rules.grammar import ADVERB, DAY_NAME, FINITE, PREPOSITION, SUBORDINATOR
from .rules.lexicon import lexicon

__all__ = ["headed", "participial"]

PARTICIPLE = re.compile(r"(?!According|During|Nothing|Something|Everything)[A-Z][a-z]+ing\b")
OPENED = re.compile(r"(?:^|[.!?:”\"—–-]\s)$", re.MULTILINE)
COMMA = re.compile(r"(?:,|,[”\"’]|[”\"’],)?\s?(?<=\s)")
WORD = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St)\.|[\w’'&-]+)(?=[\s,.])")
ASIDE = re.compile(r",\s[^,.;:“”\"\n]{3,80},\s")
WHEN = re.compile(
    rf"\s(?:(?:on\s|last\s)?{DAY_NAME}|yesterday|today|tonight|earlier|later|then|also|[a-z]+ly)$",
    re.IGNORECASE,
)
HELPED = re.compile(r"(?:has|have|had|will|would)\s(?!been\b|be\b)[a-z]")
SUBJECT = re.compile(r"(?:that\s)?(?P<who>[\w’'&-]+(?:\s[\w’'&-]+){0,7})\s")
LONGEST = 14  # words of a subject
NEAR = 4  # pieces of contents before a verb


def participial(text: str, candidate: Candidate) -> Candidate:
    """The candidate with its source, where its cue is a participle that opens a sentence."""
    if candidate.source or len(candidate.cue) != 1 or len(candidate.content) != 1:
        return candidate
    (start, stop), (begin, end) = candidate.cue[0], candidate.content[0]
    if begin < stop or not PARTICIPLE.match(text, start) or not OPENED.search(text, max(0, start - 2), start):
        return candidate
    comma = COMMA.match(text, end)
    if comma is None or "," not in text[end - 2 : comma.end()]:
        return candidate
    source = _subject(text, comma.end())
    known = source is None or overlap((source,), (*candidate.cue, *candidate.content))
    return candidate if source is None or known else replace(candidate, source=(source,))


def headed(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; what is nested without a source has whom the content around it begins with: "According
    to Brel, | the union has threatened | to strike"."""
    outer = sorted(piece for c in candidates if not c.nested for piece in c.content)
    return [_headed(text, c, outer) if c.nested and not c.source and c.cue else c for c in candidates]


def _headed(text: str, one: Candidate, pieces: Sequence[tuple[int, int]]) -> Candidate:
    """``pieces``: those of all contents that aren't nested, in order."""
    at = one.cue[0][0]
    if not HELPED.match(text, at):
        return one
    last = bisect_left(pieces, (at, 0))
    begin = max((start for start, end in pieces[max(0, last - NEAR) : last] if at < end), default=at)
    who = SUBJECT.fullmatch(text, begin, at)
    words = who["who"].lower().split() if who else [""]
    other = (
        any(word in FINITE or _is_past(word) for word in words)
        or words[0] in SUBORDINATOR | PREPOSITION | ADVERB
    )
    if who is None or other or overlap((who.span("who"),), one.content):
        return one
    return replace(one, source=(who.span("who"),))


def _subject(text: str, start: int) -> tuple[int, int] | None:
    """The words from ``start`` up to a finite verb."""
    at, end = start, start
    for _ in range(LONGEST):
        word = WORD.match(text, at)
        if word is None:
            return None
        low = word[0]
        if end > start and low.islower() and _is_finite(low):
            when = WHEN.search(text, start, end)
            return start, when.start() if when else end
        if low.lower() in SUBORDINATOR or (end == start and low.lower() in PREPOSITION | ADVERB):
            return None
        end = word.end()
        aside = ASIDE.match(text, end)
        at = aside.end() if aside else end + 1
        end = aside.end() - 2 if aside else end
        if text[at - 1] != " ":
            return None
    return None


def _is_finite(low: str) -> bool:
    return low in FINITE or low in lexicon().tags or _is_past(low)


def _is_past(low: str) -> bool:
    return low.endswith("ed") and len(low) > 4
