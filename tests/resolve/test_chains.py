"""On whose word a statement rests, and what kind of origin it has."""

from __future__ import annotations

import pytest

from reportedly.resolve import origin, resolve
from tests.resolve.build import Said, chains, document


@pytest.mark.parametrize(
    ("text", "statement", "expected"),
    [
        (
            "According to documents cited by the Tarn News Agency, the dam leaked.",
            Said("documents cited by the Tarn News Agency", "According to", "the dam leaked"),
            ("Tarn News Agency", "documents"),
        ),
        (
            "According to a letter seen by the Tolmin Post, the dam leaked.",
            Said("a letter seen by the Tolmin Post", "According to", "the dam leaked"),
            ("Tolmin Post", "a letter"),
        ),
        (
            "Citing press reports, Oda Brel explained that the dam leaked.",
            Said("Oda Brel", "explained", "that the dam leaked"),
            ("Oda Brel", "press reports"),
        ),
        (
            "State television said the dam leaked, quoting a source in the ministry.",
            Said("State television", "said", "the dam leaked"),
            ("State television", "a source in the ministry"),
        ),
        (
            "Oda Brel told the Tolmin Post that the dam leaked.",
            Said("Oda Brel", "told", "that the dam leaked"),
            ("Tolmin Post", "Oda Brel"),
        ),
        (
            "Oda Brel said in an interview with the Tolmin Post that the dam leaked.",
            Said("Oda Brel", "said", "that the dam leaked"),
            ("Tolmin Post", "Oda Brel"),
        ),
        (
            "Oda Brel told reporters that the dam leaked.",
            Said("Oda Brel", "told", "that the dam leaked"),
            ("Oda Brel",),
        ),
        ("It was announced that the dam leaked.", Said("", "was announced", "that the dam leaked"), (None,)),
    ],
)
def test_a_source_phrase_unfolds(text: str, statement: Said, expected: tuple[str | None, ...]) -> None:
    assert chains(resolve(document(text, statement))) == [expected]


def test_the_outlet_itself_is_left_out() -> None:
    text = "Oda Brel told the Tolmin Post that the dam leaked."
    made = document(text, Said("Oda Brel", "told", "that the dam leaked"), outlet="tolminpost.example")
    assert chains(resolve(made)) == [("Oda Brel",)]


def test_parents_come_first_and_nobody_twice_in_a_row() -> None:
    text = "The port said that, according to a memo, the pilots had denied any delay."
    made = document(
        text,
        Said("The port", "said", "that, according to a memo, the pilots had denied any delay"),
        Said("a memo", "according to", "the pilots had denied any delay", parent=0),
        Said("the pilots", "had denied", "any delay", parent=1),
    )
    resolved = resolve(made)
    assert [len(chain) for chain in chains(resolved)] == [1, 2, 3]
    assert resolved.attributions[2].chain[:2] == resolved.attributions[1].chain


def test_a_chain_carries_on_to_what_the_same_report_adds() -> None:
    resolved = resolve(
        document(
            "According to documents cited by the Tarn News Agency, the dam leaked.\n"
            "It said repairs were late. The report added that nobody knew.",
            Said("documents cited by the Tarn News Agency", "According to", "the dam leaked"),
            Said("It", "said", "repairs were late"),
            Said("The report", "added", "that nobody knew"),
        )
    )
    assert chains(resolved) == [("Tarn News Agency", "documents")] * 3


@pytest.mark.parametrize(
    ("text", "statement", "expected"),
    [
        ("Oda Brel said no.", Said("Oda Brel", "said", "no"), "on-record"),
        ("An official said no.", Said("An official", "said", "no"), "anonymous"),
        ("A report says no.", Said("A report", "says", "no"), "document-unseen"),
        ("A report seen by us says no.", Said("A report seen by us", "says", "no"), "document-seen"),
        ("The Tolmin Post says no.", Said("The Tolmin Post", "says", "no"), "media"),
        ("Oda Brel told the Tolmin Post no.", Said("Oda Brel", "told", "no"), "second-hand"),
        ("It is said no.", Said("", "is said", "no"), "unknown"),
    ],
)
def test_kinds_of_origin(text: str, statement: Said, expected: str) -> None:
    resolved = resolve(document(text, statement))
    assert origin(resolved, resolved.attributions[0]) == expected


def test_an_outlet_between_source_and_cue_comes_first() -> None:
    resolved = resolve(
        document(
            "Oda Brel, in a statement carried by the Tolmin Post, said no.",
            Said("Oda Brel", "said", "no"),
        )
    )
    assert chains(resolved) == [("Tolmin Post", "Oda Brel")]


def test_where_a_study_was_made_is_not_who_made_it() -> None:
    text = "Bat study in caves finds that sleep heals."
    made = resolve(document(text, Said("Bat study in caves", "finds", "that sleep heals")))
    assert chains(made) == [("Bat study in caves",)]
