"""What a reader finds before the findings are set in order."""

from __future__ import annotations

from dataclasses import dataclass

Spans = tuple[tuple[int, int], ...]


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
