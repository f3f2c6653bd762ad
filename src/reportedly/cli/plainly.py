"""How what a terminal's encoding can't write is written: one error handler for all that people see."""

from __future__ import annotations

import codecs
import unicodedata

__all__ = ["PLAINLY"]

PLAINLY = "reportedly.plainly"  # the name of the error handler
_PLAIN = str.maketrans(
    {"·": "-", "…": "...", "→": "->", "←": "<-"}
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("‘’‚‛‹›", "'")
    | dict.fromkeys("\u00a0\u2009\u202f", " ")
)


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """An error handler for encoding: what the characters that failed are written as, and where they end.

    Marks become plain ones ("..." for "…"), any other character "?". What shows nothing, such as the marks
    that keep the direction of a line, is left out.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    failed = error.object[error.start : error.end]
    shown = "".join(c for c in failed if unicodedata.category(c) != "Cf").translate(_PLAIN)
    return "".join(c if c.isascii() else "?" for c in shown), error.end


codecs.register_error(PLAINLY, _plainly)
