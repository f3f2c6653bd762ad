"""Who "I" is in the outlet's own words: the one author whom the byline names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..attribute.quotes import quotations
from ..types import Attribution, Document
from .entities import Entity
from .found import Mention
from .lexicon import lexicon
from .words import WORD


def give_author(document: Document, known: Sequence[Entity], entities: list[Entity | None]) -> None:
    """Sets the author for those attributions without an entity that are "I think" in the outlet's own words.

    ``known``: all entities; ``entities``: of each attribution's source, by its index.
    """
    if len(document.byline) != 1:
        return
    attributions, starts = document.attributions, [block.start for block in document.blocks]
    own = [i for i, a in enumerate(attributions) if entities[i] is None and _is_author(document, a, starts)]
    writer = _author(document, known) if own else None
    if writer is None:
        return
    for index in own:
        entities[index] = writer
        source = attributions[index].source
        if source is not None:
            start, end = source.spans[0].start, source.spans[-1].end
            writer.mentions.append(Mention(start, end, "pronoun", "person", "i", text=source.text))


def _is_author(document: Document, attribution: Attribution, starts: Sequence[int]) -> bool:
    """Whether it is said by "I", within nobody's statement or quotation. ``starts``: of the blocks."""
    if attribution.source is None or attribution.parent is not None:
        return False
    pronoun = lexicon().pronouns.get(attribution.source.text.lower())
    if pronoun is None or pronoun.place != "speaker" or pronoun.number != "one":
        return False
    at = attribution.source.spans[0].start
    k = bisect_right(starts, at) - 1
    if k < 0 or document.blocks[k].kind == "post":
        return False
    block = document.blocks[k]
    return not any(q.start <= at < q.end for q in quotations(document.text, block.start, block.end))


def _author(document: Document, known: Sequence[Entity]) -> Entity | None:
    name = tuple(WORD.findall(document.byline[0]))
    same = [entity for entity in known if name in entity.names and not entity.own]
    if same or not name:
        return same[0] if same else None
    order = 1 + max((entity.order for entity in known), default=-1)
    made = Entity(order, "person", names=[name])
    for block in document.blocks:
        at = document.text.find(document.byline[0], block.start, block.end)
        if block.kind == "byline" and at >= 0:
            end = at + len(document.byline[0])
            made.mentions.append(Mention(at, end, "name", "person", name=name, text=document.text[at:end]))
    return made
