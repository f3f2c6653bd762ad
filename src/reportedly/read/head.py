"""What the lines above a plain text's first paragraph are: kicker, outlet, date; and its dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from reportedly.read import dates
from reportedly.read.outlets import is_outlet
from reportedly.read.pieces import TERMINAL

__all__ = ["dateline", "is_dateline", "is_kicker", "outlet", "outlet_of"]

_PARTED = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+")
_COMMAS = re.compile(r"\s*,\s*")
_KICKER = re.compile(
    r"""(?xi)(?:(?:press|news|media)\ (?:release|statement) | for\ immediate\ release | breaking(?:\ news)?
    | exclusive | opinion | comment | analysis | editorial | feature | interview | investigation | news
    | (?:local|national|world|foreign|home|business|sports?)\ news | letters? | live | latest | update[d]?
    | explainer | obituary | transcript)"""
)
_EMBARGO = re.compile(
    r"(?i)(?:strictly\s|not\s|under\s)?embargo(?:ed)?\s?(?:$|:|\b(?:until|till|for|lifts?|ends?)\b)"
)
_LINE = 120
_DATE_WORDS = 8
_PLACE = r"[^\W\d_a-z][\w’'. -]{1,40}"
_DATED = re.compile(
    rf"{_PLACE}(?:,\s{_PLACE}){{0,2}},\s[^\n,(]{{5,24}}(?:,\s\d{{4}})?\s*(?:\([^()\n]{{2,60}}\)\s*)?[-–—:]"
)
_AGENCY = re.compile(
    rf"[\[(]?{_PLACE}(?:,\s[^()\n–—]{{2,40}})?\s?(?:\((?P<name>[^\W\d_a-z][^()\d\n]{{1,40}})\)"
    r"|/(?P<slashed>[^\W\d_a-z][\w. -]{1,30})/)[\])]?\.?\s*[-–—]"
)


def is_kicker(line: str) -> bool:
    """Whether the line only says what sort of text follows: 'PRESS RELEASE – FOR IMMEDIATE RELEASE'."""
    if len(line) < _LINE and _EMBARGO.match(line):
        return True
    return len(line) < _LINE and all(_KICKER.fullmatch(part.strip(" :")) for part in _parts(line))


def is_dateline(line: str) -> bool:
    """Whether a line of the head gives the date, and no more beside it than an outlet, a place, an hour."""
    if len(line) < 60 and len(line.split()) <= _DATE_WORDS and dates.published(line) is not None:
        return True
    if len(line) >= _LINE or (TERMINAL.search(line) and not re.search(r"\b[ap]\.m\.$", line)):
        return False
    parts = _parts(line)
    return len(parts) > 1 and any(
        dates.published(part) is not None and len(part.split()) <= _DATE_WORDS for part in parts
    )


def outlet(line: str) -> str | None:
    """The outlet that a line of the head names: alone, beside the date, or after the writer's name."""
    if len(line) >= _LINE:
        return None
    parts = list(islice((piece for part in _parts(line) for piece in _COMMAS.split(part)), 12))
    dated = any(dates.published(part) is not None for part in parts)
    # "Narvo Evening Post, 18 October 2024": beside a date, what needs a "The" elsewhere.
    return next((part for part in parts if is_outlet(part) or (dated and is_outlet(f"The {part}"))), None)


def outlet_of(paragraph: str) -> str | None:
    """The agency in a paragraph's dateline: 'HALM, 4 May (Harnow News Agency) –'."""
    found = _AGENCY.match(paragraph[:_LINE])
    return (found["name"] or found["slashed"]).strip() if found else None


def dateline(paragraph: str) -> str | None:
    """The day of a full date in a paragraph's dateline, as 'YYYY-MM-DD': 'HALM, 4 May 2024 –'."""
    found = _DATED.match(paragraph[:_LINE])
    return dates.day(found[0]) if found else None


def _parts(line: str) -> Sequence[str]:
    return [part for part in _PARTED.split(line.strip()) if part]
