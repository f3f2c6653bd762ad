"""Kills processes that store documents, at random moments, and looks at what they leave.

Run as a program of its own, without threads, because it forks: ``killed.py TIMES SEED PLACE``.
PLACE is a path, or a URL of PostgreSQL with {} for the name of a database.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from reportedly.ledger import Ledger
from reportedly.ledger.schema import metadata
from reportedly.types import Retrieval
from tests.ledger.building import documents

DOCUMENTS = [
    replace(document, retrieval=Retrieval(f"https://paper.test/{n}", f"{n:064x}", 100 + n))
    for n, document in enumerate(documents(6))
]
IN_A_ROW = 10  # kills at the most, before somebody is left in peace


def main(times: int, seed: int, place: str) -> None:
    chance = random.Random(seed)
    trial = Trial(place)
    for _ in range(2):  # the first one takes longer
        trial.begin()
        started = time.monotonic()
        store(trial.ledger)
        takes = time.monotonic() - started
    whole, counts, kills, partial = found_in(trial.ledger), rows(trial.ledger), 0, 0
    while kills < times:
        trial.begin()
        for _ in range(IN_A_ROW):
            if not kill_after(chance.uniform(0, takes), trial.ledger):
                takes *= 0.9
                break
            kills += 1
            found = found_in(trial.ledger)
            takes *= 1.0 if found else 1.05  # the machine may be slower now than it was at first
            assert set(found) <= set(whole), f"kill {kills}: a document in part"
            partial += 0 < len(found) < len(whole)
        Ledger(trial.place).close()  # what is left opens as a ledger
        store(trial.ledger)
        assert found_in(trial.ledger) == whole, f"kill {kills}: other documents than undisturbed"
        assert rows(trial.ledger) == counts, f"kill {kills}: other rows than undisturbed"
    trial.ledger.close()
    print(partial)


class Trial:
    """One ledger, empty at each beginning. Who is forked goes on with it, and so has little to get ready."""

    def __init__(self, place: str) -> None:
        self._server = place if "://" in place else None
        self.place, self._template = place.format("trial"), place.format("template")
        if self._server is None:
            self._template += ".template"
        else:
            self._run("CREATE DATABASE template")
        Ledger(self._template).close()
        self._copy()
        self.ledger = Ledger(self.place)

    def begin(self) -> None:
        self.ledger.close()
        self._copy()

    def _copy(self) -> None:
        if self._server is None:
            # The log of who was killed goes too.
            for path in Path(self.place).parent.glob(f"{Path(self.place).name}-*"):
                path.unlink()
            shutil.copy(self._template, self.place)
        else:
            self._run("DROP DATABASE IF EXISTS trial WITH (FORCE)")  # whose clients were killed
            self._run("CREATE DATABASE trial TEMPLATE template")

    def _run(self, statement: str) -> None:
        import psycopg

        assert self._server is not None
        with psycopg.connect(self._server.format("postgres"), autocommit=True) as connection:
            connection.execute(statement)


def store(ledger: Ledger) -> None:
    for document in DOCUMENTS:
        ledger.put(document)


def kill_after(seconds: float, ledger: Ledger) -> bool:
    """Store in a child and kill it; False where it was done before."""
    ledger.close()  # a connection is nothing to share
    child = os.fork()
    if not child:
        store(ledger)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def found_in(ledger: Ledger) -> list[str]:
    """The documents with their findings."""
    return sorted(json.dumps(document.to_dict()) for document in ledger.documents())


def rows(ledger: Ledger) -> dict[str, int]:
    """How many rows each table has."""
    counts = {table.name: sa.select(sa.func.count()).select_from(table) for table in metadata.sorted_tables}
    with ledger.database.connect() as connection:
        return {name: connection.execute(query).scalar_one() for name, query in counts.items()}


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
