"""What the readers hand to one another before a document is made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.types import Block, BlockKind

TERMINAL = re.compile(r"[.!?…。؟।][\"'”’»›)\]]*$")
"""The end of a finished sentence."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block that has its text but no place yet. ``author``, ``handle``, ``published`` are for posts."""

    text: str
    kind: BlockKind = "paragraph"
    language: str | None = None
    author: str | None = None
    handle: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an input says about its document; None or empty where it says nothing."""

    title: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


def merge(layers: Iterable[Metadata]) -> Metadata:
    """One Metadata out of several: of each field, the first that says anything."""
    fields = [(m.title, m.byline, m.outlet, m.published, m.url, m.language) for m in layers]
    columns = [[value for value in column if value] for column in zip(*fields, strict=True)]
    title, byline, outlet, published, url, language = (column[0] if column else None for column in columns)
    return Metadata(title, byline or (), outlet, published, url, language)


def assemble(pieces: Iterable[Piece]) -> tuple[str, list[Block]]:
    """The text of the pieces with an empty line between each two, and their blocks in it."""
    texts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        extra = (piece.language, piece.author, piece.handle, piece.published)
        blocks.append(Block(start, end, piece.kind, *extra))
        texts.append(piece.text)
        start = end + 2
    return "\n\n".join(texts), blocks
