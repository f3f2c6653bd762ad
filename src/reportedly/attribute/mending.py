"""Mends what a reader's tags cut off: half names, lost objects, brackets without their other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .candidates import Candidate, Spans
from .dangling import whole_phrases
from .rules.grammar import (
    ARTICLE,
    ASKED,
    AUXILIARY,
    CONJUNCTION,
    DAY_NAME,
    PREPOSITION,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
)
from .rules.lexicon import lexicon
from .words import behind_blank

__all__ = ["mended", "shared"]

DOING = re.compile(
    r"(?:Reacting|Responding|Replying|Speaking|Testifying|Contributing|Commenting|Writing),\s(?=\S)"
)
MADE_BY = re.compile(
    r"(?:made|voiced|raised|put\sforward|put\sout|aired|levelled|leveled|lodged|filed|spread|advanced|published)"
    r"\sby\s(?=\S)"
)
LAST_WORD = re.compile(r"[\w’'-]+$")
NAME_ON = re.compile(r" (?=[A-ZÀ-Þ][a-zà-þ])[\w’-]+")
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
DAYS = re.compile(rf" (?:{DAY_NAME}|{MONTH}|I|The|But|And)\b")
ATTRIBUTED = re.compile(r"(?:(?:is|was|are|were|been|being)\s)?attributed")
TO_WHOM = re.compile(r"to\s(?P<whom>[^,.;:“”\"\n]{2,80})(?=[,.;:“”\"\n]|$)")
WHEN = re.compile(r"(?:since|until|after|before|during|in|on|by|at)\s(?:[\w’']+,?\s){1,4}")
THAT_WHEN = re.compile(rf"\bthat\s{WHEN.pattern}$")
FURTHEST = 80  # characters from a cue to a content
DESCRIBED = re.compile(r"(?:the|an?|his|her|its|their)\s", re.IGNORECASE)
HOLDER = re.compile(r",\s(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s(?:[A-Z]\.|[A-ZÀ-Þ][\w’'-]+)){1,3}),\s")
LONGEST_NOUN = 130  # characters before a clause
LONGEST_NAME = 2  # words taken in; in a headline whose words all have capitals nothing shows a name's end
AFTER_CUE = re.compile(
    r" (?P<name>[A-ZÀ-Þ][\w’-]+(?: [A-ZÀ-Þ][\w’-]+){0,2})(?=[.,](?!\w)|\s*$)", re.MULTILINE
)
WORDS_ON = re.compile(r" [a-z][\w’'-]*")
DATED = re.compile(r"(?<=\w),? dated$")
OBJECT = re.compile(r"(?: [\w’'-]+){1,4},? ?")
STOPS = PREPOSITION | CONJUNCTION | AUXILIARY | SUBORDINATOR | SUBJECT_PRONOUN
POSSESSIVE = (ARTICLE - {"these", "those", "this", "that", "no", "each"}) | {"her"}
WHO = re.compile(r",? (?:who|which)(?: (?:has|had|is|was|were|did|would|will|could|can))?$")
AND_END = re.compile(r"(?:(?<=\w)\s[a-z]\w+ed)?\s(?:and|but|or)$")  # "a clerk knocked and" before "said"
WHO_DOES = re.compile(r",? (?:who|which)(?: [a-z’']+){1,4}$")
WHICH = re.compile(r"(?:^|(?<=[.!?]\s))(?P<noun>[^,.;:“”\"\n]{3,120}),\swhich\s$", re.MULTILINE)
DID = re.compile(r"\s[a-z’]+(?:\s[^,.;:“”\"\n]{0,60})?,\s")
CLAUSE = re.compile(r"(?P<words> (?:[^,.;:“”\"()\n]|(?<=\d)[.,](?=\d)){2,120}),? ")
CUE_PLACE = re.compile(r"(?<=\w) (?:at|in|on|during|after)$")
CUE_TIME = re.compile(r"(?<=\w) (?:last|this|next|late|early)$")  # "confirmed last | night that"
NIGHT = re.compile(
    rf" (?:night|week|weekend|month|year|spring|summer|autumn|winter|evening|morning|{DAY_NAME})\b"
)
CUE_BY = re.compile(r"(?<=\w) by$")
CUE_NOT = re.compile(r"(?<=\w) not$")
AND = re.compile(r"\b(?:and|but)\s$")
PERFECT = re.compile(r"(?:has|have|had|will|would)\s(?!been\b|be\b)", re.IGNORECASE)
DENIED = frozenset(("denied", "refused", "rejected", "dismissed"))
FIRST_VERB = re.compile(
    r"(?:(?:also|later|then|even|once|never|[a-z]+ly)\s)?(?P<verb>[a-z]+(?:s|ed|aid|ote|old|new|elt|ound))\b"
)
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s")
SCORE = re.compile(r"(?:\d{1,3}\s?(?:[-–—]|to)\s?)?\d{1,3},?\s(?=(?:to|against|for|in\sfavou?r)\s[a-z])")
QUOTES = "“\"‘'«"
SPEAKER = re.compile(r",\s(?P<who>(?P<first>[\w’'-]+)(?:\s[\w’'-]+){1,11})$")
SAYS = "said|says?|added|reported|warned|explained|claimed"
SAID_LAST = re.compile(rf"(?:has |have |had )?(?:{SAYS}|noted)$")
TOLD_BETWEEN = re.compile(rf"(?:has |have |had )?(?:{SAYS}|told|confirmed)")
OVER = re.compile(
    r"(?: [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}| (?:the|this|a) [\w’' -]{2,30}| reporters)?(?:[,.](?!\w)|$)"
)
BEFORE_COMMA = re.compile(
    r"(?:^|(?<=[.!?]\s)|(?<=\n))(?P<clause>[A-ZÀ-Þ0-9][^\n.!?]*\s[^\n.!?]*),\s$", re.MULTILINE
)
LED_BY = re.compile(
    r"(?:^|[\s(])(?P<who>(?:(?:the|a|an|several|some|many|two|three|four|five|six|seven|eight|nine|ten|\d+)\s)"
    r"[a-z][\w’' -]{2,50}?,?\s(?:led|headed|chaired|represented)\sby\s)$"
)
DUE = re.compile(
    r"\b(?:expect|due|plan|promis|schedul|hop(?:e|ing)|forecast|predict|anticipat|set\b)", re.IGNORECASE
)
THEN = re.compile(
    r"(?:(?:the|this|next|late|early|mid)[\s-])?(?:(?:end|start|beginning|middle|close|turn|close\sof\splay|time)\b.*"
    r"|Easter|Christmas|Ramadan|Eid|Diwali|Thanksgiving|New\sYear.*|spring|summer|autumn|fall|winter"
    r"|week|month|year|weekend|midnight|noon|midday|nightfall|dawn|dusk|then|now|tomorrow|tonight|today|\d{4}"
    rf"|{DAY_NAME}.*|(?:{MONTH})\b.*)"
)
SENTENCE_OVER = re.compile(r"\.(?:\s|$)")
OBJECT_ALONE = re.compile(
    r"(?:(?:to|at|with)\s)?(?:me|us|him|her|them|you|(?:my|your|him|her|our|them)sel(?:f|ves))"
)
ASKED_OF = re.compile(ASKED)
QUESTION = re.compile(r"[“\"][^“”\"\n]*\?[”\"]\s(?=[“\"])")
VOTED = re.compile(r"\b(?:vot(?:e|es|ed|ing)|rul(?:e|es|ed|ing)|decid(?:e|es|ed|ing))$", re.IGNORECASE)
PUT = re.compile(r"\b(?:puts?|sums|summed)$", re.IGNORECASE)
IT = re.compile(r"(?P<it>it(?:\sup)?)(?:\b[^.;:“”\"«»\n]{0,80}[,:])?\s(?=[“\"‘'«])")
CUE_ARTICLE = re.compile(r"(?<=\w)(?: (?:at|in|on|for|to))? (?:a|an|the)$")
LONGEST = 6
LONGEST_CLAUSE = 400  # characters


def mended(text: str, candidate: Candidate) -> Candidate:
    """The candidate with its roles taken to the ends of the names and phrases that they begin."""
    candidate = _attributed(text, _between(text, _speaker(text, _subject(text, candidate))))
    source = _after_cue(text, candidate) if not candidate.source else candidate.source
    source = _name(text, _begun(text, source), candidate)
    source = _unasked(text, source, candidate.cue)
    source = _object(text, _relative(text, source, candidate.cue), candidate.cue)
    source = _without_and(text, _led(text, _of_which(text, source, candidate.cue)))
    source = _named(text, source, candidate.cue)
    content = _answer(text, candidate.cue, candidate.content)
    content = _without_object(text, _voted(text, candidate.cue, content))
    cue, content = _put(text, _without_by(text, candidate.cue, source), content)
    cue, content = _ended(text, *_article(text, cue, content))
    content = _since(text, cue, content)
    whole = replace(
        candidate,
        source=_bracketed(text, source),
        cue=cue,
        content=_noun(text, _bracketed(text, content), candidate),
    )
    return _by_then(text, whole_phrases(text, whole))


def _by_then(text: str, candidate: Candidate) -> Candidate:
    """ "A decision | is expected | by Easter": what stands behind "by" is when."""
    start, end = candidate.source[0] if len(candidate.source) == 1 else (0, 0)
    behind = start > 0 and text.startswith("by ", start - len("by ")) and THEN.fullmatch(text, start, end)
    due = candidate.cue and DUE.search(text, *candidate.cue[-1])
    return replace(candidate, source=()) if behind and due else candidate


def _subject(text: str, candidate: Candidate) -> Candidate:
    """ "it | expected | to sail": without "was" or "is" the pronoun is who expects, not what is."""
    cue, content = candidate.cue, candidate.content
    if candidate.source or len(cue) != 1 or len(content) < 2 or content[0][1] + 1 != cue[0][0]:
        return candidate
    verb = LAST_WORD.fullmatch(text, *cue[0])
    if text[slice(*content[0])].lower() not in SUBJECT_PRONOUN or not verb or verb[0] in AUXILIARY:
        return candidate
    return replace(candidate, source=content[:1], content=content[1:])


def _speaker(text: str, candidate: Candidate) -> Candidate:
    """ "It sank, two people briefed on the talks | said.": who stands behind the last comma said so."""
    if candidate.source or not candidate.cue or not candidate.content:
        return candidate
    (*rest, (start, end)), cue = candidate.content, candidate.cue[0]
    said = cue[0] - end == 1 and SAID_LAST.match(text, *cue)
    apart = rest and text[rest[-1][1] : start].strip() == ","
    ends = said and SENTENCE_OVER.match(text, candidate.cue[-1][1])
    who = SPEAKER.search(text, rest[-1][1] if apart else start, end) if ends else None
    left = ((start, who.start()),) if who and who.start() > start else ()
    if who is None or who["first"].lower() in STOPS or not (rest or left):
        return candidate
    return replace(candidate, source=(who.span("who"),), content=(*rest, *left))


def _between(text: str, candidate: Candidate) -> Candidate:
    """ "The quay is shut, clerks | have told | the Post, …": what stands before the comma is what they say,
    where nothing else was heard."""
    if candidate.content or len(candidate.source) != 1 or len(candidate.cue) != 1:
        return candidate
    (start, end), (cue, behind) = candidate.source[0], candidate.cue[0]
    if cue - end != 1 or not TOLD_BETWEEN.fullmatch(text, cue, behind) or not OVER.match(text, behind):
        return candidate
    clause = BEFORE_COMMA.search(text, max(0, start - LONGEST_CLAUSE), start)
    begins = clause is not None and (clause.start() == 0 or text[clause.start() - 1] in "\n ")
    return replace(candidate, content=(clause.span("clause"),)) if clause and begins else candidate


def _attributed(text: str, candidate: Candidate) -> Candidate:
    """ "The remark, | attributed | to a guard, “is false”": it is the guard's."""
    cue, content = candidate.cue, candidate.content
    if len(cue) != 1 or not content or not ATTRIBUTED.fullmatch(text, *cue[0]):
        return candidate
    whom = TO_WHOM.match(text, *content[0])
    if whom is None or not candidate.source or content[0][0] != cue[0][1] + 1:
        return candidate
    return replace(candidate, source=(whom.span("whom"),), content=candidate.source)


