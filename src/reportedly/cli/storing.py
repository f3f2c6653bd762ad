"""What the commands that put documents into a ledger share: a line for each, counts, a clean stop."""

from __future__ import annotations

import signal
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Any

from reportedly.cli.errors import INTERRUPTED, complain
from reportedly.cli.lines import SEPARATOR, counted
from reportedly.cli.plain import safe
from reportedly.cli.progress import Progress
from reportedly.cli.say import say, say_json

if TYPE_CHECKING:
    from reportedly.ledger.adding import Added
    from reportedly.types import Document, Rejection

__all__ = ["Stop", "Tally", "stoppable", "store_all"]


class Stop:
    """Called: has somebody asked to stop?"""

    def __init__(self) -> None:
        self.asked = False

    def __call__(self) -> bool:
        return self.asked


@contextmanager
def stoppable() -> Iterator[Stop]:
    """The first Ctrl-C (or SIGTERM) asks to stop after what is in hand; a second one stops at once."""
    stop = Stop()

    def ask(number: int, frame: FrameType | None) -> None:
        if stop.asked:
            raise KeyboardInterrupt
        stop.asked = True
        complain("stopping after the document in hand; once more stops at once")

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Tally:
    """Counts what became of documents, and with ``lines`` writes one for each that is new or changed; with
    ``as_json`` an object for every one. ``files`` are the paths that progress is shown over, on a terminal.
    """

    def __init__(
        self, *, as_json: bool = False, lines: bool = True, files: Sequence[str] | None = None
    ) -> None:
        self.counts: Counter[str] = Counter()
        self.rejected = 0
        self.as_json = as_json
        self._lines = lines
        self.progress = Progress(files or (), shown=files is not None and sys.stderr.isatty())

    def begin_again(self) -> None:
        """Count from nothing."""
        self.counts.clear()
        self.rejected = 0

    def added(self, added: Added) -> None:
        self.counts[added.how] += 1
        if added.how != "known":
            self.counts["attributions"] += len(added.document.attributions)
        with self.progress.aside(added.path):
            if self.as_json:
                say_json(_plain(added))
            elif added.how != "known" and self._lines:
                say(f"{added.how}  {_line(added.document)}")

    def reject(self, rejection: Rejection) -> None:
        self.rejected += 1
        with self.progress.aside(rejection.path):
            complain(rejection.path, rejection.reason)

    def line(self) -> str:
        """ "3 documents added, 1 replaced, 12 known; 40 attributions; 1 input not read"."""
        also = [f"{self.counts[how]:,} {how}" for how in ("replaced", "known") if self.counts[how]]
        parts = [", ".join([f"{counted(self.counts['added'], 'document')} added", *also])]
        if self.counts["attributions"]:
            parts.append(counted(self.counts["attributions"], "attribution"))
        if self.rejected:
            parts.append(f"{counted(self.rejected, 'input')} not read")
        return "; ".join(parts)


def store_all(outcomes: Iterable[Added], tally: Tally, stop: Stop) -> int:
    """Run through the outcomes, then say how many there were; the exit status."""
    with tally.progress:
        for added in outcomes:
            tally.added(added)
    if not tally.as_json:
        say(tally.line())
    if stop.asked:
        return INTERRUPTED
    return 1 if tally.rejected else 0


def _line(document: Document) -> str:
    about: Sequence[str | None] = (
        document.title or document.path or document.url or "untitled",
        document.outlet,
        document.published and document.published[:10],
        counted(len(document.attributions), "attribution"),
    )
    return f"{document.id[:8]}  " + SEPARATOR.join(safe(part) for part in about if part)


def _plain(added: Added) -> dict[str, Any]:
    document = added.document
    return {
        "outcome": added.how,
        "document": document.id,
        "path": document.path,
        "url": document.url,
        "title": document.title,
        "outlet": document.outlet,
        "published": document.published,
        "attributions": len(document.attributions),
    }
