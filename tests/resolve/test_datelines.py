"""The place before a report is no person, and behind its dash a sentence begins."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, document, source_names

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
