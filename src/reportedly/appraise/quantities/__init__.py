"""Counts and measures in a document, with their hedges and units.

How bounds are set and what is left out: ``docs/explanation/quantities.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reportedly.types import Document

from .hedges import Hedge, bounds, hedge_after, hedge_before
from .labels import follows_name, is_age, is_clock, is_label, is_result, is_vote
from .numerals import Numeral, numerals
from .them import PERIODS, Quantity, of_them
from .units import Unit, is_plural, unit_after

__all__ = ["quantities"]

SKIPPED = ("byline", "other")
RANGE = re.compile(r"\s?[-–—]\s?|\s(?:to|or)\s")
BETWEEN = re.compile(r"(?:\s[^\W\d_]+)?\sand\s")
MINUS = re.compile(r"(?:\bminus\s|(?<![\w)\]])[-−])$", re.IGNORECASE)
AGO = re.compile(r"\s(?:ago|later|earlier)\b", re.IGNORECASE)
A_DAY = re.compile(r"(?:-|(?P<space>\s))day\b", re.IGNORECASE)
IN_A_DAY = re.compile(
    r"\b(?:in|within|for|lasted|lasts|last|took|takes|only|just|than|least)\s$", re.IGNORECASE
)
STRETCH = re.compile(r"\b(?:the|these)\s(?:past|last|next|coming|previous)\s$", re.IGNORECASE)
MEMBERS = re.compile(
    r"\b(?:staff|crew|workforce|jury|panel|congregation|audience|population|family|team|party)\sof\s$",
    re.IGNORECASE,
)
BY = re.compile(r"\bby\s$", re.IGNORECASE)
CAPITAL_NEXT = re.compile(r"\s[A-Z]")
HALF_A = re.compile(r"\san?(?=\s[^\W\d_]+)")
SHARED = re.compile(r"\s(?:of|the|a|an|its|their|his|her|our|those|these|as|that|full|empty)\b")
AS_BIG = re.compile(r"\sas\s[a-z]+(?=\sas\b|[.,;]|$)")
OF_CLOCK = re.compile(
    r"[-\s]past\b|\sto\s(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\b(?!\s(?:of|per)\b|%)",
    re.IGNORECASE,
)
BEFORE_HALF = re.compile(
    r"(?:\b(?:first|second|other|latter|former|better|top|bottom|this|each)|[\w]-)\s?$", re.IGNORECASE
)
OF_TIME = re.compile(
    r"\b(?:first|last|past|next|previous|these|those|consecutive|straight|final)\s$", re.IGNORECASE
)
PARENT = re.compile(
    r"\b(?:(?P<grand>gran(?:d\w+|ny)?)|(?:mother|father|mum|mom|dad|parent)s?)[-\s]of[-\s]$", re.IGNORECASE
)
TIED = re.compile(r"(?:\bno|\bthe|\bwhich|\bevery|\bany|\bthis|\bthat|\beach)[\s-]$", re.IGNORECASE)
ANAPHOR = re.compile(r"(?<!\bof\s)\b(?:the|these|those)\s$|\bother\s$", re.IGNORECASE)


def quantities(document: Document) -> tuple[dict[str, Any], ...]:
    """The contract's ``quantities``, in text order; no two overlap.

    Each has ``span`` ([start, end), the hedge and the unit's words with it), ``value``, ``low``, ``high``
    (numbers or None) and ``unit`` (a singular English noun, a symbol, or None). Bylines and blocks of kind
    "other" are not read.
    """
    text = document.text
    return tuple(
        _plain(found)
        for block in document.blocks
        if block.kind not in SKIPPED
        for found in of_them(text, _in_paragraph(text, block.start, block.end, block.kind == "headline"))
    )


def _in_paragraph(text: str, start: int, end: int, headline: bool) -> Iterator[Quantity]:
    found = list(numerals(text, start, end))
    at, floor = 0, start
    while at < len(found):
        second = found[at + 1] if at + 1 < len(found) else None
        first = found[at]
        if first.start < floor:
            at += 1
            continue
        hedge = hedge_before(text, floor, first.start, first.end)
        joined = second is not None and _joined(text, first, second, hedge)
        if joined and second is not None and is_vote(text, start, first, second, end):
            for vote in (first, second):
                yield Quantity(vote.start, vote.end, vote.value, vote.value, vote.value, "vote")
            floor, at = second.end, at + 2
            continue
        if joined and second is not None:
            quantity = _range(text, start, end, first, second, hedge)
            at += 2
        else:
            quantity = _single(text, floor, start, end, first, hedge, headline)
            at += 1
        if quantity is not None:
            yield quantity
            floor = quantity.end


def _joined(text: str, first: Numeral, second: Numeral, hedge: Hedge | None) -> bool:
    """Are the two the ends of one range?"""
    between = text[first.end + len(first.letter or "") : second.start]
    if len(between) > 24 or first.kind not in ("digits", "words") or second.kind not in ("digits", "words"):
        return False
    if hedge is not None and hedge.kind == "between":
        return BETWEEN.fullmatch(between) is not None
    if RANGE.fullmatch(between) is None:
        return False
    if between.strip() not in ("to", "or"):
        return True
    return _worth(first) < _worth(second) and (between.strip() == "or" or not _rises(text, first))


def _rises(text: str, first: Numeral) -> bool:
    """ "From 20 to 30": two figures, one after the other."""
    return text[max(0, first.start - 5) : first.start].lower() == "from "


def _worth(numeral: Numeral) -> float:
    return numeral.value or 0.0


def _range(
    text: str, start: int, end: int, first: Numeral, second: Numeral, hedge: Hedge | None
) -> Quantity | None:
    """ "20 to 30 people": the bounds are the two numbers; a scale after the second is the first's too."""
    low, high = first.value, second.value
    if low is None or high is None or is_label(text, start, end, first, hedged=hedge is not None):
        return None
    after = replace(second, start=first.start)
    if is_label(text, start, end, after, hedged=hedge is not None):
        return None
    unit, scale = _unit_of(text, second, end)
    high *= scale
    factor = (
        12.0 if text[second.start : second.end].lower().endswith("dozen") else _scale_of(second)
    ) * scale
    low, factor = (low * scale, 1.0) if first.letter and first.letter == second.letter else (low, factor)
    if not first.scaled and factor > 1 and low < 1000 and low * factor < high:
        low *= factor
    if is_result(text, start, first, replace(second, value=high), end) and low >= high:
        return None
    if low >= high or (unit.name is None and is_result(text, start, first, second, end)):
        return None
    begin = hedge.start if hedge else first.start
    name = second.currency or first.currency or unit.name
    return Quantity(begin, max(unit.end, second.end), None, low, high, name)


def _scale_of(numeral: Numeral) -> float:
    if not numeral.scaled or numeral.value is None:
        return 1.0
    for scale in (1e12, 1e9, 1e7, 1e6, 1e5, 1e3, 1e2):
        if numeral.value >= scale:
            return scale
    return 1.0


def _single(
    text: str, floor: int, start: int, end: int, numeral: Numeral, hedge: Hedge | None, headline: bool
) -> Quantity | None:
    if hedge is not None and hedge.kind == "between":
        hedge = None
    if is_age(text, start, end, numeral):
        return Quantity(numeral.start, numeral.end, numeral.value, numeral.value, numeral.value, "year")
    minus = MINUS.search(text, max(floor, numeral.start - 6), numeral.start)
    if minus and numeral.kind in ("digits", "words"):
        hedge = hedge_before(text, floor, minus.start(), minus.end())
        numeral = replace(numeral, start=minus.start(), value=-(numeral.value or 0.0))
    if is_label(text, start, end, numeral, hedged=hedge is not None):
        return None
    return _built(text, start, end, numeral, hedge, headline)


def _built(
    text: str, start: int, end: int, numeral: Numeral, hedge: Hedge | None, headline: bool
) -> Quantity | None:
    later = hedge_after(text, numeral.end, end) if hedge is None else None
    numeral_end = later.end if later else numeral.end
    unit, scale = _unit_of(text, replace(numeral, end=numeral_end), end)
    parent = PARENT.search(text, max(start, numeral.start - 20), numeral.start)
    if parent:  # "mother-of-two Ines Dahl"
        unit = Unit("grandchild" if parent["grand"] else "child", numeral_end)
    if unit.name is None and not numeral.currency and _rises(text, numeral):
        unit = Unit(_unit_of_second(text, numeral.end, end), unit.end)
    hedge = hedge or later
    then = AGO.match(text, unit.end, end)
    before = text[max(start, numeral.start - 20) : numeral.start]
    if then and (then[0].strip().lower() == "ago" or unit.name in PERIODS):
        return None
    if unit.name in PERIODS and STRETCH.search(before):
        return None  # a time: "the past five years"
    if unit.name is None and MEMBERS.search(before):
        unit = Unit("person", unit.end)
    if not _counts(text, start, numeral, unit, hedge, headline):
        return None
    begin = min(numeral.start, hedge.start) if hedge else numeral.start
    name = numeral.currency.rstrip(".").strip() if numeral.currency else unit.name
    finish = max(unit.end, numeral_end)
    if numeral.kind == "vague":
        return Quantity(begin, finish, None, numeral.low, None, name)
    value = (numeral.value or 0.0) * scale
    low, high = bounds(value, hedge.kind if hedge else None)
    return Quantity(begin, finish, value, low, high, name)


def _unit_of_second(text: str, at: int, end: int) -> str | None:
    """ "From 12 to 15 per cent": the first figure's unit stands after the second."""
    if text[at : at + 4] != " to ":
        return None
    second = next(numerals(text, at + 4, min(end, at + 60)), None)
    return _unit_of(text, second, end)[0].name if second and second.start == at + 4 else None


def _unit_of(text: str, numeral: Numeral, end: int) -> tuple[Unit, float]:
    """The unit after a number, and what a one-letter scale multiplies the number by ("1.5m people")."""
    at = numeral.end
    if numeral.currency:
        return Unit(None, at), 1.0
    if numeral.kind == "share":
        half = HALF_A.match(text, at, end) if text[at - 4 : at].lower() == "half" else None
        unit = unit_after(text, half.end(), end, single=True, aside=False) if half else Unit(None, at)
        return unit, 1.0
    if numeral.letter in ("m", "k"):
        counted = unit_after(text, at + 1, end, single=False)
        if counted.name is not None and is_plural(text[at + 1 : counted.end].split()[-1]):
            return counted, 1e6 if numeral.letter == "m" else 1e3
    if numeral.value == 1 and _is_one_day(text, numeral, end):
        return Unit("day", at + 4), 1.0
    return unit_after(text, at, end, single=numeral.value == 1), 1.0


def _is_one_day(text: str, numeral: Numeral, end: int) -> bool:
    """ "In one day", "a one-day strike"; not "one day he left"."""
    day = A_DAY.match(text, numeral.end, end)
    if day is None or not day["space"]:
        return day is not None
    return IN_A_DAY.search(text, max(0, numeral.start - 12), numeral.start) is not None


def _counts(text: str, start: int, numeral: Numeral, unit: Unit, hedge: Hedge | None, headline: bool) -> bool:
    """Is there enough around the number to take it for a count?"""
    before = text[max(start, numeral.start - 20) : numeral.start]
    if numeral.kind == "share":
        return _is_share(text, numeral, unit, hedge, before)
    if numeral.kind == "digits":
        name = not (numeral.currency or numeral.scaled or unit.name)
        named = follows_name(text, start, numeral) and not (headline or hedge)
        if named and CAPITAL_NEXT.match(text, numeral.end) and not numeral.scaled:
            return False
        return not (name and named) and not (unit.name is None and is_clock(text, start, numeral))
    if numeral.kind != "words" or hedge is not None:
        return True
    if numeral.value == 1:
        if text[numeral.end : numeral.end + 4].lower() == " of ":
            return False
        spaced = text[numeral.end : numeral.end + 1] == " " or unit.name in PERIODS
        return unit.name is not None and not TIED.search(before) and spaced
    if unit.name is None and not numeral.scaled:
        return (
            not ANAPHOR.search(before)
            and not is_clock(text, start, numeral)
            and text[numeral.end : numeral.end + 1] != "-"
        )
    return True


def _is_share(text: str, numeral: Numeral, unit: Unit, hedge: Hedge | None, before: str) -> bool:
    written = text[numeral.start : numeral.end].lower()
    if " in " in written or " of" in written:
        return True
    if "quarter" in written and OF_TIME.search(before):
        return False  # "the first three quarters of the year"
    if OF_CLOCK.match(text, numeral.end):
        return False  # "about half past four"
    after = SHARED.match(text, numeral.end)
    if written.endswith("half"):
        return not BEFORE_HALF.search(before) and (after is not None or hedge is not None)
    if written.startswith(("a ", "an ", "a-")) or not written.endswith("s"):
        of = (after is not None and after[0] == " of") or AS_BIG.match(text, numeral.end) is not None
        return hedge is not None or of or bool(BY.search(before))
    return (written.startswith(("two", "three")) and "-" in written) or after is not None or hedge is not None


def _plain(quantity: Quantity) -> dict[str, Any]:
    return {
        "span": [quantity.start, quantity.end],
        "value": _number(quantity.value),
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "unit": quantity.unit,
    }


def _number(value: float | None) -> int | float | None:
    if value is None:
        return None
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded
