"""Kills a process that stores documents, at random moments, and looks at what it leaves.

Run as a program of its own, without threads, because it forks: ``killed.py TIMES SEED PLACE [PLACE ...]``.
PLACE is a path, or a URL of PostgreSQL with {} for the name of a database.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from itertools import count
from pathlib import Path

import sqlalchemy as sa

from reportedly.ledger import Ledger
from reportedly.ledger.schema import metadata
from reportedly.types import Retrieval
from tests.ledger.building import documents

DOCUMENTS = [
    (document, Retrieval(f"https://paper.test/{n}", f"{n:064x}", 100 + n))
    for n, document in enumerate(documents(12))
]
_numbers = count(1)


def main(times: int, seed: int, place: str) -> None:
    chance = random.Random(seed)
    whole = Ledgers(place)
    started = time.monotonic()
    store(whole.new())
    takes = time.monotonic() - started
    wanted, partial = rows(whole.newest), 0
    for trial in range(times):
        new = whole.new()
        if kill_after(chance.uniform(0, takes), new):
            found = rows(new)[0]
            assert all(document in wanted[0] for document in found), f"trial {trial}: a document in part"
            partial += 0 < len(found) < len(wanted[0])
        store(new)
        assert rows(new) == wanted, f"trial {trial}: other rows than undisturbed"
        whole.drop()
    print(partial)


class Ledgers:
    """New, empty ledgers, each a copy of one that has its tables."""

    def __init__(self, place: str) -> None:
        self.place, self.newest = place, place.format("template") if "://" in place else f"{place}.template"
        self._template = self.newest
        if "://" in place:
            self._run("CREATE DATABASE template")
        Ledger(self._template).close()

    def new(self) -> str:
        number = next(_numbers)
        if "://" in self.place:
            self._run(f"CREATE DATABASE trial{number} TEMPLATE template")
            self.newest = self.place.format(f"trial{number}")
        else:
            self.newest = f"{self.place}.{number}"
            Path(self.newest).write_bytes(Path(self._template).read_bytes())
        return self.newest

    def drop(self) -> None:
        if "://" in self.place:
            self._run(f"DROP DATABASE trial{next(reversed([*self.newest.split('trial')])).split('?')[0]}")
        else:
            for path in Path(self.newest).parent.glob(Path(self.newest).name + "*"):
                path.unlink()

    def _run(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self.place.format("postgres"), autocommit=True) as connection:
            connection.execute(statement)


def store(place: str) -> None:
    from dataclasses import replace

    with Ledger(place) as ledger:
        for document, retrieval in DOCUMENTS:
            ledger.put(replace(document, retrieval=retrieval))


def kill_after(seconds: float, place: str) -> bool:
    """Store in a child and kill it; False where it was done before."""
    child = os.fork()
    if not child:
        store(place)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def rows(place: str) -> tuple[list[str], dict[str, int]]:
    """The documents with their findings, and how many rows each table has."""
    with Ledger(place) as ledger:
        found = [json.dumps(document.to_dict()) for document in ledger.documents()]
        with ledger.database.connect() as connection:
            counts = {
                table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
                for table in metadata.sorted_tables
            }
    return sorted(found), counts


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
