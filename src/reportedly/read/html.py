"""An HTML page -> text, blocks, metadata."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from reportedly.read import article, closing, dom, embeds, limits, metadata, posts
from reportedly.read.article import Candidate
from reportedly.read.boilerplate import says_boilerplate
from reportedly.read.dom import PageProblem, Run
from reportedly.read.pieces import TERMINAL, Metadata, Piece, assemble
from reportedly.types import Block

_LEAST_PROSE = 120
"""Characters of running sentences without which a page has no article: a short brief has more."""
_WHOLE_PAGE = re.compile(r"(?i)<(?:html|head|body|!doctype)\b")
_CELLS = " | "
_SENTENCE_END = re.compile(r"\w[.!?][\"'”’]?\s")


def read(page: str) -> tuple[str, list[Block], Metadata]:
    """The text that this page's article makes, its blocks, and what the page says about it.

    The headline comes first where one is known; an empty line parts the blocks. Raises PageProblem for
    pages without an article and those too large to parse, limits.TooLarge for too much text.
    """
    tree = dom.parse(page)
    lifted = embeds.lift(tree)
    about = metadata.read(tree)
    shown, body = metadata.heading(tree, about.title), metadata.article_body(tree)
    dom.prune(tree)
    pieces = _pieces(tree, lifted, whole=bool(_WHOLE_PAGE.search(page[:5000])))
    if _prose(pieces) < _LEAST_PROSE and body:
        pieces = [Piece(" ".join(part.split())) for part in re.split(r"\n\s*\n|\n", body) if part.strip()]
    if not pieces or (_WHOLE_PAGE.search(page[:5000]) and _prose(pieces) < _LEAST_PROSE):
        raise PageProblem("no article found in this HTML page")
    pieces, writers = _closed(_headline(shown, pieces))
    text, blocks = assemble(pieces)
    return text, posts.gather(text, blocks), replace(about, byline=about.byline or writers)


def _pieces(tree: HtmlElement, lifted: Sequence[Piece], *, whole: bool) -> list[Piece]:
    found = list(_runs_and_posts(tree))
    limits.check(sum(len(run.text) for run in found), max((len(run.text) for run in found), default=0))
    marked = article.candidates(found, article.main_text(tree))
    chosen = article.select(marked)
    if not chosen and not whole:  # a snippet: all of it is meant
        chosen = [c for c in marked if not says_boilerplate(c.run.text, c.linked)]
    return _without_repeats(list(_cut(chosen, lifted)))


def _runs_and_posts(tree: HtmlElement) -> Iterator[Run]:
    """The runs of the page's body; a lifted post is a run of its number."""
    for place in tree.iter("reportedly-post"):
        place.text = place.get("n")
    return dom.runs(next(tree.iter("body"), tree))


def _cut(chosen: Iterable[Candidate], lifted: Sequence[Piece]) -> Iterator[Piece]:
    row: list[str] = []
    row_of: HtmlElement | None = None
    for candidate in chosen:
        here = _row_of(candidate) if candidate.kind == "other" else None
        if row and here is not row_of:
            yield Piece(_CELLS.join(row), "other")
            row = []
        row_of = here
        if here is not None:
            row.append(candidate.run.text.replace("\n", " "))
        elif candidate.kind == "post":
            yield lifted[int(candidate.run.text)]
        elif dom.signs_quotation(candidate.run.element):
            # Pages draw the dash by style; in a text it says whose words stand above.
            yield Piece("— " + candidate.run.text.replace("\n", " ").lstrip("—–- "), "quotation")
        else:
            yield from (Piece(text, candidate.kind) for text in _paragraphs(candidate.run.text))
    if row:
        yield Piece(_CELLS.join(row), "other")


def _row_of(candidate: Candidate) -> HtmlElement:
    element = candidate.run.element
    return next(element.iterancestors("tr"), element)


def _paragraphs(text: str) -> Iterator[str]:
    """A run of text cut at empty lines, and at single line breaks where whole paragraphs stand between."""
    for part in re.split(r"\n{2,}", text):
        lines = [line for line in part.split("\n") if line]
        if len(lines) > 1 and all(TERMINAL.search(line) and len(line) > 60 for line in lines):
            yield from lines
        elif lines and posts.signature(lines[-1]):
            yield "\n".join(lines)
        elif lines:
            yield " ".join(lines)


def _without_repeats(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without those said before, and without quotations pulled out of the article's own text."""
    whole = "\n".join(_key(piece.text) for piece in pieces if piece.kind == "paragraph")
    seen: set[str] = set()
    kept: list[Piece] = []
    for piece in pieces:
        key = _key(piece.text)
        pulled = piece.kind == "quotation" and len(key) > 15 and key in whole
        if (key in seen and len(key) > 15) or pulled or not key:
            continue
        seen.add(key)
        kept.append(piece)
    return kept


def _headline(shown: str | None, pieces: Iterable[Piece]) -> list[Piece]:
    """The headline, then the pieces without what repeats it."""
    if not shown:
        return list(pieces)
    key = _key(shown)
    rest = [p for p in pieces if _key(p.text) != key or p.kind not in {"subheading", "paragraph"}]
    return [Piece(shown, "headline"), *rest]


def _closed(pieces: Sequence[Piece]) -> tuple[list[Piece], tuple[str, ...]]:
    """The pieces with what closes the article named so, and the writers whom that names."""
    words, kinds = [piece.text for piece in pieces], [piece.kind for piece in pieces]
    closing.name_closing(words, kinds)
    marked = [replace(piece, kind=kind) for piece, kind in zip(pieces, kinds, strict=True)]
    return marked, closing.credited(words, kinds)


def _prose(pieces: Iterable[Piece]) -> int:
    told = (piece for piece in pieces if piece.kind in {"paragraph", "quotation", "list-item", "post"})
    return sum(len(p.text) for p in told if TERMINAL.search(p.text) or _SENTENCE_END.search(p.text))


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()
