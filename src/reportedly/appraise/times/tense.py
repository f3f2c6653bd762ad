"""Which way a time without a year or a week points: the tense of the clause in which it stands."""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["direction", "sentence"]

Direction = Literal[-1, 0, 1]
_LEFT, _RIGHT = 120, 90
# A line of 45 characters or more was broken to a width: its sentence goes on. The pattern begins with what it
# can begin with, and looks back from there, so that a search goes from mark to mark.
_END = re.compile(
    r"[.!?…\n](?:(?<=\n)(?:(?<![^\n]{45}\n)|(?=[\s—–•*@#-]))|(?<!\n)[”\"’»)]*\s+(?=[^\s\da-z]))"
)
_BREAK = re.compile(
    r"[;:“”\"«»—]|\s[–-]\s|,?\s(?:and|but|when|after|while|which|who|where|because|although|that|whose)\s|,\s",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|(?:is|are|was|were|be)\s(?:also\s|now\s)?(?:going|due|set|likely|scheduled|expected"
    r"|planned|slated|supposed|meant|hoping|believed|about)\s(?:to|for|on|in)|would(?!\shave)|plans?\sto|planned\sto"
    r"|hopes?\sto|intends?\sto|aims?\sto|vow(?:s|ed)\sto|wants?\sto|wanted\sto|has\sto|have\sto|must|can|could|may|might"
    r"|scheduled|due|slated|upcoming|deadline|until|till|postponed\sto|adjourned\sto|planned\sfor|expected|"
    r"(?:warn(?:s|ed|ing)?|threat(?:s|en(?:s|ed|ing)?)?)\sof|call(?:s|ed|ing)?\sfor|"
    r"(?:runs?|begins?|starts?|opens?|closes?|ends?|resumes?|returns?|meets?|votes?|expires?|arrives?|go(?:es)?|leaves?"
    r"|faces?|plays?|hosts?|travels?|visits?|continues?|kicks\soff|takes?\splace)(?=\s(?:\w+\s){0,4}$)|next|"
    r"(?:is|are)\s(?:\w+ing|to)|(?:was|were)\sto\sbe)\b|['’]ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?<!\bbe\s)(?<!\bto\s)\b(?:was|were|had|did|said|told|wrote|came|went|took|made|gave|saw|met|found|held|left|led|fell"
    r"|rose|began|became|broke|fled|shot|hit|sent|struck|spoke|won|lost|drew|flew|ran|stood|cut|put|set\soff"
    r"|got|knew|thought|fought|brought|grew|sold|paid|since|last|ago|[a-z]{2,}(?<!ne)(?<!ee)ed)\b",
    re.IGNORECASE,
)
_OVER = re.compile(r"\bhad\s|\bfrom\s", re.IGNORECASE)
_COMMA = re.compile(r",\s(?:\w+\s){0,2}$")
_PASSIVE = re.compile(r"\b(?:be|been|being|get)\s(?:\w+ly\s)?$", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|until|till|from)\s(?:the\s\w+\sof\s)?$", re.IGNORECASE)
_PROMISED = re.compile(
    r"\b(?:promised|pledged|vowed|agreed|ordered|asked|demanded|given|urged|wanted|offered|directed|instructed"
    r"|decided|voted|called\son|threatened|told\s[^,.;]{1,60}\sto|extended?|extending)\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\W*(?:please\s)?(?:ask|come|see|call|wait|meet|try|check|return|join|bring|watch|don['’]t)\b",
    re.IGNORECASE,
)
"""A clause that begins so asks for something, which is still to come: "Ask me Monday"."""
_SCHEDULED = re.compile(
    r"^,?\s(?:[\w’'-]+\s){1,6}(?:begins?|starts?|opens?|closes?|ends?|resumes?|returns?|meets?|votes?|faces?|visits?"
    r"|takes?\splace|is\sto|are\sto)\b",
    re.IGNORECASE,
)


def sentence(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around ``at`` begins and ends, at most some hundred characters away, in a block."""
    lowest, highest = max(start, at - 400), min(end, at + 400)
    left = lowest
    for found in _END.finditer(text, lowest, at):
        left = found.end()
    right = _END.search(text, at, highest)
    return left, right.start() + 1 if right else highest


def direction(
    text: str, start: int, end: int, block: tuple[int, int], lead: tuple[int, int] | None = None
) -> Direction:
    """-1 where the clause around ``[start, end)`` tells of the past, 1 of what is to come, 0 if it's open.

    In an item of a list the line that it hangs on may look ahead (``lead``): "is expected to:".
    """
    told = _of_clause(text, start, end, block)
    if told == 0 and lead is not None:
        line = text[max(lead[0], lead[1] - _LEFT) : lead[1]].rstrip().removesuffix(":")
        return 1 if _of(_clause_before(line), from_end=True) > 0 else 0
    return told


def _of_clause(text: str, start: int, end: int, block: tuple[int, int]) -> Direction:
    low, high = sentence(text, start, *block)
    before = text[max(low, start - _LEFT) : start]
    left = _clause_before(before)
    told = _of(left, from_end=True)
    if told == 0 and _REQUEST.match(left):
        return 1
    if told <= 0 and (by := _BY.search(left)) and _is_ahead(by[0], left, told):
        return 1
    if told:
        return told
    right = text[end : min(high, end + _RIGHT)]
    opening = len(left.split()) <= 2
    after = _clause_after(right, skip=opening)
    told = _of(after, from_end=False)
    if told == 0 and opening and _SCHEDULED.match(after):
        return 1
    # "may be held earlier, in the autumn": what a comma cuts off is told by the clause before it.
    return _of(_clause_before(_COMMA.sub("", before)), from_end=True) if told == 0 and opening else told


def _is_ahead(word: str, left: str, told: Direction) -> bool:
    """Whether "by", "until", "from" point ahead: "agreed to meet by Friday", not "had passed by Friday"."""
    return _PROMISED.search(left) is not None or (told == 0 and word.lower().startswith("by"))


def _clause_before(left: str) -> str:
    cut = 0
    for found in _BREAK.finditer(left):
        if left[found.end() :].strip():
            cut = found.end()
    return left[cut:]


def _clause_after(right: str, *, skip: bool) -> str:
    stripped = right[1:] if skip and right.startswith(",") else right
    found = _BREAK.search(stripped)
    return stripped if found is None else stripped[: found.start()]


def _of(clause: str, *, from_end: bool) -> Direction:
    if not clause.strip():
        return 0
    future = [m for m in _FUTURE.finditer(clause) if not _ended(clause, m)]
    past = [m for m in _PAST.finditer(clause) if not any(f.start() <= m.start() < f.end() for f in future)]
    if not future:
        return -1 if past else 0
    if not past:
        return 1
    if from_end:
        return -1 if past[-1].start() > future[-1].start() and not _after_future(clause, past[-1]) else 1
    return -1 if past[0].start() < future[0].start() else 1


def _ended(clause: str, found: re.Match[str]) -> bool:
    """Whether an "until" is over: "had worked until", "ran from Monday until"; not "was closed until"."""
    return found[0].lower() in ("until", "till") and _OVER.search(clause, 0, found.start()) is not None


def _after_future(clause: str, past: re.Match[str]) -> bool:
    """Whether the past form is a participle: "will be published", "is expected to be released"."""
    return _PASSIVE.search(clause[: past.start()]) is not None
