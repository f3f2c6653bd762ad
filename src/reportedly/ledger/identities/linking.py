"""A document's voices into the identities of the ledger, within the transaction that stores it.

On PostgreSQL one writer at a time does this, from here to its commit: some milliseconds of the time that a
document takes. (SQLite has one writer anyway.)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.ledger import bulk, schema
from reportedly.ledger.documents import loaded
from reportedly.ledger.identities.evidence import stands_alone
from reportedly.ledger.identities.profiles import Profile, digests, profiles
from reportedly.ledger.identities.regions import Touched, settle
from reportedly.ledger.identities.verdicts import DIFFERENT, in_force
from reportedly.ledger.labels import Labeller, indexed
from reportedly.types import Document

__all__ = ["link", "lock", "profiles_of", "relink"]

_LOCK = 0x766F6963  # of PostgreSQL's advisory locks

_profiles = schema.profiles
_KEYS = (_profiles.c.digest, _profiles.c.key)
_KNOWN = sa.select(*_KEYS).where(_profiles.c.digest.in_(sa.bindparam("digests", expanding=True)))
_NEW = sa.insert(_profiles).returning(*_KEYS)


def lock(connection: Connection) -> None:
    """Wait until no other transaction links voices; held until this one ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))


def profiles_of(connection: Connection, document: int) -> list[int]:
    """The keys of the profiles of the document with this key."""
    table = schema.voice_profiles
    return list(
        connection.scalars(
            sa.select(table.c.profile).where(schema.of_document(table.c.voice, document)).distinct()
        )
    )


def link(
    connection: Connection,
    key: int,
    document: Document,
    found: Mapping[str, Profile],
    *,
    before: Sequence[int] | None = None,
) -> None:
    """Link the voices of a document whose rows stand already. ``found``: the profiles that it gives them;
    ``before``: the keys of those that it had, None for a document that is new.

    Documents whose voices were judged together with one of these are linked anew as well.
    """
    lock(connection)
    touched = Touched()
    judged = set() if before is None else _judged_with(connection, key)
    _placed(connection, key, document, found, before or (), touched, judged=key in judged)
    for other in sorted(judged - {key}):
        _again(connection, other, touched)
    if touched.blocks:
        settle(connection, touched)


def relink(connection: Connection, keys: Iterable[int]) -> None:
    """Link the voices of documents anew, as judged now."""
    lock(connection)
    touched = Touched()
    for key in sorted(set(keys)):
        _again(connection, key, touched)
    settle(connection, touched)


def _again(connection: Connection, key: int, touched: Touched) -> None:
    before = profiles_of(connection, key)
    connection.execute(
        sa.delete(schema.voice_profiles).where(schema.of_document(schema.voice_profiles.c.voice, key))
    )
    document = next(loaded(connection, [key]))
    _placed(connection, key, document, profiles(document), before, touched, judged=True)


def _judged_with(connection: Connection, key: int) -> set[int]:
    """The documents of all judgements on voices of this one, itself included; none where there are none."""
    table = schema.judgements
    mine = sa.or_(table.c.document == key, table.c.other == key)
    wanted = sa.select(table.c.document, table.c.other).where(mine, table.c.other.is_not(None))
    return {document for row in connection.execute(wanted) for document in row}


def _placed(
    connection: Connection,
    key: int,
    document: Document,
    found: Mapping[str, Profile],
    before: Sequence[int],
    touched: Touched,
    *,
    judged: bool,
) -> None:
    """Writes down which profile each voice has, and what profiles came or went by that."""
    if judged:
        found = _with_own(connection, key, document, found)
        for profile in found.values():
            touched.add(profile)
        _relabel(connection, key, document, found)
    known = _known(connection, found.values(), touched)
    place = {voice["id"]: key * schema.PLACES + n for n, voice in enumerate(document.voices)}
    rows = [{"voice": place[name], "profile": known[p.digest]} for name, p in found.items()]
    bulk.insert(connection, schema.voice_profiles, rows)
    _drop_unused(connection, set(before) - set(known.values()), touched)


def _known(connection: Connection, wanted: Iterable[Profile], touched: Touched) -> dict[str, int]:
    """The keys of profiles by digest, those that are new put in."""
    by_digest = {profile.digest: profile for profile in wanted}
    if not by_digest:
        return {}
    known = {row.digest: row.key for row in connection.execute(_KNOWN, {"digests": sorted(by_digest)})}
    new = [profile for digest, profile in sorted(by_digest.items()) if digest not in known]
    if not new:
        return known
    rows = [
        {"digest": p.digest, "block": p.block, "acronym": p.acronym or None, "body": p.fields()} for p in new
    ]
    known |= {row.digest: row.key for row in connection.execute(_NEW, rows)}
    for profile in new:
        touched.add(profile)
    named = [
        {"word": word, "profile": known[p.digest]} for p in new for word in dict.fromkeys(indexed(p.name))
    ]
    bulk.insert(connection, schema.profile_words, named)
    return known


