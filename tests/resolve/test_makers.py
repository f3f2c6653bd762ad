"""A maker's noun with "the" means the company named before, never a body that makes nothing, nor a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.resolve import resolve
from reportedly.types import Mention
from tests.resolve.build import Said, document, source_names


def second(first: str, later: str, between: str = "It had rained.") -> tuple[str | None, object]:
    """Who speaks second, and what kind it is."""
    text = f"{first} said yes.\n{between}\n{later} said no."
    resolved = resolve(document(text, Said(first, "said", "yes"), Said(later, "said", "no")))
    name = source_names(resolved)[1]
    return name, next(voice["kind"] for voice in resolved.voices if voice["name"] == name)


@pytest.mark.parametrize(
    ("company", "later"),
    [
        ("Tarn Mining", "The miner"),
        ("Astermine Resources", "The copper miner"),
        ("Orle Motors", "The carmaker"),
        ("Orle Motors", "The car maker"),
        ("Orle plc", "The Dutch drugmaker"),
        ("Astermine", "The miner"),
    ],
)
def test_a_makers_noun_is_the_company_named_before(company: str, later: str) -> None:
    assert second(company, later) == (company, "organization")


@pytest.mark.parametrize("body", ["The Tarn Miners’ Union", "Tarn Police", "Narvo Hospital"])
def test_what_makes_nothing_is_no_maker(body: str) -> None:
    assert second(body, "The miner")[0] == "The miner"


@pytest.mark.parametrize("between", ["A miner was hurt.", "Ian Pell, a miner, was hurt."])
def test_a_person_called_so_comes_first(between: str) -> None:
    assert second("Tarn Mining", "The miner", between) in (("The miner", "person"), ("Ian Pell", "person"))


@pytest.mark.parametrize(
    "opening", ["Carmaker Orle", "The carmaker Orle", "Retailer Orle", "Airline Orle", "Lender Orle"]
)
def test_what_a_company_makes_is_no_part_of_its_name(opening: str) -> None:
    text = f"{opening} has shut a plant, it said.\nThe company said no."
    it, company = Said("it", "said", "has shut a plant"), Said("The company", "said", "no")
    statements = Said(it.source, it.cue, f"{opening} has shut a plant"), company
    found = resolve(document(text, *statements))
    assert source_names(found) == ["Orle", "Orle"]
    assert [(voice["name"], voice["kind"]) for voice in found.voices] == [("Orle", "organization")]


@pytest.mark.parametrize("opening", ["Museum Orle", "Club Orle", "Bank Orle"])
def test_a_bodys_noun_may_be_a_part_of_its_name(opening: str) -> None:
    text = f"{opening} said no."
    assert source_names(resolve(document(text, Said(opening, "said", "no")))) == [opening]


@pytest.mark.parametrize(("share", "who"), [(0.8, "Orle"), (0.3, "the firm")])
@pytest.mark.parametrize("later", ["the firm", "the carmaker"])
def test_a_firm_is_whom_the_reader_surely_has_it_mean(share: float, who: str, later: str) -> None:
    text = f"Orle is recalling 400 cars, {later} said."
    at = text.index(later)
    seen = Mention(0, 4, "person", 0.9), Mention(at, at + len(later), "organization", 0.9, ((0, share),))
    made = document(text, Said(later, "said", "Orle is recalling 400 cars"))
    assert source_names(resolve(replace(made, mentions=seen))) == [who.replace("the firm", later)]


def test_a_place_before_a_comma_is_not_the_company_that_speaks_behind_it() -> None:
    text = "A fire broke out in Narvo, the company and the safety office said."
    said = Said("the company and the safety office", "said", "A fire broke out in Narvo")
    found = resolve(document(text, said))
    assert {voice["name"] for voice in found.voices} >= {"the company", "the safety office"}
    assert not [voice for voice in found.voices if "Narvo" in str(voice["name"])]


def test_a_rival_is_another() -> None:
    assert second("Tarn Mining", "The rival miner")[0] == "The rival miner"


def test_a_description_goes_on_over_the_sign_in_a_firms_name() -> None:
    resolved = resolve(
        document("Analysts at Hale & Dew said yes.", Said("Analysts at Hale & Dew", "said", "yes"))
    )
    assert source_names(resolved) == ["Analysts at Hale & Dew"]


@pytest.mark.parametrize("later", ["The company", "The retailer"])
def test_a_company_is_whom_the_paper_reports_of_not_the_paper(later: str) -> None:
    text = f"The Orle Herald reported that Brightmoor would close. {later} said no."
    found = resolve(
        document(
            text,
            Said("The Orle Herald", "reported", "that Brightmoor would close"),
            Said(later, "said", "no"),
        )
    )
    assert source_names(found) == ["Orle Herald", "Brightmoor"]
