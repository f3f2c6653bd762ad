"""Whom a headline calls by a noun alone: whoever says in the body what the headline has them say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from ..types import Attribution, Document
from .entities import Entity
from .found import Phrase
from .grammar import FUNCTION
from .headings import heads

WORD = re.compile(r"[^\W\d_]{3,}")
STEM = 5  # letters
FIRST = 6  # statements of the body that are compared
LEAST, SHARE = 2, 0.5  # words that both have, and of the headline's


def repeated(
    document: Document, speaking: Sequence[Phrase | None], meant: Mapping[Phrase, Entity]
) -> dict[Phrase, Entity]:
    """``meant``, with "Whistleblower says she was told to lie" meant by whoever says so in the body. Those
    who were only the headline's give up their mentions."""
    found = dict(meant)
    blocks = sorted((block.start, block.end) for block in heads(document))
    if not blocks:
        return found
    said = [(a, phrase) for a, phrase in zip(document.attributions, speaking, strict=True) if phrase in found]
    headed = {phrase for _, phrase in said if phrase and _inside(phrase.start, blocks)}
    body = [(a, phrase) for a, phrase in said if phrase not in headed]
    for one, phrase in said:
        if phrase is None or phrase not in headed or not _unknown(found[phrase], blocks):
            continue
        other = next((found[p] for a, p in body[:FIRST] if p and _same(one, a) and _person(found[p])), None)
        if other is not None:
            _give(found[phrase], other)
            found[phrase] = other
    return found


def _inside(place: int, blocks: Sequence[tuple[int, int]]) -> bool:
    """Does the place stand in one of these blocks, which are in order?"""
    before = bisect_right(blocks, place, key=lambda block: block[0])
    return before > 0 and place < blocks[before - 1][1]


def _unknown(entity: Entity, blocks: Sequence[tuple[int, int]]) -> bool:
    """Is it a single person of whom nothing but the headline speaks?"""
    alone = all(_inside(m.start, blocks) for m in entity.mentions)
    return alone and not entity.named and entity.kind == "person" and entity.number != "many"


def _person(entity: Entity) -> bool:
    return entity.kind in ("person", "unknown") and entity.number != "many" and not entity.members


def _same(one: Attribution, other: Attribution) -> bool:
    """Is what the headline says said again?"""
    mine, theirs = (_words(a.content.text) for a in (one, other))
    shared = len(mine & theirs)
    return shared >= LEAST and shared >= SHARE * len(mine)


def _words(text: str) -> frozenset[str]:
    low = (word.lower() for word in WORD.findall(text))
    return frozenset(word[:STEM] for word in low if word not in FUNCTION)


def _give(entity: Entity, other: Entity) -> None:
    other.mentions += entity.mentions
    other.gender = other.gender or entity.gender
    entity.mentions.clear()
