"""Words as the readings see them: lower case, straight apostrophes, marks kept apart."""

from __future__ import annotations

import re

_WORD = r"[^\W_]+(?:['’-][^\W_]+)*"
_WORDS = re.compile(_WORD)
_TOKENS = re.compile(_WORD + r"|[^\w\s]")


def tokens(text: str) -> list[str]:
    """The words and marks of a text."""
    return _TOKENS.findall(text.lower().replace("’", "'"))


def words(text: str) -> list[str]:
    """The words alone."""
    return _WORDS.findall(text.lower().replace("’", "'"))


def tokens_as_written(text: str) -> list[str]:
    """The words and marks with their capitals."""
    return _TOKENS.findall(text)
