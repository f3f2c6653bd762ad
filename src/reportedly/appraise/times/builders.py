"""From a match of the grammar to what it says; None where the words around it speak against a time."""

from __future__ import annotations

import re

from reportedly.appraise.times import context
from reportedly.appraise.times.kinds import (
    Anchor,
    Clock,
    Dated,
    DayOf,
    LastDay,
    Months,
    NthWeekday,
    Numbers,
    Shift,
    Stretch,
    Vague,
    Weekday,
    Weekend,
    WeekOf,
    What,
    Within,
    Years,
)
from reportedly.appraise.times.words import (
    LOCAL_WEEKDAYS,
    NUMBERS,
    ORDINALS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    listed,
    number,
)
from reportedly.calendars import LOCAL_MONTHS, Calendar, local_key
from reportedly.months import month_named

Match = re.Match[str]
_TURNS = {"last": -1, "past": -1, "previous": -1, "this": 0, "same": 0, "that": 0, "next": 1, "coming": 1}
_TURNS |= {"following": 1}
_AT_END = re.compile(r"(?:the\s)?(?:very\s)?(?:end|close)\sof\b", re.IGNORECASE)
_SEASON_BEFORE = frozenset(("in", "since", "until", "till", "by", "for", "during", "over", "before", "after"))
_ERAS: dict[str, Calendar] = {"AH": "islamic", "SH": "persian", "AP": "persian"}


def _turn(words: str | None) -> int | None:
    return None if words is None else _TURNS[words.split()[-1].lower()]


def moment(match: Match) -> Clock | None:
    """The time of day within a date of ISO 8601."""
    groups = match.groupdict()
    if groups.get("hour") is None or groups.get("minute") is None:
        return None
    hour, minute = int(groups["hour"]), int(groups["minute"])
    return Clock(hour, minute, bool(groups.get("utc"))) if hour < 24 and minute < 60 else None


def _year(match: Match) -> tuple[int | None, Calendar | None]:
    """The year written after a day or month, and the calendar that its era names."""
    groups = match.groupdict()
    era = (groups.get("era") or "").replace(".", "").upper()
    if groups.get("short"):
        short = int(groups["short"])
        return (2000 if short < 70 else 1900) + short, None
    return (int(groups["year"]) if groups.get("year") else None), _ERAS.get(era)


def dated(text: str, match: Match) -> What | None:
    """'21 June 2023', 'Tuesday, June 20', '5 Muharram', 'Jun 2023'."""
    name = match["month"]
    found = month_named(name)
    if found is None or (not name[:1].isupper() and name.lower() in ("may", "march", "mar", "sat", "dey")):
        return None
    groups = match.groupdict()
    year, _ = _year(match)
    day = groups.get("day")
    if day is None and not name[:1].isupper():
        return None
    turn = _turn(groups.get("turn"))
    first = int(groups["first"]) if groups.get("first") else None
    return Dated(found[0], year, found[1], int(day) if day else None, turn, first)


def month(text: str, match: Match) -> What | None:
    """'May', 'late June', 'last March', 'April 2023', 'Ramadan'."""
    found = month_named(match["month"])
    year, _ = _year(match)
    turn, told = _turn(match["turn"]), match.start("month") > match.start()
    told = told or year is not None or turn is not None
    if found is None or not context.is_month(text, match.start(), match.end(), match["month"], told=told):
        return None
    if match["mod"] and year is None and turn is None:
        which = _turn(match["mod"])
        if found[0] == "gregorian":
            return Months(found[1], 1, "month", which=which)
        return Dated(found[0], None, found[1], which=1 if which == 1 else -1) if which else None
    whole = Dated(found[0], year, found[1], None, turn)
    return LastDay(whole) if _AT_END.match(match[0]) else whole


def month_of(text: str, match: Match) -> What | None:
    """'the month of Tir', 'the month of Ramadan 1444'."""
    found = month_named(match["month"])
    return Dated(found[0], _year(match)[0], found[1], None, _turn(match["turn"])) if found else None


def weekday(text: str, match: Match) -> What | None:
    """'Tuesday', 'last Friday', 'Monday morning', 'Tuesday of last week'."""
    told = match["mod"] is not None
    if not context.is_weekday(text, match.start("weekday"), match.end("weekday"), told=told):
        return None
    return Weekday(WEEKDAYS[match["weekday"].lower()], _turn(match["mod"]), _turn(match["week"]))


