"""Reads each content again as a passage of its own, so that what is said in it can be learned from.

The corpus marks outermost attributions only. A model that has learned these finds the nested ones too, where
a content is given to it like a paragraph; the last student learns them from here, and tells which to read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from reportedly.attribute import reader
from reportedly.attribute.candidates import Candidate
from reportedly.attribute.model import Model
from reportedly.attribute.quotes import quotations
from reportedly.attribute.windows import windows

from .dataset import paragraphs
from .graft import marks_of


def reread(model: Model, articles: Iterable[dict[str, Any]], path: Path) -> dict[str, list[dict[str, Any]]]:
    """What is nested in the articles' contents, by article; kept in ``path``, so that it resumes.

    An article without attributions of its own (unlabelled news) is read first; what is outermost is
    returned with it. Each attribution has its ``depth``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    known = dict(_lines(path))
    with path.open("a", encoding="utf8") as out:
        for article in articles:
            if article["id"] not in known:
                known[article["id"]] = list(_levels(model, article))
                out.write(json.dumps({"id": article["id"], "attributions": known[article["id"]]}) + "\n")
                out.flush()
    return known


def _lines(path: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for line in path.read_text(encoding="utf8").splitlines(keepends=True) if path.exists() else ():
        if line.endswith("\n"):  # an interrupted run may have left the last line short
            one = json.loads(line)
            yield one["id"], one["attributions"]


def _levels(model: Model, article: dict[str, Any]) -> Iterator[dict[str, Any]]:
    text = article["text"]
    spans = paragraphs(text)
    quotes = [q for start, end in spans for q in quotations(text, start, end)]
    if "attributions" in article:
        level = [Candidate(m.source, m.cue, m.content, 1.0) for m in marks_of(article)]
    else:
        read = (pair for w in windows(text, spans) for pair in reader.heard_in(model, text, w, quotes))
        level = [c for _, c in read if c.content]
        yield from (_plain(c, 0) for c in level)
    for depth, inner in enumerate(reader.reread(model, text, level, quotes), 1):
        yield from (_plain(c, depth) for c in inner)


def _plain(one: Candidate, depth: int) -> dict[str, Any]:
    return {"source": one.source, "cue": one.cue, "content": one.content, "depth": depth}


def with_nested(article: dict[str, Any], found: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The article with what was found in its contents beside its own attributions."""
    return {**article, "attributions": [*article.get("attributions", []), *found], "reread": True}
