"""Who somebody is: told by the words around a name rather than by the name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.resolve import resolve
from reportedly.types import Document, Mention
from tests.resolve.build import Said, chains, document, source_names, voice


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [
        ("Her daughter, the actress Ana Roth,", "Ana Roth", "daughter"),
        ("Its founder, the miller Jos Tarn,", "Jos Tarn", "founder"),
        ("Orle's party, the Union for Renewal,", "Union for Renewal", "Orle's party"),
    ],
)
def test_a_name_with_an_article_behind_a_description(source: str, name: str, role: str) -> None:
    resolved = resolve(document(f"{source} said no.", Said(source, "said", "no")))
    assert source_names(resolved) == [name]
    assert str(voice(resolved, name)["description"]).endswith(role)


def test_both_callings_mean_who_has_them() -> None:
    text = "Singer and campaigner Ana Roth left.\nIt rained.\nThe singer said no."
    assert source_names(resolve(document(text, Said("The singer", "said", "no")))) == ["Ana Roth"]
    text = "Singer and campaigner Ana Roth said yes. The singer said no."
    said = Said("Singer and campaigner Ana Roth", "said", "yes"), Said("The singer", "said", "no")
    assert source_names(resolve(document(text, *said))) == ["Ana Roth", "Ana Roth"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("An Orle Renewal spokesman said no. He left.", "Orle Renewal"),
        ("Orle Renewal's culture spokeswoman said no. She left.", "Orle Renewal"),
    ],
)
def test_whom_a_speaker_leads_is_no_person(text: str, name: str) -> None:
    source = text[: text.index(" said")]
    resolved = resolve(document(text, Said(source, "said", "no")))
    assert [v["kind"] for v in resolved.voices if v["name"] == name] in ([], ["organization"])


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The dam's operator, Tamar Hydro,", "Tamar Hydro"),
        ("The Red Lantern", "Red Lantern"),
        ("Her label, Parlour Records,", "Parlour Records"),
    ],
)
def test_a_body_is_no_person(source: str, name: str) -> None:
    resolved = resolve(document(f"{source} said no.", Said(source, "said", "no")))
    assert source_names(resolved) == [name]
    assert voice(resolved, name)["kind"] == "organization"


@pytest.mark.parametrize("source", ["Marcus Roth, 52, a press operator,", "Ana Roth, a supplier,"])
def test_a_person_may_be_an_operator(source: str) -> None:
    resolved = resolve(document(f"{source} said no.", Said(source, "said", "no")))
    assert voice(resolved, source.split(",")[0])["kind"] == "person"


@pytest.mark.parametrize(
    "place", ["the villages of Kito and Mara Bale", "the town of Mara Bale", "Old Mbale"]
)
def test_a_place_by_the_noun_before_it(place: str) -> None:
    text = (
        f"Ana Roth said no. She left for {place} again; its road was bad. Mara Bale slept. Old Mbale slept."
    )
    resolved = resolve(document(text.split(" Mara Bale slept")[0], Said("Ana Roth", "said", "no")))
    assert [v["name"] for v in resolved.voices] == ["Ana Roth"]


@pytest.mark.parametrize(
    ("source", "later", "name"),
    [
        ("Her neighbour, a retired railwayman who gave his name as Mr Roth,", "Roth", "Roth"),
        ("A woman who gave her name only as Fatou", "Fatou", "Fatou"),
        ("A driver identified only as Bala", "Bala", "Bala"),
        ("One teacher surnamed Roth", "Roth", "Roth"),
    ],
)
def test_who_gave_a_name_has_it(source: str, later: str, name: str) -> None:
    text = f"{source} said yes. It rained. Then {later} said no."
    resolved = resolve(document(text, Said(source, "said", "yes"), Said(later, "said", "no")))
    assert source_names(resolved)[0] == name
    assert len([v for v in resolved.voices if v["quoted"]]) == 1


def test_radio_stands_in_the_middle_too() -> None:
    text = "Oda Brel told OBC Radio Lorn that it leaked."
    assert chains(resolve(document(text, Said("Oda Brel", "told", "it leaked")))) == [
        ("OBC Radio Lorn", "Oda Brel")
    ]


def test_whose_secret_is_cited_says_nothing() -> None:
    text = "Oda Brel declined to comment, citing client confidentiality."
    assert chains(resolve(document(text, Said("Oda Brel", "declined", "to comment")))) == [("Oda Brel",)]


def test_the_last_word_of_a_foreign_bank_is_its_name() -> None:
    text = "Banca Roth leads them. The lenders said yes. Then Roth said no."
    said = Said("The lenders", "said", "yes"), Said("Roth", "said", "no")
    assert source_names(resolve(document(text, *said))) == ["The lenders", "Banca Roth"]


@pytest.mark.parametrize(
    ("source", "name", "role", "affiliation"),
    [
        ("Mr Sunday Orle", "Sunday Orle", None, None),
        ("Mayor Jos Tarn of the Janata Vikas Dal", "Jos Tarn", "Mayor", "Janata Vikas Dal"),
        ("The spokesman for Tavoria's Foreign Ministry, Jos Tarn,", "Jos Tarn", None, "Foreign Ministry"),
        ("The secretary general of the union, Jos Tarn,", "Jos Tarn", "secretary general of the union", None),
        ("The Minister of Energy, Engineer Jos Tarn,", "Jos Tarn", "Minister of Energy", None),
        ("Labour's candidate, Jos Tarn,", "Jos Tarn", "Labour's candidate", "Labour"),
    ],
)
def test_who_speaks_for_whom(source: str, name: str, role: str | None, affiliation: str | None) -> None:
    resolved = resolve(document(f"{source} said no.", Said(source, "said", "no")))
    assert source_names(resolved) == [name]
    ids = {v["id"]: v["name"] for v in resolved.voices}
    assert ids.get(str(voice(resolved, name)["affiliation"])) == affiliation
    assert role is None or voice(resolved, name)["description"] == role


def test_several_judges_keep_their_names() -> None:
    source = "Justices R. Orle and S. Tarn"
    resolved = resolve(document(f"{source} said no.", Said(source, "said", "no")))
    assert sorted(str(v["name"]) for v in resolved.voices if not v["members"]) == ["R. Orle", "S. Tarn"]


def test_the_speaker_behind_the_outlet_that_was_told() -> None:
    text = "“Crumbs,” said to ORP the head of the union, Jos Tarn."
    said = Said("ORP the head of the union, Jos Tarn", "said to", "“Crumbs,”", form="direct")
    assert source_names(resolve(document(text, said))) == ["Jos Tarn"]


def test_members_by_their_acronym_are_a_group() -> None:
    resolved = resolve(document("MCAs said no.", Said("MCAs", "said", "no")))
    assert voice(resolved, "MCAs")["kind"] == "group"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Reform said no. Reform leader Ana Roth left.", "Reform", "organization"),
        ("Labour said no. Labour's transport spokeswoman, Ana Roth, left.", "Labour", "organization"),
        ("Lugo said no. Lugo's spokesman left.", "Lugo", "unknown"),
        ("The Prosecutor's Office said no.", "Prosecutor's Office", "government"),
        ("The Market Women’s Association said no.", "Market Women’s Association", "organization"),
        ("The news service Frontline said no.", "Frontline", "outlet"),
    ],
)
def test_what_a_body_is_by_its_people_and_its_noun(text: str, name: str, kind: str) -> None:
    source = text[: text.index(" said")]
    resolved = resolve(document(text, Said(source, "said", "no")))
    assert source_names(resolved) == [name]
    assert voice(resolved, name)["kind"] == kind


def test_a_source_of_that_institution_keeps_its_words() -> None:
    text = "A source of that institution said no."
    resolved = resolve(document(text, Said("A source of that institution", "said", "no")))
    assert source_names(resolved) == ["A source of that institution"]


@pytest.mark.parametrize(
    "source", ["A video of Ana Roth", "Footage of Ms Ana Roth", "A leaked recording of Ana Roth"]
)
def test_who_speaks_in_a_video(source: str) -> None:
    resolved = resolve(document(f"{source} saying no spread.", Said(source, "saying", "no")))
    assert [(v["name"], v["kind"]) for v in resolved.voices] == [("Ana Roth", "person")]


def test_what_a_video_shows_is_its_own_word() -> None:
    source = "Footage of Ana Roth"
    resolved = resolve(document(f"{source} showed that she left.", Said(source, "showed", "that she left")))
    assert source_names(resolved) == [source]


@pytest.mark.parametrize(
    "who", ["A spokesman for the ministry", "Officials at the ministry", "An aide from the ministry"]
)
def test_people_of_a_body_that_the_text_had_before_belong_to_it(who: str) -> None:
    text = f"The Ministry of Ports met on Monday. {who} said no."
    resolved = resolve(document(text, Said(who, "said", "no")))
    ids = {v["id"]: v["name"] for v in resolved.voices}
    assert ids[str(voice(resolved, who)["affiliation"])] == "Ministry of Ports"


def test_a_body_of_which_nothing_else_is_said_is_no_voice() -> None:
    who = "A spokesman for the ministry"
    resolved = resolve(document(f"{who} said no.", Said(who, "said", "no")))
    assert [v["name"] for v in resolved.voices] == [who]


@pytest.mark.parametrize(
    ("office", "title"),
    [("governor", "Gov."), ("councillor", "Cllr"), ("senator", "Sen."), ("inspector", "Insp.")],
)
def test_an_office_and_its_abbreviation_before_a_name_are_one(office: str, title: str) -> None:
    text = f"The {office} was asked on Monday. {title} Jos Tarn said no."
    resolved = resolve(document(text, Said(f"{title} Jos Tarn", "said", "no")))
    assert {v["name"]: v["mentioned"] for v in resolved.voices} == {"Jos Tarn": 2}


@pytest.mark.parametrize(
    ("reader", "name", "kind"),
    [
        ("the Halm Leader", "Halm Leader", "outlet"),
        ("the Majority Leader", "the Majority Leader", "person"),
    ],
)
def test_a_paper_that_has_seen_a_letter_is_no_office(reader: str, name: str, kind: str) -> None:
    text = f"A letter seen by {reader} said no."
    resolved = resolve(document(text, Said(f"A letter seen by {reader}", "said", "no")))
    assert {v["name"]: v["kind"] for v in resolved.voices}[name] == kind


@pytest.mark.parametrize(
    "who",
    ["A person familiar with the talks", "An official in the talks", "Two aides close to the negotiations"],
)
def test_who_tells_of_people_and_not_of_what_they_have_to_do_with(who: str) -> None:
    text = f"{who}, who asked for time, said no."
    resolved = resolve(document(text, Said(who, "said", "no"), Said("who", "asked for", "time")))
    assert source_names(resolved) == [who] * 2


def test_a_number_with_a_comma_begins_a_group() -> None:
    text = "Officials estimate 60,000 people have ignored the orders."
    said = (
        Said("Officials", "estimate", "60,000 people have ignored the orders"),
        Said("60,000 people", "have ignored", "the orders", parent=0),
    )
    assert source_names(resolve(document(text, *said))) == ["Officials", "60,000 people"]


def test_that_is_whom_it_tells_of() -> None:
    text = "Sacked doctor wins case against the Orle Hospital that called him a liar."
    resolved = resolve(document(text, Said("that", "called", "him a liar")))
    assert source_names(resolved) == ["Orle Hospital"]


def test_a_company_with_its_name_between_commas_is_one() -> None:
    text = (
        "A man wrote that the company, Orme-Narvo, should leave. It said no. "
        "The head of the company, Jos Tarn, left."
    )
    resolved = resolve(document(text, Said("It", "said", "no")))
    assert source_names(resolved) == ["Orme-Narvo"]
    assert {v["kind"] for v in resolved.voices if v["name"] == "Jos Tarn"} <= {"person"}


def test_its_owner_isnt_the_owner_of_somebody_with_an_age() -> None:
    text = "Jos Tarn, 41, walked into a shop, its owner said."
    resolved = resolve(document(text, Said("its owner", "said", "walked into a shop")))
    assert {v["affiliation"] for v in resolved.voices} == {None}


@pytest.mark.parametrize("calling", ["retired postmistress", "retired pipefitter"])
def test_an_age_with_a_calling_is_whom_the_text_was_just_about(calling: str) -> None:
    text = f"Ina Tait took a spade and dug. “I wept,” said the 71-year-old {calling}."
    resolved = resolve(document(text, Said(f"the 71-year-old {calling}", "said", "“I wept,”", form="direct")))
    assert source_names(resolved) == ["Ina Tait"]


def test_the_girl_is_not_the_one_who_speaks_of_her() -> None:
    text = "Noa Orle fell. Sergeant Ana Roth said that the girl had asked for her bag."
    statements = (
        Said("Sergeant Ana Roth", "said", "that the girl had asked for her bag"),
        Said("the girl", "had asked", "for her bag", parent=0),
    )
    assert source_names(resolve(document(text, *statements))) == ["Ana Roth", "Noa Orle"]


def test_they_in_a_quotation_are_none_of_whom_somebody_else_quoted_speaks() -> None:
    text = "“Every family was asked,” Jos Tarn said.\nAna Roth laughed. “They asked me,” she said."
    first = document(text, Said("Jos Tarn", "said", "“Every family was asked,”", form="direct"))
    hers = Said("she", "said", "“They asked me,”", form="direct")
    both = document(text, hers, Said("They", "asked", "me", parent=0))
    made = replace(both, attributions=(replace(first.attributions[0], id="a9"), *both.attributions))
    assert source_names(resolve(made))[2] != "Every family"


def test_an_age_behind_a_description_is_whom_the_text_was_just_about() -> None:
    text = "Sir Nigel Orle hid. The shamed backbencher, 61, said no."
    resolved = resolve(document(text, Said("The shamed backbencher, 61", "said", "no")))
    assert source_names(resolved) == ["Nigel Orle"]


def read(made: Document, pronoun: str, back: str, share: float, kind: str = "person") -> Document:
    """The document, whose mention reader has the pronoun go back to an earlier phrase."""
    text = made.text
    first, second = text.index(back), text.index(pronoun)
    mentions = (
        Mention(first, first + len(back), kind, 0.9),
        Mention(second, second + len(pronoun), kind, 0.9, ((0, share),)),
    )
    return replace(made, mentions=mentions)


def test_who_is_he_or_she_is_not_they() -> None:
    text = "Alice Tarn lost her case. They said no."
    assert source_names(resolve(document(text, Said("They", "said", "no")))) == [None]
    text = "Alex Tarn lost a case. They said no."
    assert source_names(resolve(document(text, Said("They", "said", "no")))) == ["Alex Tarn"]


@pytest.mark.parametrize(("share", "name"), [(0.8, "Gallery goers"), (0.3, None)])
def test_people_whom_only_the_mention_reader_knows(share: float, name: str | None) -> None:
    made = document("Gallery goers stood in the rain. They said no.", Said("They", "said", "no"))
    assert source_names(resolve(read(made, "They", "Gallery goers", share))) == [name]


@pytest.mark.parametrize(("share", "times"), [(0.6, 2), (0.0, 1)])
def test_it_without_a_word_to_say_goes_back_to_what_the_mention_reader_finds_likely(
    share: float, times: int
) -> None:
    made = document("The Orle Bank said yes. Its roof leaks.", Said("The Orle Bank", "said", "yes"))
    resolved = resolve(read(made, "Its", "The Orle Bank", share, "organization"))
    assert len(voice(resolved, "Orle Bank")["mentions"]) == times  # type: ignore[arg-type]


def test_who_is_a_mother_of_five_speaks() -> None:
    text = "Umm Nidal, a mother of five, who said no, left."
    assert source_names(resolve(document(text, Said("who", "said", "no")))) == ["Umm Nidal"]


def test_counsel_for_another_is_another() -> None:
    text = (
        "The firm's counsel said no. "
        "Counsel for the family of the last victim, 19-year-old Jos Tarn, said yes."
    )
    said = (
        Said("The firm's counsel", "said", "no"),
        Said("Counsel for the family of the last victim, 19-year-old Jos Tarn,", "said", "yes"),
    )
    assert source_names(resolve(document(text, *said))) == [
        "The firm's counsel",
        "Counsel for the family of the last victim",
    ]
