"""Statements that run into one another, set apart by what is known of both."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from .candidates import Candidate, Spans, around, by_cell, inside, overlap
from .quotes import is_open

__all__ = ["apart"]

AS = re.compile(r"\sas\s(?:the\s)?$")
COMMA = re.compile(r",\s$")
WHOSE = re.compile(r"whose\b")
# "His claim that …": a noun's owner is no verb's subject.
OWNER = re.compile(r"(?:[’']s?|\b(?:my|your|his|her|its|our|their|whose))$", re.IGNORECASE)
RELATIVE = re.compile(r"(?:who|which)$")
BETWEEN = re.compile(r",\s")
AND = " and "
AS_ONE = re.compile(r"\s(?:as|while|but)\s(?:the\s)?$")
AND_COMMA = re.compile(r",\sand\s$")
AND_SAID = re.compile(r",?\s(?:and|but)\s(?:(?:also|then|later|\w+ly)\s)?$")
SAID = re.compile(r"(?:(?:has|have|had)\s)?(?:said|says?)")
PRONOUN = re.compile(r"(?:he|she|it|they|we|you|I|who|which|that|this)", re.IGNORECASE)
AGREES = re.compile(
    r"(?:(?:strongly|also|later|now)\s)?(?:dis)?agree[sd]?|concur(?:s|red)?|begs\sto\sdiffer", re.IGNORECASE
)
JOINER = re.compile(r"[\s,]+(?:and|but|while|though|although|yet)?\s*$")
OPENING = re.compile(r"(?:that\b)?[\s“\"‘'«]*")
COLON = re.compile(r"[:;]\s$")
Joined = Callable[[str, Candidate, Candidate], "re.Match[str] | None"]
LONGEST = 40  # characters between a source and its verb, and of what stands behind a colon


def apart(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, no source of them holding another's verb, no content another's subject or what another
    says behind a colon, nothing said twice, and what goes on behind "she said" in hers.

    In "Widows reject | offer, say it is an insult" both is said by "Widows"; in "says Rovers chief as fans |
    demand" it is "Rovers chief" who says. "He told his boss, she said, who sent him home" is all hers, and
    what the boss did stands in it. In "which guards say | is shut and which | drivers say is open" each says
    one thing. In "“…,” said Lemuel | Aske" the cue is a name, where the same is surely said by "Lemuel Aske".
    """
    found = sorted(_called_said(text, _not_again(text, _unnamed(candidates))), key=_cue)
    starts = [_cue(one) for one in found]
    kept = [_without_verb(text, one, found, starts) for one in found]
    kept = _ends_in_source(text, kept)
    kept = _set_apart(text, _broken_off(text, kept, starts), starts, _and_said)
    kept = _beside(text, _ended(text, _set_apart(text, kept, starts, _side_by_side)))
    for i, one in enumerate(kept):
        before = _told_behind(text, one, kept, starts)
        if before is not None:
            whole = (*kept[before].content, (one.source[0][0], one.content[-1][1]))
            kept[before] = replace(kept[before], content=whole)
            kept[i] = replace(one, nested=True)
    return kept


