"""WARC files made by warcio: what is read, what is passed over, and what becomes of bad ones."""

import gzip
import io
import json
import tempfile
import tracemalloc
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import UnreadableError
from reportedly.read import document, documents
from reportedly.types import Rejection
from tests.read.archives import Record, archive, page, read, read_bytes

HTML = ("Content-Type", "text/html; charset=utf-8")
SITE = "https://courier.example"


def typed(kind: str, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [("Content-Type", kind), *more]


def test_articles_come_with_address_and_time_and_the_rest_is_passed_over(tmp_path: Path) -> None:
    records = [
        Record(f"{SITE}/robots.txt", b"User-agent: *\nDisallow: /\n", headers=typed("text/plain")),
        Record(f"{SITE}/a.png", b"\x89PNG\r\n", headers=typed("image/png")),
        Record(f"{SITE}/a.css", b"p {color: red}", headers=typed("text/css")),
        Record(f"{SITE}/a.json", b'{"text": "no"}', headers=typed("application/json")),
        Record(f"{SITE}/old", page("door"), status="301 Moved", headers=[HTML, ("Location", "/")]),
        Record(f"{SITE}/gone", page("gate"), status="404 Not Found"),
        Record(f"{SITE}/crane", page("crane")),
        Record(f"{SITE}/front", b"<html><body><a href='/crane'>Crane</a></body></html>"),
        Record(f"{SITE}/b", page("bridge", '<link rel="canonical" href="https://courier.example/bridge">')),
        Record(f"{SITE}/again", b"", kind="revisit"),
        Record(f"{SITE}/crane", b"GET / HTTP/1.1\r\n\r\n", kind="metadata"),
    ]  # fmt: skip
    path = tmp_path / "month"  # found by its content
    found, said = read_bytes(archive(records)[0], path)
    assert [one.url for one in found] == [f"{SITE}/crane", f"{SITE}/bridge"]
    assert [one.retrieval.address for one in found if one.retrieval] == [
        f"{SITE}/crane", f"{SITE}/b"
    ]  # fmt: skip
    assert {one.retrieval.at for one in found if one.retrieval} == {"2031-03-14T08:15:00Z"}
    assert {one.path for one in found} == {str(path)}
    assert found[0].title == "crane to be mended"
    assert said == [f"{SITE}/front: no article found in this HTML page"]


def test_a_page_speaks_in_no_other_papers_name(tmp_path: Path) -> None:
    stated = [
        (f"{SITE}/crane", f"{SITE}/crane"),
        (f"{SITE}/crane#top", f"{SITE}/crane"),
        ("https://www.courier.example/crane", "https://www.courier.example/crane"),
        ("https://other.example/crane", f"{SITE}/c?from=feed"),
        ("https://me:pw@courier.example/crane", f"{SITE}/c?from=feed"),
        ("https://[courier.example/crane", f"{SITE}/c?from=feed"),
        (f"{SITE}/", f"{SITE}/c?from=feed"),
    ]
    records = [
        Record(f"{SITE}/c?from=feed", page("crane", f'<link rel="canonical" href="{one}">'))
        for one, _ in stated
    ]
    found, said = read_bytes(archive(records)[0], tmp_path / "a.warc.gz")
    assert (said, [one.url for one in found]) == ([], [kept for _, kept in stated])


def test_resource_and_conversion_records_are_read(tmp_path: Path) -> None:
    text = b"The harbour board of Quellin said on Monday that the crane would be mended by the spring."
    records = [
        Record(f"{SITE}/a", text, "conversion", headers=typed("text/plain")),
        Record(f"{SITE}/b", page("bridge"), "resource", headers=typed("text/html")),
        Record("urn:pageinfo:x", b"{}", "resource", headers=typed("application/json")),
    ]  # fmt: skip
    found, said = read_bytes(archive(records)[0], tmp_path / "a.warc.wet.gz")
    assert [one.url for one in found] == [f"{SITE}/a", f"{SITE}/b"]
    assert found[0].text == text.decode()
    assert said == []


def chunked(body: bytes) -> bytes:
    parts = (body[at : at + 100] for at in range(0, len(body), 100))
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


BODIES = {
    "gzip": (gzip.compress(page("crane")), [("Content-Encoding", "gzip")]),
    "deflate": (zlib.compress(page("crane")), [("Content-Encoding", "deflate")]),
    "chunked": (chunked(page("crane")), [("Transfer-Encoding", "chunked")]),
    "both": (
        chunked(gzip.compress(page("crane"))),
        [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")],
    ),
    "decoded already": (page("crane"), [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")]),
    "chunks joined already": (
        gzip.compress(page("crane")),
        [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")],
    ),
}


@pytest.mark.parametrize("way", BODIES)
def test_chunked_and_compressed_bodies_are_decoded(way: str, tmp_path: Path) -> None:
    body, headers = BODIES[way]
    found, said = read_bytes(archive([Record(body=body, headers=[HTML, *headers])])[0], tmp_path / "a")
    assert [one.text for one in found] == [document(page("crane")).text]
    assert found[0].retrieval and found[0].retrieval.size == len(page("crane"))
    assert said == []


def test_charset_of_the_server_counts(tmp_path: Path) -> None:
    body = page("Пристань").decode().replace('<meta charset="utf-8">', "").encode("cp1251")
    headers = [("Content-Type", "text/html; charset=windows-1251")]
    found, _ = read_bytes(archive([Record(body=body, headers=headers)])[0], tmp_path / "a")
    assert found[0].title == "Пристань to be mended"


def test_bomb_costs_one_record(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<html>" + b"a " * 20_000_000)
    twice = gzip.compress(gzip.compress(bytes(10**7)))
    records = [
        Record(f"{SITE}/bomb", bomb, headers=[HTML, ("Content-Encoding", "gzip")]),
        Record(f"{SITE}/twice", twice, headers=[HTML, ("Content-Encoding", "gzip, gzip")]),
        Record(f"{SITE}/wide", b"<html>" + bytes(34 * 2**20)),
        Record(f"{SITE}/film", bytes(34 * 2**20), headers=typed("video/mp4")),
        Record(body=page("crane")),
    ]  # fmt: skip
    found, said = read_bytes(archive(records)[0], tmp_path / "a")
    assert [one.title for one in found] == ["crane to be mended"]
    larger = "larger than 32 MB, the most that one document may have"
    assert said == [
        f"https://courier.example/bomb: {larger}",
        f"{SITE}/twice: its compressed or chunked body can't be decoded",
        f"https://courier.example/wide: {larger}",
    ]


LONG = ("Last-Modified", "x" * 9999)


def test_hostile_headers_make_neither_addresses_nor_trouble(tmp_path: Path) -> None:
    records = [
        Record("javascript:alert(1)", page("crane")),
        Record(f"{SITE}/\x1b[31m\x07", page("bridge")),
        Record(f"{SITE}/" + "a" * 100_000, page("gate")),
        Record("file:///etc/passwd", page("lock")),
        Record("'; DROP TABLE documents; --", page("door"), fields=[("WARC-Date", "yesterday\x01")]),
        Record(f"{SITE}/e", page("quay"), headers=[HTML, ("ETag", "\x1b[2J"), LONG]),
        Record(f"{SITE}/h", page("mast"), headers=[HTML, ("X-Long", "x" * 1_000_000)]),
        Record(f"{SITE}/c", page("hull"), headers=typed("text/html; charset=zlib\xff")),
        Record(f"{SITE}/d", b"not HTTP", status="nonsense"),
    ]  # fmt: skip
    path = tmp_path / "a"
    found, said = read_bytes(archive(records)[0], path)
    web = [f"{SITE}/e", f"{SITE}/c"]
    assert [one.url for one in found] == [None] * 4 + web
    addresses = [one.retrieval.address for one in found if one.retrieval]
    assert addresses == [f"{path}:1", f"{path}:2", "file:///etc/passwd", f"{path}:4", *web]
    assert [one.retrieval.at is None for one in found if one.retrieval] == [False] * 3 + [True, False, False]
    assert {(one.retrieval.etag, one.retrieval.modified) for one in found if one.retrieval} == {(None, None)}
    damaged = "damaged after 2 records; reading went on behind that"
    assert said == [damaged, f"{SITE}/h: its HTTP headers can't be read"]


def test_bad_lengths_cost_their_record(tmp_path: Path) -> None:
    data, ends = archive([Record(body=page(word)) for word in ("crane", "bridge", "gate")], gzip=False)
    parts = [data[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    length = parts[1].split(b"Content-Length: ")[1].split(b"\r\n")[0]
    for bad in (b"-5", b"9" * 30, b"many", b"", b"0", b"100"):
        middle = parts[1].replace(b"Content-Length: " + length, b"Content-Length: " + bad)
        found, said = read_bytes(parts[0] + middle + parts[2], tmp_path / "a")
        assert [one.title for one in found] == ["crane to be mended", "gate to be mended"]
        assert said == ["damaged after 1 record; reading went on behind that"]


SMALL, ENDS = archive(
    [Record(f"https://courier.example/{word}", page(word)) for word in ("crane", "bridge", "gate")]
)
PLAIN, PLAIN_ENDS = archive(
    [Record(f"https://courier.example/{word}", page(word)) for word in ("crane", "bridge", "gate")],
    gzip=False,
)


@settings(max_examples=60, deadline=None)
@given(st.booleans(), st.integers(min_value=1, max_value=10**6))
def test_cut_anywhere_keeps_what_was_whole_and_is_reported(compressed: bool, where: int) -> None:
    data, ends = (SMALL, ENDS) if compressed else (PLAIN, PLAIN_ENDS)
    cut = where % len(data)
    if cut == 0 or cut in ends:
        return
    whole = sum(end <= cut for end in ends)
    with tempfile.TemporaryDirectory() as folder:
        found, said = read_bytes(data[:cut], Path(folder) / ("a.warc.gz" if compressed else "a.warc"))
    assert [one.url for one in found][:whole] == [
        f"https://courier.example/{word}" for word in ("crane", "bridge", "gate")[:whole]
    ]
    assert len(found) <= whole + 1  # one of which nothing but the last empty lines are missing
    assert len(said) == 1
    assert said[0].startswith("cut off after ") or (cut < 12 and "binary" in said[0])


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=len(SMALL) - 1), st.integers(min_value=1, max_value=255))
def test_damaged_byte_costs_its_member_and_is_reported(where: int, change: int) -> None:
    data = bytearray(SMALL)
    data[where] ^= change
    bad = sum(end <= where for end in ENDS)
    good = [f"https://courier.example/{word}" for word in ("crane", "bridge", "gate")]
    with tempfile.TemporaryDirectory() as folder:
        found, said = read_bytes(bytes(data), Path(folder) / "a.warc.gz")
    urls = [one.url for one in found]
    harmless = urls == good and not said  # the time and system in the header of a gzip member say nothing
    refused = bad == 0 and not found and len(said) == 1  # no gzip to look at
    assert harmless or refused or (urls == [one for one in good if one != good[bad]] and len(said) == 1)


def test_hole_and_rubbish_between_members_cost_no_more_than_they_touch(tmp_path: Path) -> None:
    hole = SMALL[: ENDS[0]] + SMALL[ENDS[0] + 100 :]
    rubbish = SMALL[: ENDS[0]] + b"rubbish" + SMALL[ENDS[0] :]
    padded = SMALL[: ENDS[0]] + bytes(1000) + SMALL[ENDS[0] :] + bytes(70_000)
    one_member = gzip.compress(gzip.decompress(SMALL))
    damaged = ["damaged after 1 record; reading went on behind that"]
    for data, count, reports in (
        (hole, 2, damaged), (rubbish, 3, damaged), (padded, 3, []), (one_member, 3, [])
    ):  # fmt: skip
        found, said = read_bytes(data, tmp_path / "a.warc.gz")
        assert (len(found), said) == (count, reports)


def test_member_whose_end_is_damaged_swallows_none_of_those_behind_it(tmp_path: Path) -> None:
    first, others = SMALL[: ENDS[0]], SMALL[ENDS[0] :]
    deflating = zlib.compressobj(wbits=31)
    endless = deflating.compress(gzip.decompress(first)) + deflating.flush(zlib.Z_SYNC_FLUSH)
    for length in (1, 100, len(others) - 1, 65_535):  # of a stored block (RFC 1951, 3.2.4): the next members
        stored = b"\0" + length.to_bytes(2, "little") + (65_535 - length).to_bytes(2, "little")
        found, said = read_bytes(endless + stored + others, tmp_path / "a.warc.gz")
        assert [one.url for one in found] == [
            "https://courier.example/bridge",
            "https://courier.example/gate",
        ]
        assert said == ["damaged after 0 records; reading went on behind that"]


def test_zstandard_and_lz4_are_read_and_their_cut_is_reported(tmp_path: Path) -> None:
    from fastwarc.stream_io import Lz4Writer, ZstdWriter

    parts = [PLAIN[start:end] for start, end in zip([0, *PLAIN_ENDS], PLAIN_ENDS, strict=False)]
    for suffix, writer in ((".zst", ZstdWriter), (".lz4", Lz4Writer)):
        out = tmp_path / "out"
        data, ends = b"", []
        for part in parts:
            with writer(str(out)) as stream:
                stream.write(part)
            data += out.read_bytes()
            ends.append(len(data))
        path = tmp_path / f"a.warc{suffix}"
        assert [len(read_bytes(data, path)[0]), read_bytes(data, path)[1]] == [3, []]
        for cut in (ends[0] + 50, ends[1] + 200, ends[2] - 30):
            found, said = read_bytes(data[:cut], path)
            whole = sum(end <= cut for end in ends)
            assert (len(found), len(said)) == (whole, 1)
            assert said[0].startswith("cut off after")


def test_page_that_trips_the_reader_costs_itself_alone(tmp_path: Path) -> None:
    deep = b"<html><body>" + b"<div>" * 50_000 + b"x"
    found, said = read_bytes(archive([Record(body=deep), Record(body=page("crane"))])[0], tmp_path / "a")
    assert [one.title for one in found] == ["crane to be mended"]
    assert said == [f"{SITE}/crane: tags nested more than 250 deep"]


def test_archive_on_standard_input_and_in_folders(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(SMALL)
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "b.warc").write_bytes(PLAIN)
    found, rejections = read(tmp_path, "-", stdin=SMALL)
    assert ([one.path for one in found], rejections) == (
        [str(tmp_path / "a.warc.gz")] * 3 + [str(tmp_path / "deeper" / "b.warc")] * 3 + ["-"] * 3,
        [],
    )


def test_documents_come_one_at_a_time_and_memory_stays_flat(tmp_path: Path) -> None:
    noise = [Record(body=bytes(10_000), headers=typed("image/png")) for _ in range(3_000)]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(archive([Record(body=page("crane")), *noise, Record(body=page("bridge"))])[0])
    rejections: list[Rejection] = []
    stream = documents([path], on_rejection=rejections.append)
    assert next(stream).title == "crane to be mended"
    tracemalloc.start()
    assert next(stream).title == "bridge to be mended"
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3 * 2**20  # the records between come to 30 MB
    assert list(stream) == rejections == []


def test_many_articles_are_handed_out_as_they_are_read(tmp_path: Path) -> None:
    class Counting(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            assert size is not None and 0 < size <= 65_536
            return super().read(size)

    data = archive([Record(f"https://courier.example/{n}", page(f"crane {n}")) for n in range(3_000)])[0]
    source = Counting(data)
    stream = documents(["-"], on_rejection=lambda rejection: None, stdin=source)
    for number in range(1, 6):
        assert next(stream).url == f"https://courier.example/{number - 1}"
    assert source.tell() < len(data) / 5


def test_content_of_an_archive_is_no_single_document() -> None:
    for content in (SMALL, PLAIN, PLAIN.decode()):
        with pytest.raises(
            UnreadableError, match="a web archive, which may hold many documents: give its path"
        ):
            document(content)


def test_command_reads_an_archive_and_reports_its_cut(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from reportedly.cli import main

    path = tmp_path / "a.warc.gz"
    path.write_bytes(SMALL[: ENDS[1] + 40])
    status = main(["read", "--json", str(path)])
    shown = capfd.readouterr()
    urls = [json.loads(line)["document"]["url"] for line in shown.out.splitlines()]
    assert urls == [f"{SITE}/crane", f"{SITE}/bridge"]
    assert status == 1
    assert shown.err == f"reportedly: {path}: cut off after 2 records\n"
