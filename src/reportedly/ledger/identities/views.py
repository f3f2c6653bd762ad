"""Who speaks across documents, on what evidence, and who may be one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from reportedly.ledger import schema
from reportedly.ledger.folding import words
from reportedly.ledger.grouping import joined
from reportedly.ledger.speaking import here
from reportedly.ledger.voice_ids import identity_key

__all__ = [
    "Identity",
    "Link",
    "Member",
    "Side",
    "Suggestion",
    "Summary",
    "identities",
    "identity",
    "suggestions",
]

PAGE = 200


@dataclass(frozen=True, slots=True)
class Member:
    """A voice of one document: ``id`` is what the document calls it (v3)."""

    document: str
    id: str
    name: str
    kind: str
    description: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that are alike: what the documents say. ``id`` is an identity's id, or DOCUMENT:vN of a
    voice that stands for those of whom no more is told; ``voices`` is how many say just this."""

    id: str
    name: str
    kind: str
    role: str
    affiliation: str
    voices: int


@dataclass(frozen=True, slots=True)
class Link:
    """Why two are taken for one. ``score`` from 0 to 1."""

    one: Side
    other: Side
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two who may be one, and are not taken for one. ``score`` from 0 to 1."""

    one: Side
    other: Side
    score: float
    reasons: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The same names and values, ready for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Summary:
    """One who speaks, with how many voices of how many documents are theirs."""

    id: str
    name: str
    kind: str
    voices: int
    documents: int


@dataclass(frozen=True, slots=True)
class Identity:
    """One who speaks in several documents, or may: all their voices, and the links between these."""

    id: str
    name: str
    kind: str
    members: tuple[Member, ...]
    links: tuple[Link, ...]


def identity(connection: Connection, name: str) -> Identity:
    """The identity with this id, or of the voice DOCUMENT:vN. Raises UsageError where there is none."""
    key = identity_key(connection, name)
    table = schema.identities
    row = connection.execute(sa.select(table).where(table.c.key == key)).one()
    return Identity(row.id, row.name, row.kind, _members(connection, key), _links(connection, key))


def _members(connection: Connection, key: int) -> tuple[Member, ...]:
    voices, documents = schema.voices, schema.documents
    wanted = (
        sa.select(
            documents.c.id.label("document"), voices.c.id, voices.c.name, voices.c.kind, voices.c.description
        )
        .join(documents, documents.c.key == voices.c.document)
        .join(schema.voice_profiles, schema.voice_profiles.c.voice == voices.c.key)
        .join(schema.profiles, schema.profiles.c.key == schema.voice_profiles.c.profile)
        .where(schema.profiles.c.identity == key)
        .order_by(documents.c.id, voices.c.key)
    )
    return tuple(Member(**row) for row in connection.execute(wanted).mappings())


def _links(connection: Connection, key: int) -> tuple[Link, ...]:
    table, profiles = schema.likenesses, schema.profiles
    wanted = (
        sa.select(table)
        .join(profiles, profiles.c.key == table.c.one)
        .where(profiles.c.identity == key, table.c.linked)
        .order_by(profiles.c.digest)
    )
    rows = connection.execute(wanted).all()
    sides = _sides(connection, rows)
    return tuple(Link(sides[row.one], sides[row.other], row.score, tuple(row.reasons)) for row in rows)


def identities(
    connection: Connection, *, name: str | None = None, kind: str | None = None
) -> Iterator[Summary]:
    """All identities, or those whose folded name begins with the words of ``name``, by name."""
    table, profiles, links = schema.identities, schema.profiles, schema.voice_profiles
    voices = schema.voices
    wanted = (
        sa.select(
            table.c.id,
            table.c.name,
            table.c.kind,
            sa.func.count(links.c.voice).label("voices"),
            sa.func.count(voices.c.document.distinct()).label("documents"),
        )
        .join(profiles, profiles.c.identity == table.c.key)
        .join(links, links.c.profile == profiles.c.key)
        .join(voices, voices.c.key == links.c.voice)
        .group_by(table.c.id, table.c.name, table.c.kind, table.c.folded)
        .order_by(table.c.folded, table.c.id)
    )
    if name is not None:
        wanted = wanted.where(table.c.folded.startswith(" ".join(words(name)), autoescape=True))
    if kind is not None:
        wanted = wanted.where(table.c.kind == kind)
    for row in connection.execute(wanted).mappings():
        yield Summary(**row)


def suggestions(connection: Connection, voice: str | None = None) -> Iterator[Suggestion]:
    """Those who may be one, the likeliest first: all, or those with a voice, by its id or by a name that it
    has in a document."""
    table, one, other = schema.likenesses, schema.profiles.alias("p"), schema.profiles.alias("q")
    wanted = (
        sa.select(table)
        .join(one, one.c.key == table.c.one)
        .join(other, other.c.key == table.c.other)
        .where(~table.c.linked)
        .order_by(table.c.score.desc(), one.c.digest, other.c.digest)
    )
    if voice is not None:
        mine = sa.select(schema.profiles.c.key).select_from(joined()).where(here(connection, voice))
        wanted = wanted.where(sa.or_(table.c.one.in_(mine), table.c.other.in_(mine)))
    rows = connection.execute(wanted).all()
    for n in range(0, len(rows), PAGE):
        page = rows[n : n + PAGE]
        sides = _sides(connection, page)
        for row in page:
            yield Suggestion(*_ordered(sides[row.one], sides[row.other]), row.score, tuple(row.reasons))


def _ordered(one: Side, other: Side) -> tuple[Side, Side]:
    """Who has an id of their own first, then the fuller name."""
    first, second = sorted((one, other), key=lambda s: (":" in s.id, -len(s.name.split()), s.name, s.id))
    return first, second


def _sides(connection: Connection, rows: Sequence[Row[Any]]) -> dict[int, Side]:
    keys = sorted({key for row in rows for key in (row.one, row.other)})
    profiles, identities = schema.profiles, schema.identities
    links, voices, documents = schema.voice_profiles, schema.voices, schema.documents
    names = documents.c.id + ":" + voices.c.id
    wanted = (
        sa.select(
            profiles.c.key,
            profiles.c.body,
            identities.c.id,
            sa.func.count(links.c.voice).label("voices"),
            sa.func.min(names).label("first"),
        )
        .outerjoin(identities, identities.c.key == profiles.c.identity)
        .join(links, links.c.profile == profiles.c.key)
        .join(voices, voices.c.key == links.c.voice)
        .join(documents, documents.c.key == voices.c.document)
        .where(profiles.c.key.in_(keys))
        .group_by(profiles.c.key, identities.c.id)
    )
    found = connection.execute(wanted).all()
    return {
        row.key: Side(
            row.id or row.first,
            row.body["name"],
            row.body["kind"],
            row.body["role"],
            row.body["affiliation"],
            row.voices,
        )
        for row in found
    }
