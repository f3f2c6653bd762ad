"""Forms of address, offices alone, words that only shout, and descriptions in one hyphened word."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, document, source_names


def voices_of(*sources: str) -> list[str | None]:
    """The voices of sources that each speak in a line of their own."""
    text = "\n".join(f"{source} said yes." for source in sources)
    resolved = resolve(document(text, *(Said(source, "said", "yes") for source in sources)))
    assert {voice["name"] for voice in resolved.voices} == set(source_names(resolved))
    return source_names(resolved)


@pytest.mark.parametrize(
    ("first", "later", "name"),
    [
        ("His Excellency the Governor, Ama Tell,", "The Governor", "Ama Tell"),
        ("His Excellency, Governor Bode Orle,", "The Governor", "Bode Orle"),
        ("Her Excellency Ama Tell", "Ms Tell", "Ama Tell"),
        ("His Worship Mayor Bode Orle", "The mayor", "Bode Orle"),
        ("The Majority Leader, Hon. Ama Tell,", "The Leader", "Ama Tell"),
        ("The Rt Hon. Ama Tell", "Hon. Tell", "Ama Tell"),
    ],
)
def test_a_form_of_address_is_no_name(first: str, later: str, name: str) -> None:
    assert voices_of(first, later) == [name, name]


@pytest.mark.parametrize("style", ["His Excellency", "His Worship", "His Grace"])
def test_a_form_of_address_alone_is_who_was_called_so(style: str) -> None:
    text = f"{style} Bode Orle came on Friday.\nMr Orle said yes.\n{style} said no."
    resolved = resolve(document(text, Said("Mr Orle", "said", "yes"), Said(style, "said", "no")))
    assert source_names(resolved) == ["Bode Orle", "Bode Orle"]


def test_an_honoured_member_is_a_description() -> None:
    text = "The Hon. Member said yes."
    (voice,) = resolve(document(text, Said("The Hon. Member", "said", "yes"))).voices
    assert (voice["name"], voice["named"]) == ("The Hon. Member", False)


@pytest.mark.parametrize("loud", ["HEARTBROKEN", "TRAGIC", "SHOCKED", "HERO"])
def test_a_word_in_capitals_before_a_name_is_only_loud(loud: str) -> None:
    text = f"{loud} Lacey Dunn said yes.\nA hero is mourned. Mrs Dunn said no."
    resolved = resolve(
        document(text, Said(f"{loud} Lacey Dunn", "said", "yes"), Said("Mrs Dunn", "said", "no"))
    )
    expected = f"{loud} Lacey Dunn" if loud == "HERO" else "Lacey Dunn"  # may be a body's letters
    assert source_names(resolved) == [expected, expected]


@pytest.mark.parametrize(
    ("described", "later"),
    [
        ("Great-gran-of-five Doreen Pell, 81,", "Doreen"),
        ("Great-gran-of-five Doreen Pell, 81,", "Mrs Pell"),
        ("Ex-miner Doreen Pell", "Doreen"),
        ("Mum-of-two Doreen Pell", "The mum-of-two"),
        ("Retired ex-miner and dad-of-two Doreen Pell", "Doreen"),
    ],
)
def test_a_hyphened_description_is_a_role(described: str, later: str) -> None:
    assert voices_of(described, later) == ["Doreen Pell", "Doreen Pell"]


def test_where_somebody_is_based_is_no_part_of_the_name() -> None:
    assert voices_of("Tarn-based Orle Motors", "Orle Motors") == ["Orle Motors", "Orle Motors"]


def test_a_place_behind_a_street_is_nobody() -> None:
    text = "Mr Hale, 44, of Low Street, Corby Vale, hit his neighbour. He said no."
    found = resolve(document(text, Said("He", "said", "no")))
    assert [voice["name"] for voice in found.voices] == ["Hale"]


def test_a_small_word_with_a_capital_is_part_of_a_name() -> None:
    text = "The charity Relief Now said no."
    found = resolve(document(text, Said("The charity Relief Now", "said", "no")))
    assert source_names(found) == ["Relief Now"]


def test_what_somebody_with_an_age_did_is_no_role_of_theirs() -> None:
    text = "Ruth Dell said no. Dell, 54, joined the firm in 2019. She said yes."
    found = resolve(document(text, Said("Ruth Dell", "said", "no"), Said("She", "said", "yes")))
    assert [voice["name"] for voice in found.voices if voice["quoted"]] == ["Ruth Dell"]
    assert "Dell" not in [voice["name"] for voice in found.voices]
