"""What the model hears in one window: cues with their roles, and what is said in what is said."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from . import decode
from .roles import Span, scope

if TYPE_CHECKING:
    from .features import Encoded
    from .model import Floats, Model

LAYER = 3  # tags: a word begins a cue, goes on with one, or does neither
TOGETHER = 16  # windows that are decoded together: a bound for long text
# The cues of a window in order, and by scope: role scores (C, L, 5), the cues, the scope's first unit.
Asked = tuple[list[decode.FoundCue], list[tuple["Floats", list[decode.FoundCue], int]]]


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


def outermost_of(
    model: Model, windows: Iterable[tuple[Encoded, Floats, Floats]], layer: str = "outer"
) -> list[list[Heard]]:
    """``outermost`` of several windows, each with its words and tags, which may come one by one: decoding
    takes as long for a few words as for many."""
    settings, coming = model.settings, iter(windows)
    found: list[list[Heard]] = []
    while some := list(islice(coming, TOGETHER)):
        several = []
        for encoded, words, tags in some:
            cues = decode.cues(tags[:, :3], settings.cue[layer])
            asked = [(cue, scope((cue.begin, cue.end), encoded.bounds)) for cue in cues]
            several.append(_asked(model, words, asked))
        for heard in _decoded(several, settings.calibration[layer], layer):
            found.append([one for one in heard if one.confidence >= settings.least[layer]])
    return found


def hints(model: Model, encoded: Encoded, tags: Floats) -> list[int]:
    """Where in the text words begin that may be cues in what is said, by the last three of the ``tags``
    (U, 6): what is said without any needn't be read again. Each word, of a model that can't tell."""
    starts = [start for start, _ in encoded.units]
    if tags.shape[1] == LAYER:
        return starts
    begins = decode.softmax(tags[:, LAYER:])[:, 1].tolist()
    return [start for start, share in zip(starts, begins, strict=True) if share >= model.settings.gate]


def _asked(model: Model, words: Floats, asked: Sequence[tuple[decode.FoundCue, Span]]) -> Asked:
    """Each cue's scores; cues of one scope are read together."""
    together: dict[Span, list[decode.FoundCue]] = {}
    for cue, around in asked:
        together.setdefault(around, []).append(cue)
    scopes = [(model.read_roles(words, cues, around), cues, around[0]) for around, cues in together.items()]
    return [cue for cue, _ in asked], scopes


def _decoded(several: Sequence[Asked], weights: Sequence[float], layer: str) -> list[list[Heard]]:
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
