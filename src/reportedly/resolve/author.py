"""Who "I" is in the outlet's own words: the one author whom the byline names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..attribute.quotes import quotations
from ..types import Attribution, Document
from .entities import Entity
from .found import Mention
from .lexicon import Pronoun, lexicon
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


def speaker_pronoun(attribution: Attribution) -> Pronoun | None:
    """The "I" or "we" that is the attribution's source, if one is."""
    source = attribution.source
    pronoun = lexicon().pronouns.get(source.text.lower()) if source is not None else None
    return pronoun if pronoun is not None and pronoun.place == "speaker" else None


def _is_author(document: Document, attribution: Attribution, starts: Sequence[int]) -> bool:
    """Whether it is said by "I", within nobody's statement or quotation. ``starts``: of the blocks."""
    pronoun = speaker_pronoun(attribution)
    if attribution.source is None or attribution.parent is not None or not pronoun or pronoun.number != "one":
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
    for block in (block for block in document.blocks if block.kind == "byline"):
        at = document.text.find(document.byline[0], block.start, block.end)
        if at >= 0:
            end = at + len(document.byline[0])
            made.mentions.append(Mention(at, end, "name", "person", name=name, text=document.text[at:end]))
    return made
