"""Voices of different documents are one where the evidence says so, and never on a common name."""

import random
import threading
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import UsageError
from reportedly.ledger import Ledger
from reportedly.ledger.identities.clusters import clustered, suggested
from reportedly.ledger.identities.evidence import compared
from reportedly.ledger.identities.profiles import profiles
from reportedly.types import Document, Engine
from tests.ledger.voiced import Who, spoken

BRENN = Who("Oda Brenn", role="harbour minister")


def together(ledger: Ledger) -> list[list[str]]:
    """The names with roles of the voices of each identity that has more than one, in order."""
    return sorted(
        sorted(f"{one.name}, {one.description}" if one.description else one.name for one in found.members)
        for found in (ledger.identity(one.id) for one in ledger.identities())
        if len(found.members) > 1
    )


def put(ledger: Ledger, *voices: Who) -> list[Document]:
    documents = [spoken(who) for who in voices]
    for document in documents:
        ledger.put(document)
    return documents


@pytest.mark.parametrize(
    "voices",
    [
        pytest.param((Who("Oda Brenn"), Who("Oda Brenn")), id="one full name"),
        pytest.param((Who("Oda Brenn"), Who("ODA BRENN")), id="in capitals"),
        pytest.param((BRENN, Who("Oda Brenn", role="minister")), id="a role that fits"),
        pytest.param((BRENN, Who("Oda Maria Brenn")), id="a longer form"),
        pytest.param(
            (Who("Shahram Kanaani", role="envoy"), Who("Shahram Kan'ani", role="envoy")),
            id="another spelling",
        ),
        pytest.param(
            (Who("Shahram Kanaani", role="envoy"), Who("شهرام کنعانی", role="envoy")), id="another script"
        ),
        pytest.param(
            (
                Who("Oda Brenn", role="chair", of="Keth Front"),
                Who("Oda Brenn", role="lawyer", of="Keth Front"),
            ),
            id="another role in one body",
        ),
        pytest.param(
            (Who("Brenn", role="minister", of="Norlund"), Who("Brenn", of="Norlund")),
            id="a surname, one state",
        ),
        pytest.param((Who("Keth Front", "organization"), Who("the Keth Front", "organization")), id="bodies"),
        pytest.param(
            (Who("Keth Front", "organization"), Who("Keth Front", "government")), id="bodies of another kind"
        ),
        pytest.param(
            (Who("Ministry of Fisheries of Norlund", "government"),) * 2, id="a ministry with its state"
        ),
        pytest.param((Who("Quaybird", "outlet"),) * 2, id="an outlet of one word"),
        pytest.param((Who("France", "government"),) * 2, id="a state"),
        pytest.param(
            (Who("Quay Watcher", handle="@quay"), Who("Quay Watcher", role="blogger", handle="@quay")),
            id="a handle",
        ),
        pytest.param((Who("Brenn", handle="@brenn"),) * 2, id="a surname with a handle"),
    ],
)
def test_who_is_one(ledger, voices):
    one, other = put(ledger, *voices)
    members = ledger.identity(f"{one.id}:v1").members
    assert {(member.document, member.id) for member in members} == {(one.id, "v1"), (other.id, "v1")}


@pytest.mark.parametrize(
    "voices",
    [
        pytest.param((Who("Brenn"), Who("Brenn")), id="a surname"),
        pytest.param((Who("Brenn", role="minister"),) * 2, id="a surname with a role"),
        pytest.param((Who("the police", "government"),) * 2, id="a description"),
        pytest.param((Who("The Police", "government"),) * 2, id="a description in capitals"),
        pytest.param((Who("Interior Ministry", "government"),) * 2, id="a ministry without its state"),
        pytest.param((Who("officials", "group", named=False),) * 2, id="officials"),
        pytest.param((Who("the deputy harbour minister"),) * 2, id="an office"),
        pytest.param((Who("Prime Minister"),) * 2, id="an office in capitals"),
        pytest.param((Who("A Resident", named=False),) * 2, id="anonymous"),
        pytest.param((Who("The Loe Report", "document"),) * 2, id="a report"),
        pytest.param((Who("Herald", "outlet"),) * 2, id="an outlet's common name"),
        pytest.param((Who("KIF", "organization"),) * 2, id="an acronym that nobody explains"),
        pytest.param((Who("Oda Brenn"), Who("Ida Brenn")), id="another given name"),
        pytest.param((Who("Oda Brenn"), Who("Oda Brenn", "organization")), id="a person and a firm"),
        pytest.param(
            (Who("Oda Brenn", role="mayor of Tolmin"), Who("Oda Brenn", role="mayor of Sundrev")),
            id="two mayors",
        ),
        pytest.param(
            (Who("Oda Brenn", role="mayor", of="Tolmin"), Who("Oda Brenn", role="mayor", of="Sundrev")),
            id="mayors of two towns",
        ),
        pytest.param(
            (
                Who("Oda Brenn", role="striker", of="Tolmin Rovers"),
                Who("Oda Brenn", role="judge", of="High Bench"),
            ),
            id="another role and body",
        ),
        pytest.param(
            (
                Who("Interior Ministry", "government", of="Norlund"),
                Who("Interior Ministry", "government", of="Keth"),
            ),
            id="ministries of two states",
        ),
    ],
)
def test_who_is_not_one(ledger, voices):
    one, other = put(ledger, *voices)
    assert not any(
        {f"{m.document}:{m.id}" for m in found.members} >= {f"{one.id}:v1", f"{other.id}:v1"}
        for found in (ledger.identity(one.id) for one in ledger.identities())
    )


