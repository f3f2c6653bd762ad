"""Bodies called by less than their name, or by what they are."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, document, source_names, voice


def second(before: str, source: str) -> str | None:
    """Whom a source means behind a text in which a baker speaks."""
    text = f"{before} The baker, Ole Dunn, said yes. {source} said no."
    said = Said("The baker, Ole Dunn,", "said", "yes"), Said(source, "said", "no")
    return source_names(resolve(document(text, *said)))[1]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Harbour Trust of Narvo", "The Trust"),
        ("Central Bank of Lorn", "The Bank"),
        ("Pilots' Federation of Orle", "The Federation"),
    ],
)
def test_the_head_before_of_is_a_short_name(name: str, short: str) -> None:
    assert second(f"It told the {name} so.", short) == name


def test_a_bodys_word_before_an_office_is_its_name() -> None:
    text = "The Narvo Ferry Users' Trust met. “Yes,” said Trust chair Ana Roth. The Trust asked why."
    said = Said("Trust chair Ana Roth", "said", "“Yes,”", form="direct"), Said("The Trust", "asked", "why")
    resolved = resolve(document(text, *said))
    trust = voice(resolved, "Narvo Ferry Users' Trust")
    assert source_names(resolved) == ["Ana Roth", "Narvo Ferry Users' Trust"]
    assert voice(resolved, "Ana Roth")["affiliation"] == trust["id"]


@pytest.mark.parametrize("source", ["The Narvo-based paper", "The Orle-based daily"])
def test_where_a_paper_sits_tells_no_other(source: str) -> None:
    assert second("The Tarn Courier asked.", source) == "Tarn Courier"


def test_an_agency_is_no_developer() -> None:
    before = "Orle Homes wants to build. The Lorn Water Agency objects."
    assert second(before, "The developer") == "Orle Homes"
    assert second(
        "The Reform Union, RU, objects. Orle Homes wants to build. The RU left.", "The builder"
    ) == ("Orle Homes")


def test_a_minister_is_not_the_prime_minister() -> None:
    text = "Mines Minister Ana Roth said yes. Prime Minister Jos Tarn said no. The minister said maybe."
    said = Said("Mines Minister Ana Roth", "said", "yes"), Said("Prime Minister Jos Tarn", "said", "no")
    resolved = resolve(document(text, *said, Said("The minister", "said", "maybe")))
    assert source_names(resolved) == ["Ana Roth", "Jos Tarn", "Ana Roth"]


@pytest.mark.parametrize("last", ["the journal", "the council"])
def test_who_said_it_at_the_end_is_no_apposition(last: str) -> None:
    text = f"A fee was paid by Helvane, {last} said."
    resolved = resolve(document(text, Said(last, "said", "A fee")))
    assert source_names(resolved) == [last]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Helvane, the journal, said no.", "Helvane, the journal,"),
        ("A boat sank off Orle. The paper said no.", "The paper"),
    ],
)
def test_an_apposition_is_one_still(text: str, source: str) -> None:
    resolved = resolve(document(text, Said(source, "said", "no")))
    assert source_names(resolved) == ["Helvane" if "Helvane" in text else "The paper"]


def test_a_body_described_before_by_the_words_of_its_name() -> None:
    text = "The trawler owners’ association said yes. Trawler Owners’ Association chair Jos Tarn left."
    resolved = resolve(document(text, Said("The trawler owners’ association", "said", "yes")))
    assert source_names(resolved) == ["Trawler Owners’ Association"]


def test_what_is_written_as_one_word_of_two_is_a_body() -> None:
    text = "The developer, HydroVale, said no."
    resolved = resolve(document(text, Said("The developer, HydroVale,", "said", "no")))
    assert voice(resolved, "HydroVale")["kind"] == "organization"


def test_a_community_relations_manager_is_no_community() -> None:
    text = "HydroMill sent its community relations manager to the farms. They said no."
    assert source_names(resolve(document(text, Said("They", "said", "no")))) != ["its community"]
