"""A verb without a source has the subject beside it."""

from __future__ import annotations

import pytest

from reportedly.attribute import attribute
from reportedly.attribute.candidates import Candidate
from reportedly.attribute.subjects import headed, participial
from reportedly.types import Block, Document
from tests.attribute.build import Told, at


@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        ("Noting that it held, the High Court on Friday came.", "Noting", "that it held", "the High Court"),
        ("It rained. Noting “some rain,” Mr. Tarn later left.", "Noting", "“some rain,”", "Mr. Tarn"),
        ("NARVO: Adding that it held, Roth, the mayor, smiled.", "Adding", "that it held", "Roth, the mayor"),
        ("Noting that it held, in May she left.", "Noting", "that it held", ""),
        ("Noting that it held. The mayor left.", "Noting", "that it held", ""),
        ("She left, Noting that it held, he said.", "Noting", "that it held", ""),
        ("Noting that it held, that is all.", "Noting", "that it held", ""),
    ],
)  # fmt: skip
def test_the_subject_is_the_source(text: str, cue: str, content: str, source: str) -> None:
    found = participial(text, Candidate((), at(text, cue), at(text, content), 0.9))
    assert "".join(text[a:b] for a, b in found.source) == source


def test_a_place_before_it_is_not_the_source() -> None:
    text = "NARVO: Noting that it held, the High Court came."
    reader = Told(Candidate(at(text, "NARVO"), at(text, "Noting"), at(text, "that it held"), 0.9))
    document = Document("x", text, (Block(0, len(text), "paragraph", "en"),), language="en")
    (found,) = attribute(document, reader).attributions
    assert found.source and found.source.text == "the High Court"


@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        ("According to Brel, the state union has vowed to go.", "has vowed", "to go", "the state union"),
        ("According to Brel, the union has been told to wait.", "has been told", "to wait", ""),
        ("According to Brel, the union left and has threatened to go.", "has threatened", "to go", ""),
        ("According to Brel, in May had come word that it held.", "had come", "word that it held", ""),
    ],
)
def test_a_nested_verb_has_whom_the_content_begins_with(
    text: str, cue: str, content: str, source: str
) -> None:
    whole = text[text.index(",") + 2 : -1]
    outer = Candidate(at(text, "Brel"), at(text, "According to"), at(text, whole), 0.9)
    found = headed(text, [outer, Candidate((), at(text, cue), at(text, content), 0.9, nested=True)])
    assert "".join(text[a:b] for a, b in found[1].source) == source
