"""Feeds of every make, and those that are broken or mean harm."""

import json

import pytest

from reportedly.errors import UnreadableError
from reportedly.read.web.feed import MAX_ENTRIES, Entry, Feed, is_feed, parse

HERE = "https://harrow.test/feeds/all.xml"

RSS2 = b"""<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harrow &amp; Quellin Courier</title><link>https://harrow.test/</link>
<item><title>Crane &lt;i&gt;to be&lt;/i&gt; mended</title><link>../news/crane#top</link>
<description>&lt;p&gt;The board said so.&lt;/p&gt;</description><author>ilo@harrow.test (Ilo Brandt)</author>
<pubDate>Mon, 03 Mar 2031 08:00:00 +0330</pubDate>
<content:encoded><![CDATA[<p>The <b>board</b> said so.</p>]]></content:encoded></item>
<item><title>Bridge</title><guid isPermaLink="true">https://harrow.test/bridge</guid>
<dc:creator>Ana Velt</dc:creator>
<dc:date>2031-03-04</dc:date><description>Tom &amp; Ana said 3 &lt; 4</description></item>
</channel></rss>"""

RSS1 = b"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://harrow.test/"><title>Courier</title></channel>
<item rdf:about="https://harrow.test/bridge"><title>Bridge</title><link>https://harrow.test/bridge</link></item>
</rdf:RDF>"""

RSS091 = b"""<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://netscape.test/rss-0.91.dtd">
<rss version="0.91"><channel><title>Courier</title>
<item><title>Bridge</title><link>https://harrow.test/bridge</link></item></channel></rss>"""

ATOM = b"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://harrow.test/a/">
<title type="html">Courier &amp;amp; Co</title>
<entry><title>Bridge</title><link rel="enclosure" href="https://harrow.test/x.mp3"/><link href="b/c"/>
<author><name>Ana Velt</name></author><author><name>Ilo Brandt</name></author>
<published>2031-03-03T10:00:00+01:00</published><updated>2031-03-04T10:00:00Z</updated>
<summary>3 &lt; 4 &amp; more</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Shut.</p></div></content></entry></feed>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Courier",
        "items": [
            {
                "id": "1", "url": "/bridge", "title": "Bridge", "content_text": "3 < 4", "summary": "Shut",
                "date_published": "2031-03-03T10:00:00+01:00", "authors": [{"name": "Ana Velt"}, {}, None],
            },
            {"external_url": "javascript:x()", "content_html": "<p>x</p>", "author": {"name": "I"}},
            {"id": 3, "url": 5, "title": ["x"], "content_html": {}, "authors": "x", "author": "y"},
            None,
        ],
    }
).encode()  # fmt: skip


def read(data: bytes, content_type: str = "") -> Feed:
    assert is_feed(data)
    return parse(data, url=HERE, content_type=content_type)


def rss(entry: str) -> str:
    return f"<rss version='2.0'><channel><title>Ü</title><item>{entry}</item></channel></rss>"


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        parse(data, url=HERE)
    assert caught.value.path == HERE
    return caught.value.reason


def test_rss_2() -> None:
    found = read(RSS2)
    assert found.title == "Harrow & Quellin Courier"
    assert found.entries == (
        Entry(
            url="https://harrow.test/news/crane#top",
            title="Crane to be mended",
            summary="<p>The board said so.</p>",
            content="<p>The <b>board</b> said so.</p>",
            published="2031-03-03T04:30:00Z",
            author="Ilo Brandt",
        ),
        Entry(
            url="https://harrow.test/bridge",
            title="Bridge",
            summary="Tom &amp; Ana said 3 &lt; 4",
            published="2031-03-04",
            author="Ana Velt",
        ),
    )


def test_atom() -> None:
    found = read(ATOM)
    assert found == Feed(
        "Courier & Co",
        (
            Entry(
                url="https://harrow.test/a/b/c",
                title="Bridge",
                summary="3 &lt; 4 &amp; more",
                content="<p>Shut.</p>",
                published="2031-03-03T09:00:00Z",
                author="Ana Velt, Ilo Brandt",
            ),
        ),
    )


@pytest.mark.parametrize("data", [RSS1, RSS091, RSS1.replace(b"rdf:RDF", b"r:RDF").replace(b":rdf=", b":r=")])
def test_older_rss(data: bytes) -> None:
    assert read(data) == Feed("Courier", (Entry(url="https://harrow.test/bridge", title="Bridge"),))


def test_json_feed() -> None:
    found = read(JSON_FEED)
    assert found.title == "Courier"
    assert found.entries == (
        Entry(
            url="https://harrow.test/bridge",
            title="Bridge",
            summary="Shut",
            content="3 &lt; 4",
            published="2031-03-03T10:00:00+01:00",
            author="Ana Velt",
        ),
        Entry(content="<p>x</p>", author="I"),
        Entry(),
    )


