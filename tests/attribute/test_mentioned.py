"""From scores to mentions that nest and never cross, and what two mentions have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribute import likeness, mentioned
from reportedly.attribute.mentions import InWindow, linked
from reportedly.attribute.words import units

FORMS = likeness.FORMS


def scores(*spans: tuple[int, int, float], size: int = 8) -> Any:
    made = np.full((size, size), -9.0, dtype=np.float32)
    for begin, end, score in spans:
        made[begin, end - 1] = score
    return made


def test_mentions_nest_and_stand_in_text_order_outer_ones_first() -> None:
    found, sure = mentioned.spans(scores((3, 4, 1.0), (0, 6, 2.0), (0, 2, 3.0), (3, 6, 0.5)))
    assert found == [(0, 6), (0, 2), (3, 6), (3, 4)]
    assert sure == [2.0, 3.0, 0.5, 1.0]


def test_of_two_that_cross_the_surer_one_stays() -> None:
    found, _ = mentioned.spans(scores((0, 4, 1.0), (2, 6, 2.0), (2, 4, 0.5)))
    assert found == [(2, 6), (2, 4)]


def test_one_that_crosses_only_what_is_crossed_itself_stays() -> None:
    found, _ = mentioned.spans(scores((0, 3, 1.0), (2, 5, 2.0), (4, 7, 3.0)))
    assert found == [(0, 3), (4, 7)]


def test_spans_below_the_least_score_or_backwards_are_none() -> None:
    made = scores((0, 2, 0.9), (3, 5, 1.1))
    made[6, 2] = 5.0
    assert mentioned.spans(made, 1.0)[0] == [(3, 5)]


@settings(max_examples=40)
@given(st.integers(1, 30), st.integers(0, 10_000))
def test_whatever_the_scores_mentions_are_few_and_never_cross(size: int, seed: int) -> None:
    made = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    found, sure = mentioned.spans(made, -9.0)
    assert len(found) == len(sure) <= mentioned.MOST * size
    assert not any(a < c < b < d for a, b in found for c, d in found)


def of(text: str, *phrases: str) -> likeness.Traits:
    """The traits of phrases of a text, each looked for behind the one before."""
    at = units(text)
    spans, after = [], 0
    for phrase in phrases:
        start = text.index(phrase, after)
        after = start + 1
        inside = [k for k, (s, e) in enumerate(at) if start <= s and e <= start + len(phrase)]
        spans.append((inside[0], inside[-1] + 1))
    return likeness.traits([text[s:e] for s, e in at], spans, [0] * len(at), [0] * len(at))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("she", likeness.FORM_OF["she"]),
        ("Ana Roth", likeness.NAME),
        ("Roth's", likeness.NAME),
        ("the old port of Halm", likeness.DEFINITE),
        ("a port", likeness.INDEFINITE),
        ("their port", likeness.OWNED),
        ("fishing boats", likeness.BARE),
    ],
)
def test_the_form_of_a_mention(text: str, form: int) -> None:
    assert of(text, text).form.tolist() == [form]


@pytest.mark.parametrize(
    ("one", "other", "bit"),
    [
        ("Ana Roth", "Ana Roth", 1),
        ("the minister of ports", "a minister", 2),
        ("Ana Roth", "Roth", 4),
        ("Roth", "Ana Roth", 8),
        ("Orlavian Press Union", "OPU", 32),
    ],
)
def test_what_two_mentions_share(one: str, other: str, bit: int) -> None:
    traits = of(f"{one} met {other}", one, other)
    row = likeness.likeness(traits, np.array([1]), np.array([0]))[0] - likeness.FIRST_ROWS
    assert row[1] & bit
    assert row[0] == traits.form[1] * FORMS + traits.form[0]


def test_every_pair_of_traits_has_rows_in_the_table() -> None:
    text = "“Ana Roth,” she said. " * 40
    traits = of(text, *["Ana Roth", "she"] * 40)
    later, earlier = likeness.candidates(traits)
    rows = likeness.likeness(traits, later, earlier)
    ends = likeness.FIRST_ROWS + likeness.COLUMNS
    assert (rows >= likeness.FIRST_ROWS).all()
    assert (rows < ends).all()


def test_joined_tables_have_a_row_for_every_combination_of_columns() -> None:
    ends = np.cumsum(likeness.JOINED_ROWS)
    last = likeness.FIRST_ROWS + likeness.COLUMNS - 1
    first, most = likeness.joined(np.stack([likeness.FIRST_ROWS, last]))
    assert first.tolist() == [0, *ends[:-1].tolist()]
    assert most.tolist() == [end - 1 for end in ends.tolist()]
    rows = np.random.default_rng(3).integers(likeness.FIRST_ROWS, last + 1, (400, len(last)))
    joined = likeness.joined(rows)
    for k, columns in enumerate(likeness.JOINED):
        apart, at = [tuple(row) for row in rows[:, columns].tolist()], joined[:, k].tolist()
        assert len(set(apart)) == len(set(at)) == len(set(zip(apart, at, strict=True)))


def test_a_name_is_compared_with_its_like_however_far_back_a_pronoun_is_not() -> None:
    text = "Ilir Dosti left. She left. " + "A boat came. " * 60 + "Then Dosti and she came."
    traits = of(text, "Ilir Dosti", "She", *["A boat"] * 60, "Dosti", "she")
    later, earlier = likeness.candidates(traits)
    pairs = set(zip(later.tolist(), earlier.tolist(), strict=True))
    assert (62, 0) in pairs
    assert (63, 0) not in pairs
    assert all(j < i for i, j in pairs)
    assert len(pairs) <= len(traits) * (likeness.NEAR + likeness.ALIKE)


class Fake:
    """Takes each mention for the nearest one before it, whatever it is."""

    def links(self, vectors: Any, later: Any, earlier: Any, alike: Any) -> Any:
        assert later.max() < len(vectors)
        return np.where(later - earlier == 1, 4.0, -4.0).astype(np.float32)


def window(text: str, begin: int, count: int) -> InWindow:
    """``count`` mentions of one word each, of a text of words and blanks."""
    at = units(text)[begin : begin + count]
    spans = [(k, k + 1) for k in range(count)]
    zeros = np.zeros((count, 8), dtype=np.float32)
    kinds = np.eye(len(mentioned.KINDS), dtype=np.float32)[[0] * count]
    return InWindow(at, [0] * count, [0] * count, spans, [0.5] * count, zeros, kinds)


def test_antecedents_reach_across_windows_and_point_backwards() -> None:
    text = "Roth Dosti Halm Narvo"
    found = linked(Fake(), text, [window(text, 0, 2), window(text, 2, 2)])  # type: ignore[arg-type]
    assert [text[m.start : m.end] for m in found] == text.split()
    assert [[j for j, _ in m.antecedents] for m in found] == [[], [0], [1], [2]]
    assert {m.kind for m in found} == {"person"}


def test_a_doubtful_mention_is_kept_for_others_to_go_back_to() -> None:
    text = "Roth Dosti"
    one, two = window(text, 0, 1), window(text, 1, 1)
    found = linked(Fake(), text, [replace(one, probabilities=[0.3]), two], least=0.4)  # type: ignore[arg-type]
    assert [m.sure for m in found] == [False, True]
    assert [[j for j, _ in m.antecedents] for m in found] == [[], [0]]


def test_a_document_of_thousands_of_mentions_is_linked_bit_by_bit() -> None:
    text = "Roth " * 3000
    found = linked(Fake(), text, [window(text, k, 300) for k in range(0, 3000, 300)])  # type: ignore[arg-type]
    assert [m.antecedents[0][0] for m in found[1:]] == list(range(2999))


def test_no_mentions_no_work() -> None:
    assert linked(Fake(), "", []) == ()  # type: ignore[arg-type]
