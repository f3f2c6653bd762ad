"""What stands beside a name and is no other voice: a second calling, an acronym, relatives, a number of."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, chains, document, source_names, voice


@pytest.mark.parametrize("first", ["Two geologists", "Researchers", "Its founders"])
def test_who_two_are_is_no_third_voice(first: str) -> None:
    text = f"{first}, Ana Roth and Jos Tarn, said yes. They said no."
    said = Said(f"{first}, Ana Roth and Jos Tarn,", "said", "yes"), Said("They", "said", "no")
    resolved = resolve(document(text, *said))
    assert source_names(resolved) == ["Ana Roth and Jos Tarn"] * 2
    assert [len(v["members"]) for v in resolved.voices if v["members"]] == [2]


@pytest.mark.parametrize(
    "source",
    ["Mr. Orle's son and RU youth wing president Jos Tarn", "The mayor's aide and RU secretary Jos Tarn"],
)
def test_a_relative_with_an_office_is_one(source: str) -> None:
    resolved = resolve(document(f"{source} said no.", Said(source, "said", "no")))
    assert source_names(resolved) == ["Jos Tarn"]


def test_two_offices_of_two_are_two() -> None:
    source = "The mayor and the club's president Jos Tarn"
    resolved = resolve(document(f"{source} have said no.", Said(source, "have said", "no")))
    assert [len(v["members"]) for v in resolved.voices if v["members"]] == [2]


@pytest.mark.parametrize("second", ["The Narvo Reform Union (NRU) leader", "The NRU leader"])
def test_an_acronym_before_a_calling_is_its_owner(second: str) -> None:
    text = f"Narvo Reform Union (NRU) leader Ana Roth said yes. Jos Tarn said maybe. {second} said no."
    said = Said("Narvo Reform Union (NRU) leader Ana Roth", "said", "yes"), Said("Jos Tarn", "said", "maybe")
    resolved = resolve(document(text, *said, Said(second, "said", "no")))
    assert source_names(resolved) == ["Ana Roth", "Jos Tarn", "Ana Roth"]
    assert voice(resolved, "Ana Roth")["affiliation"] == voice(resolved, "Narvo Reform Union")["id"]


@pytest.mark.parametrize(
    ("relative", "later"),
    [("her husband Ole", "Mr Roth"), ("her husband Ole", "Ole Roth"), ("her son Ole", "Mr Roth")],
)
def test_a_relative_has_the_surname_too(relative: str, later: str) -> None:
    text = f"Ana Roth, who owns it with {relative}, said yes. {later} said no."
    resolved = resolve(document(text, Said("Ana Roth", "said", "yes"), Said(later, "said", "no")))
    names = [v for v in resolved.voices if v["quoted"]]
    assert [v["description"] for v in names] == [None, relative.split()[1]]


def test_a_relative_of_another_name_is_another() -> None:
    text = "Ana Roth, who owns it with her husband Ole, said yes. Mr Tarn said no."
    resolved = resolve(document(text, Said("Ana Roth", "said", "yes"), Said("Mr Tarn", "said", "no")))
    assert source_names(resolved) == ["Ana Roth", "Tarn"]


@pytest.mark.parametrize(
    "source", ["A number of objectors", "Dozens of miners", "Two of the study's authors"]
)
def test_so_many_of_them_are_a_group(source: str) -> None:
    resolved = resolve(document(f"{source} said no.", Said(source, "said", "no")))
    made = voice(resolved, source)
    assert (made["kind"], made["named"]) == ("group", False)


@pytest.mark.parametrize(
    "told", ["the Extra Hour podcast", "the Orle Evening programme", "the Deep Mine magazine"]
)
def test_a_programme_by_its_name_was_told(told: str) -> None:
    text = f"Oda Brel told {told} that the dam leaked."
    resolved = resolve(document(text, Said("Oda Brel", "told", "that the dam leaked")))
    assert [len(chain) for chain in chains(resolved)] == [2]


@pytest.mark.parametrize("cited", ["pending litigation", "safety concerns"])
def test_a_reason_that_is_cited_is_nobodys_word(cited: str) -> None:
    text = f"Oda Brel declined to comment, citing {cited}."
    assert chains(resolve(document(text, Said("Oda Brel", "declined", "to comment")))) == [("Oda Brel",)]


def test_a_town_is_no_striker() -> None:
    text = "Narvo City want Jos Tarn, the striker. The 24-year-old said no."
    assert source_names(resolve(document(text, Said("The 24-year-old", "said", "no")))) == ["Jos Tarn"]
    text = "Narvo City are ready. The 24-year-old said no."
    assert source_names(resolve(document(text, Said("The 24-year-old", "said", "no")))) != ["Narvo City"]


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("Leader of the Opposition S. Kole", "S. Kole", "person"),
        ("Ombudswoman Ana Roth", "Ana Roth", "person"),
        ("Monsignor Jos Tarn", "Jos Tarn", "person"),
        ("The Lornish Government", "Lornish Government", "government"),
        ("La Tribuna Narva", "La Tribuna Narva", "outlet"),
        ("Orle Quarry and Haulage Limited", "Orle Quarry and Haulage Limited", "organization"),
        (
            "The state unit of the Growers' Federation",
            "The state unit of the Growers' Federation",
            "organization",
        ),
    ],
)
def test_what_a_name_is(source: str, name: str, kind: str) -> None:
    resolved = resolve(document(f"On Monday {source} said no.", Said(source, "said", "no")))
    assert source_names(resolved) == [name]
    assert voice(resolved, name)["kind"] == kind


def test_a_state_of_a_federation_is_a_place() -> None:
    resolved = resolve(
        document("A court in Narvo, Temwa State, said no.", Said("A court in Narvo", "said", "no"))
    )
    assert all(v["kind"] != "person" for v in resolved.voices)
