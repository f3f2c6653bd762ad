"""Does a confidence of 0.9 mean nine in ten? Reliability by bin, and the expected calibration error.

Naeini, Cooper, Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.scorer import Judged

__all__ = ["BINS", "Bin", "calibration_error", "reliability"]

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions with a confidence in [low, high); the last bin also holds 1."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def reliability(judged: Sequence[Judged]) -> list[Bin]:
    """Ten bins of equal width, empty ones left out. ``confidence`` and ``right`` are means over the bin."""
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for prediction in judged:
        bins[min(int(prediction.confidence * BINS), BINS - 1)].append(prediction)
    return [
        Bin(
            number / BINS,
            (number + 1) / BINS,
            len(members),
            sum(prediction.confidence for prediction in members) / len(members),
            sum(prediction.right for prediction in members) / len(members),
        )
        for number, members in enumerate(bins)
        if members
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """The gap between confidence and share right, averaged over predictions; 0 without any."""
    total = sum(part.count for part in bins)
    return sum(part.count * abs(part.confidence - part.right) for part in bins) / total if total else 0.0
