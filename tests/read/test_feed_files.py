"""Feeds saved to files: their entries are read as they stand, and nothing is fetched."""

import json
from pathlib import Path

import pytest

from reportedly.errors import UnreadableError
from reportedly.read import document
from tests.read.archives import read_bytes

SAID = "The harbour board of Quellin said on Monday that the {} would be mended by the spring."
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand --><rss version="2.0"><channel>
<title>The Quellin Courier</title><link>https://courier.example</link>
<item><title>Crane to be mended</title>
<link>https://courier.example/crane</link>
<pubDate>Fri, 14 Mar 2031 08:15:00 GMT</pubDate><author>news@courier.example (Agnes Tull)</author>
<description>&lt;p&gt;{SAID.format("crane")}&lt;/p&gt;</description></item>
<item><title>Nothing more</title><link>https://courier.example/nothing</link></item>
<item><description>{SAID.format("gate")}</description><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Quellin Courier</title>
<entry><title>Bridge to be mended</title><link href="https://courier.example/bridge"/>
<updated>2031-03-14T08:15:00Z</updated>
<content type="html">{SAID.format("bridge")}</content></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Quellin Courier",
        "items": [{"id": "1", "url": "https://courier.example/quay", "content_text": SAID.format("quay")}],
    }
)


def test_entries_of_a_feed_file_are_documents(tmp_path: Path) -> None:
    path = tmp_path / "feed"  # found by its content
    found, said = read_bytes(RSS.encode(), path)
    assert [one.url for one in found] == ["https://courier.example/crane", None]
    assert (found[0].title, found[0].outlet) == ("Crane to be mended", "The Quellin Courier")
    assert (found[0].published or "")[:10] == "2031-03-14"
    assert SAID.format("crane") in found[0].text
    assert [one.retrieval.address for one in found if one.retrieval] == [
        "https://courier.example/crane", f"{path}:3"
    ]  # fmt: skip
    assert {one.path for one in found} == {str(path)}
    assert said == ["https://courier.example/nothing: an entry without text"]


@pytest.mark.parametrize(("feed", "url"), [(ATOM, "bridge"), (JSON, "quay")])
def test_other_kinds_of_feed_are_read_too(feed: str, url: str, tmp_path: Path) -> None:
    found, said = read_bytes(feed.encode(), tmp_path / "feed")
    assert ([one.url for one in found], said) == ([f"https://courier.example/{url}"], [])


def test_entry_keeps_its_digest_when_others_come(tmp_path: Path) -> None:
    first, _ = read_bytes(RSS.encode(), tmp_path / "a")
    more = RSS.replace("<item>", f"<item><description>{SAID.format('mast')}</description></item><item>", 1)
    later, _ = read_bytes(more.encode(), tmp_path / "b")
    assert first[0].retrieval == later[1].retrieval


def test_feed_in_memory_is_no_single_document() -> None:
    with pytest.raises(UnreadableError, match="a feed, not an article"):
        document(RSS.encode())


ENDLESS = [b"<?a?>" * 13_000, b"<?" * 30_000, b"<!-- x -->" * 6_000 + b"<x", b"<!--" * 9_999]


@pytest.mark.parametrize("data", ENDLESS)
def test_markup_that_goes_on_and_on_is_told_at_once(data: bytes, tmp_path: Path) -> None:
    found, said = read_bytes(data, tmp_path / "a")
    assert len(found) + len(said) == 1
