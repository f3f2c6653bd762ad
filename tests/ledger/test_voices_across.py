"""Lists, profiles and search go by who somebody is across documents, on both databases."""

from dataclasses import replace

import pytest

from reportedly.errors import UsageError
from reportedly.ledger import Ledger
from reportedly.ledger.filters import Filters
from reportedly.types import Document, Engine
from tests.ledger.built import Said, built
from tests.ledger.voiced import Who, spoken

LAWYER, KEEPER = Who("Oda Brenn", role="lawyer"), Who("Oda Brenn", role="goalkeeper")


def put(ledger: Ledger, *voices: Who) -> list[Document]:
    documents = [spoken(who) for who in voices]
    for document in documents:
        ledger.put(document)
    return documents


def rows(ledger: Ledger, **filters: object) -> list[tuple[str, str | None, int]]:
    """Name, role and number of statements of the voices, in order."""
    found = ledger.voices(Filters(**filters))
    return sorted(((one.name, one.role, one.statements) for one in found), key=str)


def said_by(ledger: Ledger, voice: str, words: str = "") -> set[str]:
    """The documents of the statements that a voice's name or id finds."""
    found = {one.document for one in ledger.search(words, Filters(voice=voice)).statements}
    assert {one.id for one in ledger.titles(Filters(voice=voice))} >= found
    return found


def test_names_that_are_linked_are_one_row_under_the_fullest(ledger):
    put(ledger, Who("Josiah Tembalo", role="minister"), Who("Josiah K. Tembalo"), Who("JOSIAH TEMBALO"))
    assert rows(ledger) == [("Josiah K. Tembalo", "minister", 3)]
    (only,) = ledger.voices()
    assert (only.id, only.documents) == (ledger.identities()[0].id, 3)


def test_two_of_one_name_are_two_rows_told_apart(ledger):
    put(ledger, LAWYER, LAWYER, KEEPER, Who("Brenn", of="Keth Front"), Who("Brenn", of="Norlund Front"))
    assert rows(ledger, voice="oda") == [("Oda Brenn", "goalkeeper", 1), ("Oda Brenn", "lawyer", 2)]
    surnames = [one for one in ledger.voices(Filters(voice="brenn")) if one.name == "Brenn"]
    assert sorted(one.affiliation or "" for one in surnames) == ["Keth Front", "Norlund Front"]


def test_what_names_nobody_goes_by_its_words_and_kind(ledger):
    spokesman = Who("a police spokesman", named=False)
    police, grouped = Who("The Police", "government"), replace(spokesman, kind="group")
    first, second, _, group = put(ledger, spokesman, spokesman, police, grouped)
    assert [(one.name, one.kind, one.documents) for one in ledger.voices()] == [
        ("a police spokesman", "person", 2),
        ("a police spokesman", "group", 1),
        ("The Police", "government", 1),
    ]
    assert ledger.voices()[0].id == f"{first.id}:v1"
    assert said_by(ledger, f"{second.id[:8]}:v1") == {first.id, second.id}
    assert said_by(ledger, "police spokesman") == {first.id, second.id, group.id}


def test_merging_and_splitting_change_the_rows_at_once(ledger):
    one, other = put(ledger, LAWYER, KEEPER)
    ids = [one.id for one in ledger.voices()]
    ledger.same_voice(*ids, who="Ines")
    ((name, _, statements),) = rows(ledger)
    assert (name, statements) == ("Oda Brenn", 2)
    assert ledger.voice("Oda Brenn").judged == 1
    ledger.different_voice(f"{one.id}:v1", f"{other.id}:v1", who="Ines")
    assert rows(ledger) == [("Oda Brenn", "goalkeeper", 1), ("Oda Brenn", "lawyer", 1)]
    assert said_by(ledger, f"{one.id}:v1") == {one.id}


def test_a_merge_is_taken_back_by_splitting_the_same_two_ids(ledger):
    put(ledger, LAWYER, replace(LAWYER, role="the lawyer"), KEEPER)
    before = rows(ledger)
    for one, other in (ids := [one.id for one in ledger.voices()]), ids[::-1]:
        merged = ledger.same_voice(one, other, who="Ines")
        assert len(rows(ledger)) == 1
        parted = ledger.different_voice(one[:9], other[:9], who="Ines")
        assert rows(ledger) == before
        assert (parted.follows, [j.in_force for j in ledger.judgements()][-2:]) == (merged.id, [False, True])


