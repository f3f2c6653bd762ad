"""Acronyms, introduced in brackets or not."""

from __future__ import annotations

from .grammar import word_set
from .transliterate import fold

SMALL = word_set("of the and for in on to de la du des von und al against e y i")


def is_acronym(word: str) -> bool:
    """Whether a word looks like an acronym: two to seven letters, nearly all of them capitals ("KIF", "PhU",
    "U.N")."""
    letters = [c for c in word if c.isalpha()]
    return (
        2 <= len(letters) <= 7
        and len(word) <= 10
        and sum(c.isupper() for c in letters) >= len(letters) - 1 >= 1
        and word[:1].isupper()
        and word[1:].upper() == word[1:]
    )


def stands_for(acronym: str, words: tuple[str, ...]) -> bool:
    """Whether the letters are the initials of the words, small words counted or not.

    A hyphenated word may give one initial or one for each part: "Mujahedin-e-Khalq Organization", MKO or
    MEKO.
    """
    letters = fold(acronym)
    if len(letters) < 2 or not words:
        return False
    big = [w for w in words if w.lower() not in SMALL]
    return letters in {
        _initials(words),
        _initials(big),
        _initials(_parts(words)),
        _initials(_parts(big, drop=True)),
    }


def _initials(words: tuple[str, ...] | list[str]) -> str:
    return "".join(fold(w)[:1] for w in words)


def _parts(words: tuple[str, ...] | list[str], *, drop: bool = False) -> list[str]:
    return [
        p for w in words for p in w.split("-") if p and not (drop and (len(p) == 1 or p.lower() in SMALL))
    ]
