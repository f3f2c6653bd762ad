"""Which voice that was found is which voice of the gold.

Mentions are paired first, one to one, where their words' intersection is at least half of their union, the
greatest share first. The weight of a gold voice and a found one is the number of their paired mentions, and
of the attributions to which the gold gives the one as source and the program the other. Voices are then
paired one to one, the greatest weight first (among equals, in the order of the gold and then of the found
voices). A voice without weight has no partner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.gold_types import Readings
from evaluation.one_to_one import pair_best, pair_words, words_of
from reportedly.types import Attribution, Document

__all__ = ["VoicePairs", "pair_voices"]


@dataclass(frozen=True, slots=True)
class VoicePairs:
    """Found ids by gold id, and back. ``names`` are those of the found voices by id."""

    found: dict[str, str]
    gold: dict[str, str]
    names: dict[str, str]

    def as_gold(self, voice: str | None) -> str | None:
        """The gold's id of a found voice; without a partner its name in brackets, which is no id."""
        return None if voice is None else self.gold.get(voice, f"({self.names.get(voice, voice)})")


def pair_voices(readings: Readings, document: Document, attributions: Sequence[Attribution]) -> VoicePairs:
    """Pairs the voices of one article; ``attributions`` stand in the order of the readings'."""
    weights = _mentions(readings, document) + _sources(readings, attributions)
    left = {voice.id: i for i, voice in enumerate(readings.voices)}
    right = {voice["id"]: j for j, voice in enumerate(document.voices)}
    pairs = pair_best(
        ((-float(weight),), left[one], right[other])
        for (one, other), weight in weights.items()
        if other in right
    )
    found = {readings.voices[i].id: str(document.voices[j]["id"]) for i, j in pairs.items()}
    names = {str(voice["id"]): str(voice["name"]) for voice in document.voices}
    return VoicePairs(found, {other: one for one, other in found.items()}, names)


def _mentions(readings: Readings, document: Document) -> Counter[tuple[str, str]]:
    gold = [(place, voice.id) for voice in readings.voices for place in voice.mentions]
    found = [((s, e), str(voice["id"])) for voice in document.voices for s, e in voice["mentions"]]
    pairs = pair_words(
        words_of(document.text, [place for place, _ in gold]),
        words_of(document.text, [place for place, _ in found]),
    )
    return Counter((gold[i][1], found[j][1]) for i, j in pairs.items())


def _sources(readings: Readings, attributions: Sequence[Attribution]) -> Counter[tuple[str, str]]:
    return Counter(
        (reading.voice, attribution.source.voice)
        for reading, attribution in zip(readings.attributions, attributions, strict=True)
        if reading.voice and attribution.source and attribution.source.voice
    )