def week_of(text: str, match: Match) -> What | None:
    """'the week of 16 September', 'the week ending May 12'."""
    day = dated(text, match)
    return WeekOf(day, match["how"].lower()) if isinstance(day, Dated) and day.first_day is None else None


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}


def nth_week(text: str, match: Match) -> What | None:
    """'the first week of August', 'the last week of March 2024'."""
    found = month_named(match["month"])
    if found is None or not match["month"][:1].isupper():
        return None
    whole = Dated(found[0], _year(match)[0], found[1], None, _turn(match["turn"]))
    return WeekOf(whole, "nth", _NTH[match["nth"].lower()])


def nth_weekday(text: str, match: Match) -> What | None:
    """'the first Monday of June', 'the last Friday in May 2024'."""
    found = month_named(match["month"])
    if found is None or not match["month"][:1].isupper():
        return None
    whole = Dated(found[0], _year(match)[0], found[1], None, _turn(match["turn"]))
    return NthWeekday(whole, WEEKDAYS[match["weekday"].lower()], _NTH[match["nth"].lower()])


def nth_day(text: str, match: Match) -> What | None:
    """'the last day of May', 'the first day of Ramadan'."""
    found = month_named(match["month"])
    if found is None or not match["month"][:1].isupper():
        return None
    first = match["nth"].lower() == "first"
    whole = Dated(found[0], _year(match)[0], found[1], 1 if first else None, _turn(match["turn"]))
    return whole if first else LastDay(whole)


def weekend(text: str, match: Match) -> What | None:
    """'at the weekend', 'over the weekend'."""
    return Weekend() if context.before(text, match.start()).lower() in _WEEKEND_BEFORE else None


_WEEKEND_BEFORE = listed("at over on during before after since until till by for through throughout")


def beyond_week(text: str, match: Match) -> What | None:
    """'the week before last', 'the year after next'."""
    away = -2 if match["way"].lower().startswith("before") else 2
    return Shift(UNITS[match["unit"].lower()], away, "published")


def in_time(text: str, match: Match) -> What | None:
    """'in two weeks' time', 'in a year's time'; to ask for three weeks' time is to ask for a duration."""
    if context.before(text, match.start()).lower() != "in":
        return None
    unit, count = UNITS[match["unit"].lower()], number(match["count"])
    return Vague(unit) if match["vague"] or count is None else Shift(unit, count, "published")


def the_day(text: str, match: Match) -> What | None:
    """'on the 3rd', 'by the 10th': a day of the month at hand; 'the 3rd of last month'."""
    if match["turn"]:
        return DayOf(int(match["day"]), _turn(match["turn"])) if int(match["day"]) else None
    led = context.before(text, match.start()).lower() in _DAY_BEFORE
    right = context.after(text, match.end())
    ends = not right or not right[0].isalpha() or right.lower() in _AFTER_DAY
    return DayOf(int(match["day"])) if led and ends and int(match["day"]) else None


_DAY_BEFORE = listed("on by until till since before after")
_AFTER_DAY = listed("and or but after before when at in for to by as because with he she they it we")


def the_unit(text: str, match: Match) -> What | None:
    """'the fourth blackout of the month': the one at hand, where something is counted in it."""
    counted = _COUNTED.search(text, max(0, match.start() - 48), match.start())
    return Shift(match["unit"].lower(), 0, "published") if counted else None


_COUNTED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))\s"
    r"(?!(?:half|quarter|third|week|weekend|day|days|month|months)\s)(?:[\w’'-]+\s){1,2}of\s$",
    re.IGNORECASE,
)
_FEAST_BEFORE = listed("at on since by until till before after over for during around to from")
_FEASTS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "halloween": (10, 31),
}


def feast(text: str, match: Match) -> What | None:
    """'since Christmas', 'on New Year's Eve 2023': feasts that have a day of the year."""
    name = match["feast"]
    left = context.before(text, match.start()).lower()
    if not name[0].isupper() or not (match["turn"] or left in _FEAST_BEFORE):
        return None
    month_, day = _FEASTS[name.lower().replace("’", "'")]
    year_ = int(match["year"]) if match["year"] else None
    return Dated("gregorian", year_, month_, day, None if year_ else _turn(match["turn"]))


