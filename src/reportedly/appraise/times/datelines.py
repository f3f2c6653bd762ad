"""A dateline at the head of a text: "NORRICK, November 4 (HNA) –"."""

from __future__ import annotations

import re

__all__ = ["begins_dateline", "is_dateline"]

_PLACE = re.compile(r"(?:[^\W\d_a-z][\w’'.-]{0,40}(?:[ ,/(]{1,3}|$)){0,8}")
_AGENCY = re.compile(r"\([^()\n]{1,60}\),?\s")
_AFTER = re.compile(r"\)?\s*(?:[–—:-]|/|\(|,?\s*\d\d?[:.]\d\d|$)")


def is_dateline(line: str, start: int, end: int) -> bool:
    """Whether the date at ``[start, end)`` of a line stands alone in it or follows a place's name."""
    return bool(_PLACE.fullmatch(line, 0, start) and _AFTER.match(line, end))


def begins_dateline(text: str, begin: int, start: int, end: int) -> bool:
    """Whether the date at ``[start, end)`` follows a place's name that begins at ``begin``, and perhaps an
    agency's in brackets."""
    before = _AGENCY.sub("", text[begin:start]) if start - begin <= _LONGEST else ""
    line = text[end : end + _LONGEST].partition("\n")[0]
    return bool(before.strip() and _PLACE.fullmatch(before) and _AFTER.match(line))


_LONGEST = 120