@pytest.mark.parametrize(
    ("encoded", "content_type"),
    [
        ("<?xml version='1.0' encoding='windows-1252'?>", "application/rss+xml"),
        ("", "application/rss+xml; charset=windows-1252"),
        ("<?xml version='1.0' encoding='utf-8'?>", "text/xml; charset=utf-8"),
        ("<?xml version='1.0' encoding='utf-16'?>", ""),
        ("<?xml version='1.0' encoding='utf-8'?>", "text/html; charset=iso-8859-1"),
        ("", ""),
    ],
)
def test_charsets(encoded: str, content_type: str) -> None:
    whole = encoded + rss("<title>Café “Öl”</title>")
    codec = "cp1252" if "1252" in encoded + content_type else "utf-16" if "16" in encoded else "utf-8"
    assert read(whole.encode(codec), content_type).entries[0].title == "Café “Öl”"


def test_a_time_without_a_zone_is_a_day() -> None:
    for said, kept in {
        "Mon, 03 Mar 2031 08:00:00": "2031-03-03",
        "2031-03-03T08:00:00": "2031-03-03",
        "Mon, 03 Mar 2031 23:30:00 EST": "2031-03-04T04:30:00Z",
        "Mon, 03 Mar 2031 08:00:00 GMT": "2031-03-03T08:00:00Z",
        "2031-03-03": "2031-03-03",
        "yesterday": None,
        "Mon, 99 Mar 99999 08:00:00 GMT": None,
    }.items():
        data = rss(f"<title>x</title><pubDate>{said}</pubDate>")
        assert read(data.encode()).entries[0].published == kept, said


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "", "mailto:a@b.test", "ftp://x.test/"],
)
def test_links_that_lead_nowhere(link: str) -> None:
    data = rss(f"<title>x</title><link>{link}</link>").encode()
    assert read(data).entries[0].url is None


def test_a_broken_feed_gives_what_can_be_told() -> None:
    broken = RSS2.replace(b"</channel></rss>", b"<item><title>Cut & off</title><desc")
    found = read(broken)
    assert [entry.title for entry in found.entries][:2] == ["Crane to be mended", "Bridge"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<rss version='2.0'><channel><title>x</title></channel></rss>", "a feed without entries"),
        (b"<rss", "not a usable feed"),
        (b"<rss><channel>" + b"<" * 1000, "not a usable feed"),
        (b'{"version": "https://jsonfeed.org/version/1"', "not valid JSON"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "JSON without items"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', "a feed without entries"),
        (b"{" * 100_000, "not a usable feed"),
        (b"<rss><channel>" + b"<item>" * 5_000, "nested too deep"),
        (b"<rss><channel>" + b"<a xml:base='b/'>" * 5_000, "nested too deep"),
        (b"<rss><channel>" + b"<a/>" * 60_000, "too many elements"),
        (b"<rss><channel><item>" + b"&" * 500_000, "too much markup"),
        (b"<rss>" + b"<![CDATA[" * 20_000, "not a usable feed"),
        (b"<rss>" + b"x" * (9 * 2**20), "larger than 8 MB"),
    ],
)
def test_feeds_without_use(data: bytes, told: str) -> None:
    assert told in reason(data)


def test_entities_neither_multiply_nor_read_files() -> None:
    layers = b"".join(b'<!ENTITY %c "%s">' % (98 + n, (b"&%c;" % (97 + n)) * 10) for n in range(10))
    entities = b'<!ENTITY a "aaaaaaaaaa">' + layers + b'<!ENTITY file SYSTEM "file:///etc/passwd">'
    for name in (b"&k;", b"&file;"):
        item = b"<item><title>x" + name + b"</title><link>https://harrow.test/x</link></item>"
        doctype = b'<?xml version="1.0"?><!DOCTYPE rss [' + entities + b"]>"
        (entry,) = read(doctype + b"<rss version='2.0'><channel>" + item + b"</channel></rss>").entries
        assert len(entry.title or "") < 20
        assert "root:" not in (entry.title or "")


def test_of_very_many_entries_the_first_are_read() -> None:
    item = b"<item><title>%d</title><link>https://harrow.test/%d</link></item>"
    items = b"".join(item % (number, number) for number in range(100_000))
    found = read(b"<rss version='2.0'><channel><title>Courier</title>" + items + b"</channel></rss>")
    assert (len(found.entries), found.left_out) == (MAX_ENTRIES, 100_000 - MAX_ENTRIES)
    assert (found.title, found.entries[0].title, found.entries[-1].title) == (
        "Courier",
        "0",
        str(MAX_ENTRIES - 1),
    )
    many = {"version": "https://jsonfeed.org/version/1", "items": [{"title": "x"}] * 3_000}
    assert read(json.dumps(many).encode()).left_out == 2_000


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><head><title>rss</title>",
        b"<rssfeed>",
        b"<!-- <rss> --><html>",
        b"plain <rss>",
        b"{}",
        b"\xff\xfe",
    ],
)
def test_what_is_no_feed(data: bytes) -> None:
    assert not is_feed(data)
