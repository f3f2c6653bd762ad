"""Who is quoted by an outlet is the one who says it, with the outlet in the chain."""

from __future__ import annotations

import pytest

from reportedly.attribute import attribute
from reportedly.resolve import resolve
from reportedly.types import Block, Document
from tests.attribute.test_recast import Told, candidate
from tests.resolve.build import chains

SAID = "Una Dahl was quoted by the Tolmin Post as saying that the quay was safe."
AFTER = "“The quay is safe,” Una Dahl was quoted by the Tolmin Post on Monday as saying."
LAST = "“The quay is safe,” Una Dahl was quoted as saying by the Tolmin Post."
WARNED = "Una Dahl was quoted by the Tolmin Post as warning that the quay was unsafe."
BESIDE = "According to Una Dahl, quoted by the Tolmin Post, the quay was safe."
IN = "Una Dahl was quoted in the Tolmin Post as saying that the quay was safe."


def read(text, *candidates):
    document = Document("x", text, (Block(0, len(text), "paragraph", "en"),), language="en")
    return resolve(attribute(document, Told(*candidates)))


@pytest.mark.parametrize(
    ("text", "cue", "pieces", "content", "chain"),
    [
        (
            SAID,
            "was quoted",
            ("Una Dahl", "as saying that the quay was safe"),
            "that the quay was safe",
            ("Tolmin Post", "Una Dahl"),
        ),
        (
            AFTER,
            "was quoted",
            ("“The quay is safe,” Una Dahl", "as saying"),
            "“The quay is safe,”",
            ("Tolmin Post", "Una Dahl"),
        ),
        (LAST, "was quoted as", ("Una Dahl", "saying by"), "“The quay is safe,”", ("Una Dahl",)),
        (
            IN,
            "was quoted in",
            ("Una Dahl", "as saying that the quay was safe"),
            "that the quay was safe",
            ("Una Dahl",),
        ),
    ],
)
def test_who_is_quoted_says_it(text, cue, pieces, content, chain):
    start = text.index(cue)
    spans = tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)
    upside_down = candidate(text, "the Tolmin Post", cue, "")
    assert upside_down.cue == ((start, start + len(cue)),)
    made = read(text, type(upside_down)(upside_down.source, upside_down.cue, spans, 0.7))
    (one,) = made.attributions
    assert one.content.text == content
    assert one.source is not None and one.source.text.startswith("Una Dahl")
    assert one.cue is not None and one.cue.text.endswith("as saying")
    assert chains(made)[0][-len(chain) :] == chain


def test_quoted_as_warning():
    upside_down = candidate(WARNED, "the Tolmin Post", "was quoted by", "as warning that the quay was unsafe")
    made = read(WARNED, upside_down, candidate(WARNED, "Una Dahl", "warning", "that the quay was unsafe"))
    assert [(a.cue.text, a.content.text) for a in made.attributions] == [
        ("as warning", "that the quay was unsafe")
    ]
    assert chains(made) == [("Tolmin Post", "Una Dahl")]


def test_what_two_candidates_hear_becomes_one():
    outer = candidate(SAID, "the Tolmin Post", "was quoted", "Una Dahl")
    inner = candidate(SAID, "Una Dahl", "saying", "that the quay was safe")
    (one,) = read(SAID, outer, inner).attributions
    assert (one.cue.text, one.content.text) == ("as saying", "that the quay was safe")


def test_quoted_by_beside_a_source_is_a_part_of_it():
    made = read(BESIDE, candidate(BESIDE, "Una Dahl", "According to", "the quay was safe"))
    assert chains(made) == [("Tolmin Post", "Una Dahl")]


QUOTES = "The Tolmin Post quoted a sergeant as saying that the quay was safe."
QUOTED_BEFORE = "“The quay is safe,” the Tolmin Post quoted a sergeant as saying."


def test_an_outlet_that_quotes_somebody_as_saying_it() -> None:
    outer = candidate(QUOTES, "The Tolmin Post", "quoted", "a sergeant as saying that the quay was safe")
    broken = candidate(QUOTES, "a sergeant", "as", "saying that the quay was safe")
    again = candidate(QUOTES, "", "saying", "that the quay was safe")
    for heard in ([outer], [outer, broken, again]):
        whole, said = read(QUOTES, *heard).attributions
        assert (whole.cue.text, said.parent) == ("quoted", whole.id)
        assert (said.source.text, said.cue.text) == ("a sergeant", "saying")
        assert said.content.text == "that the quay was safe"


def test_an_outlet_that_quotes_somebody_behind_the_words() -> None:
    pieces = ("“The quay is safe,”", "a sergeant as saying")
    spans = tuple((QUOTED_BEFORE.index(p), QUOTED_BEFORE.index(p) + len(p)) for p in pieces)
    outer = candidate(QUOTED_BEFORE, "the Tolmin Post", "quoted", "")
    whole, said = read(QUOTED_BEFORE, type(outer)(outer.source, outer.cue, spans, 0.8)).attributions
    assert (said.parent, said.source.text, said.content.text) == (whole.id, "a sergeant", pieces[0])


def test_who_is_quoted_in_passing_says_it() -> None:
    text = "Una Dahl, quoted by the Tolmin Post as saying last month that it was “quite safe”, left."
    made = read(text, candidate(text, "Una Dahl", "quoted", "the Tolmin Post"))
    (one,) = made.attributions
    assert one.content.text == "that it was “quite safe”" and one.cue and one.cue.text == "saying"
    assert chains(made) == [("Tolmin Post", "Una Dahl")]


def test_who_is_quoted_in_passing_by_nobody_heard_stays() -> None:
    text = "Una Dahl, quoted by the Tolmin Post as saying last month that it was safe, left."
    made = read(text, candidate(text, "Una Dahl", "left", "that it was safe"))
    assert [a.cue.text for a in made.attributions if a.cue] == ["left"]
