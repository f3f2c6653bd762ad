"""Hedges around a number, and the bounds that they set.

``docs/explanation/quantities.md`` has the table. Bounds are inclusive: what the words still allow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["about", "least", "most", "nearly", "just over", "between"]
BEFORE: tuple[tuple[Kind, str], ...] = (
    (
        "just over",
        r"just\s(?:over|above)|(?:slightly|a\slittle|a\sbit|marginally)\s(?:more\sthan|over|above)",
    ),
    (
        "nearly",
        r"nearly|almost|close\sto|the\sbest\spart\sof|just\s(?:under|below|short\sof)|approaching|nearing|not\s"
        r"quite|"
        r"(?:slightly|a\slittle)\s(?:less\sthan|fewer\sthan|under|below)",
    ),
    (
        "most",
        r"(?:no|not)\s(?:more|greater|higher)\sthan|up\sto|as\s(?:many|much|high)\sas|fewer\sthan|less\sthan|"
        r"under|below|at\s(?:the\s)?most|a\smaximum\sof|not\s(?:over|exceeding)|anything\sup\sto",
    ),
    (
        "least",
        r"at\s(?:the\svery\s)?least|no\s(?:fewer|less)\sthan|not\s(?:fewer|less)\sthan|a\sminimum\sof|minimum|"
        r"more\sthan|greater\sthan|higher\sthan|over|above|upwards?\sof|north\sof|in\sexcess\sof|exceeding|well\sover",
    ),
    (
        "about",
        r"an\sestimated|something\slike|(?:some)?where\s(?:around|in\sthe\sregion\sof)|about|around|approximately|roughly|some|"
        r"circa|nearer(?:\sto)?|closer\sto|in\sthe\sregion\sof|in\sthe\sorder\sof|an\saverage\sof|~\s?|≈\s?|c\.",
    ),
    ("between", r"between"),
)
_ALL = "|".join(f"(?P<h{n}>{pattern})" for n, (_, pattern) in enumerate(BEFORE))
# Read off the end of a slice: at most this many characters before the number are looked at.
REACH = 34
HEDGE = re.compile(rf"(?:(?<![\w’'-])(?:{_ALL}))\s?$", re.IGNORECASE)
AFTER: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("least", re.compile(r"\s?\+(?!\w)|-plus\b|\sor\smore\b|\sor\sabove\b|\sand\scounting\b", re.IGNORECASE)),
    ("most", re.compile(r"\sor\s(?:fewer|less|below|under)\b", re.IGNORECASE)),
    ("about", re.compile(r"-odd\b|\sodd\b|\sor\sso\b|-ish\b|\sor\sthereabouts\b", re.IGNORECASE)),
)
PERIOD = re.compile(r"[-\s](?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?)\b")
FOR = re.compile(r"\b(?:for|waited|lasted|took)\s(?:well\s|just\s)?$", re.IGNORECASE)
MARGIN = 0.1


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge and where its words are: ``[start, end)``."""

    kind: Kind
    start: int
    end: int


def hedge_before(text: str, start: int, number: int, end: int) -> Hedge | None:
    """The hedge that ends right before the number ``text[number:end]``, no further back than ``start``."""
    begin = max(start, number - REACH)
    match = HEDGE.search(text[begin:number])
    if match is None:
        return None
    kind = next(BEFORE[n][0] for n in range(len(BEFORE)) if match[f"h{n}"])
    # "Over three days" is mostly "in the course of"; only "for over three days" counts.
    during = match[0].lower().split()[-1] == "over" and PERIOD.match(text, end) is not None
    if during and not FOR.search(text[begin : begin + match.start()]):
        return None
    return Hedge(kind, begin + match.start(), number)


def hedge_after(text: str, at: int, end: int) -> Hedge | None:
    """The hedge that begins at ``at``: "or more", "-odd"."""
    for kind, pattern in AFTER:
        match = pattern.match(text, at, end)
        if match:
            return Hedge(kind, at, match.end())
    return None


def bounds(value: float, kind: Kind | None) -> tuple[float | None, float | None]:
    """The least and the most that the hedged value allows; both are the value where nothing hedges it."""
    margin = abs(value) * MARGIN
    if kind is None or kind == "between":
        return value, value
    return {
        "about": (value - margin, value + margin),
        "least": (value, None),
        "most": (None, value),
        "nearly": (value - margin, value),
        "just over": (value, value + margin),
    }[kind]
