"""Documents of a few invented sentences, with findings of every kind, built by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from reportedly.types import Attribution, Block, Content, Cue, Document, Engine, Source

ENGINE = Engine("1", "a", "0" * 64)
DAY = {"grain": "day", "calendar": "gregorian"}
PEOPLE = ("Oda Brenn", "Tomas Quill", "the harbour office", "Ines Varga")


def documents(number: int, *, engine: Engine | None = ENGINE) -> Iterator[Document]:
    """So many articles, each with three statements, one nested in another, and the outlet's own sentence."""
    for n in range(number):
        first, second = PEOPLE[n % 4], PEOPLE[(n + 1) % 4]
        yield article(
            f"{first} said that {second} had denied losing {n + 3} boats. The quay was closed on Tuesday. "
            f"“Nobody asked us,” {second} claimed.",
            first=first,
            second=second,
            engine=engine,
        )


def article(text: str, *, first: str, second: str, engine: Engine | None = ENGINE) -> Document:
    bare = Document(
        hashlib.sha256(text.encode()).hexdigest(),
        text,
        blocks=(Block(0, len(text), "paragraph", "en"),),
        outlet="The Quay Post",
        title=f"What {first} said",
        byline=("A. Writer",),
        published="2024-05-01",
        language="en",
        path=f"{first}.txt",
    )

    def span(words: str, begin: int = 0) -> Any:
        at = text.index(words, begin)
        return bare.span(at, at + len(words))

    own = span("The quay was closed on Tuesday.")
    denied = span("losing", 0)
    inner = bare.span(denied.start, text.index(".", denied.start))
    outer = bare.span(text.index(second), inner.end)
    quoted = span("“Nobody asked us,”")
    attributions = (
        Attribution(
            "a1",
            Content((outer,)),
            Cue((span("said"),), "assert", "affirmed", "certain", "neutral"),
            Source((bare.span(0, len(first)),), "v1"),
            "indirect",
            chain=("v1",),
            said={"value": "2024-05-01", "span": None},
            confidence=0.9,
        ),
        Attribution(
            "a2",
            Content((inner,)),
            Cue((span("denied"),), "deny", "affirmed", "certain", "neutral"),
            Source((bare.span(outer.start, outer.start + len(second)),), "v2"),
            "indirect",
            parent="a1",
            chain=("v1", "v2"),
            confidence=0.8,
        ),
        Attribution(
            "a3",
            Content((quoted,)),
            Cue((span("claimed"),), "assert", "affirmed", "certain", "distancing"),
            Source((span(second, quoted.end),), "v2"),
            "direct",
            chain=("v2",),
            confidence=0.7,
        ),
    )
    amount = bare.span(inner.start + len("losing "), inner.end)
    return replace(
        bare,
        attributions=attributions if engine else (),
        voices=_voices(attributions, (first, second)) if engine else (),
        times=({"span": [own.end - 8, own.end - 1], "value": "2024-04-30", **DAY},),
        quantities=({"span": [amount.start, amount.end], "value": 3, "low": 3, "high": 3, "unit": "boat"},),
        assertions=({"span": [own.start, own.end]},),
        engine=engine,
    )


def _voices(attributions: tuple[Attribution, ...], names: tuple[str, ...]) -> tuple[dict[str, Any], ...]:
    """Those who say them, by the names that they have there."""
    found = []
    for n, called in enumerate(names, 1):
        sources = [a.source for a in attributions if a.source and a.source.voice == f"v{n}"]
        mentions = [[span.start, span.end] for source in sources for span in source.spans]
        kind = "government" if called.startswith("the ") else "person"
        found.append(voice(f"v{n}", called, mentions, kind=kind, quoted=len(sources)))
    return tuple(found)


def voice(name: str, called: str, mentions: list[list[int]], **more: Any) -> dict[str, Any]:
    """A person with a name, heard once, unless ``more`` says otherwise. ``name`` is its id."""
    plain = {
        "id": name,
        "name": called,
        "kind": "person",
        "named": True,
        "description": None,
        "affiliation": None,
        "aliases": [],
        "members": [],
        "mentions": mentions,
        "quoted": 1,
        "mentioned": len(mentions),
    }
    return plain | more
