"""Scores attributions that stand in other attributions' contents.

The measure. The value of a content is the set of word tokens it covers; two contents agree where the
intersection of these sets is at least half of their union. Attributions of gold and prediction are paired
one to one, each at most once:

1. from the outside in: outermost ones with outermost ones, then, for each pair made, the attributions
   nested in the one with those nested in the other; among candidates that agree, the greatest overlap
   first, then the one whose cue shares more words, then the one that comes first in the text;
2. then what is left over, by the same order, whatever its parents.

A pair is a hit where the parents are paired with one another, or both have none. Step 2 makes hits only
below a pair that is itself at the wrong place: an attribution is not lost because its grandparent is.
The headline is F1 over nested attributions alone: precision over all predicted ones with a parent, recall
over all gold ones with a parent. With ``source``, a hit also needs sources that share a word, or that are
both absent. By depth (0 outermost), recall counts gold ones of that depth and precision predicted ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluation.findings import Article, Finding, Predictions, Spans

__all__ = ["Figure", "NestedScores", "Pairing", "depth", "pair", "score_nested"]

WORD = re.compile(r"\w+(?:['’]\w+)*")
AGREE = 0.5

Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Figure:
    """Hits among predicted and gold ones. The two counts of hits differ only by depth."""

    predicted_hits: int
    predicted: int
    gold_hits: int
    gold: int

    @property
    def precision(self) -> float:
        return self.predicted_hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.gold_hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class NestedScores:
    """Figures over nested attributions, the same with sources, and by depth (0 outermost)."""

    nested: Figure
    nested_with_source: Figure
    by_depth: dict[int, Figure]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Pairs (gold, predicted) of one article by position, the hits among them, and those right in source."""

    pairs: dict[int, int]
    hits: frozenset[tuple[int, int]]
    sourced: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Roles:
    content: Words
    source: Words
    cue: Words


def score_nested(articles: Iterable[Article], predictions: Predictions) -> NestedScores:
    """Figures over all these articles; one that the predictions lack counts as read without a finding."""
    counts: Counter[tuple[str, str | int]] = Counter()
    for article in articles:
        predicted = predictions.get(article.id, ())
        found = pair(article.document.text, article.gold, predicted)
        _count(counts, "gold", article.gold, [i for i, _ in found.hits], [i for i, _ in found.sourced])
        _count(counts, "predicted", predicted, [j for _, j in found.hits], [j for _, j in found.sourced])
    depths = sorted({key for name, key in counts if name in ("gold", "predicted") and isinstance(key, int)})
    by_depth = {key: _figure(counts, key, "hits") for key in depths}
    return NestedScores(_figure(counts, "nested", "hits"), _figure(counts, "nested", "sourced"), by_depth)


def pair(text: str, gold: Sequence[Finding], predicted: Sequence[Finding]) -> Pairing:
    """Pairs the findings of one article, as the module says. Findings without content take no part."""
    words = [found.span() for found in WORD.finditer(text)]
    left = [_roles(words, finding) for finding in gold]
    right = [_roles(words, finding) for finding in predicted]
    pairs: dict[int, int] = {}
    queue: list[tuple[int | None, int | None]] = [(None, None)]
    while queue:
        above_gold, above_predicted = queue.pop()
        below = _greedy(left, right, _under(gold, above_gold), _under(predicted, above_predicted))
        pairs |= below
        queue += below.items()
    taken = set(pairs.values())
    rest = [i for i in range(len(gold)) if i not in pairs]
    pairs |= _greedy(left, right, rest, [j for j in range(len(predicted)) if j not in taken])
    hits = frozenset((i, j) for i, j in pairs.items() if _same_parent(gold[i], predicted[j], pairs))
    return Pairing(pairs, hits, frozenset((i, j) for i, j in hits if _same_source(left[i], right[j])))


def depth(findings: Sequence[Finding], position: int) -> int:
    """How many attributions this one stands in."""
    above = findings[position].parent
    return 0 if above is None else 1 + depth(findings, above)


def _under(findings: Sequence[Finding], parent: int | None) -> list[int]:
    return [i for i, finding in enumerate(findings) if finding.parent == parent]


def _greedy(left: list[_Roles], right: list[_Roles], these: list[int], those: list[int]) -> dict[int, int]:
    candidates = [
        (-overlap, -len(left[i].cue & right[j].cue), i, j)
        for i in these
        for j in those
        if (overlap := _overlap(left[i].content, right[j].content)) >= AGREE
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _overlap(these: Words, those: Words) -> float:
    return len(these & those) / len(these | those) if these and those else 0.0


def _same_parent(gold: Finding, predicted: Finding, pairs: dict[int, int]) -> bool:
    if gold.parent is None or predicted.parent is None:
        return gold.parent is None and predicted.parent is None
    return pairs.get(gold.parent) == predicted.parent


def _same_source(gold: _Roles, predicted: _Roles) -> bool:
    return bool(gold.source & predicted.source) or not (gold.source or predicted.source)


def _roles(words: list[tuple[int, int]], finding: Finding) -> _Roles:
    return _Roles(*(_covered(words, spans) for spans in (finding.content, finding.source, finding.cue)))


def _covered(words: list[tuple[int, int]], spans: Spans) -> Words:
    return frozenset(
        i for i, (s, e) in enumerate(words) if any(s < end and e > start for start, end in spans)
    )


def _count(
    counts: Counter[tuple[str, str | int]],
    side: str,
    findings: Sequence[Finding],
    hits: list[int],
    sourced: list[int],
) -> None:
    for name, positions in (("", list(range(len(findings)))), (" hits", hits), (" sourced", sourced)):
        for position in positions:
            level = depth(findings, position)
            counts[side + name, level] += 1
            counts[side + name, "nested"] += level > 0


def _figure(counts: Counter[tuple[str, str | int]], key: str | int, kind: str) -> Figure:
    return Figure(
        counts[f"predicted {kind}", key],
        counts["predicted", key],
        counts[f"gold {kind}", key],
        counts["gold", key],
    )
