"""Interviews without labels: questions that stand alone, in bold or as subheadings, and the answers below.

Such answers are the interviewed person's words by layout. Who that is the title or the opening may say; else
they have no source. A page of questions that the outlet answers itself, and an essay, are no interviews.
Where the answers are quotations, what the outlet says to "you" between them needs no question mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reportedly.types import Block, Document

from .candidates import Candidate

__all__ = ["answers", "is_aside"]

Range = tuple[int, int]

ANSWER = 0.85  # confidence: set by hand
FEWEST = 3  # questions
LONGEST = 240  # characters of a question
MOST = 12  # paragraphs of an answer
OPENING = 8  # blocks before the first question that may say who is interviewed
ASKED = ("subheading", "paragraph")
SPOKEN = ("paragraph", "list-item", "quotation")
QUESTION = re.compile(
    r"[^“”\"«»\n]*\?[”\"]?\s*|(?![“\"«])(?:[^“”\"«»\n]|“[^“”\n]*”|\"[^\"\n]*\"|«[^«»\n]*»)*\?\s*"
)
WHOLE = re.compile(r"“[^“”]+”\s*|\"[^\"]+\"\s*|«[^«»]+»\s*")
MARK = re.compile(r"[“”\"«»]")
FIRST = re.compile(r"\b(?:I|my|me|we|us|our)\b|\b(?:I|[Ww]e)['’](?:m|ve|d|ll|re)\b", re.IGNORECASE)
MINE = re.compile(r"\b(?:I|my|me)\b")
YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
TAGGED = re.compile(
    r"[”\"]\s*(?:(?:he|she|they|[A-ZÀ-Þ][\w’-]{1,40}(?:\s[A-ZÀ-Þ][\w’-]{1,40}){0,2})\s)?"
    r"(?:said|says|told|adds|added|explains|explained)\b"
)
QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|''.*?(?:''|$)")
STATED = re.compile(r"[.!…][”\"']*\s")
ASIDE = re.compile(r"(?:\([^()\n]*\)|\[[^][\n]*\]|\*[^*\n]*\*)?[\s.*]*")
INTERVIEW = re.compile(
    r"\b(?:interview(?:s|ed)?|in conversation|a conversation with|Q&A|questions? and answers?"
    r"|(?:spoke|speaks|talked|talks|sat down)\s(?:to|with|about))\b",
    re.IGNORECASE,
)
WORD = r"[A-ZÀ-Þ][\w’'-]{1,40}"
NAME = rf"\b(?P<name>{WORD}(?:\s(?:(?:de|van|von|al|bin|el|la|da)\s)?[A-ZÀ-Þ][\w’'.-]{{0,40}}\b){{1,3}})"
MET = re.compile(
    r"\b(?:[Ii]nterview(?:ed)?|[Cc]onversation|Q&A|[Mm]et"
    r"|(?:[Ss]poke|[Ss]peaks|[Tt]alked|[Tt]alks|[Ss]at down)(?:\sto)?)"
    rf"\s(?:with\s)?(?:(?:the|a|an|its|our|former)\s[^.;:“”\"\n]{{3,80}}?,?\s)?{NAME}"
)
HERSELF = re.compile(r"\b(?:[Hh]e|[Ss]he)\s$")  # "She talks to Ole Dunn", who asks
SPEAKS = re.compile(
    rf"{NAME}(?:,\s[^.;:“”\"\n]{{2,80}},)?\s(?:(?:is|was|has been)\sinterviewed\b"
    r"|(?:spoke|speaks|talked|talks)\s(?:to\sus|with\sus|about)\b|answers?\b|answered\b)"
)
ON = re.compile(rf"(?:^|:\s){NAME}\s(?:on|about)\s|^{NAME.replace('name', 'before')}:\s")
SUBJECT = re.compile(rf"{NAME}(?=,|\s[a-z])")
OUTLET = re.compile(
    r"\b(?:Post|Tribune|Times|News|Radio|TV|Television|Herald|Gazette|Journal|Agency|Courier|Weekly|Daily|Magazine"
    r"|Review|Observer|Mail|Press|Today|Echo|Star|Sun)\b"
)


def answers(document: Document) -> list[tuple[Candidate, tuple[Block, ...]]]:
    """The answers of an interview, each with the blocks that it takes up; none where it is no interview."""
    text, blocks = document.text, document.blocks
    asked = [i for i, block in enumerate(blocks) if _is_question(text, block)]
    if len(asked) < FEWEST:
        return _quoted(document)
    given = [_answer(text, blocks, at, end) for at, end in zip(asked, [*asked[1:], None], strict=True)]
    opening = _opening(blocks[: asked[0]])
    if not _is_interview(text, [blocks[i] for i in asked], given, opening):
        return _quoted(document)
    source = _interviewed(document, opening)
    return [
        (Candidate(source, (), tuple((b.start, b.end) for b in answer), ANSWER), tuple(answer))
        for answer in given
        if answer
    ]


def _quoted(document: Document) -> list[tuple[Candidate, tuple[Block, ...]]]:
    """The answers of an interview that are quotations, each below what somebody is told or asked."""
    text, blocks = document.text, document.blocks
    asked = [
        i
        for i, (block, answer) in enumerate(pairwise(blocks))
        if _to_you(text, block) and answer.kind in SPOKEN and WHOLE.fullmatch(text, answer.start, answer.end)
    ]
    given = [blocks[i + 1] for i in asked]
    if len(asked) < FEWEST or not any(MINE.search(text, b.start, b.end) for b in given):
        return []
    source = _interviewed(document, _opening(blocks[: asked[0]]))
    return [(Candidate(source, (), ((b.start, b.end),), ANSWER), (b,)) for b in given]


def _to_you(text: str, block: Block) -> bool:
    """Does a short paragraph without a quotation speak to somebody: "The ministry says you are wrong."?"""
    start, end = block.start, block.end
    short = block.kind in ASKED and end - start <= LONGEST
    return short and bool(YOU.search(text, start, end)) and not MARK.search(text, start, end)


def _opening(before: Sequence[Block]) -> list[Block]:
    """Of the blocks before the first question those that may say who is interviewed."""
    return [block for block in before if block.kind not in ("byline", "other")][-OPENING:]


def _is_question(text: str, block: Block) -> bool:
    short = block.kind in ASKED and 4 < block.end - block.start <= LONGEST
    return short and QUESTION.fullmatch(text, block.start, block.end) is not None


def _answer(text: str, blocks: Sequence[Block], asked: int, following: int | None) -> list[Block]:
    """What is said between two questions. Behind the last one nothing shows where the answer ends but that
    nobody speaks of himself any more."""
    found: list[Block] = []
    for block in blocks[asked + 1 : following]:
        words = text[block.start : block.end].strip()
        if block.kind not in SPOKEN or is_aside(words) or TAGGED.search(words):
            if following is None:
                break
            continue
        if following is None and found and not FIRST.search(words):
            break
        found.append(block)
    return found


def is_aside(words: str) -> bool:
    """Is this a stage direction and nothing else: "(Applause.)"?"""
    return ASIDE.fullmatch(words) is not None


def _is_interview(
    text: str, asked: Sequence[Block], given: Sequence[Sequence[Block]], opening: Sequence[Block]
) -> bool:
    """Do the answers speak in the first person, to somebody who asks them?

    Somebody is asked "you", or the opening speaks of an interview; who asks of himself writes an essay.
    """
    answered = [[_unquoted(text, b) for b in answer] for answer in given if answer]
    if len(answered) < max(FEWEST, len(given) - 1) or max(map(len, answered)) > MOST:
        return False
    plain = sum(_asks_plainly(text, b) for b in asked)
    own = sum(any(FIRST.search(words) for words in answer) for answer in answered)
    mine = any(MINE.search(words) for answer in answered for words in answer)
    if not mine or 3 * own < 2 * len(answered) or 2 * plain < len(asked):
        return False
    essay = sum(bool(MINE.search(text, b.start, b.end)) for b in asked)
    to_you = any(YOU.search(text, b.start, b.end) for b in asked)
    told = any(INTERVIEW.search(text, b.start, b.end) for b in opening)
    return 2 * essay < len(asked) and (to_you or told)


def _asks_plainly(text: str, block: Block) -> bool:
    """A question and nothing before it, or one to somebody: "It has been a year. What took you so long?" """
    stated = STATED.search(text, block.start, block.end)
    return stated is None or YOU.search(text, block.start, block.end) is not None


def _unquoted(text: str, block: Block) -> str:
    """A paragraph without what it quotes; all of one that is a quotation."""
    words = text[block.start : block.end]
    return QUOTED.sub(" ", words) if words.strip()[:1] not in '“"' else words


def _interviewed(document: Document, opening: Sequence[Block]) -> tuple[Range, ...]:
    """Where the title or the opening names who is interviewed; () where it names nobody so, or several."""
    found: list[Range] = []
    for pattern, kinds in ((MET, None), (SPEAKS, None), (ON, "headline")):
        for block in opening:
            if kinds is None or block.kind == kinds:
                found += _names(document, pattern, block)
        if found:
            break
    if not found:
        found = _subject(document, opening)
    names = {document.text[start:end].split()[-1] for start, end in found}
    return (found[0],) if len(names) == 1 else ()


def _names(document: Document, pattern: re.Pattern[str], block: Block) -> list[Range]:
    found = []
    for match in pattern.finditer(document.text[block.start : block.end]):
        if pattern is MET and HERSELF.search(document.text, block.start, block.start + match.start()):
            found += _first_named(document, block, block.start + match.start())
            continue
        group = next(name for name, words in match.groupdict().items() if words)
        start, end = (block.start + at for at in match.span(group))
        if _may_be_interviewed(document, start, end):
            found.append((start, end))
    return found


def _first_named(document: Document, block: Block, end: int) -> list[Range]:
    """Who is "she" in "Ana Roth sued the mine. She talks to Ole Dunn": the first whom the paragraph names."""
    match = SUBJECT.search(document.text, block.start, end)
    start, stop = match.span("name") if match else (0, 0)
    return [(start, stop)] if match and _may_be_interviewed(document, start, stop) else []


def _subject(document: Document, opening: Sequence[Block]) -> list[Range]:
    """Whom the first paragraph begins with, where it goes on to an interview with "her" or "him"."""
    first = next((b for b in opening if b.kind == "paragraph"), None)
    match = SUBJECT.match(document.text, first.start, first.end) if first else None
    if match is None or not any(INTERVIEW.search(document.text, b.start, b.end) for b in opening):
        return []
    start, end = match.span("name")
    return [(start, end)] if _may_be_interviewed(document, start, end) else []


def _may_be_interviewed(document: Document, start: int, end: int) -> bool:
    """A person's name, as far as that shows: no outlet's, and not of who wrote it."""
    name = document.text[start:end]
    before = document.text[max(0, start - 4) : start].lower()
    return not OUTLET.search(name) and before != "the " and name not in document.byline
