"""Titles of works in quotation marks and labels of headings are nothing that somebody says."""

from __future__ import annotations

import pytest

from reportedly.attribute.candidates import Candidate
from reportedly.attribute.quotes import quotations
from reportedly.attribute.titles import has_a_label, says_a_title, stays_unnamed


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("“The Ferryman’s Daughter”", True),
        ("“The Ferryman’s Daughter” in the old hall", True),
        ("“The Ferryman’s Daughter” is dull", False),
        ("“The ferryman never sang” in the old hall", False),
        ("“The Ferryman Sang!” in the old hall", False),
    ],
)
def test_a_title_alone_or_where_it_was_played_is_no_statement(content: str, title: bool) -> None:
    text = f"The choir sang {content}."
    start = text.index("“")
    candidate = Candidate(((0, 9),), ((10, 14),), ((start, start + len(content)),), 0.6)
    assert says_a_title(text, candidate, quotations(text)) is title


@pytest.mark.parametrize(("label", "alone"), [("Analysis", True), ("Press release", True), ("Poll", False)])
def test_a_papers_own_label_says_nothing(label: str, alone: bool) -> None:
    text = f"{label}: Why the dam broke"
    end = len(label)
    candidate = Candidate(((0, end),), ((end, end + 1),), ((end + 2, len(text)),), 0.6)
    assert has_a_label(text, candidate) is alone


@pytest.mark.parametrize(
    ("content", "unnamed"),
    [
        ("not to be named because she fears for her job", True),
        ("not to be named", True),
        ("to be named chair because she can add", False),
    ],
)
def test_who_wants_to_stay_unnamed_says_nothing_by_that(content: str, unnamed: bool) -> None:
    text = f"A nurse asked {content}."
    candidate = Candidate(((0, 7),), ((8, 13),), ((14, 14 + len(content)),), 0.6)
    assert stays_unnamed(text, candidate) is unnamed
