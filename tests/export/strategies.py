"""Documents for hypothesis: any text, any findings in it, every one true to the contract."""

import hashlib
from dataclasses import replace

from hypothesis import strategies as st

from reportedly.types import Attribution, Block, Content, Cue, Document, Engine, Source, Span

# What the readers must not trip over: characters beyond the Basic Multilingual Plane, combining marks,
# writing from right to left with its marks, line ends of all kinds, and what formats use as their own signs.
ODD = st.sampled_from(
    [
        *("😀", "𝔘", "👩‍🚀", "é", "ç̃", "ﷺ", "سلام", "שלום", "\u200f", "\u202e", "\u2066", "\ufeff", "\u00ad"),
        *(
            "\r",
            "\n",
            "\r\n",
            "\n\n",
            "\u2028",
            "\u2029",
            "\x85",
            "\t",
            " ",
            "\u3000",
            "\x0b",
            "\x0c",
            "\x1f",
        ),
        *(
            ";",
            ",",
            '"',
            "'",
            "“",
            "”",
            "\\",
            "=",
            "+",
            "-",
            "@",
            "＝",
            "<",
            ">",
            "&",
            "%",
            "{",
            "}",
            "@id",
            "#",
        ),
    ]
)
PLAIN = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
ANY = st.lists(st.one_of(ODD, PLAIN), max_size=12).map("".join)
SOME = st.lists(st.one_of(ODD, PLAIN), min_size=1, max_size=12).map("".join)
TEXT = st.lists(st.one_of(st.text("ab ", min_size=1), ODD, PLAIN), min_size=1, max_size=30).map("".join)
URL = st.one_of(
    st.none(), ANY, st.sampled_from(["https://post.example/a?b=c#d", "javascript:x", "//a b", "urn:x"])
)
PUBLISHED = st.sampled_from([None, "2031-04-02", "2031-04-02T09:30:00Z", "2031-04-02T09:30:00.5+03:30"])
MOMENT = st.sampled_from(["2031", "2031-04", "2031-04-02", "2031-04-02T09:30Z", "09:30", "2013/2031"])
LANGUAGE = st.sampled_from([None, "en", "fa", "zh-Hant"])
KINDS = ("person", "organization", "government", "document", "outlet", "group", "unknown")
ACTS = (None, "assert", "deny", "ask", "know")


@st.composite
def documents(draw, *, most: int = 4) -> Document:
    """A document with up to ``most`` attributions, and with voices and other findings."""
    text = draw(TEXT)
    voices = [f"v{number}" for number in range(1, draw(st.integers(0, 4)) + 1)]
    count = draw(st.integers(0, most))
    return Document(
        hashlib.sha256(text.encode()).hexdigest(),
        text,
        blocks=tuple(draw(st.lists(_block(text), max_size=3))),
        url=draw(URL),
        outlet=draw(st.none() | ANY),
        title=draw(st.none() | ANY),
        byline=tuple(draw(st.lists(ANY, max_size=2))),
        published=draw(PUBLISHED),
        language=draw(LANGUAGE),
        path=draw(st.none() | ANY),
        attributions=tuple(draw(_attribution(text, number, voices)) for number in range(1, count + 1)),
        voices=tuple(draw(_voice(text, number, voices)) for number in range(1, len(voices) + 1)),
        times=tuple(draw(st.lists(_time(text), max_size=1))),
        quantities=tuple(draw(st.lists(_quantity(text), max_size=1))),
        wording=tuple(draw(st.lists(_wording(text, voices), max_size=2))),
        assertions=tuple({"span": pair} for pair in draw(st.lists(_pair(text), max_size=2))),
        engine=draw(_engine()),
    )


def numbered(document: Document, count: int) -> Document:
    """The document with its first attribution ``count`` times."""
    first = document.attributions[0]
    return replace(document, attributions=tuple(replace(first, id=f"a{n}") for n in range(1, count + 1)))


