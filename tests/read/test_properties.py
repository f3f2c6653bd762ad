"""Whatever comes in: a document whose blocks are in order, in range and apart, or a rejection."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import UnreadableError
from reportedly.read import document

PAGES = {path.name: path.read_bytes() for path in sorted((Path(__file__).parent / "pages").glob("*.html"))}
WORDS = st.sampled_from(
    [
        "The minister said",
        "“No.”",
        "\n",
        "\n\n",
        "— A B (@ab) June 21, 2033",
        "By Agnes Tull",
        "- item",
        "\r",
        "\t",
    ]
)
MARKUP = (
    "<p> </p> <div> </div> <blockquote> </blockquote> <li> <br> <h1> <td> <!-- -->"
    " <script> </script> &#xD800;"
    " &amp; <a> </a> <p <table> </table> '\" <q class=twitter-tweet> </q> <figcaption> <pre>"
)
TAGS = st.sampled_from(MARKUP.split())


def check(content: str | bytes) -> None:
    try:
        read = document(content)
    except UnreadableError:
        return
    ends = [0]
    for block in read.blocks:
        assert ends[-1] <= block.start < block.end <= len(read.text)
        assert read.text[block.start : block.end].strip()
        ends.append(block.end)
    assert read.blocks
    read.text.encode("utf-8")


@settings(deadline=None, max_examples=150)
@given(st.text(st.characters(codec=None)) | st.lists(WORDS | st.text(max_size=20), max_size=30).map(" ".join))
def test_any_text(text: str) -> None:
    check(text)


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    check(data)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(TAGS | WORDS | st.text(max_size=10), max_size=40).map(
        lambda parts: "<html><body>" + "".join(parts)
    )
)
def test_any_markup(page: str) -> None:
    check(page)


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(sorted(PAGES)), st.floats(0, 1))
def test_any_cut_of_a_page(name: str, share: float) -> None:
    page = PAGES[name]
    check(page[: int(share * len(page))])