def test_two_people_of_one_name_stay_two_whoever_else_bears_it(ledger):
    """A bare name fits both, so that it is neither's; they and it are suggested, not linked."""
    put(
        ledger,
        Who("Oda Brenn", role="mayor of Tolmin"),
        Who("Oda Brenn"),
        Who("Oda Brenn", role="mayor of Sundrev"),
        Who("Oda Brenn", role="the Tolmin mayor"),
        Who("Oda Brenn"),
    )
    assert together(ledger) == [
        ["Oda Brenn", "Oda Brenn"],
        ["Oda Brenn, mayor of Tolmin", "Oda Brenn, the Tolmin mayor"],
    ]
    bare = [one for one in ledger.suggestions() if "fits another as well" in one.reasons]
    assert len(bare) == 2


def test_links_have_scores_and_reasons(ledger):
    document, _ = put(ledger, BRENN, Who("Oda Brenn", role="minister"))
    (link,) = ledger.identity(f"{document.id}:v1").links
    assert link.score == 0.95
    assert link.reasons == ("same name", "same role")
    assert {link.one.role, link.other.role} == {"harbour minister", "minister"}


def test_what_falls_short_is_a_suggestion_and_no_link(ledger):
    put(ledger, Who("Oda Brenn", role="lawyer"), Who("Oda Brenn", role="goalkeeper"))
    assert together(ledger) == []
    (one,) = ledger.suggestions()
    assert (one.score, one.reasons) == (0.65, ("same name", "another role"))
    assert ledger.same_voice(one.one.id, one.other.id, who="Ines").kind == "same-voice"
    assert together(ledger) == [["Oda Brenn, goalkeeper", "Oda Brenn, lawyer"]]
    assert ledger.suggestions() == []


def test_an_acronym_is_the_one_name_that_is_known_to_have_it(ledger):
    known = Who("Keth Islands Front", "organization", aliases=("KIF",))
    put(ledger, Who("KIF", "organization"), Who("KIF", "organization"), known)
    assert together(ledger) == [["KIF", "KIF", "Keth Islands Front"]]
    rival = spoken(Who("Kandor Institute of Fish", "organization", aliases=("KIF",)))
    ledger.put(rival)
    assert together(ledger) == []
    assert len([one for one in ledger.suggestions() if "acronym" in one.reasons[0]]) == 2
    ledger.put(replace(rival, engine=Engine("2"), voices=(), attributions=()))
    assert together(ledger) == [["KIF", "KIF", "Keth Islands Front"]]


CROWD = (
    *(Who("Oda Brenn", role=role) for role in ("mayor of Tolmin", "mayor of Sundrev", "mayor", None, "poet")),
    Who("Oda Brenn", of="Keth Front"),
    Who("Oda M. Brenn", role="mayor", of="Tolmin"),
    Who("Keth Islands Front", "organization", aliases=("KIF",)),
    Who("KIF", "organization"),
    Who("Brenn", role="mayor", of="Tolmin"),
    Who("ODA BRENN"),
)


def state(ledger: Ledger) -> tuple[list[object], list[object]]:
    return [ledger.identity(one.id) for one in ledger.identities()], list(ledger.suggestions())


def test_the_order_of_documents_changes_nothing(tmp_path):
    documents = [spoken(who, topic=f"x{n}") for n, who in enumerate(CROWD)]
    outcomes = []
    for seed in range(6):
        random.Random(seed).shuffle(documents)
        with Ledger(tmp_path / f"{seed}.sqlite") as ledger:
            for document in documents:
                ledger.put(document)
            outcomes.append(state(ledger))
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert outcomes[0][0]


