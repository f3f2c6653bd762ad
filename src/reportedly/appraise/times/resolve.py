"""From expressions to dates: against the publication date, the tense, and the dates told before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from reportedly import calendars
from reportedly.appraise.times import spans
from reportedly.appraise.times.datelines import begins_dateline
from reportedly.appraise.times.kinds import (
    Clock,
    Dated,
    DayOf,
    Expression,
    LastDay,
    Months,
    NthWeekday,
    Numbers,
    Range,
    Reading,
    Shift,
    Stretch,
    Vague,
    Weekday,
    Weekend,
    WeekOf,
    Within,
    Years,
)
from reportedly.appraise.times.tense import Direction, direction
from reportedly.calendars import Calendar

__all__ = ["Anchors", "Memory", "Place", "resolve"]

Order = Literal["day", "month"]
_SURE_WEEKDAYS = 3
"""Days before a post's date within which a weekday is sure where no publication date is known: the article
came out on that day or up to a few days later, and the weekday is the same one for all of them."""

_FAR, _NEAR = 300, 60
"""Days. A day and month without a year isn't taken for one this far off if the other side has it this near:
writers add "last year" to the far one, and the tense of a sentence is easily misread."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a text's relative times hang on. ``sure`` is False for a day borrowed from an embedded post;
    ``head``: the end of the part of an article that may hold its dateline."""

    today: date | None
    sure: bool = True
    order: Order | None = None
    persian: bool = False
    head: int = 0


@dataclass(slots=True)
class Memory:
    """The dates last told, and where the last full one ended."""

    day: date | None = None
    any: date | None = None
    year: int | None = None
    ended: int = -10


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands. ``lead``: the line that a list hangs on, for what stands in its items."""

    text: str
    block: tuple[int, int]
    lead: tuple[int, int] | None = None


def resolve(expression: Expression, place: Place, anchors: Anchors, memory: Memory) -> Reading:
    """What the expression means here. A reading without a value where it can't be told."""
    try:
        reading = _meaning(expression, place, anchors, memory)
    except (ValueError, OverflowError):  # before year 1, after year 9999
        reading = None
    if reading is None:
        return Reading(None, _grain(expression), _calendar(expression))
    if expression.start >= anchors.head or not _is_dateline(place, expression):
        _remember(expression, reading, memory)
    return _timed(reading, expression.clock)


def _meaning(expression: Expression, place: Place, anchors: Anchors, memory: Memory) -> Reading | None:
    match expression.what:
        case Dated() as dated:
            return _dated(dated, expression, place, anchors, memory)
        case LastDay(Shift() as month):
            whole = _shift(month, anchors, memory)
            return _last_day(whole) if whole else None
        case LastDay(Dated() as month):
            whole = _dated(month, expression, place, anchors, memory)
            return _last_day(whole) if whole else None
        case NthWeekday() as nth:
            whole = _dated(nth.month, expression, place, anchors, memory)
            return _nth_weekday(nth, whole) if whole else None
        case Weekend():
            return _weekend(expression, place, _sure(anchors))
        case WeekOf() as week:
            whole = _dated(week.date, expression, place, anchors, memory)
            return _week(week, whole) if whole else None
        case DayOf() as day:
            return _day_of(day, expression, place, _sure(anchors))
        case Weekday() as weekday:
            return _weekday(weekday, expression, place, anchors)
        case Shift() as shift:
            return _shift(shift, anchors, memory)
        case Numbers() as numbers:
            return _numbers(numbers, anchors)
        case Months() as months:
            return _months(months, expression, place, anchors)
        case Stretch() as stretch:
            return _stretch(stretch, _sure(anchors))
        case Within() as within:
            return _within(within, _sure(anchors))
        case Years(first, last, grain):
            return spans.years(first, last, grain)
        case Range(one, other):
            return _range(one, other, place, anchors, memory)
        case _:
            return None


def _sure(anchors: Anchors) -> date | None:
    return anchors.today if anchors.sure else None


def _remember(expression: Expression, reading: Reading, memory: Memory) -> None:
    memory.any = reading.low
    if reading.grain in ("day", "minute") and reading.low == reading.high:
        memory.day = reading.low
    elif reading.grain in ("month", "year"):
        memory.day = None
    if isinstance(expression.what, Dated) and reading.grain == "day":
        memory.ended = expression.end


def _timed(reading: Reading, clock: Clock | None) -> Reading:
    if clock is None or reading.value is None or reading.low != reading.high:
        return reading
    value = f"{reading.value}T{clock.hour:02}:{clock.minute:02}{'Z' if clock.utc else ''}"
    return Reading(value, "minute", reading.calendar, reading.low, reading.high)


