"""A copy of a ledger, made while others read and write it.

Of SQLite: another file that is a ledger itself (SQLite's online backup). Of PostgreSQL: an archive for
``pg_restore``, by the machine's ``pg_dump``.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy.engine import URL, Engine

from reportedly.errors import LedgerError, UsageError
from reportedly.ledger.connect import shown

__all__ = ["backup"]

_PAGES = 4096  # a step; writers get their turn between two


def backup(
    database: Engine, path: str | os.PathLike[str], *, on_step: Callable[[int, int], None] = lambda *_: None
) -> None:
    """Write the copy to ``path``, whole or not at all. ``on_step``: pages done, pages in all (SQLite).

    Raises UsageError where the file exists, can't be written or pg_dump is missing, LedgerError where the
    ledger can't be read.
    """
    target = Path(path)
    if not target.absolute().parent.is_dir():
        raise UsageError(f"{target}: can't be written: its folder isn't there")
    if not os.access(target.absolute().parent, os.W_OK):
        raise UsageError(f"{target}: can't be written: permission denied")
    try:
        with _whole(target) as temporary:
            if database.dialect.name == "sqlite":
                _sqlite(str(database.url.database), temporary, on_step)
            else:
                _postgresql(database.url, temporary)
    except OSError as error:
        raise UsageError(f"{target}: can't be written: {error.strerror or error}") from None
    except sqlite3.Error as error:
        raise LedgerError(shown(database.url), str(error)) from None


@contextmanager
def _whole(target: Path) -> Iterator[Path]:
    """A file beside the target that takes its name at the end. Raises UsageError where the name is taken."""
    if target.exists():
        raise UsageError(f"{target}: exists already; name another file")
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        yield temporary
        os.link(temporary, target)  # unlike a renaming, it fails where the name was taken meanwhile
    except FileExistsError:
        raise UsageError(f"{target}: exists already; name another file") from None
    finally:
        temporary.unlink(missing_ok=True)


def _sqlite(source: str, target: Path, on_step: Callable[[int, int], None]) -> None:
    with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(target)) as there:
        here.backup(there, pages=_PAGES, progress=lambda _, left, total: on_step(total - left, total))
        there.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it


def _postgresql(url: URL, target: Path) -> None:
    plain = url.set(drivername="postgresql", password=None).render_as_string()
    password = {"PGPASSWORD": str(url.password)} if url.password else {}
    try:
        done = subprocess.run(
            ["pg_dump", "--format=custom", f"--file={target}", f"--dbname={plain}"],
            env=os.environ | password,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    except FileNotFoundError:
        raise UsageError("a backup of PostgreSQL needs its pg_dump (Debian: postgresql-client)") from None
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["pg_dump failed"]
        raise LedgerError(shown(url), lines[0])
