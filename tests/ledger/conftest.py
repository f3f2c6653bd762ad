"""Ledgers to test on: a file of SQLite, and a database of PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from reportedly.ledger import Ledger
from tests.postgres import database

KINDS = ("sqlite", "postgresql")
NewLedger = Callable[[str], AbstractContextManager[Ledger]]


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def place(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger may be made: a path, then a URL."""
    if kind == "sqlite":
        return str(tmp_path / "ledger.sqlite")
    made: Callable[[], str] = request.getfixturevalue("new_database")
    return made()


@pytest.fixture
def ledger(kind: str, new_ledger: NewLedger) -> Iterator[Ledger]:
    """A new ledger, on each kind of database."""
    with new_ledger(kind) as made:
        yield made


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger in SQLite with nothing in it, to be copied: that is quicker than making its tables."""
    path = tmp_path_factory.mktemp("empty") / "ledger.sqlite"
    Ledger(path).close()
    return path


@pytest.fixture(scope="session")
def empty_database(postgres: str) -> Iterator[str]:
    """The name of a database with a ledger with nothing in it, to be copied."""
    with database(postgres) as url:
        Ledger(url).close()
        yield str(make_url(url).database)


@pytest.fixture(scope="session")
def new_ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> NewLedger:
    """Gives a new ledger on "sqlite" or "postgresql", with nothing in it, until the end of a ``with``."""

    @contextmanager
    def made(kind: str) -> Iterator[Ledger]:
        if kind == "sqlite":
            path = tmp_path_factory.mktemp("ledger") / "ledger.sqlite"
            with Ledger(shutil.copy(request.getfixturevalue("empty"), path)) as ledger:
                yield ledger
        else:
            postgres, template = (request.getfixturevalue(name) for name in ("postgres", "empty_database"))
            with database(postgres, template=template) as url, Ledger(url) as ledger:
                yield ledger

    return made
