"""What is heard in windows, and what is nested in that."""

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
from reportedly.attribute.nested import nested

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
    together = [found for some in heard.together(iter(several)) for found in heard_in(some)]
    assert together == [found for one in several for found in heard_in([one])]
    assert [len(found) for found in together] == [n % 4 for n in range(number)]


def heard_in(some: list[heard.Reading]) -> list[list[heard.Heard]]:
    return heard.outermost_of(Fake(), some)  # type: ignore[arg-type]


def nested_in(reading: heard.Reading, outer: list[heard.Heard]) -> list[tuple[int, Any]]:
    """Where the cues of the nested ones begin, with their contents."""
    ((found, unheard),) = nested(Fake(), [reading], [outer])  # type: ignore[arg-type]
    assert not unheard
    return [(one.cue.begin, one.roles.content) for one in found]


def test_what_is_nested_is_heard_with_the_windows_own_words_level_by_level() -> None:
    reading = window(), np.zeros((LONG, 4), dtype=np.float32), tags([4], [2, 12, 20])
    (outer,) = heard_in([reading])
    # Nobody says what stands at 2, outside the content; what begins at 20 is said in what begins at 12.
    assert nested_in(reading, outer) == [(12, ((13, LONG),)), (20, ((21, LONG),))]


def test_what_is_nested_holds_nothing_that_stands_outside_its_content() -> None:
    reading = window(), np.zeros((LONG, 4), dtype=np.float32), tags([4], [4, 6, 11])
    (outer,) = heard_in([reading])
    holed = [replace(one, roles=replace(one.roles, content=((5, 10), (14, 20)))) for one in outer]
    assert nested_in(reading, holed) == [(6, ((7, 10), (14, 20)))]


def test_of_two_cues_that_stand_in_each_others_contents_the_surer_is_outermost() -> None:
    class Around(Fake):
        def labels(self, cue: FoundCue, first: int, last: int) -> Any:
            labels = np.zeros((last - first, 5), dtype=np.float32)
            labels[:, 4], labels[0, 3] = 16.0, 32.0
            return labels

    scores = tags([4], [8, 12])
    scores[8, 4] = 10.0
    reading = window(), np.zeros((LONG, 4), dtype=np.float32), scores
    (outer,) = heard_in([reading])
    ((found, _),) = nested(Around(), [reading], [outer])  # type: ignore[arg-type]
    assert [one.cue.begin for one in found] == [12, 8]


@pytest.mark.parametrize(
    ("score", "heard_there", "again"), [(16.0, [20], False), (7.8, [], True), (7.5, [], False)]
)
def test_a_content_with_a_cue_of_which_nothing_is_heard_is_left_to_be_read_again(
    score: float, heard_there: list[int], again: bool
) -> None:
    scores = tags([4, 16], [10, 12, 20])
    scores[12, 4] = 7.8  # 0.45 likely, beside one that is heard in the same content
    model = Fake(replace(SETTINGS, cue={"outer": 0.5, "nested": 0.4}, least={"outer": 0.3, "nested": 0.5}))
    scores[20, 4] = score
    reading = window(), np.zeros((LONG, 4), dtype=np.float32), scores
    first, second = heard_in([reading])[0]
    first = replace(first, roles=replace(first.roles, content=((5, 15),)))
    ((found, unheard),) = nested(model, [reading], [[first, second]])  # type: ignore[arg-type]
    assert [one.cue.begin for one in found] == heard_there
    assert unheard == [first, *([second] if again else [])]
