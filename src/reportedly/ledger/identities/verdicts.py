"""What people judged of two voices: the same, or two. The last word on a pair is the one in force."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.ledger import schema

__all__ = ["DIFFERENT", "SAME", "Verdicts", "in_force", "partners", "verdicts"]

SAME, DIFFERENT = "same-voice", "different-voice"

_sides = schema.voice_attachments
_one, _other = _sides.alias("one"), _sides.alias("other")
_mine, _theirs = schema.voice_profiles.alias("mine"), schema.voice_profiles.alias("theirs")


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Pairs of digests of profiles, the newest first."""

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()

    def apart(self, one: str, other: str) -> bool:
        return (one, other) in self.different or (other, one) in self.different


def in_force() -> sa.ColumnElement[bool]:
    """Whether no later judgement took a judgement's place."""
    later = schema.judgements.alias("later")
    return ~sa.exists().where(later.c.follows == schema.judgements.c.key)


def verdicts(connection: Connection, keys: Iterable[int]) -> Verdicts:
    """The judgements in force between any two of these profiles."""
    known = set(keys)
    pairs: dict[str, list[tuple[str, str]]] = {SAME: [], DIFFERENT: []}
    one, other = schema.profiles.alias("p"), schema.profiles.alias("q")
    judgements = schema.judgements
    wanted = (
        sa.select(judgements.c.key, judgements.c.kind, one.c.digest, other.c.digest.label("second"))
        .join(_one, sa.and_(_one.c.judgement == judgements.c.key, _one.c.side == 0))
        .join(_other, sa.and_(_other.c.judgement == judgements.c.key, _other.c.side == 1))
        .join(_mine, _mine.c.voice == _one.c.voice)
        .join(_theirs, _theirs.c.voice == _other.c.voice)
        .join(one, one.c.key == _mine.c.profile)
        .join(other, other.c.key == _theirs.c.profile)
        .where(in_force(), _mine.c.profile.in_(_judged(connection, known)))
        .order_by(judgements.c.key.desc())
    )
    for row in connection.execute(wanted):
        if row.digest != row.second:
            pairs[row.kind].append((row.digest, row.second))
    return Verdicts(tuple(pairs[SAME]), tuple(pairs[DIFFERENT]))


def _judged(connection: Connection, keys: Collection[int]) -> list[int]:
    """Those of the profiles that have a judged voice: few, so that the rest of a query stays small."""
    if not keys:
        return []
    wanted = (
        sa.select(_mine.c.profile)
        .join(_sides, _sides.c.voice == _mine.c.voice)
        .where(_mine.c.profile.in_(sorted(keys)))
        .distinct()
    )
    return list(connection.scalars(wanted))


def partners(connection: Connection, keys: Collection[int]) -> list[int]:
    """The profiles that judgements in force tie to these or keep from them."""
    judged = _judged(connection, keys)
    if not judged:
        return []
    wanted = (
        sa.select(_theirs.c.profile)
        .join(_other, _other.c.voice == _theirs.c.voice)
        .join(_one, sa.and_(_one.c.judgement == _other.c.judgement, _one.c.side != _other.c.side))
        .join(_mine, _mine.c.voice == _one.c.voice)
        .join(schema.judgements, schema.judgements.c.key == _one.c.judgement)
        .where(in_force(), _mine.c.profile.in_(judged))
        .distinct()
    )
    return list(connection.scalars(wanted))
