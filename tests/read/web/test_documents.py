"""Documents from addresses: articles, and feeds with and without the pages that they lead to."""

from hashlib import sha256

import pytest

from reportedly.read.web.fetch import Validators
from reportedly.types import Document, Rejection
from tests.read.web.site import CLIMB, COST, CRANE, Reply, Site, article, documents, fetcher

RSS = "application/rss+xml"


def entry(title: str, link: str = "", more: str = "") -> str:
    return f"<item><title>{title}</title>{f'<link>{link}</link>' if link else ''}{more}</item>"


def feed(*entries: str) -> str:
    return f"<rss version='2.0'><channel><title>The Quellin Courier</title>{''.join(entries)}</channel></rss>"


def read(url: str, **options: object) -> tuple[list[Document], list[Rejection]]:
    rejections: list[Rejection] = []
    with fetcher() as client:
        return list(documents(url, client, rejections, **options)), rejections


def one(harrow: Site, path: str) -> Document:
    (found,), rejections = read(harrow.url(path))
    assert rejections == []
    return found


# Articles


def test_an_article_knows_where_it_is_from(harrow: Site) -> None:
    page = article()
    harrow.page("/crane", page, ETag='"v1"')
    harrow.redirect("/c", "/crane?from=c")
    harrow.pages["/crane?from=c"] = harrow.pages["/crane"]
    found = one(harrow, "/c#top")
    assert found.title == "Crane to be mended"
    assert CRANE in found.text and "<" not in found.text
    assert (found.url, found.path) == (harrow.url("/crane?from=c"), None)
    assert found.retrieval is not None
    assert (found.retrieval.address, found.retrieval.etag) == (harrow.url("/crane?from=c"), '"v1"')
    assert found.retrieval.sha256 == sha256(page.encode()).hexdigest()


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        ("{site}/crane", True),
        ("http://www.harrow.test/crane", True),
        ("http://news.harrow.test/crane", True),
        ("http://harrow.test/", False),
        ("http://elsewhere.test/crane", False),
        ("http://notharrow.test/crane", False),
        ("http://me:pw@harrow.test/crane", False),
        ("http://[/crane", False),
        ("javascript:alert(1)", False),
    ],
)
def test_a_page_may_say_its_own_address_but_no_other_papers(harrow: Site, stated: str, kept: bool) -> None:
    address = stated.format(site=harrow.url("")[:-1] if harrow.url("").endswith("/") else harrow.url(""))
    harrow.page("/crane?utm=x", article(head=f'<link rel="canonical" href="{address}">'))
    assert one(harrow, "/crane?utm=x").url == (address if kept else harrow.url("/crane?utm=x"))


def test_a_page_that_names_a_feed_is_an_article(harrow: Site) -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    harrow.page("/crane", article(head=head))
    assert one(harrow, "/crane").title == "Crane to be mended"
    assert harrow.paths == ["/crane"]


def test_a_plain_text_is_read_too(harrow: Site) -> None:
    harrow.page("/crane.txt", f"{CRANE}\n\n{CLIMB}\n", "text/plain; charset=us-ascii")
    assert one(harrow, "/crane.txt").text.startswith(CRANE)


@pytest.mark.parametrize(
    ("codec", "header", "words"),
    [
        ("cp1252", "text/html; charset=ISO-8859-1", "The mayor of Quéllin said “no” – twice."),
        ("iso8859-2", "text/html;charset=iso-8859-2", "Łukasz Wójcik of Żory said that it was shut."),
        ("cp1251", 'text/html; charset="windows-1251"', "The paper «Новости» said that it was shut."),
        ("shift_jis", "text/html; Charset=Shift_JIS", "The paper 新聞 said that the bridge was shut."),
        ("utf-16-le", "text/html; charset=utf-16le", "The paper «Новости» said that it was shut."),
        ("utf-8", "text/html; charset=iso-8859-1", "The mayor of Quéllin said “no” – twice."),
        ("cp1252", "text/html; charset=us-ascii", "The mayor of Quéllin said “no” – twice."),
        ("utf-8", "text/html; charset=rot13", "The mayor of Quéllin said “no” – twice."),
        ("utf-8", "text/html; charset=unicode_escape", "The mayor of Quéllin said “no” – twice."),
        ("cp1252", "text/html; charset=nonsense", "The mayor of Quéllin said “no” – twice."),
    ],
)
def test_a_charset_that_only_the_header_names(harrow: Site, codec: str, header: str, words: str) -> None:
    page = article("Crane to be mended", words, CLIMB, COST).encode(codec)
    harrow.page("/", page, header)
    found = one(harrow, "/")
    assert words in found.text
    assert found.retrieval is not None
    assert (found.retrieval.size, found.retrieval.sha256) == (len(page), sha256(page).hexdigest())


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "binary file (PNG image)"),
        (b"%PDF-1.7\n" + bytes(range(256)), "binary file (PDF document)"),
        (b"", "empty file"),
        (b"<html><body><nav>Home</nav></body></html>", "no article found"),
        (b"<?xml version='1.0'?><urlset><url><loc>/a</loc></url></urlset>", "a sitemap; its pages"),
        (b"<?xml version='1.0'?><svg></svg>", "an XML file"),
        (b"<rss version='2.0'><channel></channel></rss>", "a feed without entries"),
    ],
)
def test_what_yields_no_document_is_told(harrow: Site, body: bytes, told: str) -> None:
    harrow.page("/x", body, "text/html")
    found, (rejection,) = read(harrow.url("/x"))
    assert found == []
    assert rejection.path == harrow.url("/x")
    assert rejection.reason.startswith(told)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://harrow.test/", "http://", "http://a\r\nb/", "x"]
)
def test_what_is_no_address_is_told(url: str) -> None:
    found, (rejection,) = read(url)
    assert (found, rejection.path) == ([], url)


