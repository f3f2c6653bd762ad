"""The place before a report says nothing of it; who speaks in a transcript does."""

from __future__ import annotations

import pytest

from reportedly.attribute.candidates import Candidate
from reportedly.attribute.datelines import is_dateline
from tests.attribute.build import at

SAID = "Two boats sank off the northern breakwater"


@pytest.mark.parametrize(
    ("text", "source", "cue", "placed"),
    [
        (f"PORT NARVO: {SAID}, officials said.", "PORT NARVO", ":", True),
        (f"Sea and soot\n\nPORT NARVO: {SAID}, officials said.", "PORT NARVO", ":", True),
        (f"PORT NARVO, May 9 (ONA) — {SAID}, officials said.", "PORT NARVO, May 9 (ONA)", "—", True),
        (f"PORT NARVO: {SAID}, officials said.", "officials", "said", False),
        (f"Port officials: {SAID}.", "Port officials", ":", False),
        (f"PORT NARVO: {SAID}, officials said.", "", ":", True),
        (f"PORT NARVO, 21st January, 2024 (ONA) -- {SAID}, it said.", "PORT NARVO", "--", True),
        (f"Port officials: {SAID}.", "", ":", False),
        (f"BREL: {SAID}, I think.\n\nORLE: No, they did not, sir.", "BREL", ":", False),
    ],
)
def test_a_place_before_a_report_says_nothing(text: str, source: str, cue: str, placed: bool) -> None:
    who = at(text, source) if source else ()
    assert is_dateline(text, Candidate(who, at(text, cue), at(text, SAID), 0.7)) is placed
