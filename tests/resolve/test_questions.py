"""Questions and answers: labels that are no names."""

from __future__ import annotations

import pytest

from reportedly.attribute import attribute, load_rules
from reportedly.resolve import resolve
from reportedly.types import Block, Document
from tests.resolve.build import source_names, voice


def read(*paragraphs: str) -> Document:
    blocks, text = [], ""
    for paragraph in paragraphs:
        blocks.append(Block(len(text), len(text) + len(paragraph), "paragraph", "en"))
        text += paragraph + "\n"
    return resolve(attribute(Document("x", text, tuple(blocks), language="en"), load_rules()))


def turns(question: str, answer: str) -> tuple[str, ...]:
    return (
        f"{question} Were you afraid?",
        f"{answer} Only once.",
        f"{question} And the passengers?",
        f"{answer} They sang.",
    )


LABELS = [("QUESTION:", "ANSWER:"), ("Q:", "A:"), ("Q.", "A."), ("Question:", "Answer:")]


@pytest.mark.parametrize("labels", LABELS)
def test_who_asks_has_no_name_and_who_is_interviewed_answers(labels: tuple[str, str]) -> None:
    resolved = read(
        "Ole Sandvik has steered the ferry for thirty years. He spoke in his kitchen.", *turns(*labels)
    )
    assert source_names(resolved) == ["questioner", "Ole Sandvik", "questioner", "Ole Sandvik"]
    asking = voice(resolved, "questioner")
    assert (asking["named"], asking["kind"], asking["quoted"]) == (False, "person", 2)
    assert voice(resolved, "Ole Sandvik")["aliases"] == []


@pytest.mark.parametrize(
    "opening",
    [
        "The watchman was heard on the third day.",
        "Prosecutor Lena Orm questioned the watchman.",
        "Prosecutor Lena Orm and the lawyer Tor Dunn were there, and so was the watchman.",
    ],
)
def test_who_answers_has_no_name_where_the_text_gives_none_or_several(opening: str) -> None:
    resolved = read(opening, *turns("Q.", "A."))
    assert source_names(resolved)[-4:] == ["questioner", "respondent", "questioner", "respondent"]
    assert voice(resolved, "respondent")["named"] is False


def test_who_asks_isnt_whom_the_answer_calls_they() -> None:
    answer = "They told us that it would rain."
    resolved = read(
        "Health Weekly: Were you afraid?",
        "Ole Sandvik: Only once.",
        "Health Weekly: And the agency?",
        f"Ole Sandvik: {answer}",
    )
    (told,) = (a for a in resolved.attributions if a.source is not None and a.source.text == "They")
    assert told.source is not None and told.source.voice is None
