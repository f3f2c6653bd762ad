"""Units of the Gregorian calendar as readings: the week, month or year around a day, and steps from it."""

from __future__ import annotations

from datetime import date, timedelta

from reportedly.appraise.times.kinds import Reading

__all__ = ["day", "days", "decade", "month_of", "months", "unit_at", "week", "years"]


def day(at: date) -> Reading:
    return Reading(at.isoformat(), "day", low=at, high=at)


def days(low: date, high: date, grain: str) -> Reading:
    """An interval of days, both ends in it."""
    value = low.isoformat() if low == high else f"{low.isoformat()}/{high.isoformat()}"
    return Reading(value, grain, low=low, high=high)


def week(at: date, shift: int = 0) -> Reading:
    """Monday to Sunday."""
    monday = at - timedelta(days=at.weekday()) + timedelta(weeks=shift)
    return days(monday, monday + timedelta(days=6), "week")


def month_of(at: date) -> int:
    """Months since year 0, for counting with."""
    return at.year * 12 + at.month - 1


def months(first: int, count: int, grain: str) -> Reading:
    """``count`` months from the ``first`` (as ``month_of`` counts).

    Raises ValueError outside years 1 to 9999.
    """
    low, high = _first_day(first), _first_day(first + count) - timedelta(days=1)
    value = f"{low.year:04}-{low.month:02}"
    if count > 1:
        value += f"/{high.year:04}-{high.month:02}"
    return Reading(value, grain, low=low, high=high)


def _first_day(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)


def years(first: int, last: int, grain: str) -> Reading:
    """Raises ValueError outside years 1 to 9999."""
    value = f"{first:04}" if first == last else f"{first:04}/{last:04}"
    return Reading(value, grain, low=date(first, 1, 1), high=date(last, 12, 31))


def decade(year: int) -> Reading:
    first = year - year % 10
    return years(first, first + 9, "decade")


def unit_at(unit: str, base: date, amount: int) -> Reading | None:
    """The unit so many units after (or before) the one in which ``base`` lies; None for hours and minutes."""
    if unit == "day":
        return day(base + timedelta(days=amount))
    if unit in ("week", "fortnight"):
        return week(base, amount * (2 if unit == "fortnight" else 1))
    if unit == "weekend":
        saturday = base - timedelta(days=base.weekday()) + timedelta(weeks=amount, days=5)
        return days(saturday, saturday + timedelta(days=1), "day")
    if unit == "month":
        return months(month_of(base) + amount, 1, "month")
    if unit == "quarter":
        return months(month_of(base) // 3 * 3 + 3 * amount, 3, "quarter")
    return _years_at(unit, base.year, amount)


def _years_at(unit: str, year: int, amount: int) -> Reading | None:
    if unit == "year":
        return years(year + amount, year + amount, "year")
    if unit == "decade":
        return decade(year + 10 * amount)
    if unit == "century":
        first = (year - 1) // 100 * 100 + 1 + 100 * amount
        return years(first, first + 99, "century")
    return None
