"""A maker's noun with "the" means the company named before, never a body that makes nothing, nor a person."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
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


def test_a_rival_is_another() -> None:
    assert second("Tarn Mining", "The rival miner")[0] == "The rival miner"


def test_a_description_goes_on_over_the_sign_in_a_firms_name() -> None:
    resolved = resolve(
        document("Analysts at Hale & Dew said yes.", Said("Analysts at Hale & Dew", "said", "yes"))
    )
    assert source_names(resolved) == ["Analysts at Hale & Dew"]
