"""Names that the text marks as no speaker's: ships and other craft, codes of shares, those who made it.

By the words beside them, never by lists of names.
"""

from __future__ import annotations

import re

from .grammar import word_set
from .words import Words

CRAFT = word_set(
    """
    ship ferry tanker vessel freighter trawler boat barge yacht tug tugboat steamer liner catamaran schooner
    dhow lifeboat frigate destroyer corvette submarine warship minesweeper carrier icebreaker dredger
    hovercraft lighter dinghy sloop ketch hydrofoil hulk helicopter aircraft airliner jet plane airship rocket
    satellite spacecraft probe rover locomotive train tram bulker drifter speedboat houseboat
    """
)
# "M/V", "MV", "HMS" before a ship's name.
PREFIX = re.compile(r"M/?[VTY]|[SFR]/?V|[ST]/?S|HMS|USS|INS|RMS|RFA|RRS|USNS|HMCS|HMAS|HMNZS")
ABOARD = word_set("aboard")
# "(NYSE: ABC)", "(Nasdaq: ABC, LSE: ABCD)": what a company's shares go by.
CODE = r"(?P<place>[A-Z][A-Za-z]{1,11})\s?:\s?[A-Z0-9][A-Z0-9.]{0,8}"
TICKER = re.compile(
    rf"\(\s?{CODE}(?:\s?[,;]\s?[A-Z][A-Za-z]{{1,11}}\s?:\s?[A-Z0-9][A-Z0-9.]{{0,8}}){{0,3}}\s?\)"
)
NO_EXCHANGE = word_set("photo photos picture pictures image images credit source sources video file graphic")
# "Photo: NAME", "(Reporting by NAME; Editing by NAME)", "— with a report from NAME", before the name.
CREDIT = re.compile(
    r"(?:^|[(\[|;—–]|\s-)\s*(?:(?i:(?:additional|further|other|extra|file|with|a|lead|main)\s+)*)"
    r"(?i:photo(?:graph(?:y|s)?|s)?|pictures?|images?|illustrations?|graphics?|cartoon|video|footage|words|"
    r"reporting|editing|report|reports|edited|written|compiled|translated|translation|production|produced|"
    r"contributors?|credit)"
    r"(?:\s+(?:and|&)\s+\w+)?\s*(?::|/|©|(?i:by|courtesy(?:\s+of)?|from)\s)\s*"
    r"(?:[A-ZÀ-Þ][\w.'’-]*(?:\s+[A-ZÀ-Þ][\w.'’-]*){0,3}(?:\s+in\s+[A-ZÀ-Þ][\w'’-]*)?\s*(?:,|/|&|and)\s*){0,6}$",
    re.M,
)
# "PORT VESSIN, May 9 (ABC) –": the agency's letters before an agency's text.
DATELINE = re.compile(r"^[A-ZÀ-Þ][\w'’-]*(?:[ ,/.]+(?:[A-ZÀ-Þ][\w'’-]*|\d{1,4})){0,7}[ ,]*\(", re.M)
SIGNED = re.compile(r"[A-Z][A-Za-z]{1,11}\)\s*(?:[.,]?\s?[-–—:]|[A-Z“\"‘])")
CALLED = re.compile(r"\b(?:as|nicknamed|alias|aka|called|dubbed)\s$")
OPENING, CLOSING = "“‘\"'«„", "”’\"'»“"
LINE = 160  # characters before a name that may hold a credit


def ticker_at(text: str, at: int) -> int:
    """The end of the shares' code in brackets that begins at ``at`` or one blank behind it, else 0."""
    match = TICKER.match(text, at + (text[at : at + 1] == " "))
    return match.end() if match and match["place"].lower() not in NO_EXCHANGE else 0


def shares(text: str, start: int, end: int) -> tuple[tuple[str, ...], ...]:
    """The codes of the shares in the brackets ``[start, end)``, by which the company may be called too."""
    return tuple((code,) for code in re.findall(r":\s?([A-Z][A-Z]+)(?![\w.])", text[start:end]))


def in_ticker(text: str, at: int) -> bool:
    """Whether ``at`` stands in the code of shares in brackets."""
    opened = text.rfind("(", max(0, at - 60), at)
    return opened >= 0 and ticker_at(text, opened) > at


def is_credit(text: str, at: int) -> bool:
    """Whether the name at ``at`` is of one who made the report or its pictures."""
    line = max(text.rfind("\n", max(0, at - LINE), at) + 1, at - LINE)
    return CREDIT.search(text[line:at]) is not None or signs(text, at)


def signs(text: str, at: int) -> bool:
    """Whether the name at ``at`` is of the agency in a dateline's brackets."""
    line = max(text.rfind("\n", max(0, at - LINE), at) + 1, at - LINE)
    return DATELINE.fullmatch(text, line, at) is not None and SIGNED.match(text, at) is not None


def is_title(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` is all that stands between two quotation marks: ‘Turning Keys’, a work or a
    make."""
    if not start or text[start - 1] not in OPENING or CALLED.search(text[max(0, start - 20) : start - 1]):
        return False
    return text[end : end + 1] in CLOSING or (
        text[end : end + 1] in (",", ".") and text[end + 1 : end + 2] in CLOSING
    )


def is_craft(words: Words, begin: int, end: int) -> bool:
    """Whether the name in words ``[begin, end)`` is a ship's or another craft's: "the tanker X", "the X
    ferry", "aboard the X", "M/V X", "X, a passenger vessel"."""
    at = begin
    while at and words.low[at - 1] in ("the", "a", "an", "old") and not words.before[at]:
        at -= 1
    if at and words.low[at - 1] in ABOARD and words.before[at] in ("", "“", "‘", '"', "'"):
        return True
    if (
        at == begin
        and at
        and words.low[at - 1] in CRAFT
        and words.before[at] in ("", "“", "‘", '"', "'", ",")
    ):
        return True
    if at < begin and words.low[begin] == "lady" and end - begin > 1:
        return True  # "the Lady Tarn"
    if end - begin > 1 and PREFIX.fullmatch(words.word[begin]):
        return True
    if begin > 1 and slashed(words, begin - 1):
        return True
    if end >= len(words) or words.owns[end - 1]:
        return False
    if words.before[end] in ("", "”", "’") and words.low[end] in CRAFT and not words.capital[end]:
        return at < begin and words.low[end + 1 : end + 2] not in (["operator"], ["owner"], ["captain"])
    return words.before[end] == "," and words.low[end] in ("a", "an") and _craft_ahead(words, end + 1)


def slashed(words: Words, k: int) -> bool:
    """Whether word ``k`` is the second half of "M/V" before a ship's name."""
    if not 0 < k < len(words) or words.before[k] != "/":
        return False
    return PREFIX.fullmatch(f"{words.word[k - 1]}/{words.word[k]}") is not None


def _craft_ahead(words: Words, k: int) -> bool:
    """Whether the noun phrase that goes on at ``k`` ends in the word for a craft."""
    for m in range(k, min(k + 4, len(words))):
        if words.before[m]:
            return False
        if words.low[m] in CRAFT:
            return m + 1 >= len(words) or (words.low[m + 1] not in CRAFT and not _noun_follows(words, m + 1))
    return False


def _noun_follows(words: Words, k: int) -> bool:
    from .roles import noun_at

    return k < len(words) and not words.before[k] and noun_at(words, k) is not None
