"""WACZ files: the archives inside are read where they lie, and checked against the description."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from reportedly.errors import UnreadableError
from reportedly.read import document
from tests.read.archives import Record, archive, page, read, read_bytes

SITE = "https://courier.example"
CRANE, ENDS = archive([Record(f"{SITE}/crane", page("crane")), Record(f"{SITE}/gate", page("gate"))])
BRIDGE, _ = archive([Record(f"{SITE}/bridge", page("bridge"))], gzip=False)


def wacz(
    entries: Mapping[str, bytes], *, described: object = None, method: int = zipfile.ZIP_STORED
) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as whole:
        if described is not None:
            whole.writestr("datapackage.json", json.dumps(described))
        whole.writestr("indexes/index.cdx", "…")
        whole.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}')
        for name, data in entries.items():
            whole.writestr(name, data)
    return out.getvalue()


def description(entries: Mapping[str, bytes]) -> object:
    digests = {name: f"sha256:{hashlib.sha256(data).hexdigest()}" for name, data in entries.items()}
    return {"resources": [{"path": name, "hash": digest} for name, digest in digests.items()]}


BOTH = {"archive/a.warc.gz": CRANE, "archive/b.warc": BRIDGE}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_archives_inside_are_read_in_order(method: int, tmp_path: Path) -> None:
    path = tmp_path / "saved.wacz"
    found, said = read_bytes(wacz(BOTH, described=description(BOTH), method=method), path)
    assert [one.url for one in found] == [f"{SITE}/crane", f"{SITE}/gate", f"{SITE}/bridge"]
    assert {one.path for one in found} == {str(path)}
    assert [one.retrieval.address for one in found if one.retrieval] == [one.url for one in found]
    assert said == []
    assert len(read(tmp_path)[0]) == 3


def test_digest_that_does_not_match_is_reported_and_the_archive_read(tmp_path: Path) -> None:
    described = description(BOTH | {"archive/b.warc": b"another"})
    found, said = read_bytes(wacz(BOTH, described=described), tmp_path / "a.wacz")
    assert len(found) == 3
    assert said == ["archive/b.warc: its sha256 is not the one in datapackage.json; it was read all the same"]


@pytest.mark.parametrize(
    "described", [[], {"resources": 5}, "x", {"resources": [1, {"path": 2, "hash": []}]}]
)
def test_description_of_any_shape_does_no_harm(described: object, tmp_path: Path) -> None:
    found, said = read_bytes(wacz(BOTH, described=described), tmp_path / "a.wacz")
    assert len(found) == 3
    assert said in ([], ["its datapackage.json can't be read, and no digest in it was checked"])


def test_archive_cut_off_inside_is_named(tmp_path: Path) -> None:
    entries = {"archive/a.warc.gz": CRANE[: ENDS[0] + 50], "archive/b.warc": BRIDGE, "archive/c.warc.gz": b""}
    found, said = read_bytes(wacz(entries), tmp_path / "a.wacz")
    assert [one.url for one in found] == [f"{SITE}/crane", f"{SITE}/bridge"]
    assert said == ["archive/a.warc.gz: cut off after 1 record"]


def test_damage_inside_costs_no_more_than_it_touches(tmp_path: Path) -> None:
    data = bytearray(wacz(BOTH))
    data[data.index(CRANE) + ENDS[0] + 150] ^= 0x55
    found, said = read_bytes(bytes(data), tmp_path / "a.wacz")
    assert [one.url for one in found] == [f"{SITE}/crane", f"{SITE}/bridge"]
    assert said[0] == "archive/a.warc.gz: damaged after 1 record; reading went on behind that"
    assert said[1:] == ["archive/a.warc.gz: damaged in this ZIP archive"]


def test_names_inside_lead_nowhere(tmp_path: Path) -> None:
    entries = {"archive/../../../out.warc.gz": CRANE, "/etc/passwd": b"x", "archive/\x1b[31m.warc": BRIDGE}
    (tmp_path / "in").mkdir()
    found, said = read_bytes(wacz(entries), tmp_path / "in" / "a.wacz")
    assert (len(found), said) == (3, [])
    assert [one.name for one in tmp_path.rglob("*")] == ["in", "a.wacz"]


def test_bomb_is_not_unpacked(tmp_path: Path) -> None:
    entries = {"archive/a.warc.gz": CRANE, "archive/b.warc": b"WARC/1.0\r\n" + bytes(50 * 2**20)}
    data = wacz(entries, method=zipfile.ZIP_DEFLATED)
    found, said = read_bytes(data, tmp_path / "a.wacz")
    assert len(found) == 2
    assert said == ["unpacks to more than 200 times its size; the rest was not read"]


def test_other_zips_keep_their_refusal(tmp_path: Path) -> None:
    document_file = wacz({"word/document.xml": b"<w/>", "archive/picture.png": b"\x89PNG"})
    refusal = "binary file (ZIP archive or office document)"
    assert read_bytes(document_file, tmp_path / "a.docx") == ([], [refusal])
    with pytest.raises(UnreadableError, match="ZIP archive or office document"):
        document(document_file)


@pytest.mark.parametrize("missing", [10, 40, 300, 1_000])
def test_zip_without_its_end_or_a_piece_is_said_to_be_bad(missing: int, tmp_path: Path) -> None:
    bad = ["a ZIP archive that is cut off or damaged"]
    data = wacz(BOTH)
    assert read_bytes(data[:-missing], tmp_path / "cut.wacz") == ([], bad)
    found, said = read_bytes(data[:200] + data[200 + missing :], tmp_path / "hole.wacz")
    assert {one.url for one in found} <= {f"{SITE}/crane", f"{SITE}/gate", f"{SITE}/bridge"}
    assert said


def test_zip_on_a_pipe_is_refused_with_the_reason() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    from reportedly.read import documents

    said: list[str] = []
    found = documents(["-"], on_rejection=lambda one: said.append(one.reason), stdin=Pipe(wacz(BOTH)))
    assert list(found) == []
    assert said == ["a ZIP archive can't be read from a pipe; give its path"]
