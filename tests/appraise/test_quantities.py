"""Quantities by what they say: value, bounds and unit, and what is no quantity."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.appraise.quantities import quantities
from reportedly.types import Block, BlockKind, Document


def document(text: str, kind: BlockKind = "paragraph", language: str = "en") -> Document:
    return Document("x", text, (Block(0, len(text), kind, language),), language="en")


def read(text: str) -> list[tuple[str, object, object, object, object]]:
    return [
        (text[slice(*q["span"])], q["value"], q["low"], q["high"], q["unit"])
        for q in quantities(document(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dozens of homes burned.", ("Dozens of homes", None, 24, None, "home")),
        ("Some 3,000 people fled.", ("Some 3,000 people", 3000, 2700, 3300, "person")),
        ("At least one person died.", ("At least one person", 1, 1, None, "person")),
        ("It hurt more than 40 dockers.", ("more than 40 dockers", 40, 40, None, "docker")),
        ("Fewer than 10 boats sailed.", ("Fewer than 10 boats", 10, None, 10, "boat")),
        ("They hired up to 500 divers.", ("up to 500 divers", 500, None, 500, "diver")),
        ("Nearly 90 per cent refused.", ("Nearly 90 per cent", 90, 81, 90, "%")),
        ("Between 20 and 30 people came.", ("Between 20 and 30 people", None, 20, 30, "person")),
        ("It left 20-30 wounded.", ("20-30 wounded", None, 20, 30, "person")),
        ("It takes 2 to 3 million litres.", ("2 to 3 million litres", None, 2000000, 3000000, "litre")),
        ("It cost $1.5m in all.", ("$1.5m", 1500000, 1500000, 1500000, "$")),
        ("It cost £2.3bn in all.", ("£2.3bn", 2300000000, 2300000000, 2300000000, "£")),
        ("It cost 1.5 million euros.", ("1.5 million euros", 1500000, 1500000, 1500000, "euro")),
        ("Kin get Rs 3 lakh each.", ("Rs 3 lakh", 300000, 300000, 300000, "Rs")),
        ("About 2 crore rupees went.", ("About 2 crore rupees", 20000000, 18000000, 22000000, "rupee")),
        ("A third of voters stayed.", ("A third", 0.3333, 0.3333, 0.3333, None)),
        ("He lost two-thirds of it.", ("two-thirds", 0.6667, 0.6667, 0.6667, None)),
        ("It hits two in five adults.", ("two in five", 0.4, 0.4, 0.4, None)),
        (
            "Hundreds of thousands of homes burned.",
            ("Hundreds of thousands of homes", None, 200000, None, "home"),
        ),
        ("It rose 3.5 percentage points.", ("3.5 percentage points", 3.5, 3.5, 3.5, "percentage point")),
        ("It lies 12 km inland.", ("12 km", 12, 12, 12, "km")),
        ("It fell to minus 5C overnight.", ("minus 5C", -5, -5, -5, "°C")),
        ("A six-year-old boy swam.", ("six-year-old", 6, 6, 6, "year")),
        ("Mara Brel, 43, resigned.", ("43", 43, 43, 43, "year")),
        ("One hundred and twenty ships sank.", ("One hundred and twenty ships", 120, 120, 120, "ship")),
        ("A 1,200-strong crowd sang.", ("1,200-strong", 1200, 1200, 1200, None)),
        ("They held 40 police officers.", ("40 police officers", 40, 40, 40, "officer")),
        (
            "It shipped 1.2 million tonnes of wheat.",
            ("1.2 million tonnes", 1200000, 1200000, 1200000, "tonne"),
        ),
        ("It weighs half a tonne.", ("half a tonne", 0.5, 0.5, 0.5, "tonne")),
        ("The fine was 900 mora.", ("900 mora", 900, 900, 900, "mora")),
    ],
)
def test_value_bounds_and_unit(text: str, expected: tuple[object, ...]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "It opened on 5 March 2021 at 10:30.",
        "Ravensgate 1 Ashcombe Town 2 was the score.",
        "It has leaked since at least 2019.",
        "It opened on March 5, and closed by 5 pm.",
        "He came third, on the 3rd day of the 1990s.",
        "Keth won 2-1 after a 3-3 draw.",
        "Ring 020 7946 0018 now.",
        "See Article 5 and Section 12.",
        "The Group of Seven met after 9/11.",
        "It was on Channel 4 near Highway 40.",
        "An Orvex 737 landed.",
        "No one came, and one of us left.",
        "They met three weeks ago at five o'clock.",
        "The dam was built in 1962.",
        "1. Open the valve.",
    ],
)
def test_dates_names_and_labels_are_no_quantities(text: str) -> None:
    assert read(text) == []


def test_a_figure_takes_its_unit_from_the_other_end_of_a_rise() -> None:
    assert [q[1:] for q in read("It rose from 12 to 15 per cent.")] == [(12, 12, 12, "%"), (15, 15, 15, "%")]


def test_a_number_of_a_number_counts_the_same_thing() -> None:
    assert [(q[1], q[4]) for q in read("Two of its four ships sank.")] == [(2, "ship"), (4, "ship")]


def test_posts_in_other_scripts_are_read_and_bylines_are_not() -> None:
    found = quantities(document("۴۰ نفر کشته شدند", "post", "fa"))
    assert [(q["value"], q["unit"]) for q in found] == [(40, "person")]
    assert quantities(document("40 dockers", "byline")) == ()


def test_a_long_run_of_numbers_of_numbers_is_read() -> None:
    assert len(read("5 of the " * 5000)) == 5000


SAMPLE = (
    "one two 3 1,200 1.5 m bn million % $ £ - – to and between about at least half a third of "
    "in dozens people tonnes km ۴۰ . , ' “ ( 2021 March Keth minus twice hundred ago"
)
PIECES = st.lists(
    st.sampled_from([*SAMPLE.split(), "\n"]),
    max_size=30,
)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=200), PIECES.map(" ".join), PIECES.map("".join)))
def test_any_text_gives_ordered_spans_in_range(text: str) -> None:
    at = 0
    for found in quantities(document(text)):
        start, end = found["span"]
        assert at <= start < end <= len(text)
        at = end
        low, high = found["low"], found["high"]
        assert low is None or high is None or low <= high


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Declan Prout (61), of Quay Terrace, sat.", [("61", 61, "year")]),
        ("She was 88. Brel was 24 when he left.", [("88", 88, "year"), ("24", 24, "year")]),
        ("Brel, now 47, and Dahl, then 24, sat.", [("47", 47, "year"), ("24", 24, "year")]),
        ("The defendant, 52, told them so.", [("52", 52, "year")]),
        (
            "It gave Ana Roth 54 per cent and Jos Tarn, her rival, 39.",
            [("54 per cent", 54, "%"), ("39", 39, None)],
        ),
        (
            "It hit three guards and five others were hurt.",
            [("three guards", 3, "guard"), ("five", 5, "guard")],
        ),
        (
            "We have 17 confirmed dead and 31 injured, four of them badly.",
            [("17 confirmed dead", 17, "person"), ("31 injured", 31, "person"), ("four", 4, "person")],
        ),
        (
            "Each hose is 200 metres; three of them leaked.",
            [("200 metres", 200, "metre"), ("three", 3, None)],
        ),
        ("Both want two Serie A sides.", [("two Serie A sides", 2, "side")]),
        ("The half-dozen men nod.", [("half-dozen men", 6, "man")]),
        ("The council voted 5–4 on Monday to sell.", [("5", 5, "vote"), ("4", 4, "vote")]),
        ("It was a 6-3 ruling.", [("6", 6, "vote"), ("3", 3, "vote")]),
        ("The fence runs to a hundred grand.", [("a hundred grand", 100000, None)]),
        ("It has two grand pianos.", [("two grand pianos", 2, "piano")]),
        ("It cut the subsidy by a third.", [("a third", 0.3333, None)]),
        (
            "It was the steepest one-day drop; it lasted one day.",
            [("one-day", 1, "day"), ("one day", 1, "day")],
        ),
        ("It has a staff of eleven.", [("eleven", 11, "person")]),
        ("It is the newest of the five.", [("five", 5, None)]),
        ("It took 4 hrs.", [("4 hrs", 4, "hour")]),
        (
            "The huts house 22 people, and dozens of them left.",
            [("22 people", 22, "person"), ("dozens", None, "person")],
        ),
        (
            "Ten clubs from three ports asked; two of them paid.",
            [("Ten clubs", 10, "club"), ("three ports", 3, "port"), ("two", 2, "club")],
        ),
        (
            "Nine hives stood there, a third of them empty.",
            [("Nine hives", 9, "hive"), ("a third", 0.3333, None)],
        ),
        ("The new lamps are a tenth as bright.", [("a tenth", 0.1, None)]),
        ("Two of the mine's five galleries shut.", [("Two", 2, "gallery"), ("five galleries", 5, "gallery")]),
        ("The council voted 5-2 late Tuesday to sell.", [("5", 5, "vote"), ("2", 2, "vote")]),
        ("It rose by about half a point.", [("about half a point", 0.5, "point")]),
        ("Brel had 412 votes against 361 for Dahl.", [("412 votes", 412, "vote"), ("361", 361, "vote")]),
    ],
)
def test_ages_votes_casualties_and_those_counted_before(
    text: str, expected: list[tuple[str, float, str | None]]
) -> None:
    assert [(words, value, unit) for words, value, _, _, unit in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "It made its ten-millionth washer.",
        "But one day he left.",
        "She was raised two days later.",
        "It flooded in the past five years.",
        "He came twice, several members said.",
        "He was a third man.",
        "They beat Halm 5-4 on Monday.",
        "She lives in house 22 of the quay.",
        "It struck at about half past four.",
        "It struck at nearly a quarter to six.",
        "Winds broke House 22 twice.",
    ],
)
def test_ordinals_stretches_and_vague_words_count_nothing(text: str) -> None:
    assert read(text) == []


def test_a_range_in_words_and_hedges_of_other_kinds() -> None:
    assert read("She treated nine, up from one or two.")[1][1:4] == (None, 1, 2)
    assert read("Two to three dozen people came.")[0][1:] == (None, 24, 36, "person")
    assert read("They fired something like 20 rockets.")[0][2:4] == (18, 22)
    assert read("They fired anything up to 20 rockets.") == [
        ("anything up to 20 rockets", 20, None, 20, "rocket")
    ]
    assert read("It costs 50p.") == [("50p", 50, 50, 50, "p")]
    assert read("It runs north of $100.") == [("north of $100", 100, 100, None, "$")]
    assert read("It rang for the best part of ten minutes.")[0][2:] == (9, 10, "minute")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An alleged N240 million fraud.", ("N240 million", 240000000, 240000000, 240000000, "N")),
        ("He kept N112.5m of it.", ("N112.5m", 112500000, 112500000, 112500000, "N")),
        ("Trade reached QR 1.4 billion.", ("QR 1.4 billion", 1400000000, 1400000000, 1400000000, "QR")),
        ("She paid KSh 4,000 a month.", ("KSh 4,000", 4000, 4000, 4000, "KSh")),
        ("It cost GH¢2m.", ("GH¢2m", 2000000, 2000000, 2000000, "GH¢")),
        ("It is 3.7 billion U.S. dollars.", ("3.7 billion U.S. dollars", *[3700000000] * 3, "dollar")),
        ("He said 43 “pirates” had drowned.", ("43 “pirates", 43, 43, 43, "pirate")),
        ("Granny-of-five Doreen Alm spoke.", ("five", 5, 5, 5, "grandchild")),
        ("The mother-of-two Ines Dahl spoke.", ("two", 2, 2, 2, "child")),
        ("The plan had over 2022 pages.", ("over 2022 pages", 2022, 2022, None, "page")),
    ],
)
def test_sums_and_counts_as_papers_of_many_countries_write_them(
    text: str, expected: tuple[str, object, object, object, object]
) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "They wore N95 masks on the R2 road.",
        "UPDATE 2-Narvian rebels say that they have the airport",
        "It rose in the first three quarters of this year.",
        "DOI: 10.5555/ab.2031.0311",
        "Trade grew over 2022.",
        "It broke Section 18(2) of the law.",
    ],
)
def test_numbers_in_names_codes_and_times_count_nothing(text: str) -> None:
    assert read(text) == []
