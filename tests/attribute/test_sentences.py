"""Where a sentence ends and where a full stop is a title's."""

from __future__ import annotations

import pytest

from reportedly.attribute.rules.sentences import sentences
from reportedly.resolve.words import words


def counts(text: str) -> tuple[int, int]:
    """The sentences of the rules that attribute and of those that resolve."""
    ruled = list(sentences(text, 0, len(text), [], frozenset()))
    return len(ruled), words(text, 0, len(text)).sentence[-1] + 1


@pytest.mark.parametrize(
    "text",
    [
        "Ald. Mia Brun said no.",
        "The bill failed, Ald. Brun said.",
        "The council heard Cllr. Orme and Supt. Mia Tarn.",
        "Lt-Gen. Jos Tarn left.",
        "R.K. Dhole came.",
        "Mlk. Orme left early.",
        "Xap. Mia Brun left early.",
        "She went to see Gen. Brun in March.",
        "He waited in Ald. Brun's office.",
    ],
)
def test_a_title_s_stop_ends_no_sentence(text: str) -> None:
    assert counts(text) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "He lives in Ald. Mia came.",
        "He lives in Keth. Mia Brun came.",
        "Rain. Mia Brun stayed in.",
        "Yes. Mia Brun stayed in.",
        "Hmm. Mia is late.",
        "She came from the U.S. The talks ended.",
        "He saw Mud. They left.",
    ],
)
def test_a_short_word_may_end_a_sentence(text: str) -> None:
    assert counts(text) == (2, 2)


def test_lines_broken_to_a_width_are_one_sentence_and_short_lines_are_not() -> None:
    broken = "After three hours of testimony that turned to tears, the council\nvoted late to close it."
    verse = "The pool is shut\nNobody told us\nThe swifts are back"
    assert len(list(sentences(broken, 0, len(broken), [], frozenset()))) == 1
    assert len(list(sentences(verse, 0, len(verse), [], frozenset()))) == 3
