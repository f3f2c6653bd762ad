"""Many rows into a table, for little more than the driver asks.

SQLAlchemy makes each value of each row ready by itself, which for hundreds of rows a document takes longer
than the database does. Here that is done for the columns alone that need it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Dialect

__all__ = ["insert"]

Row = Mapping[str, Any]
Prepared = tuple[str, Callable[[Row], Any]]  # SQL, and a row as the driver takes it


def insert(connection: Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Put rows into a table; none is fine. All have the same columns, in the same order."""
    if rows:
        sql, taken = _prepared(connection.dialect, table, tuple(rows[0]))
        connection.exec_driver_sql(sql, list(map(taken, rows)))


@lru_cache(maxsize=256)
def _prepared(dialect: Dialect, table: sa.Table, columns: tuple[str, ...]) -> Prepared:
    compiled = sa.insert(table).compile(dialect=dialect, column_keys=list(columns), for_executemany=True)
    to_driver = {name: table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in columns}
    made = {name: process for name, process in to_driver.items() if process is not None}

    def named(row: Row) -> Row:
        return {**row, **{name: process(row[name]) for name, process in made.items()}}

    ready = named if made else dict
    if not compiled.positional:
        return str(compiled), ready
    values = itemgetter(*(compiled.positiontup or ()))
    return str(compiled), (lambda row: values(ready(row))) if made else values
