"""Good manners: robots.txt, time between requests, and leaving alone who asks for it."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from reportedly.errors import FetchError
from reportedly.read.web.fetch import Fetched, Fetcher
from tests.read.web.site import Reply, Site, article, closed_port, fetcher


class Time:
    """A clock that only sleep moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


def robots(harrow: Site, text: str | bytes, **options: object) -> None:
    harrow.page("/robots.txt", text, "text/plain", **options)  # type: ignore[arg-type]


def allowed(client: Fetcher, url: str) -> bool:
    try:
        return isinstance(client.fetch(url), Fetched)
    except FetchError as error:
        assert "robots.txt of harrow.test" in error.reason, error.reason
        return False


@pytest.fixture
def pages(harrow: Site) -> Site:
    for path in ("/", "/news/crane", "/private/crane", "/private/open", "/a.pdf?x=1", "/caf%C3%A9"):
        harrow.page(path, article())
    return harrow


def test_robots_txt_is_obeyed_and_asked_for_once(pages: Site) -> None:
    robots(
        pages, "User-agent: *\nDisallow: /private/\nAllow: /private/open\nDisallow: /*.pdf?\nDisallow: /café"
    )
    with fetcher() as client:
        found = {path: allowed(client, pages.url(path)) for path in [*pages.pages][:-1]}
    assert found == {
        "/": True,
        "/news/crane": True,
        "/private/crane": False,
        "/private/open": True,
        "/a.pdf?x=1": False,
        "/caf%C3%A9": False,
    }
    assert [asked.path for asked in pages.asked].count("/robots.txt") == 1
    assert "/private/crane" not in pages.paths


def test_rules_that_name_us_go_before_those_for_all(pages: Site) -> None:
    robots(pages, "User-agent: *\nDisallow:\n\nUser-agent: Reportedly\nDisallow: /\n")
    with fetcher() as client:
        assert not allowed(client, pages.url())
    robots(pages, "User-agent: *\nDisallow: /\n\nUser-agent: reportedly\nDisallow: /private\n")
    with fetcher() as client:
        assert allowed(client, pages.url())


@pytest.mark.parametrize(
    ("status", "may"), [(404, True), (403, True), (410, True), (500, False), (503, False), (429, False)]
)
def test_without_a_robots_txt(pages: Site, status: int, may: bool) -> None:
    robots(pages, "User-agent: *\nDisallow: /", status=status)
    with fetcher() as client:
        if may:
            assert allowed(client, pages.url())
            return
        for _ in range(2):
            with pytest.raises(FetchError, match=str(status)):
                client.fetch(pages.url())
    assert [asked.path for asked in pages.asked] == ["/robots.txt"]


