"""Fetching: what a page comes back as, and everything that a server may do wrong on the way."""

import gzip
import hashlib
import ssl
import subprocess
import sys
import zlib
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path
from shutil import which
from time import sleep

import pytest

from reportedly.errors import FetchError, UsageError
from reportedly.read.web.fetch import Fetched, Unchanged, Validators
from reportedly.read.web.limits import Limits
from tests.read.web.site import HTML, Reply, Site, article, closed_port, fetcher, local, site, zipped

PAGE = article()


def get(url: str, **options: object) -> Fetched:
    with fetcher(**options) as client:
        found = client.fetch(url)
    assert isinstance(found, Fetched)
    return found


def refusal(url: str, **options: object) -> FetchError:
    with fetcher(**options) as client, pytest.raises(FetchError) as caught:
        client.fetch(url)
    assert "\n" not in caught.value.reason and caught.value.path == url
    return caught.value


def test_a_page_comes_with_where_and_when_it_was_got(harrow: Site) -> None:
    harrow.page("/crane", PAGE, ETag='"v1"', Last_Modified="Mon, 03 Mar 2031 08:00:00 GMT")
    found = get(harrow.url("/crane#comments"))
    assert (found.url, found.body, found.content_type) == (harrow.url("/crane"), PAGE.encode(), HTML)
    kept = found.retrieval
    assert (kept.address, kept.size) == (found.url, len(PAGE.encode()))
    assert kept.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    assert (kept.etag, kept.modified) == ('"v1"', "Mon, 03 Mar 2031 08:00:00 GMT")
    assert kept.at is not None and len(kept.at) == 20 and kept.at.endswith("Z")
    assert harrow.paths == ["/crane"]


def test_we_say_who_we_are(harrow: Site) -> None:
    harrow.page("/", PAGE)
    get(harrow.url(), contact="https://desk.example/reading")
    asked = harrow.asked[-1].headers
    assert asked["user-agent"].startswith("reportedly/")
    assert asked["user-agent"].endswith(" (+https://desk.example/reading)")
    assert asked["host"] == f"harrow.test:{harrow.port}"
    assert {"cookie", "referer", "authorization"}.isdisjoint(asked)


@pytest.mark.parametrize("contact", ["a\r\nX-Evil: 1", "a)b", "", "ü@desk.example", "x" * 2000])
def test_a_contact_that_no_header_can_carry_is_a_usage_error(contact: str) -> None:
    with pytest.raises(UsageError, match="contact"):
        fetcher(contact=contact)


def test_names_with_letters_of_any_script(harrow: Site) -> None:
    harrow.page("/caf%C3%A9?q=%C3%BC", PAGE)
    found = get(f"http://BÜCHER.test:{harrow.port}/café?q=ü")
    assert found.url == f"http://xn--bcher-kva.test:{harrow.port}/caf%C3%A9?q=%C3%BC"
    assert harrow.asked[-1].headers["host"] == f"xn--bcher-kva.test:{harrow.port}"


def test_ports_are_kept_and_those_of_the_scheme_left_out(harrow: Site) -> None:
    harrow.page("/", PAGE)
    asked: list[tuple[str, int]] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append((host, port))
        return []

    for url in ("http://a.test/", "HTTPS://b.test/", "http://c.test:8080/"):
        refusal(url, resolve=resolve)
    assert asked == [("a.test", 80), ("b.test", 443), ("c.test", 8080)]
    for port in ("0", "65536", "99999999999999999999", "x", "-1"):
        assert "not a usable address" in refusal(f"http://a.test:{port}/", resolve=resolve).reason


