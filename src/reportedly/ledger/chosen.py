"""Filters -> which documents: those that fit themselves, or that hold a statement that does."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.ledger import fulltext, schema
from reportedly.ledger.called import outlets_with
from reportedly.ledger.filters import Filters, days
from reportedly.ledger.search import sought_for

__all__ = ["chosen", "of_documents"]


def chosen(connection: Connection, filters: Filters) -> sa.ColumnElement[bool]:
    """A condition on ``documents``. Raises UsageError for a filter that can't be.

    What concerns documents alone (outlet, language, dates, id) is asked of them, as one may have no statement
    at all; anything else of their statements.
    """
    of_statements = replace(filters, outlet=None, language=None, since=None, until=None, document=None)
    if of_statements == Filters():
        return sa.and_(sa.true(), *of_documents(connection, filters, dates=True))
    sought = sought_for(connection, filters)
    if sought is None:
        return sa.false()
    standing = fulltext.standing(connection, sought)
    return schema.documents.c.key.in_(sa.select(schema.statements.c.document).where(standing))


def of_documents(connection: Connection, filters: Filters, *, dates: bool) -> list[sa.ColumnElement[bool]]:
    """What the filters ask of documents themselves, with ``dates`` when they were published too."""
    table, period = schema.documents, days(filters)
    conditions: list[sa.ColumnElement[bool]] = []
    if filters.outlet is not None:
        conditions.append(table.c.outlet.in_(outlets_with(connection, filters.outlet)))
    if filters.language is not None:
        conditions.append(table.c.language == filters.language.replace("\0", ""))
    if filters.document is not None:
        found = filters.document.isalnum() and filters.document.isascii()
        starts = table.c.id.startswith(filters.document.lower()) if found else sa.false()
        conditions.append(starts)
    if dates and period.first is not None:
        conditions.append(table.c.published >= period.first)
    if dates and period.last is not None:
        conditions.append(sa.func.substr(table.c.published, 1, 10) <= period.last)
    return conditions
