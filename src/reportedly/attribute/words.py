"""Cuts text into the units that the engine labels: words and single punctuation marks.

A possessive ending is a unit of its own ("the ministry" + "’s"), so that a source can end before it.
"""

from __future__ import annotations

import re

WORD = re.compile(r"\w++(?:['’](?![sS]\b)\w++)*+|['’][sS]\b|[^\w\s]")


def behind_blank(text: str, start: int, end: int) -> int:
    """Where the last word of ``text[start:end]`` can begin at the earliest: behind its last blank."""
    return max(start, text.rfind(" ", start, end) + 1)


def units(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The [start, end) offsets of the words and punctuation marks of ``text[start:end]``, in order."""
    return [match.span() for match in WORD.finditer(text, start, len(text) if end is None else end)]
