""" "Asked if he would go, Orle said no": an answer of one word, which readers seldom hear."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..types import Document, Mention
from .candidates import Candidate, around, by_cell, overlap

__all__ = ["answers"]

ANSWERS = 0.6  # confidence, set by hand
READ = ("paragraph", "list-item")
ANSWER = re.compile(
    r"\s(?P<cue>(?:(?:has|have|had|also|then|again|later|simply|[a-z]+ly)\s)?"
    r"(?:said|says|answered|answers|replied|replies))\s(?P<content>yes|no|never)(?=[.,;!?](?:\s|$)|$)"
)


def answers(
    document: Document, candidates: Sequence[Candidate], mentions: Sequence[Mention]
) -> list[Candidate]:
    """The answers of one word that nobody is heard to give, by whoever is mentioned right before the verb."""
    text, found = document.text, []
    near = by_cell(c.cue for c in candidates)
    who: dict[int, int] = {}
    for block in document.blocks:
        if block.kind not in READ or not block.is_english:
            continue
        for match in ANSWER.finditer(text, block.start, block.end):
            who = who or {m.end: m.start for m in sorted(mentions, key=lambda m: -m.start) if m.sure}
            cue = (match.span("cue"),)
            known = any(overlap(candidates[k].cue, cue) for k in around(cue, near))
            if match.start() in who and not known:
                source = ((who[match.start()], match.start()),)
                found.append(Candidate(source, cue, (match.span("content"),), ANSWERS))
    return found
