"""Reads a passage sentence by sentence, and carries a quotation on to the attribution before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..candidates import Candidate
from .clauses import asked, following
from .found import Found, extended, to_candidate
from .frames import frame
from .lexicon import Lexicon
from .phrases import according_to, hearsay, name_and_colon, noun_cue
from .sentences import Range, Sentence, sentences
from .verbs import VerbGroup, verb_groups

# Share of each rule's findings that are right (content by half, source shared) in 150 articles of PolNeAR's
# train part; rules that found fewer than five there have OTHERWISE.
CONFIDENCE = {
    "colon": 0.96,
    "quote frame": 0.95,
    "according": 0.91,
    "hearer": 0.86,
    "that": 0.84,
    "participle clause": 0.83,
    "participle quote": 0.83,
    "later": 0.83,
    "quote": 0.82,
    "clause": 0.79,
    "clause frame": 0.7,
    "participle that": 0.69,
    "object": 0.67,
    "participle hearer": 0.67,
    "infinitive": 0.63,
    "participle infinitive": 0.62,
    "passive infinitive": 0.59,
    "participle object": 0.59,
    "phrase": 0.58,
    "open": 0.57,
    "asked": 0.57,
    "agent": 0.5,
    "participle later": 0.29,
    "hearsay": 0.29,
    "noun": 0.2,
}
OTHERWISE = 0.5


@dataclass(slots=True)
class Reading:
    """What was found so far, by rule, and whether a quotation that comes next would belong to the last."""

    found: list[tuple[str, Candidate]] = field(default_factory=list)
    open: bool = False


def read_passage(
    reading: Reading, text: str, start: int, end: int, quotes: Sequence[Range], words: Lexicon
) -> None:
    """Adds the outermost attributions of ``text[start:end]``. ``quotes``: the passage's quotations."""
    for s in sentences(text, start, end, quotes, words.tags):
        if _all_quoted(s):
            if reading.open and reading.found:
                pattern, last = reading.found[-1]
                reading.found[-1] = (pattern, extended(last, (s.words[0][0], s.words[-1][1])))
            continue
        found = read_sentence(s, words)
        for one in found:
            confidence = CONFIDENCE.get(one.pattern, OTHERWISE)
            reading.found.append((one.pattern, to_candidate(s, one, confidence)))
        reading.open = bool(found) and _may_go_on(s, found[-1])


def _all_quoted(s: Sentence) -> bool:
    inside = [quoted for word, quoted in zip(s.lower, s.quoted, strict=True) if word[0].isalnum()]
    return bool(inside) and all(inside)


def _may_go_on(s: Sentence, found: Found) -> bool:
    if not found.content:
        return True
    return any(s.quoted[i] for a, b in found.content for i in range(a, b))


def read_sentence(s: Sentence, words: Lexicon) -> list[Found]:
    """The sentence's outermost attributions, from left to right as far as their cues go."""
    groups = tuple(verb_groups(s, words))
    found: list[Found] = []
    low, main = 0, None
    framed = frame(s, groups) or asked(s, groups) or _framing_phrase(s, groups, words)
    if framed:
        first, low = framed
        found.append(first)
        main = first.source
    for group in groups:
        if group.start < low:
            continue
        one = following(s, group, groups, low, main)
        if one:
            found.append(one)
            main = one.source or main
            low = max([group.end, *(b for _, b in one.content)])
    if not found:
        single = name_and_colon(s) or hearsay(s, words) or noun_cue(s, words)
        found = [single] if single else []
    return found


def _framing_phrase(s: Sentence, groups: Sequence[VerbGroup], words: Lexicon) -> tuple[Found, int] | None:
    phrase = according_to(s, words)
    if phrase is None or phrase.source is None or phrase.cue is None:
        return None
    before = any(g.end <= phrase.cue[0] and "speech" in g.takes for g in groups)
    if before and phrase.source[1] < s.end:
        return None  # "X said that, according to Y, …": nested, and found on reading X's content
    return phrase, s.end
