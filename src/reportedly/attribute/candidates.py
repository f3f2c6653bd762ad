"""What a reader finds before the findings are set in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Spans = tuple[tuple[int, int], ...]

CELL = 1000  # characters
GUESSED = 0.6  # confidence, set by hand, in what no reader heard


@dataclass(frozen=True, slots=True)
class Candidate:
    """One attribution found, not yet placed among the others.

    Each role is a tuple of [start, end) code-point offsets into the document's text, in text order, ()
    where it is absent. ``nested``: found in another's content, so it stands there or not at all.
    """

    source: Spans
    cue: Spans
    content: Spans
    confidence: float
    nested: bool = False


def cells(spans: Spans) -> range:
    """The stretches of CELL characters that the spans reach over: spans that share none don't touch."""
    if len(spans) == 1:
        return range(spans[0][0] // CELL, spans[0][1] // CELL + 1)
    return range(min([s for s, _ in spans]) // CELL, max([e for _, e in spans]) // CELL + 1)


def by_cell(several: Iterable[Spans]) -> dict[int, list[int]]:
    """For each cell the numbers of the spans that reach into it."""
    found: dict[int, list[int]] = defaultdict(list)
    for k, spans in enumerate(several):
        for cell in cells(spans) if spans else ():
            found[cell].append(k)
    return found


def around(spans: Spans, near: Mapping[int, Sequence[int]]) -> list[int]:
    """The numbers, in order, of those in ``near``, as of ``by_cell``, that may touch the spans."""
    return sorted({k for cell in cells(spans) for k in near.get(cell, ())})


def common(spans: Spans, within: Spans) -> Spans:
    """What of the spans lies in those, piece by piece."""
    pieces = [(max(s, b), min(e, d)) for s, e in spans for b, d in within]
    return tuple([(start, end) for start, end in pieces if start < end])


def inside(spans: Spans, within: Spans) -> bool:
    """Does each of the spans lie in one of those?"""
    for s, e in spans:  # plain loops here and below: they are asked of very many pairs
        for b, d in within:
            if b <= s and e <= d:
                break
        else:
            return False
    return True


def overlap(one: Spans, other: Spans) -> int:
    """The characters that two roles share."""
    shared = 0
    for s, e in one:
        for b, d in other:
            if s < d and b < e:
                shared += min(e, d) - max(s, b)
    return shared
