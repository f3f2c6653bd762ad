"""A text in pieces to be walked: its blocks and what lies between them."""

from __future__ import annotations

from collections.abc import Iterator

from ..types import Block, Document

PIECE = 20_000  # characters of a block that are walked at once


def pieces(document: Document) -> list[tuple[int, int, Block | None]]:
    """The text in pieces: blocks and what lies between them, the long cut at blanks; headlines last."""
    body: list[tuple[int, int, Block | None]] = []
    heads: list[tuple[int, int, Block | None]] = []
    at = 0
    for block in sorted(document.blocks, key=lambda b: (b.start, b.end)):
        start, end = max(block.start, at), min(block.end, len(document.text))
        body += _cut(document.text, at, start, None)
        (heads if block.kind in ("headline", "subheading") else body).extend(
            _cut(document.text, start, end, block)
        )
        at = max(at, end)
    body += _cut(document.text, at, len(document.text), None)
    return body + heads


def _cut(text: str, start: int, end: int, block: Block | None) -> Iterator[tuple[int, int, Block | None]]:
    while start < end:
        stop = min(end, start + PIECE)
        if stop < end:
            blank = text.rfind(" ", start + PIECE // 2, stop)
            stop = blank if blank > 0 else stop
        if block is not None or not text[start:stop].isspace():
            yield start, stop, block
        start = stop