def _relabel(connection: Connection, key: int, document: Document, found: Mapping[str, Profile]) -> None:
    """The labels of the document's statements, as they were judged, by its voices' profiles of now."""
    from reportedly.ledger.judgements import found as judgements_on
    from reportedly.ledger.judgements import standing

    document, _ = standing(document, judgements_on(connection, document=key))
    labeller = Labeller(document, digests(found))
    first, table = key * schema.PLACES, schema.statements
    wanted = {first + n: labeller.attribution(a) for n, a in enumerate(document.attributions)}
    mine = (table.c.document == key, table.c.attribution.is_not(None))
    rows = connection.execute(sa.select(table.c.key, table.c.attribution, table.c.labels).where(*mine)).all()
    changed = [
        {"statement": row.key, "now": wanted[row.attribution]}
        for row in rows
        if wanted[row.attribution] != row.labels
    ]
    if changed:
        one = sa.update(table).where(table.c.key == sa.bindparam("statement"))
        connection.execute(one.values(labels=sa.bindparam("now")), changed)


def _drop_unused(connection: Connection, keys: set[int], touched: Touched) -> None:
    """Profiles that no voice has any more go."""
    if not keys:
        return
    table = schema.profiles
    used = sa.exists().where(schema.voice_profiles.c.profile == table.c.key)
    unused = connection.execute(sa.select(table).where(table.c.key.in_(sorted(keys)), ~used)).all()
    for row in unused:
        touched.add(Profile(**row.body))
        if row.identity is not None:
            touched.identities.add(row.identity)
    if unused:
        connection.execute(sa.delete(table).where(table.c.key.in_([row.key for row in unused])))


def _with_own(
    connection: Connection, key: int, document: Document, found: Mapping[str, Profile]
) -> dict[str, Profile]:
    """The profiles, with one of its own for a voice that is judged and else couldn't be told from others."""
    judged, parted = _judged_voices(connection, key), _parted(connection, key, found)
    own = dict(found)
    for n, voice in enumerate(document.voices):
        profile, place = found.get(voice["id"]), key * schema.PLACES + n
        if place not in judged:
            continue
        start, end = voice["mentions"][0] if voice["mentions"] else (n, n)
        only = f"{document.id}:{start}-{end}"
        if profile is None:  # a description, which a person knows to be somebody
            name = " ".join(voice["name"].split())[:200]
            own[voice["id"]] = Profile(name, voice["kind"], only=only)
        elif place in parted or not stands_alone(profile):
            own[voice["id"]] = replace(profile, only=only)
    return own


def _judged_voices(connection: Connection, key: int) -> set[int]:
    sides, judgements = schema.voice_attachments, schema.judgements
    wanted = (
        sa.select(sides.c.voice)
        .join(judgements, judgements.c.key == sides.c.judgement)
        .where(schema.of_document(sides.c.voice, key), in_force())
    )
    return set(connection.scalars(wanted))


def _parted(connection: Connection, key: int, found: Mapping[str, Profile]) -> set[int]:
    """Second voices of judgements that two are two, whose profile is the same as the first one's."""
    sides, judgements = schema.voice_attachments, schema.judgements
    first, second = sides.alias("first"), sides.alias("second")
    wanted = (
        sa.select(first.c.voice.label("one"), second.c.voice.label("other"))
        .join(judgements, judgements.c.key == first.c.judgement)
        .join(second, second.c.judgement == judgements.c.key)
        .where(first.c.side == 0, second.c.side == 1, schema.of_document(second.c.voice, key))
        .where(in_force(), judgements.c.kind == DIFFERENT)
    )
    pairs = connection.execute(wanted).all()
    bare = {voice: _bare_profiles(connection, voice // schema.PLACES) for voice, _ in pairs}
    mine = _by_place(connection, key, found)
    return {pair.other for pair in pairs if bare[pair.one].get(pair.one) == mine.get(pair.other)}


def _by_place(connection: Connection, key: int, found: Mapping[str, Profile]) -> dict[int, str]:
    table = schema.voices
    rows = connection.execute(sa.select(table.c.key, table.c.id).where(table.c.document == key))
    return {row.key: found[row.id].digest for row in rows if row.id in found}


def _bare_profiles(connection: Connection, document: int) -> dict[int, str]:
    return _by_place(connection, document, profiles(next(loaded(connection, [document]))))
