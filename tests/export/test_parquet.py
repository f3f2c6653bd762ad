"""Parquet, read back by pyarrow: the contract, typed."""

import io
import math
from dataclasses import replace

import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.export import write
from tests.cli.documents import FULL
from tests.export import strategies
from tests.export.strategies import numbered

ABOUT = ("document_id", "path", "url", "outlet", "title", "published")
FINDINGS = ("voices", "times", "quantities", "wording", "assertions")


def table(*documents):
    stream = io.BytesIO()
    write(documents, stream, format="parquet")
    return pq.read_table(io.BytesIO(stream.getvalue()))


def pair(span):
    return span and [span["start"], span["end"]]


def pairs(spans):
    return None if spans is None else [pair(span) for span in spans]


def attribution(row: dict) -> dict:
    """The contract's attribution of one row."""
    readings = {name: row[name] for name in ("act", "polarity", "certainty", "tone")}
    source = {"spans": pairs(row["source_spans"]), "text": row["source"], "voice": row["voice"]}
    cue = {"spans": pairs(row["cue_spans"]), "text": row["cue"]} | readings
    return {
        "id": row["id"],
        "parent": row["parent"],
        "form": row["form"],
        "source": None if row["source"] is None else source,
        "cue": None if row["cue"] is None else cue,
        "content": {"spans": pairs(row["content_spans"]), "text": row["content"]},
        "chain": row["chain"],
        "said": row["said"] and {"value": row["said"]["value"], "span": pair(row["said"]["span"])},
        "confidence": row["confidence"],
    }


@settings(max_examples=50)
@given(st.lists(strategies.documents(), max_size=2))
def test_attributions_come_back(documents):
    rows = table(*documents).to_pylist()
    plain = [document.to_dict() for document in documents]
    assert [attribution(row) for row in rows] == [one for each in plain for one in each["attributions"]]
    ids = [each["document"]["id"] for each in plain for _ in each["attributions"]]
    assert [row["document_id"] for row in rows] == ids


@settings(max_examples=50)
@given(strategies.documents())
def test_a_folder_holds_the_whole_contract(tmp_path_factory, document):
    folder = tmp_path_factory.mktemp("parquet") / "out"
    write([document], folder, format="parquet")
    rows = {path.stem: pq.read_table(path).to_pylist() for path in folder.iterdir()}
    plain = document.to_dict()
    (about,) = rows.pop("documents")
    assert about["text"] == plain["document"]["text"]
    assert about["byline"] == plain["document"]["byline"]
    blank = {"author": None, "handle": None, "published": None}
    assert about["blocks"] == [blank | block for block in plain["document"]["blocks"]]
    assert {name: about[f"engine_{name}"] for name in plain["engine"]} == plain["engine"]
    assert [attribution(row) for row in rows.pop("attributions")] == plain["attributions"]
    assert set(rows) == set(FINDINGS)
    for kind, found in rows.items():
        assert [finding(row, document) for row in found] == plain[kind]


def finding(row: dict, document) -> dict:
    row = {name: value for name, value in row.items() if name not in ABOUT}
    if "span" in row:
        row["span"] = pair(row["span"])
        start, end = row["span"]
        assert row.pop("text") == document.text[start:end]
    if "mentions" in row:
        row["mentions"] = pairs(row["mentions"])
    return row


def test_names_beside_ids():
    row = table(FULL).to_pylist()[1]
    assert (row["voice_name"], row["voice_kind"], row["voice_named"]) == ("a report", "document", False)
    assert row["chain_names"] == ["Oda Brel", "a report", "officials", None]


def test_every_column_is_described():
    schema = table(FULL).schema
    assert all(field.metadata[b"description"] for field in schema)
    assert schema.metadata[b"contract"] == b"reportedly/1"
    assert schema.equals(table().schema)  # the same with no row at all


def test_rows_are_written_in_groups_of_bounded_size():
    stream = io.BytesIO()
    write([numbered(FULL, 12_000), FULL], stream, format="parquet")
    about = pq.ParquetFile(io.BytesIO(stream.getvalue())).metadata
    sizes = [about.row_group(number).num_rows for number in range(about.num_row_groups)]
    assert sum(sizes) == 12_002
    assert max(sizes) <= 5_000
    assert len(sizes) == math.ceil(12_002 / 5_000)


def test_a_file_name_that_is_no_utf8():
    assert table(replace(FULL, path="caf\udce9.txt")).to_pylist()[0]["path"] == "caf\\udce9.txt"
