"""Settings that all tests share, and a PostgreSQL for those that need one."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from hypothesis import settings

from tests.postgres import MISSING, cluster, database, programs

settings.register_profile("reportedly", deadline=None)  # speed is the benchmarks' business
settings.load_profile("reportedly")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Run in the background of a shell: the commands that the tests interrupt would ignore it too.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a private cluster, with {} for the database's name."""
    found = programs()
    if found is None:
        if os.environ.get("REPORTEDLY_TEST_POSTGRES") == "required":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with cluster(found) as url:
        yield url


@pytest.fixture
def new_database(postgres: str) -> Iterator[Callable[[], str]]:
    """Makes an empty database, and gives its URL."""
    with ExitStack() as made:
        yield lambda: made.enter_context(database(postgres))
