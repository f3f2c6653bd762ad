"""What the mention reader reaches on a corpus, quickly: for choosing in training, not for reporting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from evaluation import coreference_scores as coreference
from reportedly.attribute import mentioned

from .mention_data import Span, Told, ordered, paired
from .mention_losses import vectors_of
from .mention_model import MentionReader


def conll(gold: dict[str, Any], found: dict[str, Any]) -> dict[str, float]:
    """CoNLL's mean and its three scores over documents by id, each F1; how well mentions are found.

    Mentions of which nothing else is told count, too.
    """
    measures = [*coreference.METRICS.values(), coreference.mentions]
    tallies = [sum((m(gold[i], found[i]) for i in gold), coreference.Tally()) for m in measures]
    names = ("muc", "b3", "ceafe", "mentions")
    scores = {name: tally.f1 for name, tally in zip(names, tallies, strict=True)}
    scores["conll"] = coreference.conll(tallies[:3])
    scores |= {"mention_p": tallies[3].precision, "mention_r": tallies[3].recall}
    return {name: round(value, 4) for name, value in scores.items()}


def clusters(spans: Sequence[Span], entities: Sequence[int]) -> list[frozenset[Span]]:
    by: dict[int, set[Span]] = {}
    for span, entity in zip(spans, entities, strict=True):
        by.setdefault(entity, set()).add(span)
    return [frozenset(members) for members in by.values()]


@torch.no_grad()
def read(
    model: MentionReader, document: Told, least: float, more: Sequence[Span] = ()
) -> tuple[list[Span], list[int], list[int]]:
    """The spans found in a document with a probability of ``least`` or more (``more`` are added), their kinds
    and their entities."""
    model.eval()
    x, (words,), _ = vectors_of(model, [document])
    scores = model.spans(x).numpy()
    found: list[Span] = []
    at = 0
    for k, size in enumerate(document.words.sizes):
        found += [
            (b + at, e + at)
            for b, e in mentioned.spans(scores[k, :size, :size], np.log(least / (1 - least)))[0]
        ]
        at += size
    found = ordered({*found, *more})
    if not found:
        return [], [], []
    begin, end = torch.tensor(found).T
    vectors, kinds = model.mentions(words, begin, end)
    later, earlier, alike = paired(document.text, document.words, found)
    entities = joined(model.links(vectors, later, earlier, alike), later, earlier, len(found))
    return found, kinds.argmax(1).tolist(), entities


def joined(scores: Tensor, later: Tensor, earlier: Tensor, count: int) -> list[int]:
    """An entity's number for each mention: that of its best antecedent, if one beats none."""
    entity = list(range(count))
    best = [(0.0, -1)] * count
    for s, i, j in zip(scores.tolist(), later.tolist(), earlier.tolist(), strict=True):
        best[i] = max(best[i], (s, j))
    for i, (_, j) in enumerate(best):
        entity[i] = entity[j] if j >= 0 else i
    return entity


def figures(
    model: MentionReader, documents: Sequence[Told], texts: Sequence[Told], least: float = 0.5
) -> dict[str, float]:
    """On documents of GUM, and on texts of GAP if there are any; ``least``: probability of a mention."""
    gold, found, right, kinded = {}, {}, 0, 0
    for d in documents:
        spans, kinds, entities = read(model, d, least)
        gold[d.id], found[d.id] = clusters(d.spans, d.entities), clusters(spans, entities)
        known = dict(zip(d.spans, d.kinds, strict=True))
        kinded += sum(s in known for s in spans)
        right += sum(known.get(s) == k for s, k in zip(spans, kinds, strict=True))
    scores = conll(gold, found) | {"kind": round(right / max(1, kinded), 4)}
    return scores | (gap_figures(model, texts, least) if texts else {})


def gap_figures(model: MentionReader, texts: Sequence[Told], least: float = 0.5) -> dict[str, float]:
    """F1 of pronoun and name in one entity, and feminine over masculine."""
    counts = {"f": [0, 0, 0], "m": [0, 0, 0]}
    for d in texts:
        assert d.asked
        own = [d.spans[k] for k in d.asked[:3]]
        spans, _, entities = read(model, d, least, own)
        entity = dict(zip(spans, entities, strict=True))
        start, end = d.words.units[own[0][0]]
        gender = "f" if d.text[start:end].lower() in ("she", "her", "hers") else "m"
        for k, name in enumerate(own[1:]):
            ours, theirs = entity[own[0]] == entity[name], d.asked[3] == k
            for n, value in enumerate((ours and theirs, ours, theirs)):
                counts[gender][n] += value
    f, m = (_f1(*counts[gender]) for gender in "fm")
    both = _f1(*(a + b for a, b in zip(counts["f"], counts["m"], strict=True)))
    return {"gap": round(both, 4), "f/m": round(f / m, 4) if m else 0.0}


def _f1(hits: int, found: int, gold: int) -> float:
    return 2 * hits / (found + gold) if found + gold else 0.0