def _since(text: str, cue: Spans, content: Spans) -> Spans:
    """ "denounced that since Sunday | she had had threats": since when is said too."""
    if not cue or not content:
        return content
    (start, end), *more = content
    if more and text[start:end].lower() == "that" and WHEN.fullmatch(text, end + 1, more[0][0]):
        return ((start, more[0][1]), *more[1:])
    that = THAT_WHEN.search(text, cue[-1][1], start) if cue[-1][1] < start <= cue[-1][1] + FURTHEST else None
    return ((that.start(), end), *more) if that else content


def _unasked(text: str, source: Spans, cue: Spans) -> Spans:
    """ "Alade said. | Pressed on | whether it was so, he": who asks isn't whom the sentence before names."""
    asked = cue and source and source[-1][1] < cue[0][0] and ASKED_OF.match(text, *cue[0])
    return () if asked and SENTENCE_END.search(text, source[-1][1], cue[0][0]) else source


def _begun(text: str, source: Spans) -> Spans:
    """ "Reacting, | the chair of the committee": what somebody does meanwhile is no part of who it is; nor is
    how a claim is theirs, "made by | some papers"."""
    start, end = source[0] if source else (0, 0)
    doing = DOING.match(text, start, end) or MADE_BY.match(text, start, end)
    return ((doing.end(), end), *source[1:]) if doing else source


