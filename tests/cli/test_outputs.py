"""Options of ``reportedly read`` that say where documents go and what is shown of them."""

import json

import pytest

from reportedly.cli.output import Csv, Json, Terminal, Together
from reportedly.export.csv import CsvFolder
from tests.cli.documents import FULL


def test_csv_and_json_together(capsys, tmp_path):
    with CsvFolder(tmp_path) as folder:
        output = Together((Csv(folder), Json()))
        output.document(FULL)
        output.document(FULL)
        output.end(0)
    assert [json.loads(line)["document"]["path"] for line in capsys.readouterr().out.splitlines()] == [
        "bridge.txt"
    ] * 2
    assert len((tmp_path / "attributions.csv").read_text("utf-8").splitlines()) == 1 + 2 * 2


def test_a_terminal_without_a_view_shows_the_last_line_alone(capsys):
    terminal = Terminal(width=200, view=None)
    terminal.document(FULL)
    terminal.end(0)
    assert capsys.readouterr().out.splitlines() == [
        "1 document, 2 attributions: 0 direct, 2 indirect, 0 mixed; 1 nested, 0 without a source"
    ]


@pytest.mark.parametrize("option", ["--voices", "--own-voice"])
def test_tables_beside_json_are_refused(run, option):
    result = run("read", "nothing.txt", option, "--json")
    assert result.returncode == 2
    assert result.stdout == b""
    assert b"don't go with --json" in result.stderr


def test_a_folder_that_holds_the_files_already_is_refused_in_one_line(run, tmp_path):
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "voices.csv").write_text("mine")
    result = run("read", "nothing.txt", "--csv", "tables")
    assert result.returncode == 1
    assert result.stderr.decode().splitlines() == [
        "reportedly: tables/voices.csv: exists already; remove it or name another folder"
    ]
    assert (tmp_path / "tables" / "voices.csv").read_text() == "mine"
