"""Claims that somebody contests in the same breath: "…, a claim the port denies", "…, which Dahl rejects".

The clause behind the comma is the outlet's, and a statement of its own. Readers leave most of them out, or
give them to whoever made the claim. What is contested is the word for the claim, as in the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..types import Document
from .candidates import Candidate, Spans, inside, overlap
from .quotes import Quotation, touching

__all__ = ["contested"]

CONFIDENCE = 0.8  # set by hand: all six such clauses in the corpus's training part are marked there
CLAIM = (
    r"(?:claim|charge|allegation|accusation|account|assertion|suggestion|contention|version|view|notion|figure"
    r"|theory|hypothesis|narrative|belief|insinuation|criticism|characteri[sz]ation|conclusion|explanation|argument|interpretation|idea|rumou?r|report)s?"
)
WHAT = rf"(?P<what>something|(?:an?|the|those|these|all)\s(?:[a-z-]+\s){{0,2}}?{CLAIM}|which)"
HOW = r"(?:(?:has|have|had)\s)?(?:(?:[a-z]+ly|all|also|always|since|long|twice)\s){0,2}"  # "has repeatedly"
CONTESTS = (
    r"(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:es?|ed)|contest(?:s|ed)|refut(?:es?|ed)|dismiss(?:es|ed)?"
    r"|disavow(?:s|ed)?|deplor(?:es?|ed)|challenged|questioned)"
)
CONTESTED = r"(?:denied|rejected|disputed|contested|refuted|dismissed|disavowed|challenged|questioned)"
NAMED = r"(?:\s?[A-ZÀ-Þ][\w’'-]*\.?){1,5}"
VERBAL = "who|which|that|was|were|is|are|be|been|has|have|had|could|would|said|says|and|but|when|after"
PLAIN = rf"(?!(?:{VERBAL})\b)"
SHORT = rf"(?!(?:{VERBAL}|in|on|at|by|as)\b)"  # "by the bank | in June"
WHO = (  # "the port", "a councillor, Nestor Dizma", "officials at the bank"
    r"(?P<who>(?:he|she|they|it|we)|(?!(?:he|she|they|it|we)\b)"
    rf"(?:{PLAIN}[\w’'&-]+\.?\s){{0,7}}?{PLAIN}[\w’'&-]+(?:,{NAMED}(?=,))?),?"
)
ENDS = r"(?=[,.;:!?)—–]|\s[—–-]|\s(?:as|in|on|to|at|during|through|and|but|while|after|before)\b|\s*$)"
ACTIVE = re.compile(
    rf"(?:,|\s[—–-]{{1,2}})\s(?:and\s)?{WHAT}(?:\sthat|\swhich)?\s{WHO}\s(?P<cue>{HOW}{CONTESTS}){ENDS}",
    re.MULTILINE,
)
PASSIVE = re.compile(
    rf"(?:,|\s[—–-]{{1,2}})\s{WHAT}\s(?P<cue>(?:[a-z]+ly\s)?{CONTESTED})\sby\s"
    rf"(?P<who>(?:{SHORT}[\w’'&-]+\.?\s){{0,9}}?{SHORT}[\w’'&-]+(?:,{NAMED}(?=[,.;]))?)"
    r"(?=[,.;:!?)—–]|\s[—–-]|\s(?:who|which|and|but|when|as|in|on|at|after)\b|\s*$)",
    re.MULTILINE,
)
REST = re.compile(
    r"(?:,?\s(?:as|in|on|to|at|during|through|and|but|while|when|before|after|who|which)\b[^.;!?]*)?"
)


def contested(document: Document, found: Sequence[Candidate], quotes: Sequence[Quotation]) -> list[Candidate]:
    """The candidates, none with such a clause at its end, and those of the clauses that nobody had heard."""
    text = document.text
    out = list(found)
    for block in document.blocks:
        if not block.is_english:
            continue
        for pattern in (ACTIVE, PASSIVE):
            for match in pattern.finditer(text, block.start, block.end):
                out = _with(out, match, quotes)
    return out


def _with(found: list[Candidate], match: re.Match[str], quotes: Sequence[Quotation]) -> list[Candidate]:
    start, end = match.start("what"), match.end()
    if touching(quotes, start, end):
        return found  # the speaker's own words
    clause: Spans = ((start, end),)
    rest = REST.match(match.string, end)
    out = [_without(one, match.start(), rest.end() if rest else end) for one in found]
    if any(overlap(one.content, clause) and not inside(one.cue, clause) for one in out):
        return found  # what is said goes on behind it
    cue = (match.span("cue"),)
    known = [one for one in out if one.cue and overlap(one.cue, cue)]
    if any(one.content and not overlap(one.source, (match.span("what"),)) for one in known):
        return [replace(one, nested=False) if one in known else one for one in out]
    ours = Candidate((match.span("who"),), cue, (match.span("what"),), CONFIDENCE)
    return [*(one for one in out if one not in known), ours]


def _without(one: Candidate, start: int, end: int) -> Candidate:
    """The candidate without a clause from ``start`` to ``end`` that ends its content, behind its cue."""
    if not one.content:
        return one
    first, last = one.content[-1]
    held = first < start < last <= end
    if not held or (one.cue and one.cue[-1][1] > start):
        return one
    return replace(one, content=(*one.content[:-1], (first, start)))
