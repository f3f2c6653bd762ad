"""Nested training data: a sentence put into another's mouth keeps its own attributions, one level down."""

from __future__ import annotations

import random
from typing import Any

from training.graft import graft, marks_of, sentences

HOST = "The mayor of Halm said that the bridge would be closed for the winter. It rained all day."
GUEST = "The engineers warned that the northern pillar had moved. Nobody was hurt in the storm."


def spans(text: str, piece: str) -> list[list[int]]:
    return [[text.index(piece), text.index(piece) + len(piece)]]


def article(text: str, source: str, cue: str, content: str) -> dict[str, Any]:
    roles = {"source": spans(text, source), "cue": spans(text, cue), "content": spans(text, content)}
    return {"id": "x", "text": text, "attributions": [roles]}


HOSTING = article(HOST, "The mayor of Halm", "said", "that the bridge would be closed for the winter")
GUESTS = article(GUEST, "The engineers", "warned", "that the northern pillar had moved")


def test_a_grafted_sentence_is_nested_with_its_roles() -> None:
    pool = [s for s in sentences(GUESTS) if s.marks]
    text, marks, _ = graft(HOST, marks_of(HOSTING), [], pool, 1.0, random.Random(3))
    assert text == (
        "The mayor of Halm said that the engineers warned that the northern pillar had moved. "
        "It rained all day."
    )
    said = {tuple(text[s:e] for s, e in (*m.source, *m.cue, *m.content)): m.depth for m in marks}
    assert said == {
        (
            "The mayor of Halm",
            "said",
            "that the engineers warned that the northern pillar had moved",
        ): 0,
        ("the engineers", "warned", "that the northern pillar had moved"): 1,
    }


def test_sentences_are_kept_whole_with_the_attributions_in_them() -> None:
    first, second = sentences(GUESTS)
    assert first.text == "The engineers warned that the northern pillar had moved."
    assert [first.text[s:e] for mark in first.marks for s, e in mark.cue] == ["warned"]
    assert (second.text, second.marks) == ("Nobody was hurt in the storm.", ())


def test_what_is_set_aside_is_never_grafted() -> None:
    text, marks, discard = graft(
        HOST, marks_of(HOSTING), [(0, len(HOST))], sentences(GUESTS), 1.0, random.Random(3)
    )
    assert (text, discard) == (HOST, [(0, len(HOST))])
    assert [m.depth for m in marks] == [0]
