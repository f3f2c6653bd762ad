"""Whom the mention reader sees helps to tell names from other words, and people from places and bodies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.resolve import resolve
from reportedly.types import Document, Mention
from tests.resolve.build import Said, document, source_names

Read = tuple[str, str]  # words of the text, looked up behind those before them, and their kind


def read(text: str, *seen: Read) -> tuple[Mention, ...]:
    found: list[Mention] = []
    at = 0
    for words, kind in seen:
        at = text.index(words, at)
        found.append(Mention(at, at + len(words), kind, 0.9))
    return tuple(found)


def resolved(text: str, *said: Said, seen: tuple[Read, ...] = ()) -> Document:
    return resolve(replace(document(text, *said), mentions=read(text, *seen)))


def names(document: Document) -> set[object]:
    return {voice["name"] for voice in document.voices}


SHE_SAID = Said("She", "said", "no")
HE_SAID = Said("He", "said", "no")


@pytest.mark.parametrize("seen", [True, False])
def test_a_name_that_opens_a_sentence_is_one_where_the_reader_sees_somebody(seen: bool) -> None:
    text = "Zuzka sleeps at work. She said no."
    found = resolved(text, SHE_SAID, seen=(("Zuzka", "person"),) if seen else ())
    assert source_names(found) == (["Zuzka"] if seen else [None])


def test_a_plural_that_opens_a_sentence_is_no_name() -> None:
    text = "Mourners filled the square. She said no."
    assert source_names(resolved(text, SHE_SAID, seen=(("Mourners", "person"),))) == [None]


@pytest.mark.parametrize(("seen", "name"), [(True, "Rose Adler"), (False, "Adler")])
def test_a_given_name_may_be_a_word_that_the_text_has_otherwise(seen: bool, name: str) -> None:
    text = "In Tarn the prices rose again. Rose Adler said no."
    people = (("Rose Adler", "person"),) if seen else ()
    assert source_names(resolved(text, Said("Rose Adler", "said", "no"), seen=people)) == [name]


def test_two_people_whom_a_headline_joins_are_two() -> None:
    text = "Peter Tarn Calls Ana Roth A Disgrace.\nThe crowd wept. She said no."
    found = resolved(text, SHE_SAID, seen=(("Peter Tarn", "person"), ("Ana Roth", "person")))
    assert {"Peter Tarn", "Ana Roth"} <= names(found)
    assert source_names(found) == ["Ana Roth"]


def test_a_bodys_noun_before_somebody_is_none_of_theirs() -> None:
    text = "They tried to force Ana to leave the hall. She said no."
    assert source_names(resolved(text, SHE_SAID, seen=(("Ana", "person"),))) == ["Ana"]


@pytest.mark.parametrize(
    ("first", "second", "who"), [("person", "person", "Orsk"), ("animal", "person", "Velm")]
)
def test_what_isnt_read_as_a_person_is_hardly_whom_he_means(first: str, second: str, who: str) -> None:
    text = "On Monday Orsk left Velm. He said no."
    assert source_names(resolved(text, HE_SAID, seen=(("Orsk", first), ("Velm", second)))) == [who]


@pytest.mark.parametrize(("first", "who"), [("Ana Roth", "Velm Orle"), ("Jule Roth", "Jule Roth")])
def test_the_reader_doesnt_know_whose_names_are_womens(first: str, who: str) -> None:
    text = f"On Monday {first} met Velm Orle. He said no."
    one, other, he = read(text, (first, "person"), ("Velm Orle", "person"), ("He", "person"))
    he = replace(he, antecedents=((0, 0.9),))
    found = resolve(replace(document(text, HE_SAID), mentions=(one, other, he)))
    assert source_names(found) == [who]


@pytest.mark.parametrize(("kind", "told"), [("organization", "organization"), ("person", "person")])
def test_who_is_it_and_is_read_as_a_body_is_one(kind: str, told: str) -> None:
    text = "Halden Terminals said no. It said yes."
    said = Said("Halden Terminals", "said", "no"), Said("It", "said", "yes")
    found = resolved(text, *said, seen=(("Halden Terminals", kind), ("It", kind)))
    assert {voice["name"]: voice["kind"] for voice in found.voices}["Halden Terminals"] == told


@pytest.mark.parametrize(("share", "who"), [(0.8, "Larch Pact"), (0.3, "The bloc")])
def test_a_description_means_whom_the_reader_surely_has_it_mean(share: float, who: str) -> None:
    text = "On Monday the Larch Pact met. The bloc said no."
    one, other = read(text, ("the Larch Pact", "organization"), ("The bloc", "organization"))
    other = replace(other, antecedents=((0, share),))
    found = resolve(replace(document(text, Said("The bloc", "said", "no")), mentions=(one, other)))
    assert source_names(found) == [who]


@pytest.mark.parametrize("first", ["The ministry", "Orle Council"])
def test_a_firm_is_no_ministry_whatever_the_reader_sees(first: str) -> None:
    text = f"{first} said yes. The firm said no."
    one, other = read(text, (first, "organization"), ("The firm", "organization"))
    made = document(text, Said(first, "said", "yes"), Said("The firm", "said", "no"))
    found = resolve(replace(made, mentions=(one, replace(other, antecedents=((0, 0.9),)))))
    assert source_names(found) == [first, "The firm"]
