"""A given name tells whom "he" and "she" may mean, as far as the text doesn't say otherwise."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, document, source_names, voice


@pytest.mark.parametrize(
    ("people", "pronoun", "name"),
    [
        ("Peter Orle met Susan Tarn", "She", "Susan Tarn"),
        ("Peter Orle met Susan Tarn", "He", "Peter Orle"),
        ("Susan Tarn met Peter Orle", "He", "Peter Orle"),
        ("Thabo Orle met Zanele Tarn", "She", "Zanele Tarn"),
        ("Sergio Orle met Inés Tarn", "She", "Inés Tarn"),
        ("Peter met Susan", "She", "Susan"),
    ],
)
def test_he_and_she_go_by_the_given_names(people: str, pronoun: str, name: str) -> None:
    text = f"{people} at the port. {pronoun} said no."
    assert source_names(resolve(document(text, Said(pronoun, "said", "no")))) == [name]


def test_what_the_text_says_of_somebody_comes_first() -> None:
    text = "Ms Peter Orle met a guest. She said no."
    assert source_names(resolve(document(text, Said("She", "said", "no")))) == ["Peter Orle"]
    text = "Peter Orle lost her case. Peter Orle said that her home was gone. She said no."
    statements = Said("Peter Orle", "said", "her home was gone"), Said("She", "said", "no")
    assert source_names(resolve(document(text, *statements)))[1] == "Peter Orle"


@pytest.mark.parametrize(("title", "apart"), [("Mrs", True), ("Mr", False)])
def test_a_title_and_a_given_name_that_dont_go_together_are_two_people(title: str, apart: bool) -> None:
    text = f"Peter Roth said yes. {title} Roth said no."
    resolved = resolve(document(text, Said("Peter Roth", "said", "yes"), Said(f"{title} Roth", "said", "no")))
    assert (source_names(resolved)[1] != "Peter Roth") is apart


@pytest.mark.parametrize(("chair", "his"), [("The chairwoman", False), ("The chairman", True)])
def test_a_noun_that_tells_a_woman_is_no_mans(chair: str, his: bool) -> None:
    text = f"Peter Roth, the chair of the club, said yes. {chair} said no."
    resolved = resolve(
        document(text, Said("Peter Roth, the chair of the club,", "said", "yes"), Said(chair, "said", "no"))
    )
    assert (source_names(resolved)[1] == "Peter Roth") is his


def test_a_surname_that_is_a_given_name_too_weighs_less_than_a_pronoun() -> None:
    text = "Ana Martin won her case. Martin said that her home was safe. She said no."
    statements = Said("Martin", "said", "her home was safe"), Said("She", "said", "no")
    resolved = resolve(document(text, *statements))
    assert source_names(resolved) == ["Ana Martin", "Ana Martin"]
    assert voice(resolved, "Ana Martin")["quoted"] == 2
