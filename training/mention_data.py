"""Corpora with mentions -> what the mention reader learns from: a document at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import Tensor

from reportedly.attribute.likeness import Traits, candidates, likeness, traits
from reportedly.attribute.mentioned import KINDS

from .dataset import paragraphs
from .layers import Words

Span = tuple[int, int]
UNKNOWN = -1


@dataclass(slots=True)
class Told:
    """A document's words with its mentions: [begin, end) units, sorted, the number of each one's kind and
    of its entity, and the pairs that may corefer: later (P,), earlier (P,), likeness (P, columns).

    ``asked``: where the spans are a pronoun and two names, and no more is told than which of these it means,
    if either: the pronoun's place among them, the names' places, and which name it is (0, 1) or UNKNOWN.
    ``shares``: how likely each span is a mention, where that is no more than guessed.
    """

    id: str
    text: str
    words: Words
    spans: list[Span]
    kinds: list[int]
    entities: list[int]
    asked: tuple[int, int, int, int] | None = None
    pairs: tuple[Tensor, Tensor, Tensor] = field(default_factory=lambda: (torch.empty(0),) * 3)
    shares: list[float] = field(default_factory=list)


def told(document: dict[str, Any], words: Words) -> Told:
    """A document of GUM, or of LitBank, whose kinds are others."""
    starts, ends = _edges(words)
    found: dict[Span, tuple[int, int]] = {}
    number: dict[str, int] = {}
    for mention in document["mentions"]:
        begin, end = starts.get(mention["start"]), ends.get(mention["end"])
        if begin is not None and end is not None:
            kind = KINDS.index(mention["kind"]) if mention["kind"] in KINDS else UNKNOWN
            found[begin, end] = (kind, number.setdefault(mention["entity"], len(number)))
    spans = ordered(found)
    kinds, entities = [found[s][0] for s in spans], [found[s][1] for s in spans]
    made = Told(document["id"], document["text"], words, spans, kinds, entities)
    made.pairs = paired(made.text, words, spans)
    return made


def guessed(text: str, phrases: Sequence[tuple[int, int, str | None]], words: Words) -> Told:
    """A text of which only noun phrases are known: start, end, and a kind or None."""
    starts, ends = _edges(words)
    found: dict[Span, int] = {}
    for start, end, kind in phrases:
        first, last = starts.get(start), ends.get(end)
        if first is not None and last is not None:
            found[first, last] = KINDS.index(kind) if kind else UNKNOWN
    spans = ordered(found)
    return Told("", text, words, spans, [found[s] for s in spans], [])


def asked(document: dict[str, Any], words: Words) -> Told | None:
    """A text of GAP; None where a name or the pronoun isn't of whole units."""
    starts, ends = _edges(words)
    at = [(starts.get(s), ends.get(e)) for s, e in (document["pronoun"], *document["names"])]
    known = [(b, e) for b, e in at if b is not None and e is not None]
    if len(set(known)) < 3:
        return None
    spans = ordered(known)
    right = document["corefers"].index(True) if any(document["corefers"]) else UNKNOWN
    pronoun, first, second = (spans.index(a) for a in known)
    made = Told(document["id"], document["text"], words, spans, [], [])
    made.asked = (pronoun, first, second, right)
    of = traits_of(made.text, words, spans)
    pairs = [sorted((pronoun, name), reverse=True) for name in (first, second)]
    later, earlier = np.array(pairs, dtype=np.int64).T
    made.pairs = _tensors(later, earlier, likeness(of, later, earlier))
    return made


def _edges(words: Words) -> tuple[dict[int, int], dict[int, int]]:
    """Which unit begins, and how many end, at an offset."""
    starts = {start: i for i, (start, _) in enumerate(words.units)}
    return starts, {end: i + 1 for i, (_, end) in enumerate(words.units)}


def ordered(spans: Any) -> list[Span]:
    return sorted(spans, key=lambda s: (s[0], -s[1]))


def traits_of(text: str, words: Words, spans: Sequence[Span]) -> Traits:
    begins = [start for start, _ in paragraphs(text)]
    paragraph = [bisect_right(begins, start) for start, _ in words.units]
    return traits([text[s:e] for s, e in words.units], spans, paragraph, words.quoted)


def paired(text: str, words: Words, spans: Sequence[Span]) -> tuple[Tensor, Tensor, Tensor]:
    """The pairs of mentions that may corefer: later (P,), earlier (P,), likeness (P, columns)."""
    of = traits_of(text, words, spans)
    later, earlier = candidates(of)
    return _tensors(later, earlier, likeness(of, later, earlier))


def _tensors(*arrays: Any) -> tuple[Tensor, Tensor, Tensor]:
    first, second, third = (torch.from_numpy(a) for a in arrays)
    return first, second, third
