"""When each statement was made: the time that modifies its cue, or the date of the post that it is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reportedly.appraise.times.carried import carried
from reportedly.appraise.times.document import day_of
from reportedly.appraise.times.tense import sentence
from reportedly.types import Attribution, Block, Document

__all__ = ["said"]

Time = dict[str, Any]
_REACH = 100
"""Characters between a cue and a time that still belongs to it."""
_UTTERANCE = (
    r"(?:statement|interview|speech|letter|post|tweet|message|report|e-?mail|address|briefing|conference|broadcast"
    r"|article|remarks|comments|note|memo|filing|call|sermon|video|hearing|session|meeting|testimony|thread|reply"
    r"|response|release|communiqué|dispatch|column|editorial|ceremony|parley|rally|debate|series|evidence|submission"
    r"|ruling|judge?ment|verdict|affidavit|petition|bulletin|podcast|lecture|homily|keynote|circular)"
)
_PARTED = re.compile(
    r"\b(?:who|whom|whose|which|where|when|after|before|as|that|because|while|since|until|during|following|amid"
    r"|despite|over|from|between|were|was|had|if|than)\b|[;:“”«»]|[.!?]\s",
    re.IGNORECASE,
)
_ADVERBS = re.compile(
    r"(?:\s|,|\b(?:late|early|earlier|later|on|at|about|around|in|the|a|also|again|and|but|further|meanwhile|then"
    r"|local|time|has|have|had|did|not|by|yesterday)\b)*",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:\W|\b(?:and|but|then|so|meanwhile|however|separately)\b)*(?:(?:(?:late|early|earlier|later|on|at|in|also|the|only|just|as|recently)"
    rf"\b\W*)*|(?:in|at|during|with|through|via)\s(?:[^,.;:]{{0,60}}\s)?{_UTTERANCE}s?\b[^,.;:]{{0,60}}"
    r"|(?:speaking|writing|addressing|testifying|talking|asked|appearing|interviewed|briefing|opening|replying|responding"
    r"|reacting|answering|giving\s(?:evidence|testimony|an?|his|her|their|the))\b[^.;:]{0,80})",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"(?:\W|\b(?:the|local|time|morning|evening|afternoon|night|in|a|statement|also|again|further|however|though|meanwhile"
    r"|separately)\b)*"
    r"(?:(?:with|to|in|at|on|from|by|for|of|whether|if|about|why|(?:\w+\s)?(?:hours|minutes|days|shortly|just)\s"
    r"(?:after|before))\s[^,;:.]{1,60},\s?)?",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"\b(?:released|published|issued|dated|sent|posted|written|filed|circulated|aired|broadcast|delivered|made|given"
    r"|held|(?:who|which)\s(?:\w+\s)?(?:disclosed|told|spoke|briefed|addressed|said|announced|revealed|made|gave"
    r"|addressing)|speaking|talking|addressing|briefing)\b[^.;:“”«»\"]{0,80}$",
    re.IGNORECASE,
)
"""In a source: what leads up to the time at which it spoke or came out."""
_LED = re.compile(
    r"\b(?:that|which|who|whose|where|when)\b|\b\w{3,}ed\b"
    r"|(?:\b(?:on|at|of|in|from|since|until|for|by|to|the|this|and|after|before|between|last)\s|[(,]\s?)$"
)
"""In a source: what makes a time at its end a part of it."""
_RELATED = re.compile(r"\b(?:that|which|who|whose|where)\s[^,]*$")
"""In a source: a clause that a time right behind it belongs to: "the man who fled on Monday said"."""
_AROUND = re.compile(r"\b(?:shortly|just|soon)\s(?:before|after)\s$", re.IGNORECASE)
"""Right before a time it only says how near to it: "said shortly after 9am on Tuesday"."""
_BESIDE = re.compile(r",?\s(?:(?:late|early|earlier|later)\s)?(?:(?:on|in|at|the)\s)*", re.IGNORECASE)


def said(document: Document, times: Sequence[Time]) -> tuple[Attribution, ...]:
    """The document's attributions with ``said`` filled in: ``{"value", "span"}``, or None where unknown.

    ``times`` are those of the document, in text order. A time counts where it stands in the cue's own clause,
    outside the attribution's content, or where the source says when it was published or spoke ("a report
    released in March"). It holds for what the same voice goes on to say (``carried``). A post was said on
    its own date, without a span. The publication date stands in for nothing: only words such as "today"
    bring it in.
    """
    starts = [time["span"][0] for time in times]
    blocks = sorted(document.blocks, key=lambda block: block.start)
    cues = sorted(s.start for a in document.attributions if a.cue for s in a.cue.spans)
    found = []
    for attribution in document.attributions:
        if attribution.cue is None:
            when = _of_post(attribution, blocks)
        else:
            block = _block_at(blocks, attribution.cue.spans[0].start)
            limits = (block.start, block.end) if block else (0, len(document.text))
            when = _of_cue(attribution, document.text, limits, times, starts, cues)
        found.append(attribution if when is attribution.said else replace(attribution, said=when))
    return carried(found, times)


def _block_at(blocks: Sequence[Block], at: int) -> Block | None:
    """The block in which this offset lies. ``blocks`` are in text order."""
    i = bisect_right(blocks, at, key=lambda block: block.start) - 1
    return blocks[i] if i >= 0 and at < blocks[i].end else None


def _of_post(attribution: Attribution, blocks: Sequence[Block]) -> dict[str, Any] | None:
    """The date of the post whose words the attribution is; a post within a post isn't told apart."""
    if attribution.parent is not None:
        return None
    block = _block_at(blocks, attribution.content.spans[0].start)
    day = day_of(block.published) if block and block.kind == "post" else None
    return {"value": day.isoformat(), "span": None} if day else None


