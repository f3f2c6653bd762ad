"""The measure of nested attributions, on invented sentences worked out by hand."""

from __future__ import annotations

import pytest

from evaluation.corpus import plain_document
from evaluation.findings import Article, Finding
from evaluation.nested import score_nested

TEXT = "Oda said that, according to Brel, Tam denied that the old mill burned down. Ruk left."


def finding(content: str, *, parent: int | None = None, source: str = "", cue: str = "") -> Finding:
    def spans(words: str) -> tuple[tuple[int, int], ...]:
        start = TEXT.index(words)
        return ((start, start + len(words)),) if words else ()

    return Finding(spans(content), spans(source), spans(cue), parent)


OUTER = finding("that, according to Brel, Tam denied that the old mill burned down", source="Oda", cue="said")
MIDDLE = finding("Tam denied that the old mill burned down", parent=0, source="Brel", cue="according to")
INNER = finding("that the old mill burned down", parent=1, source="Tam", cue="denied")
GOLD = (OUTER, MIDDLE, INNER)


def scores(*predicted: Finding):
    article = Article("one", plain_document(TEXT), GOLD)
    return score_nested([article], {"one": predicted})


def test_the_gold_itself_scores_one_at_every_depth():
    result = scores(*GOLD)
    assert result.nested.f1 == 1
    assert result.nested_with_source.f1 == 1
    assert [result.by_depth[depth].f1 for depth in (0, 1, 2)] == [1, 1, 1]
    assert (result.nested.gold, result.nested.predicted) == (2, 2)


def test_outermost_ones_do_not_count_as_nested():
    result = scores(OUTER)
    assert result.by_depth[0].f1 == 1
    assert result.nested.recall == 0
    assert result.nested.predicted == 0


def test_a_right_content_under_the_wrong_parent_is_no_hit():
    # The inner one hangs on the outer: 1 of 2 predicted is right, 1 of 2 gold is found.
    result = scores(OUTER, MIDDLE, finding("that the old mill burned down", parent=0))
    assert result.nested.precision == pytest.approx(1 / 2)
    assert result.nested.recall == pytest.approx(1 / 2)


def test_a_missing_grandparent_does_not_lose_its_grandchild():
    # The middle one stands outermost (a miss), the inner one hangs on it as in the gold (a hit).
    lone_middle = finding("Tam denied that the old mill burned down", source="Brel", cue="according to")
    result = scores(lone_middle, finding("that the old mill burned down", parent=0))
    assert result.nested.precision == 1
    assert result.nested.recall == pytest.approx(1 / 2)


def test_half_of_the_words_is_enough_and_less_is_not():
    # "that the old mill burned down" has 6 words: 3 of them are half, 2 are not.
    assert scores(OUTER, MIDDLE, finding("mill burned down", parent=1)).nested.recall == 1
    assert scores(OUTER, MIDDLE, finding("burned down", parent=1)).nested.recall == pytest.approx(1 / 2)


def test_a_wrong_source_costs_only_the_figure_with_sources():
    wrong = finding("that the old mill burned down", parent=1, source="Ruk", cue="denied")
    result = scores(OUTER, MIDDLE, wrong)
    assert result.nested.f1 == 1
    assert result.nested_with_source.f1 == pytest.approx(1 / 2)


def test_each_attribution_is_paired_once():
    result = scores(OUTER, MIDDLE, INNER, INNER)
    assert result.nested.precision == pytest.approx(2 / 3)
    assert result.nested.recall == 1


def test_an_article_without_predictions_counts_as_missed():
    result = score_nested([Article("one", plain_document(TEXT), GOLD)], {})
    assert result.nested.gold == 2
    assert result.nested.f1 == 0
