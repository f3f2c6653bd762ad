"""The words that name times: days, months of three calendars, units, numbers. English, Persian, Arabic."""

from __future__ import annotations

__all__ = [
    "ARABIC_WEEKDAYS",
    "LOCAL_WEEKDAYS",
    "NUMBERS",
    "ORDINALS",
    "PERSIAN_WEEKDAYS",
    "SEASONS",
    "UNITS",
    "WEEKDAYS",
    "listed",
    "number",
]


def listed(words: str) -> frozenset[str]:
    """The words of a list written as one string."""
    return frozenset(words.split())


def _numbered(rows: str, *, first: int) -> dict[str, int]:
    """Each word with the number of its row; rows are parted by bars, words of one row by spaces."""
    return {word: i for i, row in enumerate(rows.split("|"), start=first) for word in row.split()}


WEEKDAYS = _numbered(
    "monday mon|tuesday tue tues|wednesday wed|thursday thu thur thurs|friday fri|saturday sat|sunday sun",
    first=0,
)

UNITS = {
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "night": "day",
    "morning": "day",
    "afternoon": "day",
    "evening": "day",
    "weekend": "weekend",
    "week": "week",
    "fortnight": "fortnight",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "centurie": "century",
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first month of each, as meteorologists of the northern half of the Earth count them."""

NUMBERS = _numbered(
    "one a an|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen|twenty",
    first=1,
) | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
ORDINALS = _numbered("first 1st|second 2nd|third 3rd|fourth 4th", first=1) | {
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}

PERSIAN_WEEKDAYS = {
    "دوشنبه": 0,
    "سهشنبه": 1,
    "چهارشنبه": 2,
    "پنجشنبه": 3,
    "جمعه": 4,
    "شنبه": 5,
    "یکشنبه": 6,
}
ARABIC_WEEKDAYS = {
    "الاثنين": 0,
    "الثلاثاء": 1,
    "الاربعاء": 2,
    "الخميس": 3,
    "الجمعه": 4,
    "السبت": 5,
    "الاحد": 6,
}
LOCAL_WEEKDAYS = PERSIAN_WEEKDAYS | ARABIC_WEEKDAYS


def number(word: str) -> int | None:
    """'3', 'three', 'a couple of' -> how many, or None."""
    word = word.lower().strip()
    if word.isdecimal():
        return int(word)
    if word.startswith("a couple"):
        return 2
    return NUMBERS.get(word)
