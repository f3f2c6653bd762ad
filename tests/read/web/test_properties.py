"""Whatever comes from outside, it gives results or one of our own errors."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import FetchError, UnreadableError
from reportedly.read.charset import settled
from reportedly.read.web.addresses import fault
from reportedly.read.web.feed import is_feed, parse
from reportedly.read.web.kinds import PAGES, charset, media_type
from reportedly.read.web.pace import retry_after
from reportedly.read.web.sitemap import is_sitemap
from reportedly.read.web.sitemap import parse as parse_sitemap
from reportedly.read.web.unpack import PackingProblem, pieces
from reportedly.read.web.urls import clean, is_url, same_site
from reportedly.read.web.urls import parse as parse_url

HERE = "https://harrow.test/feed"
_TAGS = """<rss> <channel> <item> </item> <title> </title> <link> <feed> <entry> <urlset> <url> <loc> </loc>
    </url> <![CDATA[ ]]> <!-- --> <?xml ?> <!DOCTYPE [ ]> &amp; &x; <p> { http://a.test/ é \0 \x1b \ufffe"""
_PLACES = r"""http https : / // @ [ ] ::1 127.0.0.1 % # ? . .. harrow.test 65536 \ xn-- ü""" + " \u202e \0 \n"
_MARKUP = (
    st.lists(st.sampled_from(_TAGS.split()) | st.text(max_size=5), max_size=30).map("".join).map(str.encode)
)
_ADDRESSES = st.lists(st.sampled_from(_PLACES.split(" ")) | st.text(max_size=4), max_size=12).map("".join)
_HEADERS = st.text(max_size=40) | st.builds("text/html; charset={}".format, st.text(max_size=12))


@settings(max_examples=150)
@given(_MARKUP | st.binary(max_size=200))
def test_markup(data: bytes) -> None:
    is_feed(data), is_sitemap(data)
    found = parse_sitemap(data)
    assert found.fault or is_sitemap(data)
    try:
        feed = parse(data, url=HERE)
    except UnreadableError as error:
        assert error.reason
    else:
        assert all(entry.url is None or is_url(entry.url) for entry in feed.entries)


@settings(max_examples=300)
@given(_ADDRESSES)
def test_addresses(text: str) -> None:
    same_site(text, HERE), same_site(HERE, text), fault(text)
    for base in (None, parse_url(HERE)):
        try:
            url = parse_url(text, base=base)
        except FetchError as error:
            assert error.reason.startswith(("refused", "not a usable address")) and "\n" not in error.reason
            continue
        assert str(url).isascii() and str(url).isprintable()
        assert clean(str(url), HERE) == str(url)  # what was cleaned stays as it is
        assert parse_url(str(url)).host == url.host


@settings(max_examples=150)
@given(_HEADERS, st.binary(max_size=60))
def test_headers(value: str, data: bytes) -> None:
    media_type(value), charset(value), PAGES.takes(value)
    settled(data, charset(value)).decode("utf-8", "replace")
    assert (retry_after(value) or 0) >= 0
    try:
        b"".join(pieces([data[:7], data[7:]]))
    except PackingProblem as problem:
        assert str(problem)
