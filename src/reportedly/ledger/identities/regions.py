"""Profiles of the blocks that something new touches -> whose voices they are, written down.

What comes out is a function of the profiles and judgements that the ledger holds, not of how they came.
Blocks are settled one by one but for two ties between them: an acronym that one name alone is known to have,
and what people judged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.ledger import schema
from reportedly.ledger.identities.clusters import FRAME, Cluster, clustered, suggested
from reportedly.ledger.identities.evidence import NOTHING, Evidence, compared, stands_alone
from reportedly.ledger.identities.profiles import BODIES, Profile
from reportedly.ledger.identities.verdicts import Verdicts, judged, partners, verdicts
from reportedly.ledger.identities.writing import Had, write

__all__ = ["Touched", "settle"]

KNOWN_ACRONYM = Evidence(80, ("its acronym, which no other name has",))
SHARED_ACRONYM = Evidence(50, ("its acronym, which others have as well",))
FEW = 5  # names that share an acronym, for each of which it is suggested

_profiles, _identities = schema.profiles, schema.identities
_IN_BLOCKS = (
    sa.select(*_profiles.c, *(_identities.c[name] for name in ("id", "name", "folded", "kind")))
    .outerjoin(_identities, _identities.c.key == _profiles.c.identity)
    .where(_profiles.c.block.in_(sa.bindparam("blocks", expanding=True)))
)
_KNOWING = (
    sa.select(_profiles.c.block)
    .where(_profiles.c.acronym == sa.bindparam("known_by"))
    .distinct()
    .order_by(_profiles.c.block)
    .limit(FEW + 1)
)
_BLOCKS = (
    sa.select(_profiles.c.block).where(_profiles.c.key.in_(sa.bindparam("keys", expanding=True))).distinct()
)
_LEFT = (
    sa.select(_profiles.c.block)
    .where(_profiles.c.identity.in_(sa.bindparam("identities", expanding=True)))
    .distinct()
)


@dataclass(slots=True)
class Touched:
    """Blocks in which profiles came, went or were judged, and the acronyms that such profiles give."""

    blocks: set[str] = field(default_factory=set)
    acronyms: set[str] = field(default_factory=set)
    identities: set[int] = field(default_factory=set)  # that profiles had which went

    def add(self, profile: Profile) -> None:
        self.blocks.add(profile.block)
        if profile.acronym:
            self.acronyms.add(profile.acronym)


@dataclass(slots=True)
class _Region:
    profiles: dict[str, Profile] = field(default_factory=dict)  # by digest
    keys: dict[str, int] = field(default_factory=dict)
    had: Had = field(default_factory=Had)
    blocks: dict[str, list[Profile]] = field(default_factory=dict)
    known_by: dict[str, list[str]] = field(default_factory=dict)  # an acronym -> blocks of names that have it
    judged: set[int] = field(default_factory=set)  # keys of those with a judged voice


def settle(connection: Connection, touched: Touched) -> None:
    """Work out anew, within a transaction that holds the lock, whose voices the touched profiles are."""
    region = _loaded(connection, touched)
    if not region.keys:
        write(connection, {}, [], {}, region.had)
        return
    judged = verdicts(connection, region.judged)

    def compare(one: Profile, other: Profile) -> Evidence:
        return NOTHING if judged.apart(one.digest, other.digest) else compared(one, other)

    clusters = {block: clustered(several, compare) for block, several in region.blocks.items()}
    groups = _Groups(region.profiles, judged)
    likenesses: dict[tuple[str, str], tuple[bool, Evidence]] = {}
    for block in sorted(clusters):
        for cluster in clusters[block]:
            for profile in cluster[1:]:
                groups.join(cluster[0].digest, profile.digest)
    for acronym in sorted(region.known_by):
        likenesses |= _acronym_ties(region, acronym, clusters, groups)
    for block in sorted(clusters):
        for one in suggested(clusters[block], compare):
            likenesses[one.one.digest, one.other.digest] = (False, one.evidence)
    parts = groups.parts()
    likenesses = _between(likenesses, parts, judged) | _best_links(parts, region.profiles, compare)
    named = [part for part in parts if len(part) > 1 or stands_alone(region.profiles[part[0]])]
    whole = [[region.profiles[digest] for digest in part] for part in named]
    write(connection, region.keys, whole, likenesses, region.had)


def _loaded(connection: Connection, touched: Touched) -> _Region:
    region = _Region(had=Had(keys=set(touched.identities)))
    todo = set(touched.blocks) | {f"a:{acronym}" for acronym in touched.acronyms}
    if touched.identities:  # what is left of them may be in other blocks
        todo |= set(connection.scalars(_LEFT, {"identities": sorted(touched.identities)}))
    for known in _knowing(connection, touched.acronyms).values():
        todo |= (
            set(known[:2]) if len(known) <= 2 else set()
        )  # from the third on, nothing changes for the names
    while todo:
        found = _load(connection, todo, region)
        region.blocks |= {block: [] for block in todo} | found
        new = [profile for several in found.values() for profile in several]
        acronyms = {p.acronym for p in new if p.acronym} | {b[2:] for b in todo if b.startswith("a:")}
        known_by = _knowing(connection, acronyms - set(region.known_by))
        region.known_by |= known_by
        todo = {block for known in known_by.values() if len(known) == 1 for block in known}
        todo |= {f"a:{acronym}" for acronym, known in known_by.items() if len(known) == 1}
        todo |= _judged_blocks(connection, [region.keys[p.digest] for p in new], region)
        todo -= set(region.blocks)
    region.blocks = {block: several for block, several in region.blocks.items() if several}
    return region


def _load(connection: Connection, blocks: Iterable[str], region: _Region) -> dict[str, list[Profile]]:
    found: dict[str, list[Profile]] = defaultdict(list)
    for row in connection.execute(_IN_BLOCKS, {"blocks": sorted(blocks)}):
        profile = Profile.stored(row.body, row.digest)
        found[row.block].append(profile)
        region.profiles[row.digest] = profile
        region.keys[row.digest] = row.key
        region.had.add(row)
    return found


def _knowing(connection: Connection, acronyms: Iterable[str]) -> dict[str, list[str]]:
    """The blocks of names that have each acronym, in order; at most one more than is of use."""
    return {one: list(connection.scalars(_KNOWING, {"known_by": one})) for one in sorted(acronyms)}


def _judged_blocks(connection: Connection, keys: list[int], region: _Region) -> set[str]:
    """The blocks of those that judgements tie to these profiles or keep from them."""
    mine = judged(connection, keys)
    region.judged |= set(mine)
    others = partners(connection, mine)
    return set(connection.scalars(_BLOCKS, {"keys": others})) if others else set()


class _Groups:
    """Profiles joined step by step: as judged first, then as evidence has it where no judgement forbids."""

    def __init__(self, profiles: Mapping[str, Profile], judged: Verdicts) -> None:
        self._part = {digest: [digest] for digest in profiles}
        self._apart = [pair for pair in judged.different if all(digest in profiles for digest in pair)]
        for one, other in judged.same:
            self.join(one, other)

    def join(self, one: str, other: str) -> bool:
        """Whether the two are one now."""
        if one not in self._part or other not in self._part:
            return False
        mine, theirs = self._part[one], self._part[other]
        if mine is theirs:
            return True
        for a, b in self._apart:
            sides = (self._part[a], self._part[b])
            if (sides[0] is mine and sides[1] is theirs) or (sides[0] is theirs and sides[1] is mine):
                return False
        mine += theirs
        self._part |= dict.fromkeys(theirs, mine)
        return True

    def parts(self) -> list[list[str]]:
        return [sorted(part) for part in {id(part): part for part in self._part.values()}.values()]


def _acronym_ties(
    region: _Region, acronym: str, clusters: Mapping[str, list[Cluster]], groups: _Groups
) -> dict[tuple[str, str], tuple[bool, Evidence]]:
    """Joins those who are known by an acronym alone to the one name that has it, if it is one."""
    bare = [p for p in region.blocks.get(f"a:{acronym}", ()) if p.kind in (*BODIES, "unknown") and not p.only]
    known = region.known_by[acronym]
    if not bare or not 0 < len(known) <= FEW:
        return {}
    bearers = [
        cluster[0] for block in known for cluster in clusters.get(block, ()) if _bears(cluster, acronym)
    ]
    if len(known) == 1 and len(bearers) == 1:
        told = (True, KNOWN_ACRONYM)
        return {(p.digest, bearers[0].digest): told for p in bare if groups.join(bearers[0].digest, p.digest)}
    return {(p.digest, bearer.digest): (False, SHARED_ACRONYM) for p in bare for bearer in bearers}


def _bears(cluster: Cluster, acronym: str) -> bool:
    return any(profile.acronym == acronym and not profile.only for profile in cluster)


def _between(
    likenesses: Mapping[tuple[str, str], tuple[bool, Evidence]], parts: list[list[str]], judged: Verdicts
) -> dict[tuple[str, str], tuple[bool, Evidence]]:
    """Without suggestions within one part, or between two that were judged to be two."""
    part = {digest: n for n, several in enumerate(parts) for digest in several}
    apart = {frozenset((part[a], part[b])) for a, b in judged.different if a in part and b in part}
    return {
        (a, b): found
        for (a, b), found in likenesses.items()
        if found[0] or (part[a] != part[b] and frozenset((part[a], part[b])) not in apart)
    }


def _best_links(
    parts: list[list[str]], profiles: Mapping[str, Profile], compare: Any
) -> dict[tuple[str, str], tuple[bool, Evidence]]:
    """For each profile but the first of its part, the one of those before it that it is most like."""
    found = {}
    for part in parts:
        for n, digest in enumerate(part[1:], 1):
            scores = ((compare(profiles[digest], profiles[other]), other) for other in part[: min(n, FRAME)])
            best, other = max(scores, key=lambda item: (item[0].score, item[1]))
            if best.score:
                found[digest, other] = (True, best)
    return found
