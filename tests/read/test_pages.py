"""HTML pages in the styles of several content systems, read as a user would read them."""

from pathlib import Path

import pytest

from reportedly.errors import UnreadableError
from reportedly.read import document
from reportedly.types import Document

PAGES = Path(__file__).parent / "pages"


def page(name: str) -> Document:
    return document((PAGES / f"{name}.html").read_bytes())


def texts(read: Document, kind: str) -> list[str]:
    return [read.text[block.start : block.end] for block in read.blocks if block.kind == kind]


def test_blog_page_keeps_quotation_list_subheading_and_caption_as_their_kinds() -> None:
    read = page("wordpress")
    assert texts(read, "quotation") == [
        "I met the brothers once, in a room with eleven other people, and the only thing that was promised to"
        " anybody was coffee.",
        "I have asked the auditor to look at every page.",
        "— Edda Lund, in a written statement",
    ]
    assert texts(read, "subheading") == ["What the auditor wants"]
    assert texts(read, "caption") == ["The dredger Patient Margaret at the east quay on Thursday."]
    assert texts(read, "list-item")[2:] == ["bank records:", "of the ministry, and", "of Halvor Marine."]
    assert "The opposition called the minister’s words “thin as harbour ice”. He did not." in texts(
        read, "paragraph"
    )


@pytest.mark.parametrize(
    ("name", "unwanted"),
    [
        (
            "wordpress",
            [
                "cookies",
                "Share this",
                "Read more",
                "inbox",
                "Related",
                "Most read",
                "Mastodon",
                "©",
                "Tagged",
            ],
        ),
        ("drupal", ["Front page", "Comments", "Typical of", "Subscribe", "Mill Street", "Submitted"]),
        (
            "arc",
            ["ADVERTISEMENT", "boots", "RELATED", "newsletter", "More from", "not text", "View this post"],
        ),
        ("medium", ["Follow", "min read", "Responses", "Brilliant", "anchors\n", "Recommended", "1.2K"]),
        (
            "broadcaster",
            ["Image caption", "What we know", "affected", "Related topics", "library", "View on"],
        ),
        ("handmade", ["Old news", "Webmaster", "Map"]),
    ],
)
def test_furniture_of_the_page_is_not_text(name: str, unwanted: list[str]) -> None:
    text = page(name).text
    assert [words for words in unwanted if words in text] == []


def test_text_begins_with_the_headline_and_repeats_it_nowhere() -> None:
    for name in ("wordpress", "drupal", "arc", "medium", "broadcaster", "handmade"):
        read = page(name)
        assert read.blocks[0].kind == "headline"
        (headline,) = texts(read, "headline")
        assert read.text.count(headline) == 1


@pytest.mark.parametrize(
    ("name", "title", "byline", "outlet", "published"),
    [
        (
            "wordpress",
            "Harbour minister denies dredging deal",
            ("Ottoline Marsh",),
            "The Quellin Courier",
            "2031-03-14T08:15:00Z",
        ),
        (
            "drupal",
            "Water board blames pumps for dry taps",
            ("Bashir Oyelan",),
            "Dorvane Standard",
            "2029-11-02",
        ),
        (
            "arc",
            "Border force ‘fired first’, Kestrian villagers say",
            ("Lucan Abreil", "Sanna Voss"),
            "Meridian Post",
            "2030-05-09T18:40:12Z",
        ),
        ("medium", "The pay gap nobody measured", ("Thessaly Orme",), "Ledgerlines", "2032-01-20T10:00:00Z"),
        (
            "broadcaster",
            "Tamarel ferry: Captain says doors were shut",
            ("Pell Arden",),
            "TBN News",
            "2030-10-02T06:30:11Z",
        ),
        ("handmade", "WELL DISPUTE GOES TO COURT", ("Agnes Tull",), None, "2028-07-03"),
    ],
)
def test_page_says_who_wrote_where_and_when(
    name: str, title: str, byline: tuple[str, ...], outlet: str | None, published: str
) -> None:
    read = page(name)
    assert (read.title, read.byline, read.outlet, read.published) == (title, byline, outlet, published)


