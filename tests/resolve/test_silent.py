"""Who is spoken of and never heard: names, and bodies of state that are told from others."""

from __future__ import annotations

import pytest

from reportedly.resolve import resolve
from tests.resolve.build import Said, document


def silent(text: str) -> list[tuple[object, object]]:
    resolved = resolve(document(text, Said("Ana Roth", "said", "no")))
    return [(v["name"], v["kind"]) for v in resolved.voices if not v["quoted"]]


@pytest.mark.parametrize("body", ["the harbour council", "the works council", "the health department"])
def test_a_body_that_is_told_from_others_is_never_heard(body: str) -> None:
    assert [name for name, _ in silent(f"Ana Roth said no. A man asked {body} why.")] == [body]


@pytest.mark.parametrize("body", ["the council", "the company", "the narrow road", "a works council"])
def test_what_is_not_told_from_others_is_left_out(body: str) -> None:
    assert silent(f"Ana Roth said no. A man asked {body} why.") == []


@pytest.mark.parametrize("name", ["Banco Orle", "Minera Tarn", "Tarn Groep", "Orle Logistics", "Grupo Orle"])
def test_a_firm_by_its_first_or_last_word_is_no_person(name: str) -> None:
    assert silent(f"Ana Roth said no. {name} closed. Its fund bought {name} again.") == [
        (name, "organization")
    ]


@pytest.mark.parametrize("native", ["the Finn", "the Dutchman", "the Italian", "the Scot"])
def test_a_native_is_the_last_to_speak(native: str) -> None:
    text = f"Coach Jos Tarn said no. “Yes,” {native} said."
    said = Said("Coach Jos Tarn", "said", "no"), Said(native, "said", "“Yes,”", form="direct")
    assert [v["quoted"] for v in resolve(document(text, *said)).voices] == [2]


def test_the_minister_behind_to_keeps_the_article() -> None:
    text = "Ana Roth said no. She wrote to the mines minister, Jos Tarn, and left."
    resolved = resolve(document(text, Said("Ana Roth", "said", "no")))
    assert [v["description"] for v in resolved.voices] == [None, "mines minister"]


def names(text: str, outlet: str | None = None) -> list[object]:
    said = Said("Ana Roth", "said", "no")
    resolved = resolve(document(f"Ana Roth said no. {text}", said, outlet=outlet))
    return [voice["name"] for voice in resolved.voices if not voice["quoted"]]


@pytest.mark.parametrize(
    "text",
    [
        "The Lady Corrie was raised, and she was towed in.",
        "An emergency scheme, Operation Lantern, failed.",
        "It burned in the crowded Lohar Gali area of the town.",
        "Jos, of Nether Cleeve, left.",
        "The miners of Cerro Pardal struck.",
        "The bell of St Werra's rang.",
        "It became a song, ‘Replacement Fox Service’.",
        "They met in the post office.",
        "They stood in front of the ports ministry.",
        "It came after the army.",
        "It was an action of the police.",
        "Some fought the police thugs.",
        "Hurricane Ada struck.",
        "A man drove a Tarn Corolla.",
        "They were taken to St Orle Hospital.",
    ],
)
def test_a_place_a_ship_or_a_work_is_no_voice(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It fell a week before the government cut the subsidy.", "the government"),
        ("A man called the police.", "the police"),
        ("The opposition has left.", "The opposition"),
        ("They belong to the ruling party.", "the ruling party"),
        ("Officials in the health department left.", "the health department"),
        ("It was done on the order of the Special Prosecution.", "Special Prosecution"),
        ("The board of Lespower met.", "Lespower"),
        ("The newspaper, the Sunday Plover, closed.", "Sunday Plover"),
        ("A reporter from the Marrowby Courant left.", "Marrowby Courant"),
        ("The owner of the Jeevan Tara Home was held.", "Jeevan Tara Home"),
        ("The NGO Kaadu Mane closed.", "Kaadu Mane"),
        ("An officer named Viktor left.", "Viktor"),
        ("St Orle Hospital sued him.", "St Orle Hospital"),
        ("A blogger known as “Oga Fact” left.", "Oga Fact"),
    ],
)
def test_a_body_or_somebody_that_acts_is_one(text: str, name: str) -> None:
    assert name in names(text)


def test_the_agency_that_signs_the_report_is_no_voice() -> None:
    text = "NARVO, May 9 (ORP) – Ana Roth said no. She told ORP. It closed. ORP"
    resolved = resolve(document(text, Said("Ana Roth", "said", "no"), outlet="ORP"))
    assert [voice["name"] for voice in resolved.voices] == ["Ana Roth"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Narvo's ministry refused.", "government"), ("The ambassador of Norland left.", "government")],
)
def test_who_has_a_ministry_or_an_ambassador_is_a_state(text: str, kind: str) -> None:
    text = f"Ana Roth said no. {text} Norland and Narvo said yes."
    said = Said("Ana Roth", "said", "no"), Said("Norland and Narvo", "said", "yes")
    resolved = resolve(document(text, *said))
    named = "Narvo" if "Narvo's" in text else "Norland"
    assert [voice["kind"] for voice in resolved.voices if voice["name"] == named] == [kind]


@pytest.mark.parametrize("what", ["A European court", "A Muslim school"])
def test_a_region_or_a_faith_before_a_noun_is_no_voice(what: str) -> None:
    text = f"Ana Roth said no. {what} waited. {what} closed."
    resolved = resolve(document(text, Said("Ana Roth", "said", "no")))
    assert [v["name"] for v in resolved.voices] == ["Ana Roth"]


def test_a_raided_place_and_god_are_nobody_who_might_speak() -> None:
    assert silent("Ana Roth said no. Gunmen raided Gidan Zuma last year. She thanked God.") == []


def test_an_office_of_the_staff_is_no_body() -> None:
    assert silent("Ana Roth said no. A judge wrote to the Chief of Army Staff.") == []


def test_a_unit_has_its_number() -> None:
    text = "The spokesman of the 8th Brigade, Captain Jos Tarn, said no."
    resolved = resolve(
        document(text, Said("The spokesman of the 8th Brigade, Captain Jos Tarn,", "said", "no"))
    )
    assert [v["name"] for v in resolved.voices] == ["Jos Tarn", "8th Brigade"]


def test_a_letter_before_a_hyphen_makes_no_name() -> None:
    text = "Ana Roth said the boxes held campaign T-shirts and X-rays."
    made = resolve(document(text, Said("Ana Roth", "said", "the boxes held campaign T-shirts and X-rays")))
    assert [v["name"] for v in made.voices] == ["Ana Roth"]