@pytest.mark.parametrize(
    "url",
    [
        "ftp://harrow.test/x", "file:///etc/passwd", "gopher://harrow.test", "javascript:alert(1)",
        "data:text/html,x", "//harrow.test/x", "harrow.test", "", "   ", "http://", "http:///x", "http://?",
        "http://[::1", "http://[zz]/", "http://0177.0.0.1.5:x/", "http://a b.test:y/", "http://xn--\u0080.test/",
        "http://harrow.test/\0", "http://harrow.test/\r\nX: 1", "http://harrow.test/" + "a" * 5000,
        "http://user:secret@harrow.test/", "http://harrow.test\\@10.0.0.1/",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_never_asked_for(url: str) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise AssertionError(f"asked for {host}")

    error = refusal(url, resolve=resolve)
    assert error.reason.startswith(("refused", "not a usable address"))
    assert "secret" not in error.reason


# Encodings of the body


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

    assert refusal("http://nowhere.test/", resolve=unknown).reason == "nowhere.test is not a known name"
    assert refusal(f"http://{'a' * 70}.test/", resolve=unknown).reason.endswith("is not a known name")


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


# Redirects


def test_redirects_are_followed(harrow: Site) -> None:
    for number, status in enumerate((301, 302, 303, 307, 308)):
        harrow.redirect(f"/{number}", f"{number + 1}?a=b#c" if number % 2 else f"/{number + 1}", status)
        harrow.pages[f"/{number}?a=b"] = harrow.pages[f"/{number}"]
    harrow.page("/5", PAGE)
    assert get(harrow.url("/0")).url == harrow.url("/5")


def test_redirects_end(harrow: Site) -> None:
    harrow.redirect("/a", "/b")
    harrow.redirect("/b", "/a#again")
    for number in range(20):
        harrow.redirect(f"/{number}", f"/{number + 1}")
    harrow.pages["/nowhere"] = Reply(status=302)
    assert refusal(harrow.url("/a")).reason.startswith("redirects in a circle")
    assert refusal(harrow.url("/0")).reason.startswith("more than 10 redirects")
    assert len(harrow.paths) == 2 + 11
    assert refusal(harrow.url("/nowhere")).reason == "status 302 without saying where to"


@pytest.mark.parametrize(
    "place",
    [
        "file:///etc/passwd",
        "ftp://harrow.test/",
        "javascript:alert(1)",
        "http://me:pw@harrow.test/",
        "http://:0/",
    ],
)
def test_redirects_to_what_would_not_be_fetched(harrow: Site, place: str) -> None:
    harrow.redirect("/", place)
    error = refusal(harrow.url())
    assert error.path == harrow.url()
    assert error.reason.startswith("redirected to ")
    assert "refused" in error.reason or "not a usable address" in error.reason


def test_cookies_are_not_kept(harrow: Site) -> None:
    harrow.pages["/"] = Reply(b"", 302, {"Location": "/next", "Set-Cookie": "who=me; Path=/"})
    harrow.page("/next", PAGE)
    get(harrow.url())
    assert "cookie" not in harrow.asked[-1].headers


# Asking only for what is new


def test_what_is_known_is_asked_for_only_if_new(harrow: Site) -> None:
    def page(asked: object) -> Reply:
        fresh = asked.headers.get("if-none-match") == '"v1"'  # type: ignore[attr-defined]
        return Reply(status=304) if fresh else Reply(PAGE.encode(), 200, {"ETag": '"v1"'})

    harrow.pages["/"] = page
    kept: dict[str, Validators] = {}
    with fetcher(known=kept.get) as client:
        first = client.fetch(harrow.url())
        assert isinstance(first, Fetched)
        kept[first.retrieval.address] = Validators(first.retrieval.etag, first.retrieval.modified)
        assert client.fetch(harrow.url()) == Unchanged(harrow.url())
    assert "if-none-match" not in harrow.asked[0].headers  # robots.txt


def test_the_day_of_the_version_at_hand_is_sent(harrow: Site) -> None:
    harrow.page("/", PAGE)
    get(harrow.url(), known=lambda url: Validators(None, "Mon, 03 Mar 2031 08:00:00 GMT"))
    assert harrow.asked[-1].headers["if-modified-since"] == "Mon, 03 Mar 2031 08:00:00 GMT"
    assert "if-none-match" not in harrow.asked[-1].headers


def test_validators_cannot_smuggle_headers(harrow: Site) -> None:
    harrow.page("/", PAGE, ETag="x" * 5000)
    found = get(harrow.url(), known=lambda url: Validators('"a"\r\nX-Evil: 1', "ü"))
    assert {"if-none-match", "if-modified-since", "x-evil"}.isdisjoint(harrow.asked[-1].headers)
    assert found.retrieval.etag is None


# TLS


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    openssl = which("openssl")
    if openssl is None:
        pytest.skip("needs the openssl command")
    folder = tmp_path_factory.mktemp("certificate")
    key, made = folder / "key.pem", folder / "made.pem"
    command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    names = ["-subj", "/CN=harrow.test", "-addext", "subjectAltName=DNS:harrow.test"]
    subprocess.run([*command, "-keyout", key, "-out", made, *names], check=True, capture_output=True)
    return key, made


@pytest.fixture
def safe(certificate: tuple[Path, Path]) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate[1], certificate[0])
    with site(context) as served:
        yield served


def test_certificates_are_checked_against_the_name_and_not_the_number(
    safe: Site, harrow: Site, certificate: tuple[Path, Path]
) -> None:
    safe.page("/", PAGE)
    trusting = ssl.create_default_context(cafile=str(certificate[1]))
    assert get(safe.url(scheme="https"), ssl_context=trusting).body == PAGE.encode()
    other = refusal(safe.url(scheme="https", host="other.test"), ssl_context=trusting)
    assert other.reason.startswith("its certificate doesn't hold (Hostname mismatch")
    assert refusal(safe.url(scheme="https")).reason.startswith("its certificate doesn't hold (")
    harrow.page("/", PAGE)
    assert refusal(harrow.url(scheme="https")).reason.startswith("can't connect")


def test_no_redirect_from_https_to_http(safe: Site, harrow: Site, certificate: tuple[Path, Path]) -> None:
    safe.redirect("/", harrow.url("/plain"))
    harrow.page("/plain", PAGE)
    trusting = ssl.create_default_context(cafile=str(certificate[1]))
    error = refusal(safe.url(scheme="https"), ssl_context=trusting)
    assert error.reason == f"refused: redirected from https to {harrow.url('/plain')}"
    assert harrow.asked == []


def test_environment_proxies_are_not_used(harrow: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    harrow.page("/", PAGE)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{closed_port()}")
    assert get(harrow.url(), resolve=local).body == PAGE.encode()


def test_without_the_extra_it_says_what_to_install() -> None:
    code = """
import sys
sys.modules["protego"] = None
from reportedly.errors import UsageError
from reportedly.read import web
assert web.is_url("https://harrow.test/")
for take in (lambda: web.Fetcher, lambda: __import__("reportedly.read.web.fetch")):
    try:
        take()
    except UsageError as error:
        print(error)
"""
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert (
        shown.splitlines()
        == ["fetching from the web needs more packages: pip install 'reportedly[fetch]'"] * 2
    )
