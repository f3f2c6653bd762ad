"""A content that "according to" breaks off goes on behind it, and that is said in it."""

from __future__ import annotations

import pytest

from reportedly.attribute import attribute
from reportedly.attribute.candidates import Candidate
from reportedly.types import Block, Document
from tests.attribute.build import Told, at

TEXT = "Roth blamed a report that, according to the Orle Post, had warned of “one leak”. It rained."
WHOLE = "a report that, according to the Orle Post, had warned of “one leak”"
BROKEN = ("a report that",), ("a report that", "had warned of “one leak”")


def found(text: str, *candidates: Candidate) -> list[tuple[str, str, str | None]]:
    document = Document("x", text, (Block(0, len(text), "paragraph", "en"),), language="en")
    made = attribute(document, Told(*candidates)).attributions
    return [(a.source.text if a.source else "", a.content.text, a.parent) for a in made]


@pytest.mark.parametrize("pieces", BROKEN)
@pytest.mark.parametrize("heard", [False, True])
def test_what_goes_on_is_said_on_anothers_word(pieces: tuple[str, ...], heard: bool) -> None:
    roth = Candidate(at(TEXT, "Roth"), at(TEXT, "blamed"), at(TEXT, *pieces), 0.9)
    spans = at(TEXT, "the Orle Post"), at(TEXT, "according to"), at(TEXT, "had warned of “one leak”")
    post = [Candidate(*spans, 0.8)] if heard else []
    assert found(TEXT, roth, *post) == [
        ("Roth", WHOLE, None),
        ("the Orle Post", "had warned of “one leak”", "a1"),
    ]


def test_a_whole_content_stays_so() -> None:
    text = "Roth blamed the rain, according to the Orle Post, in May."
    roth = Candidate(at(text, "Roth"), at(text, "blamed"), at(text, "the rain"), 0.9)
    assert found(text, roth)[0] == ("Roth", "the rain", None)
