"""A line on standard output."""

from __future__ import annotations

import json
import sys
from typing import Any

from reportedly.cli.plainly import PLAINLY

__all__ = ["say", "say_json"]


def say(text: str) -> None:
    """A line on standard output; what its encoding can't write is written plainly ("..." for "…")."""
    _write(text, sys.stdout.encoding or "utf-8", PLAINLY)


def say_json(value: dict[str, Any]) -> None:
    """One JSON object on a line, UTF-8 whatever the locale."""
    # A lone surrogate (a file name that is no UTF-8) comes out as its JSON escape.
    _write(json.dumps(value, ensure_ascii=False, allow_nan=False), "utf-8", "backslashreplace")


def _write(text: str, encoding: str, errors: str) -> None:
    sys.stdout.buffer.write(text.encode(encoding, errors) + b"\n")
    sys.stdout.buffer.flush()
