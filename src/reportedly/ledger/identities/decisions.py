"""People's word that two voices are one, or two: a judgement like the others, stronger than all evidence."""

from __future__ import annotations

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
from reportedly.ledger.voice_ids import VOICE, identity_key, voice_key

__all__ = ["decide"]


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
    if VOICE.fullmatch(name):
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
