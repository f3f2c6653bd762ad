"""People's word that two voices are one, or two: a judgement like the others, stronger than all evidence."""

from __future__ import annotations

import re
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.errors import UsageError
from reportedly.ledger import schema
from reportedly.ledger.documents import loaded
from reportedly.ledger.identities.evidence import stands_alone
from reportedly.ledger.identities.linking import lock, relink
from reportedly.ledger.identities.profiles import Profile
from reportedly.ledger.identities.verdicts import in_force
from reportedly.ledger.judgements import records
from reportedly.ledger.judgements.targets import voice_target

__all__ = ["decide", "identity_key", "voice_key"]

_VOICE = re.compile(r"([0-9A-Fa-f]{8,64}):(v\d+)")
_IDENTITY = re.compile(r"i([0-9a-f]{6,16})")


def decide(
    connection: Connection,
    kind: Literal["same-voice", "different-voice"],
    one: str,
    other: str,
    *,
    who: str,
    why: str | None,
) -> int:
    """Note that two voices are one, or two, and link voices anew; the judgement's key.

    ``one`` and ``other``: an identity's id, or DOCUMENT:vN. It takes the place of the judgement in force on
    the same two. Raises UsageError.
    """
    lock(connection)
    voices = (_representative(connection, one), _representative(connection, other))
    if voices[0] == voices[1]:
        raise UsageError(f"{one} and {other}: one and the same voice of one document")
    documents = [voice // schema.PLACES for voice in voices]
    targets = []
    for voice, document in zip(voices, documents, strict=True):
        found = next(loaded(connection, [document])).voices[voice % schema.PLACES]
        targets.append(voice_target(found))
    made = records.write(
        connection,
        kind,
        (documents[0], {"voices": targets}),
        other=documents[1],
        who=who,
        why=why,
        follows=_last_on(connection, *voices),
    )
    sides = [{"judgement": made, "side": side, "voice": voice} for side, voice in enumerate(voices)]
    connection.execute(sa.insert(schema.voice_attachments), sides)
    relink(connection, documents)
    return made


def _last_on(connection: Connection, one: int, other: int) -> int | None:
    """The judgement in force on the same two voices, whichever was named first."""
    sides, judgements = schema.voice_attachments, schema.judgements
    first, second = sides.alias("first"), sides.alias("second")
    wanted = (
        sa.select(judgements.c.key)
        .join(first, first.c.judgement == judgements.c.key)
        .join(second, sa.and_(second.c.judgement == judgements.c.key, second.c.side != first.c.side))
        .where(first.c.voice == one, second.c.voice == other, in_force())
        .order_by(judgements.c.key.desc())
    )
    key: int | None = connection.execute(wanted.limit(1)).scalar()
    return key


def _representative(connection: Connection, name: str) -> int:
    """The key of the voice, or of the one that speaks for an identity: the first by its document's id."""
    if _VOICE.fullmatch(name):
        return voice_key(connection, name)
    key = identity_key(connection, name)
    table = schema.profiles
    rows = connection.execute(sa.select(table).where(table.c.identity == key).order_by(table.c.digest)).all()
    row = next((row for row in rows if stands_alone(Profile(**row.body))), rows[0])
    links, voices, documents = schema.voice_profiles, schema.voices, schema.documents
    wanted = (
        sa.select(links.c.voice)
        .join(voices, voices.c.key == links.c.voice)
        .join(documents, documents.c.key == voices.c.document)
        .where(links.c.profile == row.key)
        .order_by(documents.c.id, links.c.voice)
    )
    return int(connection.execute(wanted.limit(1)).scalar_one())


def voice_key(connection: Connection, name: str) -> int:
    """The key of the voice that DOCUMENT:vN names. Raises UsageError where there is none."""
    match = _VOICE.fullmatch(name)
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
    table, profiles = schema.identities, schema.profiles
    if _VOICE.fullmatch(name):
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
    match = _IDENTITY.fullmatch(name)
    if match is None:
        raise UsageError(f"{name}: no voice; give its id (i and hexadecimal digits) or DOCUMENT:vN")
    found = connection.execute(sa.select(table.c.key).where(table.c.id == name)).scalar()
    if found is None:
        mine = (profiles.c.digest.startswith(match[1]), profiles.c.identity.is_not(None))
        keys = list(connection.scalars(sa.select(profiles.c.identity).where(*mine).distinct().limit(2)))
        if len(keys) != 1:
            raise UsageError(f"{name}: {'several voices begin so' if keys else 'no such voice'}")
        found = keys[0]
    return int(found)