def _of(dated: Dated, year: int) -> Reading | None:
    """The date in this year of its calendar."""
    if dated.calendar == "gregorian" and dated.month is not None and dated.day is None:
        return spans.months(year * 12 + dated.month - 1, 1, "month")
    if dated.calendar == "gregorian" and dated.month is None:
        return spans.years(year, year, "year")
    bounds = calendars.days_of(dated.calendar, year, dated.month, dated.day)
    if bounds is None:
        return None
    low, high = bounds
    if dated.first_day is not None:
        low = _start(dated, year, low)
    grain = "day" if dated.day else "month" if dated.month else "year"
    reading = spans.days(low, high, grain)
    return Reading(reading.value, grain, dated.calendar, low, high)


def _last_day(whole: Reading) -> Reading:
    if whole.high is None:
        return whole
    last = spans.day(whole.high)
    return Reading(last.value, last.grain, whole.calendar, whole.high, whole.high)


def _nth_weekday(nth: NthWeekday, whole: Reading) -> Reading | None:
    if whole.low is None or whole.high is None:
        return None
    if nth.nth < 0:
        found = whole.high - timedelta(days=(whole.high.weekday() - nth.number) % 7)
    else:
        ahead = (nth.number - whole.low.weekday()) % 7
        found = whole.low + timedelta(days=ahead + 7 * (nth.nth - 1))
    return spans.day(found)


def _weekend(expression: Expression, place: Place, today: date | None) -> Reading | None:
    """The nearest Saturday and Sunday in the direction of the tense, the past where that is open."""
    if today is None:
        return None
    ahead = _way(expression, place) > 0
    saturday = today - timedelta(days=(today.weekday() - 5) % 7)
    if ahead and today > saturday + timedelta(days=1):
        saturday += timedelta(days=7)
    return spans.days(saturday, saturday + timedelta(days=1), "day")


def _week(week: WeekOf, whole: Reading) -> Reading | None:
    """The week that holds, begins or ends with a day; or the nth seven days of a month."""
    if whole.low is None or whole.high is None:
        return None
    if week.nth:
        low = whole.high - timedelta(days=6)
        low = low if week.nth < 0 else whole.low + timedelta(days=7 * (week.nth - 1))
    elif week.how == "of":
        low = whole.low - timedelta(days=whole.low.weekday())
    else:
        low = whole.low - timedelta(days=6 if week.how == "ending" else 0)
    reading = spans.days(low, low + timedelta(days=6), "week")
    return Reading(reading.value, "week", whole.calendar, reading.low, reading.high)


def _day_of(day: DayOf, expression: Expression, place: Place, today: date | None) -> Reading | None:
    """The day of the month that is told, or the nearest such day on the side of the tense; the past where
    that is open."""
    if today is None:
        return None
    if day.turn is not None:
        month = spans.months(spans.month_of(today) + day.turn, 1, "month").low
        return spans.day(month.replace(day=day.day)) if month else None
    ahead = _way(expression, place) > 0
    for step in range(12):
        first = spans.months(spans.month_of(today) + (step if ahead else -step), 1, "month").low
        try:
            found = first.replace(day=day.day) if first else None
        except ValueError:  # no 31st in this month
            continue
        if found and (found >= today if ahead else found <= today):
            return spans.day(found)
    return None


def _start(dated: Dated, year: int, low: date) -> date:
    bounds = calendars.days_of(dated.calendar, year, dated.month, dated.first_day)
    return bounds[0] if bounds and bounds[0] < low else low


def _dated(
    dated: Dated, expression: Expression, place: Place, anchors: Anchors, memory: Memory
) -> Reading | None:
    if dated.year is not None:
        return _full(dated, dated.year, anchors)
    if dated.turn is not None and (today := _sure(anchors)) is not None:
        return _of(dated, calendars.year_of(dated.calendar, today) + dated.turn)
    if dated.turn is not None:
        return None
    if 0 <= expression.start - memory.ended <= 3 and memory.day is not None:
        return _nearest(dated, memory.day, 0)  # 30 Khordad 1402 (20 June)
    if anchors.today is None:
        return None
    if dated.day and expression.start < anchors.head and _is_dateline(place, expression):
        return _last_before(dated, anchors.today)
    way = dated.which or _way(expression, place)
    if way == 0 and dated.day is None:
        way = -1  # "up from 410 in December": what is to come is nearly always marked as such
    return _nearest(dated, anchors.today, way)


def _way(expression: Expression, place: Place) -> Direction:
    return direction(place.text, expression.start, expression.end, place.block, place.lead)


