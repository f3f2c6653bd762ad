"""Names beside other names, numbers and titles; pronouns with a verb joined to them."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, document, source_names, voice

SHE_SAID = Said("She", "said", "no")


def voices(text: str, *said: Said) -> set[object]:
    return {voice["name"] for voice in resolve(document(text, *said)).voices}


def test_a_couple_is_two_people_and_a_firm_one_body() -> None:
    text = "The guests saw Hanna & Peter dance. She said no."
    assert source_names(resolve(document(text, SHE_SAID))) == ["Hanna"]
    assert "Hallam & Dew" in voices("The lawyers of Hallam & Dew won. She said no.", SHE_SAID)


def test_a_date_with_a_stroke_is_one_word() -> None:
    text = "The case was closed, said 9/11 widow Ana Roth."
    assert source_names(resolve(document(text, Said("9/11 widow Ana Roth", "said", "The case was closed"))))[
        0
    ] == ("Ana Roth")


def test_a_title_that_is_a_given_name_too_is_a_name_where_none_follows() -> None:
    text = "The clerk said that Don had left. He wept, he said."
    resolved = resolve(
        document(text, Said("The clerk", "said", "Don had left"), Said("he", "said", "He wept"))
    )
    assert voice(resolved, "Don")["kind"] == "person"


@pytest.mark.parametrize("written", ["she'll", "she’d", "she's"])
def test_a_pronoun_with_a_verb_joined_to_it_is_a_mention(written: str) -> None:
    text = f"Ana Roth was asked what {written} do. She said no."
    mentions = voice(resolve(document(text, SHE_SAID)), "Ana Roth")["mentions"]
    at = text.index(written)
    assert [at, at + 3] in [list(place) for place in mentions]  # type: ignore[attr-defined]


def test_somebody_called_by_a_title_alone_is_a_voice_though_never_heard() -> None:
    text = "The Duke of Narvo gave his land away. Ana Roth said no."
    duke = voice(resolve(document(text, Said("Ana Roth", "said", "no"))), "The Duke of Narvo")
    assert duke["kind"] == "person"
    assert duke["quoted"] == 0


@pytest.mark.parametrize("opening", ["Often praised by his friends", "Originally hoping to see his friends"])
def test_a_pronoun_in_an_opening_with_an_adverb_looks_ahead(opening: str) -> None:
    text = f"{opening}, Jos Tarn left Narvo. Ana Roth said no."
    mentions = voice(resolve(document(text, Said("Ana Roth", "said", "no"))), "Jos Tarn")["mentions"]
    at = text.index("his")
    assert [at, at + 3] in [list(place) for place in mentions]  # type: ignore[attr-defined]


def test_a_chairman_may_be_a_woman() -> None:
    text = "Ana Roth, the chairman of the club, said yes. She said no."
    said = Said("Ana Roth, the chairman of the club,", "said", "yes"), SHE_SAID
    assert source_names(resolve(document(text, *said))) == ["Ana Roth", "Ana Roth"]


def test_a_name_that_ends_in_a_number_is_no_persons() -> None:
    text = "On Monday the crowd saw Velmar 9. She said no."
    assert source_names(resolve(document(text, SHE_SAID))) == [None]


def test_results_are_a_document() -> None:
    text = "The results of the survey say that prices rose."
    resolved = resolve(document(text, Said("The results of the survey", "say", "prices rose")))
    assert voice(resolved, "The results of the survey")["kind"] == "document"


def test_they_who_say_something_are_those_who_spoke_and_no_writing() -> None:
    text = "The survey's authors say that prices rose. The results show that rents fell. They say no."
    said = [
        Said("The survey's authors", "say", "prices rose"),
        Said("The results", "show", "rents fell"),
        Said("They", "say", "no"),
    ]
    assert source_names(resolve(document(text, *said)))[2] == "The survey's authors"
