"""Plain text: what stands above the first paragraph and below the last, and what it says of the document."""

import pytest

from reportedly.read import document
from reportedly.types import Document

BODY = (
    "The harbour board of Quellin said on Monday that the crane had not been mended, as nobody had asked.\n\n"
    "Its chairman, Ansel Tarrow, denied that he had been told of the crack, which two foremen reported.\n\n"
    "“I was told of a noise,” he said, standing under the crane. “Nobody said the word crack to me.”"
)


def shown(read: Document, kind: str) -> list[str]:
    return [read.text[block.start : block.end] for block in read.blocks if block.kind == kind]


@pytest.mark.parametrize(
    ("head", "outlet", "published"),
    [
        ("The Quellin Post\nBy Agnes Tull\n4 May 2024", "The Quellin Post", "2024-05-04"),
        ("Quellin Daily | 9 January 2026, 07:45 | Updated 5 hours ago", "Quellin Daily", "2026-01-09"),
        ("Quellin Weekly Mirror, Friday, October 18, 2024", "Quellin Weekly Mirror", "2024-10-18"),
        ("By Agnes Tull, harbour reporter, The Quellin Observer", "The Quellin Observer", None),
        ("Quellin, Republic of Harnow, November 6, 2025 – 11:00 a.m.", None, "2025-11-06"),
        ("What the foremen knew", None, None),
        ("Foremen Blame Press", None, None),
    ],
)
def test_outlet_and_date_are_told_by_the_head(head: str, outlet: str | None, published: str | None) -> None:
    read = document(f"Crane was cracked, foremen say\n{head}\n\n{BODY}")
    assert read.title == "Crane was cracked, foremen say"
    assert (read.outlet, read.published) == (outlet, published)


@pytest.mark.parametrize(
    ("dateline", "outlet", "published"),
    [
        ("HALM, 12 Ramadan 1444 (Harnow News Agency) – ", "Harnow News Agency", "2023-04-03"),
        ("HALM, Khordad 30, 1402 (Harnow News Agency) – ", "Harnow News Agency", "2023-06-20"),
        ("HALM, 31 Ramadan 1444 (Harnow News Agency) – ", "Harnow News Agency", None),
        ("QUELLIN, 4 May 2024 – ", None, "2024-05-04"),
        ("QUELLIN, May 4, 2024 (Harnow News) — ", "Harnow News", "2024-05-04"),
        ("QUELLIN, Tir 12 (Parsan News Agency) – ", "Parsan News Agency", None),
        ("Quellin (Hatz) - ", "Hatz", None),
        ("Ansel Tarrow (61), a foreman, fell – ", None, None),
    ],
)
def test_agency_and_date_are_told_by_the_dateline(
    dateline: str, outlet: str | None, published: str | None
) -> None:
    read = document(f"Crane was cracked, foremen say\n\n{dateline}{BODY}")
    assert (read.outlet, read.published) == (outlet, published)


@pytest.mark.parametrize(
    "above",
    [
        "Published: 4 May 2024",
        "PRESS RELEASE – FOR IMMEDIATE RELEASE",
        "Breaking news",
        "The Quellin Post",
        "The Quellin Post\n4 May 2024",
    ],
)
def test_the_title_is_the_first_line_that_is_a_headline(above: str) -> None:
    read = document(
        f"{above}\nQuellin Harbour Company: the crane was cracked for months, two foremen say\n\n{BODY}"
    )
    assert read.title == "Quellin Harbour Company: the crane was cracked for months, two foremen say"
    assert shown(read, "headline") == [read.title]
    assert shown(read, "other") == above.split("\n")


def test_a_lone_line_above_the_text_is_its_headline_whatever_it_says() -> None:
    assert document(f"Breaking news\n\n{BODY}").title == "Breaking news"
    assert document(f"The Quellin Post\n\n{BODY}").title == "The Quellin Post"


@pytest.mark.parametrize(
    "trimming",
    [
        "READ MORE: Ten cranes that fell",
        "Media contact: Agnes Tull, Head of Communications, press@quellin.example",
        "MK/AR",
        "- ENDS -",
        "###",
    ],
)
def test_pointers_contacts_and_initials_are_no_paragraphs(trimming: str) -> None:
    assert shown(document(f"{BODY}\n\n{trimming}"), "other") == [trimming]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Agnes Tull, harbour reporter, The Quellin Observer", ("Agnes Tull",)),
        ("From our correspondent in Quellin", ()),
        ("By Quellin Foreign Desk", ()),
        ("By Agnes Tull and Ilo Brandt", ("Agnes Tull", "Ilo Brandt")),
    ],
)
def test_bylines_name_people_alone(line: str, names: tuple[str, ...]) -> None:
    read = document(f"Crane was cracked, foremen say\n{line}\n\n{BODY}")
    assert shown(read, "byline") == [line]
    assert read.byline == names


@pytest.mark.parametrize("line", ["-" * 5000, "A" * 119, "The " * 4000, "(" * 3000, "| " * 3000])
def test_odd_heads_are_read_in_good_time(line: str) -> None:
    assert document(f"{line}\n{line}\n\n{BODY}").text.endswith("to me.”")
