"""What servers send: packed, cut off, without end, or no HTTP at all."""

import gzip
import socket
import zlib
from collections.abc import Iterator
from itertools import repeat
from threading import Event
from time import sleep

import pytest

from reportedly.read.web.limits import Limits
from tests.read.web.site import (
    Reply,
    Site,
    article,
    closed_port,
    get,
    refusal,
    zipped,
)

PAGE = article()


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(PAGE.encode())),
        ("x-gzip", gzip.compress(PAGE.encode()[:50]) + gzip.compress(PAGE.encode()[50:])),
        ("GZIP", gzip.compress(PAGE.encode()) + b"\0\0\0"),
        ("deflate", zlib.compress(PAGE.encode())),
        ("deflate", zlib.compress(PAGE.encode(), wbits=-15)),
        ("identity", PAGE.encode()),
    ],
)
def test_compressed_bodies_are_unpacked(harrow: Site, coding: str, body: bytes) -> None:
    harrow.page("/", body, Content_Encoding=coding)
    found = get(harrow.url())
    assert found.body == PAGE.encode()
    assert found.retrieval.size == len(PAGE.encode())


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "nonsense"])
def test_encodings_that_nobody_asked_for(harrow: Site, coding: str) -> None:
    harrow.page("/", gzip.compress(PAGE.encode()), Content_Encoding=coding)
    assert "encoding that was not asked for" in refusal(harrow.url()).reason


def test_a_zip_bomb_is_left_at_the_limit(harrow: Site) -> None:
    bomb = zipped(10_000_000)
    assert len(bomb) < 12_000
    harrow.page("/", bomb, Content_Encoding="gzip")
    assert refusal(harrow.url(), limits=Limits(body=2**20)).reason == "larger than 1 MB"


def test_compressed_bodies_that_are_damaged_or_cut_off(harrow: Site) -> None:
    whole = gzip.compress(PAGE.encode())
    harrow.page("/cut", whole[:-20], Content_Encoding="gzip")
    harrow.page("/bad", whole[:30] + b"\xff" * 30 + whole[60:], Content_Encoding="gzip")
    harrow.page("/none", PAGE, Content_Encoding="gzip")
    assert refusal(harrow.url("/cut")).reason.startswith("truncated")
    assert refusal(harrow.url("/bad")).reason.startswith("damaged")
    assert refusal(harrow.url("/none")).reason.startswith("damaged")


# Servers that misbehave


def test_a_body_shorter_than_it_says_is_truncated(harrow: Site) -> None:
    harrow.raw("/", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n", b"<p>Half")
    assert refusal(harrow.url()).reason == "truncated: 7 of 1,000 bytes came"


def test_a_chunked_body_that_breaks_off_is_truncated(harrow: Site) -> None:
    harrow.raw("/", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"5\r\nabcde\r\n", b"20\r\nabc")
    assert refusal(harrow.url()).reason.startswith("truncated: the connection ended")


def test_an_endless_body_ends_at_the_limit(harrow: Site) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    harrow.pages["/"] = Reply(
        raw=lambda: (piece for many in ([head], repeat(b"x" * 65_536)) for piece in many)
    )
    assert refusal(harrow.url(), limits=Limits(body=300_000)).reason.startswith("larger than 0.3 MB")


def test_chunks_of_nothing_but_frame_end_too(harrow: Site) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunk = b"1;" + b"x" * 500 + b"\r\na\r\n"
    harrow.pages["/"] = Reply(raw=lambda: (piece for many in ([head], repeat(chunk * 50)) for piece in many))
    assert "more bytes than" in refusal(harrow.url(), limits=Limits(body=300_000)).reason


def test_a_stated_size_beyond_the_limit_is_not_received(harrow: Site) -> None:
    harrow.raw("/", b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n")
    assert refusal(harrow.url()).reason == "larger than 32 MB"


def drip(head: bytes, piece: bytes) -> Iterator[bytes]:
    yield head
    for _ in range(200):
        sleep(0.02)
        yield piece


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nX-Long: ", b"x"),
        (b"HTTP/1.1 200 OK\r\n", b"X-More: 1\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
)
def test_a_server_that_drips_is_left_when_the_time_is_over(harrow: Site, head: bytes, piece: bytes) -> None:
    harrow.pages["/"] = Reply(raw=lambda: drip(head, piece))
    assert refusal(harrow.url(), limits=Limits(seconds=0.3)).reason == "took longer than 0.3 seconds"


def test_a_server_that_says_nothing(harrow: Site) -> None:
    harrow.pages["/"] = Reply(raw=lambda: drip(b"", b""))
    assert refusal(harrow.url(), limits=Limits(quiet=0.1)).reason == "no answer within 0.1 seconds"


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\n" + b"X-Big: " + b"x" * 300_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-Many: 1\r\n" * 30_000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nabcdefg",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabcdefg",
        b"HTTP/1.1 999999 OK\r\n\r\n",
        b"SSH-2.0-OpenSSH_9\r\n",
        b"\x15\x03\x01\x00\x02\x02",
        b"",
    ],
)
def test_answers_that_are_no_http(harrow: Site, answer: bytes) -> None:
    harrow.raw("/", answer)
    assert refusal(harrow.url()).reason.startswith(("not a valid HTTP answer", "the connection broke"))


def test_nobody_there(harrow: Site) -> None:
    assert refusal(f"http://harrow.test:{closed_port()}/").reason.startswith("can't connect")

    def unknown(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    def offline(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    assert refusal("http://nowhere.test/", resolve=unknown).reason == "nowhere.test is not a known name"
    assert refusal("http://a.test/", resolve=offline).reason == "a.test can't be looked up at the moment"
    assert refusal(f"http://{'a' * 70}.test/", resolve=unknown).reason.endswith("is not a known name")


def test_a_name_server_that_keeps_silent(harrow: Site) -> None:
    answered = Event()

    def silent(host: str, port: int) -> list[str]:
        answered.wait()
        return ["127.0.0.1"]

    try:
        reason = refusal("http://harrow.test/", resolve=silent, limits=Limits(quiet=0.1)).reason
    finally:
        answered.set()
    assert reason == "looking up harrow.test took longer than 0.1 seconds"


@pytest.mark.parametrize(
    "kind",
    [
        "image/png",
        "application/pdf",
        "video/mp4",
        "image/svg+xml",
        "text/css",
        "application/zip",
        "font/woff",
    ],
)
def test_what_cannot_be_an_article_is_refused_before_its_body(harrow: Site, kind: str) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: 5000\r\n\r\n"
    harrow.pages["/"] = Reply(raw=lambda: drip(head.encode(), b"x"))
    assert refusal(harrow.url()).reason == f"neither a page nor a feed ({kind})"


@pytest.mark.parametrize("status", [204, 206, 300, 304, 401, 404, 410, 451, 500, 503, 599])
def test_answers_without_a_page(harrow: Site, status: int) -> None:
    harrow.page("/", "" if status in (204, 304) else PAGE, status=status)
    error = refusal(harrow.url())
    assert (error.status, error.path) == (status, harrow.url())
    assert error.reason.startswith(f"the server answers {status} (")
