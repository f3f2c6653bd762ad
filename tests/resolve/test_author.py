""" "I" in the outlet's own words is the one author whom the byline names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.resolve import resolve
from reportedly.types import Block
from tests.resolve.build import Said, chains, document, source_names, voice

THINK = Said("I", "think", "it fell")


@pytest.mark.parametrize(
    ("text", "byline", "who"),
    [
        ("I think it fell.", ("Ana Roth",), "Ana Roth"),
        ("Last week Ana Roth left. I think it fell.", ("Ana Roth",), "Ana Roth"),
        ("I think it fell.", (), None),
        ("I think it fell.", ("Ana Roth", "Jos Tarn"), None),
        ("“I think it fell.” Nobody spoke.", ("Ana Roth",), None),
    ],
)
def test_i_is_the_author(text: str, byline: tuple[str, ...], who: str | None) -> None:
    made = resolve(replace(document(text, THINK), byline=byline))
    assert source_names(made) == [who]
    assert chains(made) == [(who,)]


def test_we_is_no_author() -> None:
    made = replace(document("We think it fell.", Said("We", "think", "it fell")), byline=("Ana Roth",))
    assert source_names(resolve(made)) == [None]


def test_i_in_what_somebody_else_says_is_not_the_author() -> None:
    said = Said("Jos Tarn", "said", "I think it fell"), Said("I", "think", "it fell", parent=0)
    made = replace(document("Jos Tarn said I think it fell.", *said), byline=("Ana Roth",))
    assert source_names(resolve(made)) == ["Jos Tarn", "Jos Tarn"]


def test_i_of_a_post_is_not_the_author() -> None:
    made = document("I think it fell.", THINK, blocks=(Block(0, 16, "post", "en"),))
    assert source_names(resolve(replace(made, byline=("Ana Roth",)))) == [None]


def test_the_author_is_mentioned_in_the_byline() -> None:
    text = "By Ana Roth\nI think it fell."
    blocks = (Block(0, 11, "byline", "en"), Block(12, len(text), "paragraph", "en"))
    made = document(text, THINK, blocks=blocks)
    author = voice(resolve(replace(made, byline=("Ana Roth",))), "Ana Roth")
    assert author["kind"] == "person" and author["named"] is True and author["quoted"] == 1
    assert author["mentions"] == [[3, 11], [12, 13]]
