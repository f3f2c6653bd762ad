"""Which coordinations are several who speak: "the minister and the police", not "the head of trade and
industry"."""

from __future__ import annotations

from collections.abc import Sequence

from .clauses import is_past
from .grammar import (
    AUXILIARY,
    BOUND,
    DEFINITE,
    DETERMINER,
    INDEFINITE,
    OWNER,
    PREPOSITION,
    RELATIVE,
    word_set,
)
from .lexicon import lexicon
from .roles import NamesAt, noun_at
from .words import Words

SINGULAR, PLURAL = word_set("has is was says does isn't wasn't hasn't"), word_set("have are were say do both")
UNDER = word_set("for of at with from in to")
NO_HEAD = PREPOSITION | AUXILIARY
OPENING = DEFINITE | OWNER | (INDEFINITE - word_set("all any no"))


def split_joint(words: Words, i: int, j: int, names_at: NamesAt) -> list[tuple[int, int]]:
    """The parts of a joint source, "the minister and the police", or the whole.

    Names that hold an "and" themselves stay whole, and so does "ministers and officials" owned by one word:
    a part needs a head of its own.
    """
    if words.low[j : j + 1] and words.low[j] in SINGULAR and not words.before[j]:
        return [(i, j)]
    parts, begin, k = [], i, i
    while k < j:
        low = words.low[k]
        if k > begin and (
            words.before[k]
            and "," in words.before[k]
            and low not in ("and", "as")
            and not _lists(words, k, j)
        ):
            break
        if low in RELATIVE or (k == begin and low in NO_HEAD and low != "of"):
            break
        if (
            low == "and"
            and k > begin
            and k + 1 < j
            and _own_head(words, k + 1, j, names_at)
            and not _both_offices(words, k)
            and not _under(words, begin, k, j, names_at)
        ):
            parts.append((begin, k))
            begin = k + 1
        elif words.before[k] == "," and k > begin and low != "and" and _lists(words, k, j):
            parts.append((begin, k))
            begin = k
        k = max(k + 1, min(names_at(k), j))
    if not parts:
        return [(i, j)]
    parts.append((begin, j))
    return parts[1:] if _only_tells(words, parts, names_at) else parts


def _only_tells(words: Words, parts: Sequence[tuple[int, int]], names_at: NamesAt) -> bool:
    """Whether the first part says who the names behind its comma are: "two scientists, Ana Roth and Jos
    Tarn"."""
    (begin, end), rest = parts[0], parts[1:]
    noun = noun_at(words, end - 1)
    people = noun is not None and noun.number == "many" and noun.kind in ("person", "group")
    named = all(names_at(i) > i + 1 for i, _ in rest)
    if not people or not named or len(rest) < 2:
        return False
    return (words.before[end] == "," and not words.capital[end - 1]) or end - begin == 1


def _lists(words: Words, k: int, j: int) -> bool:
    """Whether the comma before ``k`` is one of a list "A, B and C": an "and" comes before any other bound."""
    if is_past(words.low[k]) and not words.capital[k]:
        return False  # "the memo, dated 4 May and written by an aide"
    for m in range(k, min(j, k + 8)):
        if words.low[m] == "and":
            return m > k and (
                words.low[k] not in DETERMINER
                or (words.low[m + 1 : m + 2] != [] and words.low[min(m + 1, j - 1)] in DETERMINER)
            )
        if words.low[m] in BOUND or (m > k and "," in words.before[m]):
            return False
    return False


def _both_offices(words: Words, k: int) -> bool:
    """Whether the "and" at ``k`` joins two offices of one: "Ana Roth, President and CEO of Orle"."""
    noun = noun_at(words, k - 1)
    return (
        noun is not None and noun.kind == "person" and words.word[k + 1] in ("CEO", "CFO", "COO", "CTO", "MD")
    )


def _own_head(words: Words, k: int, j: int, names_at: NamesAt) -> bool:
    low = words.low[k]
    if low in ("other", "others"):
        return True
    if low in OPENING:
        return True
    if names_at(k) > k:
        return True
    noun = lexicon().nouns.get(low) or (noun_at(words, k + 1) if k + 1 < j else None)
    return noun is not None and noun.kind != "document" and noun.number != "one"


def _under(words: Words, begin: int, k: int, j: int, names_at: NamesAt) -> bool:
    """Whether what stands before and behind the "and" at ``k`` is all under one head: "a spokesman for the
    police and the army". One person's head comes before a preposition, and the two behind it are of one kind,
    or no speakers."""
    if j < len(words) and words.low[j] in PLURAL and not words.before[j]:
        return False
    at = next((m for m in range(begin + 1, k - 1) if words.low[m] in UNDER), None)
    if at is None or any(words.before[m] == "," for m in range(begin + 1, k)):
        return False
    head = noun_at(words, at - 1)
    if head is None and words.capital[at - 1]:  # "Gale Orme of Tarnow Fire and Rescue"
        return names_at(k + 1) == k + 2 and words.capital[k - 1]
    if head is None or head.kind != "person" or head.number != "one":
        return False
    mine, other = _class(words, at + 1, k, names_at), _class(words, k + 1, j, names_at)
    return mine == other or (mine != "person" and other == "thing")


def _class(words: Words, i: int, j: int, names_at: NamesAt) -> str:
    """Whether the phrase that begins at ``i`` means a person, a body or something that doesn't speak."""
    k = i
    while k < j:
        end = names_at(k)
        if end > k:
            noun = noun_at(words, end - 1)
            if noun is not None and noun.kind != "person":
                return "body"
            return "person" if end - k > 1 else "body"
        if k > i and (words.low[k] in BOUND or words.before[k]):
            break
        k += 1
    noun = noun_at(words, k - 1)
    if noun is None or noun.kind == "document":
        return "thing"
    return "person" if noun.kind == "person" or (noun.kind == "group" and noun.number == "many") else "body"
