"""GAP (Webster, Recasens, Axelrod and Baldridge, TACL 2018): an ambiguous pronoun and two names.

For each name the question is whether the pronoun means it; here the answer is yes where the program gives
both to one voice. Precision, recall and F1 are over all names, as in the paper; so is the bias, F1 on
feminine pronouns over F1 on masculine ones.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from evaluation.coreference_scores import Tally
from evaluation.gold_anchors import Place
from evaluation.one_to_one import words_of
from evaluation.predicted import Predicted, voices_of
from reportedly.errors import ReportedlyError
from reportedly.read import document as read_document
from reportedly.types import Document

__all__ = ["Answer", "GapItem", "answer", "answers", "bias", "items_of_lines", "tally"]

Gender = Literal["masculine", "feminine"]
OWNS = re.compile(r"['’]s?\s+\w")  # "Ada Rume's lawyer" is no mention of Ada Rume
FEMININE = ("she", "her", "hers", "herself")


@dataclass(frozen=True, slots=True)
class GapItem:
    """A text with a pronoun, two names, and whether the pronoun means the one and the other."""

    id: str
    text: str
    pronoun: Place
    names: tuple[Place, Place]
    corefers: tuple[bool, bool]

    @property
    def gender(self) -> Gender:
        return "feminine" if self.text[slice(*self.pronoun)].lower() in FEMININE else "masculine"


@dataclass(frozen=True, slots=True)
class Answer:
    """An item, and for each of its names whether the program takes the pronoun for it."""

    item: GapItem
    found: tuple[bool, bool]

    @property
    def right(self) -> bool:
        return self.found == self.item.corefers


def items_of_lines(path: Path) -> list[GapItem]:
    """The items of a corpus file, one object a line."""
    with path.open(encoding="utf8") as lines:
        return [_item(line) for line in lines if line.strip()]


def _item(line: str) -> GapItem:
    plain = json.loads(line)
    (a, b), (is_a, is_b) = plain["names"], plain["corefers"]
    start, end = plain["pronoun"]
    return GapItem(plain["id"], plain["text"], (start, end), ((a[0], a[1]), (b[0], b[1])), (is_a, is_b))


def answers(items: Iterable[GapItem], analyse: Callable[[Document], Document]) -> list[Answer]:
    """Reads each text as the program reads what it is given. A text that it refuses, or that reading changes,
    has no voices."""
    return [answer(item, _analysed(item, analyse)) for item in items]


def _analysed(item: GapItem, analyse: Callable[[Document], Document]) -> Document:
    nothing = Document("", item.text)
    try:
        document = read_document(item.text)
    except ReportedlyError:
        return nothing
    return analyse(document) if document.text == item.text else nothing


def answer(item: GapItem, document: Document) -> Answer:
    """Whether the pronoun's voice is that of the one name, and of the other."""
    clusters = voices_of(document)
    mine = next((cluster for cluster in clusters if item.pronoun in cluster.places), None)
    first, second = (_of_name(item.text, name, clusters) for name in item.names)
    return Answer(item, (mine is not None and mine is first, mine is not None and mine is second))


def _of_name(text: str, name: Place, clusters: Iterable[Predicted]) -> Predicted | None:
    """Who is named there: that of the mentions that end where the name does, or share at least half of their
    words with it, which shares most: "the lawyer Ada Rume" for "Ada Rume"."""
    places = [
        (place, cluster)
        for cluster in clusters
        for place in cluster.places
        if _touch(place, name) and not OWNS.match(text, name[1], max(place[1], name[1]))
    ]
    words = words_of(text, [name, *(place for place, _ in places)])
    shares = [len(words[0] & other) / (len(words[0] | other) or 1) for other in words[1:]]
    fitting = [
        (share, cluster)
        for share, (place, cluster) in zip(shares, places, strict=True)
        if share >= 0.5 or place[1] == name[1]
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _touch(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def tally(given: Iterable[Answer], gender: Gender | None = None) -> Tally:
    """Names taken for the pronoun, right and wrong; of one gender's pronouns alone if asked for."""
    pairs = [
        pair
        for one in given
        if gender in (None, one.item.gender)
        for pair in zip(one.found, one.item.corefers, strict=True)
    ]
    right = sum(found and corefers for found, corefers in pairs)
    return Tally(right, sum(corefers for _, corefers in pairs), right, sum(found for found, _ in pairs))


def bias(given: Iterable[Answer]) -> float:
    """F1 on feminine pronouns over F1 on masculine ones; 0 where there is none."""
    listed = list(given)
    masculine = tally(listed, "masculine").f1
    return tally(listed, "feminine").f1 / masculine if masculine else 0.0