def _name(text: str, source: Spans, candidate: Candidate) -> Spans:
    """ "President Jean-Baptiste" before "Nkole": a name is taken in to its end."""
    if not source:
        return source
    start, end = source[-1]
    last = _last_word(text, start, end)
    if not last or not last[0][:1].isupper() or last[0].endswith(("'s", "’s")):
        return source
    for _ in range(LONGEST_NAME):
        more = NAME_ON.match(text, end)
        if not more or DAYS.match(text, end) or _taken(end, more.end(), candidate):
            break
        end = more.end()
    return source if NAME_ON.match(text, end) else (*source[:-1], (start, end))


def _after_cue(text: str, candidate: Candidate) -> Spans:
    """ "“…”, stressed Kastel.": the name right after a cue that comes after its content."""
    if not candidate.cue or not candidate.content or candidate.content[-1][1] > candidate.cue[0][0]:
        return ()
    end = candidate.cue[-1][1]
    name = AFTER_CUE.match(text, end)
    beside = not text[candidate.content[-1][1] : candidate.cue[0][0]].strip(" ,”\"’'»")
    return (name.span("name"),) if name and beside and not DAYS.match(text, end) else ()


def _object(text: str, source: Spans, cue: Spans) -> Spans:
    """ "Two residents reached by" before "phone said": what the preposition stands before is taken in, and
    the day after "dated".
    """
    if not source or not cue:
        return source
    start, end = source[-1]
    last = _last_word(text, start, end)
    if not last or not OBJECT.fullmatch(text, end, cue[0][0]):
        left = DATED.search(text, start, end)
        return (*source[:-1], (start, left.start())) if left else source
    told = last[0].lower() in PREPOSITION and not DAYS.match(text, end)
    if not told and last[0] != "dated":
        return source
    return (*source[:-1], (start, end + len(text[end : cue[0][0]].rstrip(" ,"))))


