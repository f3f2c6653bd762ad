"""Parents, order, doubles and edges of the findings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.attribute.candidates import Candidate
from reportedly.attribute.edges import settled
from reportedly.attribute.forms import form
from reportedly.attribute.nest import arranged
from reportedly.attribute.quotes import quotations
from reportedly.types import Block, Document
from tests.attribute.build import at


def document(text: str) -> Document:
    return Document("x", text, (Block(0, len(text), "paragraph", "en"),), language="en")


def candidate(text: str, source: str, cue: str, *content: str, confidence: float = 0.9) -> Candidate:
    return Candidate(at(text, source), at(text, cue), at(text, *content), confidence)


NESTED = "Mara Oln said that, according to the police, witnesses had denied the theft."


def test_three_levels() -> None:
    found = [
        candidate(NESTED, "witnesses", "had denied", "the theft"),
        candidate(
            NESTED, "Mara Oln", "said", "that, according to the police, witnesses had denied the theft"
        ),
        candidate(NESTED, "the police", "according to", "witnesses had denied the theft"),
    ]
    first, second, third = arranged(document(NESTED), found, [])
    assert [a.cue.text for a in (first, second, third) if a.cue] == ["said", "according to", "had denied"]
    assert [a.parent for a in (first, second, third)] == [None, first.id, second.id]
    assert [a.id for a in (first, second, third)] == ["a1", "a2", "a3"]


def test_two_statements_of_one_source_stand_in_the_order_of_their_cues() -> None:
    text = "Oln said it held and denied that it leaks badly, as some believe."
    found = [
        candidate(text, "Oln", "denied", "that it leaks badly, as some believe"),
        candidate(text, "Oln", "said", "it held"),
    ]
    assert [a.cue.text for a in arranged(document(text), found, []) if a.cue] == ["said", "denied"]


def test_of_two_readings_of_one_cue_the_surer_stays() -> None:
    text = "The mayor said the bridge was safe."
    found = [
        candidate(text, "mayor", "said", "the bridge", confidence=0.4),
        candidate(text, "The mayor", "said", "the bridge was safe", confidence=0.8),
    ]
    (only,) = arranged(document(text), found, [])
    assert only.content.text == "the bridge was safe"


def test_a_nested_content_is_cut_to_its_parents() -> None:
    text = "She said he wants to go, and left."
    found = [
        candidate(text, "She", "said", "he wants to go"),
        Candidate(((9, 11),), at(text, "wants"), at(text, "to go,"), 0.9),
    ]
    outer, inner = arranged(document(text), found, [])
    assert (inner.parent, inner.content.text) == (outer.id, "to go")


def test_of_whose_content_its_holder_keeps_nothing_is_left_out() -> None:
    text = "Mara Oln said that the mayor had heard the whole council of Narvo talk about ships."
    found = [
        candidate(text, "Mara Oln", "said", "that the mayor had heard the whole council of Narvo talk about"),
        candidate(text, "the mayor", "had heard", "the whole council of Narvo talk about ships"),
        candidate(text, "council of Narvo", "talk about", "ships"),
    ]
    made = arranged(document(text), found, [])
    assert [a.cue.text for a in made if a.cue] == ["said", "had heard"]
    assert all(a.content.spans for a in made)


def test_edges_take_in_quotation_marks_and_leave_commas() -> None:
    text = "“We will stay,” she said, “for now.”"
    rough = Candidate(
        at(text, "she"), at(text, "said"), ((1, 14), (text.index(", “for"), len(text) - 1)), 0.9
    )
    assert [text[s:e] for s, e in settled(text, rough, quotations(text)).content] == [
        "“We will stay,”",
        "“for now.”",
    ]


@pytest.mark.parametrize("content", ["he did not have the key,”", "he did not have the key"])
def test_the_mark_of_a_quotation_around_all_of_a_statement_is_no_part_of_its_content(content: str) -> None:
    text = "“The clerk told us he did not have the key,” Oln recalled."
    rough = Candidate(at(text, "The clerk"), at(text, "told"), at(text, content), 0.9)
    (found,) = settled(text, rough, quotations(text)).content
    assert text[slice(*found)] == "he did not have the key"


@pytest.mark.parametrize(
    ("cue", "content", "cue_then", "content_then"),
    [
        ("complained", "about the old pier", "complained about", "the old pier"),
        ("warned", "of a flood", "warned of", "a flood"),
        ("said", "about 20 boats had sunk", "said", "about 20 boats had sunk"),
        ("said", "of course they would stay", "said", "of course they would stay"),
        ("said", "offshore wind is cheap", "said", "offshore wind is cheap"),
    ],
)
def test_a_preposition_between_cue_and_content_is_the_cues(
    cue: str, content: str, cue_then: str, content_then: str
) -> None:
    text = f"Ines Dahl {cue} {content}."
    found = settled(text, candidate(text, "Ines Dahl", cue, content), [])
    assert [[text[s:e] for s, e in role] for role in (found.cue, found.content)] == [
        [cue_then],
        [content_then],
    ]


def test_form_is_read_off_the_marks() -> None:
    text = "He called it “a disgrace” and said “it must end.” He left."
    quotes = quotations(text)
    assert form(text, at(text, "“a disgrace”"), quotes) == "direct"
    assert form(text, at(text, "it “a disgrace”"), quotes) == "mixed"
    assert form(text, at(text, "He left"), quotes) == "indirect"


def test_form_of_what_is_nested_within_a_quotation() -> None:
    text = "“My son says he saw it, and he said ‘never again’,” she told us."
    quotes = quotations(text)
    assert form(text, at(text, "he saw it"), quotes) == "indirect"
    assert form(text, at(text, "‘never again’"), quotes) == "direct"


def test_what_is_doubtfully_heard_in_words_that_say_nothing_is_left_out() -> None:
    text = "Mara Oln said that the port awarded a contract and that the crew hinted at a strike."
    outer = candidate(text, "Mara Oln", "said", text[text.index("that") : -1])
    inner = [
        Candidate(at(text, "the port"), at(text, "awarded"), at(text, "a contract"), 0.5, nested=True),
        Candidate(at(text, "the crew"), at(text, "hinted at"), at(text, "a strike"), 0.5, nested=True),
    ]
    found = arranged(document(text), [outer, *inner], [])
    assert [a.cue.text for a in found if a.cue] == ["said", "hinted at"]


def test_what_somebody_is_to_do_is_said_by_nobody() -> None:
    text = "Mara Oln asked the crew to wait. The cook declined to say where it sank."
    outer = candidate(text, "The cook", "declined", "to say where it sank")
    more = candidate(text, "Mara Oln", "asked", "the crew to wait")
    inner = [
        Candidate((), at(text, "to say"), at(text, "where it sank"), 0.9, nested=True),
        Candidate(at(text, "the crew"), at(text, "to"), at(text, "wait"), 0.9, nested=True),
    ]
    found = arranged(document(text), [outer, more, *inner], [])
    assert [a.cue.text for a in found if a.cue] == ["asked", "declined"]


def test_the_mark_behind_a_label_that_layout_knows_is_no_second_cue() -> None:
    text = "Ada Oln: Ice cracks. These calls rise."
    layout = Candidate(at(text, "Ada Oln"), (), at(text, "Ice cracks. These calls rise."), 0.9)
    found = [layout, candidate(text, "Ada Oln", ":", "Ice cracks.", confidence=0.95)]
    (only,) = arranged(document(text), found, [])
    assert (only.cue, only.content.text) == (None, "Ice cracks. These calls rise.")


def test_what_fills_most_of_a_content_without_a_cue_is_nested_in_it() -> None:
    text = "The mayor said the pier was safe. — Ada Oln"
    layout = Candidate(at(text, "Ada Oln"), (), at(text, "The mayor said the pier was safe."), 0.98)
    outer, inner = arranged(
        document(text), [layout, candidate(text, "The mayor", "said", "the pier was safe")], []
    )
    assert (outer.source and outer.source.text, inner.parent) == ("Ada Oln", outer.id)


def test_a_cue_between_a_speaker_and_what_he_answers_is_anothers() -> None:
    text = "“I saw him,” Oln replied. “Where?” Brel asked. “On the pier.”"
    answer = Candidate(at(text, "Oln"), (), at(text, "“On the pier.”"), 0.5)
    found = [candidate(text, "Brel", "asked", "“Where?”"), answer]
    assert [a.content.text for a in arranged(document(text), found, [])] == ["“Where?”", "“On the pier.”"]


def shown(text: str, cue: str, content: str, *, sure: float = 0.8) -> list[tuple[str, bool]]:
    """Cues, and which are nested, where "The spot" shows Brel, who says something to Dahl."""
    found = [
        candidate(text, "The spot", cue, content, confidence=0.6),
        replace(candidate(text, "Brel", "saying", "“That was clever,”", confidence=sure), nested=True),
        replace(candidate(text, "Dahl", "blamed", "her", confidence=0.5), nested=True),
    ]
    quotes = quotations(text)
    return [(a.cue.text, a.parent is not None) for a in arranged(document(text), found, quotes) if a.cue]


def test_who_only_shows_somebody_that_says_something_says_nothing() -> None:
    content = "Brel saying, “That was clever,” when Dahl blamed her"
    text = f"The spot concludes with footage of {content}."
    assert shown(text, "concludes with footage of", content) == [("saying", False), ("blamed", False)]
    text = f"The spot uses some {content}."
    assert shown(text, "uses some", content) == [("saying", False), ("blamed", False)]


@pytest.mark.parametrize(
    ("cue", "sure"), [("says that it shows", 0.8), ("uses some", 0.5)], ids=["it says so", "surer"]
)
def test_who_says_so_or_is_surer_keeps_what_is_said_in_it(cue: str, sure: float) -> None:
    content = "Brel saying, “That was clever,” when Dahl blamed her"
    first, *others = shown(f"The spot {cue} {content}.", cue, content, sure=sure)
    assert first == (cue, False)
    assert all(nested for _, nested in others)


def test_what_somebody_declines_to_do_is_said_by_nobody() -> None:
    text = "Brel declined to discuss the remarks."
    found = [
        candidate(text, "Brel", "declined", "to discuss the remarks"),
        replace(candidate(text, "Brel", "discuss", "the remarks"), source=(), nested=True),
    ]
    assert [a.cue.text for a in arranged(document(text), found, []) if a.cue] == ["declined"]


def test_what_is_no_clause_of_its_own_is_no_statement() -> None:
    text = "“What I can tell you is the dam leaks,” Brel said."
    found = [
        candidate(text, "Brel", "said", "“What I can tell you is the dam leaks,”"),
        replace(candidate(text, "I", "can tell", "is the dam leaks"), nested=True),
    ]
    assert [a.cue.text for a in arranged(document(text), found, []) if a.cue] == ["said"]


def test_what_somebody_calls_a_reply_isnt_said_in_it() -> None:
    text = "Tirk termed the minister’s reply “a bundle of tricks”."
    reply = Candidate(
        at(text, "the minister’s"), at(text, "reply"), at(text, "“a bundle of tricks”"), 0.7, nested=True
    )
    outer = candidate(text, "Tirk", "termed", "the minister’s reply “a bundle of tricks”")
    assert [a.cue.text for a in arranged(document(text), [outer, reply], quotations(text))] == ["termed"]
    text = "Tirk mocked the minister’s reply “It is done”."
    reply = Candidate(
        at(text, "the minister’s"), at(text, "reply"), at(text, "“It is done”"), 0.7, nested=True
    )
    outer = candidate(text, "Tirk", "mocked", "the minister’s reply “It is done”")
    assert len(arranged(document(text), [outer, reply], quotations(text))) == 2


def test_what_somebody_is_urged_to_say_isnt_said() -> None:
    text = "Groups urged Westmark to say what it knew."
    outer = candidate(text, "Groups", "urged", "Westmark to say what it knew")
    to_say = Candidate(at(text, "Westmark"), at(text, "to say"), at(text, "what it knew"), 0.8, nested=True)
    assert [a.cue.text for a in arranged(document(text), [outer, to_say], [])] == ["urged"]
