"""Names of months in Latin letters, of the Gregorian, Persian and Islamic calendars."""

from __future__ import annotations

import re

from reportedly.calendars import Calendar

__all__ = ["ISLAMIC", "MONTHS", "month_named"]


def _months(calendar: Calendar, rows: str) -> dict[str, tuple[Calendar, int]]:
    return {name: (calendar, i) for i, row in enumerate(rows.split("|"), start=1) for name in row.split()}


MONTHS = _months(
    "gregorian",
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep"
    "|october oct|november nov|december dec",
) | _months(
    "persian",
    "farvardin|ordibehesht|khordad|tir|mordad amordad|shahrivar|mehr|aban|azar|dey|bahman|esfand",
)
"""Without the Islamic months, whose spellings are too many to list: see ``ISLAMIC``."""
ISLAMIC = (
    r"muharram",
    r"safar",
    r"rab[iī]['‘’ʿ]?[ -](?:al|ul|ath|el)[ -]?(?:['‘’ʿ]?awwal|avval)|rab[iī]['‘’ʿ]? i",
    r"rab[iī]['‘’ʿ]?[ -](?:al|ul|ath|at|el)[ -]?(?:th?[aā]n[iī]|[aā]khi?r)|rab[iī]['‘’ʿ]? ii",
    r"jum[aā]d[aā]'?[ -](?:al|ul|el)[ -]?(?:['‘’ʿ]?[uū]l[aā]|awwal)|jum[aā]da i",
    r"jum[aā]d[aā]'?[ -](?:al|ul|ath|at|el)[ -]?(?:th?[aā]n[iī](?:ya)?h?|[aā]khira)|jum[aā]da ii",
    r"rajab",
    r"sha['‘’ʿ]?b[aā]n",
    r"rama[dz][aā]n",
    r"shaww?[aā]l",
    r"(?:dh|z)[uūi]['‘’ʿ]?(?:[ -](?:al|l)[ -]|[ -]?l[ -])?qa['‘’ʿ]?i?dah?",
    r"(?:dh|z)[uūi]['‘’ʿ]?(?:[ -](?:al|l)[ -]|[ -]?l[ -])?hij+ah?",
)
"""Regular expressions of the ways to write the Islamic months, first to last."""
_ISLAMIC = tuple(re.compile(row, re.IGNORECASE) for row in ISLAMIC)


def month_named(name: str) -> tuple[Calendar, int] | None:
    """The calendar and number of a month: 'Sept.', 'Khordad', 'Rabi al-Awwal'; None where it is none."""
    plain = name.lower().rstrip(".")
    if plain in MONTHS:
        return MONTHS[plain]
    rows = (i for i, row in enumerate(_ISLAMIC, start=1) if row.fullmatch(plain))
    month = next(rows, None)
    return None if month is None else ("islamic", month)
