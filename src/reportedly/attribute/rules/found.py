"""What the rules find in a sentence, before it is given offsets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..candidates import Candidate
from .sentences import Range, Sentence

TRIM = frozenset(",;:–—-. ")


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in words of a sentence. ``pattern`` names the rule, for its confidence.

    ``content`` may be empty: a cue at the end of a sentence whose quotation comes next.
    """

    pattern: str
    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]


def trimmed(s: Sentence, a: int, b: int) -> Range | None:
    """Words ``[a, b)`` without commas and dashes at their edges; None where nothing is left."""
    while a < b and s.lower[a] in TRIM and not s.quoted[a]:
        a += 1
    while b > a and s.lower[b - 1] in TRIM and not s.quoted[b - 1]:
        b -= 1
    return (a, b) if any(c.isalnum() for i in range(a, b) for c in s.lower[i]) else None


def pieces(s: Sentence, *ranges: Range) -> tuple[Range, ...]:
    """The ranges trimmed, the empty ones left out."""
    return tuple(r for r in (trimmed(s, *given) for given in ranges) if r)


def to_candidate(s: Sentence, found: Found, confidence: float) -> Candidate:
    def spans(*ranges: Range) -> tuple[Range, ...]:
        return tuple((s.words[a][0], s.words[b - 1][1]) for a, b in ranges)

    return Candidate(
        spans(found.source) if found.source else (),
        spans(found.cue) if found.cue else (),
        spans(*found.content),
        confidence,
    )


def extended(candidate: Candidate, piece: Range) -> Candidate:
    """The candidate with one more piece of content at its end."""
    return replace(candidate, content=(*candidate.content, piece))
