"""The readings of the gold: anchors, what the loader makes of a sidecar, what it refuses, the listing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation import gold
from evaluation.corpus import articles_of_folder
from evaluation.gold_anchors import AnchorError, find
from evaluation.gold_listing import listing
from evaluation.gold_readings import ARTICLES, ReadingsError, load, of_folder
from evaluation.gold_types import Readings, Said

ARTICLE = """title: Mill
style: british

The mill at Orl has stood since 1950. [[s1 Oda Brel, who owns it]], [[q1 denied]] on Monday \
[[c1 that [[s2 the council]] [[q2 had ordered]] [[c2 her to close the vile mill]]]].

[[c3 About 40 people]] [[q3 reportedly]] [[c3 left]]. [[s4 She]] [[q4 told]] the Gazette [[c4 it was so]].

[[c5 It stands.]]
— [[s5 Oda Brel]] (@obrel) May 6, 2024
"""
SIDECAR = """
published = "2024-05-08"
assertions = ["The mill … since 1950."]
[voice]
brel = { kind = "person", name = "Oda Brel", mentions = ["[Oda Brel], who", "[her] to"] }
council = { kind = "government", name = "the council" }
gazette = { kind = "outlet", name = "Gazette", mentions = ["the Gazette"] }
[attribution]
1 = "brel deny | said Monday"
2 = "council demand"
3 = "- assert probable"
4 = "brel assert | chain gazette brel"
5 = "brel | said May 6, 2024"
[time]
"1950" = "1950"
"Monday" = "2024-05-06"
"May 6, 2024" = "2024-05-06"
[quantity]
"About 40 people" = "~40 person"
[wording]
"vile" = "pejorative"
"""


def loaded(folder: Path, sidecar: str = SIDECAR) -> Readings:
    (folder / "x1.txt").write_text(ARTICLE, encoding="utf8")
    (folder / "x1.toml").write_text(sidecar, encoding="utf8")
    return load("x1", folder, folder)


@pytest.mark.parametrize(
    ("anchor", "words", "start"),
    [("he", "he", 4), ("the#2", "the", 13), ("a [cat] sat", "cat", 19), ("then … cat", "then the a cat", 8)],
)
def test_an_anchor_names_one_place_by_whole_words(anchor: str, words: str, start: int):
    text = "the he, then the a cat sat"
    assert [text[s:e] for s, e in find(anchor, text)] == [words]
    assert find(anchor, text)[0][0] == start


def test_a_stretch_stays_in_its_paragraph_and_stars_find_all():
    text = "One day. It ended.\n\nTwo days. It ended."
    assert [text[s:e] for s, e in find("It … ended.#2", text)] == ["It ended."]
    assert len(find("ended#*", text)) == 2
    with pytest.raises(AnchorError, match="doesn't occur"):
        find("One … days", text)


@pytest.mark.parametrize("anchor", ["cat", "cat#3", "cat#0", "dog", "a [dog] sat"])
def test_an_anchor_that_fits_nowhere_or_twice_is_refused(anchor: str):
    with pytest.raises(AnchorError):
        find(anchor, "a cat sat by a cat")


@given(st.text(), st.text(min_size=1))
def test_every_place_found_lies_in_the_text(text: str, anchor: str):
    try:
        places = find(anchor, text)
    except AnchorError:
        return
    assert all(0 <= start < end <= len(text) for start, end in places)


def test_chains_follow_the_parents_unless_they_are_given(tmp_path: Path):
    chains = [reading.chain for reading in loaded(tmp_path).attributions]
    assert chains == [("brel",), ("brel", "council"), (None,), ("gazette", "brel"), ("brel",)]


def test_what_is_usual_need_not_be_written(tmp_path: Path):
    denial, _, hearsay, _, post = loaded(tmp_path).attributions
    assert (denial.act, denial.polarity, denial.certainty, denial.tone) == (
        "deny",
        "affirmed",
        "certain",
        "neutral",
    )
    assert hearsay.certainty == "probable"
    assert (post.act, post.polarity, post.certainty, post.tone) == (None, None, None, None)


def test_a_saying_is_dated_by_its_words(tmp_path: Path):
    readings = loaded(tmp_path)
    start = readings.text.index("Monday")
    assert readings.attributions[0].said == Said("2024-05-06", (start, start + 6))
    assert readings.attributions[1].said is None


def test_sources_are_mentions_and_a_listed_name_stands_for_its_source(tmp_path: Path):
    readings = loaded(tmp_path)
    brel = readings.voices[0]
    assert [readings.text[s:e] for s, e in brel.mentions] == ["Oda Brel", "her", "She", "Oda Brel"]


def test_hedged_amounts_have_bounds(tmp_path: Path):
    def bounds(amount: str) -> tuple[float | None, float | None, float | None]:
        one = loaded(tmp_path, SIDECAR.replace("~40", amount)).quantities[0]
        return one.value, one.low, one.high

    assert bounds("40") == (40, 40, 40)
    assert bounds("~40") == (40, 36, 44)
    assert bounds(">=40") == (40, 40, None)
    assert bounds("<=40") == (40, None, 40)
    assert bounds("<~40") == (40, 36, 40)
    assert bounds("30..40") == (None, 30, 40)
    assert bounds("24..") == (None, 24, None)


def test_charged_words_are_those_of_the_innermost_speaker(tmp_path: Path):
    assert loaded(tmp_path).wording[0].voice == "council"
    assert loaded(tmp_path, SIDECAR.replace('"pejorative"', '"pejorative @-"')).wording[0].voice is None


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('2 = "council demand"\n', "", "attributions without a reading: 2"),
        ("2 =", "9 =", "attribution '9' is unknown"),
        ('2 = "council demand"', '2 = "council demand"\n2 = "council ask"', "overwrite"),
        ("council demand", "mayor demand", "voice 'mayor' is unknown"),
        ("council demand", "council", "exactly one act"),
        ("council demand", "council demand ask", "exactly one act"),
        ("council demand", "- demand", "has a source but no voice"),
        ("council demand", "council demanded", "'demanded' is unknown"),
        ("brel | said", "brel assert | said", "has no cue"),
        ("chain gazette brel", "chain gazette", "leaves out its own voice"),
        ("said Monday", "said Orl", "isn't a time"),
        ('"[her] to"', '"[his] to"', "doesn't occur"),
        ('"[her] to"', '"Oda Brel"', "occurs 2 times"),
        ('"the Gazette"', '"the Gazette", "She"', "share the mention"),
        ('name = "Gazette"', 'name = "Herald"', "isn't in the text"),
        ('kind = "outlet"', 'kind = "paper"', "kind 'paper' is unknown"),
        ('"2024-05-06"\n"May', '"6 May"\n"May', "isn't a date"),
        ('"2024-05-06"\n"May', '"2024-02-30"\n"May', "isn't a date"),
        ('= "1950"', '= "1950/1960"', "needs its grain"),
        ("~40 person", "many person", "isn't an amount"),
        ("since 1950.", "on Monday", "overlaps the source of attribution 1"),
        ('"pejorative"', '"rude"', "charge 'rude' is unknown"),
        ("[wording]", "[words]", "top-level key 'words' is unknown"),
        ('"2024-05-08"', '"8 May"', "published"),
    ],
)
def test_a_wrong_sidecar_is_refused_with_file_and_reason(tmp_path: Path, old: str, new: str, reason: str):
    assert old in SIDECAR
    with pytest.raises(ReadingsError) as caught:
        loaded(tmp_path, SIDECAR.replace(old, new, 1))
    assert str(caught.value).startswith("x1.toml: ")
    assert reason in str(caught.value)


def test_the_listing_shows_chains_and_what_may_be_missing(tmp_path: Path):
    readings = loaded(tmp_path, SIDECAR.replace(', "[her] to"', ""))
    lines = listing(readings, gold.load(tmp_path / "x1.txt"))
    assert any("brel > council: demand affirmed certain neutral" in line for line in lines)
    assert any(line.startswith("  ? pronoun:") and "[her]" in line for line in lines)


def test_the_gold_loads_and_fits_the_articles():
    articles = {article.id: article for article in articles_of_folder(ARTICLES)}
    found = of_folder()
    assert found
    for readings in found:
        article = articles[readings.id]
        assert readings.text == article.document.text
        assert len(readings.attributions) == len(article.gold)
        assert [bool(finding.cue) for finding in article.gold] == [bool(r.act) for r in readings.attributions]
