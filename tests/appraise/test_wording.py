"""Loaded wording: which terms, in which contexts, and whose."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.appraise.wording import wording
from reportedly.appraise.wording.lexicon import wording_lexicon
from reportedly.types import Attribution, Block, BlockKind, Content, Document, Source, Span


def document(text: str, *found: Attribution, kind: BlockKind = "paragraph") -> Document:
    return Document("x", text, (Block(0, len(text), kind, "en"),), language="en", attributions=found)


def attribution(
    text: str,
    content: str,
    voice: str | None,
    *,
    id: str = "a1",
    parent: str | None = None,
    source: str = "Brel",
) -> Attribution:
    def span(words: str) -> tuple[Span, ...]:
        start = text.index(words)
        return (Span(start, start + len(words), words),)

    return Attribution(id, Content(span(content)), None, Source(span(source), voice), "indirect", parent)


def terms(text: str, *found: Attribution, kind: BlockKind = "paragraph") -> list[tuple[str, str, str | None]]:
    return [(w["term"], w["charge"], w["voice"]) for w in wording(document(text, *found, kind=kind))]


@pytest.mark.parametrize(
    ("text", "term", "charge"),
    [
        ("Two terrorists were held.", "terrorist", "pejorative"),
        ("Two freedom fighters were held.", "freedom fighter", "honorific"),
        ("The regime’s forces left.", "regime", "pejorative"),
        ("The beloved leader of Orvia waved.", "beloved leader", "honorific"),
        ("Four boys were martyred there.", "martyr", "honorific"),
        ("Four gunmen were neutralised there.", "neutralise", "euphemism"),
        ("Nine died as collateral damage.", "collateral damage", "euphemism"),
        ("It was a cult of nine people.", "cult", "pejorative"),
        ("Troops liberated the town.", "liberate", "honorific"),
        ("Troops liberated the bridge.", "liberate", "honorific"),
        ("The occupiers of the town left.", "occupier", "pejorative"),
        ("The so-called council met.", "so-called", "hedge"),
        ("A notorious landlord was fined.", "notorious", "pejorative"),
        ("It hit illegal immigrants most.", "illegal immigrant", "pejorative"),
        ("It hit undocumented immigrants most.", "undocumented immigrant", "euphemism"),
        ("In Keth His Excellency spoke.", "his excellency", "honorific"),
        ("The union met Comrade Ebo Tan there.", "comrade", "honorific"),
        ("The bridge was opened by Chief Dabo Orin.", "chief", "honorific"),
        ("The farm is run by Sheikh Amar Dol.", "sheikh", "honorific"),
        ("All of this was a sheer lie.", "lie", "pejorative"),
        ("Papers there print propaganda.", "propaganda", "pejorative"),
        ("The board parted company with him.", "part company", "euphemism"),
        ("Ninety dockers were let go in May.", "let go", "euphemism"),
        ("Papers there had fabricated the tale.", "fabricate", "pejorative"),
        ("It made a mockery of the vote.", "mockery", "pejorative"),
        ("The board called for merciless cuts.", "merciless", "pejorative"),
        ("The pro-life group met.", "pro-life", "honorific"),
        ("The pro-choice group met.", "pro-choice", "honorific"),
        ("Four were killed in an encounter in Keth.", "encounter", "euphemism"),
    ],
)
def test_loaded_terms(text: str, term: str, charge: str) -> None:
    assert terms(text) == [(term, charge, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The tax regime changed.",
        "It took the land by eminent domain.",
        "It was a chance encounter between friends.",
        "The anti-abortion group met.",
        "Residents celebrated the win.",
        "It is a cult film now.",
        "A flash mob danced.",
        "The militants and the protesters left.",
        "They liberated the market for milk.",
        "She faces terrorist offences in Orvia.",
        "He works for the Mob Museum.",
        "The army chief Dabo Orin left.",
        "The Chief Constable left.",
        "The river lies low, and he is not one to lie.",
        "The Lady Moll sank.",
        "The government and its administration fell.",
    ],
)
def test_plain_uses_and_plain_words_are_not_reported(text: str) -> None:
    assert terms(text) == []


def test_words_in_a_content_are_its_source_s() -> None:
    text = "Brel said the thugs had left. The thugs are back."
    found = attribution(text, "the thugs had left", "v1")
    assert terms(text, found) == [("thug", "pejorative", "v1"), ("thug", "pejorative", None)]


def test_the_innermost_known_voice_counts() -> None:
    text = "Brel said that Anker had called the thugs a mob."
    outer = attribution(text, "that Anker had called the thugs a mob", "v1")
    inner = attribution(text, "the thugs a mob", "v2", id="a2", parent="a1", source="Anker")
    unknown = attribution(text, "the thugs a mob", None, id="a2", parent="a1", source="Anker")
    assert {voice for _, _, voice in terms(text, outer, inner)} == {"v2"}
    assert {voice for _, _, voice in terms(text, outer, unknown)} == {"v1"}


def test_unknown_speakers_are_not_taken_for_the_outlet() -> None:
    text = "Brel said the thugs had left."
    assert terms(text, attribution(text, "the thugs had left", None)) == []


def test_quoted_words_and_posts_are_never_the_outlet_s() -> None:
    assert terms("On the wall stood “Down with the bloody junta of Orvia”.") == []
    assert terms("Down with the junta!", kind="post") == []


def test_scare_quotes_are_a_hedge_of_the_outlet() -> None:
    text = "The company’s “improved” timetable has nine trains fewer."
    (found,) = wording(document(text))
    assert text[slice(*found["span"])] == "“improved”"
    assert (found["term"], found["charge"], found["voice"]) == ("scare quotes", "hedge", None)


@pytest.mark.parametrize(
    "text",
    [
        "The ship, known as “the tub”, sank.",
        "Brel called the plan “unfair” on Friday.",
        "The song “Slack Water” was played.",
        "He said the plan was “unfair”.",
        "It apologised to drivers “for any inconvenience” and went on.",
    ],
)
def test_names_and_partial_quotations_are_no_scare_quotes(text: str) -> None:
    assert terms(text) == []


ARTICLE = (
    "{a} forces liberated the town of Marr from the {b} occupiers. The {b} regime lost four fighters, "
    "martyred at the bridge. {a} terrorists had shelled it, and the so-called {a} council praised its heroic "
    "dead. Brel said the {b} thugs had been neutralised."
)


def test_swapping_two_parties_swaps_nothing_else() -> None:
    one, other = (ARTICLE.format(a=a, b=b) for a, b in (("Orvian", "Kethic"), ("Kethic", "Orvian")))
    found = [
        wording(document(text, attribution(text, text[text.index("the ", text.index("Brel")) : -1], "v1")))
        for text in (one, other)
    ]
    assert found[0] == found[1]
    assert len(found[0]) >= 7


def test_every_axis_lists_more_than_one_side() -> None:
    charges: dict[str, set[str]] = {}
    for term in wording_lexicon().terms:
        charges.setdefault(term.axis, set()).add(term.charge)
    rival = {axis for axis in charges if axis not in ("name", "address")}
    assert all(len(charges[axis]) > 1 for axis in rival)


SAMPLE = (
    "the terrorist regime tax so-called “ ” ‘ ’ mob thugs improved said . , ' Brel His Excellency cult film"
)
WORDS = [*SAMPLE.split(), "\n"]


@settings(deadline=None)
@given(st.one_of(st.text(max_size=150), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)))
def test_any_text_gives_ordered_spans_in_range(text: str) -> None:
    at = 0
    for found in wording(document(text)):
        start, end = found["span"]
        assert at <= start < end <= len(text)
        at = end


def test_a_title_of_honour_is_one_with_its_full_stop_too() -> None:
    assert terms("The member, Hon. Ansel Brel, came.") == [("hon", "honorific", None)]
    assert terms("It was hon. Ansel Brel was late.") == []
