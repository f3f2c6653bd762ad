"""Persian and Islamic dates to Gregorian ones. The libraries are imported when the first such date comes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from reportedly.appraise.times.kinds import Calendar

__all__ = ["convert", "days_of", "year_of"]

Converter = Callable[[int, int, int], date]


def days_of(calendar: Calendar, year: int, month: int | None, day: int | None) -> tuple[date, date] | None:
    """The first and last Gregorian day of a year, month or day of the calendar; None where there is no such.

    Persian: the 33-year arithmetic calendar (persiantools). Islamic: Umm al-Qura from 1343 to 1500 AH
    (hijridate); earlier and later years aren't converted. Sighting the moon may move a month by a day.
    """
    if calendar == "gregorian":
        return _bounds(date, year, month, day)
    if not 1 <= year <= 3000:
        return None
    return _bounds(convert(calendar), year, month, day)


def convert(calendar: Calendar) -> Converter:
    """What makes a date of year, month and day of this calendar; it raises ValueError or OverflowError."""
    if calendar == "gregorian":
        return date
    return _persian if calendar == "persian" else _islamic


def year_of(calendar: Calendar, day: date) -> int:
    """The calendar's year in which this day lies. Raises ValueError or OverflowError outside its range."""
    if calendar == "gregorian":
        return day.year
    if calendar == "persian":
        from persiantools.jdatetime import JalaliDate

        return int(JalaliDate(day).year)  # type: ignore[no-untyped-call]
    from hijridate import Gregorian

    return Gregorian.fromdate(day).to_hijri().year


def _bounds(to: Converter, year: int, month: int | None, day: int | None) -> tuple[date, date] | None:
    try:
        first = to(year, month or 1, day or 1)
        if day is not None:
            return first, first
        following = to(year + (month is None or month == 12), 1 if month is None else month % 12 + 1, 1)
        return first, following - timedelta(days=1)
    except (ValueError, OverflowError):
        return None


def _persian(year: int, month: int, day: int) -> date:
    from persiantools.jdatetime import JalaliDate

    found: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    return found


def _islamic(year: int, month: int, day: int) -> date:
    from hijridate import Hijri

    return date.fromisoformat(Hijri(year, month, day).to_gregorian().isoformat())
