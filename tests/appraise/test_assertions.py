"""What counts as the outlet's own: whole sentences, and what attributions leave of others."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.appraise.assertions import assertions
from reportedly.types import Attribution, Block, BlockKind, Content, Cue, Document, Source, Span


def marked(markup: str, kind: BlockKind = "paragraph", language: str = "en") -> Document:
    """A document of one block and one attribution: [s …], [q …], [c …] are its source, cue and content."""
    spans: dict[str, list[Span]] = {"s": [], "q": [], "c": []}
    text, at = "", 0
    for match in re.finditer(r"\[([sqc]) ([^\]]*)\]", markup):
        text += markup[at : match.start()]
        spans[match[1]].append(Span(len(text), len(text) + len(match[2]), match[2]))
        text, at = text + match[2], match.end()
    text += markup[at:]
    cue = Cue(tuple(spans["q"])) if spans["q"] else None
    source = Source(tuple(spans["s"])) if spans["s"] else None
    content = Content(tuple(spans["c"]))
    found = (Attribution("a1", content, cue, source, "indirect"),) if spans["c"] else ()
    return Document("x", text, (Block(0, len(text), kind, language),), language="en", attributions=found)


def asserted(document: Document) -> list[str]:
    return [document.text[slice(*found["span"])] for found in assertions(document)]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("He was speaking after a day of talks.", ["He was speaking after a day of talks."]),
        ("Two ships sank. Nobody was hurt.", ["Two ships sank.", "Nobody was hurt."]),
        ("[s Brel], who resigned in May, [q said] [c that the port was safe].", []),
        ("On Friday, after a day of talks, [s Brel] [q said] in Keth [c that the port was safe].", []),
        ("[c The port was safe], [s she] [q said] as she left the court.", []),
        (
            "After rebels seized the port on Monday, [s Brel] [q said] [c that it was safe].",
            ["rebels seized the port on Monday"],
        ),
        (
            "The bridge, which [s engineers] [q say] [c is unsafe], was closed on Friday.",
            ["was closed on Friday"],
        ),
        (
            "The ship sailed on Monday, and [s Brel] [q said] [c it would return].",
            ["The ship sailed on Monday"],
        ),
        ("[s He] was fined 200 mora and [q said] [c he would appeal].", ["was fined 200 mora"]),
        ("[s Brel] [q told] [c the crew to leave], and walked away slowly.", ["walked away slowly"]),
        (
            "[s The report] [q did not say] [c why it fell], nor did it mention the crack.",
            ["nor did it mention the crack"],
        ),
        ("Was the port safe?", []),
        ("Read more about the port here.", []),
        ("“The port has always been safe and will be.”", []),
    ],
)
def test_what_is_left_to_the_outlet(markup: str, expected: list[str]) -> None:
    assert asserted(marked(markup)) == expected


@pytest.mark.parametrize("kind", ["headline", "subheading", "post", "quotation", "byline", "other"])
def test_only_prose_asserts(kind: BlockKind) -> None:
    assert asserted(marked("The bridge was closed on Friday.", kind)) == []


def test_other_languages_are_left_alone() -> None:
    assert asserted(marked("The bridge was closed on Friday.", language="fa")) == []


@pytest.mark.parametrize(
    ("caption", "count"),
    [("The bridge was closed on Friday.", 1), ("Weapons seized on the pier.", 0), ("Photo: Petra Sunn", 0)],
)
def test_captions_assert_where_they_have_a_finite_verb(caption: str, count: int) -> None:
    assert len(asserted(marked(caption, "caption"))) == count


SAMPLE = "the port was closed and , ; said he Brel “ ” ' — ( ) . ? who after on Friday which seized ’s 5"
WORDS = [*SAMPLE.split(), "\n"]


@settings(deadline=None)
@given(
    st.one_of(st.text(max_size=150), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)),
    st.lists(st.integers(0, 150), min_size=6, max_size=6),
)
def test_any_text_gives_ordered_spans_outside_the_attribution(text: str, cuts: list[int]) -> None:
    ends = sorted(min(cut, len(text)) for cut in cuts)
    spans = [Span(a, b, text[a:b]) for a, b in zip(ends[::2], ends[1::2], strict=True) if a < b]
    found = tuple(
        Attribution(f"a{n}", Content((span,)), None, None, "indirect") for n, span in enumerate(spans)
    )
    document = Document(
        "x", text, (Block(0, len(text), "paragraph", "en"),), language="en", attributions=found
    )
    at = 0
    for assertion in assertions(document):
        start, end = assertion["span"]
        assert at <= start < end <= len(text)
        at = end
        inside = [s for s in spans if s.start < end and start < s.end]
        # A content that begins or ends within a word leaves no part of the word.
        assert not any(text[max(s.start, start) : min(s.end, end)].strip() for s in inside)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("[s He] [q told] the 200 people packed into the Grange Hall [c that the fence was wrong].", []),
        ("[c A draft], seen by this paper, found nothing; [c the line was cut], [s they] [q said].", []),
        ("Puerto Alcaraza, May 9 (ANC).- [s The miners] [q rejected] [c an offer].", []),
        (
            "The paper has seen no proof; through his lawyers, [s he] [q denied] [c it].",
            ["The paper has seen no proof"],
        ),
        (
            "The bridge, built in 1903, was closed, and [s Brel] [q said] [c it was safe].",
            ["The bridge, built in 1903, was closed"],
        ),
        (
            "[s Two doctors], speaking freely because they were not named, [q disputed] [c the account].",
            [],
        ),
    ],
)
def test_hearers_participles_and_datelines_assert_nothing(markup: str, expected: list[str]) -> None:
    assert asserted(marked(markup)) == expected
