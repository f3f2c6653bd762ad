"""Dates as pages write them -> ISO 8601: months by name, in Latin or Arabic script and in any of the three
calendars, and ISO itself."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from reportedly.calendars import LOCAL_MONTHS, days_of, local_key
from reportedly.months import ISLAMIC, MONTHS, month_named

_GREGORIAN = sorted((name for name, (of, _) in MONTHS.items() if of == "gregorian"), key=len, reverse=True)
_MONTH = "(?P<month>" + "|".join(_GREGORIAN) + r")\.?"
_OTHER = "(?P<month>" + "|".join([*(n for n in MONTHS if n not in _GREGORIAN), *ISLAMIC]) + ")"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_WRITTEN = (
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s+{_MONTH},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b{_OTHER}\s+{_DAY},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s+{_OTHER},?\s+{_YEAR}\b", re.IGNORECASE),
)
_YEARLESS = re.compile(
    rf"(?:\b{_MONTH}\s+{_DAY}|\b{_DAY.replace('day', 'early')}\s+{_MONTH.replace('month', 'late')})"
    r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?)?",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"(?:(?:updated|posted|published|at)\s(?:at\s)?)?"
    r"(?:\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?|noon|midnight)"
    r"(?:\s?(?-i:\(?(?:[A-Z]{2,5}|Z)\)?)|\shrs|\slocal\stime)?",
    re.IGNORECASE,
)
_NAME = r"[\u0621-\u06d3\u200c]+(?:\s[\u0621-\u06d3\u200c]+)??"
_LOCAL = re.compile(rf"(?<!\d)(\d{{1,2}})\s+({_NAME}),?\s+(?:ماه\s+)?(\d{{4}})(?!\d)")
_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?$", re.IGNORECASE
)


def published(text: str | None) -> str | None:
    """A publication date in any usual form as ISO 8601: a moment where the text gives one, else a day.

    '2023-06-21T09:30:00Z', '2023-06-21T09:30:00+03:30' or '2023-06-21'; None when no date is in the text.
    A time without a zone is left out.
    """
    if not text:
        return None
    stamp = _MOMENT.match(text.strip())
    return _moment(*stamp.groups()) if stamp else day(text)


def day(text: str) -> str | None:
    """The first date written in the text, as 'YYYY-MM-DD', or None."""
    for pattern in _WRITTEN:
        if found := pattern.search(text):
            return _iso(found["year"], found["month"], found["day"])
    return _local(text)


def is_hour(text: str) -> bool:
    """Whether a line is the time of day above an entry of a live report: '18:42 IST', 'Updated 6.05 p.m.'"""
    return _HOUR.fullmatch(text.strip()[:40]) is not None


def without_year(text: str, latest: str | None) -> str | None:
    """The day of a month that is all of the text ('Feb 3', '3 February, 10:15'), as 'YYYY-MM-DD': the last
    such day up to ``latest``, an ISO 8601 date or moment, or the day after it, which it may be elsewhere.

    None without such a day, or without ``latest``.
    """
    last = _MOMENT.match(latest) if latest else None
    found = _YEARLESS.fullmatch(text.strip())
    if last is None or found is None:
        return None
    month, number = found["month"] or found["late"], found["day"] or found["early"]
    try:
        until = date.fromisoformat(last[1]) + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    years = range(until.year, max(until.year - 9, 0), -1)  # 29 February comes back within eight years
    days = (day for year in years if (day := _iso(f"{year:04}", month, number)))
    return next((day for day in days if day <= until.isoformat()), None)


def is_day(text: str) -> bool:
    """Whether a day of a month, without a year, is all of the text."""
    found = _YEARLESS.fullmatch(text.strip())
    return found is not None and 1 <= int(found["day"] or found["early"]) <= 31


def _local(text: str) -> str | None:
    """The first date in Arabic script: '۳۰ خرداد ۱۴۰۲', '٢١ يونيو ٢٠٢٣'; its calendar is its month's."""
    for number, name, year in _LOCAL.findall(text):
        if month := LOCAL_MONTHS.get(local_key(name)):
            days = days_of(month[0], int(year), month[1], int(number))
            return days[0].isoformat() if days else None
    return None


def _moment(ymd: str, minutes: str | None, seconds: str | None, zone: str | None) -> str | None:
    if minutes is None:
        return _iso(*ymd.split("-"))
    if zone is None:  # the time of a place that nobody names
        return _iso(*ymd.split("-"))
    offset = "Z" if zone.upper() in {"Z", "UTC", "GMT"} else zone
    if len(offset) == 5:
        offset = f"{offset[:3]}:{offset[3:]}"
    stamp = f"{ymd}T{minutes}{seconds or ':00'}"
    try:
        datetime.fromisoformat(stamp + offset.replace("Z", "+00:00"))
    except ValueError:
        return None
    return stamp + ("Z" if offset in {"+00:00", "-00:00"} else offset)


def _iso(year: str, month: str, number: str) -> str | None:
    calendar, month_number = month_named(month) or ("gregorian", int(month))
    days = days_of(calendar, int(year), month_number, int(number))
    return days[0].isoformat() if days else None
