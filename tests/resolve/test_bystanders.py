"""Who is named and is no voice that was never heard: ships, shares, those who made the report, works."""

from __future__ import annotations

import dataclasses

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, document, source_names, voice


def silent(text: str, *, byline: tuple[str, ...] = ()) -> list[object]:
    made = document(
        f"Harbour master Oda Brel said yes. {text}", Said("Harbour master Oda Brel", "said", "yes")
    )
    resolved = resolve(dataclasses.replace(made, byline=byline))
    return [v["name"] for v in resolved.voices if v["quoted"] == 0]


@pytest.mark.parametrize(
    "sentence",
    [
        "The tanker Wadi Orle was released.",
        "M/V Reina Orle, a passenger vessel, ran aground.",
        "The MV Reina Orle ran aground.",
        "Sixty people were aboard the Mira Orle.",
        "The Mira Orle ferry was late.",
        "The catamaran “Mira Orle” was late.",
    ],
)
def test_a_ship_is_no_voice(sentence: str) -> None:
    assert silent(sentence) == []


@pytest.mark.parametrize("sentence", ["The skipper met Mira Orle.", "The ferry owner Mira Orle was late."])
def test_a_person_beside_a_ship_is_one_who_was_not_heard(sentence: str) -> None:
    assert silent(sentence) == ["Mira Orle"]


def test_he_is_no_ship() -> None:
    resolved = resolve(
        document(
            "Captain Ruud Aster left the tanker Wadi Orle. He said that he was tired.",
            Said("He", "said", "that he was tired"),
        )
    )
    assert source_names(resolved) == ["Ruud Aster"]


@pytest.mark.parametrize("code", ["(NYSE: ORL)", "(Nasdaq: ORL)", "(MDX:ORL, LSE: ORLE)"])
def test_the_code_of_shares_is_another_name_of_the_company(code: str) -> None:
    text = f"Orle Petrochem {code} said profit rose. Chief executive Ana Roth said no. The company said yes. "
    resolved = resolve(
        document(
            text + "ORL said maybe.",
            Said(f"Orle Petrochem {code}", "said", "profit rose"),
            Said("Chief executive Ana Roth", "said", "no"),
            Said("The company", "said", "yes"),
            Said("ORL", "said", "maybe"),
        )
    )
    assert source_names(resolved) == ["Orle Petrochem", "Ana Roth", "Orle Petrochem", "Orle Petrochem"]
    assert voice(resolved, "Orle Petrochem")["kind"] == "organization"
    assert len(resolved.voices) == 2


def test_a_credit_in_brackets_is_no_code_of_shares() -> None:
    assert silent("They met Tor Dunn (Photo: ABC).") != []


@pytest.mark.parametrize(
    "credit",
    [
        "\nPicture: Calum Orle",
        "\nPhotograph: Calum Orle and Rhona Tarn",
        "\n(Reporting by Calum Orle in Narvo; Editing by Rhona Tarn)",
        "The storm has gone. — with a report from Calum Orle",
        "\nAdditional reporting by Calum Orle",
    ],
)
def test_who_made_the_report_is_no_silent_voice(credit: str) -> None:
    assert silent(credit) == []


def test_the_author_of_a_byline_is_no_silent_voice() -> None:
    assert silent("\nCalum Orle\nThe storm has gone.", byline=("Calum Orle",)) == []


def test_one_who_is_in_the_picture_and_in_the_story_stays() -> None:
    assert silent("The court fined Calum Orle.\nPicture: Calum Orle") == ["Calum Orle"]


def test_a_reporter_who_is_heard_is_a_voice() -> None:
    resolved = resolve(
        document(
            "Calum Orle said that he had seen it.\nPicture: Calum Orle",
            Said("Calum Orle", "said", "that he had seen it"),
        )
    )
    assert voice(resolved, "Calum Orle")["quoted"] == 1


@pytest.mark.parametrize("work", ["‘Turning Keys’", "“Turning Keys”", "“Turning Keys,”"])
def test_a_work_in_quotation_marks_is_no_voice(work: str) -> None:
    assert silent(f"The film {work} left theatres.") == []


def test_a_nickname_in_quotation_marks_may_be_somebody() -> None:
    assert silent("They met a man known as “Turning Keys”.") == ["Turning Keys"]


def test_what_a_place_is_known_as_is_no_name_of_somebody_who_died_there() -> None:
    text = "At least one person died in clashes at the camp, known as Tarn-3, in the hills."
    assert silent(text) == []


def test_a_contraction_is_no_name() -> None:
    assert silent("“I’ll Have Every Penny” was painted on the wall. They’ve Gone Home.") == []


def test_letters_behind_a_name_are_nobody() -> None:
    resolved = resolve(
        document(
            "Chief Bode Orle, SAN, said no. Mr Eoghan Tarn SC said yes.",
            Said("Chief Bode Orle, SAN,", "said", "no"),
            Said("Mr Eoghan Tarn SC", "said", "yes"),
        )
    )
    assert [v["name"] for v in resolved.voices] == ["Bode Orle", "Eoghan Tarn"]
