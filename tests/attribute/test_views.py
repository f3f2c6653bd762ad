"""Views that "for" gives, and what is so in somebody's words."""

from __future__ import annotations

import pytest

from reportedly.attribute.candidates import Candidate
from reportedly.attribute.rules import hearsay_candidates
from reportedly.attribute.views import views
from reportedly.types import Block, Document, Mention


def story(text: str) -> Document:
    return Document("x", text, (Block(0, len(text), "paragraph", "en"),), language="en")


def words(text: str, one: Candidate) -> tuple[str, ...]:
    return tuple(" ".join(text[s:e] for s, e in role) for role in (one.source, one.cue, one.content))


@pytest.mark.parametrize(
    ("text", "person", "source", "content"),
    [
        ("For the drivers, the detour is a disaster.", "the drivers", None, "the detour is a disaster"),
        (
            "It rained. For many islanders, the talk means little.",
            "many islanders",
            None,
            "the talk means little",
        ),
        (
            "For Ada Oln, a widow from Orsk, the vote was a joke.",
            "Ada Oln",
            "Ada Oln, a widow from Orsk",
            "the vote was a joke",
        ),
    ],
)
def test_for_whom_it_is_so(text: str, person: str, source: str | None, content: str) -> None:
    at = text.index(person)
    (found,) = views(story(text), [], [Mention(at, at + len(person), "person", 0.9)])
    assert words(text, found) == (source or person, "For", content)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("For Ada Brel, it was the third loss.", "Ada Brel"),
        ("For the drivers, their only road is shut.", "the drivers"),
        ("For the drivers, the council built a bridge.", "the drivers"),
        ("For the winter, the road is shut.", ""),
    ],
    ids=["who loses", "whose road", "an act", "nobody"],
)
def test_for_whom_it_is_done(text: str, person: str) -> None:
    at = text.index(person or "the winter")
    kind = "person" if person else "time"
    assert views(story(text), [], [Mention(at, text.index(","), kind, 0.9)]) == []


def test_where_somebody_says_it_it_is_no_view() -> None:
    text = "For the drivers, the detour is a disaster, the mayor said."
    said = Candidate(((43, 52),), ((53, 57),), ((0, 41),), 0.9)
    assert views(story(text), [said], [Mention(4, 15, "person", 0.9)]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the words of Ada Brel, “the road is gone.”",
            ("Ada Brel", "In the words of", "“the road is gone.”"),
        ),
        ("It is, in the words of the clerk, a waste.", ("the clerk", "in the words of", "It is a waste")),
    ],
)
def test_what_is_so_in_the_words_of_somebody(text: str, expected: tuple[str, ...]) -> None:
    assert [words(text, one) for one in hearsay_candidates(story(text))] == [expected]


def test_a_figure_may_stand_in_quotation_marks() -> None:
    text = "The agency has put the figure at “no more than 3,000”."
    (found,) = hearsay_candidates(story(text))
    assert words(text, found) == ("The agency", "has put", "the figure at “no more than 3,000”")
