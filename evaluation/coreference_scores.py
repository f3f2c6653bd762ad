"""Scores of coreference: two ways of putting mentions into clusters, compared.

MUC counts links (Vilain, Burger, Aberdeen, Connolly and Hirschman, MUC-6, 1995), B³ mentions (Bagga and
Baldwin, LREC workshop 1998), CEAFe entities (Luo, HLT-EMNLP 2005, with his φ4). Mentions that are in the gold
alone, or in what was found alone, are treated as Pradhan, Luo, Recasens, Hovy, Ng and Strube define it (ACL
2014), whose worked example is among the tests. Clusters of one mention count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from evaluation.assignment import greatest_sum

__all__ = ["METRICS", "Clusters", "Tally", "b_cubed", "ceaf_e", "conll", "mentions", "muc"]

Cluster = frozenset[Hashable]
Clusters = Sequence[Cluster]


@dataclass(frozen=True, slots=True)
class Tally:
    """What is right, out of the gold and out of what was found: fractions whose parts are summed over
    documents. ``hits`` differ where one link can be right in the gold's eyes and not in the other's."""

    gold_hits: float = 0.0
    gold: float = 0.0
    found_hits: float = 0.0
    found: float = 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.gold_hits + other.gold_hits,
            self.gold + other.gold,
            self.found_hits + other.found_hits,
            self.found + other.found,
        )

    @property
    def recall(self) -> float:
        return self.gold_hits / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        return self.found_hits / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def mentions(gold: Clusters, found: Clusters) -> Tally:
    """Mentions found, whatever cluster they are in."""
    mine, theirs = _cluster_of(gold), _cluster_of(found)
    both = len(mine.keys() & theirs.keys())
    return Tally(both, len(mine), both, len(theirs))


def muc(gold: Clusters, found: Clusters) -> Tally:
    """Links: a cluster of n mentions needs n - 1, and one fewer for each further part it is broken into."""
    mine, theirs = _cluster_of(gold), _cluster_of(found)
    return Tally(
        sum(_links_kept(cluster, theirs) for cluster in gold),
        sum(len(cluster) - 1 for cluster in gold),
        sum(_links_kept(cluster, mine) for cluster in found),
        sum(len(cluster) - 1 for cluster in found),
    )


def b_cubed(gold: Clusters, found: Clusters) -> Tally:
    """For each mention the share of its cluster that is with it on the other side too."""
    mine, theirs = _cluster_of(gold), _cluster_of(found)
    return Tally(
        sum(_shared(cluster, theirs) for cluster in gold),
        len(mine),
        sum(_shared(cluster, mine) for cluster in found),
        len(theirs),
    )


def ceaf_e(gold: Clusters, found: Clusters) -> Tally:
    """Clusters paired one to one so that their likeness, twice the common mentions over all, is greatest."""
    theirs = _cluster_of(found)
    common = Counter(
        (number, theirs[mention])
        for number, cluster in enumerate(gold)
        for mention in cluster
        if mention in theirs
    )
    likeness = {(i, j): 2 * n / (len(gold[i]) + len(found[j])) for (i, j), n in common.items()}
    total = greatest_sum(likeness)
    return Tally(total, len(gold), total, len(found))


METRICS: dict[str, Callable[[Clusters, Clusters], Tally]] = {"MUC": muc, "B³": b_cubed, "CEAFe": ceaf_e}


def conll(tallies: Sequence[Tally]) -> float:
    """The mean F1 of MUC, B³ and CEAFe (Pradhan et al., CoNLL 2012)."""
    return sum(tally.f1 for tally in tallies) / len(tallies)


def _cluster_of(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _links_kept(cluster: Cluster, other: dict[Hashable, int]) -> int:
    known = [other[mention] for mention in cluster if mention in other]
    parts = len(set(known)) + len(cluster) - len(known)
    return len(cluster) - parts


def _shared(cluster: Cluster, other: dict[Hashable, int]) -> float:
    parts = Counter(other[mention] for mention in cluster if mention in other)
    return sum(n * n for n in parts.values()) / len(cluster)
