"""What ties a voice's documents together, and what may tie others to it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.ledger import schema
from reportedly.ledger.grouping import Group

__all__ = ["Evidence", "evidence", "judged", "suggestions"]

MOST = 20

_likenesses, _profiles = schema.likenesses, schema.profiles


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two descriptions are taken for one voice's, and how many times for just this. ``score`` from 0 to
    1, ``reasons`` in the words of "Voices across documents"."""

    score: float
    reasons: tuple[str, ...]
    times: int


def evidence(connection: Connection, group: Group) -> tuple[Evidence, ...]:
    """The links within an identity, the weakest first; none where its documents all say the same."""
    if group.identity is None:
        return ()
    wanted = (
        sa.select(_likenesses.c.score, _likenesses.c.reasons)
        .join(_profiles, _profiles.c.key == _likenesses.c.one)
        .where(_profiles.c.identity == group.identity, _likenesses.c.linked)
    )
    found = Counter((row.score, tuple(row.reasons)) for row in connection.execute(wanted))
    return tuple(Evidence(score, reasons, found[score, reasons]) for score, reasons in sorted(found)[:MOST])


def judged(connection: Connection, group: Group) -> int:
    """How many judgements in force say that two of the identity's voices are one."""
    if group.identity is None:
        return 0
    sides, links, judgements = schema.voice_attachments, schema.voice_profiles, schema.judgements
    later = judgements.alias("later")
    wanted = (
        sa.select(judgements.c.key)
        .join(sides, sides.c.judgement == judgements.c.key)
        .join(links, links.c.voice == sides.c.voice)
        .where(judgements.c.kind == "same-voice", links.c.profile.in_(group.profiles()))
        .where(~sa.exists().where(later.c.follows == judgements.c.key))
        .group_by(judgements.c.key)
        .having(sa.func.count() == 2)
    )
    return connection.execute(sa.select(sa.func.count()).select_from(wanted.subquery())).scalar_one()


def suggestions(connection: Connection, group: Group) -> int:
    """How many suggestions there are that it is one with another."""
    if group.identity is None and group.profile is None:
        return 0
    mine = group.profiles()
    either = sa.or_(_likenesses.c.one.in_(mine), _likenesses.c.other.in_(mine))
    wanted = sa.select(sa.func.count()).where(~_likenesses.c.linked, either)
    return connection.execute(wanted).scalar_one()