def test_a_name_described_in_a_hundred_ways_is_the_same_in_any_order(tmp_path):
    roles = [
        f"{trade} of {town}"
        for trade in ("mayor", "poet", "judge", "baker")
        for town in "ABCDEFGHIJKLMNOPQRST"
    ]
    documents = [spoken(Who("Oda Brenn", role=role), topic=role) for role in (*roles, None)]
    outcomes = []
    for name, ordered in (("one", documents), ("other", documents[::-1])):
        with Ledger(tmp_path / name) as ledger:
            for document in ordered:
                ledger.put(document)
            outcomes.append(state(ledger))
    assert outcomes[0] == outcomes[1]


def test_a_new_analysis_leaves_no_trace_of_the_old_one(ledger, tmp_path):
    documents = [spoken(who, topic=f"y{n}") for n, who in enumerate(CROWD)]
    later = [spoken(who, topic=f"y{n}", engine=Engine("2")) for n, who in enumerate(CROWD)]
    changed = [
        replace(one, voices=tuple({**v, "description": "fisher", "named": n % 3 > 0} for v in one.voices))
        for n, one in enumerate(later)
    ]
    for document in documents + changed:
        ledger.put(document)
    with Ledger(tmp_path / "fresh.sqlite") as fresh:
        for document in changed:
            fresh.put(document)
        assert state(ledger) == state(fresh)


def test_an_id_stays_good_when_others_join(ledger):
    put(ledger, BRENN)
    (first,) = ledger.identities()
    for role in ("minister", "the harbour minister", "deputy harbour minister", "Minister"):
        put(ledger, Who("Oda Brenn", role=role))
    assert len(ledger.identity(first.id).members) == 5
    assert [one.documents for one in ledger.identities("oda")] == [5]
    assert ledger.identities("100%_") == []


def test_merged_and_split_by_a_person_and_back(ledger):
    one, other = put(ledger, Who("Oda Brenn", role="poet"), Who("Tilda Varga"))
    ledger.same_voice(f"{one.id[:8]}:v1", f"{other.id}:v1", who="Ines", why="her pen name")
    assert together(ledger) == [["Oda Brenn, poet", "Tilda Varga"]]
    made = ledger.different_voice(f"{other.id}:v1", f"{one.id}:v1", who="Bo")
    assert together(ledger) == []
    kept = ledger.judgements(one.id)
    assert [(one.kind, one.who, one.in_force) for one in kept] == [
        ("same-voice", "Ines", False),
        ("different-voice", "Bo", True),
    ]
    assert kept[1].follows == kept[0].id
    assert made.on == ("v1", "v1")


def test_split_voices_of_one_profile(ledger):
    one, other, third = put(ledger, *[Who("Oda Brenn", role="poet")] * 3)
    ledger.different_voice(f"{one.id}:v1", f"{other.id}:v1", who="Ines")
    assert {m.document for m in ledger.identity(f"{one.id}:v1").members} == {one.id, third.id}
    assert {m.document for m in ledger.identity(f"{other.id}:v1").members} == {other.id}
    assert ledger.suggestions() == []


def test_split_identities_stay_split_as_voices_come(ledger):
    one, other = put(ledger, Who("Oda Brenn", role="lawyer"), Who("Oda Brenn", role="lawyer in Tolmin"))
    ledger.different_voice(f"{one.id}:v1", f"{other.id}:v1", who="Ines")
    put(ledger, Who("Oda Brenn"), Who("Oda Brenn", role="a lawyer"), Who("Oda Brenn", role="lawyer"))
    mine = {m.document for m in ledger.identity(f"{one.id}:v1").members}
    assert other.id not in mine
    assert len(mine) >= 2


def test_people_link_what_evidence_never_would(ledger):
    one, other, third = put(ledger, Who("Brenn"), Who("the harbour minister", "person"), Who("Brenn"))
    ledger.same_voice(f"{one.id}:v1", f"{other.id}:v1", who="Ines")
    assert together(ledger) == [["Brenn", "the harbour minister"]]
    assert ledger.identity(f"{other.id}:v1").name == "the harbour minister"
    with pytest.raises(UsageError, match="nothing links"):
        ledger.identity(f"{third.id}:v1")


def test_what_was_judged_of_voices_outlives_an_engine(ledger):
    one, other = put(ledger, Who("Oda Brenn", role="poet"), Who("Tilda Varga"))
    ledger.same_voice(f"{one.id}:v1", f"{other.id}:v1", who="Ines")
    renamed = tuple({**voice, "id": "v8", "name": "T. Varga"} for voice in other.voices)
    said = tuple(replace(a, source=replace(a.source, voice="v8"), chain=("v8",)) for a in other.attributions)
    ledger.put(replace(other, engine=Engine("2"), voices=renamed, attributions=said))
    assert together(ledger) == [["Oda Brenn, poet", "T. Varga"]]
    ledger.put(replace(other, engine=Engine("3"), voices=(), attributions=()))
    assert together(ledger) == []
    assert [one.kind for one in ledger.judgements(unattached=True)] == ["same-voice"]
    ledger.put(replace(other, engine=Engine("4")))
    assert together(ledger) == [["Oda Brenn, poet", "Tilda Varga"]]


