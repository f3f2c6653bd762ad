"""Words as search compares them: without case, marks or the choices of a keyboard.

The same letters are written in several ways: accented or not, with or without vowel marks, with Arabic or
Persian forms of ya and kaf, in compatibility forms. Folded, they are one (NFKD of Unicode Standard Annex 15,
with marks taken off, then case folding).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["folded", "folded_letter", "words"]

MOST = 65_536  # letters that are remembered folded

_ALIKE = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ؤ": "و", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",
        "ـ": "", "\u200c": "", "\u200d": "", "\u00ad": "",
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "’": "'", "‘": "'",
    }
)  # fmt: skip


def folded(text: str) -> str:
    """The text as search compares it. ``folded(folded(x)) == folded(x)``."""
    if text.isascii():
        return text.lower()
    return "".join(map(folded_letter, text))


@lru_cache(maxsize=MOST)
def folded_letter(letter: str) -> str:
    """One character folded: none for a mark of its own, two or more for a ligature."""
    plain = unicodedata.normalize("NFKD", letter.translate(_ALIKE))
    plain = "".join(c for c in plain if not unicodedata.category(c).startswith("M"))
    plain = unicodedata.normalize("NFKC", plain.casefold().translate(_ALIKE))
    return "".join(str(unicodedata.digit(c, c)) if c.isdigit() else c for c in plain)


class _InWords(dict[int, str]):
    """What a letter, by its code point, is in words: folded, and a space where it is part of none."""

    def __missing__(self, point: int) -> str:
        found = "".join(c if c.isalnum() else " " for c in folded_letter(chr(point)))
        if len(self) < MOST:
            self[point] = found
        return found


_IN_WORDS = _InWords()


def words(text: str) -> list[str]:
    """The folded words of a text: runs of letters and digits."""
    return text.translate(_IN_WORDS).split()
