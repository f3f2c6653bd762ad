"""Who the voices are: names, roles, pronouns, kinds, and who is never heard."""

from __future__ import annotations

import re

import pytest

from reportedly.resolve import resolve
from reportedly.types import Attribution, Block, Content, Document, Source
from tests.resolve.build import Said, document, source_names, voice


def test_names_pronouns_and_roles_are_one_voice() -> None:
    resolved = resolve(
        document(
            "Ports Ministry spokeswoman Oda Brel said the quay was safe.\n"
            "She said that it had been tested. Brel added that nobody was hurt.\n"
            "The spokeswoman denied any delay.",
            Said("Ports Ministry spokeswoman Oda Brel", "said", "the quay was safe"),
            Said("She", "said", "that it had been tested"),
            Said("Brel", "added", "that nobody was hurt"),
            Said("The spokeswoman", "denied", "any delay"),
        )
    )
    assert source_names(resolved) == ["Oda Brel"] * 4
    brel = voice(resolved, "Oda Brel")
    ministry = voice(resolved, "Ports Ministry")
    assert (brel["kind"], brel["quoted"], brel["affiliation"]) == ("person", 4, ministry["id"])
    assert brel["description"] == "Ports Ministry spokeswoman"
    assert (ministry["quoted"], ministry["kind"]) == (0, "government")


def test_a_calling_before_a_full_name_is_no_part_of_it() -> None:
    resolved = resolve(
        document(
            "Teacher Isla Drummond said yes. Drummond said no. Baker Orlin said maybe.",
            Said("Teacher Isla Drummond", "said", "yes"),
            Said("Drummond", "said", "no"),
            Said("Baker Orlin", "said", "maybe"),
        )
    )
    assert source_names(resolved) == ["Isla Drummond", "Isla Drummond", "Baker Orlin"]
    assert voice(resolved, "Isla Drummond")["description"] == "Teacher"


def test_two_people_with_one_surname_stay_apart() -> None:
    resolved = resolve(
        document(
            "Anna Weld said it was late. Jonas Weld said it was early. Mr Weld added that he was sure.",
            Said("Anna Weld", "said", "it was late"),
            Said("Jonas Weld", "said", "it was early"),
            Said("Mr Weld", "added", "that he was sure"),
        )
    )
    assert source_names(resolved) == ["Anna Weld", "Jonas Weld", "Jonas Weld"]


@pytest.mark.parametrize("variant", ["Tama’vari", "Tamaavari", "Tamavari"])
def test_spellings_of_one_name_are_one_voice(variant: str) -> None:
    resolved = resolve(
        document(
            f"Sohrab Tamavari said yes. Sohrab {variant} said no.",
            Said("Sohrab Tamavari", "said", "yes"),
            Said(f"Sohrab {variant}", "said", "no"),
        )
    )
    assert [v["quoted"] for v in resolved.voices] == [2]


def test_the_author_of_a_post_is_the_person_named() -> None:
    text = "Minister Kamran Soltavi said no.\nنه\n— کامران سلطوی (@ks)"
    start = text.index("نه")
    blocks = (
        Block(0, start - 1, "paragraph", "en"),
        Block(start, len(text), "post", "fa", author="کامران سلطوی", handle="@ks"),
    )
    made = document(text, Said("Minister Kamran Soltavi", "said", "no"), blocks=blocks)
    author = text.index("کامران")
    post = Attribution(
        "a2",
        Content((made.span(start, start + 2),)),
        None,
        Source((made.span(author, author + len("کامران سلطوی")),)),
        "direct",
    )
    resolved = resolve(Document("x", text, blocks, language="en", attributions=(*made.attributions, post)))
    assert source_names(resolved) == ["Kamran Soltavi", "Kamran Soltavi"]


def test_acronyms_introduced_or_not() -> None:
    resolved = resolve(
        document(
            "The Mountain Rescue Union (MRU) said it was ready. The MRU added that it was keen.\n"
            "The National Bridge Office said nothing. The NBO denied it.",
            Said("The Mountain Rescue Union (MRU)", "said", "it was ready"),
            Said("The MRU", "added", "that it was keen"),
            Said("The National Bridge Office", "said", "nothing"),
            Said("The NBO", "denied", "it"),
        )
    )
    assert [name and name.split()[-1] for name in source_names(resolved)] == [
        "Union",
        "Union",
        "Office",
        "Office",
    ]


def test_a_state_and_its_adjective() -> None:
    resolved = resolve(
        document(
            "Vorland is calm. Vorlandish police said so. The Vorlandish government agreed that it was.",
            Said("Vorlandish police", "said", "so"),
            Said("The Vorlandish government", "agreed", "that it was"),
        )
    )
    state = voice(resolved, "Vorland")
    assert (state["kind"], state["quoted"]) == ("government", 1)
    assert voice(resolved, "Vorlandish police")["affiliation"] == state["id"]


