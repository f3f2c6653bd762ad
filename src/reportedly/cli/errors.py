"""One line on standard error for whatever goes wrong, and a quiet end when nobody reads on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from reportedly.cli.plain import one_line
from reportedly.cli.plainly import PLAINLY

__all__ = ["INTERRUPTED", "complain", "pipe_may_close", "quiet_libraries"]

INTERRUPTED = 130  # 128 + SIGINT, as shells report it
PIPE_CLOSED = 141  # 128 + SIGPIPE, as shells report it


def complain(*parts: str) -> None:
    """Write ``reportedly: PART: PART`` to standard error, as one line whatever the parts hold."""
    line = ": ".join(one_line(part) for part in ("reportedly", *parts))
    encoding = sys.stderr.encoding or "utf-8"
    print(line.encode(encoding, PLAINLY).decode(encoding), file=sys.stderr, flush=True)


@contextmanager
def pipe_may_close() -> Iterator[None]:
    """End silently when the reader of standard output has gone (``| head``)."""
    try:
        yield
    except BrokenPipeError:
        # Python flushes standard output once more at exit: let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(PIPE_CLOSED) from None


def quiet_libraries() -> None:
    """Keep what libraries log or warn off standard error, which carries our lines alone."""
    import logging
    import warnings

    logging.getLogger().addHandler(logging.NullHandler())
    warnings.simplefilter("ignore")
