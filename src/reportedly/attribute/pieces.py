"""A piece of content belongs to one cue: where two claim it, to the one that stands nearer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .candidates import CELL, Candidate, cells, inside, overlap

MOST = 0.8  # of a piece that lies in another's content


def parted(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those of several pieces without the pieces that a nearer cue says.

    What is nested in one another keeps its pieces, and each content keeps one piece at least.
    """
    near: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        for cell in cells(candidate.content) if candidate.content and candidate.cue else ():
            near[cell].append(candidate)
    return [_own(c, near) if c.cue and len(c.content) > 1 else c for c in candidates]


def _own(one: Candidate, near: dict[int, list[Candidate]]) -> Candidate:
    kept = tuple(
        piece
        for piece in one.content
        if not any(_takes(other, piece, one) for other in _beside(one, near[piece[0] // CELL]))
    )
    return replace(one, content=kept) if kept else one


def _beside(one: Candidate, others: Iterable[Candidate]) -> list[Candidate]:
    return [
        other
        for other in others
        if other is not one
        and not inside(other.cue[:1], one.content)
        and not inside(one.cue[:1], other.content)
    ]


def _takes(other: Candidate, piece: tuple[int, int], one: Candidate) -> bool:
    shared = overlap((piece,), other.content) >= MOST * (piece[1] - piece[0])
    return shared and _far(other, piece) < _far(one, piece)


def _far(one: Candidate, piece: tuple[int, int]) -> int:
    start, end = one.cue[0]
    return max(0, start - piece[1], piece[0] - end)
