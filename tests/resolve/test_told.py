"""The outlet that somebody told, wherever the sentence has it: it comes first in the chain."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, chains, document, voice


def chain(text: str, cue: str) -> tuple[str | None, ...]:
    return chains(resolve(document(text, Said("Oda Brel", cue, "the dam leaked"))))[0]


@pytest.mark.parametrize(
    ("text", "cue", "outlet"),
    [
        ("Speaking to Radio Orle, Oda Brel said the dam leaked.", "said", "Radio Orle"),
        ("In an interview with the Orle Post, Oda Brel said the dam leaked.", "said", "Orle Post"),
        (
            "In comments carried by the Orle Post on Sunday, Oda Brel said the dam leaked.",
            "said",
            "Orle Post",
        ),
        ("In a letter obtained by the Orle Post, Oda Brel wrote that the dam leaked.", "wrote", "Orle Post"),
        ("Oda Brel said on Radio Orle that the dam leaked.", "said", "Radio Orle"),
        ("Oda Brel wrote in the Orle Post that the dam leaked.", "wrote", "Orle Post"),
        (
            "Oda Brel wrote in her column for the Orle Evening Mail that the dam leaked.",
            "wrote",
            "Orle Evening Mail",
        ),
        (
            "Oda Brel was quoted by the Orle Post as saying the dam leaked.",
            "was quoted by the Orle Post as saying",
            "Orle Post",
        ),
        ("Oda Brel told The Orle Post the dam leaked.", "told", "Orle Post"),
        ("Oda Brel told Reuters the dam leaked.", "told", "Reuters"),
        ("Oda Brel told the state agency ONA that the dam leaked.", "told", "ONA"),
        ("Oda Brel has told the BBC the dam leaked.", "has told", "BBC"),
        ("Oda Brel told state-run television on Monday that the dam leaked.", "told", "state-run television"),
        ("Oda Brel told a local radio station the dam leaked.", "told", "a local radio station"),
        (
            "Oda Brel was quoted as saying by state media that the dam leaked.",
            "was quoted as saying",
            "state media",
        ),
    ],
)
def test_the_outlet_comes_first(text: str, cue: str, outlet: str) -> None:
    assert chain(text, cue) == (outlet, "Oda Brel")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The Orle Post was sold. Oda Brel said the dam leaked.", "said"),
        ("In a letter to the minister, who owns the Orle Post, Oda Brel wrote that the dam leaked.", "wrote"),
        ("Oda Brel said of the Orle Post that the dam leaked.", "said"),
        ("Oda Brel told the state council that the dam leaked.", "told"),
        ("Oda Brel told NATO that the dam leaked.", "told"),
        ("Oda Brel told the aid agency ONA that the dam leaked.", "told"),
    ],
)
def test_an_outlet_that_was_not_told_is_left_out(text: str, cue: str) -> None:
    assert chain(text, cue) == ("Oda Brel",)


def test_a_described_outlet_with_a_name_is_one() -> None:
    resolved = resolve(
        document(
            "Oda Brel told local radio station Orle FM that it leaked.", Said("Oda Brel", "told", "it leaked")
        )
    )
    assert chains(resolved) == [("Orle FM", "Oda Brel")]
    assert voice(resolved, "Orle FM")["description"] == "local radio station"
