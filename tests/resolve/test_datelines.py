"""The place before a report is no person, and behind its dash a sentence begins."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, document, source_names, voice

DATELINES = [
    "JUBARA – ",
    "JUBARA (Lorn News) - ",
    "PORT JUBARA, Lorn, Nov. 4 (LNA) — ",
    "Jubara, 4 May — ",
    "Jubara (LNA) – ",
    "JUBARA: ",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_he_is_never_the_place_of_a_dateline(dateline: str) -> None:
    text = f"{dateline}A storm hit the coast on Monday. He said it was bad."
    assert source_names(resolve(document(text, Said("He", "said", "it was bad")))) == [None]


@pytest.mark.parametrize("dateline", DATELINES)
def test_he_is_who_the_report_begins_with(dateline: str) -> None:
    text = f"{dateline}The minister of ports resigned on Monday. He said he was tired."
    resolved = resolve(document(text, Said("He", "said", "he was tired")))
    assert source_names(resolved) == ["The minister"]


def test_a_name_between_dashes_is_no_dateline() -> None:
    text = "Ama Orme – the mayor – left on Monday. She said it was bad."
    assert source_names(resolve(document(text, Said("She", "said", "it was bad")))) == ["Ama Orme"]


def test_capitals_and_a_colon_in_two_paragraphs_are_who_speaks() -> None:
    text = "JUBARA: A storm hit us.\nORME: When was it?\nJUBARA: On Monday, he told me."
    resolved = resolve(document(text, Said("JUBARA", "", "A storm hit us"), Said("ORME", "", "When was it?")))
    assert source_names(resolved) == ["JUBARA", "ORME"]


def test_a_place_is_not_written_as_its_dateline_has_it() -> None:
    text = "VESSIN, May 3 (ABC) – A ship sank. Vessin said no."
    assert source_names(
        resolve(
            document(
                text,
                Said(
                    "Vessin",
                    "said",
                    "no",
                ),
            )
        )
    ) == ["Vessin"]


@pytest.mark.parametrize("hour", ["10.30 ", "9:05am ", "10.30 GMT "])
def test_the_hour_of_a_live_blogs_entry_is_no_part_of_an_office(hour: str) -> None:
    text = f"{hour}Opposition leader Mirel Osta has accused the council of sleeping."
    resolved = resolve(document(text, Said("Opposition leader Mirel Osta", "has accused", "the council")))
    assert voice(resolved, "Mirel Osta")["description"] == "Opposition leader"