def test_address_comes_from_the_page_unless_it_is_given() -> None:
    source = (PAGES / "arc.html").read_text("utf-8")
    assert document(source).url == "https://meridian.example/world/2030/05/09/border/"
    assert document(source, url="https://mirror.example/1").url == "https://mirror.example/1"


def test_standfirst_table_and_numbered_list_stay_and_a_pulled_quotation_goes() -> None:
    read = page("drupal")
    assert read.text.count("The reservoir is full") == 1
    assert "Lower Market | 6" in texts(read, "other")
    assert texts(read, "list-item")[1] == "Then it would publish the engineers’ letter."
    assert texts(read, "paragraph")[0].startswith("Officials said the taps would run")


def test_embedded_posts_are_blocks_of_their_authors_in_their_languages() -> None:
    read = page("embeds")
    posts = [block for block in read.blocks if block.kind == "post"]
    assert [(post.author, post.handle, post.published, post.language) for post in posts] == [
        ("وزارت نیرو", "@velmora_energy", "2033-06-21", "fa"),
        ("Pava Drell", "@pavadrell.sky.example", "2033-06-20", "en"),
        ("Ostrakia Water", "@ostrakiawater", "2033-06-20", "en"),
        ("Ilo Karsten", "@ilokarsten", "2033-06-19", "en"),
    ]
    for post in posts:
        assert post.author is not None
        assert post.author in read.text[post.start : post.end]
    assert read.language == "en"
    assert [words for words in texts(read, "paragraph") if "@" in words or "boots" in words] == []


@pytest.mark.parametrize(
    ("name", "author", "handle", "published", "words"),
    [
        ("wordpress", "Jorn Halvor", "@jornhalvor", "2031-03-13", "We asked for a level quay."),
        ("arc", "Army of Kestria", "@kestriaarmy", "2030-05-08", "invented from the first word"),
        ("arc", "Ilka Thorn", "@ilkathorn", "2030-05-08", "The valley at dawn"),
        ("broadcaster", "Tamarel Coastguard", "@coastguard@toots.example", "2030-10-01", "All 212 people"),
    ],
)
def test_each_network_s_markup_gives_a_post(
    name: str, author: str, handle: str, published: str, words: str
) -> None:
    read = page(name)
    (post,) = [block for block in read.blocks if block.kind == "post" and block.author == author]
    assert (post.handle, post.published) == (handle, published)
    assert words in read.text[post.start : post.end]


def test_list_of_links_is_no_article() -> None:
    with pytest.raises(UnreadableError, match="no article found"):
        page("index")


def test_truncated_page_gives_what_is_there() -> None:
    source = (PAGES / "arc.html").read_bytes()
    cut = source[: source.index(b"settle it") + 5]
    read = document(cut)
    assert texts(read, "paragraph")[-1].endswith("drone pictures would settl")
    assert read.title == "Border force ‘fired first’, Kestrian villagers say"


def test_body_that_only_json_ld_carries_is_read() -> None:
    body = " ".join(
        ["The harbour board of Quellin said the crane would be mended by spring, its chairman added."] * 3
    )
    source = (
        '<html><head><title>Crane</title><script type="application/ld+json">{"@type": "NewsArticle", '
        f'"headline": "Crane to be mended", "articleBody": "{body}"}}</script></head>'
        '<body><div id="app"></div></body></html>'
    )
    read = document(source)
    assert read.title == "Crane to be mended"
    assert body in read.text


def test_snippet_of_html_is_read_whole() -> None:
    read = document("<p>“No,” said the miller.</p><blockquote>Bread is bread.</blockquote>")
    assert [block.kind for block in read.blocks] == ["paragraph", "quotation"]
