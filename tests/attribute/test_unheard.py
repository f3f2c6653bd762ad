"""Where a number is put, who answers no questions, what is put to a witness: what no reader heard."""

from __future__ import annotations

import pytest

from reportedly.attribute import attribute
from reportedly.attribute.candidates import Candidate
from reportedly.types import Attribution, Block, Document
from tests.attribute.build import Told, at


def read(text: str, *heard: Candidate) -> tuple[Attribution, ...]:
    document = Document("x", text, (Block(0, len(text), "paragraph", "en"),), language="en")
    return attribute(document, Told(*heard)).attributions


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("It rained. The union puts the crowd at 15,000.", "The union", "puts", "the crowd at 15,000"),
        (
            "It rained, but Fair Tide has put the figure at 6.5%.",
            "Fair Tide",
            "has put",
            "the figure at 6.5%",
        ),
        ("Ms. Rell did not answer written questions.", "Ms. Rell", "did not answer", "written questions"),
        ("The council did not reply to requests. It rained.", "The council", "did not reply to", "requests"),
        ("Mr Ibe did not pick his calls. It rained.", "Mr Ibe", "did not pick", "his calls"),
        ("It rained. She was not available for comment.", "She", "was not available", "for comment"),
        ("Orle could not be reached for comment.", "Orle", "could not be reached", "for comment"),
        ("Ms Rao put it to the clerk that she had paid.", "Ms Rao", "put it to", "that she had paid"),
        ("His sister has begged the man to say where.", "His sister", "has begged", "the man to say where"),
        (
            "The owner had known of the leak, an inquest into the fire has heard.",
            "an inquest into the fire",
            "has heard",
            "The owner had known of the leak",
        ),
        (
            "The owner had known of the leak, Narvo Crown Court heard on Monday.",
            "Narvo Crown Court",
            "heard",
            "The owner had known of the leak",
        ),
        (
            "We have confirmation from Orle Police that it sank.",
            "Orle Police",
            "confirmation from",
            "that it sank",
        ),
    ],
)
def test_what_readers_often_dont_hear(text: str, source: str, cue: str, content: str) -> None:
    (one,) = read(text)
    assert one.source is not None and one.cue is not None
    assert (one.source.text, one.cue.text, one.content.text) == (source, cue, content)


@pytest.mark.parametrize(
    "text",
    [
        "The union put the crowd at ease.",
        "The clerk put the key at the door.",
        "She did not answer the door.",
        "The room was not available for the party.",
        "“The union puts the crowd at 900,” it said on the wall.",
        "The firm that was shut puts the cost at 900.",
    ],
)
def test_other_phrases_say_nothing(text: str) -> None:
    assert not [one for one in read(text) if one.confidence == 0.6]


def test_what_a_reader_heard_goes_before() -> None:
    text = "The union puts the crowd at 15,000."
    heard = Candidate(at(text, "The union"), at(text, "puts"), at(text, "the crowd at 15,000"), 0.9)
    assert [one.confidence for one in read(text, heard)] == [0.9]