def test_what_is_as_it_was_is_told(harrow: Site) -> None:
    harrow.pages["/crane"] = Reply(status=304)
    unchanged: list[str] = []
    rejections: list[Rejection] = []
    with fetcher(known=lambda url: Validators('"v1"')) as client:
        found = list(documents(harrow.url("/crane"), client, rejections, on_unchanged=unchanged.append))
    assert (found, rejections, unchanged) == ([], [], [harrow.url("/crane")])


# Feeds


@pytest.fixture
def courier(harrow: Site) -> Site:
    harrow.page("/crane", article("Crane to be mended"))
    harrow.page("/bridge", article("Bridge to be shut"))
    return harrow


def test_a_feed_gives_the_pages_of_its_entries(courier: Site) -> None:
    entries = [
        entry("One", "/crane#a"), entry("Two", courier.url("/gone")), entry("Three", "/picture"),
        entry("Again", courier.url("/crane#b")), entry("Four", "bridge"), entry("Five", "http://10.0.0.1:9/x"),
        entry("Six", "javascript:alert(1)"), entry("Seven", "/feed"), entry("Eight", "/inner"),
    ]  # fmt: skip
    courier.page("/feed", feed(*entries), RSS)
    courier.page("/inner", feed(entry("x", "/crane")), RSS)
    courier.page("/picture", b"\x89PNG", "image/png")
    rejections: list[Rejection] = []

    def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == "harrow.test" else [host]

    judge = {"10.0.0.1": "a private address"}.get
    with fetcher(allow_private=False, resolve=resolve, judge=judge) as client:
        found = list(documents(courier.url("/feed"), client, rejections))
    assert [one.title for one in found] == ["Crane to be mended", "Bridge to be shut"]
    assert [one.url for one in found] == [courier.url("/crane"), courier.url("/bridge")]
    assert [(one.path, one.reason) for one in rejections] == [
        (courier.url("/gone"), "the server answers 404 (Not Found)"),
        (courier.url("/picture"), "neither a page nor a feed (image/png)"),
        ("http://10.0.0.1:9/x", "refused: 10.0.0.1 is at a private address (10.0.0.1)"),
        (courier.url("/feed#7"), "an entry without an address or text"),
        (courier.url("/feed#8"), "an entry without an address or text"),
        (courier.url("/inner"), "a feed, not an article"),
    ]


def test_a_feed_fills_in_what_its_own_sites_pages_leave_out(courier: Site) -> None:
    when = "<pubDate>Mon, 03 Mar 2031 08:00:00 GMT</pubDate><author>ana@courier.test (Ana Velt)</author>"
    dated = article("Dam to be built", head='<meta property="article:published_time" content="2031-01-09">')
    courier.page("/dam", dated)
    links = ["/crane", "/dam", courier.url("/bridge", host="other.test")]
    courier.page("/feed", feed(*(entry("x", link, when) for link in links)), RSS)
    (crane, dam, bridge), _ = read(courier.url("/feed"))
    assert (crane.title, crane.byline) == ("Crane to be mended", ("Ana Velt",))
    assert (crane.outlet, crane.published) == ("The Quellin Courier", "2031-03-03T08:00:00Z")
    assert dam.published == "2031-01-09"
    assert (bridge.outlet, bridge.published, bridge.byline) == (None, None, ())


def test_entries_that_are_not_wanted_are_not_fetched(courier: Site) -> None:
    courier.page("/feed", feed(entry("One", "/crane#x"), entry("Two", "/bridge")), RSS)
    asked: list[str] = []

    def skip(url: str) -> bool:
        asked.append(url)
        return url.endswith("/crane")

    found, _ = read(courier.url("/feed"), skip=skip)
    assert [one.title for one in found] == ["Bridge to be shut"]
    assert asked == [courier.url("/crane"), courier.url("/bridge")]
    assert courier.paths == ["/feed", "/bridge"]


