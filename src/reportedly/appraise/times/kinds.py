"""What a time expression says, before it is known which day that is; and what it turns out to be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportedly.calendars import Calendar

Anchor = Literal["published", "last"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a calendar, with what of it is written. ``turn``: its year against this one (-1: last);
    ``which``: the last such date (-1) or the next one (1)."""

    calendar: Calendar
    year: int | None = None
    month: int | None = None
    day: int | None = None
    turn: int | None = None
    first_day: int | None = None
    which: Literal[-1, 0, 1] = 0


@dataclass(frozen=True, slots=True)
class Numbers:
    """A date of three numbers whose order isn't told: 03/04/2023."""

    first: int
    second: int
    year: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """0 is Monday. ``turn``: -1 last, 0 this, 1 next; ``week`` the same for "of last week"."""

    number: int
    turn: int | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as the place shows it; ``utc`` where the text says so.

    ``bare``: a part of the day ("noon"), which is a time only beside a day.
    """

    hour: int
    minute: int
    utc: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units before (negative) or after publication, or after the article's last date."""

    unit: str
    amount: int
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Stretch:
    """The last (negative) or next so many units, up to or from publication."""

    unit: str
    amount: int


@dataclass(frozen=True, slots=True)
class Within:
    """The part of this unit that is over (-1), or to come (1)."""

    unit: str
    side: int


@dataclass(frozen=True, slots=True)
class Years:
    """Years told in full: decades, centuries, 1980-88."""

    first: int
    last: int
    grain: str


@dataclass(frozen=True, slots=True)
class Months:
    """``count`` months from ``month`` on: quarters, halves, seasons.

    ``turn`` is their year against this one; ``which`` the last one (-1), this one (0), the next one (1).
    """

    month: int
    count: int
    grain: str
    year: int | None = None
    turn: int | None = None
    which: int | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that no number can be put to: "in recent days", "years ago"."""

    grain: str


@dataclass(frozen=True, slots=True)
class Range:
    """From one to the other."""

    first: Expression
    last: Expression


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of a month: "the end of September", "the end of the month"."""

    month: Dated | Shift


@dataclass(frozen=True, slots=True)
class Weekend:
    """A weekend that the tense tells: "at the weekend"."""


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The nth such day of a month (-1: its last): "the first Monday of June"."""

    month: Dated
    number: int
    nth: int


@dataclass(frozen=True, slots=True)
class WeekOf:
    """A week by one of its days ("of"), by its first or its last; or the nth of a month (-1: its last)."""

    date: Dated
    how: str
    nth: int = 0


@dataclass(frozen=True, slots=True)
class DayOf:
    """A day of a month that isn't named: "the 3rd". ``turn``: of last month (-1), this (0), the next (1)."""

    day: int
    turn: int | None = None


What = (
    WeekOf
    | DayOf
    | LastDay
    | NthWeekday
    | Weekend
    | Dated
    | Numbers
    | Weekday
    | Clock
    | Shift
    | Stretch
    | Within
    | Years
    | Months
    | Vague
    | Range
)


@dataclass(frozen=True, slots=True)
class Expression:
    """A stretch of text that names a time. ``clock`` is the time of day that stands with a day."""

    start: int
    end: int
    what: What
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression turns out to be. ``value`` None: it names a time, but which can't be told."""

    value: str | None
    grain: str
    calendar: Calendar = "gregorian"
    low: date | None = None
    high: date | None = None
