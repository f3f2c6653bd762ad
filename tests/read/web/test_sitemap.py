"""Sitemaps: what they name, of which only the site's own is taken."""

import gzip

import pytest

from reportedly.read.web.sitemap import MAX_PAGES, is_sitemap, parse
from reportedly.types import Rejection
from tests.read.web.site import Site, article, documents, fetcher

SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urlset(*places: str, space: str = SPACE) -> bytes:
    each = "".join(f"<url><loc>\n {place} </loc><lastmod>2031-03-03</lastmod></url>" for place in places)
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {space}>{each}</urlset>'.encode()


def index(*places: str) -> bytes:
    each = "".join(f"<sitemap><loc>{place}</loc></sitemap>" for place in places)
    return f"<sitemapindex {SPACE}>{each}</sitemapindex>".encode()


@pytest.fixture
def pages(harrow: Site) -> Site:
    for name in "abcd":
        harrow.page(f"/{name}", article(f"Crane {name} to be mended"))
    return harrow


def read(url: str, **options: object) -> tuple[list[str], list[Rejection]]:
    rejections: list[Rejection] = []
    with fetcher() as client:
        found = documents(url, client, rejections, sitemap=True, **options)
        return [(one.title or "").split()[1] for one in found], rejections


def test_a_sitemap_gives_its_pages(pages: Site) -> None:
    places = [pages.url("/a"), "/b", pages.url("/a#again"), pages.url("/d", host="www.harrow.test")]
    pages.page("/map.xml", urlset(*places), "application/xml")
    assert read(pages.url("/map.xml")) == (["a", "b", "d"], [])
    pages.page("/map.xml.gz", gzip.compress(urlset(*places)), "application/x-gzip")
    assert read(pages.url("/map.xml.gz"), skip=lambda url: url.endswith("/b")) == (["a", "d"], [])


def test_a_site_is_read_by_the_sitemaps_that_its_robots_txt_names(pages: Site) -> None:
    lines = f"User-agent: *\nDisallow: /c\nSitemap: {pages.url('/one.xml')}\nsitemap: /two.xml\n"
    pages.page("/robots.txt", lines, "text/plain")
    pages.page("/one.xml", index(pages.url("/deep.xml"), pages.url("/one.xml")), "text/xml")
    pages.page("/deep.xml", urlset("/a", "/c"), "text/xml")
    pages.page("/two.xml", urlset("/b", "/a"), "text/xml")
    found, rejections = read(pages.url())
    assert found == ["a", "b"]
    assert rejections == [Rejection(pages.url("/c"), "refused: robots.txt of harrow.test does not allow it")]


def test_else_by_the_usual_place(pages: Site) -> None:
    pages.page("/sitemap.xml", urlset("/a"), "text/xml")
    assert read(pages.url("")) == (["a"], [])


def test_news_sitemaps_and_those_of_pictures(pages: Site) -> None:
    more = f'{SPACE} xmlns:news="http://google.test/news" xmlns:image="http://google.test/image"'
    body = (
        f"<urlset {more}><url><image:image><image:loc>/x.png</image:loc></image:image><loc>/a</loc>"
        "<news:news><news:publication><news:name>Courier</news:name></news:publication>"
        "<news:title>A</news:title></news:news></url></urlset>"
    )
    pages.page("/news.xml", body, "text/xml")
    assert read(pages.url("/news.xml")) == (["a"], [])


def test_other_sites_are_left_out_and_counted(pages: Site) -> None:
    others = [
        "https://elsewhere.test/a", "http://notharrow.test/a", "http://harrow.test.evil.test/a", "http://127.0.0.1/",
        "file:///etc/passwd", "javascript:alert(1)", "http://user:pw@harrow.test/x", "http://[", "",
    ]  # fmt: skip
    pages.page("/map.xml", urlset(*others, pages.url("/a", host="news.harrow.test")), "text/xml")
    found, rejections = read(pages.url("/map.xml"))
    assert found == ["a"]
    told = "7 addresses that are not of this site are left out"
    assert rejections[0] == Rejection(pages.url("/map.xml"), told)
    assert {asked.headers["host"].split(":")[0] for asked in pages.asked} == {
        "harrow.test",
        "news.harrow.test",
    }


def test_indexes_of_indexes_end(pages: Site) -> None:
    for number in range(10):
        pages.page(f"/{number}.xml", index(f"/{number + 1}.xml"), "text/xml")
    found, rejections = read(pages.url("/0.xml"))
    assert found == []
    assert [one.path for one in rejections] == [pages.url("/3.xml")]
    assert "more sitemaps than are read" in rejections[0].reason
    pages.page("/0.xml", index(*(f"/m{number}.xml" for number in range(500))), "text/xml")
    pages.asked.clear()
    assert "more sitemaps than are read" in read(pages.url("/0.xml"))[1][0].reason
    assert len(pages.paths) == 200


def test_a_damaged_sitemap_gives_what_comes_before_the_damage(pages: Site) -> None:
    pages.page("/map.xml", urlset("/a", "/b")[:-12] + b"<url><loc>/c</l", "text/xml")
    found, (rejection,) = read(pages.url("/map.xml"))
    assert found == ["a", "b"]
    assert rejection.reason.startswith("damaged: ")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (article().encode(), "not a sitemap"),
        (b"", "not a sitemap"),
        (gzip.compress(urlset("/a"))[:-30], "truncated"),
        (gzip.compress(urlset("/a") + b" " * 40_000_000), "larger than 32 MB"),
        (b"<urlset>" + b"<x>" * 5_000, "damaged"),
    ],
)
def test_what_is_no_sitemap(pages: Site, body: bytes, told: str) -> None:
    pages.page("/map.xml", body, "application/octet-stream")
    found, (rejection,) = read(pages.url("/map.xml"))
    assert found == []
    assert (rejection.path, told in rejection.reason) == (pages.url("/map.xml"), True)


def test_entities_neither_multiply_nor_read_files() -> None:
    layers = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(10))
    doctype = (
        f'<!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa">{layers}<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    )
    for name in ("k", "file"):
        body = f"{doctype}<urlset><url><loc>/x&{name};</loc></url><url><loc>/y</loc></url></urlset>"
        found = parse(body.encode())
        assert all(len(place) < 20 and "root" not in place for place in found.pages)


def test_very_many_addresses() -> None:
    found = parse(urlset(*(f"/{number}" for number in range(MAX_PAGES + 5)), space=""))
    assert len(found.pages) == MAX_PAGES
    assert found.fault == "only its first 50,000 addresses are read"


def test_sitemaps_are_told_by_what_is_in_them() -> None:
    assert is_sitemap(urlset("/a")) and is_sitemap(b"\xef\xbb\xbf\n<!-- x --><s:sitemapindex xmlns:s='x'>")
    assert not is_sitemap(b"<html>") and not is_sitemap(b"<urlsetting>")
