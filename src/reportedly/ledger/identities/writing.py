"""Identities and likenesses of some profiles -> rows, of which only those change that must."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.ledger import schema
from reportedly.ledger.folding import words
from reportedly.ledger.identities.evidence import Evidence
from reportedly.ledger.identities.profiles import Profile

__all__ = ["identity_id", "write"]

Likenesses = Mapping[tuple[str, str], tuple[bool, Evidence]]


def write(
    connection: Connection,
    keys: Mapping[str, int],
    parts: Sequence[Sequence[Profile]],
    likenesses: Likenesses,
    before: Iterable[int],
) -> None:
    """``keys``: all profiles at hand, by digest; ``parts``: those of each identity; ``before``: the keys of
    identities that the profiles had. Those that nobody has any more go."""
    known = _identities(connection, parts)
    owner = {profile.digest: known[identity_id(part)] for part in parts for profile in part}
    table = schema.profiles
    had = {
        row.digest: row.identity
        for row in connection.execute(
            sa.select(table.c.digest, table.c.identity).where(table.c.key.in_(sorted(keys.values())))
        )
    }
    changed = [
        {"profile": keys[digest], "owner": owner.get(digest)}
        for digest in sorted(keys)
        if had[digest] != owner.get(digest)
    ]
    if changed:
        one = sa.update(table).where(table.c.key == sa.bindparam("profile"))
        connection.execute(one.values(identity=sa.bindparam("owner")), changed)
    _forget(connection, set(before) - set(known.values()))
    _likenesses(connection, keys, likenesses)


def identity_id(part: Sequence[Profile]) -> str:
    """An identity's id: the smallest digest among its profiles, shortened."""
    return f"i{min(profile.digest for profile in part)[:16]}"


def _identities(connection: Connection, parts: Sequence[Sequence[Profile]]) -> dict[str, int]:
    """The keys of the identities by their ids; new rows for new ones."""
    wanted = {identity_id(part): _about(part) for part in parts}
    table = schema.identities
    mine = table.c.id.in_(sorted(wanted))
    had = {row.id: row for row in connection.execute(sa.select(table).where(mine))}
    new = [{"id": name, **about} for name, about in sorted(wanted.items()) if name not in had]
    if new:
        connection.execute(sa.insert(table), new)
    for name, about in wanted.items():
        if name in had and any(getattr(had[name], column) != value for column, value in about.items()):
            connection.execute(sa.update(table).where(table.c.id == name).values(**about))
    return {row.id: row.key for row in connection.execute(sa.select(table.c.id, table.c.key).where(mine))}


def _about(part: Sequence[Profile]) -> dict[str, Any]:
    """The fullest name, of several the one that most profiles have; the kind that most have."""
    told = [p.name for p in part if not p.only] or [p.name for p in part]
    often = Counter(told)
    name = min(often, key=lambda name: (-len(name.split()), name.isupper(), -often[name], name))
    kinds = Counter(p.kind for p in part)
    kind = min(kinds, key=lambda kind: (kind == "unknown", -kinds[kind], kind))
    return {"name": name, "folded": " ".join(words(name))[:300], "kind": kind}


def _forget(connection: Connection, keys: set[int]) -> None:
    if keys:
        used = sa.exists().where(schema.profiles.c.identity == schema.identities.c.key)
        gone = schema.identities.c.key.in_(sorted(keys))
        connection.execute(sa.delete(schema.identities).where(gone, ~used))


def _likenesses(connection: Connection, keys: Mapping[str, int], likenesses: Likenesses) -> None:
    table = schema.likenesses
    wanted = {
        (keys[one], keys[other]): (linked, evidence.score / 100, list(evidence.reasons))
        for (one, other), (linked, evidence) in likenesses.items()
    }
    mine = table.c.one.in_(sorted(keys.values()))
    had = {
        (row.one, row.other): (row.linked, row.score, row.reasons)
        for row in connection.execute(sa.select(table).where(mine))
    }
    gone = [{"a": one, "b": other} for one, other in had if wanted.get((one, other)) != had[one, other]]
    if gone:
        pair = (table.c.one == sa.bindparam("a"), table.c.other == sa.bindparam("b"))
        connection.execute(sa.delete(table).where(*pair), gone)
    new = [
        {"one": one, "other": other, "linked": linked, "score": score, "reasons": reasons}
        for (one, other), (linked, score, reasons) in sorted(wanted.items())
        if had.get((one, other)) != (linked, score, reasons)
    ]
    if new:
        connection.execute(sa.insert(table), new)
