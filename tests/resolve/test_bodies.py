"""Bodies of two words, whose second alone means a person or nothing that speaks."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, document, source_names, voice


@pytest.mark.parametrize(
    "body",
    ["coast guard", "national guard", "border patrol", "high command", "armed forces", "electoral body"],
)
def test_a_body_of_two_words_is_the_states(body: str) -> None:
    text = f"The {body} said yes. A {body} spokesman said no."
    resolved = resolve(
        document(text, Said(f"The {body}", "said", "yes"), Said(f"A {body} spokesman", "said", "no"))
    )
    found = voice(resolved, f"The {body}")
    assert (found["kind"], found["named"]) == ("government", True)
    assert voice(resolved, f"A {body} spokesman")["kind"] == "person"


@pytest.mark.parametrize("body", ["stock exchange", "air ambulance", "governing body"])
def test_a_body_of_two_words_may_be_nobodys(body: str) -> None:
    resolved = resolve(document(f"The {body} said yes.", Said(f"The {body}", "said", "yes")))
    assert voice(resolved, f"The {body}")["kind"] == "organization"


@pytest.mark.parametrize("first", ["The coastguard", "The coast guard", "The Orlavian Coast Guard"])
def test_one_body_in_two_spellings(first: str) -> None:
    text = f"{first} said yes. The coast guard said no. Coast guard officer Jos Tarn said maybe."
    resolved = resolve(
        document(
            text,
            Said(first, "said", "yes"),
            Said("The coast guard", "said", "no"),
            Said("Coast guard officer Jos Tarn", "said", "maybe"),
        )
    )
    names = source_names(resolved)
    assert names[0] == names[1] != names[2]
    assert voice(resolved, "Jos Tarn")["description"] == "Coast guard officer"


def test_a_guard_is_still_a_person() -> None:
    resolved = resolve(document("The guard said yes.", Said("The guard", "said", "yes")))
    assert voice(resolved, "The guard")["kind"] == "person"


def test_a_place_with_a_coast_guard_is_a_state() -> None:
    text = "Qing'an's coast guard rammed boats. Qing'an said no."
    resolved = resolve(document(text, Said("Qing'an", "said", "no")))
    assert voice(resolved, "Qing'an")["kind"] == "government"


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Orme Dx co-founder Jos Tarn left. Orme Dx said no.", "Orme Dx", "Orme Dx"),
        ("TransOrvallo said no.", "TransOrvallo", "TransOrvallo"),
        ("Lantern Capital said no.", "Lantern Capital", "Lantern Capital"),
    ],
)
def test_a_body_by_its_founder_or_the_form_of_its_name(text: str, source: str, name: str) -> None:
    resolved = resolve(document(text, Said(source, "said", "no")))
    assert voice(resolved, name)["kind"] == "organization"


@pytest.mark.parametrize("name", ["MacTarn", "FitzRoy", "LeBron"])
def test_a_surname_of_two_words_is_no_body(name: str) -> None:
    resolved = resolve(document(f"{name} said no.", Said(name, "said", "no")))
    assert voice(resolved, name)["kind"] != "organization"


def test_a_square_is_no_mayor() -> None:
    text = "The mayor of Orle said yes. At the Plaza Mayor, crowds wept. On Monday the mayor wrote no."
    said = Said("The mayor of Orle", "said", "yes"), Said("the mayor", "wrote", "no")
    assert source_names(resolve(document(text, *said))) == ["The mayor of Orle", "The mayor of Orle"]
