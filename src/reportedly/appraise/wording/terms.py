"""Finds the lexicon's terms in a paragraph, in the contexts that make them loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from .lexicon import Forms, Term, wording_lexicon

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# A capital here begins a sentence or a title, and makes no name.
BEGINS = re.compile(r"(?:^|[.!?:…–—][\"”’'»)]*\s+|[\"“‘«„'(]\s?|\n\s*)$")
NEAR = 3
ABBREVIATED = ("hon", "rt")


class Word(NamedTuple):
    """A word with its offsets; ``plain``: in lower case, without a possessive ending."""

    start: int
    end: int
    plain: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A loaded term at ``[start, end)``."""

    start: int
    end: int
    term: Term


def hits(text: str, start: int, end: int, *, titled: bool) -> Iterator[Hit]:
    """The loaded terms of a paragraph. ``titled``: a headline, where capitals make no names."""
    lexicon = wording_lexicon()
    forms = lexicon.forms
    written = _plain(WORD.findall(text, start, end))
    plain = [_stem(word, forms) if word.endswith("'s") else word for word in written]
    beginnings = _beginnings(plain, lexicon.second)
    if not beginnings:
        return
    words = [
        Word(match.start(), match.end() - (len(whole) - len(stem)), stem)
        for match, whole, stem in zip(WORD.finditer(text, start, end), written, plain, strict=True)
    ]
    done = -1
    for at in beginnings:
        found = _longest(text, words, at, forms) if at > done else None
        if found is None:
            continue
        term, last = found
        done = last
        named = not titled and term.charge != "honorific" and _is_name(text, start, words, at, last)
        if term.charge != "plain" and not named and _fits(text, words, at, last, term):
            yield Hit(words[at].start, words[last].end, term)


def _beginnings(plain: list[str], second: dict[str, frozenset[str]]) -> list[int]:
    """Where a term may begin, by its first word and the one after it: in most paragraphs nowhere."""
    return [
        at
        for at, (word, following) in enumerate(pairwise([*plain, ""]))
        if word in second and (following in second[word] or "" in second[word])
    ]


def _plain(written: list[str]) -> list[str]:
    """The words in lower case, with straight apostrophes: all in one go, which is faster than one by one."""
    return "\n".join(written).lower().replace("’", "'").split("\n")


def _stem(plain: str, forms: Forms) -> str:
    """A word that ends in "'s" without that, unless it is known with it."""
    return plain if plain in forms else plain[:-2]


def _longest(text: str, words: list[Word], at: int, forms: Forms) -> tuple[Term, int] | None:
    for rest, term in forms[words[at].plain]:
        last = at + len(rest)
        if tuple(word.plain for word in words[at + 1 : last + 1]) != rest:
            continue
        if all(text[words[n].end : words[n + 1].start] in (" ", "-", "\u00a0") for n in range(at, last)):
            return term, last
    return None


def _fits(text: str, words: list[Word], at: int, last: int, term: Term) -> bool:
    context = term.context
    before = words[at - 1] if at and _adjoins(text, words[at - 1], words[at]) else None
    after = (
        words[last + 1] if last + 1 < len(words) and _adjoins(text, words[last], words[last + 1]) else None
    )
    if (before and before.plain in context.not_before) or (after and after.plain in context.not_after):
        return False
    asked = context.only_before or context.only_after
    led = context.only_before & _near(words[max(0, at - NEAR) : at])
    followed = context.only_after & _near(words[last + 1 : last + 1 + NEAR])
    if asked and not led and not followed:
        return False
    if context.capital == "both" and not text[words[at].start].isupper():
        return False
    return not context.capital or (after is not None and text[after.start].isupper())


def _near(words: list[Word]) -> set[str]:
    return {word.plain for word in words}


def _adjoins(text: str, first: Word, second: Word) -> bool:
    between = text[first.end : second.start]
    if first.plain in ABBREVIATED and between == ". ":
        return True
    return len(between) <= 3 and between.strip("-‑'’s \u00a0") == ""


def _is_name(text: str, start: int, words: list[Word], at: int, last: int) -> bool:
    """Is the term, or its end, capitalised inside a sentence: "Terrorist Offences Act", "the Mob Museum"?"""
    first = words[at]
    if any(text[word.start].isupper() for word in words[at + 1 : last + 1]):
        return True
    return (
        text[first.start].isupper()
        and BEGINS.search(text, max(start, first.start - 6), first.start) is None
        and first.start > start
    )
