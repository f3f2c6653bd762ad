"""The benchmark on two invented articles: it runs, and its figures fit together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.__main__ import main
from benchmarks.texts import words_in

TEXTS = [
    'The ferry is late again, the harbour master said. "We are waiting for the tide," she told passengers.',
    "The council hopes to open the bridge in spring, according to its engineer. Nobody else commented on it.",
]


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "polnear"
    folder.mkdir(parents=True)
    (folder / "dev.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in TEXTS))
    return tmp_path


def test_words_are_counted_alike_for_all():
    assert words_in(["It’s 5 o'clock — twice."]) == 4


def test_it_measures_and_writes_every_figure(shared: Path, tmp_path: Path):
    out = tmp_path / "out.json"
    systems = ["--system", "reportedly", "--system", "attributions"]
    options = ["--shared", str(shared), *systems, "--repeats", "1", "--json", str(out)]
    result = CliRunner().invoke(main, options, catch_exceptions=False)
    assert result.exit_code == 0
    written = json.loads(out.read_text(encoding="utf8"))
    figures = written["systems"]["reportedly"]
    assert written["words"] == words_in(TEXTS)
    assert figures["words per cpu second"] == pytest.approx(1000 / figures["cpu seconds per 1,000 words"])
    assert figures["peak memory, MB"] > 1
    assert written["systems"]["attributions"].keys() == figures.keys()
    assert "words per second, all cores" in result.stdout
