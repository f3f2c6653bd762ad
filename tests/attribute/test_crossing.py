"""Statements that run into one another are told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.attribute.candidates import Candidate
from reportedly.attribute.crossing import apart
from tests.attribute.build import at


def heard(text: str, source: str, cue: str, *content: str) -> Candidate:
    return Candidate(at(text, source), at(text, cue), at(text, *content), 0.9)


def written(text: str, candidates: list[Candidate]) -> list[tuple[str, str, list[str], bool]]:
    return [
        (
            " ".join(text[s:e] for s, e in one.source),
            " ".join(text[s:e] for s, e in one.cue),
            [text[s:e] for s, e in one.content],
            one.nested,
        )
        for one in apart(text, candidates)
    ]


def test_a_source_ends_before_the_verb_that_another_statement_has_there() -> None:
    text = "Miners’ widows reject offer, say it is an insult"
    heard_so = [
        heard(text, "Miners’ widows reject", "say", "it is an insult"),
        heard(text, "Miners’ widows", "reject", "offer"),
    ]
    assert written(text, heard_so) == [
        ("Miners’ widows", "reject", ["offer"], False),
        ("Miners’ widows", "say", ["it is an insult"], False),
    ]


def test_a_source_ends_before_as_which_brings_another_in() -> None:
    text = "‘No sale,’ says Tarn chief as fans demand answers"
    heard_so = [
        heard(text, "Tarn chief as fans", "says", "‘No sale,’"),
        heard(text, "fans", "demand", "answers"),
    ]
    assert [one[0] for one in written(text, heard_so)] == ["Tarn chief", "fans"]


def test_two_verbs_of_one_source_are_left_as_they_are() -> None:
    text = "Brel denied the claim and said it was old."
    heard_so = [heard(text, "Brel", "denied", "the claim"), heard(text, "Brel", "said", "it was old")]
    assert [one[0] for one in written(text, heard_so)] == ["Brel", "Brel"]


def test_what_stands_behind_she_said_is_hers() -> None:
    text = "He told his boss, she said, who ordered him to go home."
    heard_so = [
        heard(text, "she", "said", "He told his boss"),
        heard(text, "who", "ordered", "him to go home"),
    ]
    assert written(text, heard_so) == [
        ("she", "said", ["He told his boss", "who ordered him to go home"], False),
        ("who", "ordered", ["him to go home"], True),
    ]


def test_who_behind_the_name_of_who_speaks_is_that_one() -> None:
    text = "The boss left, said Brel, who ordered a strike."
    heard_so = [heard(text, "Brel", "said", "The boss left"), heard(text, "who", "ordered", "a strike")]
    assert [one[3] for one in written(text, heard_so)] == [False, False]


def test_a_noun_that_reports_is_no_verb_of_its_owner() -> None:
    text = "His claim that it sank shows that he knew."
    heard_so = [
        heard(text, "His claim that it sank", "shows", "that he knew"),
        heard(text, "His", "claim", "that it sank"),
    ]
    assert [one[0] for one in written(text, heard_so)] == ["His", "His claim that it sank"]


def test_what_another_says_behind_a_colon_is_no_part_of_what_stands_before() -> None:
    text = "Police deny this: the bridge is shut, they say, but standing."
    heard_so = [
        heard(text, "Police", "deny", "this: the bridge"),
        heard(text, "they", "say", "the bridge is shut", "but standing"),
    ]
    assert [one[2] for one in written(text, heard_so)] == [
        ["this"],
        ["the bridge is shut", "but standing"],
    ]


def test_a_name_is_no_cue_where_the_same_is_surely_its_owners() -> None:
    text = "“Anyone knows it,” said Prof. Lemuel Aske."
    sure = heard(text, "Prof. Lemuel Aske", "said", "“Anyone knows it,”")
    doubtful = replace(heard(text, "Prof. Lemuel", "Aske", "“Anyone knows it,”"), confidence=0.6)
    assert written(text, [sure, doubtful]) == [("Prof. Lemuel Aske", "said", ["“Anyone knows it,”"], False)]


def test_what_two_tell_of_one_thing_is_each_ones_own() -> None:
    text = "They shut the road, which guards say is unsafe and which drivers say is open."
    which, last = text.index("which"), text.rindex("which")
    end = text.index(".")
    guards = Candidate(
        at(text, "guards"), at(text, "say"), ((which, which + 5), (text.index("is unsafe"), end)), 0.7
    )
    drivers = Candidate(
        at(text, "drivers"),
        ((text.rindex("say"), text.rindex("say") + 3),),
        ((last, last + 5), (text.index("is open"), end)),
        0.6,
        nested=True,
    )
    assert written(text, [guards, drivers]) == [
        ("guards", "say", ["which", "is unsafe"], False),
        ("drivers", "say", ["which", "is open"], False),
    ]
    (alone,) = written(text, [guards])
    assert alone[2] == ["which", "is unsafe and which drivers say is open"]


def test_a_source_ends_before_whose_which_brings_another_in() -> None:
    text = "It sank, according to the bank, whose director, Ana Roth, fears more."
    heard_so = [
        heard(text, "the bank, whose director, Ana Roth", "according to", "It sank"),
        heard(text, "whose director, Ana Roth", "fears", "more"),
    ]
    assert [source for source, *_ in written(text, heard_so)] == ["the bank", "whose director, Ana Roth"]


def test_a_content_ends_before_another_verb_of_the_same_source_whose_words_begin_behind_it() -> None:
    text = "The editors wrote that they stood by it, while admitting that “questions remain”."
    heard_so = [
        heard(text, "The editors", "wrote", "that they stood by it, while admitting that “"),
        heard(text, "The editors", "admitting", "that “questions remain”"),
    ]
    assert written(text, heard_so) == [
        ("The editors", "wrote", ["that they stood by it"], False),
        ("The editors", "admitting", ["that “questions remain”"], False),
    ]


def test_who_agrees_with_words_doesnt_say_them() -> None:
    text = "“I like it,” Brel said. Ms Holt disagrees."
    heard_so = [
        heard(text, "Brel", "said", "“I like it,”"),
        heard(text, "Ms Holt", "disagrees", "“I like it,”"),
    ]
    assert written(text, heard_so) == [("Brel", "said", ["“I like it,”"], False)]


@pytest.mark.parametrize(("other", "nested"), [("ferrymen", True), ("they", False)])
def test_what_another_says_behind_a_comma_and_and_stands_beside_it(other: str, nested: bool) -> None:
    text = f"Staff said it leaked, and {other} said it had sunk."
    behind = text.index(f"{other} said") + len(other) + 1
    whole = heard(text, "Staff", "said", f"it leaked, and {other} said it had sunk")
    inner = Candidate(at(text, other), ((behind, behind + 4),), at(text, "it had sunk"), 0.9, nested)
    assert written(text, [whole, inner]) == [
        ("Staff", "said", ["it leaked"], False),
        (other, "said", ["it had sunk"], False),
    ]


def test_what_he_says_of_her_stays_in_hers() -> None:
    text = "She said it leaked, and they said it had sunk."
    behind = text.index("they said") + len("they ")
    whole = heard(text, "She", "said", "it leaked, and they said it had sunk")
    inner = Candidate(at(text, "they"), ((behind, behind + 4),), at(text, "it had sunk"), 0.9, True)
    assert written(text, [whole, inner])[0][2] == ["it leaked, and they said it had sunk"]


def test_said_is_a_name_before_another() -> None:
    text = "Foreign Minister Said Orle said that it rained."
    whole = heard(text, "Foreign Minister", "Said", "Orle said that it rained")
    inner = replace(heard(text, "Orle", "said that", "that it rained"), cue=((27, 31),), nested=True)
    assert written(text, [whole, inner]) == [
        ("Foreign Minister Said Orle", "said", ["that it rained"], False)
    ]


def test_a_content_ends_before_as_and_anothers_subject() -> None:
    text = "Rebels claim capture of airport as army says fighting goes on"
    heard_so = [
        heard(text, "Rebels", "claim", "capture of airport as army"),
        heard(text, "army", "says", "fighting goes on"),
    ]
    assert written(text, heard_so) == [
        ("Rebels", "claim", ["capture of airport"], False),
        ("army", "says", ["fighting goes on"], False),
    ]


@pytest.mark.parametrize("joined", [", but said ", " and also said ", ", and later said "])
def test_a_second_verb_of_the_same_subject_begins_another_statement(joined: str) -> None:
    text = f"The clerk confirmed that the gate is old{joined}it had been mended."
    whole = heard(text, "The clerk", "confirmed", f"that the gate is old{joined}it had been mended")
    inner = replace(heard(text, "The clerk", "said", "it had been mended"), nested=True)
    assert written(text, [whole, inner]) == [
        ("The clerk", "confirmed", ["that the gate is old"], False),
        ("The clerk", "said", ["it had been mended"], False),
    ]


def test_what_somebody_else_says_in_a_statement_stays_in_it() -> None:
    text = "The clerk confirmed that Brel had left and said he was ill."
    whole = heard(text, "The clerk", "confirmed", "that Brel had left and said he was ill")
    inner = replace(heard(text, "Brel", "said", "he was ill"), nested=True)
    assert ("The clerk", "confirmed", ["that Brel had left and said he was ill"], False) in written(
        text, [whole, inner]
    )
