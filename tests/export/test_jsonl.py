"""JSON Lines: what is written is the published contract, and comes back as the same documents."""

import io
import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from reportedly.contract import documents as read
from reportedly.export import write
from reportedly.schema import schema
from tests.cli.documents import FULL
from tests.export import strategies

VALIDATOR = Draft202012Validator(schema())


def written(*documents) -> bytes:
    stream = io.BytesIO()
    assert write(documents, stream, format="jsonl") == len(documents)
    return stream.getvalue()


@settings(max_examples=50)
@given(st.lists(strategies.documents(most=2), max_size=2))
def test_documents_come_back(documents):
    data = written(*documents)
    rejections = []
    assert list(read(io.BytesIO(data), name="x", on_rejection=rejections.append)) == documents
    assert rejections == []
    assert data.count(b"\n") == len(documents)
    # However a reader splits lines, there is one for each document.
    assert len(data.decode("utf-8").splitlines()) == len(documents)
    for line in data.splitlines():
        VALIDATOR.validate(json.loads(line))


def test_a_file_name_that_is_no_utf8():
    assert json.loads(written(replace(FULL, path="caf\udce9.txt")))["document"]["path"] == "caf\udce9.txt"


def test_none_at_all():
    assert written() == b""
