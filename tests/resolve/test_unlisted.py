"""Callings and bodies that no list knows, told by how the text uses them; names that say what somebody is."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, document, source_names, voice


@pytest.mark.parametrize("written", ["patwari", "Patwari"])
def test_who_is_made_to_speak_is_a_person_where_a_name_comes_with_it(written: str) -> None:
    resolved = resolve(
        document(
            f"Villagers held the {written}, Balbir Orle, in his office. The patwari denied it. Orle said no.",
            Said("The patwari", "denied", "it"),
            Said("Orle", "said", "no"),
        )
    )
    assert source_names(resolved) == ["Balbir Orle"] * 2


def test_what_stands_behind_a_preposition_and_comma_is_no_role() -> None:
    resolved = resolve(
        document(
            "In the bazaar, Balbir Orle, a trader, sells rice. The bazaar denied it. Orle said no.",
            Said("The bazaar", "denied", "it"),
            Said("Orle", "said", "no"),
        )
    )
    assert source_names(resolved) == ["The bazaar", "Balbir Orle"]


def test_what_has_a_director_is_a_body() -> None:
    source = "Health New Shore's regional director Craig Dunn"
    resolved = resolve(document(f"{source} says it is odd.", Said(source, "says", "it is odd")))
    assert voice(resolved, "Health New Shore")["kind"] == "organization"


def test_what_a_body_is_stands_before_its_name() -> None:
    resolved = resolve(
        document(
            "Brokerage Tarn & Hale said yes. Tarn & Hale said no.",
            Said("Brokerage Tarn & Hale", "said", "yes"),
            Said("Tarn & Hale", "said", "no"),
        )
    )
    assert source_names(resolved) == ["Tarn & Hale"] * 2


def test_a_congress_that_is_called_a_party_is_one() -> None:
    resolved = resolve(
        document(
            "The National Unity Congress (NUC) said yes. The party said no.",
            Said("The National Unity Congress (NUC)", "said", "yes"),
            Said("The party", "said", "no"),
        )
    )
    assert source_names(resolved) == ["National Unity Congress"] * 2
    assert voice(resolved, "National Unity Congress")["kind"] == "organization"


@pytest.mark.parametrize(("name", "called"), [("Keth Hospital", "company"), ("Sarn Rovers", "party")])
def test_a_body_is_not_called_what_its_name_is_not(name: str, called: str) -> None:
    text = f"{name} said yes. The {called} said no."
    resolved = resolve(document(text, Said(name, "said", "yes"), Said(f"The {called}", "said", "no")))
    assert source_names(resolved) == [name, f"The {called}"]


@pytest.mark.parametrize("called", ["lender", "airline", "company"])
def test_a_company_is_called_by_its_trade(called: str) -> None:
    text = f"Corvane Holdings said yes. The {called} said no."
    resolved = resolve(
        document(text, Said("Corvane Holdings", "said", "yes"), Said(f"The {called}", "said", "no"))
    )
    assert source_names(resolved) == ["Corvane Holdings"] * 2


def test_ranks_in_letters_are_no_part_of_a_name() -> None:
    resolved = resolve(
        document(
            "Detective Sergeant Ann Orle said yes. DS Orle said no.",
            Said("Detective Sergeant Ann Orle", "said", "yes"),
            Said("DS Orle", "said", "no"),
        )
    )
    assert source_names(resolved) == ["Ann Orle"] * 2
