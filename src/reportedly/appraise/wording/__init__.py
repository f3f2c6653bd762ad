"""Loaded wording in a document, and whose it is.

What is loaded, and how the voice is told: ``docs/explanation/own-voice.md``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportedly.types import Block, Document

from ..prose import english, pieces, quoted
from .scare import scare_quotes
from .terms import Hit, hits
from .voices import UNKNOWN, Holders, holders

__all__ = ["wording"]

OUTLETS = ("headline", "subheading", "paragraph", "list-item", "caption")
OTHERS = ("post", "quotation")
SCARED = ("paragraph", "list-item", "caption")
SCARE = "scare quotes"


def wording(document: Document) -> tuple[dict[str, Any], ...]:
    """The contract's ``wording``, in text order; no two overlap.

    Each has ``span`` [start, end), ``term`` (the lexicon's head word, or "scare quotes"), ``charge``
    (pejorative, honorific, euphemism or hedge) and ``voice``: None for the outlet, else a voice's id. Needs
    the attributions, with the voices of their sources. A term whose speaker isn't known is left out.
    """
    held = holders(document)
    return tuple(
        found
        for block in sorted(document.blocks, key=lambda block: block.start)
        if block.kind in OUTLETS + OTHERS and english(document, block)
        for found in _in_block(document.text, block, held)
    )


def _in_block(text: str, block: Block, held: Holders) -> Iterator[dict[str, Any]]:
    for start, end in pieces(text, block.start, block.end):
        quotes = quoted(text, start, end)
        found: list[tuple[int, int, Hit | None]] = [
            (hit.start, hit.end, hit) for hit in hits(text, start, end, titled=block.kind == "headline")
        ]
        if block.kind in SCARED:
            found += [(a, b, None) for a, b in scare_quotes(text, start, end, quotes)]
        for a, b, hit in sorted(found, key=lambda f: f[:2]):
            plain = _scare(a, b, held) if hit is None else _term(hit, block, quotes, held)
            if plain is not None:
                yield plain


def _scare(start: int, end: int, held: Holders) -> dict[str, Any] | None:
    """The marks are the outlet's: it is they, and not the words between them, that hedge."""
    if held.innermost(start, end) is not None or held.touches_cue(start - 40, end + 40):
        return None
    return {"span": [start, end], "term": SCARE, "charge": "hedge", "voice": None}


def _term(hit: Hit, block: Block, quotes: list[tuple[int, int]], held: Holders) -> dict[str, Any] | None:
    attribution = held.innermost(hit.start, hit.end)
    if attribution is None and (block.kind in OTHERS or _inside(hit.start, quotes)):
        return None  # quoted words are never the outlet's
    if hit.term.charge == "hedge" and held.touches_cue(hit.start, hit.end):
        return None
    voice = held.voice(attribution)
    if voice is UNKNOWN:
        return None
    return {"span": [hit.start, hit.end], "term": hit.term.head, "charge": hit.term.charge, "voice": voice}


def _inside(at: int, quotes: list[tuple[int, int]]) -> bool:
    return any(start < at < end for start, end in quotes)