def test_a_name_that_two_people_have_is_answered_with_their_ids(ledger):
    one, _ = put(ledger, LAWYER, KEEPER)
    with pytest.raises(UsageError) as refused:
        ledger.voice("oda brenn")
    told = str(refused.value)
    for found in ledger.voices():
        assert f"Oda Brenn (person, {found.role}) {found.id[:9]}" in told
        assert ledger.voice(found.id[:9]).descriptions == {found.role: 1}
        assert ledger.voice(found.id).to_dict()["id"] == found.id
    assert ledger.voice(f"{one.id[:8]}:v1").descriptions == {"lawyer": 1}


def test_who_is_so_named_comes_before_who_is_so_described(ledger):
    put(ledger, LAWYER, *(Who("Oda Brenn", named=False),) * 2)
    found = ledger.voice("oda brenn")
    assert (found.named, found.statements) == (True, 1)
    (other,) = found.others
    assert ledger.voice(other.split()[-1]).statements == 2


def test_a_profile_says_what_links_it_and_what_may(ledger):
    put(ledger, LAWYER, Who("Oda Brenn", role="the lawyer"), KEEPER)
    (linked,) = (one for one in ledger.voices() if one.documents == 2)
    found = ledger.voice(linked.id)
    assert [(one.score, one.reasons, one.times) for one in found.evidence] == [
        (0.95, ("same name", "same role"), 1)
    ]
    assert (found.judged, found.suggestions) == (0, len(ledger.suggestions(linked.id)))
    assert found.suggestions > 0
    assert ledger.suggestions("nobody") == []


def test_a_voice_finds_what_it_says_under_its_other_names(ledger):
    named, unnamed, another, stranger = put(
        ledger,
        Who("Josiah Tembalo", role="minister"),
        Who("the minister", named=False),
        Who("the minister", named=False),
        Who("Karl Ennis"),
    )
    assert said_by(ledger, "tembalo") == {named.id}
    ledger.same_voice(f"{named.id}:v1", f"{unnamed.id}:v1", who="Ines")
    for name in ("tembalo", "TEMBALO, Josiah", ledger.identities("josiah")[0].id):
        assert said_by(ledger, name) == {named.id, unnamed.id}
        assert said_by(ledger, name, "years") == {named.id, unnamed.id}
        assert rows(ledger, voice=name, act="assert") == [("Josiah Tembalo", "minister", 2)]
    found = ledger.search(filters=Filters(voice="tembalo")).statements
    assert {(one.voice, one.identity_name) for one in found} == {
        ("Josiah Tembalo", "Josiah Tembalo"),
        ("the minister", "Josiah Tembalo"),
    }
    assert said_by(ledger, "minister") == {named.id, unnamed.id, another.id}
    assert ledger.voice("tembalo").names == {"Josiah Tembalo": 1, "the minister": 1}
    ledger.different_voice(f"{named.id}:v1", f"{unnamed.id}:v1", who="Ines")
    assert said_by(ledger, "tembalo") == {named.id}
    assert said_by(ledger, "ennis") == {stranger.id}


def test_another_engine_reads_anew_and_the_voice_is_still_found(ledger):
    named, unnamed = put(ledger, Who("Josiah Tembalo"), Who("the minister", named=False))
    ledger.same_voice(f"{named.id}:v1", f"{unnamed.id}:v1", who="Ines")
    for document in (named, unnamed):
        ledger.put(replace(document, engine=Engine("2")))
        assert said_by(ledger, "tembalo") == {named.id, unnamed.id}


def test_linked_without_a_judgement_and_found_by_either_name(ledger):
    short, long = put(
        ledger, Who("KIF", "organization"), Who("Keth Islands Front", "organization", aliases=("KIF",))
    )
    for name in ("kif", "keth front"):
        assert said_by(ledger, name) == {short.id, long.id}
    (rival,) = put(ledger, Who("Kandor Institute of Fish", "organization", aliases=("KIF",)))
    assert said_by(ledger, "keth front") == {long.id}
    assert said_by(ledger, "kif") == {short.id}
    assert said_by(ledger, "kandor") == {rival.id}


