"""What goes into a ledger comes out the same, once."""

import hashlib
import os
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.errors import LedgerError, UsageError
from reportedly.ledger import Ledger
from reportedly.types import Attribution, Content, Cue, Document, Engine, Retrieval, Source
from tests.ledger.building import ENGINE, voice


def statement(text: str, *, engine: Engine | None = ENGINE) -> Document:
    """A document in which Oda Brenn said that …"""
    bare = Document(hashlib.sha256(text.encode()).hexdigest(), text, engine=engine, path="a.txt")
    said = text.index("said")
    found = Attribution(
        "a1",
        Content((bare.span(said + 5, len(text) - 1),)),
        Cue((bare.span(said, said + 4),), "assert", "affirmed", "certain", "neutral"),
        Source((bare.span(0, said - 1),), "v1"),
        "indirect",
        chain=("v1", None),
        said={"value": "2024-05-01", "span": None},
        confidence=0.75,
    )
    return replace(bare, attributions=(found,), voices=(voice("v1", text[: said - 1], [[0, said - 1]]),))


def test_a_document_comes_out_as_it_went_in(ledger):
    document = statement("Oda Brenn said the dyke had held.")
    assert ledger.put(document) == "added"
    assert ledger.document(document.id).to_dict() == document.to_dict()
    assert [found.to_dict() for found in ledger.documents()] == [document.to_dict()]


def test_the_same_again_changes_nothing(ledger):
    document = statement("Oda Brenn said the dyke had held.")
    ledger.put(document)
    assert ledger.put(document) == "known"
    assert len(list(ledger.documents())) == 1


def test_another_engine_replaces_the_findings(ledger):
    document = statement("Oda Brenn said the dyke had held.")
    ledger.put(document)
    newer = replace(document, engine=Engine("2"), attributions=(), voices=())
    assert ledger.put(newer) == "replaced"
    assert ledger.document(document.id).to_dict() == newer.to_dict()


def test_one_text_from_two_addresses_is_one_document(ledger):
    document = statement("Oda Brenn said the dyke had held.")
    for address in ("https://a.test/1", "https://b.test/2"):
        retrieval = Retrieval(address, "1" * 64, 40)
        ledger.put(replace(document, url=address, retrieval=retrieval))
    (only,) = ledger.documents()
    assert only.url == "https://a.test/1"
    assert [seen.address for seen in ledger.appearances(only.id)] == ["https://a.test/1", "https://b.test/2"]


def test_a_ledger_is_found_again_by_its_place(place):
    document = statement("Oda Brenn said the dyke had held.")
    with Ledger(place) as ledger:
        ledger.put(document)
    with Ledger(place, create=False) as ledger:
        assert ledger.document(document.id[:8]).id == document.id
        with pytest.raises(UsageError, match="no such document"):
            ledger.document("0" * 64)


@pytest.mark.parametrize(
    ("content", "reason"), [(b"no ledger at all", "is no ledger"), (None, "there is no ledger here")]
)
def test_what_is_no_ledger_is_refused(tmp_path: Path, content, reason):
    path = tmp_path / "other"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LedgerError, match=reason):
        Ledger(path, create=False)


@pytest.mark.parametrize("create", [True, False])
def test_another_programs_database_is_refused_and_left_as_it_is(tmp_path: Path, create):
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (title TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="is no ledger"):
        Ledger(path, create=create)
    assert path.read_bytes() == before


def test_an_empty_file_is_no_ledger_to_read_from(tmp_path: Path):
    path = tmp_path / "empty"
    path.touch()
    with pytest.raises(LedgerError, match="is no ledger"):
        Ledger(path, create=False)
    assert path.read_bytes() == b""


def test_a_ledger_is_read_where_nothing_can_be_written(tmp_path: Path, monkeypatch):
    path = tmp_path / "ledger.sqlite"
    document = statement("Oda Brenn said the dyke had held.")
    with Ledger(path) as ledger:
        ledger.put(document)
    assert [file.name for file in tmp_path.iterdir()] == ["ledger.sqlite"]
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
    with Ledger(path, create=False) as ledger:
        assert ledger.document(document.id).text == document.text
        assert [file.name for file in tmp_path.iterdir()] == ["ledger.sqlite"]
        with pytest.raises(LedgerError):
            ledger.put(statement("Oda Brenn said the dyke had gone."))


@pytest.mark.parametrize("url", ["mysql://localhost/x", "postgresql://u:secret@/x?host=/nowhere-at-all"])
def test_a_url_that_leads_nowhere_is_refused_without_its_password(url):
    with pytest.raises((LedgerError, UsageError)) as caught:
        Ledger(url)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)
