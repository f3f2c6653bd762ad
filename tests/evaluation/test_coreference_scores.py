"""Scores of coreference, on the worked examples published with them. A letter is a mention."""

from __future__ import annotations

import pytest

from evaluation.assignment import greatest_sum
from evaluation.coreference_scores import METRICS, Clusters, Tally, b_cubed, ceaf_e, conll, mentions, muc


def clusters(text: str) -> Clusters:
    return [frozenset(word) for word in text.split()]


def scores(tally: Tally) -> tuple[float, float, float]:
    return tally.recall, tally.precision, tally.f1


# Pradhan et al. 2014, section 4: key and response of their figures, recall, precision and F1 to two places.
KEY, RESPONSE = clusters("abc defg"), clusters("ab cd fghi")


@pytest.mark.parametrize(
    ("metric", "expected"),
    [("MUC", (0.40, 0.40, 0.40)), ("B³", (0.42, 0.50, 0.45)), ("CEAFe", (0.65, 0.43, 0.52))],
)
def test_the_example_of_the_reference_scorer_s_paper(metric: str, expected: tuple[float, ...]):
    assert scores(METRICS[metric](KEY, RESPONSE)) == pytest.approx(expected, abs=0.006)


# Test cases 1 to 4 of the reference scorer (conll/reference-coreference-scorers, test/TestCases.README).
@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("a bc def", (1, 1, 1)),
        ("a de", (0.6, 0.9, 0.72)),
        ("a bcx defy z", (0.88571, 0.66429, 0.75918)),
        ("a bcx dy z", (0.73333, 0.55, 0.62857)),
    ],
)
def test_missing_and_further_mentions_as_the_reference_scorer_counts_them(found: str, expected: tuple[float]):
    assert scores(ceaf_e(clusters("a bc def"), clusters(found))) == pytest.approx(expected, abs=1e-5)


# Vilain et al. 1995, section 3: one chain broken in two, two chains run together.
@pytest.mark.parametrize(
    ("gold", "found", "recall", "precision"),
    [("abcd", "ab cd", 2 / 3, 1), ("ab cd", "abcd", 1, 2 / 3), ("abcd", "ab", 1 / 3, 1)],
)
def test_muc_counts_links(gold: str, found: str, recall: float, precision: float):
    assert scores(muc(clusters(gold), clusters(found)))[:2] == pytest.approx((recall, precision))


TRUTH = "12345 67 89abc"


# Bagga and Baldwin 1998, figures 3 and 4: MUC can't tell the two errors apart, B³ can.
@pytest.mark.parametrize(("found", "precision"), [("12345 6789abc", 0.76), ("1234589abc 67", 0.58)])
def test_b_cubed_weighs_what_is_run_together(found: str, precision: float):
    gold, response = clusters(TRUTH), clusters(found)
    assert scores(b_cubed(gold, response))[:2] == pytest.approx((1, precision), abs=0.005)
    assert scores(muc(gold, response))[:2] == pytest.approx((1, 0.9))


# Luo 2005, table 2: the same truth, F1 by φ4.
@pytest.mark.parametrize(
    ("found", "f1"),
    [
        ("12345 6789abc", 0.733),
        ("1234589abc 67", 0.667),
        ("123456789abc", 0.294),
        ("1 2 3 4 5 6 7 8 9 a b c", 0.178),
    ],
)
def test_ceaf_pairs_each_entity_once(found: str, f1: float):
    assert ceaf_e(clusters(TRUTH), clusters(found)).f1 == pytest.approx(f1, abs=0.0006)


def test_what_is_alone_on_both_sides_is_right_but_makes_no_link():
    gold = found = clusters("a b")
    assert [METRICS[name](gold, found).f1 for name in METRICS] == [0, 1, 1]


def test_sums_over_documents_come_before_fractions():
    both = muc(clusters("abcd"), clusters("ab cd")) + muc(clusters("xy"), clusters("xy"))
    assert scores(both) == pytest.approx((3 / 4, 1, 6 / 7))


def test_mentions_and_the_mean():
    assert scores(mentions(KEY, RESPONSE))[:2] == pytest.approx((6 / 7, 6 / 8))
    assert conll([Tally(1, 1, 1, 1), Tally(), Tally(1, 2, 1, 2)]) == pytest.approx(0.5)


def test_nothing_found_is_zero():
    assert [METRICS[name](KEY, []).f1 for name in METRICS] == [0, 0, 0]


@pytest.mark.parametrize(
    ("weights", "total"),
    [
        ({}, 0),
        ({(0, 0): 3, (0, 1): 2, (1, 0): 2}, 4),  # the greatest first would give 3
        ({(0, 0): 5, (0, 1): 2, (1, 0): 2}, 5),
        ({(0, 0): 1, (1, 0): 2, (2, 0): 3}, 3),
        ({(0, 1): 7, (1, 2): 6, (2, 0): 5, (0, 0): 6, (1, 1): 5, (2, 2): 7}, 18),
    ],
)
def test_the_assignment_with_the_greatest_sum(weights: dict[tuple[int, int], float], total: float):
    assert greatest_sum(weights) == pytest.approx(total)
