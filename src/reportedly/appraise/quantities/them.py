"""Counts of what was counted before: "twelve dockers, three of them"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..wordforms import word_list

__all__ = ["PERIODS", "Quantity", "of_them"]

PERIODS = ("minute", "hour", "day", "week", "month", "year", "decade", "century")
LENGTHS = word_list(
    "metre meter kilometre kilometer mile foot inch yard tonne ton litre gallon hectare acre degree"
)
UNTOLD = LENGTHS.union(PERIODS)  # units of what "of them" isn't said
OF_THEM = re.compile(r"\s(?:of\s(?:them|those|these|whom|which)|others)\b", re.IGNORECASE)
INSIDE = re.compile(r"\s(?:from|in|across|at|on|of|with)\s(?:the\s|its\s|their\s|his\s|her\s)?")
AGAINST = re.compile(r"\b(?:against|versus|compared\s(?:with|to))\s$", re.IGNORECASE)
AGAINST_AFTER = re.compile(r"\s(?:for|in|on|last|a\s(?:year|month|week)|the\s(?:year|month|week))\b|[,.;]")
"""Between them a second figure of what was counted: "412 votes against 361 for"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at ``[start, end)`` of a text, with what its words allow."""

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    unit: str | None


def of_them(text: str, found: Iterator[Quantity]) -> Iterator[Quantity]:
    """ "Twelve dockers, three of them": the three have the unit of what was counted last.

    What was counted in a phrase of another count is passed over: "twelve dockers from two ports". A share
    has no unit.
    """
    last: str | None = None
    end = 0
    for quantity in found:
        if quantity.unit is None and last and _is_one_of_them(text, quantity):
            quantity = replace(quantity, unit=last)
        elif quantity.unit and quantity.unit.isalpha() and quantity.unit not in UNTOLD:
            inner = last is not None and INSIDE.fullmatch(text, end, quantity.start)
            last = last if inner else quantity.unit
        end = quantity.end
        yield quantity


def _is_one_of_them(text: str, quantity: Quantity) -> bool:
    if quantity.value is not None and 0 < quantity.value < 1:
        return False
    if OF_THEM.match(text, quantity.end):
        return True
    before = text[max(0, quantity.start - 16) : quantity.start]
    return AGAINST.search(before) is not None and AGAINST_AFTER.match(text, quantity.end) is not None
