"""Titles, ranks and nicknames are no part of a name that tells people apart."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, document, source_names


@pytest.mark.parametrize(
    ("full", "short", "name"),
    [
        ("Ald. Mia Brun", "Brun", "Mia Brun"),
        ("Sub-Inspector R.K. Dhole", "Dhole", "R.K. Dhole"),
        ("Lt-Gen (Rtd) Jos Tarn", "Tarn", "Jos Tarn"),
        ("Col. (ret.) Jos Tarn", "Tarn", "Jos Tarn"),
        ("Mines minister Adv. Sipho Orle", "Orle", "Sipho Orle"),
        ("Mayor Evelyn “Bing” Orle", "Orle", "Evelyn “Bing” Orle"),
        ("striker Jun Orle", "Orle", "Jun Orle"),
        ("its chairman, Pa Sunday Orle,", "Orle", "Pa Sunday Orle"),
        ("Deputy Commissioner A. K. Orle", "Orle", "A. K. Orle"),
        ("Inspector I. A. Orle", "Orle", "I. A. Orle"),
        ("the baker, Joan King,", "Ms King", "Joan King"),
        ("Ana Pope", "Pope", "Ana Pope"),
        ("Sheikh Omar Dar", "Dar", "Omar Dar"),
        ("Det Con Paul Orle", "Orle", "Paul Orle"),
        ("State Rep. Marcus Hill", "Hill", "Marcus Hill"),
        ("Mayor Tom Hill", "Hill", "Tom Hill"),
        ("Substitute Luca Orle", "Orle", "Luca Orle"),
        ("Health Cabinet Secretary Susan Orle", "CS Orle", "Susan Orle"),
        ("Match-winner Kofi Orle", "Orle", "Kofi Orle"),
        ("The village chief, Nana Owusu Orle II,", "Orle", "Nana Owusu Orle"),
        ("Member of Parliament Hon. Ama Orle", "Orle", "Ama Orle"),
    ],
)
def test_a_title_belongs_to_the_name_behind_it(full: str, short: str, name: str) -> None:
    text = f"It was said that {full} said yes. {short} said no."
    resolved = resolve(document(text, Said(full, "said", "yes"), Said(short, "said", "no")))
    people = [v["name"] for v in resolved.voices]
    assert people == [name.replace("R.K", "R.K")]
    assert source_names(resolved) == [people[0], people[0]]


def test_two_in_quotation_marks_are_no_nickname() -> None:
    text = "Anna Weld “Never” Tor Dunn said yes. Weld said no."
    resolved = resolve(document(text, Said("Tor Dunn", "said", "yes"), Said("Weld", "said", "no")))
    assert source_names(resolved)[1] == "Anna Weld"


def test_a_transport_minister_has_no_voice_called_transport() -> None:
    text = "Transport minister Ana Roth said no. The transport ministry was shut."
    resolved = resolve(document(text, Said("Transport minister Ana Roth", "said", "no")))
    assert "Transport" not in [v["name"] for v in resolved.voices]


def test_a_learned_calling_is_no_part_of_a_name() -> None:
    text = "Glaciologist Piet Orme said no."
    resolved = resolve(document(text, Said("Glaciologist Piet Orme", "said", "no")))
    assert [(v["name"], v["description"]) for v in resolved.voices] == [("Piet Orme", "Glaciologist")]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The Minister for Food and Farms, Hon. Ana Osei-Tarn MP", "Ana Osei-Tarn"),
        ("The Minority Spokesman on Mines, Dr Eben Tetteh", "Eben Tetteh"),
        ("The Director-General of the Food Union, Mr Jean-Luc Moreau", "Jean-Luc Moreau"),
    ],
)
def test_an_office_with_its_holder_behind_the_comma_is_one_voice(source: str, name: str) -> None:
    resolved = resolve(document(f"{source}, said no.", Said(source, "said", "no")))
    assert source_names(resolved) == [name]


def test_where_a_member_was_elected_is_no_voice() -> None:
    text = "State Rep. Tanya Orme, D-Port Narvo, said no. Jos Tarn, R-Port Narvo, was there."
    resolved = resolve(document(text, Said("State Rep. Tanya Orme, D-Port Narvo", "said", "no")))
    assert not [v for v in resolved.voices if "-Port" in v["name"]]


def test_a_president_at_large_is_not_the_one_before() -> None:
    text = "Jos Tarn, President of Orlavia, said no. It was the first trial of a President."
    resolved = resolve(document(text, Said("Jos Tarn", "said", "no")))
    assert "a President" not in [text[s:e] for v in resolved.voices for s, e in v["mentions"]]


@pytest.mark.parametrize("office", ["Local TD", "Narvo MLC", "Opposition MNA"])
def test_members_of_parliaments_by_their_letters(office: str) -> None:
    resolved = resolve(document(f"{office} Ana Roth said no.", Said(f"{office} Ana Roth", "said", "no")))
    assert source_names(resolved) == ["Ana Roth"]


def test_an_office_whose_holder_is_called_lord_is_the_holder_named_behind_it() -> None:
    text = "It was said that the Lord Provost, Dame Ana Orle, said yes. She said no."
    resolved = resolve(
        document(text, Said("the Lord Provost, Dame Ana Orle", "said", "yes"), Said("She", "said", "no"))
    )
    (voice,) = resolved.voices
    assert (voice["name"], voice["named"]) == ("Ana Orle", True)
