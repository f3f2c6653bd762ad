"""In whose words a place of the text stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..types import Attribution

NESTED = 30  # contents open at one place that are looked at


@dataclass(slots=True)
class Contents:
    """The spans of all contents, to find in whose words a place stands. Asked in text order within a
    block."""

    spans: list[tuple[int, int, int]]
    starts: list[int] = field(default_factory=list)
    reach: list[int] = field(default_factory=list)

    def around(self, at: int) -> Iterator[int]:
        """The attributions in whose content ``at`` stands, innermost first."""
        last = bisect_right(self.starts, at)
        for k in range(last - 1, max(-1, last - NESTED), -1):
            if self.reach[k] <= at:
                return
            if self.spans[k][1] > at:
                yield self.spans[k][2]


def contents_of(attributions: Sequence[Attribution]) -> Contents:
    """The contents of all attributions, ready to be asked."""
    spans = sorted((s.start, s.end, i) for i, a in enumerate(attributions) for s in a.content.spans)
    reach, furthest = [], 0
    for _, end, _ in spans:
        furthest = max(furthest, end)
        reach.append(furthest)
    return Contents(spans, [start for start, _, _ in spans], reach)
