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
            "Brel spoke when asked to comment on it.",
            ("Brel", "asked", "to comment on it"),
            ["to comment on it"],
        ),
        (
            "Ferry ‘was never safe’, inquest told",
            ("inquest", "told", "Ferry ‘was never safe’"),
            ["Ferry ‘was never safe’"],
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
            "Villagers told not to return as wind turns",
            ("Villagers", "told", "not to return as wind turns"),
            ["Villagers", "not to return as wind turns"],
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


@pytest.mark.parametrize(
    ("text", "heard", "expected"),
    [
        (
            "The staff were told by the judge that no visit was allowed.",
            ("The staff", "were told", "that no visit was allowed"),
            ("the judge", ["that no visit was allowed"]),
        ),
        (
            "Hearing told that the memo came back.",
            ("Hearing", "told", "that the memo came back"),
            ("", ["that the memo came back"]),
        ),
        (
            "It is not known if it will open.",
            ("", "is not known", "It", "if it will open"),
            ("", ["if it will open"]),
        ),
        ("It is expected to open in May.", ("", "is expected", "It", "to open"), ("", ["It", "to open"])),
    ],
    ids=["by whom", "a headline", "it is nobody", "it is what opens"],
)
def test_who_tells_and_what_is_nobody(
    text: str, heard: tuple[str, ...], expected: tuple[str, list[str]]
) -> None:
    assert recast(text, *heard) == expected


@pytest.mark.parametrize(
    ("text", "heard", "source", "content"),
    [
        (
            "Brel, asked whether it leaked, laughed.",
            ("Brel", "asked", "whether it leaked"),
            "",
            ["whether it leaked"],
        ),
        (
            "Brel asked whether it leaked, twice.",
            ("Brel", "asked", "whether it leaked"),
            "Brel",
            ["whether it leaked"],
        ),
        (
            "The owner of the ferry that sank was warned three times about a door.",
            ("The owner of the ferry that", "was warned three times about", "a door"),
            "",
            ["a door"],
        ),
    ],
)
def test_who_is_asked_or_warned_is_no_source(
    text: str, heard: tuple[str, str, str], source: str, content: list[str]
) -> None:
    assert recast(text, *heard) == (source, content)


def test_a_comma_that_a_reader_took_along_hides_nothing() -> None:
    text = "Reid, asked what he thought of that, spat."
    assert recast(text, "Reid", "asked", "what he thought of that,")[0] == ""


@pytest.mark.parametrize(
    ("text", "cue", "heard", "content"),
    [
        (
            "Engineers warned Brel Mines three weeks before the flood that it leaked.",
            "warned",
            ["Brel Mines three weeks before the flood", "that it leaked"],
            ["that it leaked"],
        ),
        ("Brel assured him that it was dry.", "assured", ["him that it was dry"], ["that it was dry"]),
        ("Brel warned of a dam that leaked.", "warned", ["of a dam that leaked"], ["of a dam that leaked"]),
        ("Brel told a tale that was long.", "told", ["a tale that was long"], ["a tale that was long"]),
    ],
)
def test_whom_one_warns_or_assures_is_no_part_of_what_is_said(
    text: str, cue: str, heard: list[str], content: list[str]
) -> None:
    assert recast(text, "", cue, *heard)[1] == content


@pytest.mark.parametrize(
    ("text", "heard", "source"),
    [
        (
            "The envoy was called in and warned that it would end.",
            ("The envoy", "warned", "that it would end"),
            "",
        ),
        ("Orle was summoned to the hall and told to go.", ("Orle", "told", "to go"), ""),
        (
            "The clerk was met by two men and asked whether he knew.",
            ("The clerk", "asked", "whether he knew"),
            "two men",
        ),
        (
            "The clerk was elected and warned that it would end.",
            ("The clerk", "warned", "that it would end"),
            "The clerk",
        ),
        (
            "The envoy called in and warned that it would end.",
            ("The envoy", "warned", "that it would end"),
            "The envoy",
        ),
    ],
)
def test_who_is_called_in_is_told(text: str, heard: tuple[str, str, str], source: str) -> None:
    assert recast(text, *heard)[0] == source


@pytest.mark.parametrize(
    ("cue", "heard", "content"),
    [
        ("told", "us buses could not come", "buses could not come"),
        ("had told", "her most would be mended", "most would be mended"),
        ("had told", "her mother it rained", "her mother it rained"),
        ("told", "them to leave", "them to leave"),
    ],
)
def test_whom_it_is_told_to_is_no_part_of_it(cue: str, heard: str, content: str) -> None:
    assert recast(f"Brel {cue} {heard}.", "Brel", cue, heard)[1] == [content]


def test_who_is_grilled_asks_nothing() -> None:
    text = "Banking giant grilled over dead fees"
    assert recast(text, "Banking giant", "grilled over", "dead fees")[0] == ""
    text = "Senators grilled the bank over dead fees"
    assert recast(text, "Senators", "grilled", "the bank over dead fees")[0] == "Senators"
