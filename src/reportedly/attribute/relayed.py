"""Words quoted from another outlet: "Dahl was quoted by the Post as saying that …" is what Dahl says.

The outlet stands in the source's phrase, where the chain looks for it: "Dahl was quoted by the Post".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .candidates import Candidate, Spans, around, by_cell, overlap
from .edges import merged
from .rules.grammar import DAY_NAME

__all__ = ["relayed"]

PASSIVE = (
    r"\b(?:is|are|was|were|being|(?:has|have|had)\s(?:also\s)?been)"
    r"\s(?:(?:also|earlier|later|once|widely)\s)?"
)
WHEN = rf"(?:\s(?:on\s)?{DAY_NAME}|\s(?:earlier|later|today|yesterday))?"
AS = r"as\s(?:\w+ly\s)?[a-z]{2,20}ing\b"
QUOTED = re.compile(
    rf"{PASSIVE}quoted\s(?:"
    rf"(?P<in>in|on)\s[^,.;:!?“”\"()\n]{{2,80}}?\s(?P<said_in>{AS})"
    rf"|by\s(?P<by>[^,.;:!?“”\"()\n]{{2,80}}?){WHEN}\s(?P<said_by>{AS})"
    rf"|(?P<said>{AS})(?:\s(?:by|in|on)\s[^,.;:!?“”\"()\n]{{2,80}}?(?=\sthat\b|[,.;:!?“”\"()\n]|$))?"
    r")"
)
QUOTES = re.compile(
    r"\b(?:quot|cit)(?:es?|ed|ing)\s(?!(?:as|by|in|on)\b)(?P<who>[^,.;:!?“”\"()\n]{2,80}?)\sas\s"
    r"(?P<said>(?:\w+ly\s)?(?:having\s[a-z]+|[a-z]{2,20}ing))\b"
)
# "Dahl, quoted by the Post as saying last month that it held, left": what she says ends at the comma.
ASIDE = re.compile(
    rf",\s(?:quoted|cited)\sby\s(?P<by>[^,.;:!?“”\"()\n]{{2,80}}?){WHEN}\sas\s(?P<said>(?:\w+ly\s)?[a-z]{{2,20}}ing)"
    rf"(?:\s(?:on\s{DAY_NAME}|(?:last|this)\s\w+|in\s\w+|earlier|yesterday))?"
    r"\s(?P<content>(?:that\s|[“\"])[^,;\n]{3,200}?[”\"]?)(?=,\s|,?[”\"]\s)"
)
BESIDE = re.compile(r",?\s(?:as\s)?(?:quoted|cited)\sby\s(?P<by>[^,.;:!?“”\"()\n]{2,80})(?=,)")
AT_EDGE = re.compile(r"[“”\"«»]\s*[,.]?\s*")
QUOTATION = re.compile(r"(?P<words>[“\"«][^“”\"«»]+[”\"»])\s$")
MOST = 1000  # characters of a quotation before its speaker
LONGEST = 200  # characters of the phrase for who is quoted


def relayed(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those around a "was quoted by … as saying" made one of what was said, and with one of
    what somebody says whom another quotes "as saying"."""
    kept: list[Candidate | None] = [_with_outlet(text, candidate) for candidate in candidates]
    near = by_cell(one.cue for one in candidates)
    new = []
    quoted = [(m, m.end(), _said) for m in QUOTED.finditer(text)] if "quoted" in text else []
    quoted += [(m, m.end("said"), _aside) for m in ASIDE.finditer(text)] if " as " in text else []
    for match, end, read in quoted:
        here = _around(kept, near, match.start(), end)
        one = read(text, match, [c for k in here if (c := kept[k])])
        if one is not None:
            new.append(one)
            for k in here:
                kept[k] = None
    for match in QUOTES.finditer(text) if " as " in text else ():
        quoting = [c for k in _around(kept, near, match.start(), match.start("who")) if (c := kept[k])]
        here = _around(kept, near, match.end("who"), match.end())
        one = _said_by(match, quoting, [c for k in here if (c := kept[k]) and c not in quoting])
        if one is not None:
            new.append(one)
            for k in here:
                kept[k] = kept[k] if kept[k] in quoting else None
    return [*(one for one in kept if one is not None), *new]


