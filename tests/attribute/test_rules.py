"""The reader without a model, by what it finds in sentences of each kind."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribute.candidates import Candidate
from reportedly.attribute.rules import hearsay_candidates, noun_candidates, rule_candidates
from reportedly.attribute.rules.lexicon import lexicon
from reportedly.types import Block, Document

ACTS = {
    *("assert", "deny", "confirm", "estimate", "ask", "demand", "promise", "hope"),
    *("warn", "accuse", "condemn", "praise", "decide", "believe", "know"),
}


def document(*paragraphs: str) -> Document:
    blocks, text = [], ""
    for paragraph in paragraphs:
        blocks.append(Block(len(text), len(text) + len(paragraph), "paragraph", "en"))
        text += paragraph + "\n\n"
    return Document("x", text, tuple(blocks), language="en")


def read(*paragraphs: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of what is found, pieces joined by " / "."""
    doc = document(*paragraphs)

    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " / ".join(doc.text[a:b] for a, b in spans)

    return [(words(c.source), words(c.cue), words(c.content)) for c in rule_candidates(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The bridge is shut,” Ines Dahl said.", ("Ines Dahl", "said", "“The bridge is shut,”")),
        (
            "“The bridge is shut,” said Ines Dahl, the harbour master of Narvo.",
            ("Ines Dahl, the harbour master of Narvo", "said", "“The bridge is shut,”"),
        ),
        (
            "“The bridge is shut,” she said, “and it will stay shut.”",
            ("she", "said", "“The bridge is shut,” / “and it will stay shut.”"),
        ),
        (
            "“The bridge is shut,” she told reporters. “It will stay shut.”",
            ("she", "told", "“The bridge is shut,” / “It will stay shut.”"),
        ),
        ('"Is it safe?" the mayor asked.', ("the mayor", "asked", '"Is it safe?"')),
        ("''The bridge is shut,'' Mr. Brandt said.", ("Mr. Brandt", "said", "''The bridge is shut,''")),
        ("Ines Dahl said: “The bridge is shut.”", ("Ines Dahl", "said:", "“The bridge is shut.”")),
    ],
)
def test_direct_speech(text: str, expected: tuple[str, str, str]) -> None:
    assert read(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said that the bridge was shut.", ("The mayor", "said", "that the bridge was shut")),
        ("The mayor has also denied that he knew.", ("The mayor", "has also denied", "that he knew")),
        (
            "The police, who searched the house, said it was empty.",
            ("The police, who searched the house,", "said", "it was empty"),
        ),
        ("On Monday the council vowed to rebuild it.", ("the council", "vowed", "to rebuild it")),
        ("Brandt told a rally in Narvo that he would pay.", ("Brandt", "told", "that he would pay")),
        (
            "The bridge will be shut until May, Brandt said.",
            ("Brandt", "said", "The bridge will be shut until May"),
        ),
        (
            "The bridge, Brandt said, will be shut until May.",
            ("Brandt", "said", "The bridge / will be shut until May"),
        ),
        (
            "Brandt criticised the council for its delay.",
            ("Brandt", "criticised", "the council for its delay"),
        ),
        (
            "According to the port authority, the piers are cracked.",
            ("the port authority", "According to", "the piers are cracked"),
        ),
        (
            "The piers are cracked, according to documents seen by the Narvo Post.",
            ("documents seen by the Narvo Post", "according to", "The piers are cracked"),
        ),
        (
            "The divers were quoted as saying that the piers were cracked.",
            ("The divers", "were quoted as saying", "that the piers were cracked"),
        ),
    ],
)
def test_indirect_speech(text: str, expected: tuple[str, str, str]) -> None:
    source, cue, content = read(text)[0]
    assert (source.rstrip(","), cue, content) == (expected[0].rstrip(","), *expected[1:])


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("It was announced that the bridge would close.", "was announced", "that the bridge would close"),
        ("The piers are expected to fall this winter.", "are expected", "The piers / to fall this winter"),
        (
            "The piers were reportedly cracked in the flood.",
            "reportedly",
            "The piers were / cracked in the flood",
        ),
    ],
)
def test_without_a_source(text: str, cue: str, content: str) -> None:
    assert read(text) == [("", cue, content)]


def test_a_comma_in_a_number_is_no_break() -> None:
    assert read("The town is estimated to have 3,000 boats.") == [
        ("", "is estimated", "The town / to have 3,000 boats")
    ]


def test_one_source_of_two_statements() -> None:
    found = read("The mayor said the bridge was shut, adding that the ferry would run.")
    assert found == [
        ("The mayor", "said", "the bridge was shut"),
        ("The mayor", "adding", "that the ferry would run"),
    ]


def test_two_sources_of_two_statements() -> None:
    found = read("The mayor said the bridge was safe, but divers said it was cracked.")
    assert found == [("The mayor", "said", "the bridge was safe"), ("divers", "said", "it was cracked")]


