"""Roles that a reader breaks off within a phrase are taken to its end."""

from __future__ import annotations

import pytest

from reportedly.attribute.candidates import Candidate, Spans
from reportedly.attribute.dangling import whole_phrases


def roles(text: str, *heard: str) -> tuple[str, ...]:
    """Source, cue and content of what was heard so."""

    def span(words: str) -> Spans:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    found = whole_phrases(text, Candidate(*map(span, heard), 0.9))  # type: ignore[arg-type]
    return tuple(" ".join(text[s:e] for s, e in role) for role in (found.source, found.cue, found.content))


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("Brel said it was shut in Orsk as of this evening.", "it was shut in Orsk as", "as of this evening"),
        (
            "Brel wants the towns that she won in 2008 and 2012.",
            "the towns that she won in",
            "in 2008 and 2012",
        ),
        ("Brel blamed it for killing more than 10,000, and left.", "killing more than", "more than 10,000"),
        (
            "Brel paid less than the £9 the board has been citing.",
            "less than the £9 the board has",
            "has been citing",
        ),
        (
            "Brel says the deal raised wages by 11 percent over two years.",
            "the deal raised wages",
            "over two years",
        ),
        ("Brel says the fall in wages from $4.5m was over, and left.", "the fall in wages", "from $4.5m"),
        ("Brel mentioned the devil to me on the road.", "the devil to", "the devil"),
        *[
            (
                "Brel said that by its own account, the firm broke the 2014 pact. It sank.",
                heard,
                "account, the firm broke the 2014 pact",
            )
            for heard in ("that by its own account", "that by its own account,")
        ],
    ],
)
def test_a_content(text: str, content: str, expected: str) -> None:
    assert roles(text, "Brel", "", content)[2].endswith(expected)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Brel asked whom they talked to. The board left.", "whom they talked to"),
        ("Brel asked what it stood for, and left.", "what it stood for"),
        ("The plan that Brel believes in was dropped.", "in"),
        ("Brel did as much as anybody has in seven years.", "as much as anybody has"),
        ("Brel knew what they had come for when it rained.", "what they had come for"),
        ("Brel said that in May it left, and the board wept.", "that in May it left"),
        ("Brel said that in May the firm closed, and left.", "that in May the firm closed"),
        ("Brel said that it sank, and left.", "that it sank"),
    ],
)
def test_a_content_may_end_with_a_preposition_where_its_clause_ends(text: str, content: str) -> None:
    assert roles(text, "Brel", "", content)[2] == content


@pytest.mark.parametrize(
    ("text", "heard", "source"),
    [
        ("It sank, according to the Loe Center for Boats.", "the", "the Loe Center"),
        (
            "Five clerks at the heart of the affair, it says, knew.",
            "Five clerks at the",
            "Five clerks at the heart of the affair",
        ),
        ("Prosecutors in April charged two men.", "Prosecutors in", "Prosecutors"),
    ],
)
def test_a_source(text: str, heard: str, source: str) -> None:
    assert roles(text, heard, "", "")[0] == source


def test_a_cue_that_ends_within_a_word() -> None:
    text = "Brel said in a two-hour interview that it sank."
    assert roles(text, "Brel", "said in a two-", "that it sank")[1] == "said in a two-hour interview"
    assert roles(text, "Brel", "said in a two", "that it sank")[1] == "said in a two-hour interview"


def test_the_article_of_a_noun_that_a_clause_follows() -> None:
    text = "It was the bus they wanted to build. The bill, known as “Dora”, passed."
    heard = Candidate((), ((text.index("wanted"), text.index("wanted") + 6),), ((7, 10), (27, 35)), 0.9)
    assert [text[s:e] for s, e in whole_phrases(text, heard).content] == ["the bus", "to build"]
    assert roles(text, "", "known as", "The")[2] == "The"


def test_a_preposition_before_the_cue_is_no_part_of_the_source() -> None:
    text = "Brel accused the minister of mocking them."
    assert roles(text, "the minister of", "mocking", "them")[0] == "the minister"


def test_the_noun_that_a_clause_tells_more_of_is_the_sources() -> None:
    text = "The fisheries minister, who came last week, is said to have told them to wait."
    assert roles(text, "The fisheries", "told", "to wait")[0] == "The fisheries minister"


def test_a_sign_of_per_cent_goes_with_its_number() -> None:
    text = "Prices rose, Brel said, down from 3.4% in April."
    assert roles(text, "Brel", "said", "down from 3.4")[2] == "down from 3.4%"


@pytest.mark.parametrize("place", ["where", "which"])
def test_a_clause_that_tells_where_is_the_sources(place: str) -> None:
    text = f"A clerk at the depot {place} he worked, who gave no name, said it sank."
    heard = f"A clerk at the depot {place}"
    assert roles(text, heard, "said", "it sank")[0] == f"{heard} he worked"


def test_who_says_something_is_no_clause_about_the_source() -> None:
    text = "Brel met Orle, who opposes this motion, and left."
    assert roles(text, "who", "opposes", "this motion") == ("who", "opposes", "this motion")
