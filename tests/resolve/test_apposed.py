"""A description and the name beside it are one voice; two who speak are two."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from reportedly.types import Document
from tests.resolve.build import Said, document, source_names, voice


def said_by(source: str, *, cue: str = "said", before: str = "") -> Document:
    text = f"{before}{source} {cue} that the weir was safe."
    return resolve(document(text, Said(source, cue, "that the weir was safe")))


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [
        ("The miller, Jos Tarn", "Jos Tarn", "miller"),
        ("The crofter, Jos Tarn,", "Jos Tarn", "crofter"),
        ("Jos Tarn, the owner,", "Jos Tarn", "owner"),
        (
            "The port's head of pilotage and safety, Jos Tarn",
            "Jos Tarn",
            "The port's head of pilotage and safety",
        ),
        (
            "The firm's chief executive and founder, Jos Tarn,",
            "Jos Tarn",
            "The firm's chief executive and founder",
        ),
        ("The club's chairman, retired vet Jos Tarn", "Jos Tarn", "The club's chairman"),
        ("Counsel for the drivers, Mr Jos Tarn SC,", "Jos Tarn", "Counsel for the drivers"),
        ("Activist and former smuggler Jos Tarn", "Jos Tarn", "Activist and former smuggler"),
        ("Deputy warden and head of research Jos Tarn", "Jos Tarn", "Deputy warden and head of research"),
        ("crofter Jos Tarn", "Jos Tarn", "crofter"),
        ("The weather bureau, METNA,", "METNA", "weather bureau"),
    ],
)
def test_a_description_and_a_name_are_one_voice(source: str, name: str, role: str) -> None:
    resolved = said_by(source)
    assert source_names(resolved) == [name]
    assert voice(resolved, name)["description"] == role
    assert [v["name"] for v in resolved.voices if v["quoted"]] == [name]


def test_a_later_description_means_the_one_so_named() -> None:
    resolved = resolve(
        document(
            "The miller, Jos Tarn, said yes. The baker, Ole Dunn, said no. The miller said nothing.",
            Said("The miller, Jos Tarn", "said", "yes"),
            Said("The baker, Ole Dunn", "said", "no"),
            Said("The miller", "said", "nothing"),
        )
    )
    assert source_names(resolved) == ["Jos Tarn", "Ole Dunn", "Jos Tarn"]


def test_whom_a_lawyer_speaks_for_is_no_part_of_the_lawyer() -> None:
    resolved = resolve(
        document(
            "Uma Dahl said yes. Her lawyer, Ivo Renn, said no.",
            Said("Uma Dahl", "said", "yes"),
            Said("Her lawyer, Ivo Renn", "said", "no"),
        )
    )
    assert source_names(resolved) == ["Uma Dahl", "Ivo Renn"]
    assert voice(resolved, "Ivo Renn")["affiliation"] == voice(resolved, "Uma Dahl")["id"]


@pytest.mark.parametrize("source", ["The mayor of Narvo, Orlavia,", "A farmer in Keth, Orlavia,"])
def test_a_place_behind_a_place_names_nobody(source: str) -> None:
    (name,) = source_names(said_by(source))
    assert name is not None and "Orlavia" not in name


def test_the_body_of_an_office_is_its_affiliation() -> None:
    resolved = said_by("The Chairman of the Orle Medical Association, Prof. Ana Roth,")
    roth = voice(resolved, "Ana Roth")
    assert roth["description"] == "Chairman of the Orle Medical Association"
    assert roth["affiliation"] == voice(resolved, "Orle Medical Association")["id"]


def test_the_leader_of_the_opposition_has_a_name() -> None:
    leader = said_by("Leader of the Opposition Sherma Orle-Tarn", before="But ")
    assert source_names(leader) == ["Sherma Orle-Tarn"]
    assert source_names(said_by("The Speaker of the Harbour Commons")) == [
        "The Speaker of the Harbour Commons"
    ]


@pytest.mark.parametrize(
    "source",
    [
        "The head of trade and industry of Lorn",
        "The minister for health and welfare",
        "A spokesman for the police and the army",
        "A lawyer for Ana Roth and Tom Weld",
        "The owner of the bar and the hotel",
        "Gale Orle of Tarn Fire and Rescue",
    ],
)
def test_what_is_under_one_head_is_one_voice(source: str) -> None:
    resolved = said_by(source)
    assert [v["members"] for v in resolved.voices if v["members"]] == []


@pytest.mark.parametrize(
    ("source", "cue"),
    [
        ("The miller and the baker", "said"),
        ("The minister of ports and the mayor", "said"),
        ("The department of health and the police", "said"),
        ("The spokesman for the port and the mayor", "said"),
        ("The mayor of Narvo and the police", "have said"),
        ("The bank and its chairman", "said"),
    ],
)
def test_two_who_can_speak_are_two_voices(source: str, cue: str) -> None:
    resolved = said_by(source, cue=cue)
    assert [len(v["members"]) for v in resolved.voices if v["members"]] == [2]


def test_a_rank_inside_a_body_s_words_tells_a_person() -> None:
    resolved = said_by("Sports Cabinet Secretary Abdi Orle")
    assert voice(resolved, "Abdi Orle")["kind"] == "person"


def test_the_initials_of_an_office_mean_who_holds_it() -> None:
    resolved = resolve(
        document(
            "Sports Cabinet Secretary Abdi Orle said yes. The CS said no.",
            Said("Sports Cabinet Secretary Abdi Orle", "said", "yes"),
            Said("The CS", "said", "no"),
        )
    )
    assert source_names(resolved) == ["Abdi Orle", "Abdi Orle"]


def test_an_age_or_an_origin_means_the_last_to_speak() -> None:
    resolved = resolve(
        document(
            "Coach Dov Amsel declined to say more. “No,” the 29-year-old said. “Yes,” the Italian added.",
            Said("Coach Dov Amsel", "declined", "to say more"),
            Said("the 29-year-old", "said", "“No,”", form="direct"),
            Said("the Italian", "added", "“Yes,”", form="direct"),
        )
    )
    assert source_names(resolved)[1:] == [source_names(resolved)[0]] * 2


def test_a_participle_behind_a_name_is_no_role() -> None:
    resolved = resolve(
        document(
            "Minister Irving Lorn said no. Lorn, quoting the Lending Fund, said yes.",
            Said("Minister Irving Lorn", "said", "no"),
            Said("Lorn", "said", "yes"),
        )
    )
    assert source_names(resolved) == ["Irving Lorn", "Irving Lorn"]


def test_the_verb_of_a_headline_is_no_part_of_the_name() -> None:
    resolved = resolve(
        document(
            "Central Bank of St Orle holds rate, warns on tourism\nOrle National Bank was silent.",
            Said("Central Bank of St Orle holds rate", "warns", "on tourism"),
        )
    )
    assert source_names(resolved) == ["Central Bank of St Orle"]


def test_a_name_with_its_body_is_whom_the_description_means() -> None:
    source = "A solicitor for 14 of the men, Jasmin Kaur of Kaur & Peel"
    resolved = resolve(document(f"{source}, said no.", Said(source, "said", "no")))
    assert source_names(resolved) == ["Jasmin Kaur"]


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [
        (
            "The president of the initiative “Enough Smoke”, retired teacher Jos Tarn,",
            "Jos Tarn",
            "“Enough Smoke”",
        ),
        ("Orle's party, the Union of Independent Mayors,", "Union of Independent Mayors", "Orle's party"),
        (
            "Prof Jos Tarn, an entomologist at Kessock University who wasn't there,",
            "Jos Tarn",
            "Kessock University",
        ),
        ("Eng. Jos bin Tarn, head of the Orle Institute,", "Jos bin Tarn", "head of the Orle Institute"),
    ],
)
def test_callings_with_names_in_them(source: str, name: str, role: str) -> None:
    resolved = said_by(source)
    assert source_names(resolved) == [name]
    assert str(voice(resolved, name)["description"]).endswith(role)


def test_a_unions_secretary_belongs_to_it() -> None:
    resolved = said_by("Narvo teachers' union secretary Jos Tarn")
    body = voice(resolved, "Narvo teachers' union")
    assert voice(resolved, "Jos Tarn")["affiliation"] == body["id"]
    assert body["kind"] == "organization"


def test_one_of_them_who_gives_a_name_is_called_so() -> None:
    resolved = said_by(
        "one of them, who gave his name only as Abu Tarn,", before="Three fishermen wept. The fish died, "
    )
    assert voice(resolved, "Abu Tarn")["quoted"] == 1
    assert voice(resolved, "Abu Tarn")["description"] is None


def test_a_paper_by_somebody_is_a_document() -> None:
    resolved = said_by("A 2016 paper by another group", cue="found")
    assert voice(resolved, "A 2016 paper by another group")["kind"] == "document"


@pytest.mark.parametrize(("name", "joined"), [("Ana Roth", True), ("New Lornia", False)])
def test_a_mayor_between_commas_who_only_acts_is_known_by_her_name_later(name: str, joined: bool) -> None:
    text = f"The mayor of Narvo, {name}, invited all guests. She said no."
    names = source_names(resolve(document(text, Said("She", "said", "no"))))
    assert (names == [name]) == joined


def test_who_would_only_give_a_first_name_is_called_so() -> None:
    source = "Her neighbour, who would only give her first name, Carmen,"
    resolved = said_by(source)
    assert [(v["name"], v["description"]) for v in resolved.voices if v["quoted"]] == [
        ("Carmen", "neighbour")
    ]


def test_whoever_lives_or_works_beside_somebody_is_not_theirs() -> None:
    text = "Uma Dahl said yes. Her counterpart at the Orle Bank, Ivo Renn, said no."
    text += " Her neighbour, Jos Tarn, left."
    statements = (
        Said("Uma Dahl", "said", "yes"),
        Said("Her counterpart at the Orle Bank, Ivo Renn,", "said", "no"),
    )
    resolved = resolve(document(text, *statements))
    bank = voice(resolved, "Orle Bank")["id"]
    assert voice(resolved, "Ivo Renn")["affiliation"] == bank
    assert voice(resolved, "Jos Tarn")["affiliation"] is None


def test_a_name_behind_a_clause_about_whom_it_names() -> None:
    source = "A teacher who has studied the region, Dr Ana Roth,"
    resolved = resolve(document(f"{source} said no.", Said(source, "said", "no")))
    assert source_names(resolved) == ["Ana Roth"]
    assert voice(resolved, "Ana Roth")["description"] == "teacher"
    source = "A teacher who had met the minister, Ana Roth,"
    assert source_names(resolve(document(f"{source} said no.", Said(source, "said", "no")))) != ["Ana Roth"]


def test_who_was_something_then() -> None:
    source = "the then chief executive, Sir Alan Orle,"
    resolved = resolve(document(f"In it, {source} said no.", Said(source, "said", "no")))
    assert source_names(resolved) == ["Alan Orle"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The Special Adviser to the Governor on Media, Mr Jos Tarn,", "Jos Tarn"),
        ("The Inspector-General of Police (IGP), Jos Tarn,", "Jos Tarn"),
        ("Jos Tarn, President and CEO of Orle,", "Jos Tarn"),
        ("The 44-year-old nurse, of Mill Lane, Narvo,", "The 44-year-old nurse"),
        ("Castell & Dew", "Castell & Dew"),
        (
            "The Orle Medical Practitioners and Dentists Union",
            "Orle Medical Practitioners and Dentists Union",
        ),
    ],
)
def test_one_who_speaks_is_one_voice(source: str, name: str) -> None:
    assert source_names(said_by(source)) == [name]


@pytest.mark.parametrize("who", ["Opposition figures", "A senior party figure"])
def test_figures_who_speak_are_people(who: str) -> None:
    assert voice(said_by(who), who)["kind"] in ("group", "person")


@pytest.mark.parametrize(
    ("office", "known"),
    [
        ("the director of the port", True),
        ("the owner of the warehouse", True),
        ("the head of the tax office", True),
        ("the price of bread", False),
        ("the directors of the port", False),
    ],
)
def test_who_holds_an_office_of_a_thing_is_known_by_both(office: str, known: bool) -> None:
    text = f"Guards knew {office}, Jos Tarn, and left. Mr Tarn said no."
    tarn = voice(resolve(document(text, Said("Mr Tarn", "said", "no"))), "Jos Tarn")
    assert (tarn["description"] == office.removeprefix("the ")) == known


@pytest.mark.parametrize(
    ("first", "later", "one"),
    [
        ("A former quality manager of the plant", "the manager, Ana Roth", True),
        ("A former quality manager of the plant", "another manager, Ana Roth", False),
    ],
)
def test_who_was_brought_in_as_a_former_one_is_named_later(first: str, later: str, one: bool) -> None:
    text = f"{first} said yes. “It failed,” said {later}."
    said = Said(first, "said", "yes"), Said(later, "said", "“It failed,”", form="direct")
    names = source_names(resolve(document(text, *said)))
    assert (names[0] == names[1]) is one


def test_an_acronym_and_a_place_stand_before_the_comma() -> None:
    source = "A chieftain of the Peoples Progress Congress (PPC) in Orle State, Chief Jos Tarn,"
    resolved = resolve(document(f"{source} said no. Tarn left.", Said(source, "said", "no")))
    assert source_names(resolved) == ["Jos Tarn"]
