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
from reportedly.ledger.identities.verdicts import SAME, in_force
from reportedly.ledger.judgements import records
from reportedly.ledger.judgements.targets import voice_target
from reportedly.ledger.voice_ids import IDENTITY, VOICE, identity_key, voice_key

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
    voices = _voices(connection, one, other)
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


def _voices(connection: Connection, one: str, other: str) -> tuple[int, int]:
    """The keys of two voices that stand for these two.

    Two ids of what is one identity by now mean what they meant before: the sides of the judgement that made
    them one, or else the voices that the ids were given out for.
    """
    voices = (_representative(connection, one), _representative(connection, other))
    if voices[0] != voices[1]:
        return voices
    if IDENTITY.fullmatch(one) and IDENTITY.fullmatch(other):
        merged = _merged(connection, identity_key(connection, one), one, other)
        if merged is not None:
            return merged
    return _representative(connection, one, first=True), _representative(connection, other, first=True)


def _merged(connection: Connection, identity: int, one: str, other: str) -> tuple[int, int] | None:
    """The voices of the judgement in force that made two ids one, in the order of the ids: the judgement on
    just these two, or the only one within the identity."""
    judgements, sides = schema.judgements, schema.voice_attachments
    links, profiles = schema.voice_profiles, schema.profiles
    wanted = (
        sa.select(judgements.c.key, sides.c.voice, profiles.c.digest)
        .join(sides, sides.c.judgement == judgements.c.key)
        .join(links, links.c.voice == sides.c.voice)
        .join(profiles, profiles.c.key == links.c.profile)
        .where(judgements.c.kind == SAME, profiles.c.identity == identity, in_force())
        .order_by(judgements.c.key, sides.c.side)
    )
    pairs: dict[int, list[tuple[int, str]]] = {}
    for key, voice, digest in connection.execute(wanted):
        pairs.setdefault(key, []).append((voice, digest))
    found: list[tuple[int, tuple[int, int]]] = []
    for (first, mine), (second, theirs) in (pair for pair in pairs.values() if len(pair) == 2):
        straight = mine.startswith(one[1:]) + theirs.startswith(other[1:])
        crossed = mine.startswith(other[1:]) + theirs.startswith(one[1:])
        found.append((max(straight, crossed), (second, first) if crossed > straight else (first, second)))
    best = max(found, default=None)
    return best[1] if best and (best[0] == 2 or len(found) == 1) else None


def _representative(connection: Connection, name: str, *, first: bool = False) -> int:
    """The key of the voice, or of the one that speaks for an identity: the first by its document's id.

    ``first``: of the profile that the identity's id was made of.
    """
    if VOICE.fullmatch(name):
        return voice_key(connection, name)
    key = identity_key(connection, name)
    table = schema.profiles
    rows = connection.execute(sa.select(table).where(table.c.identity == key).order_by(table.c.digest)).all()
    row = next((row for row in rows if stands_alone(Profile(**row.body))), rows[0])
    if first:
        row = next((row for row in rows if row.digest.startswith(name[1:])), row)
    links, voices, documents = schema.voice_profiles, schema.voices, schema.documents
    wanted = (
        sa.select(links.c.voice)
        .join(voices, voices.c.key == links.c.voice)
        .join(documents, documents.c.key == voices.c.document)
        .where(links.c.profile == row.key)
        .order_by(documents.c.id, links.c.voice)
    )
    return int(connection.execute(wanted.limit(1)).scalar_one())
