"""Quotations that no cue claims: "She shook her head. “I don’t read the paper.”"

They are the words of the person whom the sentence beside them is about. Where a plain verb of saying stands
there that the reader didn't hear, the rules do.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ..types import Block, Document, Mention
from .candidates import Candidate, Spans, cells, overlap
from .edges import merged
from .quotes import Quotation
from .rules import quoted_candidates, sentence_spans
from .rules.lexicon import lexicon
from .titles import capitalised

__all__ = ["unclaimed"]

Range = tuple[int, int]

BESIDE = 0.5  # confidence, set by hand
QUOTES = 0.7  # of who quotes: set by hand, as much as words that no lexicon knows need in another's content
SPOKEN_IN = ("paragraph", "list-item", "quotation")
ENDED = ".!?…"
FEWEST = 2  # words of what somebody says
ABOUT = 300  # characters of the sentence beside a quotation
NEAR = 80  # characters before a colon in which its subject stands
WORD = re.compile(r"\w+(?:['’-]\w+)*")
MARKS = "“”„«»‘’\"' "
BEGINS = re.compile(r"[“„«\"‘'(]?[A-ZÀ-Þ]")
OPENING = re.compile(r"\s*(?:(?:And|But|Then|So|Yet|Still|Now|Again)\b,?\s*)?(?:\w[^,.;:\n]{2,80},\s)?")
POSSESSIVE = ("his", "her", "their", "its", "my", "our", "your")
PRONOUN = re.compile(r"(?:[Hh]e|[Ss]he|[Tt]hey)\s(?=[a-z])")
SAID = (
    r"(?:verdict|answer|advice|message|reply|response|retort|conclusion|assessment|plea|motto|request|explanation"
    r"|warning|question|comment|cry|refrain)"
)
HERS = re.compile(
    rf"(?:(?:And|But)\s)?(?P<who>[Hh]is|[Hh]er|[Tt]heir|[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+){{0,2}}['’]s?)\s(?:\w+\s)?(?P<cue>{SAID})\b"
    r"[^.:?“”\"\n]{0,60}[:?]$"
)
CAME = re.compile(
    rf"\s(?P<cue>(?:came|comes|was|ran)\s(?:the|an?|(?P<whose>his|her|their))\s(?:\w+\s)?{SAID}(?:\sfrom\b)?)"
    r"(?:(?<=from)\s(?P<who>[^,.;:“”\"\n]{2,80}))?"
)
QUOTING = re.compile(
    r"\b(?P<who>I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[A-ZÀ-Þ][\w-]+)\s"
    r"(?P<cue>(?:(?:was|were|is|are|kept|just|all)\s)*[a-z]+),\s$"
)
VERB = re.compile(r"\s(?!(?:at|by|for|from|in|of|on|to|with|and|or|that)\b)[a-z]")
SPEAKING = re.compile(r",\s(?P<cue>(?P<verb>[a-z]+ing)\b[^,.;:“”\"\n]{0,60}:)$")
TESTIFIES = re.compile(
    r"(?P<comma>,?)\s(?P<cue>(?!says\b)[a-z]{3,}(?:s|ed))\s"
    r"(?P<who>(?:(?:the|an?)\s(?:[a-z]+\s){1,3})?(?:[A-ZÀ-Þ][\w’'-]+)(?:\s[A-ZÀ-Þ][\w’'-]+){0,3})(?=[,.;]|$)"
)
CLAUSE = re.compile(r"(?:^|[\s,])(?P<who>I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e)\s(?=[a-z])")


def unclaimed(
    document: Document,
    candidates: Sequence[Candidate],
    quotes: Sequence[Quotation],
    certain: Sequence[Candidate],
    mentions: Sequence[Mention],
) -> list[Candidate]:
    """The candidates, with those that say what no other does; ``certain``: what layout gives to somebody."""
    text = document.text
    found = list(candidates)
    said: dict[int, list[Range]] = defaultdict(list)
    cues: dict[int, list[Range]] = defaultdict(list)
    for one in (*candidates, *certain):
        _note(said, one.content)
        _note(cues, one.cue)
    people = sorted((m.start, -m.end) for m in mentions if _is_person(text, m))
    outer = sorted((q.start, q.end) for q in quotes if q.depth == 1)
    cued = sorted((c.cue[0][0], k) for k, c in enumerate(found) if c.cue and not c.nested)
    for block in document.blocks:
        if block.kind not in SPOKEN_IN or not block.is_english:
            continue
        here = outer[bisect_left(outer, (block.start,)) : bisect_left(outer, (block.end,))]
        free = [
            q for q in here if not _overlaps(said, q) and (_is_speech(text, *q) or CAME.match(text, q[1]))
        ]
        for heard in _plain(text, block, free, cues) if free else ():
            found.append(heard)
            _note(said, heard.content)
        free = [q for q in free if not _overlaps(said, q)]
        parts = sentence_spans(text, block.start, block.end) if free else []
        free = [q for q in free if not _goes_on(text, q, parts, found, cued)]
        beside = [_beside(text, block, q, here, parts, people) for q in free]
        found += [one for one in beside if one is not None]
    return [*found, *_inner(text, quotes, found)]


def _inner(text: str, quotes: Sequence[Quotation], found: Sequence[Candidate]) -> list[Candidate]:
    """What somebody quotes in a quotation behind a verb that nobody surely heard: "She was like, ‘Who?’" """
    sure = [c for c in found if not c.nested or c.confidence >= QUOTES]
    said = {edge for c in sure for s, e in c.content for edge in ((s, 0), (s - 1, 0), (e, 1), (e + 1, 1))}
    heard = {s for c in sure for s, _ in c.cue}
    new = []
    for q in quotes:
        free = q.depth == 2 and q.closed and (q.start, 0) not in said and (q.end, 1) not in said
        before = QUOTING.search(text, max(0, q.start - NEAR), q.start) if free else None
        if before and before.start("cue") not in heard and text[q.start + 1].isupper():
            roles = (before.span("who"),), (before.span("cue"),), ((q.start, q.end),)
            new.append(Candidate(*roles, QUOTES, nested=True))
    return new


def _is_person(text: str, mention: Mention) -> bool:
    """A person, who may be hardly seen: it is where a sentence begins that counts. No "his" in "his wife"."""
    return mention.kind == "person" and text[mention.start : mention.end].lower() not in POSSESSIVE


def _note(said: dict[int, list[Range]], content: Spans) -> None:
    for cell in cells(content) if content else ():
        said[cell] += content


def _overlaps(said: dict[int, list[Range]], quote: Range) -> bool:
    inner = ((quote[0] + 1, quote[1] - 1),)
    return any(overlap(inner, tuple(said[cell])) for cell in cells((quote,)))


def _is_speech(text: str, start: int, end: int) -> bool:
    words = text[start:end].strip(MARKS)
    return len(WORD.findall(words)) >= FEWEST and not (capitalised(words) and words[-1] not in ENDED)


def _plain(text: str, block: Block, free: Sequence[Range], cues: dict[int, list[Range]]) -> list[Candidate]:
    """What the rules hear of these quotations, from cues that nobody has heard."""
    spans = tuple(free)
    return [
        one
        for one in quoted_candidates(text, block.start, block.end)
        if overlap(one.content, spans)
        and not any(overlap(one.cue, tuple(cues[cell])) for cell in cells(one.cue))
    ]


def _goes_on(
    text: str, quote: Range, parts: Sequence[Range], found: list[Candidate], cued: Sequence[Range]
) -> bool:
    """Is this quotation more of what the sentence before it quotes: "“Look,” she said, laughing. “There!”"?
    Whoever says that says this too. ``cued``: where the cues of those found begin, and which it is."""
    number = bisect_right(parts, quote) - 1
    if parts[number : number + 1] and parts[number][1] > quote[0]:
        number -= 1
    if number < 0 or not _ends(text, quote) or not _ends(text, parts[number]):
        return False
    begin, end = parts[number]
    here = cued[bisect_left(cued, (begin, 0)) : bisect_left(cued, (end, 0))]
    speaking = [k for at, k in here if any(s == begin and e <= at for s, e in found[k].content)]
    if not speaking or text[begin] not in MARKS:
        return False
    last = found[speaking[-1]]
    found[speaking[-1]] = replace(last, content=merged((*last.content, quote)))
    return True


def _ends(text: str, span: Range) -> bool:
    """Does a sentence end here?"""
    return text[span[1] - 2 : span[1]].rstrip(MARKS)[-1:] in tuple(ENDED)


def _beside(
    text: str,
    block: Block,
    quote: Range,
    quotes: Sequence[Range],
    parts: Sequence[Range],
    people: Sequence[Range],
) -> Candidate | None:
    """The quotation as the words of whom the sentence before it is about, or the one behind it where it
    begins its paragraph; None where that is nobody, or where the quotation is a part of a sentence.
    ``parts``: the paragraph's sentences."""
    start, end = quote
    if spoken := _behind(text, block, quote):
        return spoken
    if text[end - 2 : end].rstrip(MARKS)[-1:] not in tuple(ENDED):
        return None
    low, high = max(block.start, start - 2 * ABOUT), min(block.end, end + 2 * ABOUT)
    before = text[low:start].rstrip()
    behind = text[end:high].lstrip()
    if behind and not BEGINS.match(behind):
        return None
    at = low + len(before) - 1 if before else high - len(behind)
    begin, stop = parts[max(0, bisect_right(parts, (at, high)) - 1)] if parts else (end, end)
    begin, stop = (begin, at + 1) if before else (max(begin, end), stop)
    if _holds_quotation(quotes, begin, stop) or not 1 < stop - begin <= ABOUT:
        return None
    if before and (hers := HERS.match(text, begin, stop)):
        return Candidate((hers.span("who"),), (hers.span("cue"),), (quote,), BESIDE)
    speaking = SPEAKING.search(text, begin, stop)
    if speaking and speaking["verb"] in lexicon().tags and (who := _about(text, begin, stop, people)):
        return Candidate((who,), (speaking.span("cue"),), (quote,), BESIDE)
    if text[stop - 1] == ":":
        who = _before_colon(text, max(begin, stop - NEAR), stop, people)
        return Candidate((who,), ((stop - 1, stop),), (quote,), BESIDE) if who else None
    who = _about(text, begin, stop, people) if text[stop - 1] in ENDED else None
    return Candidate((who,), (), (quote,), BESIDE) if who else None


