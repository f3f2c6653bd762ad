"""Annotated articles -> windows -> batches of numbers."""

from __future__ import annotations

import json
import random
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from reportedly.attribute.features import Encoded, Encoder
from reportedly.attribute.quotes import quotations
from reportedly.attribute.roles import distances, scope
from reportedly.attribute.windows import windows

from .graft import Mark, Sentence, graft, marks_of
from .model import ROLES

Span = tuple[int, int]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
T = TypeVar("T")
IGNORED = -100
LINE = re.compile(r"\S(?:[^\n]*\S)?")
LENGTHS = (48, 80, 128)  # cues whose paragraphs have about as many words are padded together


@dataclass(slots=True)
class Example:
    """A window with its labels.

    ``tags`` (U, 4, 3): how likely each BIO label of each kind is, all 0 where nothing is known;
    ``cues``: per cue its [begin, end) units, its scope and how likely each role is there (L, 5).
    """

    encoded: Encoded
    tags: Floats
    cues: list[tuple[Span, Span, Floats]]


def load(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a corpus text: its lines that aren't blank."""
    return [match.span() for match in LINE.finditer(text)]


def examples(
    article: dict[str, Any],
    encoder: Encoder,
    *,
    pool: list[Sentence] | None = None,
    share: float = 0.0,
    seed: int = 0,
) -> list[Example]:
    """All windows of one article. With ``share``, that much of its hosts are grafted from ``pool``."""
    text, marks, discard = grafted(article, pool or [], share, seed)
    spans = paragraphs(text)
    quotes = [q for s, e in spans for q in quotations(text, s, e)]
    cut = windows(text, spans, seed)
    return [labelled(encoder.encode(text, window, quotes), marks, discard) for window in cut]


def grafted(
    article: dict[str, Any], pool: list[Sentence], share: float, seed: int
) -> tuple[str, list[Mark], list[Span]]:
    """An article's text, its marks and what is to be passed over, with that much of its hosts grafted."""
    text, marks = article["text"], marks_of(article)
    discard = [(s, e) for s, e in article.get("discard") or []]
    if not (pool and share):
        return text, marks, discard
    return graft(text, marks, discard, pool, share, random.Random(f"{seed} {article['id']}"))


def labelled(encoded: Encoded, marks: Sequence[Mark], discard: Sequence[Span]) -> Example:
    """The window with what the marks say of it."""
    units = encoded.units
    tags = np.zeros((len(units), 4), dtype=np.int64)
    cues: list[tuple[Span, Span, Floats]] = []
    if not units:
        return Example(encoded, one_hot(tags, 3), cues)
    for mark in marks:  # inside contents nothing is known of nested cues, but where they were grafted in
        if not mark.known:
            _mask(tags[:, 1], units, mark.content)
    for mark in sorted(marks, key=lambda m: m.depth):
        if mark.known:
            _unmask(tags[:, 1], units, mark.content, marks)
    for mark in marks:
        if not mark.depth:
            for column, spans in ((2, mark.source), (3, mark.content)):
                for span in spans:
                    _label(tags[:, column], _covered(units, span), 1)
        cue = _covered(units, mark.cue[0])
        if cue is None or mark.cue[0][0] < units[0][0]:
            continue
        _label(tags[:, 1 if mark.depth else 0], cue, 1)
        around = scope(cue, encoded.bounds, _home(mark, marks, units))
        cues.append((cue, around, one_hot(_roles(units, around, mark), ROLES)))
    for s, e in discard:
        at = _covered(units, (s, e))
        if at:
            tags[at[0] : at[1]] = IGNORED
    return Example(encoded, one_hot(tags, 3), cues)


def one_hot(labels: Ints, kinds: int) -> Floats:
    """Whole numbers as (…, kinds) distributions, all 0 where they are IGNORED."""
    known = labels != IGNORED
    out: Floats = np.eye(kinds, dtype=np.float32)[np.where(known, labels, 0)]
    out[~known] = 0
    return out


def _home(mark: Mark, marks: Sequence[Mark], units: Sequence[Span]) -> Span | None:
    """The units from the first to the last of the content that a nested mark stands in."""
    (start, end), *_ = mark.cue
    for other in marks:
        if other.depth == mark.depth - 1 and any(s <= start and end <= e for s, e in other.content):
            return _covered(units, (other.content[0][0], other.content[-1][1]))
    return None


def _covered(units: Sequence[Span], span: Span) -> Span | None:
    inside = [i for i, (s, e) in enumerate(units) if s < span[1] and e > span[0]]
    return (inside[0], inside[-1] + 1) if inside else None


def _label(column: Ints, at: Span | None, begin: int) -> None:
    if at:
        column[at[0]] = begin
        column[at[0] + 1 : at[1]] = begin + 1


def _mask(column: Ints, units: Sequence[Span], spans: Sequence[Span]) -> None:
    for span in spans:
        at = _covered(units, span)
        if at:
            column[at[0] : at[1]] = IGNORED


def _unmask(column: Ints, units: Sequence[Span], spans: Sequence[Span], marks: Sequence[Mark]) -> None:
    for span in spans:
        at = _covered(units, span)
        if at:
            column[at[0] : at[1]] = 0
        for mark in marks:
            if mark.depth and not mark.known and any(span[0] <= s and e <= span[1] for s, e in mark.content):
                _mask(column, units, mark.content)


def _roles(units: Sequence[Span], around: Span, mark: Mark) -> Ints:
    labels = np.zeros(around[1] - around[0], dtype=np.int64)
    local = units[around[0] : around[1]]
    for begin, spans in ((3, mark.content), (1, mark.source)):
        for span in spans:
            _label(labels, _covered(local, span), begin)
    return labels


def unread(begin: int, end: int, encoded: Encoded) -> tuple[Span, Span, Floats]:
    """A cue whose roles aren't known yet, as ``Example.cues`` has it."""
    around = scope((begin, end), encoded.bounds)
    return (begin, end), around, np.zeros((around[1] - around[0], ROLES), dtype=np.float32)


def collate(batch: Sequence[Example]) -> dict[str, Tensor]:
    """Pads the windows of a batch."""
    t, u = max(len(x.encoded.pieces) for x in batch), max(1, *(len(x.encoded.units) for x in batch))
    out = {k: np.zeros((len(batch), t), dtype=np.int64) for k in ("pieces", "case", "quote", "place")}
    mask = np.zeros((len(batch), t), dtype=bool)
    first = np.zeros((len(batch), u), dtype=np.int64)
    tags = np.zeros((len(batch), u, 4, 3), dtype=np.float32)
    for i, x in enumerate(batch):
        n = len(x.encoded.pieces)
        for k in out:
            out[k][i, :n] = getattr(x.encoded, k)
        mask[i, :n] = True
        first[i, : len(x.encoded.first)] = x.encoded.first
        tags[i, : len(x.tags)] = x.tags
    arrays = {**out, "mask": mask, "first": first, "tags": tags}
    return {k: torch.from_numpy(v) for k, v in arrays.items()}


def collate_cues(batch: Sequence[Example]) -> list[dict[str, Tensor]]:
    """The cues of a batch in groups of like length; ``cue_order`` (C,) counts them as they stand in it."""
    u = max(1, *(len(x.encoded.units) for x in batch))
    cues = [(i * u, *cue) for i, x in enumerate(batch) for cue in x.cues]
    groups: dict[int, list[int]] = {}
    for k, (_, _, around, _) in enumerate(cues):
        groups.setdefault(bisect_left(LENGTHS, around[1] - around[0]), []).append(k)
    return [_padded([cues[k] for k in group], group) for _, group in sorted(groups.items())]


def _padded(cues: list[tuple[int, Span, Span, Floats]], order: list[int]) -> dict[str, Tensor]:
    longest = max(end - begin for _, _, (begin, end), _ in cues)
    at = np.zeros((len(cues), longest), dtype=np.int64)
    is_cue = np.zeros((len(cues), longest), dtype=np.float32)
    distance = np.zeros((len(cues), longest), dtype=np.int64)
    mask = np.zeros((len(cues), longest), dtype=bool)
    roles = np.zeros((len(cues), longest, ROLES), dtype=np.float32)
    for k, (base, cue, (begin, end), labels) in enumerate(cues):
        n = end - begin
        at[k, :n] = base + np.arange(begin, end)
        is_cue[k, cue[0] - begin : cue[1] - begin] = 1
        distance[k, :n] = distances(n, cue[0] - begin, cue[1] - begin)
        mask[k, :n] = True
        roles[k, :n] = labels
    arrays = {"at": at, "cue": is_cue, "distance": distance, "mask": mask, "roles": roles}
    return {k: torch.from_numpy(v) for k, v in arrays.items()} | {"cue_order": torch.tensor(order)}


def batches(all_examples: list[Example], size: int, seed: int) -> Iterator[list[Example]]:
    """Batches of at most ``size`` word pieces (padding counted), like lengths together, in random order."""
    yield from padded(all_examples, lambda x: len(x.encoded.pieces), size, random.Random(seed))


def padded(
    items: Sequence[T], length: Callable[[T], int], size: int, rng: random.Random
) -> Iterator[list[T]]:
    """All items in lists that take up at most ``size`` places (padding counted), like lengths together, in
    random order."""
    made: list[list[T]] = []
    now: list[T] = []
    longest = 0
    for x in sorted(items, key=lambda x: length(x) + rng.random() * 30):
        longest = max(longest, length(x))
        if now and longest * (len(now) + 1) > size:
            made.append(now)
            now, longest = [], length(x)
        now.append(x)
    made.append(now)
    rng.shuffle(made)
    yield from (b for b in made if b)
