"""Who was just quoted is called by another word: "Prof. Orle said … the geologist said"."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, document, source_names, voice


def speakers(first: str, between: str, second: str, *, told: str = "said yes.") -> list[str | None]:
    text = f"{first} {told}{between}{second} said no."
    return source_names(
        resolve(document(text, Said(first, told.split()[0], "yes"), Said(second, "said", "no")))
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Prof. Ana Roth", "the geologist"),
        ("Ana Roth of Orle Bank", "the Narvo-based analyst"),
        ("Principal Secretary Ana Roth", "the IAS officer"),
        ("Former captain Jos Tarn", "the pundit"),
        ("A senior official of the Ministry of Ports", "the source"),
        ("One of the people", "the person"),
    ],
)
def test_another_calling_within_the_paragraph(first: str, second: str) -> None:
    names = speakers(first, " “It rained,” ", second)
    assert names[0] == names[1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Counsel for the port, Mr Jos Tarn,", "The lawyer"),
        ("Detective Inspector Ana Roth", "The officer"),
        ("Orle boss Jos Tarn", "The manager"),
        ("Narvo councillor Ana Roth", "The Reform Union member"),
        ("Senator Ana Roth", "The lawmaker"),
        ("Bishop Jos Tarn", "The cleric"),
        ("A schoolteacher", "The teacher"),
    ],
)
def test_a_calling_that_is_the_same_in_the_next_paragraph(first: str, second: str) -> None:
    names = speakers(first, "\nA fire burned. ", second)
    assert names[0] == names[1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The miller, Ana Roth,", "the judge"),
        ("Ana Roth", "the driver"),
        ("Ana Roth", "the lawyer for the port"),
        ("A fisherman", "the economist"),
        ("Officers", "the economist"),
        ("Detective Inspector Ana Roth", "the Chief Fire Officer"),
        ("Mr Jos Tarn", "the businesswoman"),
    ],
)
def test_another_who_speaks_is_another(first: str, second: str) -> None:
    names = speakers(first, " It rained. ", second)
    assert names[0] != names[1]


def test_who_only_disagreed_is_called_anew_too() -> None:
    text = "Ana Roth disagreed. The economist said no."
    assert source_names(resolve(document(text, Said("The economist", "said", "no")))) == ["Ana Roth"]


def test_an_economist_known_before_is_meant_first() -> None:
    text = "An economist, Ole Dunn, said yes. Ana Roth said no. The economist said maybe."
    said = [Said("An economist, Ole Dunn,", "said", "yes"), Said("Ana Roth", "said", "no")]
    resolved = resolve(document(text, *said, Said("The economist", "said", "maybe")))
    assert source_names(resolved) == ["Ole Dunn", "Ana Roth", "Ole Dunn"]


def test_defendants_are_told_apart_by_their_number() -> None:
    text = "The first defendant said yes. The second defendant said no. The first defendant said maybe."
    said = [Said("The first defendant", "said", "yes"), Said("The second defendant", "said", "no")]
    names = source_names(resolve(document(text, *said, Said("The first defendant", "said", "maybe"))))
    assert names[0] == names[2] != names[1]


@pytest.mark.parametrize(
    ("asked", "again"),
    [("Asked if her post was safe, the former", True), ("Asked if the dam was safe, the former", False)],
)
def test_who_was_asked_about_what_is_theirs_is_called_by_another_word(asked: str, again: bool) -> None:
    text = f"Coach Ana Roth wept. “I had her to thank,” she said yes.\n{asked} Lornia midfielder said no."
    said = [Said("she", "said", "yes"), Said("the former Lornia midfielder", "said", "no")]
    resolved = resolve(document(text, *said))
    names = source_names(resolved)
    assert (names[0] == names[1]) == again
    assert again is False or voice(resolved, "Ana Roth")["affiliation"] is None


@pytest.mark.parametrize(
    ("told", "again"), [("said he never slept", True), ("said the port was shut", False)]
)
def test_a_native_whose_people_are_called_alike_is_one_where_he_says_he(told: str, again: bool) -> None:
    text = f"Striker Jos Tarn said yes. The Portuguese {told}."
    said = [Said("Striker Jos Tarn", "said", "yes"), Said("The Portuguese", "said", told[5:])]
    names = source_names(resolve(document(text, *said)))
    assert (names[0] == names[1]) == again


@pytest.mark.parametrize(("first", "again"), [("A cattle trader", True), ("A lorry", False)])
def test_the_trader_is_the_last_to_speak_where_a_trader_was_brought_in(first: str, again: bool) -> None:
    text = f"The release of {first.lower()} was ordered.\nAlhaji Jos Tarn said yes.\nThe trader said no."
    names = source_names(
        resolve(document(text, Said("Alhaji Jos Tarn", "said", "yes"), Said("The trader", "said", "no")))
    )
    assert (names[0] == names[1]) == again


@pytest.mark.parametrize(
    ("again", "who"),
    [("the mother of three", "Dawn Tarn"), ("the mother of the boy", "the mother of the boy")],
)
def test_a_mother_of_three_is_whom_the_sentence_before_is_about(again: str, who: str) -> None:
    text = f"But the owner, Dawn Tarn, is having none of it. “It’s the countryside,” said {again}."
    assert source_names(resolve(document(text, Said(again, "said", "“It’s the countryside,”")))) == [who]


@pytest.mark.parametrize(
    ("text", "source", "who"),
    [
        ("Prime Minister Ana Roth left.", "The head of government", "Ana Roth"),
        ("Prime Minister Ana Roth met President Jos Tarn.", "The premier", "Ana Roth"),
        ("President Jos Tarn met Prime Minister Ana Roth.", "The head of state", "Jos Tarn"),
        ("Deputy Prime Minister Ana Roth left.", "The head of government", "The head of government"),
    ],
)
def test_a_head_of_state_or_government_is_the_one_named(text: str, source: str, who: str) -> None:
    assert source_names(resolve(document(f"{text} {source} said no.", Said(source, "said", "no")))) == [who]
