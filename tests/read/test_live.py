"""Live reports: the times of their entries are kept, and are no headings or sentences."""

from __future__ import annotations

import pytest

from reportedly.read import document
from reportedly.read.bylines import is_byline, names
from reportedly.read.dates import is_hour
from reportedly.types import Document

FIRST = (
    "The network operator said that power cuts could last for days, and that crews would wait for the wind."
)
SECOND = "About 300 passengers are stranded in the harbour. The ferry company confirmed that none would sail."
THIRD = "“We climbed on to the roof and waited,” said Sunita Borade, a teacher, who was taken off at noon."


def blocks(read: Document) -> list[tuple[str, str]]:
    return [(block.kind, read.text[block.start : block.end][:40]) for block in read.blocks]


def test_the_times_of_a_text_are_no_paragraphs_and_what_stands_below_them_may_head_an_entry() -> None:
    lines = ["Storm Odile: the latest", "18:42 IST", "Cuts for days", FIRST, "17:10 IST", "'On to the roof'"]
    read = document("\n\n".join([*lines, THIRD, "4.05 p.m.", SECOND]))
    assert blocks(read) == [
        ("headline", lines[0]),
        ("other", "18:42 IST"),
        ("subheading", "Cuts for days"),
        ("paragraph", FIRST[:40]),
        ("other", "17:10 IST"),
        ("subheading", "'On to the roof'"),
        ("paragraph", THIRD[:40]),
        ("other", "4.05 p.m."),
        ("paragraph", SECOND[:40]),
    ]


@pytest.mark.parametrize("inner", ["<h2>Cuts for days</h2><p>{}</p>", "<article><p>{}</p></article>"])
@pytest.mark.parametrize("shown", ["{}:05", "Updated {}:05", "{}.05pm"])
def test_the_times_of_a_page_are_kept_and_its_entries_are_no_list(inner: str, shown: str) -> None:
    entries = [
        f"<li><time datetime='2031-10-03T1{n}:05:00Z'>{shown.format(n)}</time>{inner.format(words)}</li>"
        for n, words in enumerate([FIRST, SECOND, THIRD], 5)
    ]
    page = (
        f"<html><body><main><h1>Storm Odile: the latest</h1><ol>{''.join(entries)}</ol></main></body></html>"
    )
    read = document(page.encode())
    kinds = [kind for kind, _ in blocks(read) if kind != "subheading"]
    assert kinds == ["headline", *["other", "paragraph"] * 3]
    assert [words for kind, words in blocks(read) if kind == "other"] == [shown.format(n) for n in (5, 6, 7)]


def test_one_time_alone_on_a_page_says_nothing_of_its_text() -> None:
    body = f"<h1>Storm Odile</h1><p>Updated 18:42</p><p>{FIRST}</p><p>{SECOND}</p>"
    read = document(f"<html><body><main>{body}</main></body></html>".encode())
    assert [kind for kind, _ in blocks(read)] == ["headline", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "line", ["18:42", "18:42 IST", "6.05 pm", "6 p.m.", "Posted at 14h05", "noon", "09:15Z"]
)
def test_a_time_of_day(line: str) -> None:
    assert is_hour(line)


@pytest.mark.parametrize(
    "line", ["1912", "18:42 The dam broke", "Psalm 23:4 is read", "3-1", "Noon in Orsk", "10"]
)
def test_no_time_of_day(line: str) -> None:
    assert not is_hour(line)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Live reporting by Moira Tansley and Joel Abara", ("Moira Tansley", "Joel Abara")),
        ("Words: Pallavi Munshi | Photographs: Rohit Sen", ("Pallavi Munshi",)),
        ("Words by Pallavi Munshi", ("Pallavi Munshi",)),
    ],
)
def test_who_reports_live_and_whose_words_they_are(line: str, people: tuple[str, ...]) -> None:
    assert is_byline(line)
    assert names(line) == people


@pytest.mark.parametrize("line", ["Words: they failed him", "Live reporting is hard", "Text: 1,200 words"])
def test_other_lines_that_begin_so(line: str) -> None:
    assert not is_byline(line)