def _of_cue(
    attribution: Attribution,
    text: str,
    limits: tuple[int, int],
    times: Sequence[Time],
    starts: Sequence[int],
    cues: Sequence[int],
) -> dict[str, Any] | None:
    assert attribution.cue is not None
    low, high = attribution.cue.spans[0].start, attribution.cue.spans[-1].end
    left, right = sentence(text, low, *limits)
    near = times[bisect_left(starts, left) : bisect_left(starts, max(right, high))]
    for time in sorted(near, key=lambda time: _distance(time, low, high)):
        if time["value"] is not None and _modifies(time, attribution, text, left, cues):
            return {"value": time["value"], "span": list(time["span"])}
    return None


def _distance(time: Time, low: int, high: int) -> int:
    start, end = time["span"]
    return max(int(start) - high, low - int(end), 0)


def _modifies(time: Time, attribution: Attribution, text: str, left: int, cues: Sequence[int]) -> bool:
    """Whether the time belongs to the cue: after it, between source and cue, or opening the sentence."""
    start, end = time["span"]
    assert attribution.cue is not None
    source = attribution.source.spans if attribution.source else ()
    pieces = attribution.content.spans
    if len(pieces) > 1:  # a piece that is a time and nothing else says nothing
        pieces = tuple(piece for piece in pieces if piece.start < start or end < piece.end)
    if any(piece.start < end and start < piece.end for piece in pieces):
        return False
    if text.startswith(("'s ", "’s "), end):  # "shortly before Friday's vote"
        return False
    for span in source:
        if span.start < end and start < span.end:
            if span.start < start and span.end == end and not _LED.search(text, span.start, start):
                return True  # "The company today | confirmed"
            return _ISSUED.search(text, span.start, start) is not None
    low, high = attribution.cue.spans[0].start, attribution.cue.spans[-1].end
    if low <= start < high:  # a cue may end within it: "said last | week"
        return True
    if start >= high:
        return _after(text, high, start, attribution, cues)
    if end > low or low - end > 2 * _REACH:
        return False
    before = [s for s in source if s.end <= low]
    if before and before[-1].end <= start:
        if (
            _RELATED.search(text, before[-1].start, before[-1].end)
            and "," not in text[before[-1].end : start]
        ):
            return False
        return _between(text[before[-1].end : start], text[end:low])
    subject = before[0].start if before else low
    return _opens(text, left, start, end, subject)


def _between(left: str, right: str) -> bool:
    """Whether source, time and cue belong together by what stands before and after the time."""
    if _ADVERBS.fullmatch(left) and _ADVERBS.fullmatch(right):
        return True
    return _OPENING.fullmatch(left) is not None and _TRAIL.fullmatch(right) is not None


def _after(text: str, high: int, start: int, attribution: Attribution, cues: Sequence[int]) -> bool:
    """Whether nothing but the cue's own complements stands between: hearers, places, "in a statement"."""
    if start - high > _REACH or bisect_left(cues, high) != bisect_left(cues, start):
        return False
    within = [s for s in attribution.content.spans if high <= s.start < start]
    if within:  # "announced the arrest of two men on Thursday": the content stops short of the time
        whole = len(attribution.content.spans) == 1
        return whole and _BESIDE.fullmatch(text, within[0].end, start) is not None
    between = text[high:start]
    for span in attribution.source.spans if attribution.source else ():
        if high <= span.start and span.end <= start:
            between = text[high : span.start] + " " + text[span.end : start]
    return _PARTED.search(_AROUND.sub("", between)) is None


def _opens(text: str, left: int, start: int, end: int, subject: int) -> bool:
    """Whether the time opens the sentence, alone or in a phrase such as "In a statement late on Tuesday"."""
    return (
        start - left <= _REACH
        and _OPENING.fullmatch(text, left, start) is not None
        and _TRAIL.fullmatch(text, end, subject) is not None
    )