def test_a_robots_txt_that_breaks_off_allows_nothing(pages: Site) -> None:
    pages.raw("/robots.txt", b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nUser-agent: *\n")
    with fetcher() as client, pytest.raises(FetchError, match="truncated"):
        client.fetch(pages.url())
    assert pages.paths == []


def test_robots_txt_may_redirect_and_a_redirect_is_checked_at_its_own_site(pages: Site) -> None:
    pages.redirect("/robots.txt", "/elsewhere.txt")
    pages.page("/elsewhere.txt", "User-agent: *\nDisallow: /private", "text/plain")
    pages.redirect("/go", "/private/crane")
    with fetcher() as client, pytest.raises(FetchError, match="does not allow it") as caught:
        client.fetch(pages.url("/go"))
    assert caught.value.path == pages.url("/go")
    assert "/private/crane" not in pages.paths


def test_robots_txt_that_redirects_without_end_is_as_good_as_none(pages: Site) -> None:
    pages.redirect("/robots.txt", "/robots.txt")
    with fetcher() as client:
        assert allowed(client, pages.url())
    assert [asked.path for asked in pages.asked].count("/robots.txt") == 6


@pytest.mark.parametrize(
    "text",
    [
        b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /private",
        b"User-agent: *\rDisallow: /private\r",
        b"User-agent: *\nDisallow: /private\n" + b"\xff\xfe\0\x01" * 100,
        b"User-agent: *\nDisallow: /private\n" + b"# " + b"x" * 2_000_000,
        b"User-agent: *\nDisallow: /private\n" + b"Disallow: /" + b"*a" * 200_000 + b"b\n",
    ],
)
def test_odd_and_hostile_ones_still_count(pages: Site, text: bytes) -> None:
    robots(pages, text)
    with fetcher() as client:
        assert not allowed(client, pages.url("/private/crane"))
        assert allowed(client, pages.url("/news/crane"))


def test_requests_to_one_host_have_time_between_them(pages: Site) -> None:
    time = Time()
    with fetcher(delay=1.0, sleep=time.sleep, clock=time.clock) as client:
        for path in ("/", "/news/crane"):
            client.fetch(pages.url(path))
        assert time.slept == [1.0, 1.0]  # after robots.txt, after the first page
        client.fetch(pages.url("/", host="other.test"))
        assert time.slept == [1.0, 1.0, 1.0]


def test_crawl_delay_is_kept_up_to_a_bound(pages: Site) -> None:
    for wanted, kept in (("7", 7.0), ("0.2", 1.0), ("86400", 30.0), ("-5", 1.0), ("inf", 1.0), ("x", 1.0)):
        robots(pages, f"User-agent: *\nCrawl-delay: {wanted}\n")
        time = Time()
        with fetcher(delay=1.0, longest_wait=30.0, sleep=time.sleep, clock=time.clock) as client:
            client.fetch(pages.url())
            client.fetch(pages.url("/news/crane"))
        assert time.slept[-1] == kept, wanted


def test_robots_txt_is_asked_for_again_after_a_day(pages: Site) -> None:
    time = Time()
    with fetcher(sleep=time.sleep, clock=time.clock) as client:
        client.fetch(pages.url())
        robots(pages, "User-agent: *\nDisallow: /")
        assert allowed(client, pages.url())
        time.now += 90_000
        assert not allowed(client, pages.url())


@pytest.mark.parametrize("status", [429, 503])
def test_who_asks_to_be_left_alone_is(pages: Site, status: int) -> None:
    time = Time()
    pages.pages["/"] = Reply(b"", status, {"Retry-After": "3600"})
    with fetcher(sleep=time.sleep, clock=time.clock) as client:
        with pytest.raises(FetchError, match=f"answers {status} .*; it asks to wait 3600 seconds") as caught:
            client.fetch(pages.url())
        assert caught.value.retry_after == 3600
        with pytest.raises(FetchError, match=r"harrow\.test has asked to wait 3600 seconds more") as caught:
            client.fetch(pages.url("/news/crane"))
        assert caught.value.retry_after == 3600
        assert pages.paths == ["/"]
        time.now += 3590
        assert isinstance(client.fetch(pages.url("/news/crane")), Fetched)
    assert time.slept == [10.0]


def test_a_day_to_come_back_on(pages: Site) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)
    for said, least, most in ((later, 7000, 7300), ("99999999999999", 86400, 86400)):
        pages.pages["/"] = Reply(b"", 503, {"Retry-After": said})
        with fetcher() as client, pytest.raises(FetchError) as caught:
            client.fetch(pages.url())
        assert caught.value.retry_after is not None and least <= caught.value.retry_after <= most
    for said in ("soon", "-5", "", "Mon, 03 Mar 2003 08:00:00 GMT", "²", "Mon, 99 Foo 9999999 08:00:00 GMT"):
        pages.pages["/"] = Reply(b"", 503, {"Retry-After": said})
        with fetcher() as client, pytest.raises(FetchError) as caught:
            client.fetch(pages.url())
        assert not caught.value.retry_after


def test_a_dead_host_is_tried_once_for_all_its_pages() -> None:
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    port = closed_port()
    with fetcher(resolve=resolve) as client:
        for number in range(5):
            with pytest.raises(FetchError, match="can't connect"):
                client.fetch(f"http://dead.test:{port}/{number}")
    assert asked == ["dead.test"]
