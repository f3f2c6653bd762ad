"""Documents made by hand: text with its attributions marked, so that no model is needed.

A statement is (source, cue, content): each a piece of text that is looked up in the document behind the
statement before it. ``parent`` is the number of the statement it stands in. An empty source is none.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.types import Attribution, Block, Content, Cue, Document, Form, Source, Span


@dataclass(frozen=True)
class Said:
    source: str
    cue: str
    content: str
    parent: int | None = None
    form: Form = "indirect"


def document(
    text: str, *statements: Said, outlet: str | None = None, blocks: tuple[Block, ...] = ()
) -> Document:
    """One block a line, unless blocks are given."""
    if not blocks:
        at = 0
        made = []
        for line in text.split("\n"):
            if line:
                made.append(Block(at, at + len(line), "paragraph", "en"))
            at += len(line) + 1
        blocks = tuple(made)
    attributions: list[Attribution] = []
    at = 0
    for number, said in enumerate(statements):
        begin = at if said.parent is None else attributions[said.parent].content.spans[0].start
        places = [text.index(part, begin) for part in (said.source, said.cue, said.content) if part]
        source = _span(text, said.source, begin)
        cue = _span(text, said.cue, begin)
        content = _span(text, said.content, begin)
        assert content is not None
        attributions.append(
            Attribution(
                f"a{number + 1}",
                Content((content,)),
                Cue((cue,)) if cue else None,
                Source((source,)) if source else None,
                said.form,
                None if said.parent is None else f"a{said.parent + 1}",
            )
        )
        if said.parent is None:
            at = max(at, min(places))
    return Document("x", text, blocks, outlet=outlet, language="en", attributions=tuple(attributions))


def _span(text: str, part: str, begin: int) -> Span | None:
    if not part:
        return None
    start = text.index(part, begin)
    return Span(start, start + len(part), part)


def source_names(document: Document) -> list[str | None]:
    """The name of each attribution's source voice."""
    names = {voice["id"]: voice["name"] for voice in document.voices}
    return [names.get(a.source.voice or "") if a.source else None for a in document.attributions]


def chains(document: Document) -> list[tuple[str | None, ...]]:
    """Each attribution's chain, by the names of its voices."""
    names = {voice["id"]: voice["name"] for voice in document.voices}
    return [tuple(None if link is None else names[link] for link in a.chain) for a in document.attributions]


def voice(document: Document, name: str) -> dict[str, object]:
    """The voice of that name."""
    return next(voice for voice in document.voices if voice["name"] == name)
