"""Contents that another's word breaks off: "a report that, | according to Orle, | had warned of it"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .candidates import GUESSED, Candidate, Spans, overlap
from .quotes import is_open

__all__ = ["interrupted"]

BROKEN = re.compile(r"\s(?:that|which|who)$")
ACCORDING = re.compile(r",?\s(?P<cue>according\sto)\s(?P<who>[^,.;:“”\"\n]{2,80}),\s(?=[a-z])")
REST = re.compile(r"[^\n;]{3,300}?(?=[.;]?$|[.;][”\"]?\s|,\s(?:and|but|while|as)\b)", re.MULTILINE)
LONGEST = len(" which")


def interrupted(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, whose contents go on behind what breaks them off, which is said in them."""
    found = list(candidates)
    for i, one in enumerate(candidates):
        broken = _broken(text, one.content)
        other = ACCORDING.match(text, broken[1]) if broken else None
        rest = REST.match(text, other.end()) if other else None
        if broken is None or other is None or rest is None or other.span("cue") in one.cue:
            continue
        before = [p for p in one.content if p[1] < broken[0]]
        end = max(rest.end(), one.content[-1][1])
        found[i] = replace(one, content=(*before, (broken[0], end)))
        k = next((k for k, c in enumerate(found) if overlap(c.cue, (other.span("cue"),))), None)
        if k is None:
            who, cue = ((other.span(name),) for name in ("who", "cue"))
            found.append(Candidate(who, cue, (rest.span(),), GUESSED, nested=True))
        else:
            found[k] = replace(found[k], nested=True)
    return found


def _broken(text: str, content: Spans) -> tuple[int, int] | None:
    """The piece that ends in a word whose clause is missing, in no quotation."""
    for start, end in content:
        if BROKEN.search(text, max(start, end - LONGEST), end) and not is_open(text, start, end):
            return start, end
    return None