def test_joint_sources_are_found_by_the_names_that_their_members_have_elsewhere(ledger):
    joint = built(
        Said("Oda Brenn and Karl Ennis", "that it holds"),
        Said("Karl Ennis", "that it holds well"),
        voices=[
            {"name": "Oda Brenn and Karl Ennis", "kind": "group", "members": ["v2", "v3"]},
            {"name": "Karl Ennis", "id": "v2"},
            {"name": "Oda Brenn", "id": "v3", "quoted": 1},
        ],
    )
    ledger.put(joint)
    (other,) = put(ledger, Who("Oda Maria Brenn"))
    assert said_by(ledger, "maria") == {joint.id, other.id}
    assert len(ledger.search(filters=Filters(voice="maria")).statements) == 2


def test_an_outlet_quotes_one_voice_under_several_names_and_two_of_one_name(ledger):
    for name in ("Oda Brenn", "Oda Maria Brenn"):
        ledger.put(built(Said(name, f"that {name} is right")))
    for who in (Who("Rael Tomm", role="judge of Tolmin"), Who("Rael Tomm", role="striker of Tolmin")):
        ledger.put(replace(spoken(who), outlet="The Tolmin Post"))
    heard = ledger.outlet("tolmin").heard
    assert [(one.name, one.statements) for one in heard] == [
        ("Oda Maria Brenn", 2),
        ("Rael Tomm", 1),
        ("Rael Tomm", 1),
    ]
    assert len({one.id for one in heard}) == 3
    assert all(ledger.voice(one.id).statements == one.statements for one in heard)


def test_who_is_heard_under_one_name_is_not_silent_under_another(ledger):
    ledger.put(built(Said("Oda Brenn", "that it holds")))
    quiet = {"name": "Oda Maria Brenn", "quoted": 0, "mentioned": 2}
    ledger.put(built(Said("Karl Ennis", "that Oda Maria Brenn knew"), voices=[quiet]))
    assert ledger.outlet("tolmin").silent == ()
    assert ledger.voices(Filters(silent=True)) == []


HOSTILE = ["i'; DROP TABLE voices", "i" + "f" * 16, "i%%%%%%", ":vbrenn", '" OR "', "0" * 9, "i-1", "\0"]


@pytest.mark.parametrize("name", HOSTILE)
def test_what_looks_like_an_id_and_is_none_finds_nothing(ledger, name):
    put(ledger, LAWYER)
    assert said_by(ledger, name) == set()
    assert ledger.voices(Filters(voice=name)) == []
    assert ledger.suggestions(name) == []
    with pytest.raises(UsageError, match="no voice of that name"):
        ledger.voice(name)


def test_a_voice_of_no_document_is_refused(ledger):
    (document,) = put(ledger, LAWYER)
    for ask in (ledger.voice, ledger.suggestions, lambda name: ledger.search(filters=Filters(voice=name))):
        with pytest.raises(UsageError, match="no such voice in the document"):
            ask(f"{document.id}:v9")


def test_a_name_described_in_more_ways_than_the_index_is_asked_for(tmp_path, monkeypatch):
    """Beyond a bound statements are looked at one by one: the same are found."""
    from reportedly.ledger import speaking

    with Ledger(tmp_path / "many.sqlite") as ledger:
        many = [spoken(*(Who(f"Oda {letter}. Brenn", role=f"poet {letter}") for letter in "ABCDE"))]
        many += [spoken(Who("Oda Brenn", role="poet")), spoken(Who("Karl Ennis"))]
        for document in many:
            ledger.put(document)
        first = ledger.voices(Filters(voice="oda brenn"))[0]
        found = said_by(ledger, "oda brenn"), said_by(ledger, first.id)
        assert found[0] == {many[0].id, many[1].id}
        monkeypatch.setattr(speaking, "MOST", 1)
        assert (said_by(ledger, "oda brenn"), said_by(ledger, first.id)) == found
