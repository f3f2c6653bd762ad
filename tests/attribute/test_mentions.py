"""The mentions that the reader that ships finds: exact, nested, the same whatever stands around."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.attribute import Reader, attribute, load_reader, load_rules
from reportedly.attribute.mentions import FILES
from reportedly.attribute.model import HOME
from reportedly.read import document as read_document
from reportedly.resolve.antecedents import antecedents_of
from reportedly.types import Document

CORPUS = Path(__file__).parents[2] / "examples" / "corpus"
needs_reader = pytest.mark.skipif(
    not all((HOME / name).exists() for name in FILES), reason="no mention reader in the model's folder"
)
STORY = (
    "Ana Roth, the minister of ports, met fishermen in Halm on Monday. She promised them a new pier. "
    "The pier will cost two million."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def read(text: str, reader: Reader) -> Document:
    return attribute(read_document(text), reader)


def corpus() -> str:
    return "\n\n".join(path.read_text(encoding="utf8") for path in sorted(CORPUS.glob("*.txt")))


@needs_reader
def test_nested_phrases_and_pronouns_are_mentions_with_their_kinds(reader: Reader) -> None:
    document = read(STORY, reader)
    kinds = {document.text[m.start : m.end]: m.kind for m in document.mentions}
    assert kinds["Ana Roth"] == kinds["She"] == "person"
    assert kinds["Halm"] == "place"
    assert kinds["Monday"] == "time"
    assert {"fishermen in Halm", "them", "a new pier", "The pier"} <= kinds.keys()


@needs_reader
def test_pronouns_and_descriptions_go_back_to_what_they_mean(reader: Reader) -> None:
    document = read(STORY, reader)
    known = antecedents_of(document.mentions)

    def back(words: str) -> str:
        at = document.text.index(words)
        best = known.ranked(at, at + len(words))[0][0]
        return document.text[best.start : best.end]

    assert back("the minister of ports") == "Ana Roth"
    assert back("She") in ("Ana Roth", "the minister of ports")
    assert back("The pier") == "a new pier"


@needs_reader
def test_mentions_never_cross_and_antecedents_come_before(reader: Reader) -> None:
    document = read(corpus(), reader)
    places = [(m.start, m.end) for m in document.mentions]
    assert places == sorted(places, key=lambda p: (p[0], -p[1]))
    near = [(a, b) for k, a in enumerate(places) for b in places[k + 1 : k + 40]]
    assert not any(a[0] < b[0] < a[1] < b[1] for a, b in near)
    for i, mention in enumerate(document.mentions):
        assert all(j < i and 0 < p <= 1 for j, p in mention.antecedents)
        assert sum(p for _, p in mention.antecedents) <= 1.001


@needs_reader
def test_a_paragraph_added_far_away_changes_no_mention_here(reader: Reader) -> None:
    body = corpus() * 3
    here = read(body, reader).mentions
    there = read(body + "\n\n" + STORY, reader).mentions
    third = len(body) // 3
    near = [replace(m, antecedents=()) for m in here if m.end < third]
    assert near
    assert near == [replace(m, antecedents=()) for m in there if m.end < third]


@needs_reader
def test_the_same_text_has_the_same_mentions_whatever_was_read_before(reader: Reader) -> None:
    first = read(STORY, reader).mentions
    read(corpus(), reader)
    assert read(STORY, load_reader()).mentions == first


def test_the_rules_find_no_mentions() -> None:
    assert read(STORY, load_rules()).mentions == ()


def test_mentions_are_no_part_of_the_contract(reader: Reader) -> None:
    assert "mentions" not in read(STORY, reader).to_dict()
