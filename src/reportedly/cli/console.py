"""Standard output as people see it."""

from __future__ import annotations

import sys

from rich.console import Console

from reportedly.cli.plainly import PLAINLY

__all__ = ["console"]

NARROWEST = 20  # columns; narrower terminals wrap by themselves


def console(width: int | None = None) -> Console:
    """A console that takes text as it stands; what the terminal's encoding can't write is written plainly."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors=PLAINLY)
    made = _Console(width=width, highlight=False, markup=False, emoji=False)
    made.width = max(made.width, NARROWEST)
    return made


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise  # called while the BrokenPipeError is handled; the command ends quietly
