"""Runs every system in child processes of its own, in turns, and takes medians."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.texts import words_in

__all__ = ["SINGLE", "Plan", "Result", "cores", "help_time", "measure"]

SINGLE = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "RAYON_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What to read, how often, and with how many processes where all cores are used."""

    texts: list[str]
    repeats: int
    jobs: int


@dataclass(slots=True)
class Result:
    """Medians of one system. Seconds, words a second, bytes."""

    words: int
    cpu_s: list[float] = field(default_factory=list)
    wall_s: list[float] = field(default_factory=list)
    wall_all_s: list[float] = field(default_factory=list)
    load_s: list[float] = field(default_factory=list)
    first_s: list[float] = field(default_factory=list)
    peak_bytes: list[float] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Every figure by name, each the median of its repeats."""
        return {
            "cpu seconds per 1,000 words": 1000 * median(self.cpu_s) / self.words,
            "words per cpu second": self.words / median(self.cpu_s),
            "words per second, one core": self.words / median(self.wall_s),
            "words per second, all cores": self.words / median(self.wall_all_s),
            "peak memory, MB": median(self.peak_bytes) / 1e6,
            "loading, seconds": median(self.load_s),
            "first document, seconds": median(self.first_s),
        }


def cores() -> int:
    """The processor cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def measure(plan: Plan, systems: Sequence[str], *, say: Callable[[str], object]) -> dict[str, Result]:
    """Results by system. The systems take turns, so that a busy machine is busy for all of them.

    Raises subprocess.CalledProcessError where a child fails; its errors are on standard error.
    """
    words = words_in(plan.texts)
    results = {name: Result(words) for name in systems}
    with tempfile.TemporaryDirectory() as folder:
        every, first = Path(folder, "every.json"), Path(folder, "first.json")
        every.write_text(json.dumps(plan.texts), encoding="utf8")
        first.write_text(json.dumps(plan.texts[:1]), encoding="utf8")
        for repeat in range(plan.repeats):
            for name, result in results.items():
                say(f"repeat {repeat + 1} of {plan.repeats}: {name}")
                _once(name, result, every=every, first=first, jobs=plan.jobs)
    return results


def help_time(*, repeats: int) -> float:
    """Median seconds from calling ``reportedly --help`` to its end."""
    return median(_timed([sys.executable, "-m", "reportedly", "--help"])[0] for _ in range(repeats))


def _once(name: str, result: Result, *, every: Path, first: Path, jobs: int) -> None:
    command = [sys.executable, "-m", "benchmarks.child", name]
    alone = json.loads(_timed([*command, str(every)])[1])
    result.cpu_s.append(alone["cpu_s"])
    result.wall_s.append(alone["wall_s"])
    result.load_s.append(alone["load_s"])
    result.peak_bytes.append(alone["peak_bytes"])
    result.first_s.append(_timed([*command, str(first)])[0])
    together = json.loads(_timed([*command, str(every), "--jobs", str(jobs)])[1])
    result.wall_all_s.append(together["wall_s"])


def _timed(command: list[str]) -> tuple[float, str]:
    """Seconds from the start of a process to its end, and its standard output."""
    before = time.perf_counter()
    done = subprocess.run(command, env=os.environ | SINGLE, stdout=subprocess.PIPE, text=True, check=True)
    return time.perf_counter() - before, done.stdout
