"""Clauses of a sentence that has been cut up by attributions: which of what is left says something whole.

There is no parser behind this. A clause counts as an assertion where a finite verb is plain to see.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.attribute.rules.lexicon import lexicon

from .wordforms import AUXILIARIES, DETERMINERS, FUNCTION, NUMBERS, PASTS, PREPOSITIONS, PRONOUNS, word_list

ASIDES = frozenset(["on", "at", "in", "yesterday", "today", "earlier", "later", "last"])
COORDINATORS = frozenset(["and", "but", "or", "so", "yet", "nor", "then"])
RELATIVES = word_list("who which that whose whom where when what why how")
# Clauses that tell when or why: their own subject makes them statements of their own.
SUBORDINATORS = word_list(
    "while although though after as before because since until whereas when even just only"
)
CONDITIONS = frozenset(["if", "unless", "whether", "once", "lest", "provided", "supposing"])
BREAKS = frozenset(",;:—–-")
PRESENTS = word_list(
    "remains remain comes makes takes lies includes include means shows owns employs begins holds keeps "
    "belongs contains wants expects gives carries serves sits"
)
STATES = word_list("based flanked backed dressed followed entitled called named titled accused according")


@dataclass(frozen=True, slots=True)
class Clause:
    """Words ``[start, end)`` of a sentence between breaks; ``joined``: a coordinator came before them."""

    start: int
    end: int
    joined: bool


def clauses(lower: Sequence[str], start: int, end: int) -> Iterator[Clause]:
    """The stretches of ``lower[start:end]`` between commas, dashes, colons and semicolons.

    A hyphen inside a word and what stands in brackets break nothing.
    """
    begin, depth = start, 0
    for i in range(start, end + 1):
        depth = max(0, depth + (1 if lower[i] == "(" else -1 if lower[i] == ")" else 0)) if i < end else 0
        if i == end or (lower[i] in BREAKS and not depth and not _hyphen(lower, i)):
            at = begin
            while at < i and lower[at] in COORDINATORS and lower[at] != "nor":
                at += 1
            if at < i:
                yield Clause(at, i, at > begin or lower[at] == "nor")
            begin = i + 1


def _hyphen(lower: Sequence[str], i: int) -> bool:
    """Without the text at hand: a hyphen between two words, as dashes are mostly longer or spaced."""
    return (
        lower[i] == "-" and 0 < i < len(lower) - 1 and lower[i - 1][0].isalnum() and lower[i + 1][0].isalnum()
    )


def finite(lower: Sequence[str], start: int, end: int, *, strict: bool = False) -> int | None:
    """The first finite verb of the main clause in ``lower[start:end]``; None where none is plain to see.

    ``strict``: forms in "-ed" don't count, as after a preposition ("in a statement released on Friday").
    """
    for i in range(start, end):
        word = lower[i]
        if word in RELATIVES and i > start:
            return None
        if word in PRESENTS or _is_auxiliary(lower, i, end) or _is_past(lower, start, i, end):
            return i
        if not strict and i > start and _is_ed(lower, i, end):
            return i
        if i > start and lower[i - 1] in PRONOUNS and word.isalpha() and word not in FUNCTION:
            return i
    return None


def _is_auxiliary(lower: Sequence[str], i: int, end: int) -> bool:
    date = lower[i] == "may" and i + 1 < end and lower[i + 1][0].isdigit()
    return lower[i] in AUXILIARIES and not date


def _is_past(lower: Sequence[str], start: int, i: int, end: int) -> bool:
    """An irregular past, and no participle or adjective: "a ring left by a cup"."""
    if lower[i] not in PASTS or (i + 1 < end and lower[i + 1] == "by"):
        return False
    return i == start or lower[i - 1] not in DETERMINERS


def _is_ed(lower: Sequence[str], i: int, end: int) -> bool:
    """A past in "-ed", and no participle: after a noun, and not before "by"."""
    word, before = lower[i], lower[i - 1]
    if (
        not word.endswith("ed")
        or len(word) < 4
        or word in STATES
        or word in ("need", "indeed", "speed", "hundred")
    ):
        return False
    if before in DETERMINERS or before in PREPOSITIONS or before in NUMBERS or not before[0].isalpha():
        return False
    return not (i + 1 < end and lower[i + 1] == "by")


def starts_finite(lower: Sequence[str], clause: Clause) -> bool:
    """Does the clause begin with a form that can only be finite?"""
    word = lower[clause.start]
    return _is_auxiliary(lower, clause.start, clause.end) or word in PASTS or word in PRESENTS


def starts_predicate(lower: Sequence[str], clause: Clause) -> bool:
    """Does the clause begin with its finite verb, its subject being elsewhere?"""
    word = lower[clause.start]
    ed = word.endswith("ed") and len(word) > 4 and word not in STATES and word not in FUNCTION
    by = clause.start + 1 < clause.end and lower[clause.start + 1] == "by"
    return starts_finite(lower, clause) or (ed and not by)


def statement(lower: Sequence[str], clause: Clause) -> int | None:
    """Where the statement in the clause begins, or None.

    Relative clauses, conditions and adjuncts state nothing.

    A clause of time or reason does where its subject is no pronoun ("after rebels seized the port"); with
    one it only tells the circumstances of what is said ("as she left the court").
    """
    start, end = clause.start, clause.end
    word = lower[start]
    if word in CONDITIONS:
        return None
    begin = start
    while begin < end and lower[begin] in SUBORDINATORS:
        begin += 1
    if begin > start and (begin == end or lower[begin] in PRONOUNS or lower[begin].endswith("ing")):
        return None
    if begin == end or (lower[begin] in RELATIVES and begin == start):
        return None
    if lower[begin] in PREPOSITIONS and begin == start:
        return start if _after_adjunct(lower, start, end) else None
    verb = finite(lower, begin, end)
    if verb is None or verb == begin or _is_cue(lower, verb, end):
        return None
    if lower[begin].endswith("ing") and not SUBORDINATORS.isdisjoint(lower[begin + 1 : verb]):
        return None  # "speaking freely because they were alone"
    return begin


def _is_cue(lower: Sequence[str], verb: int, end: int) -> bool:
    """Does the clause end with a verb of saying, as in "as the paper stated"? What it says is elsewhere."""
    return lower[verb] in lexicon().tags and (verb + 1 == end or lower[verb + 1] in ASIDES)


def _after_adjunct(lower: Sequence[str], start: int, end: int) -> bool:
    """ "On Friday the bridge was closed": a subject and a verb after the adjunct, without a comma."""
    verb = finite(lower, start + 1, end, strict=True)
    return verb is not None and verb - start > 3
