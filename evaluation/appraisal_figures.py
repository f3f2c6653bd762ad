"""The figures of voices, chains and readings: what is counted, the part of the program it judges, its aim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.appraisal_items import Item
from evaluation.gold_types import Readings
from evaluation.nested import Figure
from evaluation.table import Cell, render

__all__ = ["COUNTS", "MEASURES", "Measure", "counts", "counts_table", "figures", "figures_table"]


@dataclass(frozen=True, slots=True)
class Measure:
    """``function`` is the part of the program that is judged; ``aim`` the F1 to reach, where one is set.

    A ``label`` is one value out of few, for which the table shows the share of the commonest.
    """

    function: str
    aim: float | None = None
    label: bool = False


MEASURES: Mapping[str, Measure] = {
    "voice": Measure("resolve", 0.85),
    "voice of a pronoun": Measure("resolve"),
    "no voice": Measure("resolve"),
    "chain": Measure("resolve", 0.80),
    "long chain": Measure("resolve"),
    "voices": Measure("resolve"),
    "kind": Measure("resolve", label=True),
    "named": Measure("resolve", label=True),
    "anonymous": Measure("resolve"),
    "silent": Measure("resolve"),
    "act": Measure("readings", 0.90, label=True),
    "polarity": Measure("readings", 0.95, label=True),
    "negated": Measure("readings"),
    "certainty": Measure("readings", 0.85, label=True),
    "hedged": Measure("readings"),
    "tone": Measure("readings", label=True),
    "said": Measure("said", label=True),
    "said, where told": Measure("said"),
    "time": Measure("times", 0.90),
    "time found": Measure("times"),
    "time with grain": Measure("times"),
    "quantity": Measure("quantities", 0.90),
    "quantity with unit": Measure("quantities"),
    "wording": Measure("wording"),
    "wording and whose": Measure("wording"),
    "assertion": Measure("assertions", 0.80),
}

COUNTS: Mapping[str, int] = {
    "attributions": 400,
    "denials or negations": 60,
    "hedged": 60,
    "with an anonymous source": 40,
    "chains of two or more": 30,
}
"""What the gold is to hold at least, both halves together."""


def figures(items: Iterable[Item]) -> dict[str, Figure]:
    """Hits among gold and found ones by measure, in the order of ``MEASURES``; F1 of a label is its
    accuracy."""
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for item in items:
        gold[item.measure] += item.gold is not None
        found[item.measure] += item.found is not None
        right[item.measure] += item.right
    return {
        name: Figure(right[name], found[name], right[name], gold[name])
        for name in MEASURES
        if name in gold or name in found
    }


def counts(readings: Sequence[Readings]) -> dict[str, int]:
    """What the gold holds of each of ``COUNTS``."""
    every = [reading for article in readings for reading in article.attributions]
    anonymous = {(article.id, v.id) for article in readings for v in article.voices if not v.named}
    sources = [(article.id, reading.voice) for article in readings for reading in article.attributions]
    return {
        "attributions": len(every),
        "denials or negations": sum(one.act == "deny" or one.polarity == "negated" for one in every),
        "hedged": sum(one.certainty in ("probable", "possible") for one in every),
        "with an anonymous source": sum(source in anonymous for source in sources),
        "chains of two or more": sum(len(one.chain) > 1 for one in every),
    }


def figures_table(items: Sequence[Item], *, markdown: bool) -> str:
    """One row a measure."""
    head = ["figure", "part", "gold", "found", "right", "P", "R", "F1", "commonest", "aim"]
    rows: list[list[Cell]] = []
    for name, figure in figures(items).items():
        measure = MEASURES[name]
        prf = [figure.precision, figure.recall, figure.f1]
        hits: list[Cell] = [figure.gold, figure.predicted, figure.gold_hits]
        common = _commonest(items, name) if measure.label else None
        rows.append([name, measure.function, *hits, *prf, common, measure.aim])
    return render(head, rows, markdown=markdown)


def counts_table(halves: Mapping[str, Sequence[Readings]], *, markdown: bool) -> str:
    """One row a count, a column for each half and, where there are several, for all of them."""
    whole = [article for half in halves.values() for article in half]
    columns = {**halves, "both": whole} if len(halves) > 1 else dict(halves)
    counted = {name: counts(column) for name, column in columns.items()}
    aims = list(COUNTS.values()) if len(halves) > 1 else [None] * len(COUNTS)
    rows: list[list[Cell]] = [
        [name, *(column[name] for column in counted.values()), aim]
        for name, aim in zip(COUNTS, aims, strict=True)
    ]
    return render(["gold", *columns, "aim"], rows, markdown=markdown)


def _commonest(items: Iterable[Item], measure: str) -> float:
    values = Counter(item.gold for item in items if item.measure == measure)
    return max(values.values()) / values.total()
