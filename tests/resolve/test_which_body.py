"""Which body "the club", "the firm" and "the statement" mean where several are at hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.resolve import resolve
from reportedly.resolve.entities import Book, Entity
from reportedly.resolve.found import Mention as Found
from reportedly.types import Block, Mention
from tests.resolve.build import Said, document, source_names, voice


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Corve United lost. Orle Brewing plc pays for the ground.", "The club", "Corve United"),
        ("Orle Brewing plc pays Corve FC.", "The firm", "Orle Brewing plc"),
        ("Orle Brewing plc pays Corve FC.", "The company", "Orle Brewing plc"),
        ("Narvo Airways sued the Orle Bank.", "The airline", "Narvo Airways"),
        ("Some guests accused Tarn Air of theft.", "The airline", "Tarn Air"),
        ("Tarn Holdings sued the United Pit Workers.", "The company", "Tarn Holdings"),
        ("Tarn Foods sued the Narvo Food Association.", "The company", "Tarn Foods"),
        ("The Care Quality Commission rated the ward.", "The regulator", "Care Quality Commission"),
    ],
)
def test_the_noun_chooses_the_name_that_fits_it(text: str, source: str, name: str) -> None:
    assert source_names(resolve(document(f"{text} {source} said no.", Said(source, "said", "no")))) == [name]


def test_the_people_in_a_bodys_name_are_not_the_body() -> None:
    head, text = "Errors double among night nurses", "The Nurses' Federation welcomed the study."
    blocks = (
        Block(0, len(head), "headline", "en"),
        Block(len(head) + 1, len(head) + 1 + len(text), "paragraph", "en"),
    )
    said = Said("The Nurses' Federation", "welcomed", "the study")
    resolved = resolve(document(f"{head}\n{text}", said, blocks=blocks))
    assert voice(resolved, "Nurses' Federation")["mentioned"] == 1


def test_of_several_that_fit_the_last_speaker_belongs_to_it() -> None:
    text = (
        "Jos Tarn, chief executive of Narvo Steel, left. Orle Holdings bought a ship. “No,” he said. "
        "The company said yes."
    )
    said = Said("he", "said", "“No,”", form="direct"), Said("The company", "said", "yes")
    assert source_names(resolve(document(text, *said))) == ["Jos Tarn", "Narvo Steel"]


def test_the_subject_behind_a_name_in_an_opening_phrase_is_another() -> None:
    text = "Orle Brewing, the ale company, fell. In a filing with the Narvo Board, the company said no."
    resolved = resolve(document(text, Said("the company", "said", "no")))
    assert source_names(resolved) == ["Orle Brewing"]
    text = "On Monday the Narvo Board, the regulator, said no."
    said = Said("the Narvo Board, the regulator,", "said", "no")
    assert source_names(resolve(document(text, said))) == ["Narvo Board"]


def test_an_owner_that_is_a_body_is_no_person() -> None:
    text = "The firm's largest owner, the pension fund Ostra, said no. The fund said yes."
    said = (
        Said("The firm's largest owner, the pension fund Ostra,", "said", "no"),
        Said("The fund", "said", "yes"),
    )
    resolved = resolve(document(text, *said))
    assert source_names(resolved) == ["Ostra", "Ostra"]
    assert voice(resolved, "Ostra")["kind"] == "organization"


def test_a_club_is_no_company() -> None:
    text = "Corve FC beat Narvo Rovers. The company said no."
    assert source_names(resolve(document(text, Said("The company", "said", "no")))) == ["The company"]


def test_the_statement_is_that_of_the_body_whose_spokesman_spoke() -> None:
    text = "A spokesman for Orle Council said no. The statement added yes."
    said = Said("A spokesman for Orle Council", "said", "no"), Said("The statement", "added", "yes")
    resolved = resolve(document(text, *said))
    assert source_names(resolved) == ["A spokesman for Orle Council", "Orle Council"]
    assert voice(resolved, "Orle Council")["aliases"] == []


def test_the_statement_of_whoever_spoke_in_one() -> None:
    text = "Ana Roth said no in a statement. The statement added yes."
    resolved = resolve(document(text, Said("Ana Roth", "said", "no"), Said("The statement", "added", "yes")))
    assert [(v["name"], v["kind"], v["quoted"]) for v in resolved.voices] == [("Ana Roth", "person", 2)]


def test_the_statement_of_whoever_issued_one() -> None:
    text = "Orle Council issued a short statement on Monday. Jos Tarn left. The statement said no."
    assert source_names(resolve(document(text, Said("The statement", "said", "no")))) == ["Orle Council"]


@pytest.mark.parametrize("name", ["Per Ekdal", "Will Tarn", "An Orme", "May Orme", "Even Roth"])
def test_a_first_name_that_is_a_small_word(name: str) -> None:
    source = f"The company's lawyer, {name},"
    resolved = resolve(document(f"{source} said no.", Said(source, "said", "no")))
    assert source_names(resolved) == [name]
    assert voice(resolved, name)["named"]


def test_a_paper_that_is_called_by_a_day() -> None:
    text = "A reporter of the Sunday Dispatch left. The Sunday Dispatch said no."
    assert source_names(resolve(document(text, Said("The Sunday Dispatch", "said", "no")))) == [
        "Sunday Dispatch"
    ]


@pytest.mark.parametrize("when", ["In May Orme", "On Sunday Orme", "In April Orme"])
def test_a_day_before_a_name_is_no_first_name(when: str) -> None:
    text = f"Ana Orme left. {when} said no."
    assert source_names(resolve(document(text, Said("Orme", "said", "no")))) == ["Ana Orme"]


def test_the_mill_is_the_body_whose_name_ends_so() -> None:
    text = "Sunrise Mills fell. Narvo Steel rose. The mill said no."
    assert source_names(resolve(document(text, Said("The mill", "said", "no")))) == ["Sunrise Mills"]


def test_a_company_that_is_named_later_takes_over() -> None:
    text = "The company said no. Harrow Steel plc left. Then the company said yes."
    said = Said("The company", "said", "no"), Said("the company", "said", "yes")
    assert source_names(resolve(document(text, *said))) == ["The company", "Harrow Steel plc"]


def test_who_reports_what_an_official_said_is_an_outlet() -> None:
    text = "The Lahri Wire, quoting an official, reported that it fell."
    said = Said("The Lahri Wire", "reported", "that it fell")
    assert voice(resolve(document(text, said)), "Lahri Wire")["kind"] == "outlet"


def test_the_firm_is_the_company_that_nobody_names() -> None:
    text = "The company said no. Ana Roth left. The firm said yes."
    said = Said("The company", "said", "no"), Said("The firm", "said", "yes")
    assert source_names(resolve(document(text, *said))) == ["The company", "The company"]


def test_authorities_are_the_states() -> None:
    resolved = resolve(document("Authorities said no.", Said("Authorities", "said", "no")))
    assert voice(resolved, "Authorities")["kind"] == "government"


def test_somebodys_office_is_not_another_office() -> None:
    text = "Jos Tarn left. His office said no. Tea is cheap, the statistics office said."
    said = [Said("His office", "said", "no"), Said("the statistics office", "said", "Tea is cheap")]
    first, second = source_names(resolve(document(text, *said)))
    assert first != second


def test_one_of_them_is_none_of_those_before() -> None:
    text = "One of the aides said no. Two directors left, and one of them said why."
    said = [Said("One of the aides", "said", "no"), Said("one of them", "said", "why")]
    first, second = source_names(resolve(document(text, *said)))
    assert first != second


def test_services_are_told_apart_by_their_fields() -> None:
    text = "The Crown Prosecution Service said no. The fire service said yes."
    said = [Said("The Crown Prosecution Service", "said", "no"), Said("The fire service", "said", "yes")]
    assert source_names(resolve(document(text, *said))) == ["Crown Prosecution Service", "The fire service"]


def test_how_a_memo_was_made_is_no_second_source() -> None:
    text = "A memo was leaked. The memo, dated 4 May and written by an aide, says no."
    resolved = resolve(document(text, Said("The memo, dated 4 May and written by an aide", "says", "no")))
    assert not [v for v in resolved.voices if v["members"]]


def test_who_opens_a_sentence_is_its_first_though_whose_they_are_is_known_before() -> None:
    book, analysts, bank = Book(), Entity(0, "group"), Entity(1, "organization")
    book.add(bank, Found(13, 25, "name", "organization"))
    book.add(analysts, Found(0, 25, "description", "group"))
    assert [(event.entity, event.first) for event in book.recent] == [(bank, False), (analysts, True)]


def test_a_group_is_no_person_who_only_sounds_like_a_body() -> None:
    text = "The Escudero Youth said no. Ola Nena, a vendor, said yes. A man wore the group's cap."
    said = Said("The Escudero Youth", "said", "no"), Said("Ola Nena, a vendor,", "said", "yes")
    resolved = resolve(document(text, *said))
    assert source_names(resolved) == ["Escudero Youth", "Ola Nena"]
    assert voice(resolved, "Ola Nena")["kind"] == "person"
    assert voice(resolved, "Escudero Youth")["aliases"] == ["the group"]


def test_the_chief_of_a_body_is_not_the_body() -> None:
    text = "The chief of the Tarnow Second Circle said yes."
    resolved = resolve(document(text, Said("The chief of the Tarnow Second Circle", "said", "yes")))
    assert source_names(resolved) == ["The chief of the Tarnow Second Circle"]


def test_a_studys_author_has_no_affiliation_to_it() -> None:
    text = "The study's lead author, Ana Roth, said no."
    resolved = resolve(document(text, Said("The study's lead author, Ana Roth,", "said", "no")))
    assert voice(resolved, "Ana Roth")["affiliation"] is None


def test_a_name_that_only_tells_which_exchange_is_no_company() -> None:
    text = "Orle Foods fell by a fifth. In a filing with the Calder stock exchange, the company said no."
    made = document(text, Said("the company", "said", "no"))
    names = [(text.index(name), name) for name in ("Orle Foods", "Calder")]
    bodies = tuple(Mention(at, at + len(name), "organization", 0.9) for at, name in names)
    assert source_names(resolve(replace(made, mentions=bodies))) == ["Orle Foods"]


def test_several_states_are_none_of_them() -> None:
    text = "Orlavia said yes. Orlavian troops left. The minister had informed the guarantor states."
    resolved = resolve(document(text, Said("Orlavia", "said", "yes")))
    assert voice(resolved, "Orlavia")["mentions"] == [[0, 7]]


def test_the_players_union_is_no_football_union() -> None:
    text = "The Orle Football Union said yes. The players’ union said no. The union said perhaps."
    statements = (
        Said("The Orle Football Union", "said", "yes"),
        Said("The players’ union", "said", "no"),
        Said("The union", "said", "perhaps"),
    )
    assert source_names(resolve(document(text, *statements)))[:2] == [
        "Orle Football Union",
        "The players’ union",
    ]


def test_a_paper_that_carries_a_statement_is_not_who_makes_it() -> None:
    text = (
        "The Orle Ports Ministry laughed at the story. In a statement carried by the state news agency "
        "Radiopress, it said no."
    )
    assert source_names(resolve(document(text, Said("it", "said", "no")))) == ["Orle Ports Ministry"]


def test_a_rival_source_is_somebody_else() -> None:
    text = "A source close to the mayor said yes. But a rival source said no."
    statements = Said("A source close to the mayor", "said", "yes"), Said("a rival source", "said", "no")
    assert len(set(source_names(resolve(document(text, *statements))))) == 2


@pytest.mark.parametrize(
    ("text", "later", "name"),
    [
        ("A spokesman for Orle Police left. The force said no.", "The force", "Orle Police"),
        ("Ana Pask denies it. Jos Tarn sat. The defendant said no.", "The defendant", "Ana Pask"),
        ("Jos Tarn owes Sh206,000. The force said no.", "The force", "The force"),
    ],
)
def test_a_force_is_the_police_and_the_defendant_who_denies_it(text: str, later: str, name: str) -> None:
    found = resolve(document(text, Said(later, "said", "no")))
    assert source_names(found) == [name]
    assert not [voice for voice in found.voices if "Sh206" in str(voice["name"])]


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("It was paid for by Apistar, which sells hives.", "Apistar"),
        ("The bridge was built by Tarnel.", "Tarnel"),
        ("The ferry was halted after Tarnel resigned.", "The firm"),
    ],
)
def test_the_firm_is_the_only_one_by_whom_something_was_done(before: str, who: str) -> None:
    text = f"{before} The firm said it was sorry."
    assert source_names(resolve(document(text, Said("The firm", "said", "it was sorry")))) == [who]


def test_whom_somebody_told_is_no_company() -> None:
    text = "Brightwell said it knew. A baker told the Ledger it had shut. The company said no."
    said = Said("Brightwell", "said", "it knew"), Said("The company", "said", "no")
    made = document(text, *said)
    names = [(text.index(name), name) for name in ("Brightwell", "Ledger")]
    bodies = tuple(Mention(at, at + len(name), "organization", 0.9) for at, name in names)
    assert source_names(resolve(replace(made, mentions=bodies)))[1] == "Brightwell"


@pytest.mark.parametrize(
    ("head", "name"), [("Cloud firm says no", "Nimbrel"), ("Steel firm says no", "Orle Holdings")]
)
def test_a_headlines_firm_is_the_one_that_the_text_calls_so(head: str, name: str) -> None:
    text = "The cloud provider Nimbrel sued the steel company Orle Holdings. Tarn Foods and the firm left."
    blocks = (
        Block(0, len(head), "headline", "en"),
        Block(len(head) + 1, len(head) + 1 + len(text), "paragraph", "en"),
    )
    said = Said(head.removesuffix(" says no"), "says", "no")
    assert source_names(resolve(document(f"{head}\n{text}", said, blocks=blocks))) == [name]


def test_a_provider_is_a_company() -> None:
    text = "The cloud provider Nimbrel was late. The company, which has 46 hospitals, said no."
    said = Said("The company, which has 46 hospitals", "said", "no")
    resolved = resolve(document(text, said))
    assert source_names(resolved) == ["Nimbrel"]
    assert voice(resolved, "Nimbrel")["kind"] == "organization"


@pytest.mark.parametrize(
    ("head", "name"), [("Rovers boss", "Steve Hallam"), ("Wexley boss", "Jos Tarn"), ("Orle captain", None)]
)
def test_a_headlines_boss_is_the_clubs_manager(head: str, name: str | None) -> None:
    text = "Bramley Rovers manager Steve Hallam hit back. Wexley manager Jos Tarn laughed at that twice."
    start = len(head) + len(" says no") + 1
    blocks = (
        Block(0, start - 1, "headline", "en"),
        Block(start, start + len(text), "paragraph", "en"),
    )
    said = document(
        f"{head} says no\n{text} It was the last day of May.", Said(head, "says", "no"), blocks=blocks
    )
    assert source_names(resolve(said)) == [name or head]
