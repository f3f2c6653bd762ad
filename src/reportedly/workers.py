"""One function over many items in several processes, results in the order of the items.

The standard pools lose every item in flight when a worker dies, and cannot be stopped in the middle of one.
Here a worker holds one item at a time, so the one that killed it is known and the rest goes on.
"""

from __future__ import annotations

import atexit
import gc
import logging
import math
import signal
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar
from weakref import WeakSet

__all__ = ["Died", "each"]

_READY = "ready"
_RUNNING: WeakSet[BaseProcess] = WeakSet()


@atexit.register
def _kill_all() -> None:
    """Before multiprocessing ends what still runs: by a SIGTERM, for whose effect it would wait for ever."""
    for process in list(_RUNNING):
        if process.is_alive():
            process.kill()


Item = TypeVar("Item")
Result = TypeVar("Result")

# Spawned, never forked: the caller may have threads, and a fork copies their locks in whatever state.
_CONTEXT = get_context("spawn")


@dataclass(frozen=True, slots=True)
class Died:
    """In place of a result: the worker ended before giving one. ``signal`` is None if it exited by itself;
    ``late`` if it was ended for taking too long."""

    signal: int | None
    late: bool = False


@dataclass(slots=True)
class _Slot(Generic[Item]):
    item: Item
    results: list[Any] = field(default_factory=list)
    due: float = math.inf


class _Worker:
    """A process that answers one item at a time; ``slot`` is the one in hand."""

    def __init__(self, prepare: Callable[[], Callable[[Any], Any]], patience: float) -> None:
        self.slot: _Slot[Any] | None = None
        self.ready, self.patience = False, patience
        self.pipe, theirs = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=_serve, args=(prepare, theirs), daemon=True)
        with _interrupts_held():
            self.process.start()
        _RUNNING.add(self.process)
        theirs.close()

    def take(self, slot: _Slot[Any]) -> None:
        """Work on the slot's item; its time begins now, or when the process is ready to work."""
        self.slot = slot
        if self.ready:
            slot.due = time.monotonic() + self.patience
        try:
            self.pipe.send(slot.item)
        except OSError:  # it died while idle: finish() finds the closed pipe
            return

    def finish(self) -> bool:
        """Put the result of the item in hand into its slot, once there is one; False when the worker is dead.

        Raises what ``prepare`` raised.
        """
        assert self.slot is not None
        try:
            failed, result = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join()
            code = self.process.exitcode or 0
            self.slot.results.append(Died(-code if code < 0 else None))
            return False
        if failed:
            raise result
        if not self.ready:
            assert result == _READY
            self.ready, self.slot.due = True, time.monotonic() + self.patience
        else:
            self.slot.results.append(result)
            self.slot = None
        return True

    def give_up(self) -> None:
        """End the process, which took too long over the item in hand."""
        assert self.slot is not None
        self.process.kill()
        self.process.join()
        self.slot.results.append(Died(None, late=True))

    def stop(self) -> None:
        self.pipe.close()
        self.process.kill()  # it holds SIGTERM off
        self.process.join()


def each(
    prepare: Callable[[], Callable[[Item], Result]],
    items: Iterable[Item | None],
    *,
    jobs: int,
    patience: float = math.inf,
) -> Iterator[tuple[Item | None, Result | Died | None]]:
    """Each item with its result, in order, as soon as it and all before it are ready.

    ``prepare`` runs once in each of the ``jobs`` processes and gives the function; both must pickle, and so
    must what ``prepare`` raises, which is raised here. At most four items a job are held at once. A worker
    that takes longer than ``patience`` seconds over an item is ended. An item that is None is its own result,
    in its place, and no worker sees it.
    """
    workers: list[_Worker] = []
    slots: deque[_Slot[Item | None]] = deque()
    try:
        for item in items:
            slots.append(_Slot(item))
            if item is None:
                slots[-1].results.append(None)
            else:
                _worker(workers, prepare, jobs, patience).take(slots[-1])
            while slots and (slots[0].results or len(slots) >= 4 * jobs):
                yield _first(slots, workers)
        while slots:
            yield _first(slots, workers)
    finally:
        for worker in workers:
            worker.stop()


def _worker(
    workers: list[_Worker], prepare: Callable[[], Callable[[Any], Any]], jobs: int, patience: float
) -> _Worker:
    """An idle worker: one at hand, a new one while there are fewer than ``jobs``, or the first to finish."""
    while True:
        idle = [worker for worker in workers if worker.slot is None]
        if idle:
            return idle[0]
        if len(workers) < jobs:
            workers.append(_Worker(prepare, patience))
            return workers[-1]
        _collect(workers)


def _first(slots: deque[_Slot[Item]], workers: list[_Worker]) -> tuple[Item, Any]:
    while not slots[0].results:
        _collect(workers)
    slot = slots.popleft()
    return slot.item, slot.results[0]


def _collect(workers: list[_Worker]) -> None:
    """Wait until at least one worker has finished its item, died, or is late; the last two are let go."""
    busy = {worker.pipe: worker for worker in workers if worker.slot is not None}
    due = min(worker.slot.due for worker in busy.values() if worker.slot)
    left = None if due == math.inf else max(0.0, due - time.monotonic())
    for pipe in wait(list(busy), left):
        assert isinstance(pipe, Connection)
        worker = busy.pop(pipe)
        if not worker.finish():
            worker.stop()
            workers.remove(worker)
    for worker in busy.values():
        if worker.slot and worker.slot.due <= time.monotonic():
            worker.give_up()
            worker.stop()
            workers.remove(worker)


def _serve(prepare: Callable[[], Callable[[Any], Any]], pipe: Connection) -> None:
    logging.getLogger().addHandler(logging.NullHandler())  # what goes wrong is a result, not a log line
    warnings.simplefilter("ignore")
    try:
        function = prepare()
    except Exception as error:
        pipe.send((True, error))
        return
    gc.freeze()  # what is loaded stays: nothing to look through again and again
    try:
        pipe.send((False, _READY))
        while True:
            pipe.send((False, function(pipe.recv())))
    except (Exception, KeyboardInterrupt):  # the parent is gone, or sees the closed pipe: nothing to add
        raise SystemExit(1) from None


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Start a process that never sees Ctrl-C, nor a SIGTERM to the whole group: it inherits the mask, and the
    parent is the one to stop it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # it takes the mask off again when it is started with the first process
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
