"""The articles that are read, as plain texts."""

from __future__ import annotations

import json
import re
from pathlib import Path

__all__ = ["dev_texts", "example_texts", "words_in"]

WORD = re.compile(r"\w+(?:['’]\w+)*")


def dev_texts(shared: Path) -> list[str] | None:
    """The texts of PolNeAR's development part, or None where the corpora are not at hand."""
    path = shared / "data" / "polnear" / "dev.jsonl"
    if not path.is_file():
        return None
    with path.open(encoding="utf8") as lines:
        return [json.loads(line)["text"] for line in lines if line.strip()]


def example_texts(folder: Path) -> list[str]:
    """The texts of the demo corpus that are read as English articles, in order of path."""
    from reportedly.errors import UnreadableError
    from reportedly.read import document

    texts: list[str] = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        try:
            texts.append(document(path.read_bytes()).text)
        except UnreadableError:
            continue
    return texts


def words_in(texts: list[str]) -> int:
    """Words, counted the same for every system."""
    return sum(len(WORD.findall(text)) for text in texts)
