"""HTML -> a tree within limits, and a tree -> its runs of text in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html
from lxml.html import HtmlElement

from reportedly.read import limits
from reportedly.read.boilerplate import NEVER_TEXT

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>?")
_SKIPPED = re.compile(r"(?is)<!--.*?(?:-->|$)|<(script|style)\b.*?(?:</\1\s*>|$)")
# Elements that never nest in themselves, because the parser closes or ignores them.
_NEVER_NESTED = """
    area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th
    thead tbody tfoot html head body"""
_FLAT = frozenset(_NEVER_NESTED.split())
_BLOCK_NAMES = """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section
    summary table tbody td tfoot th thead tr ul noscript title head reportedly-post"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
_FOR_READERS_ALOUD = re.compile(
    r"(?:^|\s)(?:visually-?hidden|sr-only|screen-reader-text)(?:\s|$)", re.IGNORECASE
)
_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = {ord(character): None for character in "\u00ad\u200b\u2060\ufeff"}


class PageProblem(ValueError):
    """A page that is refused; the message says why."""


@dataclass(slots=True)
class Run:
    """A run of text that no block boundary interrupts. '\\n' stands for a ``<br>``."""

    element: HtmlElement
    text: str
    links: int
    """Characters inside links."""


@dataclass(slots=True)
class _Buffer:
    parts: list[str] = field(default_factory=list)
    links: int = 0
    depth: int = 0
    """Links open now."""

    def add(self, text: str | None, *, preserve: bool = False) -> None:
        if text:
            plain = text.translate(_INVISIBLE)
            plain = plain if preserve else _SPACE.sub(" ", plain)
            self.parts.append(plain)
            self.links += len(plain.strip()) if self.depth else 0

    def take(self) -> tuple[str, int]:
        lines = (_SPACE.sub(" ", line).strip() for line in "".join(self.parts).split("\n"))
        text, links = "\n".join(lines).strip("\n"), self.links
        self.parts, self.links = [], 0
        return text, min(links, len(text))


def parse(page: str) -> HtmlElement:
    """The tree of a page.

    Raises PageProblem when it has too many tags or nests too deep (see ``limits``) or is no markup, and
    limits.TooLarge when a stretch of text in it is too long; both before it is parsed.
    """
    _check(page)
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(page.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise PageProblem("no text in this HTML page") from error
    if _depth(tree) > limits.MAX_DEPTH:
        raise PageProblem(_too_deep())
    return tree


def runs(root: HtmlElement) -> Iterator[Run]:
    """The text under an element in reading order, cut at block elements; empty runs are left out."""
    buffer = _Buffer()
    owners: list[HtmlElement] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        block = element.tag in BLOCKS or signs_quotation(element)
        if block and buffer.parts:
            yield from _flush(buffer, owners or [root])
        if event == "start":
            if block:
                owners.append(element)
            _enter(buffer, element, owners)
        else:
            if block:
                owners.pop()
            buffer.depth -= element.tag == "a"
            if element is not root:
                buffer.add(element.tail, preserve=_preserved(owners))
    yield from _flush(buffer, [root])


def signs_quotation(element: HtmlElement) -> bool:
    """Whether an element is the line under a block quotation that names whose words they are."""
    return element.tag in {"cite", "footer"} and element.getparent().tag in {"blockquote", "figure"}


def remove(element: HtmlElement) -> None:
    """Takes an element out of its tree; the text after it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def prune(tree: HtmlElement) -> None:
    """Takes out what never is text: scripts, controls, frames, and what the page itself hides."""
    for element in list(tree.iter()):
        if element.tag in NEVER_TEXT or _is_hidden(element) or _is_reference_mark(element):
            remove(element)


def _flush(buffer: _Buffer, owners: list[HtmlElement]) -> Iterator[Run]:
    text, links = buffer.take()
    if text:
        yield Run(owners[-1], text, links)


def _enter(buffer: _Buffer, element: HtmlElement, owners: list[HtmlElement]) -> None:
    if element.tag == "br":
        buffer.parts.append("\n")
    buffer.depth += element.tag == "a"
    if element.tag not in NEVER_TEXT:
        buffer.add(element.text, preserve=_preserved(owners))


def _preserved(owners: list[HtmlElement]) -> bool:
    return bool(owners) and owners[-1].tag == "pre"


def _is_hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    hidden = element.get("hidden") is not None or _FOR_READERS_ALOUD.search(element.get("class") or "")
    return "display:none" in style or (bool(hidden) and element.tag not in {"html", "body"})


def _is_reference_mark(element: HtmlElement) -> bool:
    return element.tag == "sup" and bool(re.fullmatch(r"\s*\[?\d{1,3}\]?\s*", element.text_content()))


def _check(page: str) -> None:
    opened = depth = deepest = end = 0
    for match in _TAG.finditer(source := _SKIPPED.sub("", page)):
        limits.check(0, match.start() - end)
        end = match.end()
        closing, tag = match[1], match[2].lower()
        opened += not closing
        if tag not in _FLAT:
            depth = max(0, depth + (-1 if closing else 1))
            deepest = max(deepest, depth)
        if opened > limits.MAX_TAGS:
            raise PageProblem(f"more than {limits.MAX_TAGS:,} tags in one HTML page")
    limits.check(0, len(source) - end)
    # Unclosed inline tags pile up in the count but not so much in the tree: leave them room here.
    if deepest > 4 * limits.MAX_DEPTH:
        raise PageProblem(_too_deep())


def _too_deep() -> str:
    return f"tags nested more than {limits.MAX_DEPTH} deep"


def _depth(tree: HtmlElement) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
