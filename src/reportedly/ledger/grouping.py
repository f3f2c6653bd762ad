"""Voices grouped by who they are, for queries over many of them.

A group is one who speaks across documents (an identity). Voices that nothing links are together where their
documents say just the same of them (a surname with its role), else by folded name and kind: descriptions and
anonymous ones ("a police spokesman"), of whom nobody says that they are one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.errors import UsageError
from reportedly.ledger import schema
from reportedly.ledger.labels import indexed
from reportedly.ledger.voice_ids import IDENTITY, VOICE, identities_with, voice_key

__all__ = ["Group", "group", "identities_named", "joined", "of_groups", "pointed_at", "profiles_named"]

MOST_WORDS = 50

_voices, _links, _profiles = schema.voices, schema.voice_profiles, schema.profiles
_identities, _words = schema.identities, schema.profile_words


@dataclass(frozen=True, slots=True)
class Group:
    """Who is meant: the key of an identity, else of a profile, else a folded name with a kind."""

    identity: int | None = None
    profile: int | None = None
    folded: str = ""
    kind: str = ""

    @classmethod
    def of(cls, key: str) -> Group:
        """The group of a key that ``group`` made."""
        if key[0] == "n":
            kind, _, folded = key[1:].partition(" ")
            return cls(folded=folded, kind=kind)
        return cls(identity=int(key[1:])) if key[0] == "i" else cls(profile=int(key[1:]))

    def here(self) -> sa.ColumnElement[bool]:
        """In a query on ``joined``: is the voice one of these?"""
        if self.identity is not None:
            return _profiles.c.identity == self.identity
        if self.profile is not None:
            return _links.c.profile == self.profile
        named = sa.and_(_voices.c.folded == self.folded, _voices.c.kind == self.kind)
        return sa.and_(named, _links.c.voice.is_(None))

    def voices(self) -> sa.Select[tuple[int]]:
        """The keys of the voices."""
        return sa.select(_voices.c.key).select_from(joined()).where(self.here())

    def profiles(self) -> sa.Select[tuple[int]]:
        """The keys of their profiles; none of those grouped by name."""
        mine = _profiles.c.identity == self.identity if self.identity else _profiles.c.key == self.profile
        return sa.select(_profiles.c.key).where(mine)


def joined(start: sa.FromClause | None = None, voice: sa.ColumnElement[int] | None = None) -> sa.FromClause:
    """The voices, each with its profile and identity where it has them: to select from. With ``start``, its
    rows, each with the voice whose key stands in the column ``voice`` where one does."""
    voices = _voices if start is None else start.outerjoin(_voices, _voices.c.key == voice)
    linked = voices.outerjoin(_links, _links.c.voice == _voices.c.key)
    told = linked.outerjoin(_profiles, _profiles.c.key == _links.c.profile)
    return told.outerjoin(_identities, _identities.c.key == _profiles.c.identity)


def group() -> sa.ColumnElement[str]:
    """In a query on ``joined``: the key to group by."""
    named = sa.literal("n").concat(_voices.c.kind).concat(" ").concat(_voices.c.folded)
    return sa.case(
        (_profiles.c.identity.is_not(None), sa.literal("i").concat(sa.cast(_profiles.c.identity, sa.Text))),
        (_links.c.profile.is_not(None), sa.literal("p").concat(sa.cast(_links.c.profile, sa.Text))),
        else_=named,
    )


def of_groups(groups: Collection[Group]) -> sa.ColumnElement[bool]:
    """In a query on ``joined``: is the voice of one of these groups, or of one's name and another kind?"""
    names = {one.folded for one in groups if one.identity is None and one.profile is None}
    return sa.or_(
        _profiles.c.identity.in_({one.identity for one in groups if one.identity is not None}),
        _links.c.profile.in_({one.profile for one in groups if one.profile is not None}),
        sa.and_(_links.c.voice.is_(None), _voices.c.folded.in_(names)),
    )


def profiles_named(name: str) -> sa.Select[tuple[int]] | None:
    """The keys of the profiles whose name has all words of this one; None where it has no word."""
    asked = set(indexed(name)[:MOST_WORDS])
    if not asked:
        return None
    wanted = sa.select(_words.c.profile).where(_words.c.word.in_(sorted(asked))).group_by(_words.c.profile)
    return wanted.having(sa.func.count() == len(asked))


def identities_named(name: str) -> sa.Select[tuple[int]] | None:
    """The keys of the identities that have this name, or the words of it in one of theirs, in a document."""
    profiles = profiles_named(name)
    if profiles is None:
        return None
    mine = (_profiles.c.key.in_(profiles), _profiles.c.identity.is_not(None))
    return sa.select(_profiles.c.identity).where(*mine)


def pointed_at(connection: Connection, name: str) -> Group | None:
    """The group that an id (i…) or a voice (DOCUMENT:vN) stands for; None where it is a name, or nobody's.

    Raises UsageError for a voice that no document has, or an id cut too short to be one's alone.
    """
    if VOICE.fullmatch(name):
        key = voice_key(connection, name)
        found = sa.select(group()).select_from(joined()).where(_voices.c.key == key)
        return Group.of(connection.execute(found).scalar_one())
    if not IDENTITY.fullmatch(name):
        return None
    keys = identities_with(connection, name)
    if len(keys) > 1:
        raise UsageError(f"{name}: several voices begin so")
    return Group(identity=keys[0]) if keys else None
