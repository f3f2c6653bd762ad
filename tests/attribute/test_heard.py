"""What is said in what is said: each nested cue is read within the tightest content that it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from reportedly.attribute import heard
from reportedly.attribute.decode import FoundCue
from reportedly.attribute.features import Encoded
from reportedly.attribute.model import Settings

LONG = 30  # units of the only paragraph
SURE = {"outer": [0.0, 1.0, 0.0, 0.0, 0.0, 0.0], "nested": [0.0, 1.0, 0.0, 0.0, 0.0, 0.0]}
SETTINGS = Settings("fake", "", {"outer": 0.5, "nested": 0.5}, {"outer": 0.3, "nested": 0.3}, SURE)


@dataclass
class Fake:
    """A model that hears what it is told to: the source is the unit before a cue, the content what follows
    it in its scope. Remembers what it was asked."""

    settings: Settings = SETTINGS
    asked: list[tuple[int, tuple[int, int]]] = field(default_factory=list)

    def read_roles(self, words: Any, cues: Sequence[FoundCue], scope: tuple[int, int]) -> Any:
        self.asked += [(cue.begin, scope) for cue in cues]
        return np.stack([self.labels(cue, *scope) for cue in cues])

    def labels(self, cue: FoundCue, first: int, last: int) -> Any:
        labels = np.zeros((last - first, 5), dtype=np.float32)
        labels[:, 0] = 8.0
        for unit in range(first, last):
            label = 1 if unit == cue.begin - 1 else 3 if unit == cue.end else 4 if unit > cue.end else 0
            labels[unit - first, label] += 16.0 if label else 0.0
        return labels


def window(units: int = LONG) -> Encoded:
    one = np.zeros(units, dtype=np.int64)
    return Encoded(one, one, one, one, one, [(k, k + 1) for k in range(units)], [(0, units)])


def tags(outer: Sequence[int], nested: Sequence[int], units: int = LONG) -> Any:
    scores = np.zeros((units, 6), dtype=np.float32)
    scores[:, [0, 3]] = 8.0
    for unit in outer:
        scores[unit, 1] = 16.0
    for unit in nested:
        scores[unit, 4] = 16.0
    return scores


def read(outer: Sequence[int], nested: Sequence[int]) -> tuple[Fake, dict[int, heard.Heard]]:
    model, encoded, scores = Fake(), window(), tags(outer, nested)
    words = np.zeros((LONG, 4), dtype=np.float32)
    first = heard.outermost(model, encoded, words, scores)  # type: ignore[arg-type]
    inner = heard.nested(model, encoded, words, scores, first)  # type: ignore[arg-type]
    return model, {one.cue.begin: one for one in (*first, *inner)}


@pytest.mark.parametrize("number", [1, 2 * heard.TOGETHER + 1])
def test_windows_that_are_decoded_together_are_heard_as_each_alone(number: int) -> None:
    words = np.zeros((LONG, 4), dtype=np.float32)
    several = [(window(), words, tags([2 + n % 9, 14, 20][: n % 4], [])) for n in range(number)]
    together = heard.outermost_of(Fake(), iter(several))  # type: ignore[arg-type]
    assert together == [heard.outermost(Fake(), *one) for one in several]  # type: ignore[arg-type]
    assert [len(found) for found in together] == [n % 4 for n in range(number)]


def test_a_nested_cue_is_read_within_the_content_it_stands_in() -> None:
    model, found = read([4], [12])
    assert found[4].roles.content == ((5, LONG),)
    assert not found[4].nested
    assert found[12].roles.source == ((11, 12),)
    assert found[12].nested
    assert (12, (5, LONG)) in model.asked


def test_the_tightest_content_counts_at_every_depth() -> None:
    model, found = read([2], [8, 16, 24])
    assert [found[cue].roles.content for cue in (2, 8, 16, 24)] == [
        ((3, LONG),),
        ((9, LONG),),
        ((17, LONG),),
        ((25, LONG),),
    ]
    assert [scope for cue, scope in model.asked if cue == 24][-1] == (17, LONG)


def test_a_nested_cue_outside_every_content_is_not_heard() -> None:
    _, found = read([12], [4])
    assert list(found) == [12]


def test_a_cue_is_either_outermost_or_nested() -> None:
    _, found = read([4, 12], [12])
    assert [found[cue].nested for cue in (4, 12)] == [False, False]


@pytest.mark.parametrize("count", [1, 5, 13])
def test_reading_ends_however_many_cues_there_are(count: int) -> None:
    model, found = read([1], range(3, 3 + 2 * count, 2))
    assert len(found) == 1 + count
    assert len(model.asked) <= 1 + heard.DEEPEST * count
