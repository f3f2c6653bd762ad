"""Whom "he" and "she" mean: subjects, owners, objects, openings, and names of one word."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from reportedly.types import Document
from tests.resolve.build import Said, document, source_names, voice


def with_voices(text: str) -> Document:
    return resolve(document(text))


def meant(text: str, pronoun: str, *, which: int = 0) -> list[str]:
    """The names of the voices that hold the pronoun, the ``which``-th of its kind in the text."""
    resolved = with_voices(text)
    start = -1
    for _ in range(which + 1):
        start = next(
            at
            for at in range(start + 1, len(text))
            if text.startswith(pronoun, at)
            and not text[at - 1 : at].isalpha()
            and not text[at + len(pronoun)].isalpha()
        )
    return [v["name"] for v in resolved.voices if [start, start + len(pronoun)] in v["mentions"]]


def test_a_subject_is_preferred_for_a_subject() -> None:
    text = "Maren Holt met Ina Sund at the harbour in May. She left the town a week later."
    assert meant(text, "She") == ["Maren Holt"]


def test_an_owner_is_the_subject_of_its_clause() -> None:
    text = "Jon Veld had asked for help. Tom Arle opened his shop on Monday."
    assert meant(text, "his") == ["Tom Arle"]


def test_an_object_is_not_the_subject_of_its_clause() -> None:
    text = "Jon Veld ran the shop for years. Tom Arle met him in the market."
    assert meant(text, "him") == ["Jon Veld"]


@pytest.mark.parametrize(
    "text",
    [
        "Ina Sund was there. In her speech, Maren Holt thanked the crew of the ferry.",
        "Ina Sund was there. When she came home, Maren Holt thanked the crew of the ferry.",
    ],
)
def test_a_pronoun_in_an_opening_looks_ahead(text: str) -> None:
    pronoun = "her" if "her speech" in text else "she"
    assert meant(text, pronoun) == ["Maren Holt"]


def test_a_person_known_by_one_name_is_a_voice_and_a_pronoun_s() -> None:
    text = "Veldkamp bought the mill in 1998 and ran it alone. His wife left for the coast a year later."
    assert meant(text, "His") == ["Veldkamp"]


def test_a_place_is_less_likely_than_a_person() -> None:
    text = "Veldkamp bought a mill in Narvo. He ran it alone for many years."
    assert meant(text, "He") == ["Veldkamp"]


def test_a_speaker_speaks_on() -> None:
    resolved = resolve(
        document(
            "Maren Holt said the ferry was late. A woman called Ina Sund was waiting on the quay.\n"
            "She added that nobody was hurt.",
            Said("Maren Holt", "said", "the ferry was late"),
            Said("She", "added", "that nobody was hurt"),
        )
    )
    assert source_names(resolved) == ["Maren Holt", "Maren Holt"]


def test_gender_that_a_title_tells_rules_out() -> None:
    text = "Mrs Holt met Sund at the harbour in May. He left the town a week later."
    assert meant(text, "He") == ["Sund"]


@pytest.mark.parametrize(("masculine", "feminine"), [("He", "She"), ("His", "Her")])
def test_both_genders_are_read_alike(masculine: str, feminine: str) -> None:
    rest = "boat was gone" if masculine == "His" else "was gone"
    text = "Alm Veldkamp saw Bren Storholt on the pier. {} " + rest + " by noon, and the pier was closed."
    assert meant(text.format(masculine), masculine) == meant(text.format(feminine), feminine) != []


def speaker_of(text: str, source: str, content: str) -> list[str | None]:
    return source_names(resolve(document(text, Said(source, "said", content))))


def test_people_whom_a_common_noun_brings_in_are_they() -> None:
    text = "In May several drivers came to the office of Ida Stell, where they said that the quay leaked."
    assert speaker_of(text, "they", "that the quay leaked") == ["several drivers"]


def test_a_woman_brought_in_is_she() -> None:
    text = "On Friday morning a woman came to the office of Tom Arle. She said that the quay leaked."
    assert speaker_of(text, "She", "that the quay leaked") == ["a woman"]


def test_what_somebody_is_brings_nobody_in() -> None:
    text = "Tom Arle is a fisherman. Ida Stell, a baker here, met him. The baker said that it was late."
    assert speaker_of(text, "The baker", "that it was late") == ["Ida Stell"]


def test_a_surname_alone_is_no_daughters() -> None:
    text = (
        "Ana Roth, an oceanographer, died. Her death was confirmed by her daughter, Uma Roth, who said so.\n"
        "Dr. Roth said no."
    )
    said = Said("who", "said", "so"), Said("Dr. Roth", "said", "no")
    assert source_names(resolve(document(text, *said))) == ["Uma Roth", "Ana Roth"]


def test_a_role_keeps_its_bracket() -> None:
    text = "Superintendent of Police (Rural) Ana Roth said no."
    resolved = resolve(document(text, Said("Superintendent of Police (Rural) Ana Roth", "said", "no")))
    assert voice(resolved, "Ana Roth")["description"] == "Superintendent of Police (Rural)"
