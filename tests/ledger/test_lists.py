"""Who and what is in a ledger: lists, and profiles of one voice or outlet, alike on both databases."""

import pytest

from reportedly.errors import UsageError
from reportedly.ledger.filters import Filters
from reportedly.ledger.lists import ListedDocument, ListedOutlet, ListedVoice
from reportedly.ledger.profiles import Heard, Month, Silent, Worded
from reportedly.types import Rejection
from tests.ledger.built import Own, Said, built
from tests.ledger.conftest import KINDS

MINISTRY = {"name": "Roads Ministry", "id": "v9", "kind": "government", "quoted": 0, "mentioned": 0}
SPRING = built(
    Said("Oda Brenn", '"the bridge will open"', form="direct", chain=("Oda Brenn", "an aide"), act="promise"),
    Said("Oda Brenn", "that Karl Ennis knew of the mad plan"),
    Said(None, "that the bridge is unsafe", cue="It was reported"),
    Own("The mad bridge is shut"),
    title="Spring",
    url="https://post.test/1",
    voices=[
        {"name": "Oda Brenn", "affiliation": "v9", "description": "minister", "aliases": ["Brenn"]},
        {"name": "an aide", "named": False, "quoted": 1},
        {"name": "Karl Ennis", "quoted": 0},
        MINISTRY,
    ],
    wording=[("mad bridge", ""), ("mad plan", "Oda Brenn")],
)
AUTUMN = built(
    Said("ODA BRENN", "that it opened", cue="denied", act="deny", polarity="negated"),
    Said("Rael Tomm", "that he was late", form="mixed", chain=("ODA BRENN", "Rael Tomm")),
    title="Autumn",
    outlet="Ozamba Sentinel",
    published="2031-09-30",
    language="fa",
)
NEXT = built(Said("Oda Brenn", "that the old bridge is safe"), title="Next", published="2031-10-01")
BARE = built(Own("Nobody said a word"), title="Bare", outlet=None, published=None, language=None)


@pytest.fixture(scope="module", params=KINDS)
def full(request, new_ledger):
    """A ledger of all four on each database."""
    with new_ledger(request.param) as ledger:
        for document in (SPRING, AUTUMN, NEXT, BARE):
            ledger.put(document)
        yield ledger


def names(found) -> list[str]:
    return [one.name for one in found]


def id_of(ledger, name) -> str:
    (found,) = ledger.identities(name)
    return found.id


def test_voices_of_one_name_are_one_the_most_quoted_first(full):
    first, *others = full.voices()
    assert first == ListedVoice(
        id=id_of(full, "Oda Brenn"),
        name="Oda Brenn",
        kind="person",
        named=True,
        role="minister",
        affiliation="Roads Ministry",
        documents=3,
        statements=4,
        direct=1,
        quoted=4,
        mentioned=4,
    )
    assert names(others) == ["Rael Tomm", "Karl Ennis", "an aide", "Roads Ministry"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(voice="brenn"), ["Oda Brenn"]),
        (Filters(voice="%"), []),
        (Filters(act="deny"), ["Oda Brenn"]),
        (Filters(outlet="sentinel"), ["Oda Brenn", "Rael Tomm"]),
        (Filters(silent=True), ["Karl Ennis", "Roads Ministry"]),
        (Filters(silent=True, outlet="sentinel"), []),
        (Filters(silent=True, until="2031-04-03"), ["Karl Ennis", "Roads Ministry"]),
        (Filters(silent=True, since="2031-04-04"), []),
        (Filters(since="2031-09", until="2031-09"), ["Oda Brenn", "Rael Tomm"]),
        (Filters(since="2040"), []),
    ],
)
def test_voices_that_filters_leave(full, filters, found):
    assert sorted(name.title() for name in names(full.voices(filters))) == found


def test_voices_in_another_order(full):
    assert names(full.voices(sort="name", limit=2)) == ["an aide", "Karl Ennis"]
    assert names(full.voices(Filters(form="mixed"))) == ["Rael Tomm"]


def test_a_voice(full):
    found = full.voice("brenn oda")
    assert found.to_dict() == {
        "id": id_of(full, "Oda Brenn"),
        "name": "Oda Brenn",
        "kind": "person",
        "named": True,
        "names": {"Oda Brenn": 2, "ODA BRENN": 1},
        "aliases": {"Brenn": 1},
        "descriptions": {"minister": 1},
        "affiliations": {"Roads Ministry": 1},
        "documents": 3,
        "statements": 4,
        "mentioned": 4,
        "forms": {"indirect": 3, "direct": 1},
        "acts": {"assert": 2, "deny": 1, "promise": 1},
        "polarities": {"affirmed": 3, "negated": 1},
        "months": {"2031-04": 2, "2031-09": 1, "2031-10": 1},
        "outlets": {"The Tolmin Post": 3, "Ozamba Sentinel": 1},
        "before": {},
        "after": {"Rael Tomm": 1, "an aide": 1},
        "evidence": ({"score": 0.8, "reasons": ("same name",), "times": 2},),
        "judged": 0,
        "suggestions": 0,
        "others": (),
    }
    assert full.voice("Tomm").before == {"Oda Brenn": 1}


