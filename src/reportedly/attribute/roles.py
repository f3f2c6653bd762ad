"""What the role reader sees of a cue's surroundings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

SCOPE = 170  # units to either side of a cue
STEPS = (
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    12,
    16,
    24,
    32,
    48,
    64,
)  # a bucket ends with each; one more for what is further


FURTHEST = 512  # more units than a window has
FAR = np.searchsorted(STEPS, np.arange(1, FURTHEST + 1), side="left")
BEFORE, AFTER = 2 * FAR[::-1] + 1, 2 * FAR + 2

Span = tuple[int, int]


def scope(cue: Span, bounds: Sequence[Span], within: Span | None = None) -> Span:
    """The units that the role reader sees for a cue at [begin, end): its paragraph, of those in ``bounds``,
    SCOPE units to either side at most, and no more than the content ``within`` which it stands.
    """
    begin, end = next((b for b in bounds if b[0] <= cue[0] < b[1]), cue)
    begin, end = max(begin, cue[0] - SCOPE), min(end, cue[1] + SCOPE)
    if within:
        begin, end = max(begin, min(within[0], cue[0])), min(end, max(within[1], cue[1]))
    return begin, end


def distances(length: int, begin: int, end: int) -> npt.NDArray[np.int64]:
    """Signed distance buckets of ``length`` words, FURTHEST at most, from the cue at [begin, end): 0 on the
    cue, odd before it, even after it."""
    buckets = np.zeros(length, dtype=np.int64)
    buckets[:begin] = BEFORE[FURTHEST - begin :]
    after = buckets[end:]
    after[:] = AFTER[: len(after)]
    return buckets
