"""What rules add to what readers heard: in the outlet's own words, and said by nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..types import Document
from .candidates import Candidate, around, by_cell, overlap
from .quotes import Quotation, within

__all__ = ["added"]

BLOCKS = ("paragraph", "list-item")


def added(
    document: Document,
    candidates: Sequence[Candidate],
    quotes: Sequence[Quotation],
    statements: Callable[[str, int, int], Iterator[Candidate]],
) -> list[Candidate]:
    """The statements that ``statements`` finds in the text from one offset to another, block by block, but
    those whose cue stands in a quotation, or in the cue or content of a candidate."""
    text, found = document.text, []
    quoted = within(quotes)
    near = by_cell((*c.cue, *c.content) for c in candidates)
    for block in document.blocks:
        if block.kind not in BLOCKS or not block.is_english:
            continue
        for one in statements(text, block.start, block.end):
            others = (candidates[k] for k in around(one.cue, near))
            known = any(overlap((*other.cue, *other.content), one.cue) for other in others)
            if not known and not quoted(*one.cue[0]):
                found.append(one)
    return found