def test_a_noun_may_be_the_cue() -> None:
    assert read("Nobody in Narvo believes his claim that the piers are sound.")[-1][1:] == (
        "claim",
        "that the piers are sound",
    )


@pytest.mark.parametrize(("noun", "carries"), [("claim", True), ("offer", False)])
def test_an_offer_that_is_called_thin_says_nothing(noun: str, carries: bool) -> None:
    text = f"to reject a pay {noun} that their union called thin"
    found = noun_candidates(text, ((0, len(text)),), [])
    assert [text[slice(*one.cue[0])] for one in found] == ([noun] if carries else [])


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    found = read("“The bridge is old,” Dahl said. “It is cracked.", "“It will be shut in May.”", "Rain fell.")
    assert found == [("Dahl", "said", "“The bridge is old,” / “It is cracked. / “It will be shut in May.”")]


def test_nested_to_three_levels() -> None:
    found = read("Brandt said that, according to the port, divers had denied that the piers were cracked.")
    assert [(source, cue) for source, cue, _ in found] == [
        ("Brandt", "said"),
        ("the port", "according to"),
        ("divers", "had denied"),
    ]
    assert found[2][2] == "that the piers were cracked"


def test_statements_inside_a_quotation_are_found() -> None:
    found = read("“My brother told me that the piers were cracked,” Dahl said.")
    assert found[1] == ("My brother", "told", "that the piers were cracked")


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “experts” left the hall at noon.",
        "She published “The Bridge at Narvo” in 2031.",
        "The united states of the coast have many rules.",
        "A state-backed plan for the port was shown the door.",
        "Rain fell on the harbour all night.",
    ],
)
def test_scare_quotes_titles_and_plain_prose_are_no_attributions(text: str) -> None:
    assert read(text) == []


def test_posts_and_other_languages_are_not_read() -> None:
    text = "The mayor said that the bridge was shut."
    for block in (Block(0, len(text), "post", "en"), Block(0, len(text), "paragraph", "de")):
        assert rule_candidates(Document("x", text, (block,))) == []


def test_far_paragraphs_change_nothing() -> None:
    lines = ["The mayor said the bridge was shut.", "Rain fell on the harbour."]
    assert read(*lines) == read(*lines, "Dahl denied that she knew.")[:1]


def spans(candidate: Candidate) -> list[tuple[int, int]]:
    return [*candidate.source, *candidate.cue, *candidate.content]


WORDS = [
    "said",
    "told",
    "that",
    "according",
    "to",
    "“",
    "”",
    '"',
    "'",
    ",",
    ".",
    ":",
    "—",
    "(",
    "Dahl",
    "she",
    "was",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "denied", "reportedly", "claim", "\n", "who", "and"]), max_size=40))
def test_any_order_of_words_gives_spans_within_the_text(words: list[str]) -> None:
    doc = document(" ".join(words))
    for candidate in rule_candidates(doc):
        assert candidate.content
        assert all(0 <= a < b <= len(doc.text) for a, b in spans(candidate))
        assert 0 < candidate.confidence <= 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    doc = document(text)
    assert rule_candidates(doc) == rule_candidates(doc)


def test_the_lexicon_is_large_and_whole() -> None:
    entries = lexicon().entries
    assert len({entry.lemma for entry in entries}) >= 200
    for entry in entries:
        assert entry.act in ACTS
        assert entry.tone in {"neutral", "distancing", "endorsing"}
        assert entry.certainty in {"certain", "probable", "possible"}
        assert bool(entry.takes) == (entry.kind == "verb")


@pytest.mark.parametrize(
    "form", ["said", "told", "denied", "denies", "denying", "admitted", "vowed", "refers", "went"]
)
def test_inflected_forms_are_known(form: str) -> None:
    assert form in lexicon().verbs


def test_no_regular_verb_is_inflected_wrongly() -> None:
    wrong = {"planed", "admited", "sayed", "prefered", "makeing", "agreing", "telled", "denyed"}
    assert not wrong & set(lexicon().verbs)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17 died, but the government has put the toll at nine.", ("the government", "the toll at nine")),
        ("The Halm Red Star puts the number of dead at more than 40, and rising.",
         ("The Halm Red Star", "the number of dead at more than 40")),
        ("The port, at Halm, put the cost at $3 million.", ("The port, at Halm", "the cost at $3 million")),
        ("Una Brandt put the cost at Sh3,400 a month.", ("Una Brandt", "the cost at Sh3,400 a month")),
        ("Una Brandt put the figure at the window.", None),
        ("The storm put the crew at risk.", None),
    ],
)  # fmt: skip
def test_a_figure_that_somebody_gives_is_said(text: str, expected: tuple[str, str] | None) -> None:
    doc = Document("x", text, (Block(0, len(text), "paragraph", "en"),), language="en")
    found = [(text[slice(*c.source[0])], text[slice(*c.content[0])]) for c in hearsay_candidates(doc)]
    assert found == ([expected] if expected else [])
