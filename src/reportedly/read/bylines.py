"""Lines that say who wrote an article -> names."""

from __future__ import annotations

import re

from reportedly.read.outlets import is_outlet

_BY = re.compile(
    r"^\s*(?:(?:(?:live\s+)?report(?:ing|s)|written|reported|story|words|text)\s+)?by:?\s+|^\s*(?:words|text):\s+",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_][\w.'’-]*"
_NAMES_LINE = re.compile(
    r"(?:By|BY|Live\s[Rr]eport(?:ing|s)\sby|(?:Written|Words|Text)\sby|(?:Words|WORDS|Text|TEXT):)\s+(?:the\s+)?"
    rf"{_NAME}(?:\s+(?:{_NAME}|and|&|in)|,\s*{_NAME}|\s*[|/–—-]\s*{_NAME}"
    rf"|\s*[|/–—-]\s*[A-Z][a-z]+(?::|\sby)\s+{_NAME})*$"
)
_STAFF = re.compile(
    r"(?:(?:by|from)\s+(?:an?\s|our\s|the\s)?(?:[\w-]+\s){0,2}(?:correspondent|reporter|staff|writer)s?"
    r"|(?:[\w’'-]+\s){1,2}staff\s(?:correspondent|reporter|writer)s?"
    r"|(?:our|staff|special|senior)\s(?:special\s|staff\s)?(?:correspondent|reporter|writer)s?"
    r"|(?:web|news|online|city|national|sports?)\s(?:news\s)?desk)(?:\s+in\s+\w[\w ]{1,40})?",
    re.IGNORECASE,
)
_DESK = re.compile(r"By\s+(?:[A-Z][\w’'.-]*\s+){0,4}(?:Desk|Bureau|Staff|Newsroom|Agencies|Reporters?)")
_BODY = re.compile(r"\b(?:desk|bureau|staff|newsroom|agencies|reporters?|correspondents?)$", re.IGNORECASE)
_PARTED = re.compile(r"\s*(?:,\s*and\s+|,|;|\band\b|&|\|| with | in | [–—-] )\s*")
_ROLE = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|staff|desk|analyst|columnist|bureau|agenc\w*|news|reporting"
    r"|political|foreign|senior|chief|special)\b",
    re.IGNORECASE,
)


def is_byline(line: str) -> bool:
    """Whether a line on its own is a byline: 'By Ana Velt and Ilo Brandt, Political Editor'.

    'From our correspondent in Harnow' is one too, without a name.
    """
    if len(line) <= 120 and (_STAFF.fullmatch(line.strip()) or _DESK.fullmatch(line.strip())):
        return True
    if len(line) > 120 or "\n" in line or not _NAMES_LINE.match(line.strip()):
        return False
    first = _BY.sub("", line.strip())[:1]
    return first.isupper() and len(line.split()) <= 14 and bool(names(line))


def names(line: str) -> tuple[str, ...]:
    """The people named in a byline, in order, roles, places and outlets left out."""
    if _STAFF.fullmatch(line.strip()[:120]):
        return ()
    parts = _PARTED.split(_BY.sub("", line.strip(), count=1))
    first, rest = parts[0].strip(), [part.strip() for part in parts[1:]]
    kept = [first] if _could_be_name(first) and not _BODY.search(first) else []
    # After a comma stands a role as often as a name; a name has at least two words.
    kept += [part for part in rest if _could_be_name(part) and " " in part and not _ROLE.search(part)]
    kept[1:] = [name for name in kept[1:] if not is_outlet(name)]
    return tuple(dict.fromkeys(kept))


def _could_be_name(part: str) -> bool:
    return 2 <= len(part) <= 60 and part[0].isupper() and not re.search(r"[@\d<>]|:\s|https?:", part)
