"""Coreference on small corpora of our own in the shapes of GUM and GAP, with voices put in by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from evaluation.coreference import Coreference, main, measure
from evaluation.gap import GapItem, answer, bias, tally
from evaluation.gum_voices import links, source_pronouns
from evaluation.predicted import clusters_of
from reportedly.types import Attribution, Content, Document, Source

TEXT = (
    "Oda Brel, the warden of the mill on the river, met Tam Orlo on Friday morning. She said that it was "
    "safe to open. Later she and the old miller told him that they would wait for the inspectors."
)


def place(words: str, text: str = TEXT, *, last: bool = False) -> tuple[int, int]:
    start = text.rindex(words) if last else text.index(words)
    return start, start + len(words)


def mention(words: str, entity: str, kind: str = "person", *, last: bool = False) -> dict[str, object]:
    start, end = place(words, last=last)
    return {"start": start, "end": end, "text": words, "kind": kind, "entity": entity}


GOLD = [
    mention("Oda Brel, the warden of the mill on the river", "brel"),
    mention("the mill on the river", "mill", "object"),
    mention("the river", "river", "place"),
    mention("Tam Orlo", "orlo"),
    mention("She", "brel"),
    mention("it", "mill", "object"),
    mention("she", "brel", last=True),
    mention("the old miller", "orlo"),
    mention("they", "both"),
]


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    for corpus in ("gum", "gap"):
        (tmp_path / "data" / corpus).mkdir(parents=True)
    document = {"id": "invented", "genre": "news", "text": TEXT, "mentions": GOLD}
    item = {"id": "one", "text": TEXT, "pronoun": place("She"), "corefers": [True, False]}
    item["names"] = [place("Oda Brel"), place("Tam Orlo")]
    for part in ("dev", "train"):
        (tmp_path / "data" / "gum" / f"{part}.jsonl").write_text(json.dumps(document) + "\n", encoding="utf8")
        (tmp_path / "data" / "gap" / f"{part}.jsonl").write_text(json.dumps(item) + "\n", encoding="utf8")
    return tmp_path


def voice(name: str, *places: tuple[int, int], kind: str = "person") -> dict[str, object]:
    return {"id": name, "name": name, "kind": kind, "mentions": [list(pair) for pair in sorted(places)]}


def said(document: Document, words: str, who: str | None) -> Attribution:
    start, end = place(words)
    content = Content((document.span(*place("it was safe to open")),))
    return Attribution(f"a-{words}", content, None, Source((document.span(start, end),), who), "indirect")


def analysed(*voices: dict[str, object], speakers: Sequence[tuple[str, str | None]] = ()):
    def analyse(document: Document) -> Document:
        found = tuple(said(document, words, who) for words, who in speakers)
        return replace(document, voices=voices, attributions=found)

    return analyse


def read(shared: Path, *voices: dict[str, object], speakers: Sequence[tuple[str, str | None]] = ()):
    return measure(shared, analyse=analysed(*voices, speakers=speakers))


BREL = voice("brel", place("Oda Brel"), place("She"))
ORLO = voice("orlo", place("Tam Orlo"))


def test_mentions_are_exact_and_kinds_can_be_left_out(shared: Path):
    whole = place("Oda Brel, the warden of the mill on the river")
    river = voice("river", place("the river"), kind="unknown")
    figures = read(shared, voice("brel", whole, place("She")), ORLO, river).plain()["gum-dev"]["parts"]
    assert figures["everything"]["mentions"] == pytest.approx({"p": 1, "r": 4 / 9, "f": 8 / 13})
    # Of people, organizations and places there are 7; the river was found as nothing of the kind.
    assert figures["people, organizations, places"]["mentions"]["r"] == pytest.approx(3 / 7)


def test_a_name_without_its_apposition_is_no_exact_mention(shared: Path):
    figures = read(shared, BREL).plain()["gum-dev"]["parts"]["everything"]
    assert figures["mentions"]["p"] == pytest.approx(1 / 2)


def test_a_pronoun_is_right_where_its_voice_is_named_as_the_gold_s_entity_is(shared: Path):
    [(gold, document)] = read(shared, BREL, speakers=[("She", "brel")]).gum
    [pronoun] = source_pronouns(gold, document)
    assert (pronoun.word, pronoun.voice, pronoun.right) == ("she", "brel", True)


@pytest.mark.parametrize(
    "wrong",
    [
        voice("orlo", place("Tam Orlo"), place("She")),
        voice("nobody", place("She")),
        voice(
            "mill", place("the mill on the river"), place("She")
        ),  # it lies in Brel's mention, and is not she
    ],
)
def test_another_voice_or_one_of_pronouns_alone_is_wrong(shared: Path, wrong: dict[str, object]):
    [(gold, document)] = read(shared, wrong, speakers=[("She", str(wrong["id"]))]).gum
    assert [one.right for one in source_pronouns(gold, document)] == [False]


def test_a_voice_that_is_more_somebody_else_is_right_but_not_strictly(shared: Path):
    mixed = voice("mixed", place("Oda Brel"), place("Tam Orlo"), place("the old miller"), place("She"))
    [(gold, document)] = read(shared, mixed, speakers=[("She", "mixed")]).gum
    assert [(one.right, one.strict) for one in source_pronouns(gold, document)] == [(True, False)]


def test_pronouns_that_the_gold_has_no_name_for_do_not_count(shared: Path):
    [(gold, document)] = read(shared, BREL, speakers=[("they", None), ("She", None)]).gum
    assert [(one.word, one.voice, one.right) for one in source_pronouns(gold, document)] == [
        ("she", None, False)
    ]


def test_pairs_in_one_voice_are_right_where_the_gold_agrees(shared: Path):
    mixed = voice("mixed", place("Oda Brel"), place("the warden"), place("She"), place("Tam Orlo"))
    [(gold, document)] = read(shared, mixed).gum
    found = [link.right for link in links(gold, document)]
    # "Oda Brel" and "the warden" lie in one gold mention, and so are no pair: 3 right are 2, 3 wrong.
    assert (found.count(True), found.count(False)) == (2, 3)


def test_a_place_belongs_to_one_cluster():
    found = clusters_of(Document("x", TEXT, voices=(BREL, voice("other", place("She"), place("Tam Orlo")))))
    assert [cluster.places for cluster in found] == [
        {place("Oda Brel"), place("She")},
        {place("Tam Orlo")},
    ]


ITEM = GapItem("one", TEXT, place("She"), (place("Oda Brel"), place("Tam Orlo")), (True, False))


@pytest.mark.parametrize(
    ("voices", "found"),
    [
        ([BREL, ORLO], (True, False)),
        ([voice("orlo", place("Tam Orlo"), place("She"))], (False, True)),
        ([voice("all", place("Oda Brel"), place("Tam Orlo"), place("She"))], (True, True)),
        ([voice("brel", place("Oda Brel")), ORLO], (False, False)),
        ([], (False, False)),
    ],
)
def test_pronoun_and_name_in_one_voice_or_not(voices: list[dict[str, object]], found: tuple[bool, bool]):
    assert answer(ITEM, Document("x", TEXT, voices=tuple(voices))).found == found


def test_a_name_inside_somebody_else_s_description_is_not_that_one():
    text = "Oda Brel's lawyer from the town of Keth opened the door. He was tired."
    item = GapItem(
        "x", text, place("He", text), (place("Oda Brel", text), place("Keth", text)), (False, False)
    )
    lawyer = voice("lawyer", place("Oda Brel's lawyer", text), place("He", text))
    assert answer(item, Document("x", text, voices=(lawyer,))).found == (False, False)
    titled = GapItem(
        "x", text, place("He", text), (place("lawyer", text), place("Keth", text)), (True, False)
    )
    assert answer(titled, Document("x", text, voices=(lawyer,))).found == (True, False)


def test_precision_recall_and_bias_are_over_all_names():
    right = answer(ITEM, Document("x", TEXT, voices=(BREL, ORLO)))
    him = replace(ITEM, pronoun=place("him"), corefers=(False, True))
    missed = answer(him, Document("x", TEXT, voices=(BREL, ORLO)))
    found = tally([right, missed])
    assert (found.precision, found.recall) == (1, 0.5)
    assert (tally([right, missed], "feminine").f1, tally([right, missed], "masculine").f1) == (1, 0)
    assert bias([right, missed]) == 0
    assert bias([right, replace(missed, found=(True, True))]) == pytest.approx(3 / 2)


def test_without_corpora_it_says_so_and_does_not_fail(tmp_path: Path):
    result = CliRunner().invoke(main, ["--shared", str(tmp_path)])
    assert result.exit_code == 0
    assert "no gum/dev.jsonl" in result.stderr
    assert "no gap/dev.jsonl" in result.stderr
    assert measure(tmp_path) == Coreference("dev")


def test_the_command_prints_tables_and_writes_all_figures(shared: Path):
    file = shared / "all.json"
    result = CliRunner().invoke(main, ["--shared", str(shared), "--json", str(file), "--markdown"])
    assert result.exit_code == 0
    assert "| CoNLL F1 |" in result.stdout
    assert "| feminine over masculine |" in result.stdout
    figures = json.loads(file.read_text(encoding="utf8"))
    assert figures["gum-dev"]["aims"].keys() == {
        "mention F1",
        "CoNLL F1",
        "source pronoun accuracy",
        "same voice precision",
    }
    assert figures["gap-dev"]["items"] == 1


def test_errors_are_listed_for_the_part_to_develop_on_alone(shared: Path):
    text = "It rained on the old town all day, and the man whom they call Tam Orlo waited for him."
    item = {"id": "missed", "text": text, "pronoun": place("him", text), "corefers": [True, True]}
    item["names"] = [place("Tam Orlo", text), place("It", text)]
    (shared / "data" / "gap" / "train.jsonl").write_text(json.dumps(item), encoding="utf8")
    options = ["--shared", str(shared), "--errors", "5"]
    assert CliRunner().invoke(main, options).exit_code == 2
    result = CliRunner().invoke(main, [*options, "--part", "train"])
    assert result.exit_code == 0
    assert "missed\tTam Orlo True" in result.stdout