def _behind(text: str, block: Block, quote: Range) -> Candidate | None:
    """The quotation as the words of whom a verb or noun right behind it names: "“No”, thunders Oda Brel.",
    "“No,” was her verdict"."""
    end = quote[1]
    if came := CAME.match(text, end, block.end):
        name = "who" if came["who"] else "whose"
        source = (came.span(name),) if came[name] else ()
        return Candidate(source, (came.span("cue"),), (quote,), BESIDE)
    named = TESTIFIES.match(text, end, block.end)
    if named is None or not (named["comma"] or text[end - 2] in ",!?"):
        return None
    return Candidate((named.span("who"),), (named.span("cue"),), (quote,), BESIDE)


def _holds_quotation(quotes: Sequence[Range], begin: int, stop: int) -> bool:
    """Does one of these, in their order, reach into ``[begin, stop)``?"""
    first = max(0, bisect_left(quotes, (begin, 0)) - 1)
    return any(q[0] < stop and begin < q[1] for q in quotes[first : first + 3])


def _about(text: str, start: int, end: int, people: Sequence[Range]) -> Range | None:
    """The person whom the sentence ``[start, end)`` begins with."""
    opening = OPENING.match(text, start, end)
    for at in sorted({start, opening.end() if opening else start}):
        pronoun = PRONOUN.match(text, at, end)
        if pronoun:
            return at, pronoun.end() - 1
        first = bisect_left(people, (at, -end))
        named, last = people[first] if first < len(people) else (end, 0)
        if named == at and text[-last : 1 - last] in (" ", ","):
            return at, -last
    return None


def _before_colon(text: str, start: int, end: int, people: Sequence[Range]) -> Range | None:
    """Whom the last clause before a colon is about."""
    found = [m.span("who") for m in CLAUSE.finditer(text, start, end)]
    named = people[bisect_left(people, (start, -end)) : bisect_left(people, (end, 0))]
    found += [(a, -b) for a, b in named if VERB.match(text, -b)]
    return max(found, default=None)
