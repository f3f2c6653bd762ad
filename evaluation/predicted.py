"""The mentions that the program finds in a document, and which of them it takes for one and the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from evaluation.gold_anchors import Place
from reportedly.resolve.antecedents import entities
from reportedly.types import Document

__all__ = ["Predicted", "clusters_of", "voices_of"]


@dataclass(frozen=True, slots=True)
class Predicted:
    """One that is spoken of: its ``kind`` as the mention reader or the contract has it, and where it is
    mentioned."""

    kind: str
    places: frozenset[Place]


def clusters_of(document: Document) -> list[Predicted]:
    """Everybody and everything mentioned, each place once: by the mention reader, or else by the voices."""
    return _read(document) if document.mentions else voices_of(document)


def _read(document: Document) -> list[Predicted]:
    together = defaultdict(list)
    for mention, entity in zip(document.mentions, entities(document.mentions), strict=True):
        if mention.sure:
            together[entity].append((mention.start, mention.end))
    return [Predicted(document.mentions[i].kind, frozenset(places)) for i, places in together.items()]


def voices_of(document: Document) -> list[Predicted]:
    """A document's voices. Where two share a place, it is the earlier one's."""
    taken: set[Place] = set()
    clusters: list[Predicted] = []
    for voice in document.voices:
        places = frozenset((start, end) for start, end in voice["mentions"]) - taken
        taken |= places
        if places:
            clusters.append(Predicted(str(voice["kind"]), places))
    return clusters
