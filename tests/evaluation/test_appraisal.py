"""The command that measures voices, chains and readings, and how things are paired one to one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from evaluation.__main__ import main as evaluate
from evaluation.appraisal import appraise_half, error_lines, main
from evaluation.appraisal_items import Item
from evaluation.floors import load_floors
from evaluation.gold_document import Stages, load_stages
from evaluation.one_to_one import pair_touching, pair_words, words_of

ARTICLE = """\
title: Ferry to stop
style: invented

[[s1 Oda Brel]], the harbour master, [[q1 denied]] on Monday \
[[c1 that [[s2 the ferry line]] [[q2 had claimed]] [[c2 about 40 boats]]]].

People on the quay were buying tickets for the weekend while the afternoon boat was being loaded.
"""
SIDECAR = """
published = "2024-05-08"
assertions = ["People … loaded."]
[voice]
brel = { kind = "person", name = "Oda Brel" }
line = { kind = "organization", name = "the ferry line" }
[attribution]
1 = "brel deny | said Monday"
2 = "line know"
[time]
"Monday" = "2024-05-06"
[quantity]
"about 40 boats" = "~40 boat"
"""
places = st.lists(st.integers(0, 40).flatmap(lambda a: st.tuples(st.just(a), st.integers(a + 1, 45))))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("articles", "readings"):
        (tmp_path / name).mkdir()
    for name in ("z01", "z02"):
        (tmp_path / "articles" / f"{name}.txt").write_text(ARTICLE, encoding="utf8")
        (tmp_path / "readings" / f"{name}.toml").write_text(SIDECAR, encoding="utf8")
    return tmp_path / "articles"


def run(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["--gold", str(folder), *options])


def test_the_command_prints_both_halves_and_writes_the_same_figures(folder: Path, tmp_path: Path):
    result = run(folder, "--json", str(tmp_path / "all.json"))
    assert result.exit_code == 0, result.output
    assert "develop half: 1 articles" in result.output
    assert "report half: 1 articles" in result.output
    written = json.loads((tmp_path / "all.json").read_text(encoding="utf8"))
    assert written["develop"]["gold"]["attributions"] == 2
    assert written["develop"]["figures"] == written["report"]["figures"]
    assert written["develop"]["sha256"] != written["report"]["sha256"]
    assert written["report"]["figures"]["act"]["gold"] == 2


def test_errors_of_the_half_to_report_are_shown_only_where_it_is_asked_for(folder: Path):
    both = run(folder, "--errors", "5").output
    assert "z01\tact\tgold know" in both
    assert "z02\t" not in both
    assert "z02\tact\tgold know" in run(folder, "--half", "report", "--errors", "5").output


def test_a_stage_that_is_missing_leaves_its_figures_out_and_no_others(folder: Path):
    stages = load_stages()
    assert not stages.missing
    functions = {name: f for name, f in stages.functions.items() if name != "times"}
    without = appraise_half("develop", Stages(functions, {"times": "not here"}), folder=folder)
    whole = appraise_half("develop", stages, folder=folder)
    gone = {item.measure for item in whole.all_items} - {item.measure for item in without.all_items}
    assert gone == {"time", "time found", "time with grain"}


def test_a_broken_sidecar_is_named(folder: Path):
    (folder.parent / "readings" / "z01.toml").write_text("[voices]\n", encoding="utf8")
    result = run(folder)
    assert result.exit_code == 1
    assert "z01.toml" in result.output


def test_the_gate_pins_the_figures_that_have_an_aim(folder: Path, tmp_path: Path):
    floors = tmp_path / "floors.toml"
    options = ["--shared", tmp_path / "none", "--gold", folder, "--floors", floors, "--set", "readings"]
    plain = [str(option) for option in options]
    assert CliRunner().invoke(evaluate, [*plain, "--update-floors"]).exit_code == 0
    pinned = load_floors(floors).bounds["readings-report"].least
    assert {"voice F1", "chain F1", "act F1", "quantity F1"} <= set(pinned)
    assert CliRunner().invoke(evaluate, plain).exit_code == 0
    before = floors.read_text(encoding="utf8")
    floors.write_text(before.replace('"act F1" = 0.', '"act F1" = 1.'), encoding="utf8")
    result = CliRunner().invoke(evaluate, plain)
    assert result.exit_code == 1
    assert "act F1" in result.output


def test_of_each_measure_the_first_wrong_items_are_listed():
    def item(measure: str, found: str | None) -> Item:
        return Item(measure, "deny", found, found == "deny", "she | denied | it")

    items = {"z01": [item("act", "assert"), item("act", "deny"), item("voice", None), item("act", "warn")]}
    assert error_lines(items, most=1) == [
        "z01\tvoice\tgold deny\tfound -\tshe | denied | it",
        "z01\tact\tgold deny\tfound assert\tshe | denied | it",
    ]
    assert len(error_lines(items, most=9)) == 3


@given(places, places)
def test_each_place_is_paired_once_and_only_with_one_that_it_touches(gold: list, found: list):
    pairs = pair_touching(gold, found, lambda i, j: gold[i] == found[j])
    assert len(set(pairs.values())) == len(pairs)
    for i, j in pairs.items():
        assert gold[i][0] < found[j][1] and found[j][0] < gold[i][1]
    left = [i for i in range(len(gold)) if i not in pairs]
    free = [found[j] for j in set(range(len(found))) - set(pairs.values())]
    assert not any(gold[i][0] < end and start < gold[i][1] for i in left for start, end in free)


def test_the_equal_one_goes_first_and_then_the_greater_share():
    assert pair_touching([(0, 10)], [(0, 9), (9, 10)], lambda _, j: j == 1) == {0: 1}
    assert pair_touching([(0, 10)], [(9, 10), (0, 9)], lambda *_: False) == {0: 1}
    text = "the old harbour office"
    gold, found = words_of(text, [(0, 22)]), words_of(text, [(8, 22), (4, 22), (0, 3)])
    assert pair_words(gold, found) == {0: 1}
