"""Where documents were seen, and when."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.ledger import schema

__all__ = ["Appearance", "appearances"]


@dataclass(frozen=True, slots=True)
class Appearance:
    """A text at an address (a URL, or a path as given): what its bytes were, and when they were first and
    last got, in UTC. ``sha256`` is "" and ``size`` None where nobody counted the bytes.
    """

    document: str
    address: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    sha256: str
    size: int | None
    first_at: str
    last_at: str


def appearances(connection: Connection, document: str) -> list[Appearance]:
    """The appearances of the document with this id, the earliest first."""
    return _found(connection, schema.documents.c.id == document)


def _found(connection: Connection, condition: sa.ColumnElement[bool]) -> list[Appearance]:
    table, documents = schema.appearances, schema.documents
    columns = (table.c[name] for name in Appearance.__slots__ if name != "document")
    wanted = (
        sa.select(documents.c.id.label("document"), *columns)
        .join(documents, documents.c.key == table.c.document)
        .where(condition)
        .order_by(table.c.first_at, table.c.key)
    )
    return [Appearance(**row) for row in connection.execute(wanted).mappings()]
