"""CSV files: a row for each finding, and nothing that a spreadsheet would run."""

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import UsageError
from reportedly.export import write
from reportedly.export.csv import TABLES, CsvFolder, text_of
from tests.cli.documents import FULL, TEXT, voice
from tests.export import strategies


def rows(folder, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def written(folder, *documents):
    with CsvFolder(folder) as tables:
        for document in documents:
            tables.write(document)
    return folder


def test_one_row_a_finding_each_with_its_document(tmp_path):
    written(tmp_path / "new" / "folder", FULL, FULL)
    findings = {
        "attributions": FULL.attributions,
        "voices": FULL.voices,
        "wording": FULL.wording,
        "times": FULL.times,
        "quantities": FULL.quantities,
        "assertions": FULL.assertions,
    }
    assert {f"{name}.csv" for name in findings} == set(TABLES)
    for name, found in findings.items():
        table = rows(tmp_path / "new" / "folder", name)
        assert len(table) == 2 * len(found)
        assert {(row["document_id"], row["path"], row["title"], row["url"]) for row in table} == {
            (FULL.id, "bridge.txt", "A bridge", "")
        }


def test_an_attribution(tmp_path):
    row = rows(written(tmp_path, FULL), "attributions")[1]
    assert {
        key: row[key] for key in ("id", "parent", "form", "source", "voice", "voice_named", "cue", "act")
    } == {
        "id": "a2",
        "parent": "a1",
        "form": "indirect",
        "source": "a report",
        "voice": "v2",
        "voice_named": "false",
        "cue": "according to",
        "act": "assert",
    }
    assert json.loads(row["chain"]) == ["v1", "v2", "v3", None]
    assert row["chain_names"] == "Oda Brel ← a report ← officials ← unnamed"
    assert [TEXT[start:end] for start, end in json.loads(row["content_spans"])] == [row["content"]]
    assert (row["said"], TEXT[slice(*json.loads(row["said_span"]))]) == ("2031-04-02", "2 April")
    assert float(row["confidence"]) == 0.8


def test_voices_and_wording(tmp_path):
    written(tmp_path, FULL)
    first = rows(tmp_path, "voices")[0]
    assert (first["name"], first["affiliation_name"], json.loads(first["aliases"])) == (
        "Oda Brel",
        "roads ministry",
        ["He"],
    )
    words = rows(tmp_path, "wording")
    assert [(row["text"], row["voice_name"]) for row in words] == [
        ("so-called", "officials"),
        ("regime", "officials"),
        ("cult", ""),
    ]
    assert TEXT[int(words[0]["start"]) : int(words[0]["end"])] == "so-called"


def test_findings_that_are_not_there_are_empty_cells(tmp_path):
    bare = replace(FULL.attributions[0], source=None, cue=None, chain=(), said=None)
    row = rows(written(tmp_path, replace(FULL, attributions=(bare,))), "attributions")[0]
    assert {row[key] for key in ("source", "source_spans", "voice", "voice_name", "cue", "act", "said")} == {
        ""
    }
    assert row["chain"] == "[]"


@pytest.mark.parametrize(
    "start",
    [
        *"=+-@\t\r\n＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−",
        *(" =", "  +", "\u00a0-", "\u3000@", "\ufeff=", "\u200b＝", "\x00=", "\x1f+", "\u202e=", "\u2060 ＠"),
        *("'=", "' \t+", "''@"),
    ],
)
def test_no_text_is_a_formula(tmp_path, start):
    evil = f'{start}HYPERLINK("x")'
    document = replace(FULL, title=evil, path=evil, voices=(voice(1, evil, "person", description=evil),))
    row = rows(written(tmp_path, document), "voices")[0]
    cells = [row[key] for key in ("title", "path", "name", "description")]
    assert cells == [f"'{evil}"] * 4
    assert [text_of(cell) for cell in cells] == [evil] * 4


def test_negative_numbers_stay_numbers(tmp_path):
    cold = FULL.quantities[0] | {"value": -4, "low": -4.5}
    row = rows(written(tmp_path, replace(FULL, quantities=(cold,))), "quantities")[0]
    assert (row["value"], row["low"], row["high"]) == ("-4", "-4.5", "")


@given(st.text(min_size=1))
def test_any_text_comes_back_whole(tmp_path_factory, text):
    document = replace(FULL, voices=(voice(1, text, "person"),), attributions=())
    folder = written(tmp_path_factory.mktemp("csv"), document)
    assert text_of(rows(folder, "voices")[0]["name"]) == text


@settings(max_examples=50)
@given(strategies.documents())
def test_attributions_as_one_stream(document):
    stream = io.BytesIO()
    write([document, document], stream, format="csv")
    table = list(csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8"), newline=""), strict=True))
    plain = document.to_dict()["attributions"]
    assert [row["id"] for row in table] == [one["id"] for one in plain] * 2
    for row, one in zip(table, plain, strict=False):
        assert text_of(row["content"]) == one["content"]["text"]
        assert json.loads(row["content_spans"]) == one["content"]["spans"]
        assert json.loads(row["chain"]) == one["chain"]
        assert float(row["confidence"]) == one["confidence"]
        if one["source"]:
            assert text_of(row["source"]) == one["source"]["text"]


def test_words_that_begin_with_an_apostrophe_are_left_alone(tmp_path):
    document = replace(FULL, voices=(voice(1, "'s-Gravendal", "organization"),))
    assert rows(written(tmp_path, document), "voices")[0]["name"] == "'s-Gravendal"


def test_the_folder_is_the_same_either_way(tmp_path):
    write([FULL, FULL], tmp_path / "one", format="csv")
    written(tmp_path / "other", FULL, FULL)
    for name in TABLES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()
    stream = io.BytesIO()
    write([FULL, FULL], stream, format="csv")
    assert (tmp_path / "one" / "attributions.csv").read_bytes() == stream.getvalue()


def test_a_path_that_is_no_utf8(tmp_path):
    row = rows(written(tmp_path, replace(FULL, path="caf\udce9.txt")), "voices")[0]
    assert row["path"] == "caf\\udce9.txt"


def test_rows_are_there_before_the_folder_is_closed(tmp_path):
    with CsvFolder(tmp_path) as tables:
        tables.write(FULL)
        assert len(rows(tmp_path, "voices")) == len(FULL.voices)


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "wording.csv").write_text("mine")
    with pytest.raises(UsageError, match=r"wording\.csv: exists already"):
        CsvFolder(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["wording.csv"]
    assert (tmp_path / "wording.csv").read_text() == "mine"


@pytest.mark.parametrize("inside", ["", "inner"])
def test_a_file_is_no_folder(tmp_path, inside):
    (tmp_path / "taken").touch()
    with pytest.raises(UsageError, match=r"taken.*(is no folder|can't be written)"):
        CsvFolder(tmp_path / "taken" / inside)
