"""The outlet's own prose: English blocks, cut into sentences, with their quotations."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reportedly.attribute.quotes import MARKS, quotations
from reportedly.attribute.rules.lexicon import lexicon
from reportedly.attribute.rules.sentences import Sentence, sentences
from reportedly.types import Block, Document

Range = tuple[int, int]
# Longer paragraphs are read in pieces, so that no text can make the search for quotation marks slow.
PIECE = 10_000
# A piece with more marks is no prose: it counts as one quotation, so that nothing in it is the outlet's.
MOST_MARKS = 400


def english(document: Document, block: Block) -> bool:
    """Is the block in English, as far as is known?"""
    return (block.language or document.language or "en").lower().split("-")[0] == "en"


def pieces(text: str, start: int, end: int) -> Iterator[Range]:
    """A paragraph, or stretches of a very long one, cut at white space where there is any."""
    while end - start > PIECE:
        cut = text.rfind(" ", start + PIECE // 2, start + PIECE)
        cut = cut + 1 if cut > 0 else start + PIECE
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def quoted(text: str, start: int, end: int) -> list[Range]:
    """The outermost quotations of one piece, with their marks."""
    marks = len(MARKS.findall(text, start, end))
    if marks > MOST_MARKS:
        return [(start, end)]
    if not marks:
        return []
    return [(q.start, q.end) for q in quotations(text, start, end) if q.depth == 1]


def sentences_of(text: str, start: int, end: int, wanted: Callable[[int, int], bool]) -> Iterator[Sentence]:
    """The sentences of one paragraph that are wanted, by their offsets."""
    for a, b in pieces(text, start, end):
        yield from sentences(text, a, b, quoted(text, a, b), lexicon().tags, wanted=wanted)
