"""What the mention reader reaches on a corpus, quickly: for choosing in training, not for reporting.

Coreference scores count mentions of which nothing else is told, too. MUC (Vilain et al. 1995), B³ (Bagga and
Baldwin 1998), CEAF with entity similarity (Luo 2005); CoNLL is the mean of the three.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

import numpy as np
import torch
from scipy.optimize import linear_sum_assignment
from torch import Tensor

from reportedly.attribute import mentioned

from .mention_data import Span, Told, ordered, paired
from .mention_losses import vectors_of
from .mention_model import MentionReader

Clusters = Sequence[frozenset[Hashable]]


def f1(hits: float, found: float, gold: float) -> float:
    return 2 * hits / (found + gold) if found + gold else 0.0


def clusters(spans: Sequence[Hashable], entities: Sequence[Hashable]) -> list[frozenset[Hashable]]:
    by: dict[Hashable, set[Hashable]] = {}
    for span, entity in zip(spans, entities, strict=True):
        by.setdefault(entity, set()).add(span)
    return [frozenset(members) for members in by.values()]


def conll(gold: Mapping[Hashable, Clusters], found: Mapping[Hashable, Clusters]) -> dict[str, float]:
    """CoNLL's mean and its three scores over documents by id, each F1; ``mentions`` too."""
    sums = np.zeros((4, 4))
    for document, theirs in gold.items():
        ours = found[document]
        sums[0] += _muc(theirs, ours)
        sums[1] += _b_cubed(theirs, ours)
        sums[2] += _ceaf(theirs, ours)
        one, other = frozenset().union(*theirs), frozenset().union(*ours)
        sums[3] += (len(one & other), len(one), len(one & other), len(other))
    recall, precision = sums[:, 0] / np.maximum(sums[:, 1], 1e-9), sums[:, 2] / np.maximum(sums[:, 3], 1e-9)
    f = 2 * recall * precision / np.maximum(recall + precision, 1e-9)
    return {
        "conll": round(float(f[:3].mean()), 4),
        "muc": round(float(f[0]), 4),
        "b3": round(float(f[1]), 4),
        "ceafe": round(float(f[2]), 4),
        "mentions": round(float(f[3]), 4),
        "mention_p": round(float(precision[3]), 4),
        "mention_r": round(float(recall[3]), 4),
    }


def _muc(gold: Clusters, found: Clusters) -> tuple[float, ...]:
    return (*_links(gold, found), *_links(found, gold))


def _links(of: Clusters, by: Clusters) -> tuple[float, float]:
    home = {m: k for k, cluster in enumerate(by) for m in cluster}
    kept = sum(len(c) - len({home.get(m, m) for m in c}) for c in of)
    return kept, sum(len(c) - 1 for c in of)


def _b_cubed(gold: Clusters, found: Clusters) -> tuple[float, ...]:
    return (*_shares(gold, found), *_shares(found, gold))


def _shares(of: Clusters, by: Clusters) -> tuple[float, float]:
    home = {m: k for k, cluster in enumerate(by) for m in cluster}
    total = 0.0
    for cluster in of:
        counts = Counter(home[m] for m in cluster if m in home)
        total += sum(n * n for n in counts.values()) / len(cluster)
    return total, sum(len(c) for c in of)


def _ceaf(gold: Clusters, found: Clusters) -> tuple[float, ...]:
    home = {m: k for k, cluster in enumerate(found) for m in cluster}
    alike = np.zeros((len(gold), len(found)))
    for i, cluster in enumerate(gold):
        for k, n in Counter(home[m] for m in cluster if m in home).items():
            alike[i, k] = 2 * n / (len(cluster) + len(found[k]))
    total = float(alike[linear_sum_assignment(-alike)].sum())
    return total, len(gold), total, len(found)


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
    f, m = f1(*counts["f"]), f1(*counts["m"])
    both = f1(*(a + b for a, b in zip(counts["f"], counts["m"], strict=True)))
    return {"gap": round(both, 4), "f/m": round(f / m, 4) if m else 0.0}
