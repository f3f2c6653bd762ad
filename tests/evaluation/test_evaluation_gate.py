"""The command on a small gold of its own, without the corpora: its tables, its gate, its errors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from evaluation.__main__ import main
from evaluation.floors import Floors, Lowered, Measured, load_floors, save_floors, updated

ARTICLE = """\
title: Ferry to stop
style: invented

[[s1 The harbour master, Oda Brel,]] [[q1 said]] [[c1 that [[s2 the ferry line]] [[q2 had announced]] \
[[c2 that the last boat would leave on Friday]]]].

People on the quay were buying tickets for the weekend while the afternoon boat was being loaded.
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "z01.txt").write_text(ARTICLE, encoding="utf8")
    (gold / "z02.txt").write_text(ARTICLE, encoding="utf8")
    return tmp_path


def evaluate(place: Path, *options: str) -> Result:
    where = ("--shared", place / "missing", "--gold", place / "gold", "--floors", place / "floors.toml")
    return CliRunner().invoke(main, [*map(str, where), "--reader", "rules", *options])


def floors(place: Path) -> Floors:
    return load_floors(place / "floors.toml")


def set_floor(place: Path, floor: float) -> None:
    bounds = floors(place).bounds["gold-report"]
    save_floors(
        place / "floors.toml",
        Floors({"gold-report": Measured(bounds.sha256, {"rules nested F1": floor})}),
    )


def test_without_corpora_it_says_so_and_measures_the_own_gold(place: Path):
    result = evaluate(place, "--json", str(place / "all.json"))
    assert result.exit_code == 0
    assert "no corpora" in result.stderr
    figures = json.loads((place / "all.json").read_text(encoding="utf8"))["gold-report"]
    assert figures["articles"] == 1
    assert figures["readers"]["rules"]["nested"]["all"]["gold"] == 1


def test_a_figure_below_its_floor_fails_with_a_line(place: Path):
    assert evaluate(place, "--update-floors").exit_code == 0
    assert evaluate(place).exit_code == 0
    set_floor(place, 1.5)
    result = evaluate(place)
    assert result.exit_code == 1
    assert "rules nested F1" in result.stderr
    assert "below its floor 1.5" in result.stderr


def test_changed_data_fails_until_a_reason_is_given(place: Path):
    evaluate(place, "--update-floors")
    with (place / "gold" / "z02.txt").open("a", encoding="utf8") as article:
        article.write("\nThe boat left on time.\n")
    assert evaluate(place).exit_code == 1
    assert "the data changed" in evaluate(place).stderr
    assert evaluate(place, "--update-floors").exit_code == 1
    assert evaluate(place, "--update-floors", "--reason", "an article grew").exit_code == 0
    assert evaluate(place).exit_code == 0
    assert [entry.reason for entry in floors(place).lowered] == ["an article grew"]


def test_articles_of_the_other_half_do_not_change_the_data(place: Path):
    evaluate(place, "--update-floors")
    (place / "gold" / "z03.txt").write_text((place / "gold" / "z01.txt").read_text(encoding="utf8"))
    assert evaluate(place).exit_code == 0


def test_lowering_takes_a_reason_and_keeps_it(place: Path):
    evaluate(place, "--update-floors")
    set_floor(place, 1.5)
    refused = evaluate(place, "--update-floors")
    assert refused.exit_code == 1
    assert "--reason" in refused.stderr
    assert floors(place).bounds["gold-report"].least == {"rules nested F1": 1.5}
    assert evaluate(place, "--update-floors", "--reason", 'a "better" measure').exit_code == 0
    assert floors(place).bounds["gold-report"].least["rules nested F1"] <= 1
    assert floors(place).lowered == (Lowered("gold-report", ("rules nested F1",), 'a "better" measure'),)


def test_errors_are_listed_for_the_develop_half_only(place: Path):
    assert evaluate(place, "--errors", "5").exit_code == 2
    assert evaluate(place, "--errors", "5", "--half", "develop").exit_code == 0


def test_broken_gold_is_one_line(place: Path):
    (place / "gold" / "z04.txt").write_text("title: x\n\n[[c1 never closed", encoding="utf8")
    result = evaluate(place)
    assert result.exit_code == 1
    assert "z04.txt" in result.stderr
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_floors_without_a_reason_only_rise():
    before = Floors({"d": Measured("s", {"x": 0.5, "y": 0.5}, {"e": 0.1})})
    after = updated(before, {"d": Measured("s", {"x": 0.7, "y": 0.502}, {"e": 0.02})}, reason=None)
    assert after.bounds["d"].least == pytest.approx({"x": 0.695, "y": 0.5})
    assert after.bounds["d"].most == pytest.approx({"e": 0.025})
    with pytest.raises(ValueError, match=r"y is 0\.4"):
        updated(before, {"d": Measured("s", {"y": 0.4})}, reason=None)
