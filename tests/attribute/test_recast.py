"""Clauses that a reader gave to the wrong statement: what stands against it, and what is issued."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.attribute import attribute
from reportedly.attribute.candidates import Candidate
from reportedly.attribute.recast import as_saying, contrasted, dated, expressed, furthered, issued
from reportedly.types import Block, Document
from tests.attribute.build import Told, at


def candidate(text: str, source: str, cue: str, content: str, *, nested: bool = False) -> Candidate:
    return Candidate(at(text, source), at(text, cue), at(text, content), 0.9, nested)


def found(text: str, *candidates: Candidate) -> list[tuple[str, str, str, str | None]]:
    """Source, cue, content and parent of each attribution of the text."""
    document = Document("x", text, (Block(0, len(text), "paragraph", "en"),), language="en")
    return [
        (a.source.text if a.source else "", a.cue.text if a.cue else "", a.content.text, a.parent)
        for a in attribute(document, Told(*candidates)).attributions
    ]


MATCH = "MatchDay claim that the fee is agreed, while Die Zehn report that the talks go on."
BOTH = "that the fee is agreed, while Die Zehn report that the talks go on"


def test_what_stands_against_a_statement_is_anothers():
    whole = candidate(MATCH, "MatchDay", "claim", BOTH)
    expected = [
        ("MatchDay", "claim", "that the fee is agreed", None),
        ("Die Zehn", "report", "that the talks go on", None),
    ]
    assert found(MATCH, whole) == expected
    inner = candidate(MATCH, "Die Zehn", "report", "that the talks go on", nested=True)
    assert found(MATCH, whole, inner) == expected


def test_what_is_found_to_be_said_by_two_is_still_what_was_found():
    text = "The poll found that half said the quay is safe, while Narvo residents claimed that it is not."
    outer = candidate(
        text,
        "The poll",
        "found",
        "that half said the quay is safe, while Narvo residents claimed that it is not",
    )
    half = candidate(
        text, "half", "said", "the quay is safe, while Narvo residents claimed that it is not", nested=True
    )
    rest = candidate(text, "Narvo residents", "claimed", "that it is not", nested=True)
    assert [(source, parent) for source, _, _, parent in found(text, outer, half, rest)] == [
        ("The poll", None),
        ("half", "a1"),
        ("Narvo residents", "a1"),
    ]


def test_what_a_quotation_holds_stays_whole():
    text = "Oda Brel said: “The quay is safe, while Die Zehn report that it is not.”"
    one = candidate(text, "Oda Brel", "said", "“The quay is safe, while Die Zehn report that it is not.”")
    assert contrasted(text, [one]) == [one]


def test_no_statement_behind_while_no_cut():
    text = "Oda Brel said the quay is safe, while the wind blows from the west."
    one = candidate(text, "Oda Brel", "said", "the quay is safe, while the wind blows from the west")
    assert contrasted(text, [one]) == [one]


NOTICE = "The harbour office issued a notice on Monday which claimed that the quay was safe."


def test_what_is_issued_says_what_its_relative_clause_says():
    for cue, content in (
        ("issued", "a notice on Monday which claimed that the quay was safe"),
        ("issued a notice on Monday", "which claimed that the quay was safe"),
        ("issued a notice on Monday which", "claimed that the quay was safe"),
    ):
        outer = candidate(NOTICE, "The harbour office", cue, content)
        inner = candidate(NOTICE, "which", "claimed", "that the quay was safe", nested=True)
        assert found(NOTICE, outer, inner) == [
            (
                "The harbour office",
                "issued a notice on Monday which claimed",
                "that the quay was safe",
                None,
            )
        ]


def test_a_relative_clause_that_says_nothing_stays():
    text = "The office issued a notice which hung on every door."
    one = candidate(text, "The office", "issued", "a notice which hung on every door")
    assert issued(text, [one]) == [one]


@pytest.mark.parametrize(
    ("content", "cue", "rest"),
    [
        ("the hope that it will hold", "expressed the hope", "that it will hold"),
        ("grief over the loss", "expressed grief over", "the loss"),
        ("deep concern about its age", "expressed deep concern about", "its age"),
        ("thanks to the crew", "expressed", "thanks to the crew"),
        ("support", "expressed", "support"),
    ],
)
def test_a_feeling_that_is_expressed_is_the_cues(content: str, cue: str, rest: str) -> None:
    text = f"The board expressed {content}."
    one = expressed(text, candidate(text, "The board", "expressed", content))
    assert [text[s:e] for s, e in (*one.cue, *one.content)] == [cue, rest]


def test_what_stands_against_a_statement_needs_no_comma_before_whereas() -> None:
    text = "The survey reported ten huts whereas Dahl says that there are six."
    said = candidate(text, "The survey", "reported", "ten huts whereas Dahl says that there are six")
    assert [f[:3] for f in found(text, said)] == [
        ("The survey", "reported", "ten huts"),
        ("Dahl", "says", "that there are six"),
    ]


@pytest.mark.parametrize("content", ["not to be named", "to remain anonymous"])
def test_who_does_not_want_to_be_named_says_nothing_by_it(content: str) -> None:
    text = f"An official, who asked {content}, said it was shut."
    heard = [candidate(text, "who", "asked", content), candidate(text, "An official", "said", "it was shut")]
    assert [f[1] for f in found(text, *heard)] == ["said"]


def test_who_cannot_be_named_says_nothing_by_it() -> None:
    text = "He cannot be named for legal reasons."
    assert found(text, candidate(text, "He", "cannot be named for", "legal reasons")) == []


@pytest.mark.parametrize(
    ("between", "cues"),
    [
        (", going on to say ", ["said", "going on to say"]),
        (", adding ", ["said", "adding"]),
        (", leaning forward ", ["said"]),
        (", going on to dance ", ["said"]),
    ],
)
def test_what_somebody_goes_on_to_say_is_a_statement_of_its_own(between: str, cues: list[str]) -> None:
    text = f"“It leaks,” Brel said{between}that nobody cared."
    said = Candidate(at(text, "Brel"), at(text, "said"), at(text, "“It leaks,”", "that nobody cared"), 0.9)
    found = furthered(text, [said])
    assert [text[slice(*c.cue[0])] for c in found] == cues
    assert [c.source for c in found] == [said.source] * len(cues)
    assert tuple(piece for c in found for piece in c.content) == said.content


def test_what_a_report_alleges_is_what_is_published() -> None:
    text = "Brel Research published a report on Tuesday alleging that the firm hid losses."
    heard = candidate(text, "Brel Research", "published a report on", "alleging that the firm hid losses")
    inner = Candidate((), at(text, "alleging"), at(text, "that the firm hid losses"), 0.95, nested=True)
    expected = ("Brel Research", "published a report on Tuesday alleging", "that the firm hid losses", None)
    assert found(text, heard, inner) == [expected]


def test_what_is_said_in_a_letter_is_one_statement() -> None:
    text = "Brel issued a letter in which she said that it leaks."
    outer = Candidate(
        at(text, "Brel"), at(text, "issued a letter in"), at(text, "which she said that it leaks"), 0.8
    )
    inner = Candidate(at(text, "she"), at(text, "said"), at(text, "that it leaks"), 0.7, nested=True)
    assert issued(text, [outer, inner]) == [replace(inner, nested=False)]
    assert issued(text, [outer]) == [outer]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Dorn praised it while the union, which has members, warned of closures.", "the union"),
        ("Dorn praised it whereas Ana Brel warned of closures.", "Ana Brel"),
        ("Dorn, while visiting the port, warned of closures.", "Dorn"),
        ("Dorn spoke for a while and warned of closures.", "Dorn"),
    ],
)
def test_who_is_the_subject_behind_while_says_what_follows(text: str, who: str) -> None:
    (one,) = contrasted(text, [candidate(text, "Dorn", "warned of", "closures")])
    assert [text[s:e] for s, e in one.source] == [who]


def test_who_puts_the_toll_elsewhere_says_so() -> None:
    text = "Twelve died, Brel said, while rescuers put the toll at more than 30."
    whole = Candidate(
        at(text, "Brel"),
        at(text, "said"),
        at(text, "Twelve died", "while rescuers put the toll at more than 30"),
        0.9,
    )
    assert found(text, *contrasted(text, [whole])) == [
        ("Brel", "said", "Twelve died", None),
        ("rescuers", "put", "the toll at more than 30", None),
    ]


def test_a_day_before_the_verb_is_no_verb() -> None:
    text = "Dr Brel yesterday assured them that help would come."
    whole = candidate(text, "Dr Brel", "yesterday", "assured them that help would come")
    (one,) = dated(text, [whole])
    assert [text[s:e] for s, e in (*one.cue, *one.content)] == [
        "yesterday assured",
        "them that help would come",
    ]
    text = "Orle today reported sales of $3 billion."
    twice = [
        candidate(text, "Orle", "today", "reported sales of $3 billion"),
        candidate(text, "Orle today", "reported", "sales of $3 billion"),
    ]
    assert dated(text, twice) == [candidate(text, "Orle", "reported", "sales of $3 billion")]


def test_what_somebody_is_cited_as_saying_is_one_statement() -> None:
    text = "Officials were cited as saying that through its acts, the firm broke the pact."
    outer = candidate(text, "Officials", "were cited as", "saying that through its acts")
    inner = Candidate((), at(text, "saying"), at(text, "that through its acts, the firm broke the pact"), 0.6)
    for heard, content in (
        ([outer, inner], "that through its acts, the firm broke the pact"),
        ([outer], "that through its acts"),
    ):
        (one,) = as_saying(text, heard)
        said = [text[s:e] for s, e in (*one.source, *one.cue, *one.content)]
        assert said == ["Officials", "were cited as saying", content]


def test_an_adverb_is_no_verb_of_its_own() -> None:
    text = "“No,” the judge orally remarked."
    heard = candidate(text, "the judge", "orally", "“No,”"), candidate(text, "the judge", "remarked", "“No,”")
    assert [text[slice(*c.cue[0])] for c in dated(text, heard)] == ["remarked"]
    assert len(dated(text, heard[:1])) == 1


@pytest.mark.parametrize(
    ("text", "cue", "who"),
    [
        ("Dorn under fire after leaked memo contradicts her\nIt rained.", "contradicts", "leaked memo"),
        ("Dorn under fire after leaked memo contradicts her.", "contradicts", "Dorn"),
        ("Dorn quits after row and denies it\nIt rained.", "denies", "Dorn"),
        ("Dorn left\nDorn quits after row denies it was late", "denies", "row"),
    ],
)
def test_in_a_headline_the_verb_behind_after_has_its_own_subject(text: str, cue: str, who: str) -> None:
    start = text.rindex("Dorn")
    content = ((text.index(cue) + len(cue) + 1, len(text.split("\n")[-2 if "rained" in text else -1])),)
    one = Candidate(((start, start + 4),), at(text, cue), content, 0.9)
    assert text[slice(*contrasted(text, [one])[0].source[0])] == who
