"""Reliability and calibration error, worked out by hand."""

from __future__ import annotations

import pytest

from evaluation.calibration import calibration_error, reliability
from evaluation.scorer import Judged


def judged(confidence: float, right: bool) -> Judged:
    return Judged("indirect", right, confidence)


def test_bins_hold_means_and_empty_ones_are_left_out():
    bins = reliability([judged(0.62, True), judged(0.68, False), judged(1.0, True)])
    assert [(part.low, part.high, part.count) for part in bins] == [(0.6, 0.7, 2), (0.9, 1.0, 1)]
    assert bins[0].confidence == pytest.approx(0.65)
    assert bins[0].right == pytest.approx(0.5)


def test_the_error_weighs_gaps_by_how_many_predictions_they_concern():
    # Four at 0.75 of which two are right: gap 0.25. One at 1.0 that is wrong: gap 1. (4 * 0.25 + 1) / 5.
    predictions = [judged(0.75, right) for right in (True, True, False, False)] + [judged(1.0, False)]
    assert calibration_error(reliability(predictions)) == pytest.approx(0.4)


def test_a_confidence_that_keeps_its_word_has_no_error():
    predictions = [judged(0.75, right) for right in (True, True, True, False)]
    assert calibration_error(reliability(predictions)) == pytest.approx(0)


def test_no_predictions_no_error():
    assert calibration_error(reliability([])) == 0
