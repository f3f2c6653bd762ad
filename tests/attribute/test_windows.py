"""Windows: all of the text once, within their size, and cut by what stands nearby alone."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribute.windows import CORE, REACH, Window, windows
from reportedly.attribute.words import units

WORDS = ("the", "mayor", "of", "Oster", "said", "that", "a", "bridge", "near", "Halm", "was", "not", "safe")


def article(paragraphs: list[int], seed: int = 0) -> tuple[str, list[tuple[int, int]]]:
    rng = random.Random(seed)
    text, spans = "", []
    for size in paragraphs:
        body = " ".join(rng.choice(WORDS) for _ in range(size)) + "."
        spans.append((len(text), len(text) + len(body)))
        text += body + "\n\n"
    return text, spans


def cores(found: list[Window]) -> list[tuple[int, int]]:
    return [unit for window in found for piece in window.pieces for unit in piece.units]


@settings(max_examples=40)
@given(st.lists(st.integers(1, 500), min_size=1, max_size=30))
def test_every_unit_stands_in_one_core_and_none_is_too_large(sizes: list[int]) -> None:
    text, spans = article(sizes)
    found = windows(text, spans)
    assert cores(found) == [unit for span in spans for unit in units(text, *span)]
    assert all(sum(len(piece.units) for piece in window.pieces) <= CORE for window in found)


def test_a_paragraph_far_away_changes_no_window_here() -> None:
    text, spans = article([40] * 120)
    more = "A new paragraph at the very end."
    longer, added = text + more, (len(text), len(text) + len(more))
    last = spans[-1][1]
    near = last - 12 * REACH
    before = [w for w in windows(text, spans) if w.pieces[-1].units[-1][1] < near]
    after = [w for w in windows(longer, [*spans, added]) if w.pieces[-1].units[-1][1] < near]
    assert before
    assert before == after