def iso(text: str, match: Match) -> What | None:
    """'2023-06-20', '2023-06-20T21:30Z', '1402-03-30'."""
    year, month_, day = int(match["year"]), int(match["month"]), int(match["day"])
    calendar: Calendar = "persian" if 1300 <= year < 1500 else "gregorian"
    return Dated(calendar, year, month_, day) if 1 <= month_ <= 12 and 1 <= day <= 31 else None


def numeric(text: str, match: Match) -> What | None:
    """'21/06/2023': day first or month first, which the document decides."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    low, high = min(first, second), max(first, second)
    return Numbers(first, second, year) if 1 <= low <= 12 and high <= 31 and 1000 <= year < 2200 else None


def clock(text: str, match: Match) -> What | None:
    """'9 p.m.', '4am', '21:30 local time', '1700 GMT'."""
    utc = match["utc"] is not None
    if match["h12"]:
        hour = int(match["h12"]) % 12 + (12 if match["half"].lower() == "p" else 0)
        return Clock(hour, int(match["m12"] or 0), utc)
    if match["mil"]:
        return Clock(int(match["mil"]), int(match["milm"]), utc)
    told = bool(utc or match["local"] or match["hours"])
    if "." in match[0][:3] and not told:
        return None
    if not context.is_clock(text, match.start(), told=told):
        return None
    return Clock(int(match["h24"]), int(match["m24"]), utc)


def noon(text: str, match: Match) -> What | None:
    """'at noon'."""
    return Clock(12, 0, bare=True) if context.is_clock(text, match.start(), told=False) else None


def oclock(text: str, match: Match) -> What | None:
    """'eight o'clock in the evening': a time beside a day, if the half of the day is told."""
    hour = number(match["hour"])
    if hour is None or not (match["half"] or match["night"]):
        return None
    if match["night"]:
        return Clock(hour + 12 if 6 <= hour < 12 else hour % 12, 0, bare=True)
    return Clock(hour % 12 + (0 if match["half"].lower() == "morning" else 12), 0, bare=True)


def day_word(text: str, match: Match) -> What | None:
    """'yesterday', 'this morning', 'last night', 'the day before yesterday'."""
    if match["beyond"]:
        return Shift("day", -2 if "before" in match["beyond"].lower() else 2, "published")
    if match["word"]:
        if match["word"][1:].islower() and match["word"][0].isupper() and _in_a_name(text, match):
            return None
        return Shift("day", {"yesterday": -1, "tomorrow": 1}.get(match["word"].lower(), 0), "published")
    past = match["this"].lower() == "last"
    return Shift("day", -1 if past else 0, "published")


def _in_a_name(text: str, match: Match) -> bool:
    """'Al-Qantara Today', 'Tomorrow Party': a capital where no sentence begins."""
    left = context.before(text, match.start())
    return bool(left) or text[match.start() - 1 : match.start()] == "-"


def ago(text: str, match: Match) -> What | None:
    """'two days ago', 'a week later', 'three months from now', 'a few years ago'."""
    unit, way = UNITS[match["unit"].lower()], match["way"].lower()
    if way in ("before", "after") and context.after(text, match.end()):
        return None  # before or after something told next, whose time isn't known here
    if match["vague"]:
        return Vague(unit)
    count = number(match["count"])
    return None if count is None else _shift(unit, count, way)


def _shift(unit: str, count: int, way: str) -> What | None:
    if way == "ago":
        return Shift(unit, -count, "published")
    if way in ("earlier", "before", "previously"):
        return Shift(unit, -count, "last")
    return Shift(unit, count, "last" if way in ("later", "after") else "published")


def units_ago(text: str, match: Match) -> What | None:
    """'years ago'."""
    return Vague(UNITS[match["unit"].lower()])


