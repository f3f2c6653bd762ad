"""What holds for any text and any date."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from reportedly.appraise.times import times
from reportedly.types import Block, Document

PIECE_WORDS = (
    "on|in|the|last|next|Tuesday|June|May|may|20|2023|21:30|9 p.m.|,|.|-|/|to|from|between|and|ago|two|days"
    "|week|earlier|this|year|1402|Khordad|Ramadan|خرداد|۳۰|۱۴۰۲|9999|31|0|years|later|century|19th|Q3|will|said"
    "|\n|999 years ago|the past 999 decades|February 30|last \u017funday|that|very"
)
PIECES = st.sampled_from(PIECE_WORDS.split("|"))
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join))
PERSIAN_NAMES = "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand"
PERSIAN = PERSIAN_NAMES.split()
LOCAL_NAMES = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
PERSIAN_LOCAL = LOCAL_NAMES.split()
ISLAMIC_NAMES = (
    "Muharram|Safar|Rabi al-Awwal|Rabi al-Thani|Jumada al-Ula|Jumada al-Thani|Rajab|Shaban|Ramadan|Shawwal"
    "|Dhu al-Qadah|Dhu al-Hijjah"
)
ISLAMIC = ISLAMIC_NAMES.split("|")
DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
POINT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\dZ?)?)?)?")
GRAINS = {"minute", "day", "week", "month", "quarter", "season", "year", "decade", "century"}


def document(text: str, published: str | None, kind: str = "paragraph") -> Document:
    if kind == "post":
        block = Block(0, len(text), "post", "fa", "Oda Brel", "@brel", published)
    else:
        block = Block(0, len(text), "paragraph", "en")
    return Document("x", text, (block,) if text else (), published=published)


def parse(point: str) -> date | time:
    """The point in time, or an error where it isn't ISO 8601."""
    if point[2:3] == ":":
        return time.fromisoformat(point)
    assert POINT.fullmatch(point), point
    if "T" in point:
        return datetime.fromisoformat(point)
    return date.fromisoformat(point + "-01-01"[: 10 - len(point)] if len(point) != 7 else point + "-01")


PUBLISHED = st.sampled_from([None, "2023-06-21", "0001-01-01", "9999-12-31"])


@given(TEXTS, PUBLISHED, st.sampled_from(["paragraph", "post"]))
def test_spans_are_in_order_and_values_parse(text: str, published: str | None, kind: str) -> None:
    at = 0
    for found in times(document(text, published, kind)):
        start, end = found["span"]
        assert at <= start < end <= len(text)
        at = end
        assert found["grain"] in GRAINS
        if found["value"] is not None:
            for point in found["value"].split("/"):
                parse(point)


@given(TEXTS)
def test_a_paragraph_without_dates_changes_nothing(text: str) -> None:
    more = f"{text}\n\nThe bridge is old, and nobody repaired it."
    blocks = (Block(0, len(text), "paragraph", "en"),) if text else ()
    beside = Block(len(text) + 2, len(more), "paragraph", "en")
    alone = times(Document("x", text, blocks, published="2023-06-21"))
    assert times(Document("x", more, (*blocks, beside), published="2023-06-21")) == alone


@given(st.dates(date(1925, 1, 1), date(2070, 12, 31)))
def test_persian_dates_come_back(day: date) -> None:
    from persiantools.jdatetime import JalaliDate

    shown = JalaliDate(day)
    latin = f"On {shown.day} {PERSIAN[shown.month - 1]} {shown.year} it rained."
    local = f"{shown.day} {PERSIAN_LOCAL[shown.month - 1]} {shown.year}".translate(DIGITS)
    for text, kind in ((latin, "paragraph"), (local, "post")):
        (found,) = times(document(text, None, kind))
        assert (found["value"], found["calendar"]) == (day.isoformat(), "persian")


@given(st.dates(date(1930, 1, 1), date(2070, 12, 31)))
def test_islamic_dates_come_back(day: date) -> None:
    from hijridate import Gregorian

    shown = Gregorian.fromdate(day).to_hijri()
    text = f"On {shown.day} {ISLAMIC[shown.month - 1]} {shown.year} it rained."
    (found,) = times(document(text, None))
    assert (found["value"], found["calendar"]) == (day.isoformat(), "islamic")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}"]))
def test_gregorian_dates_come_back(day: date, form: str) -> None:
    written = form.format(d=day.day, m=day.strftime("%B"), y=day.year)
    (found,) = times(document(f"On {written} it rained.", None))
    assert (found["value"], found["calendar"]) == (day.isoformat(), "gregorian")


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(0, 6))
def test_weekdays_lie_within_a_week_of_publication(day: date, weekday: int) -> None:
    name = date(2024, 1, 1 + weekday).strftime("%A")
    (past,) = times(document(f"It rained on {name}.", day.isoformat()))
    (future,) = times(document(f"It will rain on {name}.", day.isoformat()))
    before, after = date.fromisoformat(past["value"]), date.fromisoformat(future["value"])
    assert before.weekday() == after.weekday() == weekday
    assert 0 <= (day - before).days < 7 and 0 <= (after - day).days < 7
