"""A voice that a filter names -> what the index of search is asked for."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.ledger import schema
from reportedly.ledger.called import has_words
from reportedly.ledger.grouping import Group, identities_named, joined, pointed_at, profiles_named
from reportedly.ledger.labels import indexed, label, label_of_profile

__all__ = ["Speaking", "here", "speaking"]

MOST = 1_000  # profiles that the index is asked for; of more, statements are looked at one by one

_profiles, _voices, _statements = schema.profiles, schema.voices, schema.statements


@dataclass(frozen=True, slots=True)
class Speaking:
    """All of ``labels``, one of each of ``groups``, and ``conditions`` on ``statements``."""

    labels: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    conditions: tuple[sa.ColumnElement[bool], ...] = ()


def speaking(connection: Connection, name: str) -> Speaking | None:
    """What the statements of a voice have, by its id, a name or words of one; None where nothing can fit.

    The index has the words of the name that the document has, and the profile. So a name is asked for by its
    words, and beside them by the profiles without these words of those who are so called elsewhere.
    """
    group = pointed_at(connection, name)
    if group is not None:
        return _of_group(connection, group)
    named, identities = profiles_named(name), identities_named(name)
    if named is None or identities is None:
        return None
    words = [label("v", word) for word in indexed(name)[:50]]
    of_them = sa.select(_profiles.c.digest).where(_profiles.c.identity.in_(identities))
    others = _labels(connection, of_them.where(_profiles.c.key.not_in(named)))
    if others is None:
        return Speaking(conditions=(_by(here(connection, name)),))
    if not others:
        return Speaking(tuple(words))
    # (all words) or another profile: the index is asked for one of each of these.
    return Speaking(groups=tuple((word, *others) for word in words))


def here(connection: Connection, name: str) -> sa.ColumnElement[bool]:
    """In a query on ``joined``: does the id or the name stand for the voice?"""
    group, identities = pointed_at(connection, name), identities_named(name)
    if group is not None:
        return group.here()
    named = has_words(_voices.c.folded, name)
    return named if identities is None else sa.or_(named, _profiles.c.identity.in_(identities))


def _of_group(connection: Connection, group: Group) -> Speaking:
    if group.identity is not None or group.profile is not None:
        digests = sa.select(_profiles.c.digest).where(_profiles.c.key.in_(group.profiles()))
        labels = _labels(connection, digests)
        if labels:
            return Speaking(groups=(labels,))
    return Speaking(conditions=(_by(group.here()),))


def _labels(connection: Connection, digests: sa.Select[tuple[str]]) -> tuple[str, ...] | None:
    """The labels of these profiles, None where they are too many."""
    found: list[str] = list(connection.scalars(digests.limit(MOST + 1)))
    return None if len(found) > MOST else tuple(sorted(label_of_profile(digest) for digest in found))


def _by(mine: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    found = schema.attributions
    voices = sa.select(_voices.c.key).select_from(joined()).where(mine)
    return _statements.c.attribution.in_(sa.select(found.c.key).where(found.c.voice.in_(voices)))
