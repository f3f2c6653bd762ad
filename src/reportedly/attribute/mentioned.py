"""From the mention reader's scores to mentions that nest and never cross."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating]
Span = tuple[int, int]

KINDS = (
    "person",
    "organization",
    "place",
    "event",
    "time",
    "object",
    "substance",
    "animal",
    "plant",
    "abstract",
)
LONGEST = 64  # units in a mention: one in two thousand is longer
MOST = 2  # mentions kept for each unit of a window, the surest: a bound for hostile text


def spans(scores: Floats, least: float = 0.0) -> tuple[list[Span], list[float]]:
    """The mentions [begin, end) of a window with their scores: of ``scores`` (U, U) from first to last unit
    those of ``least`` or more; of two that cross, the surer one. Sorted by begin, longest first."""
    first, last = np.divmod(np.flatnonzero(scores >= least), len(scores))
    fits = (last >= first) & (last - first < LONGEST)
    first, last = first[fits], last[fits]
    sure = scores[first, last]
    order = np.lexsort((last, first, -sure))[: MOST * len(scores)]
    first, last, sure = first[order], last[order], sure[order]
    kept = ~_crossed(first, last)
    first, last, sure = first[kept], last[kept], sure[kept]
    order = np.lexsort((-last, first))
    found = list(zip(first[order].tolist(), (last[order] + 1).tolist(), strict=True))
    return found, sure[order].tolist()


def _crossed(first: npt.NDArray[np.int64], last: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Which spans, in order of preference, cross an earlier one that isn't crossed itself."""
    begins_in = (first[:, None] < first) & (first <= last[:, None]) & (last[:, None] < last)
    crossing = begins_in | begins_in.T
    out = np.zeros(len(first), dtype=bool)
    for i in np.nonzero(np.tril(crossing).any(1))[0]:
        out[i] = bool((crossing[i, :i] & ~out[:i]).any())
    return out


def shares(scores: Sequence[float]) -> list[float]:
    """Scores as probabilities."""
    plain: list[float] = (1 / (1 + np.exp(-np.asarray(scores, dtype=np.float64)))).tolist()
    return plain
