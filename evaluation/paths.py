"""Where things lie: the project's own gold, and the corpora that are not part of the project."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

__all__ = ["FLOORS", "GOLD", "digest_of_file", "digest_of_files", "shared"]

HERE = Path(__file__).resolve().parent
GOLD = HERE / "gold" / "articles"
FLOORS = HERE / "floors.toml"


def shared() -> Path:
    """Where the corpora and their scorer are: ``REPORTEDLY_SHARED``, or ``shared`` beside the project."""
    named = os.environ.get("REPORTEDLY_SHARED")
    return Path(named) if named else HERE.parent.parent / "shared"


def digest_of_file(path: Path) -> str:
    """The sha256 of a file, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def digest_of_files(paths: Iterable[Path]) -> str:
    """The sha256 over the names and contents of several files, in order of name."""
    lines = (f"{path.name} {digest_of_file(path)}\n" for path in sorted(paths))
    return hashlib.sha256("".join(lines).encode()).hexdigest()
