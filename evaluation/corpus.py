"""Loads annotated articles: the corpus's JSON lines, and the project's own gold."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation import gold
from evaluation.findings import Article, Finding, Spans
from reportedly.read import document as read_document
from reportedly.types import Block, Document

__all__ = ["articles_of_folder", "articles_of_lines", "plain_document", "second_readings"]

LINE = re.compile(r"\S(?:[^\n]*\S)?")


def articles_of_lines(path: Path) -> list[Article]:
    """The articles of a corpus file, one object a line: ``id, publisher, text, attributions, discard``."""
    return [_article(plain) for plain in _lines(path)]


def second_readings(first: Path, second: Path) -> tuple[list[Article], dict[str, tuple[Finding, ...]]]:
    """Each second reading with the first reading of the same article, and what the second annotator found.

    An article may have several second readings: each makes a pair of its own, so ids here are numbered.
    """
    gold_by_id = {article.id: article for article in articles_of_lines(first)}
    pairs: list[Article] = []
    found: dict[str, tuple[Finding, ...]] = {}
    for number, other in enumerate(articles_of_lines(second)):
        mine = gold_by_id[other.id]
        key = f"{other.id}#{number}"
        pairs.append(Article(key, mine.document, mine.gold, mine.group, mine.discard))
        found[key] = other.gold
    return pairs, found


def articles_of_folder(folder: Path, *, half: gold.Half | None = None) -> list[Article]:
    """The project's own gold, nested; both halves unless one is named.

    Raises gold.MarkupError where an article breaks the guide, or where reading it changes its text.
    """
    return [_own(plain) for plain in gold.articles(folder, only=half)]


def plain_document(text: str) -> Document:
    """A document of this very text, one paragraph for each line that isn't blank."""
    blocks = tuple(Block(m.start(), m.end(), "paragraph", "en") for m in LINE.finditer(text))
    return Document(hashlib.sha256(text.encode()).hexdigest(), text, blocks, language="en")


def _lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _article(plain: dict[str, Any]) -> Article:
    return Article(
        plain["id"],
        plain_document(plain["text"]),
        tuple(_finding(attribution) for attribution in plain["attributions"]),
        plain["publisher"],
        _spans(plain.get("discard", [])),
    )


def _own(plain: dict[str, Any]) -> Article:
    document = read_document(plain["text"])
    if document.text != plain["text"]:
        raise gold.MarkupError(f"{plain['id']}: reading the article changes its text, so offsets don't fit")
    position = {a["number"]: i for i, a in enumerate(plain["attributions"])}
    found = tuple(_finding(a, parent=position.get(a["parent"])) for a in plain["attributions"])
    return Article(plain["id"], document, found, plain.get("style", ""))


def _finding(attribution: dict[str, Any], *, parent: int | None = None) -> Finding:
    content, source, cue = (_spans(attribution.get(role) or []) for role in ("content", "source", "cue"))
    return Finding(content, source, cue, parent)


def _spans(pairs: Sequence[Sequence[int]]) -> Spans:
    return tuple((start, end) for start, end in pairs)
