"""A body's noun with its name behind it, without a comma, is one voice: "the Dutch newspaper De Grens"."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, chains, document, source_names, voice


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("The Canadian company Hollin Orme", "Hollin Orme", "organization"),
        ("The Lornian drugmaker Veltis", "Veltis", "organization"),
        ("The dockers' union Havenbond", "Havenbond", "organization"),
        ("The Lornian newspaper De Grens", "De Grens", "outlet"),
        ("The Narvan charity Bread Lane", "Bread Lane", "organization"),
        ("The Tarn Residents’ Welfare Association", "Tarn Residents’ Welfare Association", "organization"),
    ],
)
def test_a_body_and_its_name_are_one_voice(source: str, name: str, kind: str) -> None:
    text = f"{source} said yes. A man left."
    resolved = resolve(document(text, Said(source, "said", "yes")))
    assert source_names(resolved) == [name]
    assert voice(resolved, name)["kind"] == kind
    assert [v["name"] for v in resolved.voices if v["quoted"]] == [name]


@pytest.mark.parametrize("outlet", ["Narvo Post newspaper", "Orvim Press news agency", "Orvim news agency"])
def test_an_outlet_whose_name_says_so_may_have_its_noun_behind_it(outlet: str) -> None:
    name = outlet.removesuffix(" newspaper").removesuffix(" news agency")
    text = f"It was shut, according to Lornia's {outlet}.\n{name} said no."
    resolved = resolve(
        document(text, Said(f"Lornia's {outlet}", "according to", "It was shut"), Said(name, "said", "no"))
    )
    assert source_names(resolved) == [outlet, outlet]


def test_the_body_is_meant_by_its_noun_later() -> None:
    resolved = resolve(
        document(
            "Shares in the brewer Halven fell.\nThe Narvan firm Oster Tarn said yes. The firm said no.",
            Said("The Narvan firm Oster Tarn", "said", "yes"),
            Said("The firm", "said", "no"),
        )
    )
    assert source_names(resolved) == ["Oster Tarn", "Oster Tarn"]


@pytest.mark.parametrize(
    "told",
    ["Lornian website Pol Dnes", "newswire Meridian", "local radio station Radio Orle", "The Orle Post"],
)
def test_an_outlet_that_is_described_was_told(told: str) -> None:
    text = f"Oda Brel told {told} that the dam leaked."
    resolved = resolve(document(text, Said("Oda Brel", "told", "that the dam leaked")))
    assert [len(chain) for chain in chains(resolved)] == [2]
    assert chains(resolved)[0][1] == "Oda Brel"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Outside the court Ana Roth said no.", "Ana Roth"),
        ("In its defence Ana Roth said no.", "Ana Roth"),
        ("After he told police Ana Roth said no.", "Ana Roth"),
    ],
)
def test_who_speaks_behind_a_body_is_not_the_body(text: str, who: str) -> None:
    resolved = resolve(document(text, Said(who, "said", "no")))
    assert (voice(resolved, who)["kind"], voice(resolved, who)["description"]) == ("person", None)


def test_a_direction_begins_a_short_name_too() -> None:
    resolved = resolve(
        document(
            "Northern Orle Railways was late. Its boss Jo Tarn said yes. Northern Orle said no.",
            Said("Its boss Jo Tarn", "said", "yes"),
            Said("Northern Orle", "said", "no"),
        )
    )
    assert source_names(resolved) == ["Jo Tarn", "Northern Orle Railways"]


@pytest.mark.parametrize("word", ["Staff", "Communities"])
def test_people_who_open_a_sentence_have_no_name(word: str) -> None:
    text = f"The office said it was late. {word} have complained of delays."
    resolved = resolve(
        document(text, Said("The office", "said", "it was late"), Said(word, "complained", "of"))
    )
    made = voice(resolved, word)
    assert (made["kind"], made["named"]) == ("group", False)


def test_a_sum_of_money_is_nobody() -> None:
    text = "Ana Roth said Rs 1,140 crore was due, even as the rival demanded his pay."
    resolved = resolve(
        document(text, Said("Ana Roth", "said", "Rs 1,140"), Said("the rival", "demanded", "his"))
    )
    assert [v["name"] for v in resolved.voices] == ["Ana Roth", "the rival"]


def test_a_country_has_one_central_bank_and_many_banks() -> None:
    text = "Orlavia’s central bank said yes. A day later the bank said no."
    resolved = resolve(
        document(text, Said("Orlavia’s central bank", "said", "yes"), Said("the bank", "said", "no"))
    )
    assert voice(resolved, "Orlavia’s central bank")["named"]
    resolved = resolve(document("The savings bank said no.", Said("The savings bank", "said", "no")))
    assert not voice(resolved, "The savings bank")["named"]
