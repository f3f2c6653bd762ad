"""Standard output as people see it."""

from __future__ import annotations

import codecs
import sys
import unicodedata

from rich.console import Console

__all__ = ["console"]

NARROWEST = 20  # columns; narrower terminals wrap by themselves
PLAINLY = "reportedly.plainly"  # the name of the error handler
PLAIN = str.maketrans(
    {"·": "-", "…": "...", "→": "->", "←": "<-"}
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("‘’‚‛‹›", "'")
    | dict.fromkeys("\u00a0\u2009\u202f", " ")
)


def console(width: int | None = None) -> Console:
    """A console that takes text as it stands; marks that the terminal's encoding can't write are written in
    plain ones ("..." for "…"), and any other such character is replaced.
    """
    codecs.register_error(PLAINLY, _plainly)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors=PLAINLY)
    made = _Console(width=width, highlight=False, markup=False, emoji=False)
    made.width = max(made.width, NARROWEST)
    return made


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """An error handler for encoding: what the characters that failed are written as, and where they end.

    What shows nothing, such as the marks that keep the direction of a line, is left out.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    failed = error.object[error.start : error.end]
    shown = "".join(c for c in failed if unicodedata.category(c) != "Cf").translate(PLAIN)
    return "".join(c if c.isascii() else "?" for c in shown), error.end


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise  # called while the BrokenPipeError is handled; the command ends quietly
