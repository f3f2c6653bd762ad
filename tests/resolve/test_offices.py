"""Offices written like names, and surnames that are verbs: one person with a role."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, document, source_names, voice


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("Leader of the Opposition", "Ama Tarn"),
        ("Deputy Conservator of Forests", "Ravi Orle"),
        ("Head of Communications", "Lena Brun"),
        ("Minister of State for Ports", "Abena Orle"),
        ("Secretary of the Teachers Association", "Jos Tarn"),
        ("Speaker of the House", "Ann Orle"),
        ("Comptroller of Excise", "Ann Orle"),
        ("Professor of Law", "Petra Brun"),
        ("Bank of Lorn Governor", "Ann Orle"),
        ("Governor of the Bank of Lorn", "Ann Orle"),
        ("Prime Minister", "Ann Orle"),
        ("Opposition Leader", "Ama Tarn"),
        ("Chief Executive", "Jos Tarn"),
        ("Nurse Union Leader", "Jos Tarn"),
    ],
)
def test_an_office_with_capitals_is_the_role_of_who_is_named_behind_it(role: str, name: str) -> None:
    surname = name.split()[1]
    text = f"{role} {name} said yes. {surname} said no. In her prime, the {role} {name} said maybe."
    resolved = resolve(
        document(
            text,
            Said(f"{role} {name}", "said", "yes"),
            Said(surname, "said", "no"),
            Said(f"the {role} {name}", "said", "maybe"),
        )
    )
    assert source_names(resolved) == [name] * 3
    assert voice(resolved, name)["description"] == role


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("the Deputy Conservator of Forests, Ravi Orle,", "Ravi Orle"),
        ("director of public prosecutions Ivo Marn", "Ivo Marn"),
        ("the leader of the opposition Ama Tarn", "Ama Tarn"),
    ],
)
def test_an_office_of_something_belongs_to_the_name_behind_it(source: str, name: str) -> None:
    surname = name.split()[1]
    text = f"Yesterday {source} said yes. {surname} said no."
    resolved = resolve(document(text, Said(source, "said", "yes"), Said(surname, "said", "no")))
    assert source_names(resolved) == [name, name]


@pytest.mark.parametrize(
    "source", ["Mother of Jos Tarn", "Lawyer of Jos Karl Tarn", "Coach of Sarn Bay Rovers"]
)
def test_who_is_somebodys_is_not_that_one(source: str) -> None:
    text = f"{source} said yes. Orle said no."
    resolved = resolve(document(text, Said(source, "said", "yes"), Said("Orle", "said", "no")))
    assert source_names(resolved)[0] == source


def test_a_body_opens_a_sentence_with_its_whole_name() -> None:
    resolved = resolve(
        document(
            "Ministry of Ports said yes. The Ports Ministry said no. Group of Narvo traders said maybe.",
            Said("Ministry of Ports", "said", "yes"),
            Said("The Ports Ministry", "said", "no"),
            Said("Group of Narvo traders", "said", "maybe"),
        )
    )
    assert source_names(resolved) == ["Ministry of Ports"] * 2 + ["Group of Narvo traders"]


def test_the_head_of_an_office_is_its_last_word_before_what_it_is_of() -> None:
    resolved = resolve(
        document(
            "The deputy prime minister said yes. Deputy Prime Minister Jos Tarn said no.",
            Said("The deputy prime minister", "said", "yes"),
            Said("Deputy Prime Minister Jos Tarn", "said", "no"),
        )
    )
    assert source_names(resolved) == ["Jos Tarn"] * 2


@pytest.mark.parametrize("name", ["Ama Tell", "Noor Said"])
def test_a_verb_is_a_surname_behind_a_given_name(name: str) -> None:
    surname = name.split()[1]
    text = f"Opposition Leader {name} said yes. Ms {surname} added a no.\nOrle Said Quay Was Safe"
    resolved = resolve(
        document(
            text,
            Said(f"Opposition Leader {name}", "said", "yes"),
            Said(f"Ms {surname}", "added", "a no"),
        )
    )
    assert source_names(resolved) == [name, name]
    assert not [v for v in resolved.voices if "Orle Said" in str(v["name"])]


@pytest.mark.parametrize(
    ("office", "short"),
    [
        ("Inspector-General of Police", "The IG"),
        ("Inspector-General of Police", "The IGP"),
        ("Sub-Divisional Magistrate", "The SDM"),
        ("Cabinet Secretary", "The CS"),
        ("CEO", "The CEO"),
        ("Justice", "The judge"),
    ],
)
def test_an_office_goes_by_its_letters_too(office: str, short: str) -> None:
    text = f"{office} Nitin Orle said yes. {short} said no."
    resolved = resolve(document(text, Said(f"{office} Nitin Orle", "said", "yes"), Said(short, "said", "no")))
    assert source_names(resolved) == ["Nitin Orle"] * 2


def test_a_role_before_a_name_is_not_that_of_the_name_before_the_comma() -> None:
    source = "the club's director of football Carlo Menz"
    text = f"They will not buy him from Sporting Averno, {source} said."
    resolved = resolve(document(text, Said(source, "said", "They will not buy him")))
    averno = next((v for v in resolved.voices if v["name"] == "Sporting Averno"), None)
    assert source_names(resolved) == ["Carlo Menz"]
    assert averno is None or averno["description"] is None


def test_a_union_of_many_opens_a_sentence_with_its_whole_name() -> None:
    text = "Nurses Union organiser Mere Tarn said yes. The union said no. Nurses agreed, nurses said."
    resolved = resolve(
        document(
            text, Said("Nurses Union organiser Mere Tarn", "said", "yes"), Said("The union", "said", "no")
        )
    )
    assert source_names(resolved) == ["Mere Tarn", "Nurses Union"]
    assert voice(resolved, "Mere Tarn")["affiliation"] == voice(resolved, "Nurses Union")["id"]


def test_several_men_are_not_the_last_man() -> None:
    text = "Vikas Orle said yes. The builder's men said no."
    resolved = resolve(
        document(text, Said("Vikas Orle", "said", "yes"), Said("The builder's men", "said", "no"))
    )
    assert source_names(resolved) == ["Vikas Orle", "The builder's men"]
    assert voice(resolved, "Vikas Orle")["kind"] == "person"


def test_the_minister_is_the_deputy_only_where_no_other_is_known() -> None:
    text = "Minister Jos Tarn said yes. Deputy Minister Hope Orle said no. The minister said well."
    both = (Said("Minister Jos Tarn", "said", "yes"), Said("Deputy Minister Hope Orle", "said", "no"))
    resolved = resolve(document(text, *both, Said("The minister", "said", "well")))
    assert source_names(resolved) == ["Jos Tarn", "Hope Orle", "Jos Tarn"]
    alone = "Deputy Minister Hope Orle said no. The minister said well."
    resolved = resolve(document(alone, both[1], Said("The minister", "said", "well")))
    assert source_names(resolved) == ["Hope Orle"] * 2


@pytest.mark.parametrize(
    ("holder", "short"),
    [
        ("Senior Superintendent of Police Ravi Kole", "The SSP"),
        ("Senior Superintendent of Police (SSP) Ravi Kole", "SSP Kole"),
        ("Ravi Kole, senior superintendent of police,", "The SSP"),
        ("Ravi Kole, chief executive of Tarn Foods,", "The CEO"),
        ("SSP Ravi Kole", "The SSP"),
        ("DCP (North) Ravi Kole", "The DCP"),
        ("Vice Chancellor of the University of Tarn, Prof Ravi Kole,", "The Vice Chancellor"),
        ("Vice Chancellor of the University of Tarn, Prof Ravi Kole,", "Prof Kole"),
    ],
)
def test_an_office_its_letters_and_its_holder_are_one_voice(holder: str, short: str) -> None:
    text = f"{holder} said yes.\nIt had rained.\n{short} said no."
    resolved = resolve(document(text, Said(holder, "said", "yes"), Said(short, "said", "no")))
    assert source_names(resolved) == ["Ravi Kole", "Ravi Kole"]


def test_what_a_minister_is_accused_of_is_no_office() -> None:
    text = "Trade minister Jos Tarn left. Ana Roth accused the minister of mocking “the poor”."
    said = [
        Said("Ana Roth", "accused", "the minister of mocking “the poor”"),
        Said("the minister", "mocking", "“the poor”", parent=0),
    ]
    assert source_names(resolve(document(text, *said))) == ["Ana Roth", "Jos Tarn"]


@pytest.mark.parametrize(
    ("counsel", "again", "name"),
    [
        ("Ana Roth, prosecuting,", "The prosecutor", "Ana Roth"),
        ("Ana Roth, defending,", "The lawyer", "Ana Roth"),
    ],
)
def test_counsel_are_known_by_what_they_do_in_court(counsel: str, again: str, name: str) -> None:
    text = f"{counsel} said yes. A guard, Ole Dunn, said perhaps. {again} said no."
    statements = [Said(counsel, "said", "yes"), Said("A guard, Ole Dunn,", "said", "perhaps")]
    resolved = resolve(document(text, *statements, Said(again, "said", "no")))
    assert source_names(resolved)[2] == name


def test_counsel_who_opens_a_sentence() -> None:
    text = "Defending, Ana Roth said yes. The barrister said no."
    statements = Said("Ana Roth", "said", "yes"), Said("The barrister", "said", "no")
    resolved = resolve(document(text, *statements))
    assert source_names(resolved) == ["Ana Roth", "Ana Roth"]
    assert voice(resolved, "Ana Roth")["description"] == "defending"


@pytest.mark.parametrize(
    ("whose", "who"), [("The firm’s counsel", "The firm’s counsel"), ("The union’s counsel", "Ana Roth")]
)
def test_counsel_who_appears_for_one_side_is_not_the_others(whose: str, who: str) -> None:
    text = f"The firm lost. Appearing for the union, counsel Ana Roth said yes. {whose} said no."
    resolved = resolve(document(text, Said("counsel Ana Roth", "said", "yes"), Said(whose, "said", "no")))
    assert source_names(resolved) == ["Ana Roth", who]


@pytest.mark.parametrize("house", ["National Assembly", "House"])
def test_the_speaker_of_a_house_has_a_name_where_she_only_acts(house: str) -> None:
    text = f"The Speaker of the {house}, Rt. Hon. Ana Roth, on Monday shut it. Then the Speaker said no."
    resolved = resolve(document(text, Said("the Speaker", "said", "no")))
    assert source_names(resolved) == ["Ana Roth"]


def test_whose_party_is_told_before_a_noun_is_nobody_else() -> None:
    text = "MP Ana Roth said yes. Her Conservative opponent, Jos Tarn, said no. It was beneath him."
    said = Said("MP Ana Roth", "said", "yes"), Said("Her Conservative opponent, Jos Tarn,", "said", "no")
    assert sorted(v["name"] for v in resolve(document(text, *said)).voices) == ["Ana Roth", "Jos Tarn"]
