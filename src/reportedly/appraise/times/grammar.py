"""Finds time expressions: at each word that can begin one, the rules of that word are tried, longest wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.appraise.times import builders as build
from reportedly.appraise.times import patterns as p
from reportedly.appraise.times.kinds import Clock, Expression, What
from reportedly.appraise.times.words import NUMBERS, SEASONS, WEEKDAYS
from reportedly.months import MONTHS

__all__ = ["expressions"]

_WORD = re.compile(r"\d+|[^\W\d_]+")
_LOOKALIKES = re.compile(r"[\u017f\u0130\u0131\u212a]")
"""Letters that match s, i and k where case is ignored, but are none of them in the tables of words."""
_EDGE = re.compile(r"[\w$€£#@]")
_ISLAMIC_STARTS = (
    "muharram safar rab rabi rabī jumada jumad jumādā rajab sha shaban shabān sha‘ban ramadan ramazan \
ramadān shawwal shawal shawwāl dhu dhul dhū zul zu dhi zi zil dhulhijjah"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """``build`` makes what the match says, or None where the context speaks against a time."""

    pattern: re.Pattern[str]
    build: Callable[[str, re.Match[str]], What | None]


def expressions(text: str, start: int, end: int) -> Iterator[Expression]:
    """The time expressions in ``text[start:end]``, in text order, none overlapping."""
    starts = _starts()
    at = start
    for word in _WORD.finditer(text, start, end):
        key = word[0].lower()
        rules = starts.get(key)
        if rules is None:
            if "9" < key[0] <= "z":
                continue  # as most words do, and nothing else need be asked of them
            rules = _of_script(word[0], starts)
        if rules is None or word.start() < at or _glued(text, word.start(), start):
            continue
        found = _longest(text, word.start(), end, rules)
        if found is not None:
            yield found
            at = found.end


def _of_script(word: str, starts: dict[str, tuple[Rule, ...]]) -> tuple[Rule, ...] | None:
    if word[0].isdecimal():
        return starts["#"]
    return starts["local"] if "\u0621" <= word[0] <= "\u06d3" else None


def _glued(text: str, at: int, start: int) -> bool:
    return at > start and _EDGE.match(text, at - 1) is not None


def _longest(text: str, at: int, end: int, rules: tuple[Rule, ...]) -> Expression | None:
    best: Expression | None = None
    for rule in rules:
        match = rule.pattern.match(text, at, end)
        if (
            match is None
            or _LOOKALIKES.search(text, at, match.end())
            or (best is not None and match.end() <= best.end)
        ):
            continue
        what = rule.build(text, match)
        if what is not None:
            best = Expression(
                at, match.end(), what, build.moment(match) if not isinstance(what, Clock) else None
            )
    return best


@cache
def _starts() -> dict[str, tuple[Rule, ...]]:
    """The rules by the words that can begin them; '#' stands for digits, 'local' for Arabic script."""
    table: dict[str, list[Rule]] = {}
    for words, pattern, builder in _rules():
        rule = Rule(re.compile(pattern, re.IGNORECASE), builder)
        for word in words.split():
            table.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in table.items()}


def _rules() -> Iterator[tuple[str, str, Callable[[str, re.Match[str]], What | None]]]:
    weekdays, months = " ".join(WEEKDAYS), " ".join(MONTHS) + " " + _ISLAMIC_STARTS
    numbers = "# several some many dozens " + " ".join(NUMBERS)
    parts = "early late mid the end start beginning middle"
    yield f"# {weekdays}", p.DAY_MONTH, build.dated
    yield f"{months} {weekdays}", p.MONTH_DAY, build.dated
    yield f"{months} {parts} last this next", p.MONTH_ONLY, build.month
    yield "the", p.MONTH_OF, build.month_of
    yield "the week", p.WEEK_OF_DAY, build.week_of
    yield "the week", p.WEEK_OF_MONTH_DAY, build.week_of
    yield "the", p.NTH_WEEK, build.nth_week
    yield "the", p.NTH_WEEKDAY, build.nth_weekday
    yield "the", p.NTH_DAY, build.nth_day
    yield "the", p.WEEKEND, build.weekend
    yield "the", p.BEYOND_WEEK, build.beyond_week
    yield "the", p.THE_DAY, build.the_day
    yield "the", p.THE_UNIT, build.the_unit
    yield "last this christmas boxing new halloween", p.FEAST, build.feast
    yield months, p.SHORT_MONTH_YEAR, build.dated
    yield f"{weekdays} last this next the", p.WEEKDAY_ONLY, build.weekday
    yield "#", p.ISO, build.iso
    yield "#", p.NUMERIC, build.numeric
    yield "#", p.CLOCK, build.clock
    yield "noon midday", p.NOON, build.noon
    yield numbers, p.OCLOCK, build.oclock
    yield "the yesterday today tomorrow tonight this last", p.DAY_WORD, build.day_word
    yield numbers, p.AGO, build.ago
    yield numbers, p.IN_TIME, build.in_time
    yield "minutes hours days weeks months years decades centuries", p.UNITS_AGO, build.units_ago
    yield "the last past previous coming next following this that", p.NEAR_UNIT, build.near_unit
    yield "the", p.DAY_BESIDE, build.day_beside
    yield "the these last past previous next coming recent", p.STRETCH, build.stretch
    yield "earlier later", p.WITHIN, build.within
    yield "the", p.END_OF, build.end_of
    yield "the early late end start beginning middle", p.NEXT_END, build.next_end
    yield "#", p.YEAR_PAIR, build.year_pair
    yield f"# {parts}", p.YEAR_ONLY, build.year
    yield "# the early mid late", p.DECADE, build.decade
    yield "# early mid late eighteenth nineteenth twentieth twenty", p.CENTURY, build.century
    yield "q # first second third fourth last final", p.QUARTER, build.quarter
    yield "first", p.FIRST_MONTHS, build.first_months
    yield f"{' '.join(SEASONS)} {parts}", p.SEASON, build.season
    yield f"the {' '.join(SEASONS)}", p.BARE_SEASON, build.bare_season
    yield "#", p.LOCAL_DATE, build.local_date
    yield "#", p.LOCAL_NUMERIC, build.local_numeric
    yield "local", p.LOCAL_YEAR, build.local_year
    yield "local", p.LOCAL_WEEKDAY, build.local_weekday
    yield "local", p.LOCAL_WORD, build.local_word
