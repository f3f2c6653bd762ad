"""Contents as passages of their own, so that what is said within what is said can be read like the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from .candidates import Spans
from .quotes import Quotation, touching
from .windows import CORE, Piece, Window
from .words import units

FEWEST = 4  # words of a content that can hold an attribution: a source, a cue and something said
NEARLY = 3  # characters of a content that may stand outside the quotation marks around it


def passages(text: str, contents: Iterable[Spans], quotes: Sequence[Quotation]) -> list[Window]:
    """Windows of the contents that may hold more attributions, each content a paragraph of its own."""
    pieces: list[Piece] = []
    for content in contents:
        around = enclosing(content, quotes)
        marks = {at for q in around for at in (q.start, q.end - 1)}
        for part in _sentences(text, content):
            spans = [u for start, end in part for u in units(text, start, end) if u[0] not in marks]
            if spans and text[slice(*spans[0])].lower() == "that":
                spans = spans[1:]
            if sum(text[s].isalnum() for s, _ in spans) >= FEWEST:
                pieces.append(Piece(len(pieces), tuple(spans[:CORE])))
    return packed(pieces)


def _sentences(text: str, content: Spans) -> list[list[tuple[int, int]]]:
    """The content's pieces, those together that make one sentence: a capital begins another."""
    parts: list[list[tuple[int, int]]] = []
    for start, end in content:
        first = next((c for c in text[start:end] if c.isalnum()), "")
        if parts and not first.isupper():
            parts[-1].append((start, end))
        else:
            parts.append([(start, end)])
    return parts


def packed(pieces: Iterable[Piece]) -> list[Window]:
    """As few windows as hold the pieces in their order; no context."""
    windows: list[list[Piece]] = []
    held = CORE
    for piece in pieces:
        if held + len(piece.units) > CORE:
            windows.append([])
            held = 0
        windows[-1].append(piece)
        held += len(piece.units)
    return [Window(tuple(several), (), ()) for several in windows]


def nearby(quotes: Iterable[Quotation], start: int, end: int) -> list[Quotation]:
    """Those that can enclose a piece of ``[start, end)`` or stand in it."""
    return touching(quotes, start - NEARLY, end + NEARLY)


def enclosing(content: Spans, quotes: Sequence[Quotation]) -> list[Quotation]:
    """The quotations whose marks stand around a whole piece of the content."""
    return [q for q in quotes if any(q.start <= s + NEARLY and e - NEARLY <= q.end for s, e in content)]


def within(content: Spans, quotes: Sequence[Quotation]) -> list[Quotation]:
    """The quotations inside a content, counted from there: the outermost of them has depth 1."""
    if not quotes or not content:
        return []
    near = nearby(quotes, content[0][0], content[-1][1])
    if not near:
        return []
    around = enclosing(content, near)
    inside = [q for q in near if q not in around and any(s <= q.start and q.end <= e for s, e in content)]
    least = min((q.depth for q in inside), default=1)
    return [replace(q, depth=q.depth - least + 1) for q in inside]
