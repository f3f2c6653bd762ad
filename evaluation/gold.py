"""Reads the annotated articles of ``evaluation/gold`` (format: ``evaluation/gold/GUIDE.md``)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal

ROLES = {"s": "source", "q": "cue", "c": "content"}
OPEN = re.compile(r"\[\[([sqc])(\d+(?:,\d+)*) ")


Half = Literal["develop", "report"]


class MarkupError(ValueError):
    """An annotated article that doesn't follow the guide."""


def load(path: Path) -> dict[str, Any]:
    """One annotated article: ``id, style, title, text, attributions``, each role a list of [start, end).

    Every attribution has a number, and a parent: the number of the attribution in whose content it stands.
    Raises MarkupError with the file and the reason.
    """
    head, _, body = path.read_text(encoding="utf8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    text, roles = strip(body.strip("\n"), path.name)
    attributions = [{"number": number, **roles[number]} for number in sorted(roles)]
    for attribution in attributions:
        if not attribution["content"]:
            raise MarkupError(f"{path.name}: attribution {attribution['number']} has no content")
        attribution["parent"] = parent(attribution, attributions)
    check_tree(attributions, path.name)
    return {"id": path.stem, **fields, "text": text, "attributions": attributions}


def strip(body: str, name: str) -> tuple[str, dict[int, dict[str, list[list[int]]]]]:
    """The text without its markup, and the spans of each attribution's roles."""
    pieces: list[str] = []
    length = at = 0
    open_spans: list[tuple[str, list[int], int]] = []
    roles: dict[int, dict[str, list[list[int]]]] = {}
    while at < len(body):
        opened = OPEN.match(body, at)
        if opened:
            open_spans.append((ROLES[opened[1]], [int(n) for n in opened[2].split(",")], length))
            at = opened.end()
        elif body.startswith("]]", at) and open_spans:
            role, numbers, start = open_spans.pop()
            for number in numbers:
                of = roles.setdefault(number, {role: [] for role in ROLES.values()})
                of[role].append([start, length])
            at += 2
        else:
            pieces.append(body[at])
            length += 1
            at += 1
    if open_spans:
        raise MarkupError(f"{name}: a {open_spans[-1][0]} of attribution {open_spans[-1][1]} is never closed")
    text = "".join(pieces)
    if "[[" in text or "]]" in text:
        raise MarkupError(f"{name}: stray [[ or ]]")
    for of in roles.values():
        for spans in of.values():
            spans.sort()
    return text, roles


def parent(attribution: dict[str, Any], attributions: list[dict[str, Any]]) -> int | None:
    """The number of the attribution whose content most tightly holds this one's cue (or content)."""
    anchor = attribution["cue"] or attribution["content"]
    holders = [
        (sum(end - start for start, end in other["content"]), other["number"])
        for other in attributions
        if other is not attribution
        and other["content"] != attribution["content"]
        and all(any(s <= start and end <= e for s, e in other["content"]) for start, end in anchor)
    ]
    return min(holders)[1] if holders else None


def half(stem: str) -> Half:
    """The half that an article belongs to, by the number its name ends in: odd to develop on, even to report.

    Raises MarkupError where the name doesn't end in a number.
    """
    number = re.search(r"[0-9]+$", stem)
    if not number:
        raise MarkupError(f"{stem}: a gold article's name ends in a number")
    return "develop" if int(number[0]) % 2 else "report"


def check_tree(attributions: list[dict[str, Any]], name: str) -> None:
    """Raises MarkupError where an attribution stands, through its parents, in itself."""
    above = {attribution["number"]: attribution["parent"] for attribution in attributions}
    for number in above:
        seen: set[int] = set()
        at: int | None = number
        while at is not None:
            if at in seen:
                raise MarkupError(f"{name}: attribution {number} is nested in itself")
            seen.add(at)
            at = above[at]


def paths(folder: Path, *, only: Half | None = None) -> list[Path]:
    """The annotated articles of a folder by file name: one half, or both."""
    found = sorted(folder.glob("*.txt"))
    return [path for path in found if only is None or half(path.stem) == only]


def articles(folder: Path, *, only: Half | None = None) -> list[dict[str, Any]]:
    """The annotated articles of a folder, loaded, by file name: one half, or both."""
    return [load(path) for path in paths(folder, only=only)]
