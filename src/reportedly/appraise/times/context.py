"""What stands around a number, a month or a weekday tells whether it is a time at all."""

from __future__ import annotations

import re

from reportedly.appraise.times.words import listed
from reportedly.appraise.wordforms import COMPARED

__all__ = ["is_clock", "is_month", "is_weekday", "is_year"]

_REACH = 32
_TEMPORAL = listed(
    "in since until till by from to through during before after between last next this early late mid of "
    "throughout around about past or for on and"
)
_MONTH_BEFORE = _TEMPORAL - {"for", "and", "on", "about", "past", "around"} | {"every", "the", "a", "mid-"}
_NAMELIKE = frozenset(("may", "march", "april", "june", "august"))
_OTHER_CALENDARS_BARE = frozenset(
    ("farvardin", "ordibehesht", "khordad", "mordad", "shahrivar", "esfand", "ramadan")
)
_FESTIVE = listed(
    "good ash black bloody palm easter maundy shrove holy super cyber whit giving man girl every each"
)
_OF_A_KIND = listed(
    "newspaper newspapers paper papers school lunch roast league market service mass supplement football"
)
_STRONG = listed("in since during until till throughout early late mid before after circa ca year")
_WEAK = listed("by from to between and of or through around about than")
_MEASURES = listed(
    "metres meters metre meter km kilometres kilometers miles feet people persons troops soldiers men women "
    "children tonnes tons kg euros dollars pounds percent per times hours minutes seconds days weeks months "
    "years degrees litres barrels votes points homes houses others degrees acres hectares yards km/h mph "
    "bc bce million billion thousand x gmt utc local workers families cases deaths dead"
)
_BODIES = listed(
    "commission committee group agenda club foundation fund initiative project strategy programme program "
    "trust vision council institute network"
)
_LAST_WORD = re.compile(r"([\w'’-]+)(?:[^\S\n]*|\n)$")
_NEXT_WORD = re.compile(r"(?:[^\S\n]*|\n)([\w/'’-]+)")
_NO_PLURAL = listed("was is as has his its this us does across ours theirs yes perhaps always sometimes")


def before(text: str, start: int) -> str:
    """The word right before, with only spaces between; '' where there is none."""
    found = _LAST_WORD.search(text[max(0, start - _REACH) : start])
    return found[1] if found else ""


def after(text: str, end: int) -> str:
    """The word right after, with only spaces between; '' where there is none."""
    found = _NEXT_WORD.match(text[end : end + _REACH])
    return found[1] if found else ""


def is_month(text: str, start: int, end: int, month: str, *, told: bool) -> bool:
    """Whether a month's name without a day is a time: "in May", not "may", "march on" or "May Brel".

    ``told``: a year or a word such as "last" or "early" stands with it.
    """
    if not month[:1].isupper():
        return False
    if told:
        return True
    if _AS_EARLY.search(text, max(0, start - _REACH), start):
        return True
    if _MONTH_DASH.search(text, max(0, start - _REACH), start):
        return True
    left, right = before(text, start), after(text, end)
    name = month.lower()
    if left[:1].isupper() and left.lower() not in _MONTH_BEFORE:
        return False
    if name not in _NAMELIKE and name in _GREGORIAN:
        return not right[:1].isupper() or left.lower() in _MONTH_BEFORE
    if name not in _NAMELIKE and name not in _OTHER_CALENDARS_BARE:
        return False
    paired = left.lower() in ("and", "or") and _MONTH_AND.search(text[max(0, start - _REACH) : start])
    return bool(left.lower() in _MONTH_BEFORE or paired) and not right[:1].isupper()


_MONTH_AND = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|farvardin|ordibehesht|khordad|mordad|shahrivar)\s(?:and|or)\s$",
    re.IGNORECASE,
)
_CLOCK_TIME = re.compile(r"\s(?:[A-Z][\w.]*\s){1,3}(?:TIME|Time|time)\b")
"""What makes "1600" an hour: "London time", "US EASTERN TIME"."""
_MONTH_DASH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s?[-–—]\s?$"
)
_AS_EARLY = re.compile(r"\bas\s(?:early|late|recently|far\sback)\sas\s$", re.IGNORECASE)
_GREGORIAN = listed("january february july september october november december")


def is_weekday(text: str, start: int, end: int, *, told: bool) -> bool:
    """Whether a weekday's name is one: not "the Sunday Times", "Black Friday", "every Tuesday"."""
    left, right = before(text, start), after(text, end)
    if not text[start].isupper() and not told:
        return False
    if text[start:end].lower() in (left.lower(), right.lower()):
        return False  # the "Sunday Sunday" market
    if left.lower() in ("a", "the") and right.lower() in _OF_A_KIND:
        return False
    if left.lower() in _FESTIVE and (left[:1].isupper() or left in ("every", "each")):
        return False
    if text[start - 1 : start] in ("‘", "“", '"', "«") and right[:1].isupper():
        return False
    if right[:1].isupper() and left.lower() not in _TEMPORAL and not told:
        return left.lower() not in ("the", "a", "our", "his", "her", "their", "") and not left[:1].isupper()
    return not (left.lower() in ("the", "a") and right[:1].isupper())


def is_year(text: str, start: int, end: int, *, told: bool) -> bool:
    """Whether a bare number of four digits is a year, by the words on both sides."""
    year, right = int(text[end - 4 : end]), after(text, end).lower()
    if right in _MEASURES or text[start - 1 : start] in ("$", "€", "£", "#", "-", "–", ".", "/", "+", ":"):
        return False
    if told:
        return True
    if _CLOCK_TIME.match(text, end):
        return False
    if COMPARED.search(text, max(0, start - 2 * _REACH), start):
        return 1900 <= year <= 2099
    left = before(text, start)
    if left.lower() in _STRONG or _AS_EARLY.search(text, max(0, start - _REACH), start):
        return year >= 1000
    if left.lower() in _WEAK:
        counted = right.endswith("s") and right not in _NO_PLURAL
        return 1800 <= year <= 2099 and not counted
    if text[start - 1 : start] == "(" and text[end : end + 1] in (")", ",", ";"):
        return True
    return 1900 <= year <= 2099 and _is_modifier(text, end, left, right)


def _is_modifier(text: str, end: int, left: str, right: str) -> bool:
    """Whether the year stands before a noun: "the 2014 agreement", "its 2019 report", "Brel's 2021 book"."""
    determined = left.lower() in _DETERMINERS or left.endswith(("'s", "’s", "s'", "s’"))
    return determined and bool(right) and right.isalpha() and right not in _BODIES


_DETERMINERS = listed("the a its his her their our my this that early late mid disputed first second")
_CLOCK_BEFORE = listed("at around about by until till before after since from to from between and shortly")


def is_clock(text: str, start: int, *, told: bool) -> bool:
    """Whether "21:30" is a time of day: after "at", or with "local time"; not a score, a verse or a ratio."""
    beside = _DATE_BEFORE.search(text[max(0, start - _REACH) : start]) is not None
    return told or beside or before(text, start).lower() in _CLOCK_BEFORE


_DATE_BEFORE = re.compile(r"(?:\b\d{4}|[a-z]day),?\s$")
