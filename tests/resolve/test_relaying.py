"""An outlet is told by what it does: what others wrote is seen by it, people are quoted by it."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, chains, document, voice


@pytest.mark.parametrize("how", ["seen by the Orle Mercury", "quoted by the Orle Mercury"])
def test_who_sees_and_quotes_is_an_outlet_and_was_told(how: str) -> None:
    text = f"According to minutes {how}, it leaked. Oda Brel told the Mercury that it burst."
    said = Said(f"minutes {how}", "According to", "it leaked"), Said("Oda Brel", "told", "it burst")
    resolved = resolve(document(text, *said))
    assert voice(resolved, "Orle Mercury")["kind"] == "outlet"
    assert chains(resolved) == [("Orle Mercury", "minutes"), ("Orle Mercury", "Oda Brel")]


def test_who_wrote_a_report_is_no_outlet_for_that() -> None:
    text = "A report by the Orle Mane said no."
    resolved = resolve(document(text, Said("A report by the Orle Mane", "said", "no")))
    assert [v["kind"] for v in resolved.voices if v["name"] == "Orle Mane"] != ["outlet"]


@pytest.mark.parametrize("name", ["Nordkanal", "Veltis"])
def test_a_broadcaster_of_one_word_is_an_outlet(name: str) -> None:
    text = f"He filmed it for the broadcaster {name}. Oda Brel told {name} that it burst."
    resolved = resolve(document(text, Said("Oda Brel", "told", "it burst")))
    assert chains(resolved) == [(name, "Oda Brel")]


@pytest.mark.parametrize("cue", ["quoted", "cited"])
def test_whom_a_paper_quotes_is_not_its_document(cue: str) -> None:
    text = f"Documents obtained by the Orle Post show no. The paper {cue} a clerk as saying yes."
    said = [
        Said("Documents obtained by the Orle Post", "show", "no"),
        Said("The paper", cue, "a clerk as saying yes"),
        Said("a clerk", "as saying", "yes", parent=1),
    ]
    assert chains(resolve(document(text, *said)))[1:] == [("Orle Post",), ("Orle Post", "a clerk")]
