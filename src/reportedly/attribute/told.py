"""Who is only told something isn't its source: "Brel was told that it was safe", "They were told to stay".

In the corpus's training part none of 35 such passives has whom they speak to for a source.
"""

from __future__ import annotations

import re
from dataclasses import replace

from .candidates import Candidate, Spans, overlap

__all__ = ["told"]

VERBS = "told|asked|informed|advised|warned|assured|reminded|urged|ordered|instructed"
TOLD = re.compile(
    r"\b(?:(?:is|are|was|were|am|be|been|being|get|gets|got)(?:n['’]t)?|['’](?:m|re|s))\s"
    r"(?:(?:not|never|also|later|then|still|again|once|repeatedly|[a-z]+ly)\s){0,2}"
    rf"(?:{VERBS}|promised|briefed|notified)"
    r"(?:\s(?:once|twice|(?:two|three|four|several|many)\stimes))?(?:\s(?:of|about|on))?",
    re.IGNORECASE,
)
HELPED = re.compile(
    r"(?:(?:has|have|had|will|would|should|could|may|might|must|can)(?:n['’]t)?\s"
    r"(?:(?:not|never|also|already|since)\s)?)+",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"\s(?:that|whether|if|how|why|when|where|who)\b")
ENDS = re.compile(r"\s*$", re.MULTILINE)
BY = re.compile(r"\sby\s(?P<who>[^,.;:“”\"\n]{2,80}?)(?=\s(?:that|to|where|whether|how|not\sto)\s)")
TO_DO = re.compile(r"(?:not\s)?to\s[a-z]")
RELATIVE = re.compile(r"\s(?:that|which|who)$")  # "the ferry that | sank", which a reader broke off
ASKED = re.compile(r"asked\b")
WHEN = re.compile(r"\b(?:when|if|once)\s$", re.IGNORECASE)
WARNS = re.compile(
    r"\b(?:warn|inform|assur|remind|notif|advis|persuad|convinc)(?:e|es|s|ed|ing|y|ied|ies|ying)?$",
    re.IGNORECASE,
)
# Whom, and when: "Astermine Resources three months before last Friday's collapse".
HEARER = re.compile(
    r"(?!(?:that|of|about|against|how|what|why|whether|if|when|where)\b)[\w’'&-]+(?:\s[\w’'&-]+){0,14}?\s(?=that\s)"
)
GRILLED = re.compile(r"(?:grilled|quizzed|slammed|blasted|lambasted)\s(?:over|about|for|on)", re.IGNORECASE)
TELLS = re.compile(
    r"\b(?:tell|tells|told|telling|assur(?:e|es|ed|ing)|inform(?:s|ed|ing)?|convinced|promised)$",
    re.IGNORECASE,
)
WHOM = re.compile(
    r"(?:(?:us|him|them|me|you)\s(?!(?:to|not\sto|about|of|what|how|why|when|where|whether|who|all|both|and|or)\b)"
    r"|her\s(?=(?:he|she|it|they|we|you|there|most|all|some|none|nobody|everybody|everyone|nothing|this|that|the|no)\s))"
)
ONLY_TOLD = re.compile(rf"(?:{VERBS})", re.IGNORECASE)
ONLY_TO = re.compile(r",|\s(?:not\s)?to\s[a-z]")
SUMMONED = re.compile(
    r"\s(?:(?:has|have|had)\sbeen|was|were|is|are)\s(?:(?:[a-z]+ly|then|also|later)\s)?(?:summoned|called|confronted|questioned"
    r"|stopped|arrested|detained|approached|cornered|quizzed|grilled|contacted|phoned|telephoned|met|hauled|brought"
    r"|invited|pulled|led|taken|shown|visited|interviewed)\b(?:[^,.;:“”\"\n]*?\sby\s(?P<who>[^,.;:“”\"\n]{2,60}?)"
    r"|[^,.;:“”\"\n]*?),?\sand\s(?:(?:then|later|also)\s)?"
)
LONGEST = 120  # characters of the phrase for whom somebody speaks to


def told(text: str, candidate: Candidate) -> Candidate:
    """The candidate without whom it is said to: a part of the content where they are to do something, of
    nothing elsewhere."""
    candidate = _asked(text, _grilled(text, _summoned(text, _impersonal(text, candidate))))
    candidate = _to_whom(text, _warned(text, candidate))
    if not any(_is_passive(text, *span) for span in candidate.cue[-1:]):
        return candidate
    candidate = _by(text, candidate)
    start = candidate.cue[0][0]
    source = candidate.source if candidate.source and candidate.source[-1][1] < start else ()
    before = tuple(p for p in candidate.content if p[1] < start)
    after = tuple(p for p in candidate.content if p[0] > start)
    if after and TO_DO.match(text, after[0][0]):
        if source and not before and _beside(text, source[-1], start):
            return replace(candidate, source=(), content=(*source, *after))
        return candidate
    if source and (_beside(text, source[-1], start) or RELATIVE.search(text, *source[-1])):
        candidate = replace(candidate, source=())
    return _without_hearer(text, candidate, before, after)


