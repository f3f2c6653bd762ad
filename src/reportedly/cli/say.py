"""A line on standard output."""

from __future__ import annotations

import sys

__all__ = ["say"]


def say(text: str) -> None:
    """A line on standard output, whatever its encoding can't write replaced."""
    encoding = "utf-8" if text.startswith("{") else sys.stdout.encoding or "utf-8"
    sys.stdout.buffer.write(text.encode(encoding, "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()
