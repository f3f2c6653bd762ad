"""Words and filters in, statements out, alike on both databases."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import UsageError
from reportedly.ledger.filters import Filters
from reportedly.ledger.folding import words as folded
from tests.ledger.built import Own, Said, built
from tests.ledger.conftest import KINDS

HELD = Said("Oda Brenn", "that the dyke had held through the night")
BROKE = Said("Rael Tomm", "that the old dyke broke", cue="denied", act="deny", form="mixed")
FLOOD = built(
    HELD,
    BROKE,
    Said(None, "that Karl Ennis knew of the dyke", cue="It was reported"),
    Own("The dyke is older than the town"),
    voices=[{"name": "Karl Ennis", "quoted": 0}],
)
LATER = built(
    Said("witnesses", "that the bridge had held", said="2031-05-06"),
    Said(
        "Oda Brenn", "that nobody held the keys", cue="did not say", polarity="negated", certainty="possible"
    ),
    outlet="Ozamba Sentinel",
    published="2031-05-09",
    language="fa",
    voices=[{"name": "witnesses", "named": False, "kind": "group"}],
)


@pytest.fixture(scope="module", params=KINDS)
def floods(request, new_ledger):
    """A ledger of both documents on each database, for tests that write nothing."""
    with new_ledger(request.param) as ledger:
        ledger.put(FLOOD)
        ledger.put(LATER)
        yield ledger


def texts(found) -> list[str]:
    return [statement.text for statement in found.statements]


def test_all_words_are_required_and_the_nearest_come_first(floods):
    assert texts(floods.search("dyke")) == [
        "that the old dyke broke",
        "that Karl Ennis knew of the dyke",
        "that the dyke had held through the night",
    ]
    assert texts(floods.search("held dyke")) == ["that the dyke had held through the night"]
    assert texts(floods.search(["held", "had"])) == [
        "that the bridge had held",
        "that the dyke had held through the night",
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('"dyke had"', 1),
        ('"had dyke"', 0),
        ("“the dyke had”", 1),
        ("kn*", 1),
        ('"karl en"*', 1),
        ("dyke -held", 2),
        ('dyke -"dyke had"', 2),
        ('dyke -"had dyke"', 3),
        ("-dyke", 2),
        ("dyke-had", 1),
        ("DYKE", 3),
        ("dyk", 0),
        ("dyke AND broke", 0),
        ("d*", 0),
        ('"the dyke', 2),
    ],
)
def test_the_syntax(floods, typed, found):
    assert floods.search(typed).total == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), 5),
        (Filters(voice="brenn"), 2),
        (Filters(voice="Brenn ODA"), 2),
        (Filters(voice="bren"), 0),
        (Filters(voice="…"), 0),
        (Filters(outlet="tolmin"), 3),
        (Filters(act="deny"), 1),
        (Filters(polarity="negated"), 1),
        (Filters(certainty="possible"), 1),
        (Filters(form="mixed"), 1),
        (Filters(language="fa"), 2),
        (Filters(anonymous=True), 2),
        (Filters(silent=True), 1),
        (Filters(own_voice=True), 1),
        (Filters(since="2031-05"), 2),
        (Filters(since="2031-05-07"), 1),
        (Filters(until="2031-05-06"), 4),
        (Filters(since="2031-04-03", until="2031-04-03"), 3),
        (Filters(since="2032"), 0),
        (Filters(until="1990"), 0),
        (Filters(document=FLOOD.id[:8]), 3),
        (Filters(document="%"), 0),
        (Filters(voice="Brenn", outlet="Sentinel", since="2031"), 1),
    ],
)
def test_filters(floods, filters, found):
    result = floods.search("", filters)
    assert (result.total, result.more) == (found, False)
    assert len(result.statements) == found
    assert sorted(texts(floods.search("that", filters))) == sorted(
        text for text in texts(result) if text.startswith("that")
    )


def test_without_words_the_newest_come_first(floods):
    dates = [statement.date for statement in floods.search().statements]
    assert dates == ["2031-05-09", "2031-05-06", "2031-04-03", "2031-04-03", "2031-04-03"]


def test_a_statement_has_all_that_is_known_of_it(ledger):
    document = built(
        Said(
            "Oda Brenn",
            ["that the dyke", "had held"],
            chain=("Oda Brenn", None, "an aide"),
            said="2031-04-01",
        ),
        url="https://post.test/1",
        voices=[{"name": "Oda Brenn", "kind": "person"}],
    )
    ledger.put(document)
    (found,) = ledger.search('"dyke had"').statements
    assert found.to_dict() == {
        "document": document.id,
        "title": "A bridge",
        "outlet": "The Tolmin Post",
        "published": "2031-04-03",
        "url": "https://post.test/1",
        "path": "a.txt",
        "language": "en",
        "attribution": "a1",
        "parent": None,
        "text": "that the dyke had held",
        "spans": ((15, 28), (29, 37)),
        "source": "Oda Brenn",
        "voice": "Oda Brenn",
        "identity": ledger.identities("oda")[0].id,
        "identity_name": "Oda Brenn",
        "kind": "person",
        "named": True,
        "cue": "said",
        "act": "assert",
        "polarity": "affirmed",
        "certainty": "certain",
        "tone": "neutral",
        "form": "indirect",
        "chain": ("Oda Brenn", None, "an aide"),
        "said": "2031-04-01",
        "date": "2031-04-01",
        "confidence": 0.9,
        "judged": None,
        "highlights": ((24, 28), (29, 32)),
        "snippet": "that the dyke had held",
        "snippet_span": (15, 37),
    }


def test_a_statement_tells_how_it_was_judged_last(ledger):
    ledger.put(FLOOD)
    for kind in ("reject", "accept"):
        ledger.judge(FLOOD.id, "a2", kind, who="Ines")
    found = {one.attribution: one.judged for one in ledger.search("dyke").statements}
    assert found == {"a1": None, "a2": "accepted", "a3": None}


def test_an_assertion_has_no_source(floods):
    (found,) = floods.search("older", Filters(own_voice=True)).statements
    assert (found.attribution, found.source, found.voice, found.form) == (None, None, None, None)
    assert found.text == "The dyke is older than the town"


WRITTEN = [
    ("cafe", "that the CAFÉ burnt", ["CAFÉ"]),
    ("café", "that the cafe burnt", ["cafe"]),
    ("cafe", "that the cafe\u0301s' cafe\u0301 burnt", ["cafe\u0301"]),
    ("کتاب", "که كِتاب گم شد", ["كِتاب"]),
    ("كِتَاب", "که کتاب گم شد", ["کتاب"]),
    ("میرود", "که او می\u200cرود", ["می\u200cرود"]),
    ("مدرسه", "أن المَدْرَسَة مغلقة, مدرسة", ["مدرسة"]),
    ("strasse", "that the Straße is shut", ["Straße"]),
    ("ﬁre", "that the fire is out", ["fire"]),
    ('"well known"', "that it was well-known", ["well", "known"]),
    ("bri*", "that the bridge, a brick one", ["bridge", "brick"]),
    ("he hel*", "that he helped", ["he", "helped"]),
]


@pytest.fixture(scope="module", params=KINDS)
def scripts(request, new_ledger):
    """A ledger of what is written above, each in a document of its own."""
    with new_ledger(request.param) as ledger:
        for _, written, _ in WRITTEN:
            ledger.put(built(Said("Oda Brenn", written)))
        yield ledger


@pytest.mark.parametrize(("typed", "written", "shown"), WRITTEN)
def test_words_are_found_and_shown_however_they_are_written(scripts, typed, written, shown):
    (found,) = (f for f in scripts.search(typed, limit=50).statements if f.text == written)
    text = scripts.document(found.document).text
    assert [text[start:end] for start, end in found.highlights] == shown


def test_a_long_statement_is_cut_around_the_words(ledger):
    ledger.put(built(Said("Oda Brenn", "that" + " mud and water" * 100 + " one dyke" + " more mud" * 90)))
    (found,) = ledger.search("dyke").statements
    assert "one dyke more" in found.snippet
    assert len(found.snippet) < 400
    assert found.snippet == ledger.document(found.document).text[slice(*found.snippet_span)]
    assert set(found.snippet.split()) == {"mud", "and", "water", "one", "dyke", "more"}


def test_pages_follow_one_another_whatever_is_added_meanwhile(ledger):
    for n in range(7):
        ledger.put(built(Said("Oda Brenn", f"that dyke {n} held")))
    seen, after = [], None
    while True:
        page = ledger.search("dyke", limit=3, after=after)
        assert (page.total, page.more) == (7, False)
        seen += texts(page)
        ledger.put(built(Said("Rael Tomm", f"that dyke {len(seen)} broke")))
        after = page.after
        if after is None:
            break
    assert sorted(seen) == [f"that dyke {n} held" for n in range(7)]


def test_more_than_can_be_ranked_is_said_to_be_more(ledger):
    for n in range(3):
        ledger.put(built(*(Said("Oda Brenn", f"that dyke {n} {m} held") for m in range(350))))
    found = ledger.search("dyke", limit=5)
    assert (found.total, found.more, len(found.statements)) == (1000, True, 5)
    assert ledger.search("", limit=5).total == 1000
    assert ledger.search("dyke 0 7", limit=5).more is False


def test_the_newest_of_very_many_come_first_wherever_they_lie(ledger, monkeypatch):
    monkeypatch.setattr("reportedly.ledger.search.SORTED", 3)
    for year in (2031, 2029, 2030, 2030):
        said = [Said("Oda Brenn", f"that {year} was {n}") for n in range(3)]
        ledger.put(built(*said, Own(f"Year {year}"), published=f"{year}-0{len(said)}-01", outlet=f"P{year}"))
    ledger.put(built(Said("Oda Brenn", "never", said="2031-12-31"), published=None))
    dates = [one.date for one in ledger.search().statements]
    assert dates == sorted(dates, reverse=True) and len(dates) == 10
    assert {one.date for one in ledger.search("", Filters(outlet="P2030")).statements} == {"2030-03-01"}
    assert ledger.search("-was", Filters(until="2031")).total == 1
    assert ledger.search("", Filters(since="2030", until="2030-12-31")).total == 3


def test_new_findings_take_the_place_of_the_old_in_the_index(ledger):
    from dataclasses import replace

    from reportedly.types import Engine

    ledger.put(FLOOD)
    ledger.put(replace(FLOOD, engine=Engine("2"), attributions=FLOOD.attributions[:1]))
    assert texts(ledger.search("dyke")) == ["that the dyke had held through the night"]


@pytest.mark.parametrize(
    "filters",
    [
        Filters(since="yesterday"),
        Filters(until="2031-02-30"),
        Filters(since="2031-13"),
        Filters(since="0000"),
        Filters(own_voice=True, voice="Brenn"),
        Filters(own_voice=True, anonymous=True),
    ],
)
def test_filters_that_cannot_be_are_refused(floods, filters):
    with pytest.raises(UsageError):
        floods.search("dyke", filters)


@pytest.mark.parametrize("after", ["", "1", "x.y", "1.2.3", "-1.5", "1." + "9" * 40, "¹.²"])
def test_an_after_that_no_page_gave_is_refused(floods, after):
    with pytest.raises(UsageError):
        floods.search("dyke", after=after)


HOSTILE = [
    "\"'\"'; DROP TABLE statements; --",
    "AND OR NOT NEAR( ) ^ : * + {folded} : x",
    "NEAR(dyke held, 2)",
    "labels:kown",
    ":kown",
    "\0dyke\0",
    "\ud800\udfff",
    "!!! ??? ... ---",
    "* ** -* -",
    '"""""',
    "'dyke' & !'held' | (x <-> y):*A",
    "%_\\",
    "w " * 50_000,
    " ".join(f"w{n}" for n in range(20_000)),
    '"' + "the dyke " * 12_000 + '"',
    "x" * 100_000,
    "-a " * 30_000,
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_searches_find_nothing_and_harm_nothing(floods, typed):
    found = floods.search(typed)
    floods.search("dyke", Filters(voice=typed, outlet=typed, act=typed, document=typed, language=typed))
    assert all("dyke" in statement.text for statement in found.statements) or "-a" in typed
    assert floods.search("dyke").total == 3


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.text(
        st.characters(exclude_categories=()) | st.sampled_from("\"*-()':&|!<>\\ \0dykehl"), max_size=40
    ),
    voice=st.none() | st.text(max_size=10),
)
def test_any_search_gives_statements_that_answer_it(floods, typed, voice):
    filters = Filters(voice=voice)
    found = floods.search(typed, filters)
    assert found.total == len(found.statements) <= 5
    for statement in found.statements:
        assert all(0 <= start < end for start, end in statement.highlights)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.text(st.characters(categories=["L", "N", "M"]), min_size=1, max_size=8), max_size=5))
def test_a_word_of_any_script_is_found_where_it_stands(scripts, words):
    document = built(Said("Oda Brenn", " ".join(["zzyx", *words])))
    scripts.put(document)
    for word in filter(folded, words):
        found = scripts.search(f'zzyx "{word}"', Filters(document=document.id)).statements
        assert found and found[0].highlights