def _without_hearer(text: str, candidate: Candidate, before: Spans, after: Spans) -> Candidate:
    """Without the piece right before the cue, where something else is said."""
    if not before or not _beside(text, before[-1], candidate.cue[0][0]):
        return candidate
    start, end = before[-1]
    if len(before) == 1 and not after:
        comma = text.rfind(", ", start, end)  # "The bridge was shut, the jury was told."
        return replace(candidate, content=((start, comma),)) if comma > start else candidate
    return replace(candidate, content=(*before[:-1], *after)) if end - start <= LONGEST else candidate


def _is_passive(text: str, start: int, end: int) -> bool:
    """ "was told", and in headlines "told" before "that" or "to", or at the end, with nobody behind it: "Jury
    told that …", "Villagers told not to return", "Ferry was unsafe, inquest told"."""
    return bool(TOLD.fullmatch(text, *_from_verb(text, (start, end)))) or (
        text[start:end].lower() == "told"
        and bool(CLAUSE.match(text, end) or ENDS.match(text, end) or TO_DO.match(text, end + 1))
    )


def _by(text: str, candidate: Candidate) -> Candidate:
    """ "The staff were told by the judge that": who tells stands behind "by"."""
    by = BY.match(text, candidate.cue[-1][1])
    before = not candidate.source or candidate.source[0][0] < candidate.cue[0][0]
    if by is None or not before or overlap((by.span("who"),), candidate.content):
        return candidate
    return replace(candidate, source=(by.span("who"),))


def _asked(text: str, candidate: Candidate) -> Candidate:
    """ "Brel, asked | whether it leaked, laughed", "Brel spoke when asked | to": somebody else asks."""
    if len(candidate.cue) != 1 or not candidate.source or not ASKED.match(text, *candidate.cue[0]):
        return candidate
    if WHEN.search(text, max(0, candidate.cue[0][0] - 6), candidate.cue[0][0]):
        return replace(candidate, source=())
    beside = text[candidate.source[-1][1] - 1 : candidate.cue[0][0]].endswith(", ")
    behind = all(start > candidate.cue[0][1] for start, _ in candidate.content)
    end = candidate.content[-1][1] if candidate.content else 0
    goes_on = "," in text[max(0, end - 1) : end + 1]
    return replace(candidate, source=()) if beside and behind and goes_on else candidate


def _grilled(text: str, candidate: Candidate) -> Candidate:
    """ "Bank | grilled over | fees", in a headline: who is grilled asks nothing."""
    beside = bool(candidate.source and candidate.cue) and candidate.source[-1][1] + 1 == candidate.cue[0][0]
    return (
        replace(candidate, source=()) if beside and GRILLED.fullmatch(text, *candidate.cue[0]) else candidate
    )


def _summoned(text: str, candidate: Candidate) -> Candidate:
    """ "The envoy was called in and | told | that": who is called in is told, by somebody or nobody."""
    if (
        len(candidate.source) != 1
        or len(candidate.cue) != 1
        or not ONLY_TOLD.fullmatch(text, *candidate.cue[0])
    ):
        return candidate
    end, at = candidate.source[0][1], candidate.cue[0][0]
    called = SUMMONED.fullmatch(text, end, at) if end < at < end + LONGEST else None
    if called is None or not (
        CLAUSE.match(text, candidate.cue[0][1]) or ONLY_TO.match(text, candidate.cue[0][1])
    ):
        return candidate
    return replace(candidate, source=(called.span("who"),) if called["who"] else ())


def _warned(text: str, candidate: Candidate) -> Candidate:
    """ "Engineers warned | Astermine three months before the collapse that it leaked": what is said begins at
    "that"."""
    if not candidate.cue or not candidate.content or not WARNS.search(text, *candidate.cue[-1]):
        return candidate
    begin, end = candidate.content[0][0], candidate.content[-1][1]
    hearer = HEARER.match(text, begin, end) if begin == candidate.cue[-1][1] + 1 else None
    if hearer is None:
        return candidate
    said = tuple((max(start, hearer.end()), stop) for start, stop in candidate.content if stop > hearer.end())
    return replace(candidate, content=said)


def _to_whom(text: str, candidate: Candidate) -> Candidate:
    """ "had told | her most would be mended": whom it is told to is no part of it."""
    if not candidate.cue or not candidate.content or not TELLS.search(text, *candidate.cue[-1]):
        return candidate
    start, end = candidate.content[0]
    whom = WHOM.match(text, start, end) if start == candidate.cue[-1][1] + 1 else None
    if whom is None:
        return candidate
    return replace(candidate, content=((whom.end(), end), *candidate.content[1:]))


def _impersonal(text: str, candidate: Candidate) -> Candidate:
    """ "It is not known | if it will open": "it" is nobody, and nothing that is said."""
    first, *more = candidate.content or ((0, 0),)
    before = bool(candidate.cue) and first[1] < candidate.cue[0][0]
    if more and before and text[slice(*first)].lower() == "it" and CLAUSE.match(text, more[0][0] - 1):
        return replace(candidate, content=tuple(more))
    return candidate


def _from_verb(text: str, cue: tuple[int, int]) -> tuple[int, int]:
    """The cue without what helps its verb: "had been told"."""
    helped = HELPED.match(text, *cue)
    return (helped.end(), cue[1]) if helped else cue


def _beside(text: str, span: tuple[int, int], at: int) -> bool:
    return not text[span[1] : at].strip(" ")
