"""Which of a page's runs of text are its article, and what kind of block each is.

Trafilatura says where the article is. It flattens quotations and lists, and drops captions, short
headings, tables and posts, so the runs are taken from the page itself: those that trafilatura has, and
between them those of a kind that it is known to lose.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from reportedly.read import bylines, dates, metadata, posts
from reportedly.read.boilerplate import names_boilerplate, says_boilerplate
from reportedly.read.dom import Run
from reportedly.read.pieces import TERMINAL
from reportedly.types import BlockKind

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LAYOUT = {
    "figcaption": "caption",
    "caption": "caption",
    "blockquote": "quotation",
    "li": "item",
    "td": "cell",
    "th": "cell",
}
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:stand-?first|dek|deck|sub-?(?:title|head(?:line)?)|summary|lede|lead|intro|excerpt|strap(?:line)?)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:wp-)?(?:image-|photo-|media-)?caption(?:-text)?(?:$|[\s_-])", re.IGNORECASE
)
_REPAIRED: frozenset[BlockKind] = frozenset(
    {"quotation", "list-item", "caption", "subheading", "post", "other"}
)
_ENTRIES = 2
"""Times of day that stand alone on a page, from which they are those of a live report's entries."""
_NOT_LETTERS = re.compile(r"\W+")
_SHARE_OF_ARTICLE = 0.9
"""Of what trafilatura found, this much must be inside the element that is taken for the article."""


@dataclass(slots=True)
class Candidate:
    """A run of text, what kind of block it would be, and whether trafilatura has it too (``core``)."""

    run: Run
    kind: BlockKind
    core: bool = False

    @property
    def linked(self) -> float:
        return self.run.links / max(1, len(self.run.text))


def main_text(tree: HtmlElement) -> list[str]:
    """The paragraphs that trafilatura takes for the article's, in its own cut; empty when it finds none."""
    import trafilatura  # costs start-up time that text inputs need not pay

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    copy = deepcopy(tree)
    for place in list(copy.iter("reportedly-post")):
        place.drop_tree()
    try:
        found = trafilatura.bare_extraction(copy, include_comments=False, favor_recall=True)
    except Exception:  # foreign code on hostile input: no article rather than a traceback
        return []
    body = getattr(found, "body", None)
    if body is None:
        return []
    return [text for element in body.iter() for text in (element.text, element.tail) if text and text.strip()]


def candidates(found: Sequence[Run], core: Sequence[str]) -> list[Candidate]:
    """All runs of a page with their kinds; ``core`` is what ``main_text`` gave."""
    lines = {_key(text) for text in core}
    known = "\n".join(lines)
    around: dict[HtmlElement, frozenset[str]] = {}
    live = sum(dates.is_hour(run.text) for run in found) >= _ENTRIES
    return [
        Candidate(
            run,
            "other" if live and dates.is_hour(run.text) else _kind(run.element, around),
            _is_in(_key(run.text), lines, known),
        )
        for run in found
    ]