def of_text(text: str, **more) -> Document:
    """A document of this text, analysed, without findings."""
    return Document(hashlib.sha256(text.encode()).hexdigest(), text, engine=Engine("0.1.0"), **more)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def _engine():
    return st.builds(
        Engine, ANY, st.none() | ANY, st.none() | st.binary(min_size=32, max_size=32).map(bytes.hex)
    )


@st.composite
def _pair(draw, text: str) -> list[int]:
    start = draw(st.integers(0, len(text) - 1))
    return [start, draw(st.integers(start + 1, len(text)))]


@st.composite
def _spans(draw, text: str) -> tuple[Span, ...]:
    places = draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True))
    places = sorted(places)[: len(places) // 2 * 2]
    pairs = zip(places[::2], places[1::2], strict=True)
    return tuple(Span(start, end, text[start:end]) for start, end in pairs)


@st.composite
def _block(draw, text: str) -> Block:
    start, end = draw(_pair(text))
    kind = draw(st.sampled_from(["headline", "paragraph", "post", "other"]))
    if kind == "post":
        return Block(
            start, end, kind, draw(LANGUAGE), draw(st.none() | ANY), draw(st.none() | ANY), draw(PUBLISHED)
        )
    return Block(start, end, kind, draw(LANGUAGE))


def _one_of(ids: list[str]):
    return st.sampled_from([None, *ids])


@st.composite
def _voice(draw, text: str, number: int, ids: list[str]) -> dict:
    kind = draw(st.sampled_from(KINDS))
    members = (
        draw(st.lists(st.sampled_from(ids[number:]), unique=True)) if kind == "group" and ids[number:] else []
    )
    return {
        "id": f"v{number}",
        "name": draw(SOME),
        "kind": kind,
        "named": draw(st.booleans()),
        "description": draw(st.none() | SOME),
        "affiliation": draw(_one_of(ids)),
        "aliases": draw(st.lists(SOME, max_size=2, unique=True)),
        "members": members,
        "mentions": draw(st.lists(_pair(text), max_size=2, unique_by=tuple)),
        "quoted": draw(st.integers(0, 9)),
        "mentioned": draw(st.integers(0, 9)),
    }


@st.composite
def _attribution(draw, text: str, number: int, voices: list[str]) -> Attribution:
    source = st.builds(Source, _spans(text), _one_of(voices))
    cue = st.builds(
        Cue,
        _spans(text),
        st.sampled_from(ACTS),
        st.sampled_from([None, "affirmed", "negated"]),
        st.sampled_from([None, "certain", "possible"]),
        st.sampled_from([None, "neutral", "distancing"]),
    )
    said = st.fixed_dictionaries({"value": MOMENT, "span": st.none() | _pair(text)})
    return Attribution(
        f"a{number}",
        Content(draw(_spans(text))),
        draw(st.none() | cue),
        draw(st.none() | source),
        draw(st.sampled_from(["direct", "indirect", "mixed"])),
        parent=draw(_one_of([f"a{other}" for other in range(1, number)])),
        chain=tuple(draw(st.lists(_one_of(voices), max_size=3))),
        said=draw(st.none() | said),
        confidence=draw(st.floats(0, 1)),
    )


def _time(text: str):
    grains, calendars = st.sampled_from(["day", "decade"]), st.sampled_from(["gregorian", "persian"])
    return st.fixed_dictionaries(
        {"span": _pair(text), "value": st.none() | MOMENT, "grain": grains, "calendar": calendars}
    )


def _quantity(text: str):
    number = (
        st.none() | st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    )
    return st.fixed_dictionaries(
        {"span": _pair(text), "value": number, "low": number, "high": number, "unit": st.none() | SOME}
    )


def _wording(text: str, voices: list[str]):
    charge = st.sampled_from(["pejorative", "hedge"])
    return st.fixed_dictionaries(
        {"span": _pair(text), "term": SOME, "charge": charge, "voice": _one_of(voices)}
    )
