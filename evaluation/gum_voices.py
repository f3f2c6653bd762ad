"""Voices against GUM's coreference: whom a pronoun that speaks is taken for, and whether what one voice is
said to be is one in the gold.

What is right, and why, is in ``evaluation/README.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from evaluation.gold_anchors import Place
from evaluation.gum import GumDocument, GumMention
from reportedly.resolve.grammar import word_set
from reportedly.types import Document

__all__ = ["SPOKEN", "Link", "SourcePronoun", "links", "source_pronouns"]

SPOKEN = ("news", "interview")  # the genres in which people are quoted
THIRD = ("he", "she", "it", "they", "him", "her", "them")
PRONOUNS = word_set(
    """
    i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she
    her hers herself it its itself they them their theirs themselves themself this that these those who
    whom whose which what one here there
    """
)


@dataclass(frozen=True, slots=True)
class SourcePronoun:
    """A pronoun that is a source: the name of the voice that it was given, and whether that is right.

    ``strict``: and whether the voice is more that entity than any other.
    """

    place: Place
    word: str
    voice: str | None
    right: bool
    strict: bool


@dataclass(frozen=True, slots=True)
class Mapping:
    """Finds the gold mention that a mention of the program stands for."""

    gold: tuple[GumMention, ...]

    def of(self, place: Place) -> GumMention | None:
        """The shortest gold mention around the place; where none is, that within it that shares most."""
        start, end = place
        around = [m for m in self.gold if m.start <= start and end <= m.end]
        if around:
            return min(around, key=_length)
        within = [m for m in self.gold if start <= m.start and m.end <= end]
        return max(within, key=_length, default=None)


def _length(mention: GumMention) -> int:
    return mention.end - mention.start


def source_pronouns(gold: GumDocument, document: Document) -> Iterator[SourcePronoun]:
    """The third-person pronouns that the program found as sources, each place once, of those that the gold
    has a name or a description for."""
    exact = {mention.place: mention.entity for mention in reversed(gold.mentions)}
    nouns = {m.entity for m in gold.mentions if not _is_pronoun(document, m.place)}
    voices = {voice["id"]: voice for voice in document.voices}
    mapping, seen = Mapping(gold.mentions), set()
    for attribution in document.attributions:
        source = attribution.source
        if source is None or source.text.lower() not in THIRD:
            continue
        place = source.spans[0].start, source.spans[0].end
        entity = exact.get(place)
        if entity not in nouns or place in seen:
            continue
        seen.add(place)
        voice = voices.get(source.voice)
        held = _held(document, mapping, voice["mentions"]) if voice else []
        yield SourcePronoun(
            place,
            source.text.lower(),
            str(voice["name"]) if voice else None,
            entity in held,
            entity in held and held.count(entity) == max(map(held.count, held)),
        )


def _held(document: Document, mapping: Mapping, places: Sequence[Sequence[int]]) -> list[str]:
    """The gold's entities of a voice's names and descriptions, one for each; gold pronouns left out."""
    found = [mapping.of((start, end)) for start, end in places if not _is_pronoun(document, (start, end))]
    return [m.entity for m in found if m is not None and not _is_pronoun(document, m.place)]


def _is_pronoun(document: Document, place: Place) -> bool:
    return document.text[slice(*place)].lower() in PRONOUNS


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions of one voice that stand for different gold mentions; ``right``: of one entity."""

    one: Place
    other: Place
    right: bool


def links(gold: GumDocument, document: Document) -> Iterator[Link]:
    """All pairs of mentions that the program gives to one voice."""
    mapping = Mapping(gold.mentions)
    for voice in document.voices:
        matched = [
            (place, mention)
            for start, end in voice["mentions"]
            if (mention := mapping.of(place := (start, end))) is not None
        ]
        for (one, mine), (other, theirs) in combinations(matched, 2):
            if mine.place != theirs.place:
                yield Link(one, other, mine.entity == theirs.entity)
