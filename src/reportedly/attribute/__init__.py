"""Document -> attributions: who says what, exact to the character, nested as deep as the text goes."""

from __future__ import annotations

from dataclasses import replace

from ..types import Document
from .continued import continued
from .edges import settled
from .layout import layout_candidates
from .mending import mended, shared
from .nest import arranged
from .pieces import parted
from .quotes import quotations
from .reader import Reader, engine_at_hand, load_reader, load_rules
from .recast import contrasted, issued
from .relayed import relayed
from .titles import says_a_title

__all__ = ["Reader", "attribute", "engine_at_hand", "load_reader", "load_rules"]


def attribute(document: Document, reader: Reader) -> Document:
    """A copy of the document with its attributions and mentions, and with the engine that found them."""
    quotes = [q for block in document.blocks for q in quotations(document.text, block.start, block.end)]
    certain = layout_candidates(document)
    candidates, mentions = reader.read(document, quotes)
    whole = shared(document.text, [mended(document.text, c) for c in candidates])
    whole = relayed(document.text, contrasted(document.text, issued(document.text, whole)))
    found = [settled(document.text, c, quotes) for c in whole]
    found = [c for c in found if not says_a_title(document.text, c, quotes)]
    found = parted(continued(document, found, quotes, certain))
    attributions = arranged(document, [*certain, *found], quotes)
    return replace(document, mentions=mentions, attributions=attributions, engine=reader.engine)
