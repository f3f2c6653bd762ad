"""The place, date or hour before a report: "PORT VESSIN, May 9 (ABC) –", "Jubara, 4 May —", "16:42"."""

from __future__ import annotations

import re

from ..months import MONTHS
from .candidates import Candidate
from .unsaid import LABELS

MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = rf"(?:(?:[A-Z][a-z]+day,? )?(?:{DAY} {MONTH}|{MONTH} {DAY})(?:,? \d{{4}})?)"
WORD = r"[A-ZÀ-Þ][\w.'’-]*"
PLACE = rf"{WORD}(?: (?:(?:de|la|el|al|of|on) )?{WORD}){{0,3}}"
CAPITALS = r"(?:[A-ZÀ-Þ]{2}\.? )?[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,3}"
AGENCY = r"\([^()\n]{2,40}\)"
DASH = r"\s?(?:[–—]|--?(?=\s))"
# A place in capitals needs no more than the dash; any other needs the date or an agency in capitals.
DATELINE = re.compile(
    rf"(?:{CAPITALS}(?:, {PLACE}){{0,2}}(?:,? {DATE})?,?(?: {AGENCY})?"
    rf"|{PLACE}(?:, {PLACE})?,? (?:{DATE},?(?: {AGENCY})?|\([A-Z]{{2,8}}\))){DASH}"
)
COLON = re.compile(rf"^(?P<place>{CAPITALS}(?:, {PLACE}){{0,2}}):\s(?=[A-ZÀ-Þ][a-z]*\s[\w])", re.MULTILINE)
SPEAKER = re.compile(rf"^{CAPITALS}:\s", re.MULTILINE)
HOUR = re.compile(
    rf"(?:{DATE},? )?\d{{1,2}}(?:[:.]\d{{2}}(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)(?: [A-Z]{{2,4}})?(?:{DASH}|:\s)"
)
# The hour of a live blog's entry needs no mark behind it: what follows begins a sentence.
ENTRY = re.compile(
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[ap]\.?m\.?)?(?: (?:UTC|[A-Z]{1,3}T))?[^\S\n]+"
    rf"(?=[A-ZÀ-Þ“\"‘«„])(?!(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|{'|'.join(MONTHS)})\b)"
)
HEAD = 1000  # characters in which a report begins
FAR = 20_000  # characters that are looked through for another
LONGEST = 120  # characters


def dateline_end(text: str, start: int) -> int:
    """Where the dateline ends with which the paragraph at ``start`` begins; ``start`` where it has none."""
    end = start + LONGEST
    found = (pattern.match(text, start, end) for pattern in (DATELINE, HOUR, ENTRY))
    match = next(filter(None, found), None) or _with_colon(text, start)
    return match.end() if match else start


def _with_colon(text: str, start: int) -> re.Match[str] | None:
    """The place in capitals and its colon that begin a report, and no other paragraph: else they are who
    speaks in a transcript."""
    match = COLON.match(text, start, start + LONGEST) if start < HEAD else None
    if match is None or match["place"].lower() in LABELS:
        return None
    others = any(m.start() != start for m in SPEAKER.finditer(text, 0, start + FAR))
    return None if others else match


def in_dateline(text: str, start: int, at: int, end: int) -> bool:
    """Whether the name at ``[at, end)`` is a place of the dateline of the paragraph at ``start``."""
    if end - start > LONGEST or "(" in text[start:at]:
        return False
    return dateline_end(text, start) >= end


def is_dateline(text: str, candidate: Candidate) -> bool:
    """ "PORT VESSIN | : | Two boats sank": the place before a report says nothing of it."""
    if len(candidate.source) > 1 or len(candidate.cue) != 1:
        return False
    end = candidate.cue[0][1]
    start = text.rfind("\n", max(0, end - LONGEST), end) + 1
    if candidate.source and candidate.source[0][0] != start:
        return False
    return end <= start + LONGEST and end <= dateline_end(text, start)
