"""GUM (Zeldes 2017), and how well its mentions and clusters are found."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.coreference_scores import METRICS, Clusters, Tally, conll, mentions
from evaluation.gold_anchors import Place
from evaluation.predicted import clusters_of
from reportedly.read import document as read_document
from reportedly.types import Document

__all__ = [
    "NAMEABLE",
    "GumDocument",
    "GumMention",
    "OffsetsError",
    "PartFigures",
    "documents_of_lines",
    "part_figures",
]

NAMEABLE = ("person", "organization", "place")
# The kinds of the mention reader and of the contract that stand for people, organizations and places.
NAMEABLE_VOICES = ("person", "organization", "place", "government", "outlet", "group")


class OffsetsError(ValueError):
    """A text of the corpus that reading changes, so that its offsets don't fit."""


@dataclass(frozen=True, slots=True)
class GumMention:
    """A noun phrase of the gold; an equal ``entity`` is the same."""

    start: int
    end: int
    kind: str
    entity: str

    @property
    def place(self) -> Place:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class GumDocument:
    """One annotated text, as read but not yet analysed."""

    id: str
    genre: str
    document: Document
    mentions: tuple[GumMention, ...]


@dataclass(frozen=True, slots=True)
class PartFigures:
    """Mentions and clusters of a part of the corpus."""

    mentions: Tally = field(default_factory=Tally)
    metrics: dict[str, Tally] = field(default_factory=lambda: dict.fromkeys(METRICS, Tally()))

    @property
    def conll(self) -> float:
        return conll(list(self.metrics.values()))

    def __add__(self, other: PartFigures) -> PartFigures:
        summed = {name: tally + other.metrics[name] for name, tally in self.metrics.items()}
        return PartFigures(self.mentions + other.mentions, summed)


def documents_of_lines(path: Path) -> list[GumDocument]:
    """The documents of a corpus file, one object a line, read as the program reads text.

    Raises OffsetsError where reading changes a text.
    """
    with path.open(encoding="utf8") as lines:
        return [_document(line) for line in lines if line.strip()]


def _document(line: str) -> GumDocument:
    plain = json.loads(line)
    document = read_document(plain["text"])
    if document.text != plain["text"]:
        raise OffsetsError(f"{plain['id']}: reading the text changes it, so offsets don't fit")
    found = (GumMention(m["start"], m["end"], m["kind"], m["entity"]) for m in plain["mentions"])
    return GumDocument(plain["id"], plain["genre"], document, tuple(found))


def part_figures(gold: GumDocument, document: Document, *, nameable: bool = False) -> PartFigures:
    """Mentions and clusters of one document; only people, organizations and places where ``nameable``."""
    found = [c for c in clusters_of(document) if not nameable or c.kind in NAMEABLE_VOICES]
    mine = _clusters([m for m in gold.mentions if not nameable or m.kind in NAMEABLE])
    theirs: Clusters = [cluster.places for cluster in found]
    return PartFigures(mentions(mine, theirs), {name: m(mine, theirs) for name, m in METRICS.items()})


def _clusters(found: Sequence[GumMention]) -> Clusters:
    """The gold's clusters; a place that is annotated twice counts in its first one."""
    places: dict[Place, str] = {}
    for mention in found:
        places.setdefault(mention.place, mention.entity)
    entities: dict[str, set[Place]] = {}
    for place, entity in places.items():
        entities.setdefault(entity, set()).add(place)
    return [frozenset(cluster) for cluster in entities.values()]
