"""Progress on standard error: rate and time left, when it is a terminal and the work is long."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from reportedly.read import expand

__all__ = ["Progress"]

PATIENCE = 2.0  # seconds


class Progress:
    """A bar over the files of ``paths``, once ``patience`` seconds have passed. Where one file holds all, or
    nobody knows how much there is, it counts documents.

    ``aside`` clears it while something else is written.
    """

    def __init__(
        self,
        paths: Sequence[str],
        *,
        shown: bool,
        patience: float = PATIENCE,
        console: Console | None = None,
    ) -> None:
        self._shown, self._files = shown, frozenset(expand(paths)) if shown else frozenset()
        self._patience = patience
        self._console = console or Console(stderr=True)
        self._begun = time.monotonic()
        self._seen: set[str] = set()
        self._documents = 0
        self._bar: Bar | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()

    @contextmanager
    def aside(self, path: str | None) -> Iterator[None]:
        """Write one document, or the rejection of ``path``, and count it."""
        self._clear()
        yield
        if path in self._files:  # a line of JSON Lines is no file
            self._seen.add(path)
        self._documents += 1
        if self._shown and time.monotonic() - self._begun > self._patience:
            self._show()

    def _show(self) -> None:
        rate = self._documents / (time.monotonic() - self._begun)
        total = len(self._files) if len(self._files) > 1 else None
        self._bar = _bar(self._console, counting=total is None) if self._bar is None else self._bar
        if not self._bar.tasks:
            self._bar.add_task("", total=total)
        done = self._documents if total is None else len(self._seen)
        self._bar.update(self._bar.tasks[0].id, completed=done, description=f"{rate:.1f}")
        self._bar.start()

    def _clear(self) -> None:
        if self._bar is not None:
            self._bar.stop()


def _bar(console: Console, *, counting: bool) -> Bar:
    over_files = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files, {task.description} documents a second,"),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    over_documents = (
        SpinnerColumn(),
        TextColumn("{task.completed:,} documents, {task.description} a second"),
    )
    return Bar(
        *(over_documents if counting else over_files),
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
