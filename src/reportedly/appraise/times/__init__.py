"""When things happened and when they were said: time expressions and what they mean.

See docs/explanation/times.md for what is recognised, how it is resolved, and what stays open.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from reportedly.appraise.times.document import anchors, day_of, is_read, of_post
from reportedly.appraise.times.grammar import expressions
from reportedly.appraise.times.join import joined
from reportedly.appraise.times.kinds import Clock, Expression, Reading, Weekday
from reportedly.appraise.times.resolve import Anchors, Memory, Place, resolve
from reportedly.appraise.times.said import said
from reportedly.appraise.times.tense import direction, sentence
from reportedly.types import Block, Document

__all__ = ["said", "times"]

Found = tuple[Expression, Reading]
_FURNITURE = ("byline", "other")
"""Blocks whose dates, mostly that of publication, aren't what "the next day" follows."""


def times(document: Document) -> tuple[dict[str, Any], ...]:
    """The time expressions of a document's English blocks and of its posts, in text order, none overlapping.

    Each is ``{"span": [start, end], "value": str | None, "grain": str, "calendar": str}``. ``value`` is
    ISO 8601, proleptic Gregorian whatever the calendar of the text: a day, month, year, local time of a day,
    time of day, or interval with both ends in it. It is None for a time that can't be told. ``grain`` is
    minute, day, week, month, quarter, season, year, decade or century.
    """
    article, memory = anchors(document), Memory()
    found: list[Found] = []
    at = 0
    lead: tuple[int, int] | None = None
    for block in sorted(document.blocks, key=lambda block: block.start):
        if block.kind != "list-item":
            lead = _lead(document.text, block)
        if block.start < at or not is_read(block):
            continue
        at = block.end
        if block.kind == "post":
            found += _of_block(document.text, block, of_post(block, article), Memory())
            memory.day = memory.any = day_of(block.published) or memory.day
        else:
            listed = lead if block.kind == "list-item" else None
            told = memory if block.kind not in _FURNITURE else Memory()
            found += _of_block(document.text, block, article, told, listed)
    return tuple(_plain(expression, reading) for expression, reading in found)


def _lead(text: str, block: Block) -> tuple[int, int] | None:
    """The block, where a list hangs on it: it ends in a colon."""
    return (block.start, block.end) if text[block.start : block.end].rstrip().endswith(":") else None


def _of_block(
    text: str, block: Block, anchors: Anchors, memory: Memory, lead: tuple[int, int] | None = None
) -> list[Found]:
    place = Place(text, (block.start, block.end), lead)
    whole = joined(text, expressions(text, block.start, block.end), block.start)
    before = memory.day
    readings = [(expression, resolve(expression, place, anchors, memory)) for expression in whole]
    dated = (_dated(i, readings, place, before) for i in range(len(readings)))
    return [found for found in dated if found is not None]


def _dated(i: int, readings: list[Found], place: Place, before: date | None) -> Found | None:
    """A time of day that stands alone, with the day that its sentence tells before it, or right after; where
    its clause tells of the past, with the day told last, in the block or ``before`` it.

    A part of a day without a day is no time.
    """
    expression, reading = readings[i]
    clock = expression.what
    if not isinstance(clock, Clock):
        return expression, _beside(i, readings, place) or reading
    value = f"{clock.hour:02}:{clock.minute:02}{'Z' if clock.utc else ''}"
    low, high = sentence(place.text, expression.start, *place.block)
    for near in (i - 1, i - 2, i + 1):
        if 0 <= near < len(readings) and low <= readings[near][0].start < high:
            day = readings[near][1]
            if day.low is not None and day.low == day.high:
                whole = f"{day.low.isoformat()}T{value}"
                return expression, Reading(whole, "minute", low=day.low, high=day.high)
    if not clock.bare and direction(place.text, expression.start, expression.end, place.block) < 0:
        told = [r.low for _, r in readings[:i] if r.low is not None and r.low == r.high]
        last = told[-1] if told else before
        if last is not None:
            return expression, Reading(f"{last.isoformat()}T{value}", "minute", low=last, high=last)
    return None if clock.bare else (expression, Reading(value, "minute"))


def _beside(i: int, readings: list[Found], place: Place) -> Reading | None:
    """The full date that follows a weekday in brackets, where it is one: "on Wednesday (July 3, 2024)"."""
    expression, reading = readings[i]
    if reading.value is not None or not isinstance(expression.what, Weekday) or i + 1 == len(readings):
        return None
    other, found = readings[i + 1]
    near = place.text[expression.end : other.start] in (" (", ", ")
    day = found.low if near and found.low == found.high else None
    fits = day is not None and day.weekday() == expression.what.number
    return Reading(day.isoformat(), "day", low=day, high=day) if day and fits else None


def _plain(expression: Expression, reading: Reading) -> dict[str, Any]:
    return {
        "span": [expression.start, expression.end],
        "value": reading.value,
        "grain": reading.grain,
        "calendar": reading.calendar,
    }
