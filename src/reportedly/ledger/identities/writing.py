"""Identities and likenesses of some profiles -> rows, of which only those change that must."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Row

from reportedly.ledger import bulk, schema
from reportedly.ledger.folding import words
from reportedly.ledger.identities.evidence import Evidence
from reportedly.ledger.identities.profiles import Profile

__all__ = ["Had", "identity_id", "write"]

Likenesses = Mapping[tuple[str, str], tuple[bool, Evidence]]

_profiles, _identities, _likenesses = schema.profiles, schema.identities, schema.likenesses
_TOLD = ("name", "folded", "kind")  # columns of identities that may change
_OWNED = (
    sa.update(_profiles)
    .where(_profiles.c.key == sa.bindparam("profile"))
    .values(identity=sa.bindparam("owner"))
)
_FORGOTTEN = sa.delete(_identities).where(
    _identities.c.key.in_(sa.bindparam("keys", expanding=True)),
    ~sa.exists().where(_profiles.c.identity == _identities.c.key),
)
_LIKE = sa.select(_likenesses).where(_likenesses.c.one.in_(sa.bindparam("keys", expanding=True)))
_UNLIKE = sa.delete(_likenesses).where(
    _likenesses.c.one == sa.bindparam("a"), _likenesses.c.other == sa.bindparam("b")
)


@dataclass(slots=True)
class Had:
    """What the rows say now: who owns the profiles at hand, and what is told of these identities."""

    owners: dict[str, int | None] = field(default_factory=dict)  # keys of identities, by digests of profiles
    told: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)  # by id: key, ``_TOLD``
    keys: set[int] = field(default_factory=set)  # of these identities, and of others that lost a profile

    def add(self, row: Row[Any]) -> None:
        """Note a profile's row, which is joined with its identity's."""
        self.owners[row.digest] = row.identity
        if row.identity is not None:
            self.keys.add(row.identity)
            self.told[row.id] = (row.identity, {name: getattr(row, name) for name in _TOLD})


def write(
    connection: Connection,
    keys: Mapping[str, int],
    parts: Sequence[Sequence[Profile]],
    likenesses: Likenesses,
    had: Had,
) -> None:
    """``keys``: all profiles at hand, by digest; ``parts``: those of each identity. Identities that nobody
    has any more go."""
    known = _identified(connection, parts, had)
    owner = {profile.digest: known[identity_id(part)] for part in parts for profile in part}
    changed = [
        {"profile": keys[digest], "owner": owner.get(digest)}
        for digest in sorted(keys)
        if had.owners[digest] != owner.get(digest)
    ]
    if changed:
        connection.execute(_OWNED, changed)
    gone = had.keys - set(known.values())
    if gone:
        connection.execute(_FORGOTTEN, {"keys": sorted(gone)})
    if keys:
        _write_likenesses(connection, keys, likenesses)


def identity_id(part: Sequence[Profile]) -> str:
    """An identity's id: the smallest digest among its profiles, shortened."""
    return f"i{min(profile.digest for profile in part)[:16]}"


def _identified(connection: Connection, parts: Sequence[Sequence[Profile]], had: Had) -> dict[str, int]:
    """The keys of the identities by their ids; those that are new, or told otherwise now, written down."""
    known = {name: key for name, (key, _) in had.told.items()}
    wanted = {identity_id(part): _about(part) for part in parts}
    new = [
        {"id": name, **about}
        for name, about in sorted(wanted.items())
        if name not in had.told or had.told[name][1] != about
    ]
    if new:
        rows = connection.execute(_told(connection.dialect.name), new)
        known |= {row.id: row.key for row in rows}
    return {name: known[name] for name in wanted}


@cache
def _told(dialect: str) -> sa.Insert:
    insert = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(_identities)
    now = {name: insert.excluded[name] for name in _TOLD}
    told = insert.on_conflict_do_update(index_elements=["id"], set_=now)
    return told.returning(_identities.c.id, _identities.c.key)


def _about(part: Sequence[Profile]) -> dict[str, Any]:
    """The fullest name, of several the one that most profiles have; the kind that most have."""
    told = [p.name for p in part if not p.only] or [p.name for p in part]
    often = Counter(told)
    name = min(often, key=lambda name: (-len(name.split()), name.isupper(), -often[name], name))
    kinds = Counter(p.kind for p in part)
    kind = min(kinds, key=lambda kind: (kind == "unknown", -kinds[kind], kind))
    return {"name": name, "folded": " ".join(words(name))[:300], "kind": kind}


def _write_likenesses(connection: Connection, keys: Mapping[str, int], likenesses: Likenesses) -> None:
    wanted = {
        (keys[one], keys[other]): (linked, evidence.score / 100, list(evidence.reasons))
        for (one, other), (linked, evidence) in likenesses.items()
    }
    rows = connection.execute(_LIKE, {"keys": sorted(keys.values())})
    had = {(row.one, row.other): (row.linked, row.score, row.reasons) for row in rows}
    gone = [{"a": one, "b": other} for one, other in had if wanted.get((one, other)) != had[one, other]]
    if gone:
        connection.execute(_UNLIKE, gone)
    new = [
        {"one": one, "other": other, "linked": linked, "score": score, "reasons": reasons}
        for (one, other), (linked, score, reasons) in sorted(wanted.items())
        if had.get((one, other)) != (linked, score, reasons)
    ]
    bulk.insert(connection, _likenesses, new)
