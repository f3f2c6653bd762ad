"""What somebody types into a search -> terms to look for.

Words are all required. ``"quoted words"`` stand in that order, ``begin*`` is the beginning of a word,
``-word`` keeps statements out. Nothing else is syntax: AND, OR, brackets and colons are words or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.ledger.labels import indexed

__all__ = ["NONE", "Query", "Term", "parsed"]

SHORTEST_PREFIX = 2  # letters; a shorter one stands for itself, for too many words begin so
MOST_TYPED = 200_000  # characters

_QUOTES = '"“”„«»'
_TERM = re.compile(
    rf"(?P<out>(?<!\S)-)?(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<word>[^\s{_QUOTES}]+))(?P<open>\*?)"
)


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words side by side. With ``prefix`` the last one is the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.words)

    def within(self, folded: str) -> bool:
        """Does it stand in the folded words, which have a space before and after each?"""
        return f" {self.text}{'' if self.prefix else ' '}" in folded


@dataclass(frozen=True, slots=True)
class Query:
    """``typed`` tells a query in which no word stands from none at all."""

    required: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    typed: bool = False

    @property
    def hopeless(self) -> bool:
        """Something was asked for, and there is no word in it."""
        return self.typed and not self.required and not self.excluded

    def fits(self, folded: str) -> bool:
        """Do all words that are required stand in the folded words of a statement, and none that is not?"""
        padded = f" {folded} "
        return all(term.within(padded) for term in self.required) and not any(
            term.within(padded) for term in self.excluded
        )


NONE = Query()


def parsed(typed: str | Sequence[str]) -> Query:
    """The query that was typed, each term once."""
    text = typed if isinstance(typed, str) else " ".join(typed)
    required: dict[Term, None] = {}
    excluded: dict[Term, None] = {}
    for found in _TERM.finditer(text[:MOST_TYPED]):
        term = _term(found)
        if term is not None:
            (excluded if found["out"] else required)[term] = None
    return Query(tuple(required), tuple(excluded), typed=bool(text.strip()))


def _term(found: re.Match[str]) -> Term | None:
    quoted, word = found["phrase"], found["word"]
    words = indexed(word if quoted is None else quoted)
    if not words:
        return None
    starred = bool(found["open"]) or (word or quoted or "").endswith("*")
    return Term(tuple(words), prefix=starred and len(words[-1]) >= SHORTEST_PREFIX)
