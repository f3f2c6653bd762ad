"""Somebody described first and named later is one voice, where only one fits."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from reportedly.types import Block
from tests.resolve.build import Said, document, source_names


@pytest.mark.parametrize(
    ("first", "later", "name"),
    [
        ("The engineer", "The engineer, Tomas Rell,", "Tomas Rell"),
        ("The engineer", "Mr Rell, the engineer who built it,", "Rell"),
        ("An engineer", "Tomas Rell, the engineer,", "Tomas Rell"),
        ("A 34-year-old woman", "The woman, Ana Rell,", "Ana Rell"),
        ("The crofter", "Tomas Rell, the crofter,", "Tomas Rell"),
        ("A company spokesman", "The spokesman, Tomas Rell,", "Tomas Rell"),
    ],
)
def test_who_is_named_later_is_who_was_described(first: str, later: str, name: str) -> None:
    text = f"{first} said yes.\nIt had rained on Friday.\n{later} said no."
    resolved = resolve(document(text, Said(first, "said", "yes"), Said(later, "said", "no")))
    assert source_names(resolved) == [name, name]


@pytest.mark.parametrize(
    ("first", "second", "later"),
    [
        ("The port’s lawyer", "The town’s lawyer", "The lawyer, Tomas Rell,"),
        ("A nurse", "Another nurse", "The nurse, Tomas Rell,"),
    ],
)
def test_where_two_fit_neither_is_the_one_named(first: str, second: str, later: str) -> None:
    text = f"{first} said yes. {second} said no.\n{later} said maybe."
    resolved = resolve(
        document(text, Said(first, "said", "yes"), Said(second, "said", "no"), Said(later, "said", "maybe"))
    )
    assert source_names(resolved) == [first, second, "Tomas Rell"]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("A police spokesman", "Army spokesman Jos Tarn"),
        ("An engineer", "Jos Tarn, an engineer,"),
        ("A deputy mayor", "The mayor, Jos Tarn,"),
    ],
)
def test_another_of_the_same_calling_is_somebody_else(first: str, later: str) -> None:
    text = f"{first} said yes.\n{later} said no."
    resolved = resolve(document(text, Said(first, "said", "yes"), Said(later, "said", "no")))
    assert source_names(resolved) == [first, "Jos Tarn"]


@pytest.mark.parametrize("later", ["Spokesman Jos Tarn", "Spokesperson Jos Tarn"])
def test_whom_the_opening_only_describes_is_named_in_the_next_paragraph(later: str) -> None:
    first = "A foreign ministry spokesman"
    told = Said(first, "said", "yes"), Said(later, "said", "no")
    assert source_names(resolve(document(f"{first} said yes.\n{later} said no.", *told))) == ["Jos Tarn"] * 2
    far = document(f"{first} said yes.\nIt rained.\nIt snowed.\n{later} said no.", *told)
    assert source_names(resolve(far)) == [first, "Jos Tarn"]


@pytest.mark.parametrize(
    ("later", "same"), [("Ana Roth, 34,", True), ("Ana Roth", False), ("Mr Jos Roth, 34,", False)]
)
def test_somebody_whom_the_opening_brings_in_is_named_with_an_age(later: str, same: bool) -> None:
    text = f"A fisherwoman who saw it said yes.\n{later} said no."
    said = [Said("A fisherwoman who saw it", "said", "yes"), Said(later.rstrip(","), "said", "no")]
    names = source_names(resolve(document(text, *said)))
    assert (names[0] == names[1]) == same


@pytest.mark.parametrize(
    ("name", "same"), [("Ana Roth, 51,", True), ("Ana Roth", False), ("Mr Jos Roth, 51,", False)]
)
def test_somebody_the_text_begins_with_is_named_with_an_age(name: str, same: bool) -> None:
    text = (
        "A heart surgeon who wept over her case has won.\n"
        f"A court ruled that {name} was right.\nThe surgeon said no."
    )
    names = source_names(resolve(document(text, Said("The surgeon", "said", "no"))))
    assert (names == ["Ana Roth"]) == same


def test_of_two_whom_the_text_begins_with_neither_is_the_one_named() -> None:
    text = "A surgeon sued a nurse.\nA court ruled that Ana Roth, 51, was right.\nThe surgeon said no."
    assert source_names(resolve(document(text, Said("The surgeon", "said", "no")))) != ["Ana Roth"]


def test_his_attorney_is_no_district_attorney() -> None:
    text = (
        "Jos Tarn gave up, his attorney said yes.\nDistrict Attorney Ana Roth said no.\n"
        "Tarn's attorney, Ole Dunn, said so."
    )
    said = [
        Said("his attorney", "said", "yes"),
        Said("District Attorney Ana Roth", "said", "no"),
        Said("Tarn's attorney, Ole Dunn,", "said", "so"),
    ]
    assert source_names(resolve(document(text, *said))) == ["Ole Dunn", "Ana Roth", "Ole Dunn"]


def test_one_of_them_who_gave_only_a_first_name_has_that_name() -> None:
    text = "Residents hid in cellars. “Ask God,” said one, a teacher who gave only her first name, Milena."
    resolved = resolve(document(text, Said("one", "said", "“Ask God,”", form="direct")))
    assert source_names(resolved) == ["Milena"]


def test_who_opens_the_text_is_the_first_whom_the_next_paragraph_names() -> None:
    text = (
        "A former manager at the Orle Mill told an inquiry that she had lied.\n"
        "{how}, Ana Roth{who} said that it hurt."
    )
    lied = Said("A former manager at the Orle Mill", "told", "she had lied")
    for how, who, same in (
        ("Giving evidence on the ninth day", "", True),
        ("In her statement", "", True),
        ("Giving evidence on the ninth day", ", who owns it,", False),
        ("On the ninth day", "", False),
    ):
        made = document(text.format(how=how, who=who), lied, Said("Ana Roth", "said", "it hurt"))
        assert (source_names(resolve(made))[0] == "Ana Roth") is same


def test_whoever_a_heading_calls_by_a_noun_says_it_again_below() -> None:
    heading = "Whistleblower says she was told to lose tunnel report"
    body = (
        "Ana Roth told an inquiry on Tuesday that she was told to lose a report on the tunnel. Ivo Renn, "
        "whom she accuses, has said nothing so far. The inquiry goes on for a year and hears many people."
    )
    text = f"{heading}\n\n{body}"
    start = len(heading) + 2
    blocks = (Block(0, len(heading), "headline", "en"), Block(start, len(text), "paragraph", "en"))
    statements = (
        Said("Whistleblower", "says", "she was told to lose tunnel report"),
        Said("Ana Roth", "told", "that she was told to lose a report on the tunnel"),
    )
    assert source_names(resolve(document(text, *statements, blocks=blocks))) == ["Ana Roth", "Ana Roth"]
    other = statements[0], Said("Ana Roth", "told", "goes on")
    assert source_names(resolve(document(text, *other, blocks=blocks)))[0] == "Whistleblower"


@pytest.mark.parametrize(("name", "same"), [("Agnes Tarn, 71", False), ("Agnes Tarn", True)])
def test_an_office_is_nobodys_whose_age_is_told(name: str, same: bool) -> None:
    text = f"The governor has said that an order was issued.\n“It was late,” said {name}, whose home fell."
    order, late = Said("The governor", "has said", "that an order was issued"), "“It was late,”"
    found = resolve(document(text, order, Said(name, "said", late, form="direct")))
    assert (source_names(found)[0] == "Agnes Tarn") is same


@pytest.mark.parametrize(
    ("second", "who"),
    [
        ("Ana Roth told members no.", "Ana Roth"),
        ("Ana Roth, a councillor, said no.", "The justice secretary"),
        ("Councillor Ana Roth said no.", "The justice secretary"),
        ("On Monday Ana Roth said no.", "The justice secretary"),
    ],
)
def test_whom_a_lede_calls_by_office_the_next_paragraph_begins_with(second: str, who: str) -> None:
    text = f"The justice secretary said yes on Monday.\n{second}"
    assert source_names(resolve(document(text, Said("The justice secretary", "said", "yes")))) == [who]
