"""Numbers as they are written: digits, number words, vague plurals ("dozens") and shares ("two in five")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

ONES = {
    w: n for n, w in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], 1)
}
TEENS = {
    w: n
    for n, w in enumerate(
        [
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        10,
    )
}
TENS = {
    w: 10 * n
    for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
SMALL = ONES | TEENS | TENS
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "lakh": 1e5,
    "lakhs": 1e5,
    "crore": 1e7,
    "crores": 1e7,
    "mn": 1e6,
    "bn": 1e9,
    "tn": 1e12,
    "grand": 1e3,
    "m": 1e6,
    "k": 1e3,
    "b": 1e9,
    "هزار": 1e3,
    "میلیون": 1e6,
    "میلیارد": 1e9,
    "ألف": 1e3,
    "الف": 1e3,
    "مليون": 1e6,
    "مليار": 1e9,
}
# The least that a bare plural can mean: two of it. "Several" and "a few" are three or more.
LEAST = {
    "tens": 20.0,
    "dozens": 24.0,
    "scores": 40.0,
    "hundreds": 200.0,
    "thousands": 2e3,
    "lakhs": 2e5,
    "millions": 2e6,
    "crores": 2e7,
    "billions": 2e9,
    "trillions": 2e12,
    "several": 3.0,
    "few": 3.0,
    "handful": 3.0,
    "couple": 2.0,
}
PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
CODES = "USD|EUR|GBP|INR|NGN|KES|ZAR|JPY|CNY|CHF|AED|SAR|IRR|RUB|TRY|MXN|BRL|PKR|EGP|BDT|GHS"
# Letters that are a currency only in capitals, before a sum: N240m, R1.2bn, QR 1.4 billion; not "N95 masks".
_SUM = r"(?=\s?\d{1,3}(?:,\d{3}|(?:\.\d+)?(?:\s?(?:million|billion|trillion)|mn?|bn|tn)\b))"
LETTERS = (
    rf"(?-i:\b(?:N|R|P|K|QR|SR|RM|Rp|Dhs?\.?|KSh|Ksh|Sh|TSh|USh|Tk\.?|Php|GH[¢₵S]|MK|ZK|Le|Br|FCFA){_SUM})"
)
MORE_CODES = (
    "QAR|OMR|KWD|BHD|MYR|IDR|PHP|SGD|HKD|AUD|CAD|NZD|SEK|NOK|DKK|PLN|LKR|NPR|TZS|UGX|ETB|RWF|ZMW|MAD|THB"
    "|KRW|TWD|VND|UAH|ILS|ARS|CLP|COP|XAF|XOF|CFA|BRL"
)
CURRENCY = (
    r"(?:US|A|AU|C|CA|NZ|NT|HK|S|R|Z)?\$|[€£¥₹₦₺₪₩₽₫฿₱₵₴₸]|\bRs\.?"
    rf"|\b(?:{CODES})\b|(?-i:\b(?:{MORE_CODES})(?=\s?\d))|{LETTERS}"
)
DIGITS = (
    r"\d{1,3}(?:[,٬]\d{2,3})+(?!\d)(?:[.٫]\d+)?|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)|\d+(?:[.٫]\d+)?"
)
_ONES = "|".join(ONES)
_TEENS = "|".join(sorted(TEENS, key=len, reverse=True))
_SMALL = rf"(?:(?:{'|'.join(TENS)})(?:[-\s](?:{_ONES})\b)?|{_TEENS}|{_ONES})"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|lakhs?|crores?|dozen)\b"
_GRAND = r"grand\b(?!\s[a-z]+s\b)"  # "a hundred grand", not "two grand pianos"
_ORDINAL = r"(?![-\s](?:hundred|thousand|million|billion)th\b)"
_LONG = r"(?:hundred|thousand|million|billion|trillion|lakhs?|crores?|dozen|mn|bn|tn)\b|" + _GRAND
_PARTS = "|".join(PARTS)


def _beginnings(words: Iterable[str]) -> str:
    """What any of the words begins with: a pattern for its first four letters, which few others share."""
    more: dict[str, set[str]] = {}
    for word in words:
        more.setdefault(word[0], set()).add(re.escape(word[1:4]))
    return "|".join(f"{first}(?:{'|'.join(sorted(found))})" for first, found in sorted(more.items()))


_SIGNS = ("us$", "nz$", "hk$", "rs", *CODES.lower().split("|"))
_BEGINS = _beginnings([*SMALL, *LEAST, "half", "many", *_SIGNS])
# One space or hyphen between the parts of a number and no more, so that no text can make the search slow.
NUMERAL = re.compile(
    rf"""
    # A quick look first, as most words begin no number.
    (?<![^\W\d_])(?=\d|[$€£¥₹₦₺₪₩₽₫฿₱₵₴₸]|an?[-\s]|[acsrz]\$|(?-i:[A-Z][A-Za-z]{{0,3}}[.$¢₵]?\s?\d)|{_BEGINS})(?:
    (?P<ratio>\b(?:(?:{_ONES})\s[a-z]+\sin\s(?:{_SMALL}|\d{{1,3}})\b(?!\s[a-z]+s\b|[-,.:]?\d|-)
      |(?:{_SMALL}|\d{{1,3}})\s(?:in|out\sof|of\severy|in\severy)\s(?:{_SMALL}|\d{{1,4}})\b
       (?![-,.:]?\d|-)(?!\s(?:days|hours|weeks|minutes|months|years)\b)))
  | (?P<part>\b(?:an?|{_ONES})[-\s](?:half|halves|(?:{_PARTS})s?)\b)
  | (?P<currency>{CURRENCY})?\s?(?<![\d.,])(?P<digits>{DIGITS})
    (?:[-\s]?(?P<scale>(?:{_LONG})(?:\s(?:lakh|crore|million|billion|trillion)\b)?|هزار|میلیون|میلیارد|ألف|الف|مليون|مليار)
      |(?P<letter>m|k|b)(?![\w/]))?
  | \b(?P<words>(?:{_SMALL}\b(?:\sand\sa\s(?:half|quarter)\b)?
        |half\san?(?=[-\s]{_SCALE})|half(?=[-\s]dozen\b)|an?(?=[-\s]{_SCALE})){_ORDINAL}
      (?:[-\s](?:{_SCALE}|{_GRAND})(?:(?:[-\s]|\sand\s){_SMALL}\b)?){{0,6}})
  | \b(?P<vague>(?:several|a\sfew|a\scouple\sof|many)\s{_SCALE}
      |(?:dozens|hundreds|thousands|millions|billions|trillions|lakhs|crores)\b
        (?:\sof\s(?:thousands|millions|billions|trillions|lakhs|crores)\b)?
      |tens\sof\s(?:thousands|millions|billions|lakhs|crores)\b
      |scores(?=\s(?:of|more|dead|injured|killed|wounded|were|are)\b))
  | \b(?P<half>half)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
LONGEST = 24  # characters of digits; longer runs are codes, not counts


@dataclass(frozen=True, slots=True)
class Numeral:
    """One written number: ``[start, end)`` with its currency sign and scale word.

    ``kind``: digits, words, vague or share. ``value`` is None and ``low`` set for vague ones.
    ``scaled``: it has a scale word of its own; ``letter``: its scale is one letter, which may be a unit.
    """

    start: int
    end: int
    kind: str
    value: float | None
    low: float | None = None
    currency: str | None = None
    scaled: bool = False
    letter: str | None = None


def numerals(text: str, start: int, end: int) -> Iterator[Numeral]:
    """The numbers written in ``text[start:end]``, in order."""
    for match in NUMERAL.finditer(text, start, end):
        numeral = _numeral(match)
        if numeral is not None:
            yield numeral


def words_value(text: str) -> float:
    """What a number in words is worth: "one hundred and twenty" is 120, "two and a half million" 2500000."""
    total = current = 0.0
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in SMALL:
            current += SMALL[word]
        elif word in ("half", "quarter"):
            current += 1 / PARTS[word]
        elif word in ("hundred", "dozen"):
            current = (current or 1) * SCALES[word]
        elif word in SCALES:
            total, current = total + (current or 1) * SCALES[word], 0.0
    return total + current


def _numeral(match: re.Match[str]) -> Numeral | None:
    kind, at = match.lastgroup, match.span()
    if match["digits"]:
        return _digits(match)
    if kind == "words":
        return Numeral(*at, "words", words_value(match[0]), scaled=" " in match[0])
    if kind == "vague":
        return Numeral(*at, "vague", None, low=_least(match[0].lower()))
    share = 0.5 if kind == "half" else _ratio(match[0]) if kind == "ratio" else _part(match[0].lower())
    return Numeral(*at, "share", share) if share is not None else None


def _digits(match: re.Match[str]) -> Numeral | None:
    digits, currency, letter = match["digits"], match["currency"], match["letter"]
    if len(digits) > LONGEST:
        return None
    value = plain_value(digits)
    scale = match["scale"] or (letter if currency else None)
    for word in (scale or "").lower().split():
        value *= SCALES[word]
    start = match.start("currency") if currency else match.start("digits")
    end = match.end() if scale or not letter else match.end("digits")
    return Numeral(
        start, end, "digits", value, currency=currency, scaled=bool(scale), letter=None if scale else letter
    )


def plain_value(digits: str) -> float:
    """Digits of any script, with separators, as a number."""
    return float(re.sub(r"[,٬\s]", "", digits).replace("٫", "."))


def _least(text: str) -> float:
    *first, last = text.split()
    if last in LEAST:
        of = next((w for w in first if w in LEAST), None)
        return LEAST[last] / 2 * LEAST[of] if of else LEAST[last]
    of = next((w for w in first if w in LEAST), "couple")
    return LEAST[of] * SCALES[last]


def _part(text: str) -> float:
    many, part = re.split(r"[-\s]", text)
    return ONES.get(many, 1) / PARTS["half" if part == "halves" else part.rstrip("s")]


def _ratio(text: str) -> float | None:
    some, of = re.split(
        r"\s(?:[a-z]+\sin|in\severy|in|out\sof|of\severy)\s", text, maxsplit=1, flags=re.IGNORECASE
    )
    few, all_ = (float(w) if w.isdigit() else words_value(w) for w in (some, of))
    return few / all_ if 0 < few < all_ <= 1000 else None