def test_a_joint_source_is_its_members() -> None:
    resolved = resolve(
        document(
            "Mayor Ida Stell and the police denied the report. They said it was false.",
            Said("Mayor Ida Stell and the police", "denied", "the report"),
            Said("They", "said", "it was false"),
        )
    )
    joint = next(v for v in resolved.voices if v["members"])
    assert (joint["kind"], joint["quoted"]) == ("group", 2)
    assert joint["members"] == [voice(resolved, "Ida Stell")["id"], voice(resolved, "the police")["id"]]
    assert voice(resolved, "Ida Stell")["quoted"] == 2


def test_who_is_named_and_never_heard_is_a_voice() -> None:
    resolved = resolve(
        document(
            "Police raided a hall of the Tarn Workers Union, they said. The union has many members.",
            Said("they", "said", "Police raided a hall of the Tarn Workers Union"),
        )
    )
    silent = voice(resolved, "Tarn Workers Union")
    assert (silent["quoted"], silent["mentioned"]) == (0, 2)


def test_i_in_a_quotation_is_its_speaker() -> None:
    resolved = resolve(
        document(
            "“I know that it leaks,” said Oda Brel.",
            Said("Oda Brel", "said", "“I know that it leaks,”", form="direct"),
            Said("I", "know", "that it leaks", parent=0),
        )
    )
    assert source_names(resolved) == ["Oda Brel", "Oda Brel"]
    assert resolved.attributions[1].chain == resolved.attributions[0].chain


def test_an_opening_by_office_gets_its_name_in_the_next_paragraph() -> None:
    resolved = resolve(
        document(
            "The spokesman of the Ports Ministry said the strike was over.\n"
            "Otto Lanning added that talks went on.",
            Said("The spokesman of the Ports Ministry", "said", "the strike was over"),
            Said("Otto Lanning", "added", "that talks went on"),
        )
    )
    assert source_names(resolved) == ["Otto Lanning", "Otto Lanning"]


def test_apposition_tells_the_role() -> None:
    resolved = resolve(
        document(
            "Ines Dahl, the director of Safe Rivers, said no. The director said it twice.",
            Said("Ines Dahl, the director of Safe Rivers", "said", "no"),
            Said("The director", "said", "it twice"),
        )
    )
    assert source_names(resolved) == ["Ines Dahl", "Ines Dahl"]
    assert voice(resolved, "Ines Dahl")["description"] == "director of Safe Rivers"


def test_a_pronoun_without_anybody_stays_without_a_voice() -> None:
    resolved = resolve(document("He said it rained.", Said("He", "said", "it rained")))
    assert source_names(resolved) == [None]
    assert resolved.attributions[0].chain == (None,)


def test_anonymous_sources_are_not_named() -> None:
    resolved = resolve(
        document(
            "Two officials said yes. An aide who asked for silence said no.",
            Said("Two officials", "said", "yes"),
            Said("An aide", "said", "no"),
        )
    )
    assert [(v["named"], v["kind"]) for v in resolved.voices] == [(False, "group"), (False, "person")]


def test_swapping_two_names_swaps_nothing_else() -> None:
    text = "Oda Brel said no. She was sure. Minister Lena Marsh denied it, and Brel laughed. Marsh said so."
    statements = (
        ("Oda Brel", "said", "no"),
        ("She", "was sure", "."),
        ("Minister Lena Marsh", "denied", "it"),
        ("Marsh", "said", "so"),
    )

    def swap(words: str) -> str:
        pairs = {"Oda": "Lena", "Lena": "Oda", "Brel": "Marsh", "Marsh": "Brel"}
        return "".join(pairs.get(word, word) for word in re.split(r"(\w+)", words))

    one = resolve(document(text, *(Said(*s) for s in statements)))
    other = resolve(
        document(swap(text), *(Said(swap(who), swap(cue), swap(what)) for who, cue, what in statements))
    )
    assert [swap(v["name"]) for v in one.voices] == [v["name"] for v in other.voices]
    assert [a.chain for a in one.attributions] == [a.chain for a in other.attributions]
    same = ("kind", "named", "affiliation", "quoted", "mentioned")
    assert [[v[key] for key in same] for v in one.voices] == [[v[key] for key in same] for v in other.voices]


def test_an_office_with_its_department_and_a_name_behind_a_comma() -> None:
    resolved = resolve(
        document(
            "The Minister of Labour, Otto Lanning, said no. The Governor of the Bank, Dr (Mrs) Ines Dahl, "
            "said yes. Her deputy, Mr Stell, agreed that it was late.",
            Said("The Minister of Labour, Otto Lanning", "said", "no"),
            Said("The Governor of the Bank, Dr (Mrs) Ines Dahl", "said", "yes"),
            Said("Her deputy, Mr Stell", "agreed", "that it was late"),
        )
    )
    assert source_names(resolved) == ["Otto Lanning", "Ines Dahl", "Stell"]