def _relative(text: str, source: Spans, cue: Spans) -> Spans:
    """ "Yolanda Reyes, who" before "cast the vote, said": the clause is the source's, or else "who" isn't."""
    start, end = source[-1] if source and cue else (0, 0)
    left, does = (pattern.search(text, start, end) for pattern in (WHO, WHO_DOES))
    clause = CLAUSE.fullmatch(text, end, cue[0][0]) if left or does else None
    if clause is not None and not AND_END.search(clause["words"]):
        return (*source[:-1], (start, clause.end("words")))
    return (*source[:-1], (start, left.start())) if left else source


def _of_which(text: str, source: Spans, cue: Spans) -> Spans:
    """ "A post, which | the Post | reviewed, claims": what a clause tells of says it, not who acts in it."""
    if len(source) != 1 or not cue or not DID.fullmatch(text, source[0][1], cue[0][0]):
        return source
    told = WHICH.search(text, max(0, source[0][0] - LONGEST_NOUN), source[0][0])
    return (told.span("noun"),) if told else source


def _named(text: str, source: Spans, cue: Spans) -> Spans:
    """ "the leader of the opposition | , Ana Roth, | said": who that is belongs to it."""
    start, end = source[-1] if source and cue else (0, 0)
    name = HOLDER.fullmatch(text, end, cue[0][0]) if start < end < cue[0][0] else None
    if name is None or not DESCRIBED.match(text, start, end):
        return source
    return (*source[:-1], (start, name.end("name")))


