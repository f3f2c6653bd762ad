"""Numbers that count nothing: dates, years, times of day, ordinals, results, codes, numbers in names."""

from __future__ import annotations

import re

from ..wordforms import COMPARED, FUNCTION
from .numerals import Numeral

MONTHS = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?|"
    r"farvardin|ordibehesht|khordad|tir|mordad|shahrivar|mehr|aban|azar|dey|bahman|esfand|"
    r"muharram|safar|rabi(?:\sal-\w+|\sI+)?|jumada|rajab|sha['’]?ban|ramadan|ramazan|shawwal|"
    r"dh?u[\s-]al-(?:qa['’]?d?ah?|hijjah?)|فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند)"
)
DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
AFTER = re.compile(
    rf"""
    (?:st|nd|rd|th)\b | ['’]?s\b                        # ordinals, decades
  | [.:/]\d                                             # times, dates, versions
  | \s?(?:am|pm|a\.m|p\.m|a\.m\.|GMT|UTC|hours\sGMT|o['’]clock|noon)\b
  | (?:[-–]|\s(?:and|to|or)\s)\d{{1,2}}(?:st|nd|rd|th)?\s{MONTHS}\b
  | \s(?:of\s)?{MONTHS}(?!\w)
  | \s?(?:AD|BC|BCE|CE|AH)\b
  | \s\d                                                # groups of a telephone number
  | x\d | (?<=\d{4})\s?hrs\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
BEFORE = re.compile(
    rf"""
    [\w/.:#@№§&=+'’\\]$ | \d\($ | \w[-‑–—]$ | (?<!\w)\#\s$
  | \b{MONTHS}\s(?:\d{{1,2}}(?:st|nd|rd|th)?(?:,|\sand|\sor|\sto)?\s)?$
  | \b(?:{DAYS}),?\s(?:the\s)?$
  | \d\s$                                               # groups of a telephone number
  | \b(?:articles?|sections?|chapters?|clauses?|paragraphs?|part|rules?|resolutions?|regulations?|
      numbers?|nos?\.?|
      rooms?|gates?|flights?|routes?|highways?|motorways?|roads?|lines?|channels?|platforms?|pages?|pp?\.|figures?|
      tables?|phases?|levels?|stages?|grades?|categor(?:y|ies)|types?|class|units?|blocks?|wards?|districts?|
      zones?|precincts?|version|verses?|volume|vol\.|item|case|form|plot|lot|berth|pier|terminal|bay|
      hall|court|courtroom|counts?|group\sof|days?|week|round|episode|season|year|formula|local|hairpin|bend|junction|exit|act|act\sof|
      exhibit|schedule|annex|appendix|bill|order|decree|law|tel\.?|phone|telephone|hotline|dial|call|bus|tram|
      studio|building|floor|apartment|apt\.?|suite|house|hangar|dock|quay|shed|pit|well|shaft|reactor)\s$
    """,
    re.IGNORECASE | re.VERBOSE,
)
YEAR_BEFORE = re.compile(
    r"\b(?:in|since|of|from|until|till|by|before|after|circa|to|the|and|or|year|early|late|mid|during|for|summer|"
    r"winter|spring|autumn)[\s-]$|\($",
    re.IGNORECASE,
)
COUNTED = re.compile(
    r"\s?(?:%|km|kg|MW)|\s(?:people|persons|men|women|children|per\scent|percent|tonnes?|tons?|metres?|kilomet\w+|"
    r"miles?|litres?|dollars?|euros?|pounds?|homes|houses|jobs|troops|soldiers|workers|residents|families)\b"
)
RESULT_BEFORE = re.compile(
    r"\b(?:w[io]n|wins|beat|beaten|los[et]|lost|dr[ae]w|drawn|led|lead|defeat(?:ed)?|victory|score|finished|ended|"
    r"level|trailed|voted|vote|ahead)\b[^.]{0,30}$",
    re.IGNORECASE,
)
RESULT_AFTER = re.compile(
    r"\s(?:home\s|away\s)?(?:win|victory|defeat|draw|loss|lead|vote|majority|aggregate|scoreline|ruling|decision)\b"
)
VOTE_BEFORE = re.compile(
    r"\b(?:voted|votes?|splits?|divided|ruled|passed|approved|rejected|defeated)\b[^.;]{0,24}$", re.IGNORECASE
)
VOTE_AFTER = re.compile(r"\s(?:vote|majority|ruling|decision|split)\b")
NO_NOUN_AFTER = re.compile(
    r"\s(?:to|on|in|for|against|that|along|after|and|at|as|with|late|early|last|this|yesterday|today|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|[.,;:)]|$"
)
VERBAL = re.compile(r"\b(?:house|order|call|form|dock|bill)\s$")
PLURAL_AFTER = re.compile(r"\s(?:people|men|women|children|[a-z]{2,}[^\W\d_s]s)\b(?!['’])")
"""After a word that may be a verb: "house 22 people", "order 40 buses"."""
DASHED_NAME = re.compile(r"[-–](?=[A-Z][a-z])(?!(?:Year|Day|Week|Month|Hour|Minute|Mile|Point)s?\b)")
CODE = re.compile(r"10\.\d{4,9}/")  # a DOI
LIST_NUMBER = re.compile(r"[.)]\s")
CAPITAL = re.compile(r"([^\W\d_][\w'’&.-]*)\s$")
AGED = re.compile(r"\b(?:aged|age|ages|at\sthe\sage\sof)\s$", re.IGNORECASE)
BRACKETED = re.compile(r"\b[A-Z][\w’'-]+\s\($")
APPOSED = re.compile(r"[^\W\d_],\s$")
# "She was 88.", "Holt, then 24, said", "the defendant, 52, said".
OLD = re.compile(
    r"(?:\b(?:he|she|who)|\b[A-Z][\w’'-]+)\s(?:was|is|turned|turns|had\sturned)\s(?:only\s|just\s|now\s)?$"
)
OLD_ENDS = re.compile(r"(?:[,;.](?!\d)|\s(?:when|and|at\sthe\stime|years\sold|on\s)|$)")
THEN = re.compile(r"\b[A-Z][\w’'-]+,\s(?:now|then)\s$")
CALLED = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Mm]y|[Tt]heir)\s(?:[a-z][\w-]*\s){0,2}[a-z][\w-]*,\s$"
)
SHARES = re.compile(r"(?:%|\bper\s?cent\b)[^.!?\n]*$")
SCORE = re.compile(
    r"(?<![\w’'])[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3}\s(?P<mine>\d{1,2})\s"
    r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3}\s(?P<theirs>\d{1,2})(?=[\s.,;:)]|$)"
)
SINCE = re.compile(
    r"\b(?:since|from|until|till|before|after|by|in)\s(?:at\sleast|around|about|as\searly\sas)\s$"
)
CLOCK = re.compile(
    r"\b(?:at|past|quarter\sto|until|by|shortly\safter|just\safter|just\sbefore|(?:midnight|noon)\s(?:and|to))\s$",
    re.IGNORECASE,
)
CLOCK_AFTER = re.compile(r"\s?o['’]clock\b|\sin\sthe\s(?:morning|afternoon|evening)\b|\s?[ap]\.?m\b")
DOTTED = re.compile(r"\d{1,2}\.[0-5]\d$")
TOLL = re.compile(r"\b(?:put|puts|estimate[ds]?|stood|stands|toll|set|priced|valued|remains?|remained)\b")
REACH = 40
FAR = 200


def is_label(text: str, start: int, end: int, numeral: Numeral, *, hedged: bool) -> bool:
    """Is this number a name or a place in time, and no count? ``start``, ``end``: its paragraph."""
    before = text[max(start, numeral.start - REACH) : numeral.start]
    if numeral.kind != "digits" or numeral.currency:
        clock = CLOCK_AFTER.match(text, numeral.end, end)
        return numeral.kind == "words" and (clock is not None or _is_name_word(text, start, numeral))
    if numeral.scaled:
        return bool(re.search(r"[\w/.:#@]$", before))
    digits = text[numeral.start : numeral.end]
    if DASHED_NAME.match(text, numeral.end, end) or CODE.match(text, numeral.start, end):
        return True
    if digits[0] in "0۰٠" and len(digits) > 1 and digits[1].isdigit():
        return True
    if AFTER.match(text, numeral.end, min(end, numeral.end + REACH)):
        return True
    if BEFORE.search(before) and not (VERBAL.search(before) and PLURAL_AFTER.match(text, numeral.end, end)):
        return True
    if not before.strip() and LIST_NUMBER.match(text, numeral.end, end):
        return True
    if _is_score(text, start, end, numeral):
        return True
    compared = hedged and (COMPARED.search(before) or SINCE.search(before))
    return (
        bool(not hedged or compared)
        and _is_year(digits, before)
        and not COUNTED.match(text, numeral.end, end)
    )


def is_age(text: str, start: int, end: int, numeral: Numeral) -> bool:
    """Is it an age without its unit: "Brel, 43, said", "aged six"?"""
    if numeral.value is None or not 0 < numeral.value < 115 or numeral.scaled:
        return False
    before = text[max(start, numeral.start - REACH) : numeral.start]
    if AGED.search(before):
        return True
    after = text[numeral.end : min(end, numeral.end + 2)]
    if numeral.kind == "digits" and after[:1] == ")" and BRACKETED.search(before):
        return numeral.value >= 5
    if numeral.kind != "digits":
        return False
    if OLD.search(before) and OLD_ENDS.match(text, numeral.end, end):
        return True
    between = after[:1] == "," and not after[1:].isdigit() and numeral.value >= 10
    if between and (THEN.search(before) or CALLED.search(before)):
        return True
    if not APPOSED.search(before) or after[:1] not in (",", ")", "."):
        return False
    if after[:1] == "." and SHARES.search(text, max(start, numeral.start - FAR), numeral.start):
        return False  # "gave Ana Roth 54 per cent and Jos Tarn, her rival, 39."
    return before.rstrip(", ").split(" ")[-1][:1].isupper() and not after[1:].isdigit()


def _is_score(text: str, start: int, end: int, numeral: Numeral) -> bool:
    """Is it a side's in a result: "Orle Town 2 Tarn Rovers 1"?"""
    begin = max(start, numeral.start - 2 * REACH)
    found = SCORE.finditer(text, begin, min(end, numeral.end + 2 * REACH))
    return any(numeral.start in (match.start("mine"), match.start("theirs")) for match in found)


def is_result(text: str, start: int, first: Numeral, second: Numeral, end: int) -> bool:
    """Is "2-1" a result, rather than a range from small to large?"""
    if first.value is None or second.value is None or first.value >= second.value:
        return True
    before = text[max(start, first.start - REACH) : first.start]
    return bool(RESULT_BEFORE.search(before) or RESULT_AFTER.match(text, second.end, end))


def is_vote(text: str, start: int, first: Numeral, second: Numeral, end: int) -> bool:
    """Are the two the sides of a vote: "voted 5-4 to", "a 6-3 ruling"?"""
    dash = text[first.end : second.start].strip() in ("-", "–", "—")
    if not dash or first.currency or second.currency or first.scaled or second.scaled:
        return False
    if VOTE_AFTER.match(text, second.end, end):
        return True
    before = text[max(start, first.start - REACH) : first.start]
    return VOTE_BEFORE.search(before) is not None and NO_NOUN_AFTER.match(text, second.end, end) is not None


def is_clock(text: str, start: int, numeral: Numeral) -> bool:
    """Is a bare small number after "at" a time of day: "at five"?"""
    before = text[max(start, numeral.start - REACH) : numeral.start]
    if DOTTED.match(text, numeral.start, numeral.end):
        return re.search(r"\b(?:at|the|my|by|until|till|after|before)\s$", before) is not None
    small = numeral.value is not None and numeral.value <= 12
    return small and CLOCK.search(before) is not None and TOLL.search(before) is None


def follows_name(text: str, start: int, numeral: Numeral) -> bool:
    """Does it stand right after a capitalised word, as in a model's or a team's name: "Apollo 11"?"""
    begin = max(start, numeral.start - REACH)
    match = CAPITAL.search(text, begin, numeral.start)
    if match is None or not match[1][0].isupper() or match[1].lower() in FUNCTION:
        return False
    return re.search(r"(?:^|[.!?:…][\"”’'»)]*\s+|[\"“‘«]\s?)$", text[begin : match.start()]) is None


def _is_year(digits: str, before: str) -> bool:
    if len(digits) != 4 or not digits.isdigit():
        return False
    year = int(digits)
    return 1900 <= year < 2100 or (year >= 1000 and YEAR_BEFORE.search(before) is not None)


def _is_name_word(text: str, start: int, numeral: Numeral) -> bool:
    """ "Group of Seven", "Big Four": a capital in the middle of a sentence."""
    if not text[numeral.start].isupper():
        return False
    before = text[max(start, numeral.start - 4) : numeral.start]
    return re.search(r"[\w,]\s$", before) is not None
