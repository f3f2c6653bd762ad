"""What the model hears in windows, in their own voice: cues with their roles."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from . import decode
from .roles import Span, scope

if TYPE_CHECKING:
    from .features import Encoded
    from .model import Floats, Model

TOGETHER = 16  # windows that are decoded together: a bound for long text
# The cues of a window in order, and by scope: role scores (C, L, 5), the cues, the scope's first unit.
Asked = tuple[list[decode.FoundCue], list[tuple["Floats", list[decode.FoundCue], int]]]
Reading = tuple["Encoded", "Floats", "Floats"]  # a window, its words and its tags


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue and its roles, in units of the window; ``values``: what confidence is computed from."""

    cue: decode.FoundCue
    roles: decode.FoundRoles
    values: tuple[float, ...]
    confidence: float
    nested: bool


def outermost(
    model: Model, encoded: Encoded, words: Floats, tags: Floats, layer: str = "outer"
) -> list[Heard]:
    """The attributions in the window's own voice. A content is () where the cue's paragraph holds none.

    ``layer`` is "nested" where the window's paragraphs are contents.
    """
    return outermost_of(model, [(encoded, words, tags)], layer)[0]


def together(windows: Iterable[Reading]) -> Iterator[list[Reading]]:
    """The windows, which may come one by one, so many at a time: decoding takes as long for a few words as
    for many."""
    coming = iter(windows)
    while some := list(islice(coming, TOGETHER)):
        yield some


def outermost_of(model: Model, windows: Sequence[Reading], layer: str = "outer") -> list[list[Heard]]:
    """``outermost`` of several windows, decoded together."""
    settings, several = model.settings, []
    for encoded, words, tags in windows:
        cues = decode.cues(tags[:, : decode.LAYER], settings.cue[layer])
        around = [(cue, scope((cue.begin, cue.end), encoded.bounds)) for cue in cues]
        several.append(asked(model, words, around))
    return [
        [one for one in heard if one.confidence >= settings.least[layer]]
        for heard in decoded(several, settings.calibration[layer], layer)
    ]


def asked(model: Model, words: Floats, cues: Sequence[tuple[decode.FoundCue, Span]]) -> Asked:
    """Each cue's scores in its scope; cues of one scope are read together."""
    by_scope: dict[Span, list[decode.FoundCue]] = {}
    for cue, around in cues:
        by_scope.setdefault(around, []).append(cue)
    scopes = [(model.read_roles(words, ones, around), ones, around[0]) for around, ones in by_scope.items()]
    return [cue for cue, _ in cues], scopes


def decoded(several: Sequence[Asked], weights: Sequence[float], layer: str) -> list[list[Heard]]:
    """What was asked in each of several windows, decoded together."""
    found = iter(
        decode.roles_of(
            [
                (scores, [(cue.begin, cue.end) for cue in cues], first)
                for _, scopes in several
                for scores, cues, first in scopes
            ]
        )
    )
    out: list[list[Heard]] = []
    for order, scopes in several:
        heard: dict[decode.FoundCue, Heard] = {}
        for cue in chain.from_iterable(cues for _, cues, _ in scopes):
            roles = next(found)
            values = features(cue, roles)
            heard[cue] = Heard(cue, roles, values, confidence(values, weights), layer == "nested")
        out.append([heard[cue] for cue in order])
    return out


def features(cue: decode.FoundCue, roles: decode.FoundRoles) -> tuple[float, ...]:
    """What confidence is computed from: log-odds of the cue, the source, the content and the edges."""
    sure = (cue.probability, roles.source_probability, roles.content_probability, roles.edge_probability)
    odds = [math.log(p / (1 - p)) for p in [min(max(x, 1e-4), 1 - 1e-4) for x in sure]]
    return (1.0, *odds, float(bool(roles.source)))


def confidence(values: Sequence[float], weights: Sequence[float]) -> float:
    """Logistic regression (Platt 1999): the probability that the attribution is right."""
    return 1 / (1 + math.exp(-sum([v * w for v, w in zip(values, weights, strict=True)])))
