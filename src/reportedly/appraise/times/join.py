"""Puts neighbouring expressions together: a day with its time of day, the two ends of a range."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportedly.appraise.times.kinds import Clock, Dated, Expression, Months, Range, Shift, Weekday, Years

__all__ = ["joined"]

_BESIDE = re.compile(
    r"(?:,?\s(?:on\s|at\s)?(?:about\s|around\s)?|,?\s(?:late|early)\son\s|\son\sthe\s(?:night|morning)\sof\s)"
)
_TO = re.compile(r"\s(?:to|until|till|through)\s(?:the\s|late\s|early\s)?|\s?[-–—]\s?")
_AND = re.compile(r"\s(?:and|to)\s")
_OPENING = re.compile(r"(?<!\w)(?P<word>from|between)\s$", re.IGNORECASE)
_FEW = 24


def joined(text: str, found: Iterable[Expression], start: int) -> list[Expression]:
    """The expressions of a block that begins at ``start``, neighbours that belong together made one."""
    return list(_ranges(text, list(_clocked(text, found)), start))


def _clocked(text: str, found: Iterable[Expression]) -> Iterator[Expression]:
    held: Expression | None = None
    for expression in found:
        whole = _with_clock(text, held, expression) if held is not None else None
        if whole is None and held is not None:
            yield held
        held = whole or expression
    if held is not None:
        yield held


def _with_clock(text: str, one: Expression, other: Expression) -> Expression | None:
    if other.start - one.end > _FEW or not _BESIDE.fullmatch(text, one.end, other.start):
        return None
    if isinstance(one.what, Clock) and _is_day(other):
        return replace(other, start=one.start, clock=one.what)
    if isinstance(other.what, Clock) and _is_day(one):
        return replace(one, end=other.end, clock=other.what)
    return None


def _is_day(expression: Expression) -> bool:
    what = expression.what
    if expression.clock is not None:
        return False
    if isinstance(what, Dated):
        return what.day is not None and what.first_day is None
    return isinstance(what, Weekday) or (isinstance(what, Shift) and what.unit == "day")


def _ranges(text: str, found: list[Expression], start: int) -> Iterator[Expression]:
    at = 0
    while at < len(found):
        one = found[at]
        other = found[at + 1] if at + 1 < len(found) else None
        whole = _range(text, one, other, start) if other is not None else None
        yield whole or one
        at += 2 if whole else 1


def _range(text: str, one: Expression, other: Expression, start: int) -> Expression | None:
    if other.start - one.end > _FEW or not _alike(one, other):
        return None
    opening = _OPENING.search(text, max(start, one.start - 10), one.start)
    word = opening["word"].lower() if opening else ""
    gap = _AND if word == "between" else _TO
    if not gap.fullmatch(text, one.end, other.start):
        return None
    return Expression(opening.start() if opening else one.start, other.end, Range(one, other))


def _alike(one: Expression, other: Expression) -> bool:
    """Whether the two are of one kind, so that "to" between them makes a range."""
    if isinstance(one.what, Clock) or isinstance(other.what, Clock):
        return isinstance(one.what, Clock) and isinstance(other.what, Clock)
    if isinstance(one.what, Dated) and isinstance(other.what, Dated):
        return (
            one.what.first_day is None
            and other.what.first_day is None
            and _level(one.what) == _level(other.what)
        )
    kinds = (Dated, Weekday, Shift, Years, Months)
    return isinstance(one.what, kinds) and isinstance(other.what, kinds) and _is_day(one) == _is_day(other)


def _level(dated: Dated) -> int:
    return (dated.month is not None) + (dated.day is not None)
