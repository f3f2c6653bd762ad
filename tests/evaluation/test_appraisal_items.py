"""What counts as right in voices, chains and readings, on an invented article worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evaluation.appraisal_figures import MEASURES, counts, figures
from evaluation.appraisal_items import items_of
from evaluation.corpus import articles_of_folder
from evaluation.gold_document import gold_document
from evaluation.gold_readings import load
from evaluation.gold_types import Readings
from evaluation.nested import Figure
from reportedly.types import Attribution, Document

ARTICLE = """title: Mill
style: british

The vile mill at Orl has stood since 1950. [[s1 Oda Brel]] [[q1 denied]] on Monday [[c1 that \
[[s2 a clerk]] [[q2 had warned]] [[c2 about 40 people]]]].

[[s3 She]] [[q3 told]] the Gazette [[c3 it might fall]]. [[c4 It]] [[q4 reportedly]] [[c4 leaks]].

The council and Tam Ruk met in the old hall by the river.
"""
SIDECAR = """
published = "2024-05-08"
outlet = "The Orl Post"
assertions = ["The vile … 1950.", "The council … river."]
[voice]
brel = { kind = "person", name = "Oda Brel" }
clerk = { kind = "person", named = false, name = "a clerk" }
gazette = { kind = "outlet", name = "Gazette", mentions = ["the Gazette"] }
council = { kind = "government", name = "The council", mentions = ["The council"] }
ruk = { kind = "person", name = "Tam Ruk", mentions = ["Tam Ruk"] }
[attribution]
1 = "brel deny | said Monday"
2 = "clerk warn negated"
3 = "brel assert possible | chain gazette brel"
4 = "- assert probable"
[time]
"1950" = "1950"
"Monday" = "2024-05-06"
[quantity]
"about 40 people" = "~40 person"
[wording]
"vile" = "pejorative"
"""
Voices = tuple[dict[str, Any], ...]


class Case:
    """The gold of the article, and a document in which all of it has been found."""

    def __init__(self, folder: Path) -> None:
        (folder / "x1.txt").write_text(ARTICLE, encoding="utf8")
        (folder / "x1.toml").write_text(SIDECAR, encoding="utf8")
        self.readings = load("x1", folder, folder)
        self.bare, self.ids = gold_document(articles_of_folder(folder)[0], self.readings)
        self.found = perfect(self.readings, self.bare, self.ids)

    def figures(self, **changed: Any) -> dict[str, Figure]:
        return figures(items_of(self.readings, replace(self.found, **changed), self.ids))

    def attributions(self, number: int, **changed: Any) -> tuple[Attribution, ...]:
        """The attributions, with this one of the gold changed."""
        return tuple(
            replace(a, **changed) if a.id == self.ids[number - 1] else a for a in self.found.attributions
        )

    def number(self, number: int) -> Attribution:
        return next(a for a in self.found.attributions if a.id == self.ids[number - 1])

    def voices(self, name: str, **changed: Any) -> Voices:
        return tuple(v | changed if v["id"] == f"v-{name}" else v for v in self.found.voices)


def perfect(readings: Readings, document: Document, ids: tuple[str, ...]) -> Document:
    by_id = dict(zip(ids, readings.attributions, strict=True))

    def read(attribution: Attribution) -> Attribution:
        one = by_id[attribution.id]
        source, cue = attribution.source, attribution.cue
        return replace(
            attribution,
            source=source and replace(source, voice=one.voice and f"v-{one.voice}"),
            cue=cue
            and replace(cue, act=one.act, polarity=one.polarity, certainty=one.certainty, tone=one.tone),
            chain=tuple(link and f"v-{link}" for link in one.chain),
            said=one.said and {"value": one.said.value, "span": one.said.span},
        )

    def plain(one: Any, *names: str) -> dict[str, Any]:
        return {"span": list(one.span), **{name: getattr(one, name) for name in names}}

    speaking = {link for one in readings.attributions for link in one.chain}
    return replace(
        document,
        attributions=tuple(read(attribution) for attribution in document.attributions),
        voices=tuple(
            {
                "id": f"v-{voice.id}",
                "name": voice.name,
                "kind": voice.kind,
                "named": voice.named,
                "mentions": [list(place) for place in voice.mentions],
                "quoted": int(voice.id in speaking),
            }
            for voice in readings.voices
        ),
        times=tuple(plain(one, "value", "grain", "calendar") for one in readings.times),
        quantities=tuple(plain(one, "value", "low", "high", "unit") for one in readings.quantities),
        wording=tuple(
            plain(one, "charge") | {"voice": one.voice and f"v-{one.voice}"} for one in readings.wording
        ),
        assertions=tuple(plain(one) for one in readings.assertions),
    )


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def test_what_says_the_same_as_the_gold_is_right_in_every_measure(case: Case):
    result = case.figures()
    assert set(result) == set(MEASURES)
    assert {name: figure.f1 for name, figure in result.items()} == dict.fromkeys(MEASURES, 1.0)


def test_the_bare_document_has_the_golds_attributions_and_no_readings(case: Case):
    outer, inner = case.bare.attributions[:2]
    assert (case.bare.published, case.bare.outlet) == ("2024-05-08", "The Orl Post")
    assert [attribution.id for attribution in case.bare.attributions] == ["a1", "a2", "a3", "a4"]
    assert (inner.parent, inner.form) == (outer.id, "indirect")
    assert outer.source and outer.source.voice is None
    assert outer.cue and outer.cue.act is None
    assert outer.chain == ()


def test_a_document_without_findings_has_nothing_right_but_what_is_absent(case: Case):
    result = figures(items_of(case.readings, case.bare, case.ids))
    absent = {name for name, figure in result.items() if figure.gold_hits}
    assert absent == {"no voice", "said"}  # the sourceless one, and those that tell no time
    assert (result["voice"].gold, result["voices"].gold, result["time"].predicted) == (3, 5, 0)


def test_two_voices_made_one_lose_those_of_the_lesser(case: Case):
    brel, clerk = (next(v for v in case.found.voices if v["id"] == name) for name in ("v-brel", "v-clerk"))
    joined = case.voices("brel", mentions=brel["mentions"] + clerk["mentions"])
    source = case.number(2).source
    assert source
    result = case.figures(
        voices=tuple(v for v in joined if v["id"] != "v-clerk"),
        attributions=case.attributions(2, source=replace(source, voice="v-brel"), chain=("v-brel",)),
    )
    assert result["voice"].recall == pytest.approx(2 / 3)
    assert (result["voices"].gold_hits, result["voices"].predicted) == (4, 4)
    assert result["chain"].recall == pytest.approx(3 / 4)
    assert (result["long chain"].gold, result["long chain"].gold_hits) == (2, 1)


def test_a_pronoun_given_to_a_voice_of_its_own_is_wrong_and_a_voice_too_many(case: Case):
    source = case.number(3).source
    assert source
    she = {"id": "n", "name": "She", "kind": "person", "named": False, "mentions": [], "quoted": 1}
    she["mentions"] = [[source.spans[0].start, source.spans[0].end]]
    own = next(v for v in case.found.voices if v["id"] == "v-brel")["mentions"]
    result = case.figures(
        voices=(*case.voices("brel", mentions=[p for p in own if p != she["mentions"][0]]), she),
        attributions=case.attributions(3, source=replace(source, voice="n"), chain=("v-gazette", "n")),
    )
    assert result["voice of a pronoun"].f1 == 0
    assert result["voice"].recall == pytest.approx(2 / 3)
    assert result["voices"].precision == pytest.approx(5 / 6)
    assert result["kind"].gold == 5  # of pairs alone


def test_an_unnamed_link_is_only_equal_to_an_unnamed_link(case: Case):
    assert case.number(4).chain == (None,)
    assert case.figures(attributions=case.attributions(4, chain=()))["chain"].gold_hits == 3
    assert case.figures(attributions=case.attributions(4, chain=("v-ruk",)))["chain"].gold_hits == 3


def test_who_is_never_heard_is_missed_when_taken_for_quoted_and_spurious_when_unknown(case: Case):
    assert (case.figures()["silent"].gold, case.figures()["silent"].gold_hits) == (2, 2)
    quoted = case.figures(voices=case.voices("ruk", quoted=1))["silent"]
    assert (quoted.gold_hits, quoted.predicted) == (1, 1)
    hall = {"id": "h", "name": "hall", "kind": "unknown", "named": True, "mentions": [], "quoted": 0}
    more = case.figures(voices=(*case.found.voices, hall))["silent"]
    assert (more.gold_hits, more.predicted) == (2, 3)
    mute = case.figures(voices=case.voices("brel", quoted=0))["silent"]
    assert (mute.gold_hits, mute.predicted) == (2, 3)


def test_a_wrong_act_costs_the_act_alone_and_polarity_also_its_class(case: Case):
    cue = case.number(2).cue
    assert cue
    before = case.figures()
    act = case.figures(attributions=case.attributions(2, cue=replace(cue, act="assert")))
    assert {name for name in before if act[name] != before[name]} == {"act"}
    assert act["act"].recall == pytest.approx(3 / 4)
    polarity = case.figures(attributions=case.attributions(2, cue=replace(cue, polarity="affirmed")))
    assert {name for name in before if polarity[name] != before[name]} == {"polarity", "negated"}
    assert polarity["negated"].f1 == 0


def test_a_time_said_that_the_gold_does_not_tell_is_wrong_in_both_figures(case: Case):
    result = case.figures(attributions=case.attributions(3, said={"value": "2024-05-08", "span": None}))
    assert result["said"].recall == pytest.approx(3 / 4)
    assert (result["said, where told"].precision, result["said, where told"].recall) == (0.5, 1.0)


def test_a_time_needs_its_value_and_may_have_another_edge(case: Case):
    first, second = case.found.times
    wider = first | {"span": [first["span"][0] - 6, first["span"][1]]}
    assert case.figures(times=(wider, second))["time"].f1 == 1
    wrong = case.figures(times=(first | {"value": "1951"}, second))
    assert (wrong["time"].f1, wrong["time found"].f1) == (0.5, 1.0)
    open_ended = case.figures(times=(first | {"value": None}, second))
    assert open_ended["time"].f1 == 0.5
    coarse = case.figures(times=(first, second | {"grain": "week"}))
    assert (coarse["time"].f1, coarse["time with grain"].f1) == (1.0, 0.5)
    spurious = case.figures(times=(first, second, {**first, "span": [0, 3]}))["time"]
    assert (spurious.recall, spurious.precision) == (1.0, pytest.approx(2 / 3))


def test_amounts_are_equal_within_rounding_and_units_count_apart(case: Case):
    (one,) = case.found.quantities
    assert case.figures(quantities=(one | {"low": 36.0001},))["quantity"].f1 == 1
    assert case.figures(quantities=(one | {"low": 37},))["quantity"].f1 == 0
    assert case.figures(quantities=(one | {"high": None},))["quantity"].f1 == 0
    unit = case.figures(quantities=(one | {"unit": "clerk"},))
    assert (unit["quantity"].f1, unit["quantity with unit"].f1) == (1.0, 0.0)
    assert case.figures(quantities=(one | {"unit": "Person"},))["quantity with unit"].f1 == 1


def test_loaded_words_need_their_charge_and_apart_from_it_whose_they_are(case: Case):
    (one,) = case.found.wording
    whose = case.figures(wording=(one | {"voice": "v-brel"},))
    assert (whose["wording"].f1, whose["wording and whose"].f1) == (1.0, 0.0)
    charge = case.figures(wording=(one | {"charge": "hedge"},))
    assert (charge["wording"].f1, charge["wording and whose"].f1) == (0.0, 0.0)


def test_half_of_an_assertions_words_is_enough_and_less_is_not(case: Case):
    first, second = case.found.assertions  # the second: 13 words
    start = second["span"][0]
    half = start + len("The council and Tam Ruk met in")
    less = start + len("The council and Tam Ruk met")
    assert case.figures(assertions=(first, {"span": [start, half]}))["assertion"].f1 == 1
    assert case.figures(assertions=(first, {"span": [start, less]}))["assertion"].f1 == 0.5


def test_the_gold_is_counted_by_what_it_holds(case: Case):
    assert counts([case.readings, case.readings]) == {
        "attributions": 8,
        "denials or negations": 4,
        "hedged": 4,
        "with an anonymous source": 2,
        "chains of two or more": 4,
    }
