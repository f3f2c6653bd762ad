"""What "was gathered" or "is alleged" by nobody is a statement without a source."""

from __future__ import annotations

import pytest

from reportedly.attribute import attribute
from reportedly.attribute.candidates import Candidate
from reportedly.types import Attribution, Block, Document
from tests.attribute.build import Told, at


def read(text: str, *heard: Candidate) -> tuple[Attribution, ...]:
    document = Document("x", text, (Block(0, len(text), "paragraph", "en"),), language="en")
    return attribute(document, Told(*heard)).attributions


@pytest.mark.parametrize("cue", ["was gathered", "has been alleged", "was further learnt"])
def test_what_was_gathered_has_no_source(cue: str) -> None:
    (one,) = read(f"The hall was shut. It {cue} that six clerks had fled. Rain fell.")
    assert one.source is None and one.cue is not None
    assert (one.cue.text, one.content.text) == (cue, "that six clerks had fled")


@pytest.mark.parametrize(
    "text",
    ["“It was gathered that six had fled,” they wrote.", "It was gathered in six bags that leaked."],
)
def test_a_quotation_and_a_harvest_are_none(text: str) -> None:
    assert "was gathered" not in [one.cue.text for one in read(text) if one.cue]


def test_what_somebody_is_heard_to_say_is_theirs() -> None:
    text = "It was alleged that six had fled, according to the bank."
    heard = Candidate(
        at(text, "the bank"), at(text, "according to"), at(text, "It was alleged that six had fled"), 0.8
    )
    (one,) = read(text, heard)
    assert one.source is not None and one.source.text == "the bank"
