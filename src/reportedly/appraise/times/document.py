"""What a whole document tells about its dates: when it was published, and how it writes them."""

from __future__ import annotations

import re
from datetime import date

from reportedly.appraise.times.datelines import is_dateline
from reportedly.appraise.times.grammar import expressions
from reportedly.appraise.times.kinds import Dated
from reportedly.appraise.times.resolve import Anchors, Order
from reportedly.calendars import days_of
from reportedly.types import Block, Document

__all__ = ["anchors", "day_of", "is_read", "of_post"]

_ENGLISH = "en"
# Patterns that are looked for in a whole text begin with a digit, or one of a few letters, and look behind
# it: so a search goes from digit to digit, instead of looking behind each letter.
_NUMERIC = re.compile(r"(\d(?<![\d/.-]\d)\d?)([/.-])(\d{1,2})\2\d{4}(?![\d/])")
_NAMES = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY_FIRST = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{_NAMES})\b")
_MONTH_FIRST = re.compile(rf"\b(?:{_NAMES})\s\d{{1,2}}(?!\d)")
_HEAD, _LINE = 6, 120
"""Blocks at the head of an article that may hold its dateline; characters of a line that are looked at."""
_PERSIAN = (
    re.compile(
        r"\d(?<=\b\d)\d?\s(?:Farvardin|Ordibehesht|Khordad|Tir|Mordad|Shahrivar|Mehr|Aban|Azar|Dey|Bahman"
        r"|Esfand)\b",
        re.IGNORECASE,
    ),
    re.compile(r"[PpIiSs](?<=\b.)(?i:ersian|ranian|olar)\s(?i:calendar|year|hijri)\b"),
    re.compile(
        r"[\d۰-۹]\s(?:فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور"
        r"|مهر|آبان|آذر|دی|بهمن|اسفند)\b"
    ),
)


def is_read(block: Block) -> bool:
    """English blocks, and posts in any language. A block without a language counts as English."""
    return block.kind == "post" or block.language is None or block.language.startswith(_ENGLISH)


def day_of(published: str | None) -> date | None:
    """The day of an ISO 8601 date or moment, as its own zone counts days; None where there is none."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def anchors(document: Document) -> Anchors:
    """What the article's own relative times hang on.

    Without a publication date the last embedded post's date stands in, for what it can tell for sure.
    """
    order, persian = _order(document.text), any(one.search(document.text) for one in _PERSIAN)
    today = day_of(document.published) or _dateline(document)
    if today is not None:
        head = document.blocks[:_HEAD][-1].end if document.blocks else 0
        return Anchors(today, True, order, persian, head)
    posted = [day for block in document.blocks if block.kind == "post" and (day := day_of(block.published))]
    return Anchors(max(posted, default=None), False, order, persian)


def _dateline(document: Document) -> date | None:
    """The full date of a dateline at the article's head: "NORRICK, November 4, 2024 –", or alone."""
    for block in document.blocks[:_HEAD]:
        line = document.text[block.start : block.end].partition("\n")[0]
        found = next(expressions(line, 0, min(len(line), _LINE)), None) if is_read(block) else None
        what = found.what if found else None
        if found is None or not isinstance(what, Dated) or not (what.year and what.month and what.day):
            continue
        if is_dateline(line, found.start, found.end):
            bounds = days_of(what.calendar, what.year, what.month, what.day)
            return bounds[0] if bounds else None
    return None


def of_post(block: Block, article: Anchors) -> Anchors:
    """A post's relative times hang on its own date; where it has none, on the article's."""
    today = day_of(block.published)
    return article if today is None else Anchors(today, True, article.order, article.persian)


def _order(text: str) -> Order | None:
    """Whether numeric dates put the day or the month first: by those that can be read one way only, else by
    how dates are written out. None where the document does both or neither."""
    numeric = [(int(found[1]), int(found[3])) for found in _NUMERIC.finditer(text)]
    if not numeric:
        return None
    day = any(first > 12 >= second for first, second in numeric)
    month = any(second > 12 >= first for first, second in numeric)
    if day or month:
        return None if day and month else "day" if day else "month"
    written = len(_DAY_FIRST.findall(text)) - len(_MONTH_FIRST.findall(text))
    return None if written == 0 else "day" if written > 0 else "month"