def select(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that make up the article, in order; empty when there is no article."""
    core = [index for index, candidate in enumerate(found) if candidate.core]
    if not core:
        return []
    weights = _weights([found[index] for index in core])
    longest = max((found[index] for index in core), key=lambda candidate: len(candidate.run.text))
    home = set(_home(longest.run.element, weights).iter())
    core = [index for index in core if found[index].run.element in home]
    if not core:
        return []
    first, last = core[0], core[-1]
    named = _Names(weights)
    keep = [
        _is_head(candidate) and named.is_article(candidate.run.element)
        if index < first
        else candidate.run.element in home and _belongs(candidate, named, after=index > last)
        for index, candidate in enumerate(found)
    ]
    for index in range(first - 1, max(-1, first - 4), -1):  # the time of the first entry
        if found[index].kind == "other" and dates.is_hour(found[index].run.text):
            keep[index] = found[index].run.element in home
            break
    following = len(found)
    for index in range(len(found) - 1, -1, -1):
        alone = found[index].kind == "subheading" and not any(keep[following : following + 1])
        if keep[index] and alone and not (index < first and _is_standfirst(found[index])):
            keep[index] = False  # a heading of something that is not the article's
        if found[index].kind != "byline" and not _is_small_print(found[index].run.text):
            following = index  # who wrote it, and when, stands between a standfirst and the text
    return [candidate for candidate, kept in zip(found, keep, strict=True) if kept]


def _kind(element: HtmlElement, around: dict[HtmlElement, frozenset[str]]) -> BlockKind:
    """The kind of block that text right inside this element makes; ``around`` remembers what it found."""
    near = _near(element, 3)
    if element.tag == "reportedly-post":
        return "post"
    if any(e.tag in _HEADINGS for e in near[:2]):
        return "subheading"
    inside = _inside(element, around)
    if "caption" in inside or any(_CAPTION.search(e.get("class") or "") for e in near):
        return "caption"
    if "quotation" in inside:
        return "quotation"
    if any(metadata.byline_text(e) is not None for e in near):
        return "byline"
    return "list-item" if "item" in inside else "other" if "cell" in inside else "paragraph"


def _inside(element: HtmlElement, around: dict[HtmlElement, frozenset[str]]) -> frozenset[str]:
    """What kinds of layout an element stands in: caption, quotation, item, cell."""
    if element not in around:
        parent = element.getparent()
        outer = _inside(parent, around) if parent is not None else frozenset[str]()
        own = _LAYOUT.get(element.tag)
        plain = (own == "item" and _is_section(element)) or (own == "cell" and _is_layout(element))
        around[element] = outer | {own} if own and not plain else outer
    return around[element]


class _Names:
    """Whether the names of the elements around a run let it be the article's.

    A name that speaks of boilerplate says nothing when most of the article is inside that element.
    """

    def __init__(self, weights: Counter[HtmlElement]) -> None:
        self._weights = weights
        self._most = 0.5 * max(weights.values())
        self._known: dict[HtmlElement, bool] = {}

    def is_article(self, element: HtmlElement) -> bool:
        if element not in self._known:
            parent = element.getparent()
            foreign = self._weights[element] <= self._most and names_boilerplate(element)
            self._known[element] = not foreign and (parent is None or self.is_article(parent))
        return self._known[element]


def _belongs(candidate: Candidate, named: _Names, *, after: bool) -> bool:
    text, kind = candidate.run.text, candidate.kind
    if kind == "post" and not after:  # what holds it is often named "social" or "share"
        return True
    if not named.is_article(candidate.run.element):
        return False
    if kind == "post" or posts.signature(text):
        return True
    if (
        says_boilerplate(text, candidate.linked)
        or kind == "byline"
        or (kind != "other" and _is_small_print(text))
    ):
        return False
    if candidate.core or kind in _REPAIRED:
        return not (after and kind == "subheading")
    return bool(TERMINAL.search(text)) and len(text.split()) >= 3 and candidate.linked < 0.5


def _is_head(candidate: Candidate) -> bool:
    """Whether a run before the article's first known paragraph is part of it: standfirst, byline, caption."""
    text, kind = candidate.run.text, candidate.kind
    if kind == "byline":
        return bool(bylines.names(text)) and candidate.run.element.tag != "head"
    if kind == "caption":
        return not says_boilerplate(text, candidate.linked)
    return (
        kind in {"paragraph", "subheading", "list-item"}
        and _is_standfirst(candidate)
        and len(text.split()) >= 4
        and not says_boilerplate(text, candidate.linked)
    )


def _is_standfirst(candidate: Candidate) -> bool:
    """Whether the names around it say so: of a heading or paragraph, and of a list its whole."""
    near = _near(candidate.run.element, 3 if candidate.kind == "list-item" else 2)
    return bool(_STANDFIRST.search(" ".join(filter(None, (e.get("class") for e in near)))))


def _is_small_print(text: str) -> bool:
    if len(text) >= 60:
        return False
    return (
        bylines.is_byline(text)
        or dates.is_hour(text)
        or (dates.published(text) is not None and len(text.split()) < 9)
    )


def _home(element: HtmlElement, weights: Counter[HtmlElement]) -> HtmlElement:
    """The closest element around this one that holds most of the article."""
    enough = _SHARE_OF_ARTICLE * max(weights.values())
    line = [element, *element.iterancestors()]
    return next((e for e in line if weights[e] >= enough), line[-1])


def _weights(core: Sequence[Candidate]) -> Counter[HtmlElement]:
    """How many characters of the article each element holds, itself and inside it."""
    weights: Counter[HtmlElement] = Counter()
    for candidate in core:
        weights[candidate.run.element] += len(candidate.run.text)
    root = core[0].run.element.getroottree().getroot()
    for element in reversed(list(root.iter())):
        parent = element.getparent()
        if parent is not None and weights[element]:
            weights[parent] += weights[element]
    return weights


def _near(element: HtmlElement, count: int) -> list[HtmlElement]:
    return [element, *islice(element.iterancestors(), count - 1)]


def _key(text: str) -> str:
    return _NOT_LETTERS.sub("", text).lower()


def _is_in(key: str, lines: set[str], known: str) -> bool:
    if key in lines:
        return bool(key)
    # Trafilatura may have joined or cut paragraphs; of short lines that proves nothing.
    return len(key) >= 25 and (key in known or key[:80] in known or key[-80:] in known)


def _is_section(item: HtmlElement) -> bool:
    """Whether a list item is one section of a page (a live blog's entry) and not one line of a list."""
    paragraphs = sum(1 for _ in item.iter("p"))
    return paragraphs > 1 or (
        paragraphs == 1 and next(item.iter("time", "article", *_HEADINGS), None) is not None
    )


def _is_layout(cell: HtmlElement) -> bool:
    inner = next(cell.iter("p", "h1", "h2", "h3", "div", "blockquote"), None)
    return inner is not None or len(cell.text_content()) > 300
