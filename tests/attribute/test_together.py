"""All whom a verb has for a subject are its source."""

from __future__ import annotations

import pytest

from reportedly.attribute.candidates import Candidate
from reportedly.attribute.together import together
from tests.attribute.build import at


@pytest.mark.parametrize(
    ("text", "source", "whole"),
    [
        (
            "Mr Tarn, the governor's brother, and four others have denied it.",
            "four others",
            "Mr Tarn, the governor's brother, and four others",
        ),
        ("It sank. Tarn, 41, and Roth denied it.", "Roth", "Tarn, 41, and Roth"),
        ("Tarn said it sank, and Roth denied it.", "Roth", "Roth"),
        ("Tarn, who was in Narvo, said no, and Roth denied it.", "Roth", "Roth"),
        ("In Narvo, the capital, and Roth denied it.", "Roth", "Roth"),
        ("Tarn, who said so, and Roth denied it.", "Roth", "Roth"),
    ],
)
def test_the_first_is_taken_in(text: str, source: str, whole: str) -> None:
    found = together(text, Candidate(at(text, source), at(text, "denied"), at(text, "it."), 0.9))
    assert text[slice(*found.source[0])] == whole
