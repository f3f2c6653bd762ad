"""Pages and feeds into the ledger: the new is fetched, the known asked about, inner addresses refused."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from reportedly.errors import UsageError
from reportedly.ledger import Ledger
from reportedly.ledger.inputs import Web
from reportedly.ledger.watching import watch
from tests.read.web.site import Asked, Reply, Site, site

INNER = Web(allow_private=True, delay=0.0)
PAGE = """<html><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>Oda Brenn, the harbour master of Keth, said on Tuesday that {words} in the storm over the weekend.</p>
<p>“Nobody warned us,” said Tomas Quill, a fisherman, who has worked on the quay for thirty years.</p>
</article></body></html>"""


@pytest.fixture
def served() -> Iterator[Site]:
    with site() as made:
        feed = "".join(
            f"<item><title>{title}</title><link>{made.url(f'/{n}', host='127.0.0.1')}</link>"
            f"<description>Oda Brenn said that boat {n} had been lost.</description></item>"
            for n, title in ((1, "One boat lost"), (2, "Two boats lost"))
        )
        feed = f"<rss version='2.0'><channel><title>The Quay Post</title>{feed}</channel></rss>"
        made.pages["/feed"] = tagged(feed, "application/rss+xml")
        made.pages["/1"] = tagged(PAGE.format(title="One boat lost", words="a boat had been lost"))
        made.pages["/2"] = tagged(PAGE.format(title="Two boats lost", words="two boats had been lost"))
        yield made


def tagged(body: str, kind: str = "text/html; charset=utf-8"):
    """A page that answers 304 to those who have it."""
    content, tag = body.encode(), f'"{abs(hash(body))}"'

    def reply(asked: Asked) -> Reply:
        if asked.headers.get("if-none-match") == tag:
            return Reply(b"", 304)
        return Reply(content, 200, {"Content-Type": kind, "ETag": tag})

    return reply


def url(served: Site, path: str) -> str:
    return served.url(path, host="127.0.0.1")


def add(ledger: Ledger, address: str, web: Web = INNER) -> tuple[list[str], list[str]]:
    rejected: list[str] = []
    outcomes = ledger.add([address], on_rejection=lambda r: rejected.append(r.reason), web=web)
    return [added.how for added in outcomes], rejected


def test_a_feed_brings_its_pages_and_the_next_time_only_what_is_new(ledger, served):
    assert add(ledger, url(served, "/feed")) == (["added", "added"], [])
    assert sorted(d.title for d in ledger.documents()) == ["One boat lost", "Two boats lost"]
    served.asked.clear()
    assert add(ledger, url(served, "/feed")) == ([], [])
    assert served.paths == ["/feed"]


def test_the_pages_of_an_unchanged_feed_are_asked_for_again_in_time(ledger, served):
    assert add(ledger, url(served, "/feed")) == (["added", "added"], [])
    served.pages["/1"] = tagged(PAGE.format(title="One boat lost", words="no boat had been lost"))
    assert add(ledger, url(served, "/feed")) == ([], [])
    assert add(ledger, url(served, "/feed"), replace(INNER, again=0.0)) == (["added"], [])
    assert len(ledger.history(url(served, "/1"))) == 2


def test_a_page_that_changed_is_another_version_of_its_address(ledger, served):
    assert add(ledger, url(served, "/1")) == (["added"], [])
    assert add(ledger, url(served, "/1")) == ([], [])
    served.pages["/1"] = tagged(PAGE.format(title="One boat lost", words="no boat had been lost"))
    assert add(ledger, url(served, "/1")) == (["added"], [])
    first, second = ledger.history(url(served, "/1"))
    assert first.document != second.document
    assert [c.after.content.text for c in second.changes if c.before and c.after]


def test_summaries_are_taken_without_fetching_a_page(ledger, served):
    outcomes, rejected = add(
        ledger, url(served, "/feed"), Web(follow_feed=False, allow_private=True, delay=0)
    )
    assert (outcomes, rejected) == (["added", "added"], [])
    assert served.paths == ["/feed"]
    assert "boat 1 had been lost" in next(ledger.documents()).text


def test_an_inner_address_is_refused_and_noted(ledger, served):
    outcomes, (reason,) = add(ledger, url(served, "/1"), Web(delay=0.0))
    assert outcomes == []
    assert "loopback address" in reason
    assert served.asked == []
    assert ledger.health().rows["rejections"] == 1


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://paper.test/a", "javascript://x"])
def test_other_schemes_are_refused(ledger, address):
    outcomes, (reason,) = add(ledger, address)
    assert outcomes == []
    assert "only http and https" in reason


def test_watching_asks_again_and_a_feed_that_fails_less_and_less_often(tmp_path, served):
    clock, added, rejected = [0.0], [], []
    broken = url(served, "/broken")
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        rounds = watch(
            [url(served, "/feed"), broken],
            lambda feed, reject: ledger.add([feed], on_rejection=reject, web=INNER),
            every=60.0,
            on_added=added.append,
            on_rejection=rejected.append,
            rounds=6,
            clock=lambda: clock[0],
            sleep=lambda seconds: clock.__setitem__(0, clock[0] + seconds),
        )
        asked = [sorted(feed.rpartition("/")[2] for feed in done.asked) for done in rounds]
    assert asked == [["broken", "feed"], ["feed"], ["broken", "feed"], ["feed"], ["feed"], ["feed"]]
    assert [a.how for a in added] == ["added", "added"]
    assert {r.path for r in rejected} == {broken}


def test_without_the_extra_an_address_is_refused_with_what_to_install(tmp_path, monkeypatch):
    import sys

    for name in [n for n in sys.modules if n.startswith("reportedly.read.web.fetch")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "httpx2", None)
    with (
        Ledger(tmp_path / "ledger.sqlite") as ledger,
        pytest.raises(UsageError, match=r"reportedly\[fetch\]"),
    ):
        add(ledger, "https://paper.test/a")


def test_a_page_that_makes_no_document_is_told_of_each_time(ledger, served):
    served.pages["/front"] = tagged("<html><body><a href='/1'>Boats</a></body></html>")
    for _ in range(2):
        assert add(ledger, url(served, "/front")) == ([], ["no article found in this HTML page"])
