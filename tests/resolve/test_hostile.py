"""Text that is made to hurt: nothing runs away, and what is said in it is still found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.resolve import origin, resolve
from reportedly.resolve.reading import FULL
from reportedly.types import Attribution, Block, Content, Cue, Document, Source
from tests.resolve.build import Said, document, source_names

SAID = "Oda Brel said it rained. "


@pytest.mark.parametrize(
    "noise",
    [
        "A. B. C. D. E. F. G. H. ",
        "Kato of Bela of Suda of ",
        "Ona Brel and Uma Dahl and ",
        "the 1 minister, the 2 minister, ",
        "his her their its ",
        "“‘(“‘(",
        "A",
    ],
)
def test_noise_in_one_paragraph_hides_nobody(noise: str) -> None:
    text = SAID + noise * (30_000 // len(noise)) + ". " + SAID
    resolved = resolve(
        document(text, Said("Oda Brel", "said", "it rained"), Said("Oda Brel", "said", "it rained"))
    )
    assert source_names(resolved) == ["Oda Brel", "Oda Brel"]
    assert [v["quoted"] for v in resolved.voices if v["name"] == "Oda Brel"] == [2]


def test_an_alphabet_names_nobody() -> None:
    assert resolve(document("A. B. C. D. E. F. G. H. I. J. K. L. " * 50)).voices == ()


def test_who_speaks_late_in_a_huge_text_is_heard() -> None:
    text = SAID + ("x" * 99 + " ") * (FULL // 100 + 1000) + "\n" + SAID
    resolved = resolve(
        document(text, Said("Oda Brel", "said", "it rained"), Said("Oda Brel", "said", "it rained"))
    )
    assert source_names(resolved) == ["Oda Brel", "Oda Brel"]


def test_thousands_of_posts() -> None:
    post, count = "It rains. — Ona Brel (@ob)\n", 2000
    text = post * count
    made = Document("x", text)
    starts = [number * len(post) for number in range(count)]
    posts = tuple(Block(at, at + len(post) - 1, "post", "en", author="Ona Brel") for at in starts)
    attributions = tuple(
        Attribution(
            f"a{at}",
            Content((made.span(at, at + 9),)),
            None,
            Source((made.span(at + 12, at + 20),)),
            "direct",
        )
        for at in starts
    )
    resolved = resolve(replace(made, blocks=posts, attributions=attributions))
    assert [(v["name"], v["quoted"]) for v in resolved.voices] == [("Ona Brel", count)]
    assert {origin(resolved, a) for a in resolved.attributions} == {"on-record"}


def test_chains_of_what_is_nested_deep_stay_short() -> None:
    text = "Ona Brel said Uma Dahl said " * 300 + "it rained."
    made = Document("x", text, (Block(0, len(text), "paragraph", "en"),))
    attributions = tuple(
        Attribution(
            f"a{n}",
            Content((made.span(n * 14 + 14, len(text)),)),
            Cue((made.span(n * 14 + 9, n * 14 + 13),)),
            Source((made.span(n * 14, n * 14 + 8),)),
            "indirect",
            f"a{n - 1}" if n else None,
        )
        for n in range(599)
    )
    resolved = resolve(replace(made, attributions=attributions))
    lengths = [len(a.chain) for a in resolved.attributions]
    assert lengths[:10] == list(range(1, 11))
    assert max(lengths) == lengths[-1] == 50
