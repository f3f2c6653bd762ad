"""What people judged -> the rows of a document's findings, so that searches, lists and profiles go by it.

What was corrected stands as it is right, what was rejected is marked and counts no more, and what follows
from both follows. What the engine found is kept beside it (``as_found``); ``documents.loaded`` gives that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.ledger import bulk, schema
from reportedly.ledger.judgements.kinds import Judgement
from reportedly.ledger.judgements.view import judged
from reportedly.types import Document

__all__ = ["apply", "standing"]

KEPT = ("attributions", "voices", "wording")

Row = dict[str, Any]


def apply(connection: Connection, key: int, document: Document, judgements: Iterable[Judgement]) -> None:
    """Make the rows of the document with this key those of the document as judged.

    ``document``: as the engine found it. ``judgements``: those on it.
    """
    from reportedly.ledger.identities import digests, profiles
    from reportedly.ledger.rows import findings

    whole, left_out = standing(document, judgements)
    first = key * schema.PLACES
    rejected = {first + n for n, one in enumerate(document.attributions) if one.id in left_out}
    # Voices that somebody judged may have a profile of their own.
    told = _digests(connection, key) or digests(profiles(document))
    rows = {table.name: several for table, several in findings(whole, key, told)}
    for row in rows["attributions"]:
        row["rejected"] = row["key"] in rejected
    rows["chains"] = [row for row in rows["chains"] if row["attribution"] not in rejected]
    said = [row for row in rows["statements"] if row["attribution"] is not None]
    _update(connection, schema.attributions, "key", rows["attributions"])
    _update(connection, schema.voices, "key", rows["voices"], ("quoted",))
    _update(connection, schema.wording, "key", rows["wording"], ("voice",))
    _update(connection, schema.statements, "attribution", said, ("date", "folded", "labels"))
    for table in (schema.spans, schema.chains):
        _replace(connection, table, key, rows[table.name])
    _keep(connection, key, document, changed=whole != document or bool(rejected))


def standing(document: Document, judgements: Iterable[Judgement]) -> tuple[Document, set[str]]:
    """The document with all its attributions in their places, corrected where they were, and the ids of those
    that were rejected, which are as the engine found them."""
    view = judged(document, judgements).document
    left = {one.id: one for one in view.attributions}
    stands = tuple(left.get(one.id, one) for one in document.attributions)
    whole = replace(document, attributions=stands, voices=view.voices, wording=view.wording)
    return whole, {one.id for one in stands if one.id not in left}


def _digests(connection: Connection, key: int) -> dict[str, str]:
    """Of the profiles that the voices have now, by the voices' ids."""
    voices, linked, told = schema.voices, schema.voice_profiles, schema.profiles
    wanted = (
        sa.select(voices.c.id, told.c.digest)
        .join(linked, linked.c.voice == voices.c.key)
        .join(told, told.c.key == linked.c.profile)
        .where(voices.c.document == key)
    )
    return {row.id: row.digest for row in connection.execute(wanted)}


def _update(
    connection: Connection, table: sa.Table, by: str, rows: Sequence[Row], names: Sequence[str] = ()
) -> None:
    """Update the rows that are found by this column, of these columns or of all others."""
    if not rows:
        return
    names = names or [name for name in rows[0] if name not in {by, "document"}]
    values: Row = {name: sa.bindparam(f"new_{name}") for name in names}
    update = sa.update(table).where(table.c[by] == sa.bindparam("found_by")).values(values)
    connection.execute(
        update, [{"found_by": row[by]} | {f"new_{name}": row[name] for name in names} for row in rows]
    )


def _replace(connection: Connection, table: sa.Table, key: int, rows: Sequence[Row]) -> None:
    connection.execute(sa.delete(table).where(schema.of_document(table.c.attribution, key)))
    bulk.insert(connection, table, rows)


def _keep(connection: Connection, key: int, document: Document, *, changed: bool) -> None:
    table = schema.as_found
    connection.execute(sa.delete(table).where(table.c.document == key))
    if changed:
        contract = document.to_dict()
        findings = {name: contract[name] for name in KEPT}
        connection.execute(sa.insert(table).values(document=key, findings=findings))
