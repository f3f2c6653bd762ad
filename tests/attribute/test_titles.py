"""Titles of works in quotation marks are nothing that somebody says."""

from __future__ import annotations

import pytest

from reportedly.attribute.candidates import Candidate
from reportedly.attribute.quotes import quotations
from reportedly.attribute.titles import says_a_title


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
