"""Clauses that a reader gives to the wrong statement: "while Dahl says that", "a notice which claimed"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .candidates import GUESSED, Candidate, overlap
from .quotes import is_open
from .rules.lexicon import lexicon

__all__ = ["as_saying", "contrasted", "dated", "expressed", "furthered", "issued"]

WHILE = re.compile(r",\s(?:while|whereas)\s|\swhereas\s")
CLAUSE = re.compile(
    r"(?P<source>(?:[Tt]he\s)?[A-ZÀ-Þ][\w’'.-]*(?:\s[A-ZÀ-Þ][\w’'.-]*){0,4})\s"
    r"(?P<cue>[a-z]+)\s(?P<content>that\s[^\n]{3,600}?)(?=\.?$|[.!?]\s|\n)"
)
SUBJECT_BEHIND = re.compile(
    r"\s(?:while|whereas)\s(?P<who>(?:(?:the|an?|its|his|her|their)\s(?:[\w’'-]+\s){0,3}[\w’'-]+"
    r"|[A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*){0,3}))(?:,\s(?:which|who|whose)\s[^,.;:“”\"\n]{3,80},)?\s$"
)
AFTER_WHOM = re.compile(
    r"(?:\s(?!and\b|but\b)[\w’'-]+){0,4}\s(?:after|as|when)\s"
    r"(?P<who>(?!and\b|but\b)[\w’'-]+(?:\s(?!and\b|but\b|to\b)[\w’'-]+){0,3})\s"
)
STOPS = '.!?”"'  # with which a sentence ends, and no headline
PUTS = re.compile(
    r"(?P<source>(?:(?:the|an?|its|his|her|their|other|some)\s)?[\w’'-]+(?:\s[\w’'-]+){0,3}?)\s"
    r"(?P<cue>(?:(?:has|have|had)\s)?puts?)\s"
    r"(?P<content>(?:it|the\s(?:[a-z]+\s){1,4})\s?at\s[^\n.;]{1,60}?)(?=\.?$|[.,;]\s|\n)"
)
FAR = 300  # characters between a source and its cue
SAYING = re.compile(
    r"\b(?:say|said|claim|report|tell|told|insist|argue|maintain|believe|think|thought|write|wrote|state|add|warn)"
    r"(?:s|d|ed)?\b"
)
EXPRESSED = re.compile(r"\b(?:express|voic)(?:e|es|ed|ing)$", re.IGNORECASE)
FEELING = re.compile(
    r"(?:(?:the|a|an|his|her|their|its|our|my|some|great|deep)\s)*(?:[a-z]+\s)?"
    r"(?P<noun>hopes?|views?|beliefs?|concerns?|fears?|regrets?|confidence|doubts?|opinions?|desire|wish|willingness"
    r"|interest|support|outrage|frustration|anger|grief|sorrow|solidarity|optimism|satisfaction|gratitude|surprise)"
    r"(?:\s(?P<that>that\s)|(?:\s(?:about|over|for|in|with|at))?\s)(?=\S)"
)
FURTHER = re.compile(r",?\s(?P<cue>going\son\sto\s(?P<base>[a-z]+)|(?P<verb>[a-z]+ing))\s")
NEAR = 12  # characters between a source and its cue: adverbs

ISSUED = re.compile(
    r"\b(?:issu|publish|releas|post|circulat|sen[dt]|put|ga?ive?|ma[dk]e|fil|sign|wr[oi]t|distribut)\w*\b",
    re.IGNORECASE,
)
WHICH = re.compile(
    r"(?P<noun>\s*(?:(?:a|an|the|its|his|her|their|another|two|several)\s[^,.;:“”\"\n]{2,80}?)?)"
    r",?\s?(?:which|that)\s(?P<verb>(?:(?:also|has|had|have)\s)*(?P<word>[a-z]+))\s(?=that\b|[“\"]|[a-z])"
)
CITED_AS = re.compile(r"\b(?:cited|quoted|reported|described)\sas$")
SAYING_SO = re.compile(r"(?P<cue>saying|telling|warning|claiming)\s")
DAY = re.compile(r"(?:yesterday|today|tonight|last\snight|this\smorning)", re.IGNORECASE)
END_DAY = re.compile(r",?\s(?:yesterday|today|tonight|last\snight|this\smorning)$")
AFTER_DAY = re.compile(r"\s(?P<verb>[a-z]+(?:ed|s|aid|old|ote|oke|ave|ged|ught|new|ade))\s")
ADVERB = re.compile(r"[a-z]+ly")
IN = re.compile(r"\bin$")
IN_WHICH = re.compile(r"which\s(?P<who>he|she|it|they|we|I)\s")
ALLEGING = re.compile(
    r"(?P<noun>\s*(?:a|an|the|its|his|her|their|another|two|several)\s[^,.;:“”\"\n]{2,80}?)"
    r",?\s(?P<verb>(?P<word>[a-z]+ing))\s(?=that\b|[“\"])"
)


def as_saying(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; "officials | were cited as | saying that it leaks" and "saying | that it leaks" are
    one, which officials were cited as saying."""
    cues = {c.cue[0]: k for k, c in enumerate(candidates) if len(c.cue) == 1 and not c.source}
    found: list[Candidate | None] = list(candidates)
    for i, one in enumerate(candidates):
        if not one.cue or not one.content or not CITED_AS.search(text, *one.cue[-1]):
            continue
        saying = SAYING_SO.match(text, *one.content[0])
        if saying is None or one.content[0][0] - one.cue[-1][1] != 1:
            continue
        k = cues.get(saying.span("cue"))
        rest = ((saying.end(), one.content[0][1]), *one.content[1:]) if k is None else candidates[k].content
        found[i] = replace(one, cue=(*one.cue[:-1], (one.cue[-1][0], saying.end("cue"))), content=rest)
        if k is not None:
            found[k] = None
    return [one for one in found if one is not None]


