"""What people judged of two voices: the same, or two. The last word on a pair is the one in force."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.ledger import schema

__all__ = ["DIFFERENT", "SAME", "Verdicts", "in_force", "judged", "partners", "verdicts"]

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


_judgements = schema.judgements
_p, _q = schema.profiles.alias("p"), schema.profiles.alias("q")
_these = _mine.c.profile.in_(sa.bindparam("profiles", expanding=True))
_JUDGED = sa.select(_mine.c.profile).join(_sides, _sides.c.voice == _mine.c.voice).where(_these).distinct()
_VERDICTS = (
    sa.select(_judgements.c.kind, _p.c.digest, _q.c.digest.label("second"))
    .join(_one, sa.and_(_one.c.judgement == _judgements.c.key, _one.c.side == 0))
    .join(_other, sa.and_(_other.c.judgement == _judgements.c.key, _other.c.side == 1))
    .join(_mine, _mine.c.voice == _one.c.voice)
    .join(_theirs, _theirs.c.voice == _other.c.voice)
    .join(_p, _p.c.key == _mine.c.profile)
    .join(_q, _q.c.key == _theirs.c.profile)
    .where(in_force(), _these)
    .order_by(_judgements.c.key.desc())
)
_PARTNERS = (
    sa.select(_theirs.c.profile)
    .join(_other, _other.c.voice == _theirs.c.voice)
    .join(_one, sa.and_(_one.c.judgement == _other.c.judgement, _one.c.side != _other.c.side))
    .join(_mine, _mine.c.voice == _one.c.voice)
    .join(_judgements, _judgements.c.key == _one.c.judgement)
    .where(in_force(), _these)
    .distinct()
)


def judged(connection: Connection, keys: Collection[int]) -> list[int]:
    """Those of the profiles that have a judged voice: few, so that what is asked of them stays small."""
    return list(connection.scalars(_JUDGED, {"profiles": sorted(keys)})) if keys else []


def verdicts(connection: Connection, keys: Collection[int]) -> Verdicts:
    """The judgements in force whose first side is one of these profiles, which are ``judged``."""
    pairs: dict[str, list[tuple[str, str]]] = {SAME: [], DIFFERENT: []}
    rows = connection.execute(_VERDICTS, {"profiles": sorted(keys)}) if keys else ()
    for row in rows:
        if row.digest != row.second:
            pairs[row.kind].append((row.digest, row.second))
    return Verdicts(tuple(pairs[SAME]), tuple(pairs[DIFFERENT]))


def partners(connection: Connection, keys: Collection[int]) -> list[int]:
    """The profiles that judgements in force tie to these, which are ``judged``, or keep from them."""
    return list(connection.scalars(_PARTNERS, {"profiles": sorted(keys)})) if keys else []
