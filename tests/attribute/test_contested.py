"""What somebody contests behind the comma is a statement of its own, and no part of whose claim it is."""

from __future__ import annotations

import pytest

from reportedly.attribute import attribute
from reportedly.attribute.candidates import Candidate
from reportedly.types import Block, Document
from tests.attribute.build import Told, at


def found(text: str, *candidates: Candidate) -> list[tuple[str, str, str, str | None]]:
    document = Document("x", text, (Block(0, len(text), "paragraph", "en"),), language="en")
    return [
        (a.source.text if a.source else "", a.cue.text if a.cue else "", a.content.text, a.parent)
        for a in attribute(document, Told(*candidates)).attributions
    ]


@pytest.mark.parametrize(
    ("behind", "source", "cue", "content"),
    [
        (", a claim the port denies.", "the port", "denies", "a claim"),
        (", something she has repeatedly denied.", "she", "has repeatedly denied", "something"),
        (", which Mr. Dosti disputes.", "Mr. Dosti", "disputes", "which"),
        (
            ", a charge that aides at the bank rejected on Monday.",
            "aides at the bank",
            "rejected",
            "a charge",
        ),
        (
            ", a claim a nurse, Nestor Dizma, flatly rejected.",
            "a nurse, Nestor Dizma",
            "flatly rejected",
            "a claim",
        ),
        (
            " – an account denied by the treasurer, Lia Pohl.",
            "the treasurer, Lia Pohl",
            "denied",
            "an account",
        ),
        (
            ", a version contested by party whip Arun Orle, who left.",
            "party whip Arun Orle",
            "contested",
            "a version",
        ),
    ],
)
def test_who_contests_a_claim_says_so(behind: str, source: str, cue: str, content: str) -> None:
    text = f"The chief said that the loan was repaid{behind}"
    claim = Candidate(at(text, "The chief"), at(text, "said"), at(text, "that the loan was repaid"), 0.9)
    whole = Candidate(claim.source, claim.cue, at(text, text[15:-1]), 0.9)
    expected = [("The chief", "said", "that the loan was repaid", None), (source, cue, content, None)]
    assert sorted(found(text, claim)) == sorted(expected)
    assert sorted(found(text, whole)) == sorted(expected)


def test_what_a_reader_heard_of_it_as_nested_is_the_outlets() -> None:
    text = "The chief said that the loan was repaid, which the port denies."
    whole = Candidate(at(text, "The chief"), at(text, "said"), at(text, text[15:-1]), 0.9)
    heard = Candidate(at(text, "the port"), at(text, "denies"), at(text, "which"), 0.9, nested=True)
    assert found(text, whole, heard) == [
        ("The chief", "said", "that the loan was repaid", None),
        ("the port", "denies", "which", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The firm, which denied access to its mill, is broke.",
        "The firm, which had an offer for the mine rejected, is broke.",
        "“The loan was repaid, a claim the port denies,” it reads.",
        "The loan was repaid, a sum the port denied him.",
        "They left, and the port denied it.",
    ],
)
def test_other_clauses_and_quotations_are_left_alone(text: str) -> None:
    assert not [cue for _, cue, _, _ in found(text) if cue not in ("", "reads")]


def test_rumours_that_a_body_dismisses_are_what_it_dismisses() -> None:
    text = "Rumours that a fleet had come were dismissed by the Fisheries Office as baseless."
    content = "that a fleet had come were dismissed by the Fisheries Office as baseless"
    heard = Candidate((), at(text, "Rumours"), at(text, content), 0.6)
    claim = "Rumours that a fleet had come"
    assert found(text, heard) == [
        ("the Fisheries Office", "were dismissed", claim, None),
        ("", "Rumours", "that a fleet had come", "a1"),
    ]


def test_charges_that_she_and_hers_deny() -> None:
    text = "Leyla Orle was jailed for theft, charges she and her employer deny."
    wrong = Candidate(at(text, "she and her employer"), at(text, "deny"), at(text, "Leyla"), 0.6)
    assert found(text) == found(text, wrong) == [("she and her employer", "deny", "charges", None)]
