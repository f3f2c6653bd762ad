"""Whose words a stretch of text is: the outlet's, a voice's, or nobody's that is known."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from reportedly.types import Attribution, Document

UNKNOWN: Literal["unknown"] = "unknown"


@dataclass(slots=True)
class Holders:
    """The contents of a document's attributions, asked from the start of the text to its end."""

    by_id: dict[str, Attribution]
    waiting: list[tuple[int, int, int, str]]
    cues: list[tuple[int, int]]
    open: list[tuple[int, int, int, str]] = field(default_factory=list)

    def innermost(self, start: int, end: int) -> Attribution | None:
        """The deepest attribution with ``[start, end)`` in its content. ``start`` never goes back."""
        while self.waiting and self.waiting[-1][0] <= start:
            self.open.append(self.waiting.pop())
        self.open = [held for held in self.open if held[1] > start]
        around = [held for held in self.open if held[1] >= end]
        if not around:
            return None
        return self.by_id[max(around, key=lambda held: (held[2], held[0] - held[1]))[3]]

    def touches_cue(self, start: int, end: int) -> bool:
        """Does ``[start, end)`` share a character with a cue?"""
        at = bisect_right(self.cues, (end - 1, len(self.cues) and 1 << 60)) - 1
        return at >= 0 and self.cues[at][1] > start

    def voice(self, attribution: Attribution | None) -> str | None:
        """The voice of the attribution's source, or of the nearest one it is nested in that has one.

        None for no attribution: the outlet. UNKNOWN where no voice is known up to the top.
        """
        if attribution is None:
            return None
        seen: set[str] = set()
        at: Attribution | None = attribution
        while at is not None and at.id not in seen:
            if at.source is not None and at.source.voice is not None:
                return at.source.voice
            seen.add(at.id)
            at = self.by_id.get(at.parent) if at.parent else None
        return UNKNOWN


def holders(document: Document) -> Holders:
    """Ready to be asked about the document's text, front to back."""
    by_id = {attribution.id: attribution for attribution in document.attributions}
    contents = [
        (span.start, span.end, _depth(attribution, by_id), attribution.id)
        for attribution in document.attributions
        for span in attribution.content.spans
    ]
    cues = [
        (span.start, span.end)
        for attribution in document.attributions
        if attribution.cue is not None
        for span in attribution.cue.spans
    ]
    return Holders(by_id, sorted(contents, reverse=True), sorted(cues))


def _depth(attribution: Attribution, by_id: dict[str, Attribution]) -> int:
    seen: set[str] = set()
    at: Attribution | None = attribution
    while at is not None and at.id not in seen:
        seen.add(at.id)
        at = by_id.get(at.parent) if at.parent else None
    return len(seen)