def dated(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, none with a day or an adverb for its verb: "Brel | yesterday | assured them that" is
    said by "yesterday assured", "Brel | orally | remarked" by "remarked", once."""
    cues = {c.cue[0][0] for c in candidates if c.cue}
    kept = []
    for one in candidates:
        if one.cue and one.cue[-1][1] + 1 in cues and ADVERB.fullmatch(text, *one.cue[-1]):
            continue
        one = _undated(text, one)
        verb = (
            AFTER_DAY.match(text, one.cue[-1][1]) if one.cue and DAY.fullmatch(text, *one.cue[-1]) else None
        )
        if verb is None or not one.content or one.content[0][0] != verb.start("verb"):
            kept.append(one)
        elif verb.start("verb") not in cues:
            rest = ((verb.end(), one.content[0][1]), *one.content[1:])
            kept.append(replace(one, cue=(*one.cue[:-1], (one.cue[-1][0], verb.end("verb"))), content=rest))
    return kept


def _undated(text: str, one: Candidate) -> Candidate:
    """ "Brel today | reported": the day isn't who."""
    start, end = one.source[-1] if one.source and one.cue else (0, 0)
    day = END_DAY.search(text, start, end)
    if not day or day.start() <= start or one.cue[0][0] - end != 1:
        return one
    return replace(one, source=(*one.source[:-1], (start, day.start())))


def furthered(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, and those of the verbs with which they go on: "“It leaks,” Brel said, going on to say |
    that nobody cared" is two statements of hers."""
    found = list(candidates)
    cues = {c.cue[0][0] for c in candidates if c.cue}
    for i, one in enumerate(candidates):
        verb = _going_on(text, one)
        if verb is not None and verb.start("cue") not in cues:
            found[i] = replace(one, content=one.content[:-1])
            found.append(replace(one, cue=(verb.span("cue"),), content=one.content[-1:]))
    return found


def _going_on(text: str, one: Candidate) -> re.Match[str] | None:
    """The verb of saying between the last piece of the content, a clause, and what stands before."""
    if not one.source or not one.cue or len(one.content) < 2:
        return None
    start, _ = one.content[-1]
    before = max(e for _, e in (*one.source, *one.cue, *one.content[:-1]))
    verb = FURTHER.fullmatch(text, before, start) if text.startswith("that ", start) else None
    return verb if verb and (verb["base"] or verb["verb"]) in lexicon().tags else None


def contrasted(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each content ended before ", while NAME says that", which is another's statement; and
    what NAME says there NAME's, not that of whoever speaks before "while"."""
    found = [_own_subject(text, c) for c in candidates]
    for match in WHILE.finditer(text) if "while" in text or "whereas" in text else ():
        holders = [i for i, c in enumerate(found) if _holds(text, c, match)]
        if holders:
            _part(text, found, match, _of_one(text, found, holders))
    return found


def _own_subject(text: str, one: Candidate) -> Candidate:
    """ "Dorn praised it while the union, which has members, | warned of | closures" is the union's; in a
    headline "Dorn quits after leaked memo | contradicts her" is the memo's."""
    if len(one.source) != 1 or not one.cue:
        return one
    (start, end), at = one.source[0], one.cue[0][0]
    if not end < at <= end + FAR:
        return one
    own = SUBJECT_BEHIND.search(text, end, at)
    if own is None and text[max(0, start - 1) : start] in ("", "\n"):
        stop = text.find("\n", at)
        last = text[stop - 1] if stop >= 0 else text[-1]
        own = AFTER_WHOM.fullmatch(text, end, at) if last not in STOPS else None
    return replace(one, source=(own.span("who"),)) if own else one


def _holds(text: str, one: Candidate, match: re.Match[str]) -> bool:
    """Does the content, in no quotation that is open there, hold it, behind its cue?"""
    at = match.start()
    return bool(one.cue) and any(
        one.cue[0][0] < start < match.end() < end and not is_open(text, start, at)
        for start, end in one.content
    )


def _of_one(text: str, found: Sequence[Candidate], holders: list[int]) -> list[int]:
    """Of what holds it, the nearest who reports, and what stands in that: "The poll found that half said A,
    while the rest say that B" is still what the poll found."""
    holders = sorted(holders, key=lambda i: found[i].cue[0][0])
    says = [n for n, i in enumerate(holders) if any(SAYING.search(text, s, e) for s, e in found[i].cue)]
    return holders[says[-1] :] if says else []


def _part(text: str, found: list[Candidate], match: re.Match[str], holders: Sequence[int]) -> None:
    others = [i for i, c in enumerate(found) if _begins(text, c, match.end())]
    clause = CLAUSE.match(text, match.end()) if not others else None
    guessed = clause if clause and SAYING.fullmatch(clause["cue"]) else None
    guessed = guessed or (PUTS.match(text, match.end()) if not others else None)
    if not holders or not (others or guessed):
        return
    nested = found[holders[0]].nested
    for i in others:  # one that was found in the content stands beside it now
        found[i] = replace(found[i], nested=nested)
    if guessed is not None:
        source, cue, content = (guessed.span(name) for name in ("source", "cue", "content"))
        found.append(Candidate((source,), (cue,), (content,), GUESSED, nested))
    for i in holders:
        pieces = tuple((s, min(e, match.start())) for s, e in found[i].content if s < match.start())
        found[i] = replace(found[i], content=pieces)


def _begins(text: str, one: Candidate, at: int) -> bool:
    """Does a statement begin there: its source, its cue, and then what is said?"""
    if not one.source or not one.cue or not one.content or one.source[0][0] != at:
        return False
    near = 0 <= one.cue[0][0] - one.source[-1][1] <= NEAR
    return near and one.content[0][0] >= one.cue[-1][1] and bool(SAYING.search(text, *one.cue[0]))


def issued(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those that give the relative clause of what is issued for their content with its verb
    in the cue: "issued a notice which claimed | that", not "issued | a notice which claimed that"; nor
    "published a report | alleging that"."""
    found = []
    recast = []
    for one in _said_in_it(text, candidates):
        verb = _relative_verb(text, one)
        if verb is None:
            found.append(one)
            continue
        pieces = tuple((max(s, verb[1] + 1), e) for s, e in one.content if e > verb[1] + 1)
        recast.append(replace(one, cue=((one.cue[0][0], verb[1]),), content=pieces))
    taken = [c.cue for c in recast]
    return recast + [c for c in found if not any(overlap(c.cue, cue) for cue in taken)]


def _said_in_it(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; of "Brel issued a letter in which she said that it leaks" what she said, once."""
    sources = {c.source[0]: k for k, c in enumerate(candidates) if len(c.source) == 1}
    found: list[Candidate | None] = list(candidates)
    for i, one in enumerate(candidates):
        if not one.cue or not one.content or not IN.search(text, *one.cue[-1]):
            continue
        which = IN_WHICH.match(text, *one.content[0])
        if which is None or (k := sources.get(which.span("who"))) is None:
            continue
        said = candidates[k]
        if said.cue and said.cue[0][0] - which.end("who") <= NEAR:
            found[i], found[k] = None, replace(said, nested=one.nested)
    return [one for one in found if one is not None]


def expressed(text: str, candidate: Candidate) -> Candidate:
    """ "expressed the hope | that it holds", "voiced concern about | it", not "expressed | the hope that": in
    the corpus's training part the noun is the cue's in 27 of 35, and a preposition behind it in 14 of 16."""
    if not candidate.cue or not candidate.content or not EXPRESSED.search(text, *candidate.cue[-1]):
        return candidate
    (start, end), *more = candidate.content
    feeling = FEELING.match(text, start, end)
    if (
        feeling is None
        or start != candidate.cue[-1][1] + 1
        or (feeling["that"] is None and len(feeling[0].split()) < 2)
    ):
        return candidate
    begin = feeling.start("that") if feeling["that"] else feeling.end()
    cue = (*candidate.cue[:-1], (candidate.cue[-1][0], len(text[:begin].rstrip())))
    return replace(candidate, cue=cue, content=((begin, end), *more))


def _relative_verb(text: str, one: Candidate) -> tuple[int, int] | None:
    """Where the verb of saying is in the relative clause that the content begins, or begins in."""
    issuing = ISSUED.match(text, one.cue[0][0]) if one.cue and one.content else None
    if issuing is None:
        return None
    start, end = one.content[0]
    behind = (pattern.match(text, issuing.end()) for pattern in (WHICH, ALLEGING))
    match = next((m for m in behind if m and m["word"] in lexicon().tags), None)
    if start < issuing.end() or match is None:
        return None
    return match.span("verb") if start <= match.start("verb") and match.end() < end else None
