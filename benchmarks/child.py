"""Reads texts with one system in this process (or in several), and prints what that took as JSON.

``python -m benchmarks.child SYSTEM TEXTS.json [--jobs N]``; TEXTS.json is a list of strings. Without jobs
everything runs in this process, on one core; with jobs in so many processes, one core each.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.systems import LABELS, load

__all__ = ["alone", "together"]

LONGEST_LOAD = 300  # seconds; a process that dies while it loads would otherwise be waited for without end

_read: Callable[[str], object] | None = None


def alone(name: str, texts: list[str]) -> dict[str, float]:
    """Seconds to load, CPU and wall seconds to read all texts, and peak memory in bytes."""
    before = time.perf_counter()
    read = load(name)
    loaded, cpu = time.perf_counter(), _cpu()
    for text in texts:
        read(text)
    return {
        "load_s": loaded - before,
        "cpu_s": _cpu() - cpu,
        "wall_s": time.perf_counter() - loaded,
        "peak_bytes": float(_peak()),
    }


def together(name: str, texts: list[str], *, jobs: int) -> dict[str, float]:
    """Wall seconds to read all texts with so many processes, once each has loaded the system and read one."""
    context = multiprocessing.get_context("spawn")
    ready = context.Barrier(jobs + 1)
    with context.Pool(jobs, initializer=_prepare, initargs=(name, texts[0], ready)) as pool:
        ready.wait(LONGEST_LOAD)
        before = time.perf_counter()
        for _ in pool.imap_unordered(_read_one, texts, chunksize=1):
            pass
        return {"wall_s": time.perf_counter() - before}


def _prepare(name: str, first: str, ready: threading.Barrier) -> None:
    global _read
    _read = load(name)
    _read(first)
    ready.wait(LONGEST_LOAD)


def _read_one(text: str) -> None:
    assert _read is not None
    _read(text)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _peak() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _keep_to_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def main() -> None:
    """Runs one measurement, as the module says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("system", choices=list(LABELS))
    parser.add_argument("texts", type=Path)
    parser.add_argument("--jobs", type=int, default=0)
    asked = parser.parse_args()
    texts: list[str] = json.loads(asked.texts.read_text(encoding="utf8"))
    if asked.jobs:
        print(json.dumps(together(asked.system, texts, jobs=asked.jobs)))
        return
    _keep_to_one_core()
    print(json.dumps(alone(asked.system, texts)))


if __name__ == "__main__":
    main()
