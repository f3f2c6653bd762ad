"""``python -m benchmarks.ledger``: how quickly documents go in, how big a ledger gets, what memory it takes.

Added end to end (reading, analysis, storing) in one process, on SQLite and, where its programs are at hand,
on PostgreSQL: articles of PolNeAR's development part, or the demo corpus. Memory and size: documents of
invented sentences with their findings, stored without analysis, as `reportedly import` does, or analysed too.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from benchmarks.__main__ import EXAMPLES
from benchmarks.systems import load_language_detector
from benchmarks.texts import dev_texts, example_texts
from evaluation.paths import shared as default_shared

if TYPE_CHECKING:
    from reportedly.ledger import Ledger

__all__ = ["Adding", "Keeping", "adding", "keeping", "main"]


@dataclass(frozen=True, slots=True)
class Adding:
    """End to end: seconds in all, CPU seconds in all and within the model."""

    documents: int
    wall_s: float
    cpu_s: float
    model_s: float

    def figures(self) -> dict[str, float]:
        return {
            "documents a second": self.documents / self.wall_s,
            "share of the CPU time within the model": self.model_s / self.cpu_s,
        }


@dataclass(frozen=True, slots=True)
class Keeping:
    """Of invented documents: resident memory (bytes) after half and after all, and the ledger's size."""

    documents: int
    wall_s: float
    half_bytes: int
    all_bytes: int
    ledger_bytes: int

    def figures(self) -> dict[str, float]:
        return {
            "documents stored a second": self.documents / self.wall_s,
            "ledger, kB a document": self.ledger_bytes / self.documents / 1e3,
            "memory after half, MB": self.half_bytes / 1e6,
            "memory that the second half added, MB": (self.all_bytes - self.half_bytes) / 1e6,
        }


def adding(texts: list[str], place: str) -> Adding:
    """Adds texts to a new ledger at this path or URL; what is loaded once, much of it with the first, isn't
    counted."""
    from reportedly.attribute import load_reader
    from reportedly.ledger import Ledger
    from reportedly.read import document

    load_reader()
    load_language_detector()
    with Ledger(place) as ledger, _timed_sessions() as within:
        list(ledger.add_documents([document(texts[0])]))
        gc.freeze()  # as the processes that analyse do
        within[0] = 0.0
        before, cpu = time.perf_counter(), time.process_time()
        added = list(ledger.add_documents(document(text) for text in texts[1:]))
        made = Adding(len(added), time.perf_counter() - before, time.process_time() - cpu, within[0])
    gc.unfreeze()
    return made


@contextmanager
def _timed_sessions() -> Iterator[list[float]]:
    """CPU seconds within the model's sessions, in the one item of the list."""
    from onnxruntime import InferenceSession

    spent, run = [0.0], InferenceSession.run

    def timed(self: Any, *arguments: Any, **options: Any) -> Any:
        before = time.process_time()
        try:
            return run(self, *arguments, **options)
        finally:
            spent[0] += time.process_time() - before

    InferenceSession.run = timed
    try:
        yield spent
    finally:
        InferenceSession.run = run


def keeping(number: int, place: str, *, analysed: bool = False) -> Keeping:
    """Stores so many invented documents in a new ledger, with findings that are given or the engine's own."""
    from reportedly.ledger import Ledger

    with Ledger(place) as ledger:
        before = time.perf_counter()
        for n, _ in enumerate(_stored(ledger, number, analysed=analysed), 1):
            if n == number // 2:
                at_half = _resident()
        took = time.perf_counter() - before
        return Keeping(number, took, at_half, _resident(), ledger.health().size or 0)


def _stored(ledger: Ledger, number: int, *, analysed: bool) -> Iterator[object]:
    from reportedly.read import document
    from tests.ledger.building import article

    if analysed:
        yield from ledger.add_documents(document(_invented(n)[0]) for n in range(number))
        return
    for n in range(number):
        text, first, second = _invented(n)
        yield ledger.put(article(text, first=first, second=second))


def _invented(n: int) -> tuple[str, str, str]:
    """A text and the two people in it."""
    from tests.ledger.building import PEOPLE

    first, second = f"{PEOPLE[n % 4]} {n}", PEOPLE[(n + 1) % 4]
    text = (
        f"{first} said that {second} had denied losing {n} boats. The quay was closed on Tuesday. "
        f"“Nobody asked us,” {second} claimed."
    )
    return text, first, second


def _resident() -> int:
    """The memory of this process that is in use now, in bytes (Linux; elsewhere its peak)."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    except OSError:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024


@click.command()
@click.option("--limit", type=click.IntRange(min=2), default=20, show_default=True, help="Articles to add.")
@click.option("--kept", type=click.IntRange(min=2), default=10_000, show_default=True, help="To store.")
@click.option("--analysed", is_flag=True, help="Analyse those to store instead of taking findings as given.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write all figures to this file.")
def main(*, limit: int, kept: int, analysed: bool, json_file: Path | None) -> None:
    """Measures adding and keeping."""
    from tests.postgres import cluster, programs

    texts = (dev_texts(default_shared()) or example_texts(EXAMPLES))[:limit]
    figures: dict[str, dict[str, float]] = {}
    at = programs()
    with tempfile.TemporaryDirectory() as folder, cluster(at) if at else nullcontext() as postgres:
        figures["SQLite"] = {
            **adding(texts, f"{folder}/added.sqlite").figures(),
            **keeping(kept, f"{folder}/kept.sqlite", analysed=analysed).figures(),
        }
        if postgres:
            figures["PostgreSQL"] = {
                **adding(texts, _database(postgres, "added")).figures(),
                **keeping(kept, _database(postgres, "kept"), analysed=analysed).figures(),
            }
    for name, found in figures.items():
        click.echo(f"{name}: {len(texts) - 1} articles added, {kept:,} documents kept")
        for figure, value in found.items():
            click.echo(f"  {figure:<40}{value:,.2f}")
    if json_file:
        json_file.write_text(json.dumps(figures, indent=1), encoding="utf8")


def _database(postgres: str, name: str) -> str:
    import psycopg

    with psycopg.connect(postgres.format("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return postgres.format(name)


if __name__ == "__main__":
    main()
