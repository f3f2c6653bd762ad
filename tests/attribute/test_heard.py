"""What is heard in windows, and what hints at more within it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
    it in its scope."""

    settings: Settings = SETTINGS

    def read_roles(self, words: Any, cues: Sequence[FoundCue], scope: tuple[int, int]) -> Any:
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


@pytest.mark.parametrize("number", [1, 2 * heard.TOGETHER + 1])
def test_windows_that_are_decoded_together_are_heard_as_each_alone(number: int) -> None:
    words = np.zeros((LONG, 4), dtype=np.float32)
    several = [(window(), words, tags([2 + n % 9, 14, 20][: n % 4], [])) for n in range(number)]
    together = heard.outermost_of(Fake(), iter(several))  # type: ignore[arg-type]
    assert together == [heard.outermost(Fake(), *one) for one in several]  # type: ignore[arg-type]
    assert [len(found) for found in together] == [n % 4 for n in range(number)]


def test_words_that_may_be_cues_within_contents_are_hints() -> None:
    model, encoded = Fake(replace(SETTINGS, gate=0.1)), window()
    scores = tags([4], [12, 20])
    scores[20, 4] = 6.5  # against 8: one in six
    assert heard.hints(model, encoded, scores) == [12, 20]  # type: ignore[arg-type]
    model.settings = replace(SETTINGS, gate=0.3)
    assert heard.hints(model, encoded, scores) == [12]  # type: ignore[arg-type]


def test_a_model_that_tags_outermost_cues_alone_cannot_tell() -> None:
    assert heard.hints(Fake(), window(), tags([4], [])[:, :3]) == list(range(LONG))  # type: ignore[arg-type]