def _led(text: str, source: Spans) -> Spans:
    """ "four countries led by | Orlavia | arguing": whom they are led by doesn't speak alone."""
    start = source[0][0] if source else 0
    led = LED_BY.search(text, max(0, start - LONGEST_NOUN), start)
    return ((led.start("who"), source[0][1]), *source[1:]) if led else source


def _without_and(text: str, source: Spans) -> Spans:
    """ "says | Brel of the union, which is on strike and | asks": what goes on is another's."""
    left = AND_END.search(text, *source[-1]) if source else None
    return (*source[:-1], (source[-1][0], left.start())) if left else source


def _voted(text: str, cue: Spans, content: Spans) -> Spans:
    """ "voted 6-4 to postpone it": how many did is no part of what they decided."""
    voted = cue and content and VOTED.search(text, *cue[-1])
    score = SCORE.match(text, *content[0]) if voted else None
    return ((score.end(), content[0][1]), *content[1:]) if score else content


def _answer(text: str, cue: Spans, content: Spans) -> Spans:
    """ "“Will it run?” “Of course,” said Brel": the question before is another's."""
    if not cue or not content or content[0][0] > cue[0][0]:
        return content
    (start, end), *more = content
    asked = QUESTION.match(text, start, cue[0][0])
    if not asked or (asked.end() >= end and (not more or more[0][0] >= cue[0][0])):
        return content
    return ((asked.end(), end), *more) if asked.end() < end else tuple(more)


def _without_object(text: str, content: Spans) -> Spans:
    """ "He pointed at | them. “You see?”", "I said | to myself, “Who?”": that is no part of the quotation."""
    (start, end), *more = content or ((0, 0),)
    follows = bool(more) and OBJECT_ALONE.fullmatch(text, start, end) and text[more[0][0]] in QUOTES
    return tuple(more) if follows and text[end : more[0][0]].strip() else content


def _put(text: str, cue: Spans, content: Spans) -> tuple[Spans, Spans]:
    """ "As the paper put | it in May, “…”": "it" is the cue's, and where that was said nobody's."""
    if not cue or not content or not PUT.search(text, *cue[-1]):
        return cue, content
    *said, (first, last) = content
    if said and text[first:last] == "it" and first == cue[-1][1] + 1:
        return (*cue[:-1], (cue[-1][0], last)), tuple(said)  # "“Clean money,” as a memo put | it."
    if content[0][0] != cue[-1][1] + 1:
        return cue, content
    (start, end), *more = content
    if more and text[start:end] in ("it", "it up") and text[more[0][0]] in QUOTES:
        return (*cue[:-1], (cue[-1][0], end)), tuple(more)  # "He summed | it up. “First the school …”"
    found = IT.match(text, start, end)
    if not found:
        return cue, content
    return (*cue[:-1], (cue[-1][0], found.end("it"))), ((found.end(), end), *more)


def _article(text: str, cue: Spans, content: Spans) -> tuple[Spans, Spans]:
    """An article at a cue's end belongs to what follows: "gave | the order", not "gave the | order"."""
    found = CUE_ARTICLE.search(text, *cue[-1]) if cue else None
    if not found:
        return cue, content
    (start, end), *more = content or ((0, 0),)
    if content and text[cue[-1][1] : start] == " ":
        content = ((found.start() + 1, end), *more)
    return (*cue[:-1], (cue[-1][0], found.start())), content