def _is_dateline(place: Place, expression: Expression) -> bool:
    """Whether the date follows a place's name that begins its block, as in "KORVA, Feb 3 (HNA) –"."""
    return begins_dateline(place.text, place.block[0], expression.start, expression.end)


def _last_before(dated: Dated, today: date) -> Reading | None:
    """The last such day up to the publication, or the day after it: elsewhere it may be that already."""
    year = calendars.year_of(dated.calendar, today)
    found = [reading for step in (1, 0, -1) if (reading := _of(dated, year + step))]
    return next((r for r in found if r.low is not None and r.low <= today + timedelta(days=1)), None)


def _full(dated: Dated, year: int, anchors: Anchors) -> Reading | None:
    bare = dated.month is None and dated.calendar == "gregorian"
    if bare and anchors.persian and 1300 <= year < 1500:
        return _of(Dated("persian", year), year)
    return _of(dated, year)


def _nearest(dated: Dated, today: date, way: Direction) -> Reading | None:
    """The date without a year, in the year that brings it nearest to ``today`` on the side of the tense."""
    year = calendars.year_of(dated.calendar, today)
    found = [reading for step in (-1, 0, 1) if (reading := _of(dated, year + step))]
    closest = min(found, key=lambda reading: _distance(reading, today), default=None)
    if way < 0:
        found = [r for r in found if r.low is not None and r.low <= today + timedelta(days=1)]
    if way > 0:
        found = [r for r in found if r.high is not None and r.high >= today]
    chosen = min(found, key=lambda reading: _distance(reading, today), default=None)
    if (
        dated.day
        and closest
        and chosen
        and _distance(chosen, today) > _FAR
        and _distance(closest, today) < _NEAR
    ):
        return closest
    return chosen


def _distance(reading: Reading, today: date) -> int:
    assert reading.low is not None and reading.high is not None
    return max((reading.low - today).days, (today - reading.high).days, 0)


def _weekday(weekday: Weekday, expression: Expression, place: Place, anchors: Anchors) -> Reading | None:
    today = anchors.today
    if today is None:
        return None
    plain = weekday.turn is None and weekday.week is None
    if not anchors.sure and not plain:
        return None
    if weekday.week is not None:
        monday = today - timedelta(days=today.weekday())
        return spans.day(monday + timedelta(weeks=weekday.week, days=weekday.number))
    way = _way(expression, place)
    found = _day_of_week(weekday, today, way)
    if not anchors.sure and not 0 <= (today - found).days <= _SURE_WEEKDAYS:
        return None
    return spans.day(found)


def _day_of_week(weekday: Weekday, today: date, way: Direction) -> date:
    ahead = (weekday.number - today.weekday()) % 7
    behind = (today.weekday() - weekday.number) % 7
    if weekday.turn == -1:
        return today - timedelta(days=behind or 7)
    if weekday.turn == 1:
        return today + timedelta(days=ahead or 7)
    forward = way > 0 if weekday.turn is None else way >= 0
    return today + timedelta(days=ahead) if forward else today - timedelta(days=behind)


def _shift(shift: Shift, anchors: Anchors, memory: Memory) -> Reading | None:
    if shift.anchor == "published":
        base = _sure(anchors)
    else:
        base = memory.any if shift.unit in ("year", "decade", "century") else memory.day
    return None if base is None else spans.unit_at(shift.unit, base, shift.amount)


def _numbers(numbers: Numbers, anchors: Anchors) -> Reading | None:
    """Day and month told apart by size, else by the document's habit; None where neither helps."""
    first, second = numbers.first, numbers.second
    if first <= 12 and second <= 12 and first != second and anchors.order is None:
        return None
    swap = first > 12 or (second <= 12 and anchors.order == "day")
    day, month = (first, second) if swap else (second, first)
    calendar: Calendar = "persian" if 1300 <= numbers.year < 1500 and anchors.persian else "gregorian"
    return _of(Dated(calendar, numbers.year, month, day), numbers.year)


def _months(months: Months, expression: Expression, place: Place, anchors: Anchors) -> Reading | None:
    if months.year is not None:
        return _from(months, months.year)
    today = _sure(anchors)
    if today is None:
        return None
    if months.turn is not None:
        return _from(months, today.year + months.turn)
    which = months.which
    if which is None:
        which = 1 if _way(expression, place) > 0 else -1
        found = [r for r in _around(months, today.year) if _begun(r, today, which)]
    elif which == 0:
        return _from(months, today.year)
    else:
        found = [r for r in _around(months, today.year) if _begun(r, today, which) and _distance(r, today)]
    return min(found, key=lambda reading: _distance(reading, today), default=None)