def test_pages_are_fetched_as_they_are_asked_for(courier: Site) -> None:
    courier.page("/feed", feed(entry("One", "/crane"), entry("Two", "/bridge")), RSS)
    with fetcher() as client:
        reading = documents(courier.url("/feed"), client, [])
        assert courier.asked == []
        next(reading)
        assert courier.paths == ["/feed", "/crane"]


def test_a_feed_alone_gives_what_it_says_itself(courier: Site) -> None:
    when = "<pubDate>Mon, 03 Mar 2031 08:00:00 GMT</pubDate><author>ana@courier.test (Ana Velt)</author>"
    told = f"<description><![CDATA[<p>{CRANE}</p><script>alert(1)</script>]]></description>"
    courier.page("/feed", feed(entry("Crane to be mended", "/crane", when + told)), RSS, ETag='"feed"')
    (found,), rejections = read(courier.url("/feed"), follow_feed=False)
    assert rejections == []
    assert found.text == f"Crane to be mended\n\n{CRANE}"
    assert [block.kind for block in found.blocks] == ["headline", "paragraph"]
    assert (found.title, found.outlet, found.byline) == (
        "Crane to be mended",
        "The Quellin Courier",
        ("Ana Velt",),
    )
    assert (found.published, found.url) == ("2031-03-03T08:00:00Z", courier.url("/crane"))
    assert courier.paths == ["/feed"]
    kept = found.retrieval
    assert kept is not None and kept.address == courier.url("/crane")
    assert kept.etag is None  # the feed's, not the page's


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("The bridge is shut.", "The bridge is shut."),
        (
            "Tolls of 3 &lt; 4 marks &amp; more, the board said.",
            "Tolls of 3 < 4 marks & more, the board said.",
        ),
        ("The bridge is shut.\n\nThe board said so.", "The bridge is shut.\n\nThe board said so."),
        ("&lt;p&gt;It is shut.&lt;/p&gt;&lt;p&gt;So they say.&lt;/p&gt;", "It is shut.\n\nSo they say."),
        ("&lt;b&gt;Shut&lt;/b&gt;, the board said.", "Shut, the board said."),
    ],
)
def test_short_summaries_keep_all_their_words(courier: Site, told: str, text: str) -> None:
    courier.page("/feed", feed(entry("Bridge to be shut", "/b", f"<description>{told}</description>")), RSS)
    (found,), _ = read(courier.url("/feed"), follow_feed=False)
    assert found.text == f"Bridge to be shut\n\n{text}"


def test_an_entry_cannot_say_that_it_is_another_papers(courier: Site) -> None:
    meta = (
        '<meta property="og:site_name" content="Daily Elsewhere"><link rel="canonical" href="http://else.test/x">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Other"}</script>'
    )
    told = f"<description><![CDATA[{meta}<p>{CRANE}</p><p>{CLIMB}</p>]]></description>"
    courier.page("/feed", feed(entry("Crane to be mended", "/crane", told)), RSS)
    (found,), _ = read(courier.url("/feed"), follow_feed=False)
    assert (found.title, found.outlet, found.url) == (
        "Crane to be mended",
        "The Quellin Courier",
        courier.url("/crane"),
    )
    assert "Elsewhere" not in found.text


def test_an_entry_without_an_address_is_read_as_it_stands(courier: Site) -> None:
    courier.page("/feed", feed(entry("Crane", "", f"<description>{CRANE}</description>"), entry("Bare")), RSS)
    (found,), (rejection,) = read(courier.url("/feed"))
    assert (found.text, found.url) == (f"Crane\n\n{CRANE}", None)
    assert rejection == Rejection(courier.url("/feed#2"), "an entry without an address or text")


def test_of_very_many_entries_the_first_are_read_and_it_is_said(courier: Site) -> None:
    many = (entry("x", f"/{number}") for number in range(1_200))
    courier.page("/feed", feed(*many), RSS)
    found, (rejection,) = read(courier.url("/feed"), skip=lambda url: True)
    assert found == []
    assert rejection == Rejection(
        courier.url("/feed"), "only the first 1,000 entries are read; 200 are left out"
    )


def test_fields_full_of_harm_do_no_harm(courier: Site) -> None:
    evil = "'; DROP TABLE documents; -- \" OR NEAR(a b) ../../etc/passwd &#27;[31m &#x202e; &#0;"
    told = f"<author>{evil}</author><pubDate>{evil}</pubDate><description>{CRANE} {evil}</description>"
    courier.page("/feed", feed(entry(evil, f"/{evil}", told)), RSS)
    for follow in (True, False):
        found, rejections = read(courier.url("/feed"), follow_feed=follow)
        assert len(found) + len(rejections) == 1
        assert all("\n" not in one.reason for one in rejections)
        assert all("\0" not in one.text and "\x1b" not in one.text for one in found)
