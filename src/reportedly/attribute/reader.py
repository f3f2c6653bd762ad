"""The readers: one with the trained model, one with rules alone."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ..types import Document, Engine
from . import decode
from .candidates import Candidate, Spans
from .passages import passages, within
from .quotes import Quotation
from .rules import hearsay_candidates, noun_candidates, rule_candidates
from .windows import Window, windows

if TYPE_CHECKING:
    from .model import Model

HEADINGS = ("headline", "subheading")
UNREAD = ("byline", "other")
NONE: frozenset[int] = frozenset()

Reading = tuple[list[float], Candidate]  # the features of its confidence, and where it is


class Reader(Protocol):
    """Finds attributions in a document's English blocks."""

    @property
    def engine(self) -> Engine: ...

    def candidates(self, document: Document, quotes: Sequence[Quotation]) -> list[Candidate]: ...


@dataclass(frozen=True, slots=True)
class RuleReader:
    """Reads by rules over the cue lexicon, without a model."""

    engine: Engine

    def candidates(self, document: Document, quotes: Sequence[Quotation]) -> list[Candidate]:
        return rule_candidates(document)


@dataclass(frozen=True, slots=True)
class ModelReader:
    """Reads with the trained model."""

    engine: Engine
    model: Model

    def candidates(self, document: Document, quotes: Sequence[Quotation]) -> list[Candidate]:
        found: list[Candidate] = []
        for window in _windows(document):
            level = self._sure(_in_window(self.model, document.text, window, quotes, "outer"), "outer")
            while level:  # ends: what is said within a content is shorter than it
                found += level
                level = self._within(document.text, level, quotes)
        return found + [
            c for c in hearsay_candidates(document) if not _has_cue(found, c) and not _in_content(found, c)
        ]

    def _within(self, text: str, level: list[Candidate], quotes: Sequence[Quotation]) -> list[Candidate]:
        """What is said in what is said: each content is read again as a passage of its own."""
        contents = [c.content for c in level]
        inner = [q for content in contents for q in within(content, quotes)]
        read = [
            c
            for window in passages(text, contents, quotes)
            for c in self._sure(_in_window(self.model, text, (window, NONE), inner, "nested"), "nested")
            if c.content
        ]
        nouns = [n for c in contents for n in noun_candidates(text, c, within(c, quotes))]
        return read + [replace(c, nested=True) for c in nouns if not _has_cue(read, c)]

    def _sure(self, read: Iterable[Reading], layer: str) -> list[Candidate]:
        settings = self.model.settings
        weighed = [
            replace(c, confidence=confidence(values, settings.calibration[layer])) for values, c in read
        ]
        return [
            replace(c, nested=layer == "nested") for c in weighed if c.confidence >= settings.least[layer]
        ]


def _has_cue(found: Sequence[Candidate], one: Candidate) -> bool:
    """Is this one's cue known, as a part of another's?"""
    (begin, end), *_ = one.cue
    return any(s < end and begin < e for c in found for s, e in c.cue)


def _in_content(found: Sequence[Candidate], one: Candidate) -> bool:
    (begin, end), *_ = one.cue
    return any(s < end and begin < e for c in found for s, e in c.content)


def readings(model: Model, document: Document, quotes: Sequence[Quotation]) -> Iterator[Reading]:
    """What the model finds outermost, in the order of its windows, with the features of its confidence.

    A content is () where the cue's paragraph holds none: it may follow in the next.
    """
    for window in _windows(document):
        yield from _in_window(model, document.text, window, quotes, "outer")


def _windows(document: Document) -> list[tuple[Window, frozenset[int]]]:
    """The document's windows, each with the numbers of the paragraphs that are headings."""
    blocks = [b for b in document.blocks if b.language in (None, "en") and b.kind not in UNREAD]
    headings = frozenset(i for i, b in enumerate(blocks) if b.kind in HEADINGS)
    return [(window, headings) for window in windows(document.text, [(b.start, b.end) for b in blocks])]


def _in_window(
    model: Model, text: str, window: tuple[Window, frozenset[int]], quotes: Sequence[Quotation], layer: str
) -> Iterator[Reading]:
    encoded = model.encoder.encode(text, window[0], quotes, window[1])
    units = encoded.units
    if not units:
        return
    words, tags = model.read(encoded)
    cues = decode.cues(tags, model.settings.cue[layer])
    for cue, first, labels in model.read_roles(words, encoded.bounds, cues):
        roles = decode.roles(labels, (cue.begin - first, cue.end - first))
        source, content = (_offsets(units, spans, first) for spans in (roles.source, roles.content))
        at = _offsets(units, ((cue.begin, cue.end),), 0)
        yield features(cue, roles), Candidate(source, at, content, 0.0)


def features(cue: decode.FoundCue, roles: decode.FoundRoles) -> list[float]:
    """What confidence is computed from: log-odds of the cue, the source, the content and the edges."""
    sure = (cue.probability, roles.source_probability, roles.content_probability, roles.edge_probability)
    odds = [math.log(p / (1 - p)) for p in (min(max(x, 1e-4), 1 - 1e-4) for x in sure)]
    return [1.0, *odds, float(bool(roles.source))]


def confidence(values: list[float], weights: list[float]) -> float:
    """Logistic regression (Platt 1999): the probability that the attribution is right."""
    return 1 / (1 + math.exp(-sum(v * w for v, w in zip(values, weights, strict=True))))


def _offsets(units: list[tuple[int, int]], spans: tuple[tuple[int, int], ...], first: int) -> Spans:
    return tuple((units[b + first][0], units[e - 1 + first][1]) for b, e in spans)


def load_reader(model: Path | None = None) -> Reader:
    """The reader with the model in folder ``model``, or with the one that ships; the rules where none does.

    Raises ModelError where the model's files are damaged, or where ``model`` holds none.
    """
    from . import model as files

    if model is None and not files.present():
        return load_rules()
    opened = files.opened(model or files.HOME)
    return ModelReader(Engine(_version(), opened.settings.name, opened.settings.sha256), opened)


def load_rules() -> Reader:
    """The reader with rules alone."""
    return RuleReader(Engine(_version()))


def _version() -> str:
    try:
        return version("reportedly")
    except PackageNotFoundError:  # run from a checkout that isn't installed
        return "0"