def _begun(reading: Reading, today: date, which: int) -> bool:
    """Whether the reading began by today (which -1), or ends today or later (1)."""
    assert reading.low is not None and reading.high is not None
    return reading.low <= today if which < 0 else reading.high >= today


def _around(months: Months, year: int) -> list[Reading]:
    return [_from(months, year + step) for step in (-2, -1, 0, 1, 2)]


def _from(months: Months, year: int) -> Reading:
    return spans.months(year * 12 + months.month - 1, months.count, months.grain)


def _stretch(stretch: Stretch, today: date | None) -> Reading | None:
    if today is None:
        return None
    unit, amount = stretch.unit, stretch.amount
    if unit in ("day", "week", "fortnight"):
        step = timedelta(days=amount * {"day": 1, "week": 7, "fortnight": 14}[unit])
        return spans.days(
            min(today, today + step), max(today, today + step), "day" if unit == "day" else "week"
        )
    if unit == "hour":
        step = timedelta(hours=amount)
        whole = amount % 24 == 0
        return spans.days(min(today, today + step), max(today, today + step), "day") if whole else None
    if unit in ("month", "quarter"):
        count = amount * (3 if unit == "quarter" else 1)
        return spans.months(spans.month_of(today) + min(count, 0), abs(count) + 1, "month")
    if unit in ("year", "decade", "century"):
        other = today.year + amount * {"year": 1, "decade": 10, "century": 100}[unit]
        return spans.years(min(today.year, other), max(today.year, other), unit)
    return None


def _within(within: Within, today: date | None) -> Reading | None:
    if today is None:
        return None
    unit = spans.unit_at(within.unit, today, 0)
    if unit is None or unit.low is None or unit.high is None:
        return None
    if within.unit in ("year", "decade", "century"):
        now = spans.month_of(today)
        low = spans.month_of(unit.low) if within.side < 0 else now
        return spans.months(
            low, (now if within.side < 0 else spans.month_of(unit.high)) - low + 1, within.unit
        )
    return spans.days(*((unit.low, today) if within.side < 0 else (today, unit.high)), unit.grain)


def _range(
    one: Expression, other: Expression, place: Place, anchors: Anchors, memory: Memory
) -> Reading | None:
    """Both ends; one that lacks its year or week takes it from the other."""
    if isinstance(one.what, Clock):
        return None
    last = resolve(other, place, anchors, memory)
    ahead = direction(place.text, one.start, other.end, place.block, place.lead) > 0
    first = resolve(one, place, anchors, memory)
    if _partial(one) and last.low is not None and not (ahead and _partial(other)):
        first = _beside(one, last.low, -1) or first
    elif _partial(other) and first.low is not None:
        last = _beside(other, first.low, 1) or last
    if first.value is None or last.value is None or first.low is None or last.low is None:
        return None
    if first.low > last.low or "/" in first.value or "/" in last.value:
        return _hull(first, last)
    return Reading(f"{first.value}/{last.value}", first.grain, first.calendar, first.low, last.high)


def _hull(first: Reading, last: Reading) -> Reading | None:
    """Of two intervals the whole; None where the end comes before the start."""
    if first.low is None or last.high is None or first.low > last.high:
        return None
    whole = spans.days(first.low, last.high, first.grain)
    return Reading(whole.value, first.grain, first.calendar, whole.low, whole.high)


def _partial(expression: Expression) -> bool:
    what = expression.what
    if isinstance(what, Dated):
        return what.year is None and what.turn is None
    return isinstance(what, Weekday) and what.turn is None and what.week is None


def _beside(expression: Expression, day: date, way: Direction) -> Reading | None:
    what = expression.what
    if isinstance(what, Dated):
        return _nearest(what, day, way)
    if isinstance(what, Weekday):
        return spans.day(_day_of_week(what, day, way))
    return None


def _grain(expression: Expression) -> str:
    """The grain that an expression without a value would have."""
    match expression.what:
        case Clock():
            return "minute"
        case WeekOf():
            return "week"
        case Dated(month=month, day=day):
            return "day" if day else "month" if month else "year"
        case Shift(unit=unit) | Stretch(unit=unit) | Within(unit=unit) | Vague(grain=unit):
            return {"hour": "minute", "fortnight": "week", "weekend": "day"}.get(unit, unit)
        case Months(grain=grain) | Years(grain=grain):
            return grain
        case Range(first=first):
            return _grain(first)
        case _:
            return "minute" if expression.clock else "day"


def _calendar(expression: Expression) -> Calendar:
    what = expression.what
    if isinstance(what, Range):
        return _calendar(what.first)
    return what.calendar if isinstance(what, Dated) else "gregorian"
