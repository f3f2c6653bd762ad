"""Whom something is said to is no source, and a part of what is said only where they are to do something."""

from __future__ import annotations

import pytest

from reportedly.attribute.candidates import Candidate, Spans
from reportedly.attribute.told import told


def recast(text: str, source: str, cue: str, *content: str) -> tuple[str, list[str]]:
    """Source and content of what a reader heard so."""

    def spans(*words: str) -> Spans:
        return tuple((text.index(w), text.index(w) + len(w)) for w in words if w)

    one = told(text, Candidate(spans(source), spans(cue), spans(*content), 0.9))
    return " ".join(text[s:e] for s, e in one.source), [text[s:e] for s, e in one.content]


@pytest.mark.parametrize(
    ("text", "heard", "content"),
    [
        (
            "The bridge was shut in May, the jury was told.",
            ("", "was told", "The bridge was shut in May", "the jury"),
            ["The bridge was shut in May"],
        ),
        (
            "The bridge was shut in May, the jury was told.",
            ("", "was told", "The bridge was shut in May, the jury"),
            ["The bridge was shut in May"],
        ),
        (
            "Mrs Oln was asked whether she had seen it.",
            ("", "was asked", "Mrs Oln", "whether she had seen it"),
            ["whether she had seen it"],
        ),
        (
            "The riders have been promised clean air.",
            ("", "have been promised", "The riders", "clean air"),
            ["clean air"],
        ),
        ("Brel was told that it was safe.", ("Brel", "was told", "that it was safe"), ["that it was safe"]),
        ("The pilots weren't told of it.", ("The pilots", "weren't told of", "it"), ["it"]),
        (
            "Fishermen have been advised not to put out.",
            ("Fishermen", "have been advised", "not to put out"),
            ["Fishermen", "not to put out"],
        ),
        (
            "The crew were told to leave.",
            ("", "were told", "The crew", "to leave"),
            ["The crew", "to leave"],
        ),
    ],
)
def test_whom_it_is_said_to(text: str, heard: tuple[str, ...], content: list[str]) -> None:
    assert recast(text, *heard) == ("", content)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Ada Brel told the jury that it was shut.", ("Ada Brel", "told", "that it was shut")),
        ("The crew were told by Brel to leave.", ("Brel", "were told by", "The crew", "to leave")),
        ("Brel has ordered that it be shut.", ("Brel", "has ordered", "that it be shut")),
    ],
)
def test_who_tells_stays_the_source(text: str, heard: tuple[str, ...]) -> None:
    assert recast(text, *heard) == (heard[0], list(heard[2:]))
