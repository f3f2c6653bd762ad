"""The reader without a model: attributions by rules over words and the cue lexicon.

No parser stands behind it. It is a fallback, precise before complete: it looks for a cue of the lexicon, a
source that is plain to see beside it, and takes the rest of the clause or the quotation as the content.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.types import Document

from ..candidates import Candidate, Spans
from ..passages import within
from ..quotes import Quotation, quotations
from .found import to_candidate
from .lexicon import Lexicon, lexicon
from .passages import CONFIDENCE, Reading, read_passage, read_sentence
from .phrases import according_to, hearsay, may_carry, noun_cue, put_at
from .sentences import Range, sentences

__all__ = [
    "hearsay_candidates",
    "nested_candidates",
    "noun_candidates",
    "outermost",
    "quoted_candidates",
    "rule_candidates",
    "sentence_spans",
]

DEEPEST = 4
SHORTEST = 12  # characters of a content that is read again
DOUBLED = ("''", "‘‘", "’’", "``")
HEARSAY = re.compile(r"\b(?:reportedly|allegedly|purportedly)\b", re.IGNORECASE)
PUT = re.compile(r"\bputs?\s[^.;]{3,60}\sat\s", re.IGNORECASE)
IN_WORDS = re.compile(r"\bin\sthe\swords\sof\s", re.IGNORECASE)
# What a text must have in it, in lower case, for the pattern to match: quicker to ask than the pattern.
NEEDED = {HEARSAY: ("reportedly", "allegedly", "purportedly"), PUT: ("put",), IN_WORDS: ("word",)}
PUT_CONFIDENCE = 0.7  # set by hand
HEARSAY_CONFIDENCE = 0.6  # of "reportedly" in the corpus's training part, 19 in 29 are annotated as cues
NOUN_CONFIDENCE = 0.5  # set by hand: the corpus marks none inside contents
QUOTED = frozenset({"quote", "quote frame", "colon"})  # patterns
UNREAD = frozenset({"post", "byline", "caption", "other"})


def rule_candidates(document: Document) -> list[Candidate]:
    """The attributions that the rules find in the document's English blocks, nested ones included.

    A content is read again as a passage of its own, so nested ones follow the one they stand in. Posts and
    what else only its layout attributes are left to ``layout_candidates``.
    """
    words = lexicon()
    found: list[Candidate] = []
    for _, candidate in outermost(document, words):
        found.append(candidate)
        found.extend(_nested(document.text, candidate, words, 1))
    return found


def hearsay_candidates(document: Document) -> list[Candidate]:
    """What the rules find beside a model: clauses that an adverb alone makes hearsay ("was reportedly
    closed"), without a source, figures that somebody gives ("has put the toll at nine"), and what is so in
    the words of somebody.
    """
    words = lexicon()
    blocks = [b for b in document.blocks if b.kind not in UNREAD and b.is_english]
    found: list[Candidate] = []
    low = document.text.lower()
    begins = [pattern for pattern, needed in NEEDED.items() if any(word in low for word in needed)]
    for block in blocks if begins else ():
        if any(pattern.search(document.text, block.start, block.end) for pattern in begins):
            quotes = _outer(document.text, quotations(document.text, block.start, block.end))
            for s in sentences(document.text, block.start, block.end, quotes, words.tags):
                one = hearsay(s, words)
                if one and one.cue and HEARSAY.fullmatch(s.lower[one.cue[0]]):
                    found.append(to_candidate(s, one, HEARSAY_CONFIDENCE))
                phrase = according_to(s, words)
                if phrase and phrase.cue and s.lower[slice(*phrase.cue)] == ("in", "the", "words", "of"):
                    found.append(to_candidate(s, phrase, CONFIDENCE["according"]))
                if put := put_at(s):
                    found.append(to_candidate(s, put, PUT_CONFIDENCE))
    return found


def nested_candidates(text: str, content: Spans) -> list[Candidate]:
    """What the rules find inside a content."""
    return _nested(text, Candidate((), (), content, 1.0), lexicon(), 1)


def noun_candidates(text: str, content: Spans, quotes: Sequence[Quotation]) -> list[Candidate]:
    """What nouns carry inside a content: "allegations of theft", "the claim that …". ``quotes``: those near
    it."""
    words = lexicon()
    found: list[Candidate] = []
    for start, end in content:
        if not may_carry(text, start, end, words):
            continue
        for s in sentences(text, start, end, _outer(text, within(content, quotes)), words.tags):
            one = noun_cue(s, words)
            if one:
                found.append(to_candidate(s, one, NOUN_CONFIDENCE))
    return found


def quoted_candidates(text: str, start: int, end: int) -> list[Candidate]:
    """The attributions of the paragraph ``text[start:end]`` that say nothing but whole quotations, beside a
    plain verb of saying: "“…,” she said"."""
    words = lexicon()
    quotes = _outer(text, quotations(text, start, end))
    found = []
    for s in sentences(text, start, end, quotes, words.tags):
        for one in read_sentence(s, words) if s.quotes else ():
            whole = all(s.quoted[a] and s.quoted[b - 1] for a, b in one.content)
            if one.pattern in QUOTED and one.source and one.cue and one.content and whole:
                found.append(to_candidate(s, one, CONFIDENCE[one.pattern]))
    return found


def sentence_spans(text: str, start: int, end: int) -> list[Range]:
    """The [start, end) of the sentences of the paragraph ``text[start:end]``."""
    words = lexicon()
    quotes = _outer(text, quotations(text, start, end))
    found = sentences(text, start, end, quotes, words.tags)
    return [(s.words[0][0], s.words[-1][1]) for s in found if s.words]


def outermost(document: Document, words: Lexicon) -> list[tuple[str, Candidate]]:
    """The attributions in the document's own voice, each with the name of the rule that found it."""
    reading = Reading()
    for block in document.blocks:
        if block.kind in UNREAD or not block.is_english:
            reading.open = False
            continue
        quotes = _outer(document.text, quotations(document.text, block.start, block.end))
        read_passage(reading, document.text, block.start, block.end, quotes, words)
    return [(pattern, candidate) for pattern, candidate in reading.found if candidate.content]


def _outer(text: str, quotes: Sequence[Quotation]) -> list[Range]:
    """The outermost of the quotations: none of them overlap. Two single marks are taken for a double one."""
    found: list[Range] = []
    for quote in quotes:
        if not found or quote.start >= found[-1][1]:
            marks = text[quote.start : quote.start + 2], text[quote.end - 1 : quote.end + 1]
            doubled = all(mark in DOUBLED for mark in marks)
            found.append((quote.start, quote.end + doubled))
    return found


def _nested(text: str, outer: Candidate, words: Lexicon, depth: int) -> list[Candidate]:
    if depth > DEEPEST:
        return []
    reading = Reading()
    for start, end in outer.content:
        if end - start < SHORTEST:
            continue
        quotes = quotations(text, start, end)
        if quotes and quotes[0].start == start and quotes[0].end == end:
            start, end = start + 1, end - 1 if quotes[0].closed else end
            quotes = [q for q in quotes[1:] if start <= q.start and q.end <= end]
        read_passage(reading, text, start, end, _outer(text, quotes), words)
    found: list[Candidate] = []
    for _, candidate in reading.found:
        if candidate.content and _smaller(candidate, outer):
            found.append(candidate)
            found.extend(_nested(text, candidate, words, depth + 1))
    return found


def _smaller(inner: Candidate, outer: Candidate) -> bool:
    """Is there less in it than in what it stands in? Keeps the reading from going round."""
    return sum(b - a for a, b in inner.content) < sum(b - a for a, b in outer.content)
