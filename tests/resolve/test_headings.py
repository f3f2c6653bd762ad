"""What stands before a heading's quotation and doesn't say it."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from reportedly.types import Block, Document
from tests.resolve.build import Said, document, source_names

BODY = "A ferry with sixty people aboard was late on Sunday. Tor Dunn said that it was cold."


@pytest.mark.parametrize(
    ("heading", "source", "who"),
    [
        ("Ferry stranded off Quellin: ‘we were lucky’", "Ferry", None),
        ("Ferry stranded off Quellin: ‘we were lucky’", "Quellin", None),
        ("Storm in Vessin: ‘nobody came’", "Vessin", None),
        ("Blunt words from Dunn: ‘nobody came’", "Dunn", "Tor Dunn"),
        ("Dunn: ‘nobody came’", "Dunn", "Tor Dunn"),
        ("Dunn on the flood: ‘nobody came’", "Dunn", "Tor Dunn"),
        ("Passengers: ‘nobody came’", "Passengers", "Passengers"),
    ],
)
def test_a_heading_names_who_speaks_or_nobody(heading: str, source: str, who: str | None) -> None:
    content = heading[heading.index("‘") :]
    resolved = resolve(
        document(
            f"{heading}\n{BODY}",
            Said(source, ":", content, form="direct"),
            Said("Tor Dunn", "said", "that it was cold"),
        )
    )
    assert source_names(resolved) == [who, "Tor Dunn"]


LONG = (
    "A ferry with sixty people aboard was late on Sunday. Tor Dunn said that it was cold. Nurses at Keth "
    "Hospital struck for higher wages, and the crew of the ferry played cards till a tow came from Keth."
)


def headed(source: str, cue: str, content: str, heading: str) -> Document:
    text = f"{heading}\n{LONG}"
    end = len(heading)
    blocks = (Block(0, end, "headline", "en"), Block(end + 1, len(text), "paragraph", "en"))
    dunn = Said("Tor Dunn", "said", "that it was cold")
    return resolve(document(text, Said(source, cue, content), dunn, blocks=blocks))


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("Shivering", ":", "‘nobody came’"),
        ("Stranded and cold", ":", "‘nobody came’"),
        ("Ferry chaos", ":", "‘nobody came’"),
        ("Keth Hospital strike", ":", "‘nobody came’"),
        ("Cold Sunday", ":", "‘nobody came’"),
        ("Exclusive", ":", "crew played cards"),
        ("Slams", "as", "‘useless’"),
        ("Denies", "", "ferry was late"),
    ],
)
def test_words_of_a_headline_that_are_no_name_are_no_source(source: str, cue: str, content: str) -> None:
    middle = " ferry firm as " if cue == "as" else f"{cue} "
    resolved = headed(source, cue, content, f"{source}{middle}{content}" if cue else f"{source} {content}")
    assert resolved.attributions[0].source is None
    assert resolved.attributions[0].chain == (None,)
    assert source not in [v["name"] for v in resolved.voices]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Dunn", "Tor Dunn"),
        ("Keth", "Keth"),
        ("Keth Hospital nurses", "Keth Hospital nurses"),
        ("Commuters", "Commuters"),
        ("Court", "Court"),
        ("NBO", "NBO"),
    ],
)
def test_who_speaks_in_a_headline_stays_its_source(source: str, name: str) -> None:
    assert source_names(headed(source, ":", "‘nobody came’", f"{source}: ‘nobody came’"))[0] == name


def says(heading: str, body: str, source: str) -> str | None:
    """Whom the source means that says something in a heading."""
    text = f"{heading}\n\n{body}"
    blocks = (
        Block(0, len(heading), "headline", "en"),
        Block(len(heading) + 2, len(text), "paragraph", "en"),
    )
    return source_names(resolve(document(text, Said(source, "says", "the toll stays"), blocks=blocks)))[0]


def test_an_office_in_a_heading_is_whom_the_body_names() -> None:
    body = (
        "State Sen. Ole Tarn was heard at a dinner on Sunday, and a tape of it went round. He was silent. "
        "Jos Orle, who drives a bus, was not surprised. His uncle’s senator lied too."
    )
    assert says("Senator says the toll stays", body, "Senator") == "Ole Tarn"


def test_a_minister_who_speaks_in_a_heading_is_not_the_place_before() -> None:
    body = (
        "Steel minister Ole Tarn on Monday told the Lok Mandal that there was no plan to sell the mill, even "
        "as some members laughed. The Lok Mandal rose early. The mill has made no profit for years."
    )
    assert says("Asked in Lok Mandal, minister says the toll stays", body, "minister") == "Ole Tarn"


def test_whom_a_heading_says_something_to_is_no_part_of_who_it_is() -> None:
    body = (
        "The letters came out on Sunday, and it was not the first time. Rain fell on the arena and the town."
    )
    heading = "Leaked letters show football chiefs knew the toll stays"
    text = f"{heading}\n\n{body}"
    start = len(heading) + 2
    blocks = (Block(0, len(heading), "headline", "en"), Block(start, len(text), "paragraph", "en"))
    resolved = resolve(document(text, Said("football chiefs", "knew", "the toll stays"), blocks=blocks))
    assert source_names(resolved) == ["football chiefs"]


def test_one_of_several_is_not_the_headlines() -> None:
    heading, text = (
        "Minister under fire says no",
        "A memo was sent round on Monday. One minister said yes to it.",
    )
    start = len(heading) + 1
    blocks = (Block(0, len(heading), "headline", "en"), Block(start, start + len(text), "paragraph", "en"))
    said = Said("Minister under fire", "says", "no"), Said("One minister", "said", "yes")
    made = resolve(document(f"{heading}\n{text}", *said, blocks=blocks))
    assert source_names(made) == ["Minister under fire", "One minister"]
