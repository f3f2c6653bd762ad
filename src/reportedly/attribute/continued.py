"""Quotations that go on in the next paragraph, or stand there alone, belong to whoever spoke last.

Where two talk, and one of them asks, the other answers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ..types import Block, Document
from .candidates import Candidate, Spans
from .edges import merged
from .quotes import PAIRS, STYLES, Quotation
from .titles import capitalised

READ_ON = ("paragraph", "quotation", "list-item")
REST = 12  # characters of a paragraph of quotation that may stand outside the marks
ANSWER = 0.5  # confidence, set by hand
ASKED = re.compile(r"\b(?:ask|inquire|enquire|wonder|demand|press|query|queri|pose)(?:s|d|ed|ing)?\b", re.I)
MARKS = "“”‘’'\" "
AT_END = 3  # characters between a cue or content and the end of its paragraph


def continued(
    document: Document,
    candidates: Sequence[Candidate],
    quotes: Sequence[Quotation],
    certain: Sequence[Candidate] = (),
) -> list[Candidate]:
    """The candidates, each with what it says in following paragraphs; those that say nothing are left out.

    A paragraph that one of the ``certain``, which layout makes, says already is nobody else's.
    """
    found = list(candidates)
    cues = sorted((c.cue[0][0] if c.cue else -1, k) for k, c in enumerate(found))
    outer = sorted((q.start, q.end) for q in quotes if q.depth == 1)
    speaker: int | None = None
    before: int | None = None  # who spoke in the paragraph before the speaker did
    for block in document.blocks:
        here = sorted(k for _, k in _beginning(cues, block))
        spans = _quotation(document, block, _beginning(outer, block))
        free = spans and not here and not _covered([*found, *certain], spans)
        if free and speaker is not None and _goes_on(document.text, found[speaker].content, spans):
            speaker, before = _given(document, block, found, (speaker, before), spans)
            continue
        last = _last(document, block, [(k, found[k]) for k in here], quotes)
        before = _other(document.text, found, speaker, last)
        speaker = last
    return [c for c in found if c.content]


def _beginning(places: Sequence[tuple[int, int]], block: Block) -> Sequence[tuple[int, int]]:
    """Those of sorted pairs whose first is a place in the block."""
    return places[bisect_left(places, (block.start,)) : bisect_left(places, (block.end,))]


def _quotation(document: Document, block: Block, quotes: Sequence[tuple[int, int]]) -> Spans:
    """The block's quotations where it is nothing else; all of a block that is set off as a quotation.
    ``quotes``: the outermost that begin in it."""
    if block.kind not in READ_ON:
        return ()
    inside = tuple([(start, end) for start, end in quotes if end <= block.end])
    if block.kind == "quotation" and not inside:
        return ((block.start, block.end),)
    size = len(document.text[block.start : block.end].strip())
    return inside if inside and size - sum(e - s for s, e in inside) <= REST else ()


def _goes_on(text: str, said: Spans, spans: Spans) -> bool:
    """Can these quotations of a paragraph be more of what a speaker said before?

    One who goes on speaking goes on in the same style of marks: a report in straight ones, which no paragraph
    of it but the last closes, may quote in curly ones. No subheading in quotation marks is speech, and no
    stage direction.
    """
    before = [STYLES[text[s]] for s, _ in said if text[s] in STYLES]
    mark, last = text[spans[0][0]], text[spans[-1][1] - 1]
    same = not before or mark not in STYLES or before[-1] == STYLES[mark] or last in PAIRS[mark]
    words = text[spans[0][0] : spans[-1][1]].strip(MARKS)
    aside = words.startswith("(") and words.rstrip(".").endswith(")")
    return same and not aside and not (capitalised(words) and not words.endswith("?"))


def _given(
    document: Document, block: Block, found: list[Candidate], who: tuple[int, int | None], spans: Spans
) -> tuple[int, int | None]:
    """Gives a paragraph's quotations to the speaker, or to the one before; who has the floor then, and who
    had it before. ``who``: the two of them."""
    speaker, before = who
    last = found[speaker]
    if before is not None and _turns(document.text, last, spans):
        found.append(Candidate(found[before].source, (), spans, ANSWER))
        return len(found) - 1, speaker
    if colon := _colon(document.text, block, last):
        found.append(Candidate(last.source, (colon,), spans, ANSWER))
        return len(found) - 1, before
    found[speaker] = replace(last, content=merged((*last.content, *spans)))
    return who


def _colon(text: str, block: Block, last: Candidate) -> tuple[int, int] | None:
    """The colon that announces a paragraph of quotation: "He listed the dangers:"."""
    low = max(0, block.start - 2 * AT_END)
    end = low + len(text[low : block.start].rstrip())
    announced = bool(last.content) and 0 < end - last.content[-1][1] <= AT_END
    return (end - 1, end) if announced and text[end - 1] == ":" else None


def _turns(text: str, last: Candidate, spans: Spans) -> bool:
    """Does a quotation that stands alone belong to the other of two who talk? After a question that somebody
    asked, and where one who answered seems to ask."""
    if not last.content:
        return False
    asked = _words(text, last.content).endswith("?")
    if last.cue:
        return asked and any(ASKED.search(text, s, e) for s, e in last.cue)
    return asked != _words(text, spans).endswith("?")


def _words(text: str, said: Spans) -> str:
    """The last of what is said, without the marks around it."""
    return text[slice(*said[-1])].strip(MARKS)


def _other(text: str, found: Sequence[Candidate], one: int | None, last: int | None) -> int | None:
    """Who spoke before the last speaker, if it was somebody else whom the text names."""
    if one is None or last is None or not found[one].source or not found[last].source:
        return None
    names = {text[slice(*found[k].source[0])].lower() for k in (one, last)}
    return one if len(names) == 2 else None


def _covered(found: Sequence[Candidate], spans: Spans) -> bool:
    return any(s < end and start < e for c in found for start, end in c.content for s, e in spans)


def _last(
    document: Document, block: Block, here: list[tuple[int, Candidate]], quotes: Sequence[Quotation]
) -> int | None:
    """Who has the floor at the end of a block: who is quoted last in it, or is about to be."""
    outermost = _outermost(here)
    if not outermost:
        return None
    k, last = max(outermost, key=lambda one: max(e for _, e in (*one[1].cue, *one[1].content)))
    end = block.start + len(document.text[block.start : block.end].rstrip())
    if not last.content:
        return k if document.text[end - 1] == ":" or end - last.cue[-1][1] <= AT_END else None
    quoting = [one for one in outermost if _quotes(one[1], quotes)]
    if any(one is last for _, one in quoting):
        return k
    # A quotation that stands alone below "Dahl praised the drivers' patience." is Dahl's; below "“No,” Dahl
    # said, praising their patience." it is more of what Dahl said.
    reports = last.source and block.kind in READ_ON and end - last.content[-1][1] <= AT_END
    if not reports or capitalised(document.text[block.start : end]):
        return None
    own = [(c.cue, n) for n, c in quoting if _source(document.text, c) == _source(document.text, last)]
    return max(own, default=((), k))[1]


def _outermost(here: Sequence[tuple[int, Candidate]]) -> list[tuple[int, Candidate]]:
    """Those whose cues stand in no other's content."""
    return [
        (k, c)
        for k, c in here
        if not any(
            o is not c and s <= c.cue[0][0] and c.cue[-1][1] <= e for _, o in here for s, e in o.content
        )
    ]


def _quotes(one: Candidate, quotes: Sequence[Quotation]) -> bool:
    return any(q.depth == 1 and s < q.end and q.start < e for q in quotes for s, e in one.content)


def _source(text: str, one: Candidate) -> str:
    return " ".join(text[s:e].lower() for s, e in one.source)