@pytest.mark.parametrize("name", ["Oda Bren", "oda brent", "ödä brenm"])
def test_an_unknown_voice_brings_those_near_it(full, name):
    with pytest.raises(UsageError, match="no voice of that name in the ledger; near it: oda brenn"):
        full.voice(name)


@pytest.mark.parametrize(
    "name", ["", "%", "…", "'; DROP TABLE voices", "\0", "\ud800", "x" * 10_000, "zz " * 9]
)
def test_names_that_are_none(full, name):
    for looked_up in (full.voice, full.outlet):
        with pytest.raises(UsageError, match=r"no (voice|outlet) of that name"):
            looked_up(name)


def test_a_name_that_several_have_is_refused_with_theirs(ledger):
    ledger.put(built(Said("Oda Brenn", "yes"), Said("Karl Brenn", "no"), Said("Brenn Hall", "maybe")))
    several = "; ".join(
        f"{name} (person) {id_of(ledger, name)[:9]}" for name in ("Brenn Hall", "Karl Brenn", "Oda Brenn")
    )
    with pytest.raises(UsageError) as refused:
        ledger.voice("Brenn")
    assert str(refused.value) == f"Brenn: several voices are called so: {several}: give an id for the name"
    ledger.put(
        built(
            Said("Brenn", "neither"),
            voices=[{"name": "Brenn", "kind": "organization"}],
            outlet="Karl Post",
        )
    )
    ledger.put(built(Said("Brenn", "or"), Said("Brenn", "both")))
    (other,) = ledger.voice("Brenn").others
    assert other.startswith("Brenn (organization) ")
    assert ledger.voice(other.split()[-1]).kind == "organization"
    assert ledger.voice("Brenn", "organization").statements == 1
    with pytest.raises(UsageError, match="several outlets are called so: Karl Post, The Tolmin Post"):
        ledger.outlet("post")


def test_an_outlet(full):
    found = full.outlet("tolmin")
    assert (found.outlet, found.documents, found.statements) == ("The Tolmin Post", 2, 4)
    assert (found.direct, found.indirect, found.mixed, found.anonymous) == (1, 3, 0, 1)
    assert found.assertions == 1
    assert found.heard == (Heard("Oda Brenn", "person", True, 3, 1, 2, 0, id_of(full, "Oda Brenn")),)
    assert found.silent == (
        Silent("Karl Ennis", "person", 1, 1, id_of(full, "Karl Ennis")),
        Silent("Roads Ministry", "government", 1, 0, f"{SPRING.id}:v9"),
    )
    assert found.wording == (Worded("mad bridge", "pejorative", 1),)
    assert found.months == (Month("2031-04", 1, 3, 1, 2, 0, 1), Month("2031-10", 1, 1, 0, 1, 0, 0))


def test_outlets(full):
    assert full.outlets() == [
        ListedOutlet("The Tolmin Post", 2, 4, 1, 1, "2031-04-03", "2031-10-01"),
        ListedOutlet("Ozamba Sentinel", 1, 2, 0, 0, "2031-09-30", "2031-09-30"),
        ListedOutlet(None, 1, 0, 0, 0, None, None),
    ]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), ["Next", "Autumn", "Spring", "Bare"]),
        (Filters(outlet="Tolmin"), ["Next", "Spring"]),
        (Filters(since="2031-09", until="2031-09-30"), ["Autumn"]),
        (Filters(language="fa"), ["Autumn"]),
        (Filters(act="promise"), ["Spring"]),
        (Filters(voice="Brenn", until="2031-09"), ["Autumn", "Spring"]),
        (Filters(own_voice=True), ["Spring", "Bare"]),
        (Filters(voice="?"), []),
        (Filters(language="\0", outlet="%"), []),
    ],
)
def test_documents_that_filters_leave(full, filters, found):
    assert [one.title for one in full.titles(filters)] == found


def test_a_listed_document(full):
    (found,) = full.titles(Filters(act="promise"))
    assert found == ListedDocument(
        SPRING.id, "Spring", "The Tolmin Post", "2031-04-03", "https://post.test/1", "a.txt", "en", 3
    )


def test_the_ledger_in_numbers(full):
    found = full.stats()
    assert (found.documents, found.appearances, found.attributions, found.assertions) == (4, 4, 6, 2)
    assert (found.voices, found.first, found.last) == (7, "2031-04-03", "2031-10-01")
    assert found.languages == {"en": 2, "": 1, "fa": 1}
    assert found.outlets == {"The Tolmin Post": 2, "": 1, "Ozamba Sentinel": 1}
    assert found.engines == {"1 a": 4}


def test_what_was_not_read_is_counted_by_reason(ledger):
    from reportedly.ledger import connect, store

    with connect.writing(ledger.database) as connection:
        for path in ("a", "b"):
            store.reject(connection, Rejection(path, "is empty"))
        for path, place in (("c:1", 3), ("c:2", 8), ("c:3", 2)):
            store.reject(connection, Rejection(path, f"not valid JSON (at character {place})"))
    assert ledger.stats().rejections == {"not valid JSON": 3, "is empty": 2}
    assert ledger.stats().first is None
    assert (ledger.outlets(), ledger.voices(), ledger.titles()) == ([], [], [])
