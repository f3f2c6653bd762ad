"""Text from anywhere, made safe for a terminal."""

from __future__ import annotations

import unicodedata
from typing import Literal

__all__ = ["Direction", "direction", "has_words", "isolates", "one_line", "safe"]

Direction = Literal["ltr", "rtl"]

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_POP = "\N{POP DIRECTIONAL ISOLATE}"
_ISOLATES = {
    "ltr": ("\N{LEFT-TO-RIGHT ISOLATE}", _POP),
    "rtl": ("\N{RIGHT-TO-LEFT ISOLATE}", _POP),
}
# Embeddings, overrides and isolates reorder what stands around them; plain marks and joiners are kept.
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def one_line(text: str) -> str:
    """The text on one line: white space as single spaces, no control characters, nothing that reorders."""
    return " ".join("".join(_shown(character) for character in text).split())


def _shown(character: str) -> str:
    if character.isspace():
        return " "
    if character in _REORDERING:
        return ""
    return _REPLACEMENT if unicodedata.category(character) in {"Cc", "Cs"} else character


def direction(text: str) -> Direction | None:
    """By the first letter that has one; None when nothing in the text runs right to left."""
    classes = [unicodedata.bidirectional(character) for character in text]
    strong = [name for name in classes if name in {"L", "R", "AL"}]
    if not {"R", "AL"} & set(strong):
        return None
    return "ltr" if strong[0] == "L" else "rtl"


def isolates(way: Direction | None) -> tuple[str, str]:
    """What opens and closes a line of that direction so that it reorders nothing outside itself (UAX #9)."""
    return _ISOLATES[way] if way else ("", "")


def has_words(text: str | None) -> bool:
    """Is there more in it than marks, such as the colon of a transcript?"""
    return any(character.isalnum() for character in text or "")


def safe(text: str | None) -> str:
    """A name or title from anywhere, on one line, between isolates where it has right-to-left letters."""
    plain = one_line(text or "")
    opening, closing = isolates(direction(plain))
    return f"{opening}{plain}{closing}"
