"""A relative's relative may be somebody known."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, document, source_names


@pytest.mark.parametrize(
    ("text", "first", "then", "who"),
    [
        ("Yusuf Darrow left. His wife, Ana Darrow,", "Ana Darrow", "Her husband", "Yusuf Darrow"),
        ("Ana Darrow left. Her son, Jon,", "Jon", "His mother", "Ana Darrow"),
        ("Ana Darrow left. Her son, Jon,", "Jon", "His father", "His father"),
        ("Ana Darrow left. Her son, Jon,", "Jon", "His wife", "His wife"),
        (
            "Yusuf Darrow left. Mr Darrow's sister, Amal,",
            "Mr Darrow's sister, Amal",
            "Her brother",
            "Yusuf Darrow",
        ),
    ],
)
def test_her_husband_is_the_one_whose_wife_she_is(text: str, first: str, then: str, who: str) -> None:
    text = f"{text} said no. {then} said yes."
    said = Said(first, "said", "no"), Said(then, "said", "yes")
    assert source_names(resolve(document(text, *said)))[-1] == who


def test_mrs_is_the_wife_of_that_surname() -> None:
    text = "Geoff Orle sat. His cousin, Denise Orle, left. His wife, Pam Orle, wept. Mrs Orle said no."
    assert source_names(resolve(document(text, Said("Mrs Orle", "said", "no")))) == ["Pam Orle"]
