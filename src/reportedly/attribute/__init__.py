"""Document -> attributions: who says what, exact to the character, nested as deep as the text goes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ..types import Document
from .answers import answers
from .candidates import Candidate, Spans
from .contested import contested
from .continued import continued
from .crossing import apart
from .datelines import is_dateline
from .edges import settled
from .fringes import fringed
from .impersonal import impersonal
from .interrupted import interrupted
from .layout import layout_candidates
from .mending import mended, shared
from .nest import arranged
from .pieces import parted
from .quotes import Quotation, quotations
from .reader import Reader, engine_at_hand, is_compiled, load_reader, load_rules
from .recast import as_saying, contrasted, dated, expressed, furthered, issued
from .relayed import relayed
from .subjects import headed, participial
from .titles import says_a_title
from .together import together
from .told import told
from .unclaimed import unclaimed
from .unheard import unheard
from .unsaid import is_unsaid
from .untold import untold
from .views import views

__all__ = ["Reader", "attribute", "engine_at_hand", "is_compiled", "load_reader", "load_rules"]


def attribute(document: Document, reader: Reader) -> Document:
    """A copy of the document with its attributions and mentions, and with the engine that found them."""
    text = document.text
    quotes = [q for block in document.blocks for q in quotations(text, block.start, block.end)]
    certain = layout_candidates(document)
    read = reader.read(document, quotes)
    heard = contested(document, _tidied(text, read.candidates, quotes), quotes)
    found = parted(continued(document, heard, quotes, certain))
    found = unclaimed(document, found, quotes, certain, read.mentions)
    found += views(document, found, read.mentions)
    found += answers(document, [*found, *certain], read.mentions)
    found += impersonal(document, [*found, *certain], quotes)
    found += unheard(document, [*found, *certain], quotes)
    unread = _unread(document, heard, [*certain, *found], read.hints)
    found += _tidied(text, reader.nested(text, unread, quotes), quotes)
    attributions = arranged(document, [*certain, *found], quotes)
    return replace(document, mentions=read.mentions, attributions=attributions, engine=reader.engine)


def _unread(
    document: Document, heard: Sequence[Candidate], found: Sequence[Candidate], hints: Sequence[int] | None
) -> list[Spans]:
    """The pieces of contents that the reader hasn't read as contents: what layout, and paragraphs that go on,
    have added to those that it heard itself. Where there are ``hints``, those in which one stands."""
    read = {piece for c in heard for piece in c.content}
    starts = [b.start for b in document.blocks]

    def is_english(at: int) -> bool:
        return document.blocks[bisect_right(starts, at) - 1].is_english

    def is_promising(start: int, end: int) -> bool:
        return hints is None or bisect_left(hints, start) < bisect_left(hints, end)

    pieces = dict.fromkeys(piece for c in found for piece in c.content)
    return [(p,) for p in pieces if p not in read and is_english(p[0]) and is_promising(*p)]


def _tidied(text: str, candidates: Sequence[Candidate], quotes: Sequence[Quotation]) -> list[Candidate]:
    """What a reader found, mended and with clean edges, without what nobody says."""
    heard = dated(text, as_saying(text, candidates))
    heard = [told(text, fringed(text, together(text, mended(text, c)))) for c in heard]
    whole = interrupted(text, headed(text, shared(text, [participial(text, c) for c in heard])))
    whole = furthered(text, issued(text, [expressed(text, c) for c in untold(text, whole)]))
    whole = apart(text, relayed(text, contrasted(text, whole)))
    clean = [settled(text, c, quotes) for c in whole]
    return [
        c for c in clean if not (says_a_title(text, c, quotes) or is_unsaid(text, c) or is_dateline(text, c))
    ]
