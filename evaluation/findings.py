"""What the evaluation compares: articles with their attributions, written as offsets alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportedly.types import Attribution, Document, Span

__all__ = ["Article", "Finding", "Predictions", "Read", "Spans", "findings_of"]

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One attribution, gold or predicted. Roles are [start, end) offsets, () where absent.

    ``parent`` is the position, in the same tuple of findings, of the one it is nested in.
    """

    content: Spans
    source: Spans = ()
    cue: Spans = ()
    parent: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated text. ``group`` is its publisher or style; ``discard`` marks text that is not scored."""

    id: str
    document: Document
    gold: tuple[Finding, ...]
    group: str = ""
    discard: Spans = ()


Predictions = dict[str, tuple[Finding, ...]]
Read = Callable[[Document], tuple[Finding, ...]]


def findings_of(attributions: tuple[Attribution, ...]) -> tuple[Finding, ...]:
    """The findings of a document that has been read."""
    position = {attribution.id: i for i, attribution in enumerate(attributions)}
    return tuple(
        Finding(
            content=_offsets(attribution.content.spans),
            source=_offsets(attribution.source.spans) if attribution.source else (),
            cue=_offsets(attribution.cue.spans) if attribution.cue else (),
            parent=None if attribution.parent is None else position[attribution.parent],
            confidence=attribution.confidence,
        )
        for attribution in attributions
    )


def _offsets(spans: tuple[Span, ...]) -> Spans:
    return tuple((span.start, span.end) for span in spans)
