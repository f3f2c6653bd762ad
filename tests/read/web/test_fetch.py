"""Fetching: what a page comes back as, and everything that a server may do wrong on the way."""

import hashlib
import subprocess
import sys

import pytest

from reportedly.errors import UsageError
from reportedly.read import web
from reportedly.read.web.fetch import Fetched, Unchanged, Validators
from tests.read.web.site import (
    HTML,
    Reply,
    Site,
    article,
    closed_port,
    fetcher,
    get,
    local,
    refusal,
)

PAGE = article()


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


def test_environment_proxies_are_not_used(harrow: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    harrow.page("/", PAGE)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{closed_port()}")
    assert get(harrow.url(), resolve=local).body == PAGE.encode()


def test_all_that_is_named_is_there() -> None:
    assert all(getattr(web, name) is not None for name in web.__all__)
    assert not hasattr(web, "nope")


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
