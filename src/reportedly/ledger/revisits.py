"""Pages that a web archive says came again as they were -> appearances of documents that the ledger holds."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.engine import Engine as Database

from reportedly.ledger import rows, schema, store
from reportedly.ledger.connect import reading, writing
from reportedly.read.items import Revisit

__all__ = ["noted"]


def noted(database: Database, revisit: Revisit) -> bool:
    """Note where and when a page came again; False where the ledger doesn't hold it."""
    with reading(database) as connection:
        first = _first(connection, revisit)
    if first is None:
        return False
    row = {name: value for name, value in first.items() if name != "key"}
    row |= {"address": rows.short(revisit.address), "first_at": revisit.at, "last_at": revisit.at}
    if first["url"] == first["address"]:  # the page gives itself no address
        row["url"] = row["address"]
    with writing(database) as connection:
        store.seen_at(connection, row)
    return True


def _first(connection: Connection, revisit: Revisit) -> dict[str, Any] | None:
    """The appearance that came again: by its bytes, or as the page was at that address at that time."""
    table = schema.appearances
    wanted = sa.select(table).where(table.c.address == rows.short(revisit.of))
    if revisit.sha256 is not None:
        wanted = wanted.where(table.c.sha256 == revisit.sha256)
    else:
        wanted = wanted.where(table.c.first_at <= (revisit.of_at or revisit.at))
        if revisit.of_at is not None:
            wanted = wanted.where(table.c.last_at >= revisit.of_at)
    found = connection.execute(wanted.order_by(table.c.first_at.desc()).limit(1)).mappings().first()
    return dict(found) if found else None