def near_unit(text: str, match: Match) -> What | None:
    """'last week', 'this year', 'the next morning', 'the past month', 'that day', 'last summer'."""
    words, name = match["which"].lower(), match["unit"].lower()
    turn = _turn(words)
    assert turn is not None
    if name in SEASONS:
        return Months(SEASONS[name], 3, "season", which=turn) if "same" not in words else None
    unit = UNITS[name]
    if words.endswith("past"):
        return Stretch(unit, -1)
    if words.endswith("coming"):
        return Shift(unit, 1, "published") if unit in ("week", "weekend", "month") else Stretch(unit, 1)
    if words == "the last":
        return Stretch(unit, -1) if unit in ("week", "month", "year", "decade") else None
    if words.startswith("this") or words in ("last", "next"):
        return _plain_near(name, unit, turn, words)
    return Shift(unit, turn, "last")


def _plain_near(name: str, unit: str, turn: int, words: str) -> What | None:
    if unit == "day":
        return Shift("day", turn, "last") if words == "next" and name in ("day", "morning") else None
    return Shift(unit, turn, "published")


def day_beside(text: str, match: Match) -> What | None:
    """'the day before', at a clause's end."""
    return Shift(UNITS[match["unit"].lower()], -1 if match["way"].lower() == "before" else 1, "last")


def stretch(text: str, match: Match) -> What | None:
    """'the past three months', 'the next two weeks'; 'recent days' without a number."""
    unit, which = UNITS[match["unit"].lower()], match["which"].lower()
    if match[0].lower().startswith("last") and context.before(text, match.start()).lower() in _MODALS:
        return None  # "is expected to last three weeks"
    if match["vague"] or which == "recent":
        return Vague(unit)
    if not match["count"]:
        return Vague(unit) if match[0].lower().endswith("s") else None
    count = number(match["count"])
    return None if count is None else Stretch(unit, count if which in ("next", "coming") else -count)


_MODALS = listed("to will would can could may might must should cannot won't didn't not")


def within(text: str, match: Match) -> What | None:
    """'earlier this week', 'later in the year'."""
    return Within(UNITS[match["unit"].lower()], -1 if match["side"].lower() == "earlier" else 1)


def end_of(text: str, match: Match) -> What | None:
    """'the end of the month': its last day; of a year, as of anything's beginning, the unit itself."""
    return _part_of(match, Shift(UNITS[match["unit"].lower()], 0, "published"))


def next_end(text: str, match: Match) -> What | None:
    """'early next year', 'late last month': the unit itself; 'the end of last month': its last day."""
    return _part_of(match, Shift(UNITS[match["unit"].lower()], _TURNS[match["which"].lower()], "published"))


def _part_of(match: Match, whole: Shift) -> What:
    return LastDay(whole) if whole.unit == "month" and match["part"].lower() in ("end", "close") else whole


def year_pair(text: str, match: Match) -> What | None:
    """'1980-88', '2013–2023', '2023/24'."""
    first, last = int(match["first"]), match["last"]
    end = int(last) if len(last) == 4 else first - first % 100 + int(last)
    if end <= first or (match["sep"] == "/" and end != first + 1) or end - first > 200:
        return None
    return Years(first, end, "year")


def year(text: str, match: Match) -> What | None:
    """'2013', 'early 2023', '1402 SH'."""
    number_, calendar = _year(match)
    end = match.end("year")
    told = match.start("year") > match.start() or calendar is not None
    if number_ is None or not context.is_year(text, match.start(), end, told=told):
        return None
    return Dated(calendar or "gregorian", number_)


_PARTS = {None: (0, 9), "early": (0, 3), "mid": (4, 6), "late": (6, 9)}


def decade(text: str, match: Match) -> What | None:
    """'the 1990s', 'the early 1990s' (four years), 'the '90s'."""
    first = int(match["decade"]) if match["decade"] else 1900 + int(match["short"])
    low, high = _PARTS[match["part"].lower() if match["part"] else None]
    return Years(first + low, first + high, "decade")


def century(text: str, match: Match) -> What | None:
    """'the 19th century', 'the early twentieth century' (its first third)."""
    which = int(match["number"]) if match["number"] else ORDINALS[match["word"].lower()]
    if not 1 <= which <= 30:
        return None
    first = (which - 1) * 100 + 1
    thirds = {"early": (0, 32), "mid": (33, 65), "late": (66, 99)}
    low, high = thirds.get((match["part"] or "").lower(), (0, 99))
    return Years(first + low, first + high, "century")


