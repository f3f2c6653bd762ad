"""Finds the source of a verb: the noun phrase that is its subject, with the clauses that identify it."""

from __future__ import annotations

from . import grammar
from .sentences import Range, Sentence

REACH = 60  # words back from the verb
HARD = frozenset(";:—–")
MAX_SOURCE = 30
ALSO_PREPOSITION = grammar.words("as than since before after until but")
ALSO_NOUN = grammar.words("can will may might needs felt left")


def is_dash(s: Sentence, i: int) -> bool:
    return s.lower[i] in "—–" or (s.lower[i] == "-" and s.spaced(i))


def subject(s: Sentence, low: int, verb: int) -> Range | None:
    """The subject, as words ``[first, last)``, of the verb group that begins at ``verb``.

    ``low``: the first word that may belong to its clause. None where no noun phrase is plain to see.
    """
    parts = _parts(s, max(low, verb - REACH), verb)
    if not parts:
        return None
    if parts[-1][0] == parts[-1][1]:  # a comma right before the verb: an apposition or relative clause
        return _apposed(s, parts[:-1])
    return _plain(s, *parts[-1])


def main_subject(s: Sentence, low: int, before: int) -> Range | None:
    """The subject of the sentence's first finite verb before word ``before``."""
    verb = next((k for k in range(low, before) if not s.quoted[k] and is_finite(s, k, low)), None)
    while verb is not None and verb > low and grammar.is_adverb(s.lower[verb - 1]):
        verb -= 1
    return subject(s, low, verb) if verb is not None and verb > low else None


def _parts(s: Sentence, low: int, verb: int) -> list[Range]:
    """The stretch before the verb cut at its commas, from the last hard boundary on."""
    parts: list[Range] = []
    last = k = verb
    while k > low:
        k -= 1
        if s.lower[k] == ")":
            k = _opening(s, k, low)
        elif _is_boundary(s, k):
            return [(k + 1, last), *parts]
        elif s.lower[k] == "," and not s.quoted[k] and s.spaced(k + 1):
            parts.insert(0, (k + 1, last))
            last = k
    return [(low, last), *parts]


def _is_boundary(s: Sentence, k: int) -> bool:
    if s.quoted[k]:
        return any(q[0] <= k < q[1] and s.is_speech(q) for q in s.quotes)
    return s.lower[k] in HARD or s.lower[k] == "(" or is_dash(s, k)


def _opening(s: Sentence, k: int, low: int) -> int:
    at = next((i for i in range(k, low - 1, -1) if s.lower[i] == "("), k)
    return at if k - at < 12 else k


def _apposed(s: Sentence, parts: list[Range]) -> Range | None:
    """ "Ines Dahl, who runs the port, said": the last part is the apposition, what is before it the name."""
    while len(parts) > 1 and is_intro(s, *parts[0]):
        parts = parts[1:]
    if len(parts) < 2:
        return None
    k = len(parts) - 2
    while k > 0 and _is_apposition(s, *parts[k]):
        k -= 1
    head = _plain(s, *parts[k])
    return (head[0], parts[-1][1]) if head and parts[-1][1] - head[0] <= MAX_SOURCE + 10 else None


def _is_apposition(s: Sentence, a: int, b: int) -> bool:
    """Does the part belong to a name before it: a place, an age, a relative clause, "a lawyer"?"""
    if a >= b:
        return True
    first = s.lower[a]
    if b - a <= 2:
        return s.capital(a) or first[0].isdigit()
    return first in grammar.RELATIVE | {"a", "an", "where", "in", "of", "at", "based"}


def is_intro(s: Sentence, a: int, b: int) -> bool:
    """Is it an opening phrase ("In a statement", "However", "Speaking in Narvo"), no subject?"""
    if a >= b:
        return True
    word = s.lower[a]
    opener = word in grammar.PREPOSITION | grammar.OPENER | grammar.SUBORDINATOR or grammar.is_adverb(word)
    participle = (word.endswith("ing") and len(word) > 4) or word in ("asked", "pressed")
    return opener or participle or word in grammar.TIME