def test_a_statement_is_its_author_and_a_report_is_itself() -> None:
    resolved = resolve(
        document(
            "According to a statement by Oda Brel, it rained. A report by Oda Brel said it was dry. "
            "The ministry's statement denied it.",
            Said("a statement by Oda Brel", "According to", "it rained"),
            Said("A report by Oda Brel", "said", "it was dry"),
            Said("The ministry's statement", "denied", "it"),
        )
    )
    names = {v["id"]: (v["name"], v["kind"]) for v in resolved.voices}
    voices = [names[a.source.voice] for a in resolved.attributions if a.source and a.source.voice]
    assert voices[0] == ("Oda Brel", "person")
    assert voices[1][1] == "document"
    assert voices[2] == ("The ministry", "government")


@pytest.mark.parametrize("nobody", ["Nobody", "No one", "None of them", "Everybody"])
def test_nobody_is_no_voice(nobody: str) -> None:
    resolved = resolve(document(f"{nobody} said it rained.", Said(nobody, "said", "it rained")))
    assert (resolved.voices, resolved.attributions[0].chain) == ((), (None,))


@pytest.mark.parametrize(
    ("source", "kind", "named"),
    [
        ("The police", "government", True),
        ("The embassy", "government", True),
        ("The regional council", "government", True),
        ("The company", "organization", False),
        ("The Hallam & Dew", "organization", True),
        ("More than 200 residents", "group", False),
        ("A spokesman", "person", False),
        ("The spokesman", "person", False),
        ("The president", "person", True),
        ("A watchman", "person", False),
        ("A report", "document", False),
        ("Human rights organizations", "organization", False),
        ("Opposition MPs", "group", False),
    ],
)
def test_kinds_and_who_is_named(source: str, kind: str, named: bool) -> None:
    resolved = resolve(document(f"{source} said it rained.", Said(source, "said", "it rained")))
    assert [(v["kind"], v["named"]) for v in resolved.voices if v["quoted"]] == [(kind, named)]


def test_a_description_behind_a_comma_tells_more_of_the_one_before_it() -> None:
    text = (
        "Adil Kor keeps goats. His neighbour, a teacher who asked not to be named, said that officials lied. "
        "The teacher added that it was late."
    )
    found = resolve(
        document(
            text,
            Said("His neighbour, a teacher", "said", "that officials lied"),
            Said("The teacher", "added", "that it was late"),
        )
    )
    one, other = (a.source.voice for a in found.attributions if a.source)
    assert one == other is not None
    listed = "The mayor, a teacher and a nurse said that it was late."
    found = resolve(document(listed, Said("The mayor, a teacher and a nurse", "said", "that it was late")))
    assert len(found.voices) == 4  # the three and all of them together


def test_which_is_the_document_and_not_the_paper_that_has_seen_it() -> None:
    text = (
        "A report by Brack & Hone, seen by the Tiran Gazette, which said that the lake was dead, was leaked."
    )
    found = resolve(document(text, Said("which", "said", "that the lake was dead")))
    names = {voice["id"]: voice["name"] for voice in found.voices}
    assert [names[a.source.voice or ""] for a in found.attributions if a.source] == ["Brack & Hone"]
    text = "A report seen by the Tiran Gazette, which said that the lake was dead, was leaked."
    found = resolve(document(text, Said("which", "said", "that the lake was dead")))
    assert [a.source.voice for a in found.attributions if a.source] == [None]
    text = "The plan was fought by the Miners' Union, which said that the lake was dead."
    found = resolve(document(text, Said("which", "said", "that the lake was dead")))
    names = {voice["id"]: voice["name"] for voice in found.voices}
    assert [names[a.source.voice or ""] for a in found.attributions if a.source] == ["Miners' Union"]


@pytest.mark.parametrize(
    ("behind", "together"),
    [
        (", Tor Hegge and Anna Bruun, issued a letter.", True),
        (", Tor Hegge, Ole Lie and Anna Bruun.", True),
        (", Tor Hegge and Anna Bruun’s cousin, left.", False),
        (" left, Tor Hegge and Anna Bruun stayed.", False),
    ],
)
def test_several_who_are_named_behind_a_description_are_those(behind: str, together: bool) -> None:
    text = f"The two rebels{behind} They said no."
    resolved = resolve(document(text, Said("They", "said", "no")))
    (name,) = source_names(resolved)
    assert (name is not None and name.startswith("Tor Hegge") and name.endswith("Anna Bruun")) is together
