"""Claims that somebody contests in the same breath: "…, a claim the port denies", "…, which Dahl rejects".

The clause behind the comma is the outlet's, and a statement of its own. Readers leave most of them out, or
give them to whoever made the claim. What is contested is the word for the claim, as in the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..types import Document
from .candidates import Candidate, around, by_cell, inside, overlap
from .quotes import Quotation, within

__all__ = ["contested"]

CONFIDENCE = 0.8  # set by hand: all six such clauses in the corpus's training part are marked there
CLAIM = (
    r"(?:claim|charge|allegation|accusation|account|assertion|suggestion|contention|version|view|notion|figure"
    r"|theory|hypothesis|narrative|belief|insinuation|criticism|characteri[sz]ation|conclusion|explanation"
    r"|argument|interpretation|idea|rumou?r|report)s?"
)
WHAT = (
    rf"(?P<what>something|(?:an?|the|those|these|all)\s(?:[a-z-]+\s){{0,2}}?{CLAIM}|which"
    r"|(?:charges|claims|allegations|accusations)(?=\s(?:he|she|they|it|the)\s))"
)
HOW = r"(?:(?:has|have|had)\s)?(?:(?:[a-z]+ly|all|also|always|since|long|twice)\s){0,2}"  # "has repeatedly"
CONTESTS = (
    r"(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:es?|ed)|contest(?:s|ed)|refut(?:es?|ed)|dismiss(?:es|ed)?"
    r"|disavow(?:s|ed)?|deplor(?:es?|ed)|challenged|questioned)"
)
CONTESTED = r"(?:denied|rejected|disputed|contested|refuted|dismissed|disavowed|challenged|questioned)"
NAMED = r"\s[A-ZÀ-Þ][\w’'-]*\.?(?:\s[A-ZÀ-Þ][\w’'-]*\.?){0,4}"
VERBAL = "who|which|that|was|were|is|are|be|been|has|have|had|could|would|said|says|and|but|when|after"
PLAIN = rf"(?!(?:{VERBAL})\b)"
SHORT = rf"(?!(?:{VERBAL}|in|on|at|by|as)\b)"  # "by the bank | in June"
WHO = (  # "the port", "a councillor, Nestor Dizma", "officials at the bank"
    r"(?P<who>(?:he|she|they|it|we)(?:\sand\s(?:his|her|their|its)\s[a-z]+)?|(?!(?:he|she|they|it|we)\b)"
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
NOUN = re.compile(rf"(?:(?:the|an?|these|those|some|any)\s)?(?:[a-z-]+\s)?{CLAIM}", re.IGNORECASE)
REJECTED = re.compile(
    rf"\s(?P<cue>(?:was|were|is|are|(?:has|have|had)\sbeen)\s(?:[a-z]+ly\s)?{CONTESTED})\sby\s"
    rf"(?P<who>(?:{SHORT}[\w’'&-]+\.?\s){{0,9}}?{SHORT}[\w’'&-]+)"
    r"(?=[,.;:!?)—–]|\s[—–-]|\s(?:who|which|and|but|when|as|in|on|at|after)\b|\s*$)",
    re.MULTILINE,
)
REST = re.compile(
    r"(?:,?\s(?:as|in|on|to|at|during|through|and|but|while|when|before|after|who|which)\b[^.;!?]{0,400})?"
)


def contested(document: Document, found: Sequence[Candidate], quotes: Sequence[Quotation]) -> list[Candidate]:
    """The candidates, none with such a clause at its end, and those of the clauses that nobody had heard."""
    found = _rejected(document.text, found)
    clauses = list(_clauses(document, quotes))
    kept: list[Candidate | None] = list(found)
    near = by_cell((*one.cue, *one.content) for one in found) if clauses else {}
    for match in clauses:
        reach = ((match.start(), match.end()),)
        _take(kept, around(reach, near), match)
    return [one for one in kept if one is not None]


def _rejected(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, "Rumours | that it sank | were rejected by the port" ended before what it does."""
    kept: list[Candidate | None] = list(found)
    near = by_cell(one.cue for one in found)
    new = []
    for k, one in enumerate(found):
        (start, end) = one.content[-1] if one.content else (0, 0)
        noun = len(one.cue) == 1 and NOUN.fullmatch(text, *one.cue[0]) and text.startswith("that ", start)
        match = REJECTED.search(text, start, end) if noun and kept[k] is not None else None
        if match is None:
            continue
        cue, sure = (match.span("cue"),), 0.0
        for i in around(cue, near):
            if i != k and overlap(found[i].cue, cue):
                kept[i], sure = None, max(sure, found[i].confidence)
        claim = ((one.cue[0][0], match.start()),)
        new.append(Candidate((match.span("who"),), cue, claim, sure or CONFIDENCE))
        kept[k] = replace(one, content=(*one.content[:-1], (start, match.start())))
    return [*(one for one in kept if one is not None), *new]


def _clauses(document: Document, quotes: Sequence[Quotation]) -> Iterator[re.Match[str]]:
    """The clauses in the outlet's own words: what stands in quotation marks is the speaker's."""
    quoted = within(quotes)
    for block in document.blocks:
        for pattern in (ACTIVE, PASSIVE) if block.is_english else ():
            for match in pattern.finditer(document.text, block.start, block.end):
                if not quoted(match.start("what"), match.end()):
                    yield match


def _take(kept: list[Candidate | None], near: Sequence[int], match: re.Match[str]) -> None:
    """Takes the clause from those near it that hold it, and adds its own, unless that was heard."""
    clause, cue = ((match.start("what"), match.end()),), (match.span("cue"),)
    rest = REST.match(match.string, match.end())
    end = rest.end() if rest else match.end()
    cut = {k: _without(one, match.start(), end) for k in near if (one := kept[k]) is not None}
    if any(overlap(one.content, clause) and not inside(one.cue, clause) for one in cut.values()):
        return  # what is said goes on behind it
    known = [k for k, one in cut.items() if one.cue and overlap(one.cue, cue)]
    begins = match.start()  # what is contested is the word for it, or stands right before
    whole = any(
        cut[k].content
        and not overlap(cut[k].source, (match.span("what"),))
        and (overlap(cut[k].content, clause) or begins - 1 <= cut[k].content[-1][1] <= begins)
        for k in known
    )
    for k, one in cut.items():
        kept[k] = one if k not in known else replace(one, nested=False) if whole else None
    if not whole:
        kept.append(Candidate((match.span("who"),), cue, (match.span("what"),), CONFIDENCE))


def _without(one: Candidate, start: int, end: int) -> Candidate:
    """The candidate without a clause from ``start`` to ``end`` that ends its content, behind its cue."""
    if not one.content:
        return one
    first, last = one.content[-1]
    held = first < start < last <= end
    if not held or (one.cue and one.cue[-1][1] > start):
        return one
    return replace(one, content=(*one.content[:-1], (first, start)))
