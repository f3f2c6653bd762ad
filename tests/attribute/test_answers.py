"""Answers of one word, by whoever is mentioned before the verb, where nobody is heard to give them."""

from __future__ import annotations

import pytest

from reportedly.attribute.answers import answers
from reportedly.attribute.candidates import Candidate
from reportedly.types import Block, Document, Mention
from tests.attribute.build import at


def read(text: str, who: str, *heard: Candidate) -> list[Candidate]:
    ((start, end),) = at(text, who)
    document = Document("x", text, (Block(0, len(text), "paragraph", "en"),), language="en")
    mentions = [Mention(start, end, "person", 0.9), Mention(end - 2, end, "person", 0.9)]
    return answers(document, heard, mentions)


@pytest.mark.parametrize(
    ("text", "who", "cue", "content"),
    [
        ("Asked if he would go, Mr Orle said no.", "Mr Orle", "said", "no"),
        ("They wanted more time, but the judge said no, and left.", "the judge", "said", "no"),
        ("The clerk put it to her again. Ms Tarn quickly answered yes", "Ms Tarn", "quickly answered", "yes"),
    ],
)
def test_a_word_is_an_answer(text: str, who: str, cue: str, content: str) -> None:
    (one,) = read(text, who)
    assert (one.source, one.cue, one.content) == (at(text, who), at(text, cue), at(text, content))


@pytest.mark.parametrize(
    "text", ["Mr Orle said no more.", "Mr Orle said no boat sailed.", "Mr Orle and others said no."]
)
def test_what_goes_on_and_what_others_say_is_none(text: str) -> None:
    assert read(text, "Mr Orle") == []


def test_what_is_heard_is_left_as_it_is() -> None:
    text = "Mr Orle said no."
    heard = Candidate(at(text, "Mr Orle"), at(text, "said"), at(text, "no"), 0.9)
    assert read(text, "Mr Orle", heard) == []
