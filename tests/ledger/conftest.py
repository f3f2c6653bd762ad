"""Ledgers to test on: a file of SQLite, and a database of a private PostgreSQL cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from reportedly.ledger import Ledger
from tests.postgres import MISSING, cluster, programs

_numbers = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a cluster, with {} for the database's name."""
    found = programs()
    if found is None:
        if os.environ.get("REPORTEDLY_TEST_POSTGRES") == "required":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with cluster(found) as url:
        yield url


@pytest.fixture(scope="session")
def new_database(postgres: str) -> Callable[[], str]:
    """Makes an empty database and gives its URL."""
    import psycopg

    def made() -> str:
        name = f"test{next(_numbers)}"
        with psycopg.connect(postgres.format("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return postgres.format(name)

    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger may be made: a path, then a URL."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.sqlite")
    made: Callable[[], str] = request.getfixturevalue("new_database")
    return made()


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """A new ledger, on each kind of database."""
    with Ledger(place) as made:
        yield made
