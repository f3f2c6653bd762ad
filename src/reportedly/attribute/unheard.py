""" "The union puts the crowd at 15,000", "Renz did not answer questions": what readers often don't hear.

Each phrase says by itself that somebody speaks, or doesn't want to; the corpus has few of each, and other
papers many. What a reader heard there goes before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..types import Document
from .added import added
from .candidates import Candidate
from .quotes import Quotation
from .rules import sentence_spans
from .rules.grammar import AUXILIARY, SUBORDINATOR

__all__ = ["unheard"]

CONFIDENCE = 0.6  # set by hand
WORD = r"(?:[A-Z]\.|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Hon|St)\.|[\w’'&-]+)"
WHO = rf"(?P<source>(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s)?{WORD}(?:\s{WORD}){{0,7}}?)"
BEGINS = r"(?:^|(?<=[.!?”]\s)|(?<=\n)|(?<=,\sbut\s)|(?<=,\sand\s)|(?<=\bwhile\s))"
HAS = r"(?:(?:has|have|had)\s(?:since\s|also\s)?)?"
AMOUNT = (
    r"(?:it|the\s(?:[\w-]+\s){0,3}?(?:number|figure|toll|cost|crowd|total|count|price|loss(?:es)?|value|bill|damage"
    r"|chance|turnout|majority)(?:\sof\s[\w\s-]{2,40}?)?)\sat\s(?=[^,.;\n]{0,40}?(?:\d|dozen|hundred|thousand|million))"
    r"(?:[^,.;\n]|(?<=\d)[.,](?=\d))+"
)
HEARING = (
    r"(?:[Cc]ourt|[Ii]nquiry|[Ii]nquest|[Tt]ribunal|[Jj]ury|[Hh]earing|[Cc]ommission|[Cc]ommittee|[Pp]anel)"
    r"(?:\s(?:into|in|at|on|of)\s[^,.;\n]{2,60}?)?"
)
PHRASES = (  # "rest": what is said goes on to the end of the sentence
    rf"{BEGINS}{WHO}\s(?P<cue>{HAS}puts?)\s(?P<content>{AMOUNT})",
    rf"{BEGINS}{WHO}\s(?P<cue>(?:did|does|do)(?:\snot|n['’]t)\s(?:immediately\s)?(?:answer|reply\sto|respond\sto|return|pick(?:\sup)?))\s"
    r"(?P<content>(?:[\w’'-]+\s){0,6}?(?:questions?|requests?|inquiries|enquiries|queries|e-?mails?|calls?|messages?)\b"
    r"[^,.;\n]{0,60})",
    rf"{BEGINS}{WHO}\s(?P<cue>(?:was|were|is|are)(?:\snot|n['’]t)\s(?:immediately\s)?available|could\snot\sbe\sreached)\s"
    r"(?P<content>(?:for|to)\scomment\b[^,.;\n]{0,40})",
    rf"{BEGINS}{WHO}\s(?P<cue>{HAS}put\sit\sto)\s[^,.;\n]{{2,60}}?\s(?P<content>that\s\S)(?P<rest>)",
    rf"{BEGINS}{WHO}\s(?P<cue>{HAS}(?:begged|implored|beseeched|dared|exhorted))\s"
    r"(?P<content>[^,.;\n]{2,80}?\s(?:not\s)?to\s[a-z])(?P<rest>)",
    rf"{BEGINS}(?P<content>[A-Z][^\n]{{20,400}}?),\s(?P<source>(?:(?:[Aa]n?|[Tt]he)\s)?(?:{WORD}\s){{0,4}}?{HEARING})\s"
    r"(?P<cue>(?:(?:has|had|have)\s)?(?:heard|hears))(?=[.;\n]|\s(?:on|today|yesterday|this)\b|$)",
    r"\b(?P<cue>confirmation\sfrom)\s(?P<source>[^,.;\n]{2,60}?)\s(?P<content>that\s\S)(?P<rest>)",
)
PATTERNS = tuple(re.compile(phrase, re.MULTILINE) for phrase in PHRASES)
NOBODY = frozenset(("which", "who", "that", "it", "this", "there", "what", "nobody"))
FEW = re.compile(
    r"\bputs?\b|\bhear[ds]\b|confirmation|\b(?:answer|reply|respond|return|pick)\b|comment|begged|implored|beseeched|dared|exhorted"
)


def unheard(
    document: Document, candidates: Sequence[Candidate], quotes: Sequence[Quotation]
) -> list[Candidate]:
    """The statements of these kinds that aren't among the candidates, in the outlet's own words."""
    return added(document, candidates, quotes, _statements)


def _statements(text: str, start: int, end: int) -> Iterator[Candidate]:
    if not FEW.search(text, start, end):
        return
    spans = sentence_spans(text, start, end)
    starts = [begin for begin, _ in spans]
    for pattern in PATTERNS:
        for match in pattern.finditer(text, start, end):
            words = match["source"].lower().split()
            if words[0] in NOBODY or any(word in AUXILIARY | SUBORDINATOR for word in words):
                continue
            last = spans[bisect_right(starts, match.start("cue")) - 1][1]
            last -= text[last - 1] in ".!?"
            stop = last if "rest" in pattern.groupindex else min(match.end("content"), last)
            if match.start("content") < stop:
                yield Candidate(
                    (match.span("source"),),
                    (match.span("cue"),),
                    ((match.start("content"), stop),),
                    CONFIDENCE,
                )
