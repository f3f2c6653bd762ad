"""A path or URL -> an open database with the ledger's tables in it, of this version.

SQLite: one file, write-ahead log, foreign keys enforced, writers wait for one another for a bounded time.
PostgreSQL 13 or newer by URL, through psycopg 3.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from reportedly.errors import LedgerError, UsageError
from reportedly.ledger.schema import VERSION

__all__ = [
    "VARIABLE",
    "bare",
    "default_place",
    "opened",
    "place_of",
    "reading",
    "shown",
    "version_of",
    "writing",
]

VARIABLE = "REPORTEDLY_LEDGER"
PATIENCE = 30.0  # seconds that a writer waits for another one
_SQLITE = b"SQLite format 3\0"


def default_place() -> str:
    """``$REPORTEDLY_LEDGER``, or the file in the platform's folder for a user's data."""
    named = os.environ.get(VARIABLE)
    if named:
        return named
    from platformdirs import user_data_path

    return str(user_data_path("reportedly", appauthor=False) / "ledger.sqlite")


def place_of(path_or_url: str | os.PathLike[str] | None) -> URL:
    """The database that a path or URL means; None is the default place. Raises UsageError."""
    place = default_place() if path_or_url is None else os.fspath(path_or_url)
    if "://" not in place:
        return URL.create("sqlite", database=str(Path(place).expanduser()))
    try:
        url = make_url(place)
    except ArgumentError:
        raise UsageError(f"{_without_password(place)}: no URL of a database") from None
    if url.drivername in {"postgresql", "postgres", "postgresql+psycopg"}:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite" and url.database:
        return url
    raise UsageError(f"{_without_password(place)}: a ledger is a file, or postgresql://…")


def shown(url: URL) -> str:
    """The place for people: a path, or a URL without its password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def _without_password(place: str) -> str:
    scheme, _, rest = place.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def opened(url: URL, *, create: bool = True, patience: float = PATIENCE) -> Engine:
    """The database, with its tables made or brought up to this version.

    Raises LedgerError where there is none and ``create`` is false, where it can't be opened, isn't a ledger,
    or was made by a newer version; UsageError where psycopg is missing.
    """
    engine = bare(url, create=create, patience=patience)
    try:
        found = version_of(engine)
        if found is None and not create:
            raise LedgerError(shown(url), "is no ledger")
        if found != VERSION:
            from reportedly.ledger.migrations import upgrade

            upgrade(engine, found)
    except DBAPIError as error:
        engine.dispose()
        raise LedgerError(shown(url), reason(error)) from None
    except BaseException:
        engine.dispose()
        raise
    return engine


def bare(url: URL, *, create: bool = True, patience: float = PATIENCE) -> Engine:
    """The database as it is, its tables not looked at. Raises LedgerError and UsageError as ``opened``."""
    if url.get_backend_name() == "sqlite":
        _check_file(Path(str(url.database)), create=create)
        path = Path(str(url.database))
        arguments: dict[str, Any] = {"timeout": patience, "check_same_thread": False}
        if not _is_sealed(path):
            engine = sa.create_engine(url, connect_args=arguments)
            _listen(engine, sealed=False)
            return engine
        # Nobody may write the files that a reader has beside it: "immutable" asks for none of them.
        address = f"file:{quote(str(path.absolute()))}?immutable=1"
        engine = sa.create_engine(url, creator=lambda: sqlite3.connect(address, uri=True, **arguments))
        _listen(engine, sealed=True)
        return engine
    try:
        return sa.create_engine(url, pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError):
        raise UsageError("a ledger in PostgreSQL needs psycopg: pip install 'reportedly[postgres]'") from None


def _is_sealed(path: Path) -> bool:
    """Whether a ledger that nobody has open lies where it can't be written, nor anything beside it."""
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return path.is_file() and not writable and not path.with_name(f"{path.name}-wal").exists()


def _is_anothers(path: Path) -> bool:
    """Whether a database holds tables and no ledger's: looked at before anything is written to it."""
    how = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path.absolute()))}?{how}", uri=True)) as connection:
            rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    except sqlite3.Error:
        return False  # damaged, or in use by others: opening it will say so
    names = {name for (name,) in rows}
    return bool(names) and "alembic_version" not in names


def _check_file(path: Path, *, create: bool) -> None:
    try:
        if path.is_dir():
            raise LedgerError(str(path), "is a folder; a ledger is a file")
        if path.exists():
            with path.open("rb") as file:
                head = file.read(len(_SQLITE))
            if head != _SQLITE and (head or not create):
                raise LedgerError(str(path), "is no ledger")
            if head and _is_anothers(path):
                raise LedgerError(str(path), "is no ledger: it holds tables of something else")
        elif not create:
            raise LedgerError(str(path), "there is no ledger here; `reportedly add` makes one")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(str(path), error.strerror or str(error)) from None
    except ValueError as error:  # a NUL in the name
        raise LedgerError(str(path), str(error)) from None


def _listen(engine: Engine, *, sealed: bool) -> None:
    @sa.event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        # Transactions are ours to begin (below): the driver would begin them late, as readers.
        connection.isolation_level = None
        cursor = connection.cursor()
        if not sealed:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = NORMAL")  # with WAL a power cut costs the last rows alone
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA cache_size = -16384")  # in KiB; four times as much is hardly quicker
        cursor.close()

    @sa.event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        # A reader that turns writer half-way fails when another wrote meanwhile; who will write says so.
        how = "IMMEDIATE" if connection.get_execution_options().get("writing") else "DEFERRED"
        connection.exec_driver_sql(f"BEGIN {how}")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: all of it, or nothing when it raises. Raises LedgerError."""
    try:
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            yield connection
    except DBAPIError as error:
        raise LedgerError(shown(engine.url), reason(error)) from None


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads one state of the ledger throughout. Raises LedgerError."""
    try:
        with engine.connect() as connection:
            if engine.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection
    except DBAPIError as error:
        raise LedgerError(shown(engine.url), reason(error)) from None


def reason(error: DBAPIError) -> str:
    """What a database said, as one line for people."""
    lines = str(error.orig).strip().splitlines() or [type(error).__name__]
    if "locked" in lines[0] or "busy" in lines[0]:
        return "another process is writing to it; waited and gave up"
    return lines[0]


def version_of(engine: Engine) -> str | None:
    """The migration that the database stands at; None for an empty one.

    Raises LedgerError where it holds something else.
    """
    with engine.connect() as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            _check_encoding(connection)
        tables = set(sa.inspect(connection).get_table_names())
        if "alembic_version" not in tables:
            if tables & {"documents", "attributions"}:
                raise LedgerError(shown(engine.url), "is no ledger: it holds tables of something else")
            return None
        found: str | None = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
        return found


def _check_encoding(connection: Connection) -> None:
    """Raises LedgerError where the database can't hold every letter."""
    cursor = connection.connection.cursor()
    cursor.execute("SHOW server_encoding")
    (encoding,) = cursor.fetchone() or ("",)
    cursor.close()
    name = encoding.decode("ascii") if isinstance(encoding, bytes) else str(encoding)
    if name != "UTF8":
        raise LedgerError(shown(connection.engine.url), f"its encoding is {name}; a ledger needs UTF8")