def _ended(text: str, cue: Spans, content: Spans) -> tuple[Spans, Spans]:
    """ "said | in a speech | that" rather than "said in | that"; "asked | not to be named"."""
    if not cue or not content or content[0][0] < cue[-1][1]:
        return cue, content
    late = CUE_TIME.search(text, *cue[-1])
    if late is not None and NIGHT.match(text, cue[-1][1]):
        return (*cue[:-1], (cue[-1][0], late.start())), content
    place, refused = CUE_PLACE.search(text, *cue[-1]), CUE_NOT.search(text, *cue[-1])
    (start, end), *more = content
    if place and text.startswith("that ", start) and start > cue[-1][1] + 1:
        cue = (*cue[:-1], (cue[-1][0], place.start()))
    elif refused and text.startswith("to ", start) and start == cue[-1][1] + 1:
        cue, content = (*cue[:-1], (cue[-1][0], refused.start())), ((refused.start() + 1, end), *more)
    return cue, content


def _without_by(text: str, cue: Spans, source: Spans) -> Spans:
    """ "a spokesman | said by" before "text message": whose word it is stands before the cue."""
    by = CUE_BY.search(text, *cue[-1]) if cue and source and source[-1][1] <= cue[0][0] else None
    return (*cue[:-1], (cue[-1][0], by.start())) if by else cue


def shared(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those without a source whose verb goes on after another's with that one's: "has vowed
    to crush it, which began in May, and has accused".
    """
    return [replace(c, source=_before(text, c, candidates)) if _goes_on(text, c) else c for c in candidates]


def _goes_on(text: str, candidate: Candidate) -> bool:
    if candidate.source or candidate.nested or not candidate.cue:
        return False
    start, _ = candidate.cue[0]
    verb = FIRST_VERB.match(text, start)
    said = PERFECT.match(text, start) or (verb and verb["verb"] in lexicon().tags | DENIED)
    return bool(said and AND.search(text, max(0, start - 5), start))


def _before(text: str, one: Candidate, candidates: Sequence[Candidate]) -> Spans:
    at = one.cue[0][0]
    before = [
        c for c in candidates if c.source and c.cue and not c.nested and c.source[0][0] < c.cue[0][0] < at
    ]
    last = max(before, key=lambda c: c.cue[0][0], default=None)
    return last.source if last and not SENTENCE_END.search(text, last.cue[0][0], at) else ()


def _bracketed(text: str, spans: Spans) -> Spans:
    """The spans without a bracket at an edge that has no other in them."""
    whole = "".join(text[start:end] for start, end in spans)
    if not spans or whole.count("(") == whole.count(")"):
        return spans
    (first, end), *more = spans
    if text[first] == "(" and ")" not in text[first:end]:
        spans = ((first + 1, end), *more)
    start, last = spans[-1]
    if text[last - 1] == ")" and "(" not in text[start:last]:
        spans = (*spans[:-1], (start, last - 1))
    return spans


def _noun(text: str, content: Spans, candidate: Candidate) -> Spans:
    """ "thanked her for her" before "service": the noun after an article or a possessive is taken in."""
    if not content:
        return content
    start, end = content[-1]
    last = _last_word(text, start, end)
    if not last or last[0].lower() not in POSSESSIVE:
        return content
    for _ in range(LONGEST):
        more = WORDS_ON.match(text, end)
        if not more or more[0][1:].lower() in STOPS or _taken(end, more.end(), candidate):
            break
        end = more.end()
    return (*content[:-1], (start, end))


def _last_word(text: str, start: int, end: int) -> re.Match[str] | None:
    return LAST_WORD.search(text, behind_blank(text, start, end), end)


def _taken(start: int, end: int, candidate: Candidate) -> bool:
    return any(s < end and start < e for s, e in (*candidate.cue, *candidate.content, *candidate.source))