def _plain(s: Sentence, a: int, b: int) -> Range | None:
    """The noun phrase at the end of a stretch without commas."""
    a = _after_opener(s, a, b)
    a = _after_subordinator(s, a, b)
    finite = _first_finite(s, a, b)
    if finite is not None:
        if s.lower[b - 1] not in grammar.CONJUNCTION | {"then"} and not _conjunction_before_adverb(s, b):
            return None
        a, b = _after_opener(s, a, finite), finite
    while b > a and (s.lower[b - 1] in grammar.CONJUNCTION or grammar.is_adverb(s.lower[b - 1])):
        b -= 1
    while b > a and not s.lower[a][0].isalnum() and not s.quoted[a]:
        a += 1
    if b > a and s.lower[b - 1] in grammar.RELATIVE - {"whose", "whom"}:
        return b - 1, b  # "the farmers, who said": the pronoun stands for them
    return (a, b) if _is_noun_phrase(s, a, b) else None


def _conjunction_before_adverb(s: Sentence, b: int) -> bool:
    return b > 1 and grammar.is_adverb(s.lower[b - 1]) and s.lower[b - 2] in grammar.CONJUNCTION


def _after_opener(s: Sentence, a: int, b: int) -> int:
    while a < b and (s.lower[a] in grammar.OPENER or (grammar.is_adverb(s.lower[a]) and a + 1 < b)):
        a += 1
    if a < b and s.lower[a] in grammar.PREPOSITION | {"last", "this", "late"} | grammar.WEEKDAY:
        return _after_time(s, a, b)
    return a


def _after_time(s: Sentence, a: int, b: int) -> int:
    """Past "On Tuesday", "In June 2019", "At a rally last week"; elsewhere unchanged."""
    last = None
    for k in range(a, min(a + 10, b - 1)):
        if s.lower[k] in grammar.TIME or (s.lower[k].isdigit() and len(s.lower[k]) == 4):
            last = k
    return a if last is None else last + 1


def _after_subordinator(s: Sentence, a: int, b: int) -> int:
    for k in range(b - 2, a - 1, -1):
        relative = s.lower[k] == "that" and _first_finite(s, k + 1, b) is not None
        if s.lower[k] in grammar.SUBORDINATOR and not relative and not s.quoted[k]:
            preposition = s.lower[k] in ALSO_PREPOSITION and k > a
            if not preposition and _first_finite(s, k + 1, b) is None:
                return k + 1
    return a


def _first_finite(s: Sentence, a: int, b: int) -> int | None:
    """The first finite verb outside relative clauses."""
    relative = False
    for k in range(a, b):
        if s.quoted[k]:
            continue
        if s.lower[k] in grammar.RELATIVE and k > a:
            relative = True
        elif is_finite(s, k, a):
            if not relative:
                return k
            relative = s.lower[k] in grammar.AUXILIARY  # "who was elected": both verbs are the clause's
    return None


def is_finite(s: Sentence, k: int, low: int) -> bool:
    """Does word ``k`` look like a finite verb? Closed classes and the ending -ed; a guess, no parse."""
    word = s.lower[k]
    before = s.lower[k - 1] if k > low else ""
    if word in grammar.FINITE:
        return before not in grammar.ARTICLE or word not in ALSO_NOUN
    if word == "'s":
        return before in grammar.SUBJECT_PRONOUN | {"that", "there", "what"}
    if not word.endswith("ed") or len(word) < 4 or word in grammar.NOT_PAST or s.capital(k):
        return False
    after = s.lower[k + 1] if k + 1 < len(s.lower) else ""
    modifier = before in grammar.ARTICLE | grammar.PREPOSITION | {"", "and", "-", ","}
    return not modifier and after not in grammar.PARTICIPLE_TAIL


def _is_noun_phrase(s: Sentence, a: int, b: int) -> bool:
    if not 0 < b - a <= MAX_SOURCE:
        return False
    first, last = s.lower[a], s.lower[b - 1]
    if first in grammar.PREPOSITION or first in grammar.RELATIVE - {"that"} or last in grammar.PREPOSITION:
        return False
    if last in grammar.ARTICLE - {"this", "these", "those"} or not any(c.isalnum() for c in last + first):
        return False
    return not (b - a == 1 and (first in grammar.AUXILIARY or first in grammar.PREPOSITION or first == "to"))
