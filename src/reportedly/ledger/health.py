"""How a ledger is: its versions, whether it holds together, its size, and what its rows lack."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from reportedly.ledger import schema
from reportedly.ledger.connect import reading, shown
from reportedly.ledger.store import same_engine
from reportedly.types import Engine as Analyst

__all__ = ["Health", "examined"]


@dataclass(frozen=True, slots=True)
class Health:
    """``problems`` is empty where the ledger holds together; ``size`` and ``free`` are bytes, ``free`` None
    where the disk is another machine's; ``rows`` counts the rows of each table; ``lacking`` how many lack
    what, by a phrase for people.
    """

    place: str
    database: str
    schema: str
    problems: tuple[str, ...]
    size: int | None
    free: int | None
    rows: dict[str, int]
    lacking: dict[str, int]


def examined(database: Engine, analyst: Analyst | None) -> Health:
    """Looks through the whole ledger, which takes a while for a big one. ``analyst``: the engine at hand."""
    with reading(database) as connection:
        rows = {table.name: _count(connection, table) for table in schema.metadata.sorted_tables}
        problems = _problems(connection) + _broken(connection)
        lacking = {what: _many(connection, wanted) for what, wanted in _lacks(analyst).items()}
        return Health(
            shown(database.url),
            _name(connection),
            str(connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()),
            tuple(problems),
            _size(connection),
            _free(database),
            rows,
            {what: number for what, number in lacking.items() if number},
        )


def _count(connection: Connection, table: sa.Table) -> int:
    return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def _many(connection: Connection, wanted: sa.Select[Any]) -> int:
    return int(connection.execute(sa.select(sa.func.count()).select_from(wanted.subquery())).scalar_one())


def _name(connection: Connection) -> str:
    return f"{connection.dialect.name} {'.'.join(map(str, connection.dialect.server_version_info or ()))}"


def _problems(connection: Connection) -> list[str]:
    """What the database itself finds wrong."""
    if connection.dialect.name != "sqlite":
        return []
    found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(20)") if row[0] != "ok"]
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        found.append(f"a row of {row[0]} refers to one of {row[2]} that isn't there")
    return found[:20]


def _broken(connection: Connection) -> list[str]:
    """Findings that don't fit their text."""
    documents, spans, attributions = schema.documents, schema.spans, schema.attributions
    beyond = (
        sa.select(spans.c.attribution)
        .join(attributions, attributions.c.key == spans.c.attribution)
        .join(documents, documents.c.key == attributions.c.document)
        .where(spans.c.stop > sa.func.length(documents.c.text))
    )
    contents = sa.select(spans.c.attribution).where(spans.c.role == "content")
    empty = sa.select(attributions.c.key).where(attributions.c.key.not_in(contents))
    statements = sa.select(schema.statements.c.attribution).where(
        schema.statements.c.attribution.is_not(None)
    )
    unsearchable = sa.select(attributions.c.key).where(attributions.c.key.not_in(statements))
    checks = {
        "spans end beyond their text": beyond,
        "attributions have no content": empty,
        "attributions can't be searched": unsearchable,
    }
    return [f"{number:,} {what}" for what, wanted in checks.items() if (number := _many(connection, wanted))]


def _lacks(analyst: Analyst | None) -> dict[str, sa.Select[Any]]:
    documents, attributions, voices = schema.documents.c, schema.attributions.c, schema.voices.c
    lacks: dict[str, sa.Select[Any]] = {
        f"documents without {what}": sa.select(documents.key).where(documents[column].is_(None))
        for what, column in (
            ("a URL", "url"),
            ("an outlet", "outlet"),
            ("a title", "title"),
            ("a publication date", "published"),
            ("analysis", "engine"),
        )
    }
    lacks["attributions without a known voice"] = sa.select(attributions.key).where(
        attributions.voice.is_(None)
    )
    lacks["attributions without a time"] = sa.select(attributions.key).where(attributions.said.is_(None))
    lacks["voices that are spoken of and never heard"] = sa.select(voices.key).where(
        voices.named, voices.quoted == 0
    )
    if analyst is not None:
        current = sa.select(schema.engines.c.key).where(*same_engine(analyst))
        lacks["documents analysed by another engine (`reportedly reanalyse`)"] = sa.select(
            documents.key
        ).where(documents.engine.not_in(current))
    return lacks


def _size(connection: Connection) -> int | None:
    if connection.dialect.name == "sqlite":
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        return int(pages) * int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())
    return int(connection.execute(sa.text("SELECT pg_database_size(current_database())")).scalar_one())


def _free(database: Engine) -> int | None:
    if database.dialect.name != "sqlite":
        return None
    return shutil.disk_usage(Path(str(database.url.database)).resolve().parent).free
