"""Which paragraphs of quotation belong to whoever spoke before them."""

from __future__ import annotations

import pytest

from reportedly.attribute.candidates import Candidate
from reportedly.attribute.continued import continued
from reportedly.attribute.quotes import quotations
from reportedly.types import Block, Document

FIRST = "“The pier is gone,” said Brel. “Nobody warned us.”"
QUOTED = ("“The pier is gone,”", "“Nobody warned us.”")


def read(*paragraphs: str, certain: str = "") -> list[str]:
    """What Brel says, who is quoted in the first paragraph; ``certain``: what layout gives to another."""
    text = "\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph), "paragraph", "en"))
        at += len(paragraph) + 1
    document = Document("x", text, tuple(blocks))
    quotes = [q for b in blocks for q in quotations(text, b.start, b.end)]

    def spans(*words: str) -> tuple[tuple[int, int], ...]:
        return tuple((text.index(w), text.index(w) + len(w)) for w in words)

    said = Candidate(spans("Brel"), spans("said"), spans(*QUOTED), 0.9)
    other = [Candidate((), (), spans(certain), 0.9)] if certain else []
    (found,) = continued(document, [said], quotes, other)
    return [text[s:e] for s, e in found.content]


def test_a_paragraph_of_quotation_goes_on_with_what_was_said() -> None:
    more = "“We heard of it from the papers.”"
    assert read(FIRST, more) == [*QUOTED, more]


@pytest.mark.parametrize(
    "more",
    [
        "‘A Winter Without Boats.’",
        "“The Long Way to Orsk”",
        "“(APPLAUSE.)”",
        '"Kevra was asleep when the water came.',
    ],
    ids=["subheading", "subheading without a stop", "stage direction", "other marks"],
)
def test_what_only_looks_like_more_of_it(more: str) -> None:
    assert read(FIRST, more) == [*QUOTED]


def test_a_paragraph_that_layout_gives_to_another_is_not_the_speakers() -> None:
    more = "“DAHL: We should have been told.”"
    assert read(FIRST, more) == [*QUOTED, more]
    assert read(FIRST, more, certain="We should have been told.") == [*QUOTED]


def talk(*paragraphs: str, asks: str = "asked") -> list[tuple[str, str]]:
    """Who says what, Oln in the first paragraph and Brel in the second having cues."""
    text = "\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph), "paragraph", "en"))
        at += len(paragraph) + 1
    quotes = [q for b in blocks for q in quotations(text, b.start, b.end)]

    def one(source: str, cue: str, quote: tuple[int, int]) -> Candidate:
        spans = [((text.index(w), text.index(w) + len(w)),) for w in (source, cue)]
        return Candidate(spans[0], spans[1], (quote,), 0.9)

    said = [
        one("Oln", "replied", (quotes[0].start, quotes[0].end)),
        one("Brel", asks, (quotes[1].start, quotes[1].end)),
    ]
    found = continued(Document("x", text, tuple(blocks)), said, quotes)
    return [
        (" ".join(text[s:e] for s, e in c.source), " ".join(text[s:e] for s, e in c.content)) for c in found
    ]


def test_where_one_asks_the_other_answers() -> None:
    lines = [
        "“I saw him.”, Oln replied.",
        "“Where was he?” Brel asked.",
        "“On the pier.”",
        "“Which Pier?”",
        "“The old one.”",
    ]
    assert talk(*lines)[2:] == [("Oln", lines[2]), ("Brel", lines[3]), ("Oln", lines[4])]


def test_who_does_not_ask_goes_on() -> None:
    lines = ["“I saw him.”, Oln replied.", "“He was there.” Brel added.", "“On the pier.”"]
    assert talk(*lines, asks="added")[1] == ("Brel", "“He was there.” “On the pier.”")


def told(*paragraphs: str, source: str, cue: str, content: str) -> list[tuple[str, list[str]]]:
    """What is said by which cue, where one statement is heard in the first paragraph."""
    text = "\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph), "paragraph", "en"))
        at += len(paragraph) + 1
    document = Document("x", text, tuple(blocks))
    quotes = [q for b in blocks for q in quotations(text, b.start, b.end)]
    roles = [((text.index(w), text.index(w) + len(w)),) if w else () for w in (source, cue, content)]
    found = continued(document, [Candidate(roles[0], roles[1], roles[2], 0.9)], quotes)
    assert all(c.source == roles[0] for c in found)
    return [(text[slice(*c.cue[-1])], [text[s:e] for s, e in c.content]) for c in found]


def test_a_quotation_below_what_somebody_is_said_to_say_is_theirs() -> None:
    text = "The hall was full. Dahl praised the drivers’ patience.", "“They waited a year for this.”"
    (found,) = told(*text, source="Dahl", cue="praised", content="the drivers’ patience")
    assert found == ("praised", ["the drivers’ patience", text[1]])


@pytest.mark.parametrize(
    "first",
    [
        "Dahl praised the drivers’ patience, and the hall rose to its feet.",
        "Dahl Praised The Drivers’ Patience.",
    ],
    ids=["something else between", "headline"],
)
def test_a_quotation_below_anything_else_is_nobodys(first: str) -> None:
    content = "the drivers’ patience" if "the drivers’" in first else "The Drivers’ Patience"
    cue = "praised" if "praised" in first else "Praised"
    (found,) = told(first, "“They waited a year for this.”", source="Dahl", cue=cue, content=content)
    assert found == (cue, [content])


def test_a_colon_below_which_a_quotation_stands_announces_it() -> None:
    text = "He then listed what a leader needs:", '"Has she fought for it?', '"Has she ever lost?"'
    found = told(*text, source="He", cue="then listed", content="what a leader needs")
    assert found == [("then listed", ["what a leader needs"]), (":", list(text[1:]))]


def test_other_marks_go_on_where_they_close() -> None:
    more = '"We heard of it from the papers."'
    assert read(FIRST, more) == [*QUOTED, more]


def test_who_is_about_to_be_quoted_is_quoted_in_the_next_paragraph() -> None:
    lines = ["“I saw him.”, Oln replied.", "Brel had this to add:", "“He was on the pier.”"]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    blocks = tuple(Block(s, s + len(line), "paragraph", "en") for s, line in zip(starts, lines, strict=True))
    quotes = [q for b in blocks for q in quotations(text, b.start, b.end)]

    def span(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),)

    said = [
        Candidate(span("Oln"), span("replied"), span("“I saw him.”"), 0.9),
        Candidate(span("Brel"), span("had this to add"), (), 0.9),
    ]
    found = continued(Document("x", text, blocks), said, quotes)
    assert [text[slice(*c.content[0])] for c in found] == ["“I saw him.”", "“He was on the pier.”"]


def test_a_quotation_below_one_with_a_participle_is_more_of_the_quotation() -> None:
    first, more = "“It leaks,” Brel said, praising the drivers’ patience.", "“And nobody cares.”"
    text = f"{first}\n{more}"
    blocks = (Block(0, len(first), "paragraph", "en"), Block(len(first) + 1, len(text), "paragraph", "en"))
    quotes = [q for b in blocks for q in quotations(text, b.start, b.end)]

    def span(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),)

    said = [
        Candidate(span("Brel"), span("praising"), span("the drivers’ patience"), 0.9),
        Candidate(span("Brel"), span("said"), span("“It leaks,”"), 0.9),
    ]
    praised, quoted = continued(Document("x", text, blocks), said, quotes)
    assert praised == said[0]
    assert [text[s:e] for s, e in quoted.content] == ["“It leaks,”", more]
