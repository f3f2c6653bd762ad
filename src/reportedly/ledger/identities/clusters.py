"""Profiles of one block -> those that are one, and those that may be: the same for any order of the profiles.

A link joins; two profiles with something against them are never joined, whatever stands between them. What
could as well belong to one as to the other belongs to neither.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from reportedly.ledger.identities.evidence import FLOOR, LINK, Evidence, informative, stands_alone
from reportedly.ledger.identities.profiles import Profile

__all__ = ["Cluster", "Suggested", "clustered", "suggested"]

FRAME = 24
"""Profiles of a block that are compared with each other; the others are each compared with these alone, so
that a name that ten thousand documents describe in a thousand ways doesn't cost a million comparisons. As
many clusters are compared for suggestions."""
WHOLE = 512
"""Profiles of a block that are compared at all: a bound on what one more costs. The rest stay alone."""
FEW = 3
"""Profiles of a cluster that are compared with those of another for a suggestion."""
MOST = 3
"""Suggestions kept for a cluster: its best."""

Cluster = tuple[Profile, ...]
Compare = Callable[[Profile, Profile], Evidence]


@dataclass(frozen=True, slots=True)
class Suggested:
    """Two profiles that may be one, of two clusters."""

    one: Profile
    other: Profile
    evidence: Evidence


def clustered(profiles: Iterable[Profile], compare: Compare) -> list[Cluster]:
    """The clusters, each in order of digests, in the order of their first."""
    ordered = sorted(profiles, key=_digest)
    if len(ordered) == 1:
        return [tuple(ordered)]
    able = [profile for profile in ordered if stands_alone(profile)]
    clusters = [[profile] for profile in ordered if not stands_alone(profile)]
    frame = [profile for profile in able[:FRAME] if informative(profile)]
    clusters += _cores(frame, compare)
    late = [p for p in able[:FRAME] if not informative(p)] + able[FRAME:WHOLE]
    clusters = _with_late(clusters, late, compare) + [[profile] for profile in able[WHOLE:]]
    return sorted((tuple(sorted(one, key=_digest)) for one in clusters), key=lambda one: one[0].digest)


def _digest(profile: Profile) -> str:
    return profile.digest


def _cores(frame: Sequence[Profile], compare: Compare) -> list[list[Profile]]:
    """Profiles that say more than a name, joined along their links. Where a chain of links holds two that
    are apart, these are joined first, and what stands between them goes where it fits one alone."""
    scores = {(a, b): compare(frame[a], frame[b]).score for a, b in combinations(range(len(frame)), 2)}
    links = sorted((-score, pair) for pair, score in scores.items() if score >= LINK)
    apart = {pair for pair, score in scores.items() if score < FLOOR}
    cores: list[list[Profile]] = []
    for part in _parts(range(len(frame)), [pair for _, pair in links]):
        inside = {pair for pair in apart if pair[0] in part and pair[1] in part}
        if not inside:
            cores.append([frame[n] for n in part])
            continue
        contested = sorted({n for pair in inside for n in pair})
        between = [frame[n] for n in part if n not in set(contested)]
        joined = _greedy(contested, [pair for _, pair in links], inside)
        cores += _with_late([[frame[n] for n in one] for one in joined], between, compare)
    return cores


def _parts(nodes: Iterable[int], links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Connected components."""
    parts = {node: [node] for node in nodes}
    for a, b in links:
        one, other = parts[a], parts[b]
        if one is not other:
            one += other
            parts |= dict.fromkeys(other, one)
    return list({id(part): part for part in parts.values()}.values())


def _greedy(
    nodes: Collection[int], links: Iterable[tuple[int, int]], apart: Collection[tuple[int, int]]
) -> list[list[int]]:
    parts = {node: [node] for node in nodes}
    for a, b in links:
        if a in parts and b in parts and parts[a] is not parts[b]:
            one, other = parts[a], parts[b]
            if not any((min(x, y), max(x, y)) in apart for x in one for y in other):
                one += other
                parts |= dict.fromkeys(other, one)
    return list({id(part): part for part in parts.values()}.values())


def _with_late(
    clusters: list[list[Profile]], late: Sequence[Profile], compare: Compare
) -> list[list[Profile]]:
    """The clusters with each late profile in the one that it fits, if there is one alone. Of the rest, those
    that say no more than a name are one where their names are."""
    held = [list(cluster) for cluster in clusters]
    left: list[Profile] = []
    for profile in late:
        fitting = [n for n, cluster in enumerate(clusters) if _fits(profile, cluster, compare)]
        if len(fitting) == 1:
            held[fitting[0]].append(profile)
        else:
            left.append(profile)
    bare = [profile for profile in left if not informative(profile)][:FRAME]
    return held + (_cores(bare, compare) if bare else []) + [[p] for p in left if p not in bare]


def _fits(profile: Profile, cluster: Sequence[Profile], compare: Compare) -> bool:
    best = 0
    for other in cluster[:FRAME]:
        score = compare(profile, other).score
        if score < FLOOR:
            return False
        best = max(best, score)
    return best >= LINK


def _torn(evidence: Evidence) -> Evidence:
    return replace(evidence, reasons=(*evidence.reasons, "fits another as well"))


def suggested(clusters: Sequence[Cluster], compare: Compare) -> list[Suggested]:
    """The best few for each cluster, each by its best pair of profiles. One side at least stands alone."""
    found: list[tuple[int, Suggested]] = []
    for a, b in combinations(clusters[:FRAME], 2):
        if stands_alone(a[0]) or stands_alone(b[0]):
            best = min(
                (Suggested(x, y, compare(x, y)) for x in a[:FEW] for y in b[:FEW]),
                key=lambda s: (-s.evidence.score, s.one.digest, s.other.digest),
            )
            if best.evidence.score >= LINK:
                found.append((-best.evidence.score, replace(best, evidence=_torn(best.evidence))))
            elif best.evidence.score >= FLOOR:
                found.append((-best.evidence.score, best))
    found.sort(key=lambda item: (item[0], item[1].one.digest, item[1].other.digest))
    kept: list[Suggested] = []
    taken: dict[str, int] = {}
    sides = {profile.digest: cluster[0].digest for cluster in clusters for profile in cluster}
    for _, one in found:
        both = (sides[one.one.digest], sides[one.other.digest])
        if all(taken.get(side, 0) < MOST for side in both):
            kept.append(one)
            taken |= {side: taken.get(side, 0) + 1 for side in both}
    return kept
