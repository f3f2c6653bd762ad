"""What a number counts or measures: a sign, a symbol, or the head noun after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..wordforms import FUNCTION, NUMBERS, PASTS, word_list

PERCENT = re.compile(
    r"(?P<points>\s?%\s?points?\b|[-\s]percentage[-\s]points?\b)|(?P<basis>[-\s]basis\spoints?\b)|"
    r"\s?[%٪]|[-\s]per[-\s]cent\b|[-\s]percent\b|\s?(?:pct|pc)\b|\sدرصد|\sبالمئة|\sفي\sالمئة",
    re.IGNORECASE,
)
SYMBOLS = {
    **{
        s: s
        for s in sorted(
            word_list("km kg cm mm mg km/h kmh kph mph kW MW GW TW kWh MWh GWh TWh bpd kB MB GB TB Hz")
        )
    },
    **{
        s: s
        for s in sorted(word_list("kHz MHz GHz ft ha lb lbs oz ml hrs km² m² km2 m2 m³ m3 °C °F bcm mcm"))
    },
    "C": "°C",
    "F": "°F",
    "m": "m",
    "g": "g",
    "t": "t",
    "l": "l",
    "L": "l",
    "p": "p",
    "in": "in",
    "h": "hour",
    "hrs": "hour",
    "mins": "minute",
    "yrs": "year",
}
_SPACED = sorted(
    (s for s in SYMBOLS if s not in ("C", "F", "t", "l", "L", "in", "h", "g", "p")), key=len, reverse=True
)
_ATTACHED = sorted(SYMBOLS, key=len, reverse=True)
SYMBOL = re.compile(
    rf"(?:\s(?P<spaced>(?:sq\s)?(?:{'|'.join(map(re.escape, _SPACED))}))|"
    rf"-?(?P<attached>{'|'.join(map(re.escape, _ATTACHED))})|°)(?![\w'’/])"
)
# Nouns of other languages that posts count with.
FOREIGN = {
    "نفر": "person",
    "تن": "person",
    "شخص": "person",
    "شخصا": "person",
    "شخصاً": "person",
    "کیلومتر": "kilometre",
    "دلار": "dollar",
    "دولار": "dollar",
    "یورو": "euro",
    "ریال": "rial",
    "تومان": "toman",
    "روز": "day",
    "ساعت": "hour",
    "سال": "year",
    "زن": "woman",
    "مرد": "man",
    "کودک": "child",
    "کشته": "person",
    "زخمی": "person",
}
ORDINAL = re.compile(r"(?:th|first|second|third)$")
HYPHENED = re.compile(r"[-‑](?P<noun>[^\W\d_]+)(?P<old>[-‑]olds?\b)?")
WORD = re.compile(r"[\s‑-][\"“‘]?((?:[A-Z]\.){2,}(?=\s)|[^\W\d_]+(?:[-'’.][^\W\d_]+)*)")
INNER = re.compile(rf"\s(?:[\d,]+|{'|'.join(sorted(NUMBERS))})\b", re.IGNORECASE)
OF = re.compile(r"\sof(?:\s(?:the|its|their|those|these|his|her|our|my|your|such))?(?=\s)", re.IGNORECASE)
OWNER = re.compile(r"(?:\s[\w-]+){1,2}['’]s?(?=\s)")
AFFECTED = word_list(
    "dead wounded injured killed missing homeless displaced hospitalised hospitalized infected arrested "
    "detained"
)
BEFORE_AFFECTED = word_list("confirmed reported feared presumed believed critically seriously slightly badly")
MEASURES = frozenset(["square", "cubic", "nautical"])
PLURALS = {
    "people": "person",
    "persons": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "police": "police",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "geese": "goose",
    "cattle": "cattle",
    "sheep": "sheep",
    "fish": "fish",
    "aircraft": "aircraft",
    "pence": "penny",
    "series": "series",
    "species": "species",
    "headquarters": "headquarters",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "leaves": "leaf",
    "halves": "half",
    "wolves": "wolf",
    "thieves": "thief",
    "loaves": "loaf",
    "shelves": "shelf",
    "calves": "calf",
    "buses": "bus",
    "viruses": "virus",
    "campuses": "campus",
    "bonuses": "bonus",
    "censuses": "census",
    "gases": "gas",
    "crises": "crisis",
    "analyses": "analysis",
    "shoes": "shoe",
    "movies": "movie",
    "cookies": "cookie",
    "criteria": "criterion",
    "ties": "tie",
    "pies": "pie",
    "lies": "lie",
    "dice": "die",
    "axes": "axe",
    "staff": "staff",
    "personnel": "personnel",
    "media": "medium",
    "spacecraft": "spacecraft",
    "barracks": "barracks",
    "works": "work",
    "heroes": "hero",
    "lenses": "lens",
}
COMPOUNDS = ("men", "women", "people", "children", "craft")
NO_PLURAL = word_list(
    "as this his its was has is does yes always perhaps less besides us thus plus versus across towards "
    "afterwards downwards upwards sometimes nowadays overseas hours' others previous various serious "
    "famous religious says serves remains makes takes comes goes gets"
)
NO_NOUN = word_list(
    "yesterday today tomorrow now then last next more fewer less later ago earlier again already still "
    "too alone apiece each also just only even almost further other others else never ever not here "
    "well back away together respectively instead overall percent apart home abroad long high tall deep "
    "wide old per new more most so very ahead"
)
ENDING = PASTS | NUMBERS
REACH = 5  # words looked at for the head noun
ASIDE = frozenset(["day", "side", "hand", "thing", "way", "point", "reason", "another"])


@dataclass(frozen=True, slots=True)
class Unit:
    """``name``: None where nothing is named; ``end``: where its words end."""

    name: str | None
    end: int


def unit_after(text: str, at: int, end: int, *, single: bool, aside: bool = True) -> Unit:
    """The unit of the number that ends at ``at``. ``single``: the number is one, so its noun is singular, and
    with ``aside`` may only seem to be counted ("at one point")."""
    percent = PERCENT.match(text, at, end)
    if percent:
        name = "percentage point" if percent["points"] else "basis point" if percent["basis"] else "%"
        return Unit(name, percent.end())
    symbol = SYMBOL.match(text, at, end)
    if symbol:
        written = symbol["spaced"] or symbol["attached"]
        return Unit(SYMBOLS.get(written, written) if written else "°", symbol.end())
    hyphened = HYPHENED.match(text, at, end)
    if hyphened and not ORDINAL.search(hyphened["noun"]):
        noun = hyphened["noun"].lower()
        return Unit(None if noun == "strong" else singular(noun), hyphened.end())
    return _noun_after(text, at, end, single=single, aside=aside)


def _noun_after(
    text: str, at: int, end: int, *, single: bool, inside: bool = False, aside: bool = True
) -> Unit:
    of = OF.match(text, at, end)
    whose = OWNER.match(text, of.end(), min(end, of.end() + 40)) if of else None
    inner = INNER.match(text, (whose or of).end(), min(end, of.end() + 60)) if of else None
    if inner and inside:
        return Unit(None, at)
    if inner:  # "two of its four ships": the ships are the next number's words
        return Unit(_noun_after(text, inner.end(), end, single=False, inside=True).name, at)
    words = _words(text, of.end() if of else at, end)
    if of and not words:
        return Unit(None, at)
    head = _singular_head(words, aside=aside) if single and not of else _plural_head(words)
    if len(words) > 1 and words[0][0].lower() in BEFORE_AFFECTED and words[1][0].lower() in AFFECTED:
        head = 1
    if head is None:
        return Unit(None, at)
    name = _name(words[head][0])
    if head and words[head - 1][0].lower() in MEASURES:
        name = f"{words[head - 1][0].lower()} {name}"
    return Unit(name, words[head][1])


def _name(noun: str) -> str:
    word = noun.lower()
    if sum(letter.isupper() for letter in noun) > 1:
        word = noun  # an acronym
    return FOREIGN.get(word) or ("person" if word in AFFECTED else singular(word))


def _words(text: str, at: int, end: int) -> list[tuple[str, int]]:
    """The next words with their ends, up to punctuation, a function word or a verb."""
    found: list[tuple[str, int]] = []
    while len(found) < REACH:
        match = WORD.match(text, at, min(end, at + 60))
        named = match is not None and match[1] == "A" and found and found[-1][0][0].isupper()
        if match is None or (match[1].lower() in FUNCTION and not named) or match[1].lower() in ENDING:
            break
        at = match.end()
        found.append((match[1], at))
        if match[1].lower() in ("ago", "times", "others"):
            break
    return found


def _plural_head(words: list[tuple[str, int]]) -> int | None:
    head: int | None = None
    for n, (word, _) in enumerate(words):
        if is_plural(word):
            head = n
        elif head is not None:
            break
    if head is not None:
        return head
    return 0 if words and _may_be_noun(words[0][0]) else None


def _singular_head(words: list[tuple[str, int]], *, aside: bool) -> int | None:
    head: int | None = None
    for n, (word, _) in enumerate(words[:3]):
        lower = word.lower()
        verb = lower.endswith(("ed", "ing", "ly")) or (lower[-1] == "s" and lower[-2:-1] not in "s'’")
        if lower in NO_NOUN or lower[:7] == "another" or (verb and (n > 0 or not lower.endswith("ed"))):
            break
        head = n
    if head is None or (aside and words[0][0].lower() in ASIDE) or words[head][0].lower().endswith("ed"):
        return None
    return head


def _may_be_noun(word: str) -> bool:
    lower = word.lower()
    if lower in AFFECTED or lower in FOREIGN:
        return True
    return (
        len(lower) > 2
        and lower not in NO_NOUN
        and lower not in NO_PLURAL
        and not lower.endswith(("ed", "ing", "ly", "'s", "’s"))
    )


def is_plural(word: str) -> bool:
    """Does the word look like a plural noun?"""
    lower = word.lower()
    if lower in PLURALS or lower.endswith(COMPOUNDS):
        return lower not in NO_PLURAL
    return len(lower) > 3 and lower[-1] == "s" and lower[-2] not in "su'’" and lower not in NO_PLURAL


def singular(noun: str) -> str:
    """The singular of a plural noun; a singular stays as it is."""
    if noun in PLURALS:
        return PLURALS[noun]
    for plural, one in (("women", "woman"), ("men", "man"), ("people", "person"), ("children", "child")):
        if noun.endswith(plural) and len(noun) > len(plural):
            return noun[: -len(plural)] + one
    if len(noun) < 4 or noun[-1] != "s" or noun[-2] in "su'’" or noun in NO_PLURAL:
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-2] if noun.endswith(("ches", "shes", "xes", "sses", "zzes", "oes")) else noun[:-1]
