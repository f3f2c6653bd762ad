"""A piece of content that two cues claim is the nearer one's."""

from __future__ import annotations

from reportedly.attribute.candidates import Candidate, Spans
from reportedly.attribute.pieces import parted

TEXT = "“We will mend it,” Brel said, listing several steps, among them: “Close it, then drain it.”"


def spans(*words: str) -> Spans:
    return tuple((TEXT.index(w), TEXT.index(w) + len(w)) for w in words)


def candidate(source: str, cue: str, *content: str) -> Candidate:
    return Candidate(spans(source) if source else (), spans(cue), spans(*content), 0.9)


SAID = candidate("Brel", "said", "“We will mend it,”", "“Close it, then drain it.”")
LISTING = candidate("", "listing", "several steps, among them: “Close it, then drain it.”")


def test_the_nearer_cue_keeps_a_piece_that_two_claim() -> None:
    said, listing = parted([SAID, LISTING])
    assert said.content == spans("“We will mend it,”")
    assert listing == LISTING


def test_a_content_in_pieces_stays_whole_where_nobody_else_claims_it() -> None:
    assert parted([SAID]) == [SAID]


def test_what_is_nested_takes_nothing_from_its_parent() -> None:
    outer = candidate(
        "Brel", "said", "“We will mend it,”", "several steps, among them: “Close it, then drain it.”"
    )
    inner = candidate("", "among them:", "“Close it, then drain it.”")
    assert parted([outer, inner]) == [outer, inner]


def test_a_content_never_loses_its_only_piece() -> None:
    far = candidate("Brel", "said", "“Close it, then drain it.”")
    assert parted([far, LISTING]) == [far, LISTING]
