"""Documents into the ledger, each with its findings in one transaction.

A document is its text: the same text from a second address is another appearance of it, not another document.
What was analysed stays until another engine reads it anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from reportedly.ledger import bulk, identities, rows, schema
from reportedly.ledger.judgements import reattach
from reportedly.types import Document, Engine, Rejection, Retrieval

__all__ = [
    "Stored",
    "analysed_by",
    "appeared",
    "made_of",
    "now",
    "put",
    "reject",
    "same_engine",
    "seen_again",
]

Stored = Literal["added", "known", "replaced"]

_documents, _engines, _appearances = schema.documents, schema.engines, schema.appearances

# Statements that are the same for every document are made once: to make one takes longer than to execute it.
_THIS_ENGINE = [_engines.c[name] == sa.bindparam(name) for name in ("version", "model", "model_sha256")]
_ENGINE = sa.select(_engines.c.key).where(*_THIS_ENGINE)
_ANALYSED = (
    sa.select(_documents.c.key).join(_engines, _engines.c.key == _documents.c.engine).where(*_THIS_ENGINE)
)
_ANALYSED_BY = _ANALYSED.where(_documents.c.id == sa.bindparam("document"))
_THERE = _appearances.c.address == sa.bindparam("at_address")
_MADE_OF = (
    _ANALYSED.join(_appearances, _appearances.c.document == _documents.c.key)
    .where(_THERE, _appearances.c.sha256 == sa.bindparam("of_sha256"))
    .limit(1)
)
_OF_DOCUMENT = _appearances.c.document == sa.bindparam("of_document")
_WAS_AT = sa.select(_appearances.c.key).where(_OF_DOCUMENT, _THERE).limit(1)
_SEEN_AGAIN = (
    sa.update(_appearances)
    .where(_THERE, _OF_DOCUMENT, _appearances.c.sha256 == sa.bindparam("of_sha256"))
    .where(_appearances.c.last_at < sa.bindparam("at"))
    .values(last_at=sa.bindparam("at"), etag=sa.bindparam("new_etag"), modified=sa.bindparam("new_modified"))
)
# SQLAlchemy puts many rows into one INSERT where their keys are wanted.
_STATEMENTS = sa.insert(schema.statements).returning(schema.statements.c.key)


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
        before: list[int] | None = identities.profiles_of(connection, key)
        _clear(connection, key)
        connection.execute(
            sa.update(schema.documents)
            .where(schema.documents.c.key == key)
            .values(engine=engine, analysed_at=at)
        )
    else:
        before = None  # it is new: nobody judged it
        appeared(connection, key, document)
        bulk.insert(connection, schema.blocks, rows.blocks(document, key))
    profiles = identities.profiles(document)
    for table, several in rows.findings(document, key, identities.digests(profiles)):
        if table is schema.statements:
            _insert_at_once(connection, several)
        else:
            bulk.insert(connection, table, several)
    if not added:
        reattach(connection, key, document)
    identities.link(connection, key, document, profiles, before=before)
    return "added" if added else "replaced"


def _engine(connection: Connection, engine: Engine | None) -> int | None:
    """The engine's key; None for a document that nothing has analysed."""
    if engine is None:
        return None
    row = _about(engine)
    key: int | None = connection.execute(_ENGINE, row).scalar()
    if key is None:
        key = _insert_once(connection, _engines, row, tuple(row))
    if key is None:  # another process put it in between
        key = int(connection.execute(_ENGINE, row).scalar_one())
    return key


def _about(engine: Engine) -> dict[str, str]:
    return {
        "version": engine.version,
        "model": engine.model or "",
        "model_sha256": engine.model_sha256 or "",
    }


def _locked(connection: Connection, name: str) -> tuple[int, int | None]:
    table = schema.documents
    wanted = sa.select(table.c.key, table.c.engine).where(table.c.id == name).with_for_update(key_share=True)
    found = connection.execute(wanted).one()
    return int(found.key), found.engine


def _clear(connection: Connection, key: int) -> None:
    """Takes a document's findings away."""
    for table in schema.FINDINGS:
        owner = next(
            c for name in ("document", "attribution", "voice") if (c := table.c.get(name)) is not None
        )
        mine = owner == key if owner.name == "document" else schema.of_document(owner, key)
        connection.execute(sa.delete(table).where(mine))


def appeared(connection: Connection, key: int, document: Document) -> None:
    """Note where the document was seen: a new appearance, or an old one seen again."""
    retrieval = document.retrieval
    address = retrieval.address if retrieval else document.url or document.path
    if address is None:
        return
    if retrieval is None and _was_at(connection, key, address):
        return
    at = _when(retrieval)
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
    if _insert_once(connection, _appearances, row, ("address", "document", "sha256")) is None:
        _again(connection, row)


def seen_again(connection: Connection, key: int, retrieval: Retrieval) -> None:
    """Note that the document, which was ``made_of`` these bytes, was got again."""
    about = {"document": key, "address": rows.short(retrieval.address), "last_at": _when(retrieval)}
    _again(connection, about | _bytes(retrieval))


def _again(connection: Connection, row: Mapping[str, Any]) -> None:
    this = {"of_document": row["document"], "at_address": row["address"], "of_sha256": row["sha256"]}
    new = {"at": row["last_at"], "new_etag": row["etag"], "new_modified": row["modified"]}
    connection.execute(_SEEN_AGAIN, this | new)


def _when(retrieval: Retrieval | None) -> str:
    return (retrieval and retrieval.at) or now()


def _was_at(connection: Connection, key: int, address: str) -> bool:
    same = {"of_document": key, "at_address": rows.short(address)}
    return connection.execute(_WAS_AT, same).first() is not None


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
    key: int | None = connection.execute(_ANALYSED_BY, _about(engine) | {"document": name}).scalar()
    return key


def made_of(connection: Connection, retrieval: Retrieval, engine: Engine) -> int | None:
    """The key of the document that these bytes, from this address, made, if this engine has analysed it."""
    bytes_ = {"at_address": rows.short(retrieval.address), "of_sha256": retrieval.sha256}
    key: int | None = connection.execute(_MADE_OF, _about(engine) | bytes_).scalar()
    return key


def same_engine(engine: Engine) -> list[sa.ColumnElement[bool]]:
    """What holds of the row of this engine."""
    return [_engines.c[name] == value for name, value in _about(engine).items()]


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


def _insert_at_once(connection: Connection, statements: list[dict[str, Any]]) -> None:
    """Statements in one INSERT of many rows: FTS5 writes a piece of its index for each INSERT."""
    if statements:
        connection.execute(_STATEMENTS, statements)


def _insert_once(
    connection: Connection, table: sa.Table, row: Mapping[str, Any], unique: tuple[str, ...]
) -> int | None:
    """The key of the new row; None where one with the same ``unique`` columns is there already."""
    once = _once(connection.dialect.name, table, unique)
    key: int | None = connection.execute(once, row).scalar()
    return key


@cache
def _once(dialect: str, table: sa.Table, unique: tuple[str, ...]) -> sa.Insert:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return insert(table).on_conflict_do_nothing(index_elements=unique).returning(table.c.key)
