"""Ids of voices as people write them -> keys: i and hexadecimal digits, or DOCUMENT:vN."""

from __future__ import annotations

import re

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.errors import UsageError
from reportedly.ledger import schema

__all__ = ["IDENTITY", "VOICE", "identities_with", "identity_key", "voice_key"]

VOICE = re.compile(r"([0-9A-Fa-f]{8,64}):(v\d+)")
IDENTITY = re.compile(r"i([0-9a-f]{6,16})")


def voice_key(connection: Connection, name: str) -> int:
    """The key of the voice that DOCUMENT:vN names. Raises UsageError where there is none."""
    match = VOICE.fullmatch(name)
    if match is None:
        raise UsageError(f"{name}: no voice; write DOCUMENT:vN, with 8 letters of the document's id or more")
    documents, voices = schema.documents, schema.voices
    wanted = (
        sa.select(voices.c.key, documents.c.key.label("document"))
        .select_from(
            documents.outerjoin(
                voices, sa.and_(voices.c.document == documents.c.key, voices.c.id == match[2])
            )
        )
        .where(documents.c.id.startswith(match[1].lower(), autoescape=True))
    )
    rows = connection.execute(wanted.limit(2)).all()
    if len(rows) != 1 or rows[0].key is None:
        reason = "several documents begin so" if len(rows) > 1 else "no such document"
        raise UsageError(f"{name}: {'no such voice in the document' if len(rows) == 1 else reason}")
    return int(rows[0].key)


def identity_key(connection: Connection, name: str) -> int:
    """The key of an identity by its id, now or earlier, or by DOCUMENT:vN of one of its voices.

    An id names the profile that it was made of; whoever that profile belongs to now is meant. Raises
    UsageError where there is none.
    """
    profiles = schema.profiles
    if VOICE.fullmatch(name):
        voice = voice_key(connection, name)
        links = schema.voice_profiles
        wanted = (
            sa.select(profiles.c.identity)
            .join(links, links.c.profile == profiles.c.key)
            .where(links.c.voice == voice, profiles.c.identity.is_not(None))
        )
        keys = list(connection.scalars(wanted))
        if not keys:
            raise UsageError(f"{name}: nothing links this voice to other documents")
        return int(keys[0])
    if IDENTITY.fullmatch(name) is None:
        raise UsageError(f"{name}: no voice; give its id (i and hexadecimal digits) or DOCUMENT:vN")
    keys = identities_with(connection, name)
    if len(keys) != 1:
        raise UsageError(f"{name}: {'several voices begin so' if keys else 'no such voice'}")
    return keys[0]


def identities_with(connection: Connection, name: str) -> list[int]:
    """The keys of the identities that an id, or the beginning of one, stands for: at most two."""
    table, profiles = schema.identities, schema.profiles
    found = connection.execute(sa.select(table.c.key).where(table.c.id == name)).scalar()
    if found is not None:
        return [int(found)]
    mine = (profiles.c.digest.startswith(name[1:]), profiles.c.identity.is_not(None))
    return list(connection.scalars(sa.select(profiles.c.identity).where(*mine).distinct().limit(2)))