def _unnamed(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates but those whose cue stands in the source of a surer one of the same content."""
    by_content: dict[Spans, list[Candidate]] = defaultdict(list)
    for one in candidates:
        by_content[one.content].append(one)

    def is_name(one: Candidate) -> bool:
        return any(
            other.confidence > one.confidence and inside(one.cue, other.source)
            for other in by_content[one.content]
        )

    return [one for one in candidates if not one.cue or not one.content or not is_name(one)]


def _called_said(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, with "Said" a name where a name and another verb come behind it: "Minister Said Orle
    said"."""
    sources = {c.source[0][0]: k for k, c in enumerate(candidates) if len(c.source) == 1}
    found: list[Candidate | None] = list(candidates)
    for i, one in enumerate(candidates):
        if len(one.cue) != 1 or len(one.source) != 1 or text[slice(*one.cue[0])] != "Said":
            continue
        k = sources.get(one.cue[0][1] + 1)
        if k is None or not text[one.cue[0][1] + 1].isupper() or one.source[0][1] + 1 != one.cue[0][0]:
            continue
        other = candidates[k]
        whole = (one.source[0][0], other.source[0][1])
        found[i], found[k] = None, replace(other, source=(whole,), nested=one.nested)
    return [one for one in found if one is not None]


def _not_again(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates but those in which somebody only agrees with words that are another's: "“It leaks,” he
    said. Ms Holt disagrees."."""
    agree = [len(c.cue) == 1 and AGREES.fullmatch(text, *c.cue[0]) is not None for c in candidates]
    if not any(agree):
        return list(candidates)
    near = by_cell(c.content for c in candidates)

    def again(one: Candidate) -> bool:
        if not one.content or one.content[-1][1] >= one.cue[0][0]:
            return False
        others = (candidates[k] for k in around(one.content, near))
        return any(o.cue and o.source != one.source and overlap(one.content, o.content) for o in others)

    return [one for one, agrees in zip(candidates, agree, strict=True) if not (agrees and again(one))]


def _cue(one: Candidate) -> int:
    return one.cue[0][0] if one.cue else -1


def _without_verb(text: str, one: Candidate, found: Sequence[Candidate], starts: Sequence[int]) -> Candidate:
    """The candidate with its source ended before another's verb, or before "as" or "whose", which brings
    another in."""
    if len(one.source) != 1 or not one.cue:
        return one
    ((start, end),) = one.source
    for other in found[bisect_left(starts, start) : bisect_left(starts, end + LONGEST)]:
        if other is one or len(other.source) != 1:
            continue
        ((begin, stop),) = other.source
        verb = other.cue[0][0]
        if begin == start and stop < verb < end and not OWNER.search(text, begin, stop):
            return replace(one, source=other.source)
        brings = COMMA if WHOSE.match(text, begin) else AS
        brought = brings.search(text, start, begin) if start < begin and stop == end <= verb else None
        if brought and brought.start() > start:
            return replace(one, source=((start, brought.start()),))
    return one


def _broken_off(text: str, found: Sequence[Candidate], starts: Sequence[int]) -> list[Candidate]:
    """The candidates, none that ends with another's cue and the mark with which that one's words begin: "they
    stood by it | , while acknowledging that “"."""
    kept = []
    for one in found:
        start, end = one.content[-1] if one.content else (0, 0)
        others = found[bisect_left(starts, start) : bisect_left(starts, end)] if end else []
        cut = min((o.cue[0][0] for o in others if _begins_behind(text, o, one)), default=end)
        joiner = JOINER.search(text, start, cut) if cut < end else None
        at = joiner.start() if joiner else cut
        kept.append(replace(one, content=(*one.content[:-1], (start, at))) if start < at < end else one)
    return kept


def _ends_in_source(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, none that ends in another's subject: "Rebels claim the port | as army | says"."""
    subjects = {o.source[0][1]: o.source[0][0] for o in found if len(o.source) == 1 and o.cue}
    kept = []
    for one in found:
        start, end = one.content[-1] if one.content else (0, 0)
        joined = AS_ONE.search(text, start, subjects[end]) if subjects.get(end, 0) > start else None
        behind = joined is not None and joined.start() > start and one.source[:1] != ((subjects[end], end),)
        kept.append(
            replace(one, content=(*one.content[:-1], (start, joined.start()))) if joined and behind else one
        )
    return kept


def _begins_behind(text: str, other: Candidate, one: Candidate) -> bool:
    """Whether the other's cue stands in what this one says, which ends as what the other says begins."""
    start, end = one.content[-1]
    if not other.content or not start < other.cue[0][0] < end or other.source != one.source:
        return False
    begin, stop = other.content[0]
    return begin <= end < stop and OPENING.fullmatch(text, begin, end) is not None


def _set_apart(
    text: str, found: Sequence[Candidate], starts: Sequence[int], joined: Joined
) -> list[Candidate]:
    """The candidates, none going on over what ``joined`` finds between it and another statement, which then
    stands beside it."""
    kept = list(found)
    for i, one in enumerate(found):
        if not one.content or not one.cue:
            continue
        start, end = one.content[-1]
        for n in range(bisect_left(starts, start), bisect_left(starts, end)):
            cut = joined(text, one, found[n]) if found[n] is not one else None
            if cut and cut.start() > start and not is_open(text, start, cut.start()):
                kept[i] = replace(one, content=(*one.content[:-1], (start, cut.start())))
                kept[n] = replace(found[n], nested=one.nested)
                break
    return kept


def _and_said(text: str, one: Candidate, other: Candidate) -> re.Match[str] | None:
    """ ", but" before "said the gate had jammed" in what the same speaker "confirmed": a second verb of one
    subject."""
    if not one.source or not other.source or not other.content or one.source[-1][1] > one.cue[0][0]:
        return None
    (start, end), verb = one.content[-1], other.cue[0][0]
    if other.source[0][0] != one.source[0][0] or verb < one.cue[-1][1] or other.content[-1][1] < end:
        return None
    return AND_SAID.search(text, start, verb)


def _side_by_side(text: str, one: Candidate, other: Candidate) -> re.Match[str] | None:
    """ ", and" before "witnesses said he fell" in what "police said": two statements."""
    start = one.content[-1][0]
    if one.cue[0][0] > start or not _stands_alone(text, other, start):
        return None
    return AND_COMMA.search(text, start, other.source[0][0])


def _stands_alone(text: str, other: Candidate, start: int) -> bool:
    """Whether a statement's subject, cue and content come one after the other, and it is a sentence of its
    own: the reader heard it as one, or one who is no "he" says so."""
    if len(other.source) != 1 or not other.cue or not other.content:
        return False
    in_order = start < other.source[0][0] < other.cue[0][0] < other.content[0][0]
    says = SAID.fullmatch(text, *other.cue[0]) is not None and not PRONOUN.fullmatch(text, *other.source[0])
    return in_order and (says or not other.nested)


def _ended(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, none with words behind a colon that begin what another says, and goes on with: "Police
    deny | this: | the bridge is shut, they say, but safe"."""
    begins = {one.content[0][0]: one.content[-1][1] for one in found if one.content}
    kept = []
    for one in found:
        start, end = one.content[-1] if one.content else (0, 0)
        at = max((k for k in range(end - 1, max(start, end - LONGEST), -1) if k in begins), default=0)
        mark = COLON.search(text, start, at) if at and begins[at] > end else None
        kept.append(replace(one, content=(*one.content[:-1], (start, mark.start()))) if mark else one)
    return kept


def _beside(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, none that tells of something by "which" with what another tells of it behind "and"."""
    tells = {one.content[0][0] for one in found if _tells_of(text, one)}
    ends = {at - len(AND) for at in tells if text.startswith(AND, at - len(AND))}
    if not ends:
        return list(found)

    def alone(one: Candidate) -> Candidate:
        start = one.content[0][0] if one.content else -1
        if start not in tells:
            return one
        cut = [at for at in ends for s, e in one.content if s < at < e]
        kept = tuple((s, min(e, *cut)) for s, e in one.content if s < min(cut)) if cut else one.content
        return replace(one, content=kept, nested=one.nested and start - len(AND) not in ends)

    return [alone(one) for one in found]


def _tells_of(text: str, one: Candidate) -> bool:
    """Is it of the kind "which | drivers | say | is open"?"""
    if len(one.content) < 2 or not one.source:
        return False
    return text[slice(*one.content[0])] == "which" and one.source[0][0] == one.content[0][1] + 1


def _told_behind(text: str, one: Candidate, kept: Sequence[Candidate], starts: Sequence[int]) -> int | None:
    """The number of the statement behind whose "she said" this one's "who" goes on."""
    if one.nested or len(one.source) != 1 or not one.cue or not one.content:
        return None
    if not RELATIVE.match(text, *one.source[0]) or one.content[-1][1] < one.cue[0][0]:
        return None
    k = bisect_left(starts, one.source[0][0]) - 1
    if k < 0 or starts[k] < 0:
        return None
    other = kept[k]
    order: Spans = (*other.content[-1:], *other.source[-1:], *other.cue[-1:])
    in_order = len(order) == 3 and order[0][1] < order[1][0] and order[1][1] < order[2][0]
    return k if in_order and BETWEEN.fullmatch(text, order[2][1], one.source[0][0]) else None
