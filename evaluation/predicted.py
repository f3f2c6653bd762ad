"""The mentions that the program finds in a document, and which of them it takes for one and the same."""

from __future__ import annotations

from dataclasses import dataclass

from evaluation.gold_anchors import Place
from reportedly.types import Document

__all__ = ["Predicted", "clusters_of"]


@dataclass(frozen=True, slots=True)
class Predicted:
    """One that is spoken of: its ``kind`` as the contract has it, and where it is mentioned."""

    kind: str
    places: frozenset[Place]


def clusters_of(document: Document) -> list[Predicted]:
    """Everybody and everything mentioned, each place once; so far, a document's voices.

    Where two voices share a place, it is the earlier one's.
    """
    taken: set[Place] = set()
    clusters: list[Predicted] = []
    for voice in document.voices:
        places = frozenset((start, end) for start, end in voice["mentions"]) - taken
        taken |= places
        if places:
            clusters.append(Predicted(str(voice["kind"]), places))
    return clusters
