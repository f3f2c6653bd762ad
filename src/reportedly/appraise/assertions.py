"""What the outlet says in its own voice: its sentences, less whatever an attribution covers.

Which parts of a partly attributed sentence count, and why: ``docs/explanation/own-voice.md``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import partial
from typing import Any

from reportedly.attribute.rules.sentences import Sentence
from reportedly.types import Document

from .clauses import BREAKS, COORDINATORS, Clause, clauses, finite, starts_finite, starts_predicate, statement
from .prose import english, sentences_of
from .wordforms import CONJUNCTIONS, DETERMINERS, FUNCTION, PASTS, PREPOSITIONS, word_list

__all__ = ["assertions"]

KINDS = ("paragraph", "list-item", "caption")
STOPS = frozenset(".!?…")
TRIMMED = BREAKS | frozenset("“”\"'‘’«»„[]/.!?…")
AFTER_VERB = (FUNCTION | {"."}) - CONJUNCTIONS - {"of"}
DANGLING = (
    COORDINATORS | CONJUNCTIONS | TRIMMED | PREPOSITIONS | {"that", "which", "who", "what", "the", "a", "an"}
) - {
    "up",
    "off",
    "out",
    "down",
    "in",
    "on",
    "over",
    "across",
    "around",
    "through",
    "outside",
    "inside",
    "near",
}
OPENINGS = PREPOSITIONS | CONJUNCTIONS
COMMANDS = word_list(
    "read click follow subscribe sign watch listen see share photo picture credit image source"
)
Covered = list[tuple[int, int, str]]
SHORTEST = 3  # words, which take as many characters at least


def assertions(document: Document) -> tuple[dict[str, Any], ...]:
    """The contract's ``assertions``: ``span`` [start, end), in text order; no two overlap.

    Needs the document's attributions. Headlines, subheadings, posts, quotation blocks and blocks that
    aren't in English yield none.
    """
    covered = _covered(document)
    own = partial(_leaves_room, covered, [end for _, end, _ in covered])
    at = 0
    found: list[dict[str, Any]] = []
    for block in document.blocks:
        if block.kind not in KINDS or not english(document, block):
            continue
        for sentence in sentences_of(document.text, block.start, block.end, own):
            while at < len(covered) and covered[at][1] <= sentence.words[0][0]:
                at += 1
            spans = _in_sentence(sentence, covered, at, block.kind)
            found.extend({"span": [start, end]} for start, end in spans)
    return tuple(found)


def _covered(document: Document) -> Covered:
    """The stretches that top-level attributions cover, in order and apart, each with its role."""
    roles = [
        (span.start, span.end, role)
        for attribution in document.attributions
        if attribution.parent is None
        for role, part in (
            ("source", attribution.source),
            ("cue", attribution.cue),
            ("content", attribution.content),
        )
        if part is not None
        for span in part.spans
    ]
    apart: Covered = []
    for start, end, role in sorted(roles):
        start = max(start, apart[-1][1]) if apart else start
        if start < end:
            apart.append((start, end, role))
    return apart


def _leaves_room(covered: Covered, ends: list[int], start: int, end: int) -> bool:
    """Can a statement stand in ``[start, end)`` beside what is covered? ``ends``: of what is covered."""
    for first, last, _ in covered[bisect_right(ends, start) : bisect_left(ends, end) + 1]:
        if first - start >= SHORTEST:
            return True
        start = last
    return end - start >= SHORTEST


def _in_sentence(sentence: Sentence, covered: Covered, at: int, kind: str) -> Iterator[tuple[int, int]]:
    roles = _roles(sentence, covered, at)
    if not any(roles):
        if _is_statement(sentence, kind):
            yield sentence.words[0][0], sentence.words[-1][1]
        return
    if sentence.lower[-1] == "?" and not roles[-1]:
        return
    left = list(_left(sentence, roles))
    stands = bool(left) and _subject_stands_alone(sentence, roles)
    for start, end in left:
        if _is_hearer(sentence, roles, start, end):
            continue
        part = _part(sentence, roles, start, end, subject=stands)
        if part is not None:
            yield part


def _roles(sentence: Sentence, covered: Covered, at: int) -> list[str]:
    """For each word the role that covers it, "quotation" for unattributed quoted speech, "" for neither."""
    roles = [""] * len(sentence.words)
    if at == len(covered) or covered[at][0] >= sentence.words[-1][1]:
        return roles
    for i, (start, end) in enumerate(sentence.words):
        while at < len(covered) and covered[at][1] <= start:
            at += 1
        if at < len(covered) and covered[at][0] < end:
            roles[i] = covered[at][2]
    if any(roles):
        for first, last in sentence.quotes:
            if last - first > 5 and not any(roles[first:last]):
                roles[first:last] = ["quotation"] * (last - first)
    return roles


def _is_statement(sentence: Sentence, kind: str) -> bool:
    """Is a sentence that rests on nobody a statement, and no question, command, fragment or quotation?"""
    lower = sentence.lower
    words = sum(word[0].isalnum() for word in lower)
    last = next((word for word in reversed(lower) if word not in "\"'”’»)]"), "")
    if words < SHORTEST or last == "?" or lower[0] in COMMANDS:
        return False
    if 2 * sum(sentence.quoted) >= len(lower):
        return False
    if _has_verb(lower, strict=kind == "caption"):
        return True
    return last in STOPS and words > 5 and kind == "paragraph"


def _has_verb(lower: tuple[str, ...], *, strict: bool) -> bool:
    if any(finite(lower, c.start, c.end, strict=strict) is not None for c in clauses(lower, 0, len(lower))):
        return True
    return any(
        len(word) > 3
        and word[-1] == "s"
        and word[-2] not in "s'u"
        and lower[i - 1].isalpha()
        and lower[i - 1] not in FUNCTION
        and lower[i + 1] in AFTER_VERB
        for i, word in enumerate(lower[1:-1], 1)
    )


def _left(sentence: Sentence, roles: list[str]) -> Iterator[tuple[int, int]]:
    """The runs of words that nothing covers."""
    start = 0
    for i in range(len(roles) + 1):
        if i == len(roles) or roles[i]:
            if i - start >= SHORTEST:
                yield start, i
            start = i + 1


def _is_hearer(sentence: Sentence, roles: list[str], start: int, end: int) -> bool:
    """Is it who was told: "told | the 200 people packed into the hall | that the port was safe"?"""
    between = start > 0 and roles[start - 1] == "cue" and roles[end : end + 1] == ["content"]
    return between and sentence.lower[start] not in BREAKS


def _subject_stands_alone(sentence: Sentence, roles: list[str]) -> bool:
    """Does it begin with a subject outside the attribution ("The bridge, which engineers say …")?"""
    end = next(i for i, role in enumerate(roles) if role)
    first = next(clauses(sentence.lower, 0, end), None)
    if first is None or sentence.lower[first.start] in OPENINGS:
        return False
    return statement(sentence.lower, first) is None


def _part(
    sentence: Sentence, roles: list[str], start: int, end: int, *, subject: bool
) -> tuple[int, int] | None:
    """The statement in the run of words ``[start, end)``, trimmed to whole clauses."""
    begin: int | None = None
    noun: int | None = None
    finish = start
    for clause in clauses(sentence.lower, start, end):
        if clause.start == start and start > 0 and roles[start - 1] == "content":
            continue  # it runs on from a content without any mark, so it is most likely a part of it
        at = noun if noun is not None and starts_finite(sentence.lower, clause) else None
        at = at if at is not None else _asserted(sentence, roles, clause, (start, end), subject=subject)
        if at is not None:
            begin = at if begin is None else begin
            finish = clause.end
        elif begin is not None and not clause.joined and sentence.lower[clause.start - 1] != ";":
            finish = clause.end
        elif begin is None and noun is None and _may_be_subject(sentence.lower, clause):
            noun = clause.start
    return None if begin is None else _trimmed(sentence, begin, finish)


def _may_be_subject(lower: tuple[str, ...], clause: Clause) -> bool:
    """No function word, and no participle: "seen by this paper", "code-named Colander"."""
    first, after = lower[clause.start], lower[clause.start + 1 : clause.start + 2]
    if first in FUNCTION and first not in DETERMINERS:
        return False
    participle = first.endswith(("ed", "en", "ing")) or first in PASTS
    return not (participle and (not after or after[0] in PREPOSITIONS or after[0] in "-“\"‘'"))


def _asserted(
    sentence: Sentence, roles: list[str], clause: Clause, run: tuple[int, int], *, subject: bool
) -> int | None:
    lower = sentence.lower
    if not starts_predicate(lower, clause):
        return statement(lower, clause)
    start, end = run
    before = roles[start - 1] if start else ""
    if clause.joined or (subject and before in ("content", "quotation") and clause.start > start):
        return clause.start if _is_predicate(lower, clause) else None
    if (
        before == "source"
        and clause.start == start
        and (lower[end - 1] == "," or lower[end - 1] in COORDINATORS)
    ):
        return clause.start if _is_predicate(lower, clause) else None
    return None


def _is_predicate(lower: tuple[str, ...], clause: Clause) -> bool:
    """More than auxiliaries: "was closed", not "has"."""
    return sum(word[0].isalpha() for word in lower[clause.start : clause.end]) > 2


def _trimmed(sentence: Sentence, begin: int, finish: int) -> tuple[int, int] | None:
    """The words ``[begin, finish)`` without marks and conjunctions that dangle at their ends."""
    lower = sentence.lower
    while begin < finish and lower[begin] in TRIMMED:
        begin += 1
    while finish > begin and _dangles(lower, finish):
        finish -= 1
    if finish < len(sentence.words) and _closes_quote(sentence, begin, finish):
        finish += 1
    if sum(word[0].isalnum() for word in lower[begin:finish]) < 2:
        return None
    return sentence.words[begin][0], sentence.words[finish - 1][1]


def _dangles(lower: tuple[str, ...], finish: int) -> bool:
    """Is the last word a mark, a conjunction, or a verb that lost its object ("and preventing")?"""
    last, before = lower[finish - 1], lower[finish - 2] if finish > 1 else ""
    if last in PREPOSITIONS and lower[finish : finish + 1] in (("which",), ("whom",), ("what",)):
        return True
    return last in DANGLING or (last.endswith("ing") and before in COORDINATORS)


def _closes_quote(sentence: Sentence, begin: int, finish: int) -> bool:
    return any(first >= begin and last == finish + 1 for first, last in sentence.quotes)
