"""Interviews whose questions stand alone: the answers are the interviewed person's words."""

from __future__ import annotations

import pytest

from reportedly.appraise import appraise
from reportedly.attribute import attribute
from reportedly.attribute.layout import layout_candidates
from reportedly.resolve import resolve
from reportedly.types import Document
from tests.attribute.test_layout import document, said
from tests.attribute.test_recast import Told
from tests.resolve.build import chains

TITLE = "The dam will hold"
OPENING = "Mara Ovetz heads the water board. In an interview she talks about the flood and her mistakes."
TALK = (
    "What went wrong in January?",
    "I think we were too slow. The gauges stood high on Friday evening.",
    "My staff had wanted more people for years.",
    "Who wanted to wait?",
    "That was me. I had to be sure first.",
    "Will the dam hold?",
    "We have tested it. It holds what came down in January.",
    "Will you resign?",
    "No. I was elected for six years.",
    "The interview took place in Korva.",
)
ANSWERS = [
    f"{TALK[1]} {TALK[2]}",
    TALK[4],
    TALK[6],
    TALK[8],
]


def interview(opening: str = OPENING, talk: tuple[str, ...] = TALK, *, kind: str = "paragraph") -> Document:
    asked = {f"p{n}": kind for n, words in enumerate(talk, 2) if words.endswith("?")}
    return document(TITLE, opening, *talk, p0="headline", **asked)


@pytest.mark.parametrize("kind", ["paragraph", "subheading"])
def test_the_answers_are_whose_the_opening_says_is_interviewed(kind: str) -> None:
    assert said(interview(kind=kind)) == [("Mara Ovetz", answer) for answer in ANSWERS]


@pytest.mark.parametrize(
    "asked",
    [
        "You said in May that the dam would “never fail”. Who wanted to wait?",
        'Your deputy calls the board "a club". Who wanted to wait?',
    ],
)
def test_a_question_may_quote(asked: str) -> None:
    talk = (*TALK[:3], asked, *TALK[4:])
    assert said(interview(talk=talk)) == [("Mara Ovetz", answer) for answer in ANSWERS]


def test_a_question_to_somebody_may_begin_with_a_statement() -> None:
    asked = {0: "It has been a year. What did you do?", 3: "You were warned. Who told you?"}
    asked |= {5: "The dam is old. Will you mend it?", 7: "Many ask it. Will you resign?"}
    talk = tuple(asked.get(n, words) for n, words in enumerate(TALK))
    assert said(interview(talk=talk)) == [("Mara Ovetz", answer) for answer in ANSWERS]


@pytest.mark.parametrize("aside", ["(Laughs.)", "[Sighs]"])
def test_an_answer_may_begin_with_an_aside_that_stands_for_no_answer_alone(aside: str) -> None:
    talk = (*TALK[:4], f"{aside} {TALK[4]}", *TALK[5:])
    assert said(interview(talk=talk))[1] == ("Mara Ovetz", f"{aside} {TALK[4]}")
    assert len(said(interview(talk=(*TALK[:4], aside, *TALK[5:])))) == len(ANSWERS) - 1


def test_answers_are_not_the_outlets_own_and_come_in_the_order_of_the_text() -> None:
    made = appraise(resolve(attribute(interview(), Told())))
    assert [a.content.text for a in made.attributions] == ANSWERS
    assert chains(made) == [("Mara Ovetz",)] * 4
    own = " ".join(made.text[slice(*one["span"])] for one in made.assertions)
    assert "gauges" not in own and "tested" not in own and "took place in Korva" in own


@pytest.mark.parametrize(
    "opening",
    [
        "We met Mara Ovetz, who heads the water board, at the dam.",
        "Jon Hask spoke to Mara Ovetz, who heads the water board.",
        "In our interview with the head of the water board, Mara Ovetz, the flood is the first theme.",
        "Mara Ovetz, head of the water board, speaks to us about the flood.",
        "Mara Ovetz was interviewed on the dam.",
    ],
)
def test_who_is_interviewed(opening: str) -> None:
    assert {source for source, _ in said(interview(opening))} == {"Mara Ovetz"}


@pytest.mark.parametrize(
    "opening",
    [
        "The flood of January is still in everybody's mind, as an interview shows.",
        "In an interview with the Korva Post, the head of the water board looks back.",
        "We spoke to Mara Ovetz and we met Ilja Brandt, who has built the dam.",
    ],
)
def test_answers_have_no_source_where_none_is_told(opening: str) -> None:
    assert said(interview(opening)) == [("", answer) for answer in ANSWERS]


def test_what_the_outlet_asks_and_answers_itself_is_no_interview() -> None:
    talk = (
        "What went wrong in January?",
        "The gauges stood high on Friday evening.",
        "Who wanted to wait?",
        "The head of the board. “I had to be sure,” she said.",
        "Will the dam hold?",
        "Experts think so. We will tell you when we know more.",
        "What should you do?",
        "Stay away from the banks.",
    )
    assert layout_candidates(interview("Here is what we know.", talk)) == []


def test_an_essay_is_no_interview() -> None:
    talk = (
        "Why did I leave?",
        "I was tired.",
        "What did I want?",
        "I wanted to see the sea.",
        "Was it worth it?",
    )
    assert layout_candidates(interview("Mara Ovetz left in May.", (*talk, "I think it was."))) == []


def test_a_column_whose_paragraphs_end_in_questions_is_no_interview() -> None:
    talk = (
        "The board has built three dams. What has it learned from you?",
        "I have asked it twice, and I got no answer.",
        "The gauges stood high on Friday. Who was at the desk?",
        "Nobody told me.",
        "The dam is old. Will it hold?",
        "My guess is that it won't.",
    )
    assert layout_candidates(interview("The board keeps its papers shut.", talk)) == []


def test_whom_she_talks_to_is_who_asks() -> None:
    opening = (
        "Last year, hydrologist Mara Ovetz sued the mine. She talks to Valentina Ruz about her mistakes."
    )
    assert said(interview(opening)) == [("Mara Ovetz", answer) for answer in ANSWERS]
    opening = "The flood took the town. We talked to Mara Ovetz about her mistakes."
    assert said(interview(opening)) == [("Mara Ovetz", answer) for answer in ANSWERS]


QUOTED = (
    "You have called it a fraud.",
    "“It is the right word. I went and counted.”",
    "The ministry says your sample was too small.",
    "“They say that every year.”",
    "Do you regret it?",
    "“Yes.”",
    "The ministry said no.",
)


def test_quotations_below_what_is_said_to_you_are_answers() -> None:
    found = said(document(TITLE, OPENING, *QUOTED, p0="headline"))
    assert found == [("Mara Ovetz", answer) for answer in QUOTED[1:6:2]]


def test_quotations_below_what_is_said_to_nobody_are_no_answers() -> None:
    talk = [words.replace("You have", "Ovetz has").replace("your", "her") for words in QUOTED]
    assert layout_candidates(document(TITLE, OPENING, *talk, p0="headline")) == []
