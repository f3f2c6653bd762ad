"""What the gold says of an article beyond its attributions. Offsets are those of the article's text."""

from __future__ import annotations

from dataclasses import dataclass

from evaluation.gold_anchors import Place

__all__ = ["Assertion", "Quantity", "Reading", "Readings", "Said", "Time", "Voice", "Wording"]


@dataclass(frozen=True, slots=True)
class Voice:
    """``mentions`` are [start, end) in text order, those that are sources of attributions included."""

    id: str
    name: str
    kind: str
    named: bool
    description: str | None
    affiliation: str | None
    members: tuple[str, ...]
    mentions: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """When it was said. ``span`` is the time expression that says so, where one does."""

    value: str
    span: Place | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the attribution of this ``number`` does. The four readings of the cue are None without a cue."""

    number: int
    voice: str | None
    chain: tuple[str | None, ...]
    act: str | None
    polarity: str | None
    certainty: str | None
    tone: str | None
    said: Said | None


@dataclass(frozen=True, slots=True)
class Time:
    """``value`` is None for a relative time that the article doesn't pin down."""

    span: Place
    value: str | None
    grain: str
    calendar: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """``low`` and ``high`` bound what the words allow; None is no bound, and no ``value`` for ranges."""

    span: Place
    value: float | None
    low: float | None
    high: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Wording:
    """``voice`` is None for the outlet's own words."""

    span: Place
    term: str
    charge: str
    voice: str | None


@dataclass(frozen=True, slots=True)
class Assertion:
    """A sentence, or a part of one, in the outlet's own voice."""

    span: Place


@dataclass(frozen=True, slots=True)
class Readings:
    """All readings of one article. ``attributions`` stand in the order of that article's ``Article.gold``."""

    id: str
    text: str
    published: str | None
    outlet: str | None
    voices: tuple[Voice, ...]
    attributions: tuple[Reading, ...]
    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    wording: tuple[Wording, ...]
    assertions: tuple[Assertion, ...]
