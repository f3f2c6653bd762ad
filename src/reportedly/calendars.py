"""Months and days of the Persian and Islamic calendars, and the Gregorian days that they are.

The libraries that convert are imported when the first such date comes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

__all__ = ["LOCAL_MONTHS", "Calendar", "convert", "days_of", "local_key", "year_of"]

Calendar = Literal["gregorian", "persian", "islamic"]
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


_LOCAL: tuple[tuple[Calendar, str], ...] = (
    (
        "persian",
        "فروردین|اردیبهشت|خرداد|تیر|مرداد امرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند",
    ),
    (
        "islamic",
        "محرم|صفر|ربیع الاول|ربیع الثانی ربیع الاخر|جمادی الاولی جمادی الاول"
        "|جمادی الثانیه جمادی الاخره جمادی الثانی|رجب|شعبان|رمضان|شوال"
        "|ذی القعده ذو القعده ذیقعده|ذی الحجه ذو الحجه ذیحجه",
    ),
    (
        "gregorian",
        "ینایر ژانویه|فبرایر فوریه|مارس|ابریل آوریل|مایو می مه|یونیو ژوئن|یولیو ژوئیه جولای|اغسطس اوت"
        "|سبتمبر سپتامبر|اکتوبر اکتبر|نوفمبر نوامبر|دیسمبر دسامبر",
    ),
    (
        "gregorian",
        "کانون الثانی|شباط|آذار|نیسان|ایار|حزیران|تموز|آب|ایلول|تشرین الاول|تشرین الثانی|کانون الاول",
    ),
)
_LETTERS = str.maketrans("يىكةأإآٱ", "ییکهاااا", "\u200c\u0640 \u00a0")


def local_key(name: str) -> str:
    """A Persian or Arabic name with one form for each letter, without joiners, stretching and spaces."""
    return name.translate(_LETTERS)


def _local_months() -> dict[str, tuple[Calendar, int]]:
    found: dict[str, tuple[Calendar, int]] = {}
    for calendar, rows in _LOCAL:
        for month, names in enumerate(rows.split("|"), start=1):
            for name in _names(names):
                found[local_key(name)] = (calendar, month)
    return found


def _names(names: str) -> list[str]:
    """The names of a row; those of two words begin with one of a few first words."""
    whole: list[str] = []
    for word in names.split():
        if whole and whole[-1] in _FIRST_WORDS:
            whole[-1] += f" {word}"
        else:
            whole.append(word)
    return whole


_FIRST_WORDS = frozenset(("ربیع", "جمادی", "ذی", "ذو", "کانون", "تشرین"))
LOCAL_MONTHS = _local_months()
"""Months written in Arabic script, by ``local_key``: their calendar and number."""
