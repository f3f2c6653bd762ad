"""Documents into the ledger, each with its findings in one transaction.

A document is its text: the same text from a second address is another appearance of it, not another document.
What was analysed stays until another engine reads it anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from reportedly.ledger import identities, rows, schema
from reportedly.ledger.judgements import reattach
from reportedly.types import Document, Engine, Rejection, Retrieval

__all__ = ["Stored", "analysed_by", "appeared", "made_of", "now", "put", "reject", "same_engine"]

Stored = Literal["added", "known", "replaced"]


def now() -> str:
    """This second in UTC, as ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def put(connection: Connection, document: Document) -> Stored:
    """Store a document with its findings, within a transaction.

    "added": the text is new; "replaced": another engine had analysed it, and these findings stand now;
    "known": the same engine had, and nothing but its appearance may be new. Raises UnreadableError where a
    finding doesn't hold together.
    """
    engine = _engine(connection, document.engine)
    at = now()
    row = rows.about(document) | {"added_at": at, "engine": engine, "analysed_at": engine and at}
    key = _insert_once(connection, schema.documents, row, ("id",))
    added = key is not None
    if key is None:
        key, had = _locked(connection, document.id)
        appeared(connection, key, document)
        if engine is None or had == engine:
            return "known"
        identities.lock(connection)  # whoever judges voices of this document comes before or after
        before = identities.profiles_of(connection, key)
        _clear(connection, key)
        connection.execute(
            sa.update(schema.documents)
            .where(schema.documents.c.key == key)
            .values(engine=engine, analysed_at=at)
        )
    else:
        before = []
        appeared(connection, key, document)
        _insert(connection, schema.blocks, rows.blocks(document, key))
    for table, several in rows.findings(document, key):
        _insert(connection, table, several)
    if not added:
        reattach(connection, key, document)
    identities.link(connection, key, document, before=before)
    return "added" if added else "replaced"


def _engine(connection: Connection, engine: Engine | None) -> int | None:
    """The engine's key; None for a document that nothing has analysed."""
    if engine is None:
        return None
    row = {
        "version": engine.version,
        "model": engine.model or "",
        "model_sha256": engine.model_sha256 or "",
    }
    key = _insert_once(connection, schema.engines, row, tuple(row))
    if key is None:
        wanted = sa.select(schema.engines.c.key).where(*same_engine(engine))
        key = int(connection.execute(wanted).scalar_one())
    return key


def _locked(connection: Connection, name: str) -> tuple[int, int | None]:
    table = schema.documents
    wanted = sa.select(table.c.key, table.c.engine).where(table.c.id == name).with_for_update(key_share=True)
    found = connection.execute(wanted).one()
    return int(found.key), found.engine


def _clear(connection: Connection, key: int) -> None:
    """Takes a document's findings away."""
    first, last = key * schema.PLACES, (key + 1) * schema.PLACES - 1
    for table in schema.FINDINGS:
        owner = next(
            c for name in ("document", "attribution", "voice") if (c := table.c.get(name)) is not None
        )
        mine = owner == key if owner.name == "document" else owner.between(first, last)
        connection.execute(sa.delete(table).where(mine))


def appeared(connection: Connection, key: int, document: Document) -> None:
    """Note where the document was seen: a new appearance, or an old one seen again."""
    retrieval = document.retrieval
    address = retrieval.address if retrieval else document.url or document.path
    if address is None:
        return
    if retrieval is None and _was_at(connection, key, address):
        return
    at = (retrieval and retrieval.at) or now()
    row = {
        "document": key,
        "address": rows.short(address),
        "url": rows.short(document.url),
        "outlet": rows.plain(document.outlet),
        "title": rows.plain(document.title),
        "published": document.published,
        **_bytes(retrieval),
        "first_at": at,
        "last_at": at,
    }
    seen_at(connection, row)


def seen_at(connection: Connection, row: dict[str, Any]) -> None:
    """Note an appearance (a row of that table without its key): a new one, or an old one seen again."""
    table, at = schema.appearances, row["last_at"]
    if _insert_once(connection, table, row, ("address", "document", "sha256")) is not None:
        return
    same = [table.c[name] == row[name] for name in ("address", "document", "sha256")]
    later = {"last_at": at, "etag": row["etag"], "modified": row["modified"]}
    connection.execute(sa.update(table).where(*same, table.c.last_at < at).values(later))


def _was_at(connection: Connection, key: int, address: str) -> bool:
    table = schema.appearances
    same = (table.c.document == key, table.c.address == rows.short(address))
    return connection.execute(sa.select(table.c.key).where(*same).limit(1)).first() is not None


def _bytes(retrieval: Retrieval | None) -> dict[str, Any]:
    if retrieval is None:
        return {"sha256": "", "size": None, "etag": None, "modified": None}
    return {
        "sha256": retrieval.sha256,
        "size": retrieval.size,
        "etag": rows.plain(retrieval.etag),
        "modified": rows.plain(retrieval.modified),
    }


def analysed_by(connection: Connection, name: str, engine: Engine) -> int | None:
    """The key of the document with this id where this engine has analysed it, else None."""
    documents, engines = schema.documents, schema.engines
    wanted = (
        sa.select(documents.c.key)
        .join(engines, engines.c.key == documents.c.engine)
        .where(documents.c.id == name, *same_engine(engine))
    )
    return connection.execute(wanted).scalar()


def made_of(connection: Connection, retrieval: Retrieval, engine: Engine) -> int | None:
    """The key of the document that these bytes, from this address, made, if this engine has analysed it."""
    table, documents, engines = schema.appearances, schema.documents, schema.engines
    wanted = (
        sa.select(documents.c.key)
        .join(table, documents.c.key == table.c.document)
        .join(engines, engines.c.key == documents.c.engine)
        .where(table.c.address == rows.short(retrieval.address), table.c.sha256 == retrieval.sha256)
        .where(*same_engine(engine))
        .limit(1)
    )
    return connection.execute(wanted).scalar()


def same_engine(engine: Engine) -> list[sa.ColumnElement[bool]]:
    """What holds of the row of this engine."""
    table = schema.engines
    return [
        table.c.version == engine.version,
        table.c.model == (engine.model or ""),
        table.c.model_sha256 == (engine.model_sha256 or ""),
    ]


def reject(connection: Connection, rejection: Rejection) -> None:
    """Note an input that made no document, and why; the same again is noted as seen again."""
    at = now()
    row = {
        "address": rows.short(rejection.path),
        "reason": rows.short(rejection.reason, 500),
        "first_at": at,
        "last_at": at,
    }
    table = schema.rejections
    if _insert_once(connection, table, row, ("address", "reason")) is None:
        same = (table.c.address == row["address"], table.c.reason == row["reason"])
        connection.execute(sa.update(table).where(*same).values(last_at=at))


def _insert(connection: Connection, table: sa.Table, several: list[dict[str, Any]]) -> None:
    if several:
        connection.execute(sa.insert(table), several)


def _insert_once(
    connection: Connection, table: sa.Table, row: Mapping[str, Any], unique: tuple[str, ...]
) -> int | None:
    """The key of the new row; None where one with the same ``unique`` columns is there already."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    once = insert(table).values(**row).on_conflict_do_nothing(index_elements=unique).returning(table.c.key)
    key: int | None = connection.execute(once).scalar()
    return key