@pytest.mark.parametrize("name", ["i12", "x", "i" + "0" * 16, "abcdef12:v1", "'; --:v1", "v1", "abc:v1", ""])
def test_names_of_nobody_are_refused(ledger, name):
    (document,) = put(ledger, BRENN)
    with pytest.raises(UsageError):
        ledger.identity(name)
    with pytest.raises(UsageError):
        ledger.same_voice(name, f"{document.id}:v1", who="Ines")
    with pytest.raises(UsageError):
        ledger.same_voice(f"{document.id}:v1", f"{document.id}:v1", who="Ines")
    assert ledger.judgements() == []


def test_writers_at_once_end_the_same(new_database, tmp_path):
    documents = [spoken(who, topic=f"z{n} {m}") for n, who in enumerate(CROWD) for m in range(3)]
    with Ledger(tmp_path / "one.sqlite") as alone:
        for document in documents:
            alone.put(document)
        wanted = state(alone)
    place = new_database()
    failures: list[BaseException] = []

    def write(mine: list[Document]) -> None:
        try:
            with Ledger(place) as ledger:
                for document in mine:
                    ledger.put(document)
        except BaseException as error:
            failures.append(error)

    Ledger(place).close()
    halves = (documents, documents[::-1], documents[::2])
    threads = [threading.Thread(target=write, args=(half,)) for half in halves]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with Ledger(place) as ledger:
        assert state(ledger) == wanted


def test_judging_while_another_engine_reads(new_database):
    documents = [spoken(Who("Oda Brenn", role="poet"), topic=f"w{n}") for n in range(3)]
    place = new_database()
    with Ledger(place) as ledger:
        for document in documents:
            ledger.put(document)
    failures: list[BaseException] = []

    def work(one: Callable[[Ledger, int], object]) -> None:
        try:
            with Ledger(place) as ledger:
                for n in range(12):
                    one(ledger, n)
        except BaseException as error:
            failures.append(error)

    def reread(ledger: Ledger, n: int) -> None:
        ledger.put(replace(documents[n % 3], engine=Engine(str(n))))

    def judge(ledger: Ledger, n: int) -> None:
        sides = (f"{documents[n % 3].id}:v1", f"{documents[(n + 1) % 3].id}:v1")
        (ledger.same_voice if n % 2 else ledger.different_voice)(*sides, who="Ines")
        ledger.judge(documents[n % 3].id, "a1", "accept", who="Ines")

    threads = [threading.Thread(target=work, args=(one,)) for one in (reread, judge, reread)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with Ledger(place) as ledger:
        assert len(ledger.judgements()) == 24
        assert ledger.judgements(unattached=True) == []


WORDS = st.one_of(
    st.text(min_size=1, max_size=12),
    st.sampled_from(
        ("Oda", "Brenn", "the", "'s", "Mayor", "of", "KIF", "کنعانی", "\u200c", "İ", "ﬃ", "Ministry")
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=2, max_size=6), min_size=1, max_size=8), st.randoms())
def test_names_of_any_letters_are_compared_in_any_order(texts, shuffled):
    speakers = [Who(" ".join(words[:-1]), role=words[-1]) for words in texts if " ".join(words[:-1]).strip()]
    found = list({p.digest: p for p in profiles(spoken(*speakers)).values()}.values())
    for one in found:
        assert all(compared(one, other) == compared(other, one) for other in found)
    clusters = clustered(found, compared)
    assert sorted(p.digest for cluster in clusters for p in cluster) == sorted(p.digest for p in found)
    shuffled.shuffle(found)
    assert clustered(found, compared) == clusters
    suggested(clusters, compared)


def test_three_ways_to_add_up_to_one(tmp_path):
    """What links two is linked whichever of the three comes last."""
    voices = (
        Who("Oda Brenn", role="poet"),
        Who("Oda Brenn", role="poet and judge"),
        Who("Oda Brenn", role="judge"),
    )
    found = []
    for n, order in enumerate(permutations(voices)):
        with Ledger(tmp_path / f"{n}.sqlite") as ledger:
            put(ledger, *order)
            found.append(together(ledger))
    assert all(one == found[0] and len(one[0]) == 3 for one in found)
