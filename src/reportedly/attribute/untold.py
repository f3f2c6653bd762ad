"""What a speaker doesn't say, or says besides: "said that it sank, but declined to say where", "but rejected
claims that it leaked".

In the corpus's training part contents end before all four "and did not say" of their speakers, and before 63
of 75 such verbs of saying behind "and" or "but"; nearly all are statements of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .candidates import GUESSED, Candidate, Spans
from .quotes import is_open

__all__ = ["untold", "without_untold"]

UNTOLD = re.compile(
    r",?\s(?:but\s(?:also\s|later\s|[a-z]+ly\s)?(?P<turned>(?:(?:has|have|had)\s)?(?:played\sdown|downplayed|brushed\soff"
    r"|dismissed|rejected|denied|ruled\sout|insisted|stressed|warned|cautioned|acknowledged|conceded|admitted"
    r"|argued|maintained|vowed|called\son|urged|disputed|defended|critici[sz]ed|praised))\s(?=\S)"
    r"|(?:but|and)\s(?:also\s|has\s|have\s|had\s)?(?:"
    r"(?P<refused>refused|declined)\s(?=to\s(?:comment|say|give|tell|disclose|divulge|discuss|elaborate|identify"
    r"|name|reveal|specify|provide|share|answer|confirm|release|respond|go\sinto)\b)"
    r"|(?P<silent>(?:did|does|do|would)(?:\snot|n['’]t)\s(?:immediately\s|yet\s|[a-z]+ly\s)?"
    r"(?:say|specify|elaborate|give|provide|identify|name|disclose|explain|mention|reveal))\b\s?"
    r"|(?P<short>stopped\s(?:just\s)?short\sof)\s(?=(?:saying|naming|identifying|accusing|blaming|calling"
    r"|confirming|giving)\b)))"
)
UNDONE = re.compile(r",?\s(?:but|and|yet)\s(?P<helped>has|have|had)\s(?:so\sfar\s)?(?:not|never)\s")
HELPED = re.compile(r"(?P<helped>has|have|had)\s", re.IGNORECASE)
REST = re.compile(
    r"[^\n;]{3,300}?(?=[.;]?$|[.;]\s|,\s(?:and|but|who|which|as|while|adding|saying|although|though|because)\b)",
    re.MULTILINE,
)


def without_untold(text: str, cue: Spans, content: Spans) -> Spans:
    """ "confirmed that it sank | but declined to say where", "has said that it sank | but has not sued": the
    speaker did that, and says nothing of it."""
    start, end = content[-1]
    found = UNTOLD.search(text, start, end)
    if found and is_open(text, start, found.start()):
        found = None
    helped = HELPED.match(text, *cue[0])
    undone = UNDONE.search(text, start, end) if helped and not found else None
    if helped and undone and undone["helped"] == helped["helped"].lower():
        before = text[start : undone.start()]
        known = is_open(text, start, undone.start()) or f" {undone['helped']} " in before
        found = None if known else undone
    return (*content[:-1], (start, found.start())) if found else content


def untold(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, and what each speaker doesn't say, or says besides, behind what is said: "said that it
    sank, | but | did not say | why" is said, and not said, by whoever speaks outermost."""
    found = list(candidates)
    cues = {c.cue[0][0]: k for k, c in enumerate(candidates) if c.cue}
    known: set[int] = set()  # where what isn't said begins
    for one in sorted(candidates, key=lambda c: (c.nested, c.cue[:1])):
        if not one.source or not one.cue or not one.content or one.content[-1][0] < one.cue[0][0]:
            continue
        verb = UNTOLD.match(text, one.content[-1][1])
        if verb is None or verb.start() in known:
            continue
        known.add(verb.start())
        cue = verb.span(verb.lastgroup or 0)
        k = next((cues[at] for at in range(verb.start(), cue[1]) if at in cues), None)
        rest = REST.match(text, verb.end())
        if k is not None:
            found[k] = replace(found[k], source=one.source, nested=one.nested)
        elif rest is not None:
            found.append(Candidate(one.source, (cue,), (rest.span(),), GUESSED, one.nested))
    return found