def quarter(text: str, match: Match) -> What | None:
    """'Q3', 'Q3 2023', 'the first half of 2023'."""
    if match["q"]:
        if not match[0][0].isupper():
            return None
        year_ = int(match["year"]) if match["year"] else None
        return Months(int(match["q"]) * 3 - 2, 3, "quarter", year_)
    count = 6 if match["what"].lower() == "half" else 3
    which = ORDINALS.get(match["word"].lower(), 12 // count)
    if which * count > 12:
        return None
    year_ = int(match["year2"]) if match["year2"] else None
    turn = {"last": -1, "next": 1}.get((match["turn"] or "").lower(), 0) if year_ is None else None
    return Months((which - 1) * count + 1, count, "quarter" if count == 3 else "month", year_, turn)


def first_months(text: str, match: Match) -> What | None:
    """'the first three quarters of this year', 'the first nine months of 2023'."""
    count = NUMBERS.get(match["count"].lower()) or int(match["count"])
    months = count * (3 if match["what"].lower() == "quarter" else 1)
    year_ = int(match["year"]) if match["year"] else None
    turn = {"last": -1, "next": 1}.get((match["turn"] or "").lower(), 0) if year_ is None else None
    return Months(1, months, "month", year_, turn) if months < 12 else None


def season(text: str, match: Match) -> What | None:
    """'spring 2021', 'the summer of 2021', 'autumn last year'."""
    year_ = int(match["year"]) if match["year"] else None
    name = match["season"].lower()
    if match["second"] and year_ is not None and name in ("summer", "winter"):
        # Over the turn of the year: a winter of the north, or a summer of the south.
        return Months(12, 3, "season", year_) if int(match["second"]) == (year_ + 1) % 100 else None
    return Months(SEASONS[name], 3, "season", year_, _turn(match["turn"]))


def bare_season(text: str, match: Match) -> What | None:
    """'in the spring', 'by autumn', without a year; a season by itself is weather."""
    told = context.before(text, match.start()).lower() in _SEASON_BEFORE
    return Months(SEASONS[match["season"].lower()], 3, "season") if told else None


def local_date(text: str, match: Match) -> What | None:
    """'۳۰ خرداد ۱۴۰۲', '١٢ رمضان ١٤٤٤', '20 يونيو'."""
    found = LOCAL_MONTHS.get(local_key(match["month"]))
    if found is None:
        return None
    year_ = int(match["year"]) if match["year"] else None
    return Dated(found[0], year_, found[1], int(match["day"]))


def local_numeric(text: str, match: Match) -> What | None:
    """'۱۴۰۲/۰۳/۳۰'; years of the 20th and 21st century are Gregorian, of the 13th to 15th Persian."""
    year_, month_, day = (int(match[part]) for part in ("year", "month", "day"))
    if not (1 <= month_ <= 12 and 1 <= day <= 31):
        return None
    if 1300 <= year_ < 1430:
        return Dated("persian", year_, month_, day)
    return Dated("gregorian", year_, month_, day) if 1800 <= year_ < 2200 else None


def local_year(text: str, match: Match) -> What | None:
    """'سال ۱۴۰۲' (Persian), 'عام 2023'."""
    year_ = int(match["year"])
    if 1800 <= year_ < 2200:
        return Dated("gregorian", year_)
    if match[0].startswith("سال"):
        return Dated("persian", year_) if 1200 <= year_ < 1500 else None
    return Dated("islamic", year_) if 1343 <= year_ <= 1500 else None


def local_weekday(text: str, match: Match) -> What | None:
    """'سه‌شنبه', 'يوم الثلاثاء'."""
    found = LOCAL_WEEKDAYS.get(local_key(match["ar"] or match["fa"]))
    return None if found is None else Weekday(found)


_LOCAL_SHIFTS = {"امروز": 0, "دیروز": -1, "فردا": 1, "أمس": -1, "غدا": 1, "غدًا": 1}
_PUBLISHED: Anchor = "published"


def local_word(text: str, match: Match) -> What | None:
    """'دیروز', 'أمس'."""
    return Shift("day", _LOCAL_SHIFTS[match["word"]], _PUBLISHED)
