"""The weights of pronouns are fitted to what the resolver weighs."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")

from evaluation.gap import GapItem
from reportedly.resolve import people, resolve
from tests.resolve.build import Said, document
from training.pronouns import Choice, fitted, noted, of_gap, of_sources

TEXT = "Ana Roth met Lena Dosti. She said no."


def place(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def item(first: bool, second: bool) -> GapItem:
    return GapItem("x", TEXT, place("She"), (place("Ana Roth"), place("Lena Dosti")), (first, second))


def test_candidates_are_noted_while_somebody_is_looked_for() -> None:
    weigh = people.candidates
    with noted() as seen:
        resolve(document(TEXT, Said("She", "said", "no")))
    assert people.candidates is weigh
    assert list(seen) == [place("She")] and seen[place("She")].speaks
    named = {event.mention.text for event, _ in seen[place("She")].candidates}
    assert named == {"Ana Roth", "Lena Dosti"}


def test_a_text_of_gap_tells_who_is_right_and_who_is_not() -> None:
    with noted() as seen:
        resolve(document(TEXT, Said("She", "said", "no")))
    names = [event.mention.text for event, _ in seen[place("She")].candidates]
    first = of_gap(item(True, False), seen)
    assert first and dict(zip(names, first.right, strict=True)) == {"Ana Roth": True, "Lena Dosti": False}
    neither = of_gap(item(False, False), seen)
    assert neither and not any(neither.right) and all(neither.known) and not neither.told
    assert of_gap(item(True, False), {}) is None
    (source,) = of_sources([[place("Lena Dosti"), place("She")], [place("Ana Roth")]], seen)
    assert dict(zip(names, source.right, strict=True)) == {"Ana Roth": False, "Lena Dosti": True}


def test_what_holds_for_the_right_ones_weighs_more() -> None:
    near, far = [("near", 1.0), ("reader", 1.0)], [("far", 1.0)]
    several = [Choice(1.0, (near, far), (True, False), (True, True))] * 30
    several += [Choice(1.0, (far,), (False,), (True,))] * 10  # nobody is meant
    weights = fitted(several)
    assert weights["near"] > 1 > -1 > weights["far"]
    assert "reader" not in weights
    assert fitted([Choice(1.0, (far,), (False,), (False,), told=False)] * 10)["far"] == pytest.approx(0.0)
