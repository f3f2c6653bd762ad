"""Source phrases unfolded: "documents cited by AGENCY", "a letter seen by PAPER", "AGENCY, citing documents".

Works on the text alone. Who the phrases mean is resolved with all other mentions.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..types import Attribution
from .found import Link, Phrase
from .lexicon import lexicon

LONGEST = 160  # characters of a phrase
SENTENCE = 400  # characters between "citing" and its subject
RELAYED = re.compile(
    r"\b(?:cited|quoted|seen|obtained|reviewed|reported|carried|interviewed|viewed|consulted|contacted|"
    r"relayed|leaked to|shown to)"
    r"(?: (?:exclusively|earlier|first))? (?:by )?(?=\S)"
)
SEEN_BY = re.compile(
    r"\b(?:cited|quoted|seen|obtained|reviewed|carried|interviewed|viewed|leaked|shown)\b"
    r"[^.;\n]{0,20}\b(?:by|to) $"
)
BY = re.compile(
    r"\b(?:reports?|articles?|stor(?:y|ies)|broadcasts?|accounts?|investigations?|letters?|studies|study)"
    r" (?:by|in|on) (?=\S)"
)
CITING = re.compile(r"\b(?:[Cc]iting|[Qq]uoting|which cite[ds]|who cite[ds]|and cited)\s+")
TELLING = re.compile(r"\b(?:told|tells|tell|telling|speaking|spoke|quoted as saying|said in an interview)$")
# Media without a name behind a cue; a weekday is none.
MEDIUM = re.compile(
    r"\s+(?:by |with |to |on )?"
    r"((?:the |a |an )?(?:(?:state|local|national|public|private|independent|regional|foreign|provincial)"
    r"(?:-run|-owned|-controlled|-funded)? )+"
    r"(?:(?:radio|television|TV) (?:station|channel)|television|tv|TV|radio|media|broadcasters?|news agency|"
    r"newspapers?|news outlets?|news channel|press|channel))\b(?!\s+(?:[a-z]+ )?[A-Z](?!\w*day\b))"
)
NOT_SAID = re.compile(r"what (?:it|he|she|they) (?:called|described as|said were|termed) |(?:as|from) ", re.I)
STOP = re.compile(
    r"[,.;:!?\n“”\"()–—]|\s(?:that|which|who|said|says|as saying|and (?:said|has|had|was|is)|but)\s"
)
BOUNDARY = re.compile(r"[.!?][”’\"')]*\s+[A-Z“‘\"]|\n\s*\n")


def phrase_of(attribution: Attribution) -> Phrase | None:
    """The source phrase of an attribution: its first span with a word in it."""
    if attribution.source is None or not attribution.source.spans:
        return None
    span = attribution.source.spans[0]
    return Phrase(span.start, span.end, nested=attribution.parent is not None)


def unfold(text: str, attributions: Sequence[Attribution]) -> list[Link]:
    """The links beside the sources of all attributions, in no order."""
    return [*_inside(text, attributions), *_beside(text, attributions), *_unnamed(text, attributions)]


def _unnamed(text: str, attributions: Sequence[Attribution]) -> Iterator[Link]:
    """Links to media without a name that were told: "told state television"."""
    for index, attribution in enumerate(attributions):
        cue = attribution.cue
        if cue is None or not cue.spans or not TELLING.search(cue.text):
            continue
        match = MEDIUM.match(text, cue.spans[-1].end)
        if match is not None:
            yield Link(index, Phrase(match.start(1), match.end(1)), "outer")


def _inside(text: str, attributions: Sequence[Attribution]) -> Iterator[Link]:
    """Links that the source phrase itself holds."""
    for index, attribution in enumerate(attributions):
        phrase = phrase_of(attribution)
        if phrase is None or phrase.end - phrase.start < 8:
            continue
        end = min(phrase.end, phrase.start + SENTENCE)
        for pattern in (RELAYED, BY):
            match = pattern.search(text, phrase.start, end)
            where = match is not None and match[0].endswith((" in ", " on ")) and text[match.end()].islower()
            if where and not text.startswith(("the ", "a "), match.end() if match else 0):
                continue  # "a study in caves"
            if match and match.start() > phrase.start and _by(match[0], pattern):
                yield Link(index, _phrase(text, match.end(), end), "outer")
                break
        match = CITING.search(text, phrase.start, end)
        if match and match.start() > phrase.start:
            yield Link(index, _phrase(text, _start(text, match.end(), end), end), "inner")


def _by(found: str, pattern: re.Pattern[str]) -> bool:
    return pattern is BY or found.rstrip().endswith((" by", " to"))


def _beside(text: str, attributions: Sequence[Attribution]) -> Iterator[Link]:
    """Links from "citing …" beside the source in its sentence: the source's, if no nearer noun is the
    subject."""
    by_span: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for index, attribution in enumerate(attributions):
        phrase = phrase_of(attribution)
        if phrase is not None and attribution.parent is None:
            by_span[phrase.start, phrase.end].append(index)
    spans = sorted(by_span)
    starts = [start for start, _ in spans]
    for match in CITING.finditer(text):
        span = _subject(text, match, spans, starts)
        if span is None:
            continue
        begin = _start(text, match.end(), len(text))
        cited = _phrase(text, begin, min(len(text), begin + LONGEST))
        for index in by_span[span]:
            cue = attributions[index].cue
            if cited.start < cited.end and not (
                cue and cue.spans and match.start() <= cue.spans[0].start < match.end()
            ):
                yield Link(index, cited, "inner")


def _subject(
    text: str, match: re.Match[str], spans: list[tuple[int, int]], starts: list[int]
) -> tuple[int, int] | None:
    """The source whose participle a "citing" is: the last before it in the sentence, else the first behind
    it."""
    at = match.start()
    before = bisect_left(starts, at) - 1
    if before >= 0:
        start, end = spans[before]
        if end > at:
            return None
        if at - end < SENTENCE and not BOUNDARY.search(text, end, at):
            return None if _noun_before(text, at) and end < at - 2 else (start, end)
    behind = bisect_right(starts, at)
    if behind < len(spans) and spans[behind][0] - at < SENTENCE and match[0][0] in "CQ":
        return None if BOUNDARY.search(text, at, spans[behind][0]) else spans[behind]
    return None


def _noun_before(text: str, at: int) -> bool:
    """Whether a noun stands right before "citing", as in "press reports citing officials"."""
    word = re.search(r"(\w+) $", text[max(0, at - 30) : at])
    return word is not None and word[1].lower() in lexicon().nouns


def _start(text: str, at: int, end: int) -> int:
    match = NOT_SAID.match(text, at, end)
    at = match.end() if match else at
    while at < end and text[at] in " “\"‘'«":
        at += 1
    return at


def _phrase(text: str, start: int, end: int) -> Phrase:
    stop = STOP.search(text, start, min(end, start + LONGEST))
    end = stop.start() if stop else min(end, start + LONGEST)
    return Phrase(start, start + len(text[start:end].rstrip()))


def relayed_by(text: str, link: Link) -> bool:
    """Whether a link is to whom the text makes see or quote something, as papers do: "seen by the Post"."""
    start = link.phrase.start
    return link.place == "outer" and SEEN_BY.search(text, max(0, start - 60), start) is not None


def by_attribution(links: Sequence[Link]) -> dict[int, list[Link]]:
    """The links of each attribution."""
    found: defaultdict[int, list[Link]] = defaultdict(list)
    for one in links:
        found[one.attribution].append(one)
    return found