def _around(
    kept: Sequence[Candidate | None], near: Mapping[int, Sequence[int]], start: int, end: int
) -> list[int]:
    """The numbers of those whose cues reach into ``[start, end)``."""
    span = ((start, end),)
    return [k for k in around(span, near) if (one := kept[k]) and overlap(one.cue, span)]


def _aside(text: str, match: re.Match[str], here: Sequence[Candidate]) -> Candidate | None:
    """What Dahl says in "Dahl, quoted by the Post as saying that it held, left"."""
    sources = [c.source[-1] for c in here if c.source and c.source[-1][1] == match.start()]
    if not sources:
        return None
    source = (sources[0][0], match.end("by"))
    sure, nested = max(c.confidence for c in here), all(c.nested for c in here)
    return Candidate((source,), (match.span("said"),), (match.span("content"),), sure, nested)


def _said_by(
    match: re.Match[str], quoting: Sequence[Candidate], here: Sequence[Candidate]
) -> Candidate | None:
    """What Dahl says in "The Post quoted | Dahl as saying that it sank", of the candidates of either verb."""
    pieces = merged(tuple([piece for c in (quoting or here) for piece in c.content]))
    content = tuple([(max(s, match.end()), e) for s, e in pieces if e > match.end()])
    content = content or tuple([p for p in pieces if p[1] < match.start()])
    if not content:
        return None
    sure = max(c.confidence for c in (here or quoting))
    nested = bool(quoting) or all(c.nested for c in here)
    return Candidate((match.span("who"),), (match.span("said"),), content, sure, nested)


def _with_outlet(text: str, candidate: Candidate) -> Candidate:
    """ "According to Dahl" before ", quoted by the Post,": that is the source's."""
    beside = BESIDE.match(text, candidate.source[-1][1]) if candidate.source else None
    if beside is None or overlap((beside.span(),), (*candidate.cue, *candidate.content)):
        return candidate
    (start, _), before = candidate.source[-1], candidate.source[:-1]
    return replace(candidate, source=(*before, (start, beside.end())))


def _said(text: str, match: re.Match[str], here: Sequence[Candidate]) -> Candidate | None:
    """What the candidates whose cues are in this "was quoted … as saying" make together."""
    roles = [span for c in here for span in (*c.source, *c.content)]
    speaker = _speaker(text, match.start(), roles)
    content = _content([c.content for c in here], match, speaker) or _quotation_before(text, speaker)
    if speaker is None or not content:
        return None
    kind = next(name for name in ("by", "in", "said") if match[name])
    said = match.span({"by": "said_by", "in": "said_in", "said": "said"}[kind])
    source = (speaker[0], match.end("by")) if kind == "by" else speaker
    cue = said if kind == "by" else (match.start(), said[1])
    nested = all(c.nested for c in here)
    return Candidate((source,), (cue,), content, max(c.confidence for c in here), nested)


def _speaker(text: str, at: int, roles: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Who is quoted: the piece that ends right before the verb, behind any quotation in it."""
    for start, end in roles:
        if start < at <= end + 1 and end <= at and at - start <= LONGEST and not text[end:at].strip():
            marks = list(AT_EDGE.finditer(text, start, end))
            start = marks[-1].end() if marks else start
            return (start, end) if start < end else None
    return None


def _content(contents: Sequence[Spans], match: re.Match[str], speaker: tuple[int, int] | None) -> Spans:
    """The words that are said: the pieces before the speaker and behind the phrase."""
    if speaker is None:
        return ()
    before = [(s, min(e, speaker[0])) for content in contents for s, e in content if s < speaker[0]]
    behind = [(max(s, match.end()), e) for content in contents for s, e in content if e > match.end()]
    return merged((*before, *behind))


def _quotation_before(text: str, speaker: tuple[int, int] | None) -> Spans:
    """The quotation that ends right before the speaker's name."""
    if speaker is None:
        return ()
    found = QUOTATION.search(text, max(0, speaker[0] - MOST), speaker[0])
    return (found.span("words"),) if found else ()
