"""Who is spoken of and never heard: names, and bodies of state that are told from others."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, document


def silent(text: str) -> list[tuple[object, object]]:
    resolved = resolve(document(text, Said("Ana Roth", "said", "no")))
    return [(v["name"], v["kind"]) for v in resolved.voices if not v["quoted"]]


@pytest.mark.parametrize("body", ["the harbour council", "the works council", "the health department"])
def test_a_body_that_is_told_from_others_is_never_heard(body: str) -> None:
    assert [name for name, _ in silent(f"Ana Roth said no. A man asked {body} why.")] == [body]


@pytest.mark.parametrize("body", ["the council", "the company", "the narrow road", "a works council"])
def test_what_is_not_told_from_others_is_left_out(body: str) -> None:
    assert silent(f"Ana Roth said no. A man asked {body} why.") == []


@pytest.mark.parametrize("name", ["Banco Orle", "Minera Tarn", "Tarn Groep", "Orle Logistics", "Grupo Orle"])
def test_a_firm_by_its_first_or_last_word_is_no_person(name: str) -> None:
    assert silent(f"Ana Roth said no. {name} closed. Its fund bought {name} again.") == [
        (name, "organization")
    ]


@pytest.mark.parametrize("native", ["the Finn", "the Dutchman", "the Italian", "the Scot"])
def test_a_native_is_the_last_to_speak(native: str) -> None:
    text = f"Coach Jos Tarn said no. “Yes,” {native} said."
    said = Said("Coach Jos Tarn", "said", "no"), Said(native, "said", "“Yes,”", form="direct")
    assert [v["quoted"] for v in resolve(document(text, *said)).voices] == [2]


def test_the_minister_behind_to_keeps_the_article() -> None:
    text = "Ana Roth said no. She wrote to the mines minister, Jos Tarn, and left."
    resolved = resolve(document(text, Said("Ana Roth", "said", "no")))
    assert [v["description"] for v in resolved.voices] == [None, "mines minister"]
