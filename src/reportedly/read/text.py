"""Plain text -> blocks. The text stays as it is; a block is a paragraph of it, by offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportedly.read import bylines, closing, dates, head, posts
from reportedly.read.boilerplate import says_boilerplate
from reportedly.read.outlets import is_outlet
from reportedly.read.pieces import TERMINAL, Metadata
from reportedly.types import Block, BlockKind

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_FIRST_WORD = re.compile(r"\S+")
_BULLET = re.compile(r"\s*(?:[•‣▪◦●■*]|[-–]|\d{1,2}[.)])\s+\S")
_QUOTE = "“‘\"'«„"
_DASH = re.compile(r"\s*[—–―-]{1,2}\s*\S")
_SPEAKER = re.compile(r"\s*[A-Z][\w .,'’()-]{0,40}:(?:\s|$)")
_UNFINISHED = re.compile(r"[,:;—–-][\"'”’»)\]]*$")
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 45
_SHORT_LINE = 0.5
"""Of the width: a line in the middle of a paragraph is longer, whatever word comes next."""
_CLOSING = re.compile(r"\(?[A-Z]{2,3}(?:[/-][A-Z]{2,4}){1,3}\)?|[-–—#*\s]*(?i:ends?)?[-–—#*\s]*")
_LONGEST_HEAD = 8
"""Blocks among which the first paragraph must be for those above it to be the text's head."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    text: str
    after_gap: bool


def read(text: str) -> tuple[list[Block], Metadata]:
    """The blocks of a plain text, in order, and what its first lines say about it.

    Paragraphs are parted by empty lines, by single line ends (each line a paragraph) or by indents;
    lines that were broken to a width are joined. Raises nothing.
    """
    lines = _lines(text)
    width = _wrap_width(lines)
    blocks = [Block(first.start, last.end, "paragraph") for first, last in _paragraphs(lines, width)]
    blocks = posts.gather(text, blocks)
    blocks = _kinds(text, blocks)
    return blocks, _metadata(text, blocks)


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    for match in _LINE.finditer(text):
        raw = match[0]
        bare = raw.strip()
        start = match.start() + len(raw) - len(raw.lstrip())
        gap = not found or text.count("\n", found[-1].end, match.start()) > 1
        found.append(_Line(start, start + len(bare), start - match.start(), bare, gap))
    return found


def _wrap_width(lines: Sequence[_Line]) -> int | None:
    """The width that the lines were broken to, or None where each line is a paragraph.

    Broken lines are full: the next line's first word would not have fitted.
    """
    breaks = [(a, b) for a, b in pairwise(lines) if not b.after_gap and not _starts_afresh(b)]
    if not breaks:
        return None
    width = max(len(line.text) + line.indent for line in lines)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    full = sum(_is_full(a, b, width) for a, b in breaks)
    finished = sum(bool(TERMINAL.search(a.text)) for a, _ in breaks)
    return width if full >= 0.7 * len(breaks) and finished <= 0.5 * len(breaks) else None


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    word = _FIRST_WORD.match(following.text)
    # Editors break at slightly different widths; a fifth of the line is room for that.
    return line.indent + len(line.text) + 1 + len(word[0] if word else "") > 0.8 * width


def _starts_afresh(line: _Line) -> bool:
    return bool(_BULLET.match(line.text) or _SPEAKER.match(line.text) or posts.signature(line.text))


def _paragraphs(lines: Sequence[_Line], width: int | None) -> list[tuple[_Line, _Line]]:
    paragraphs: list[tuple[_Line, _Line]] = []
    for line in lines:
        if paragraphs and width and _continues(paragraphs[-1], line, width):
            paragraphs[-1] = (paragraphs[-1][0], line)
        else:
            paragraphs.append((line, line))
    return paragraphs


def _continues(paragraph: tuple[_Line, _Line], line: _Line, width: int) -> bool:
    first, last = paragraph
    if line.after_gap or _starts_afresh(line):
        return False
    indented = line.indent >= last.indent + 2 and not (_BULLET.match(first.text) and first is last)
    ended = bool(TERMINAL.search(last.text)) and not _is_full(last, line, width)
    ended = ended or last.indent + len(last.text) < _SHORT_LINE * width
    return not indented and not ended


def _kinds(text: str, blocks: list[Block]) -> list[Block]:
    shown = [text[block.start : block.end] for block in blocks]
    kinds: list[BlockKind] = [block.kind for block in blocks]
    plain = [kind == "paragraph" for kind in kinds]
    for index, words in enumerate(shown):
        if not plain[index]:
            continue
        if index < 5 and bylines.is_byline(words):
            kinds[index] = "byline"
        elif (index < 6 and head.is_dateline(words)) or dates.is_hour(words):
            kinds[index] = "other"
    for index in _list_items(shown):
        if kinds[index] == "paragraph":
            kinds[index] = "list-item"
    _name_headings(shown, kinds)
    _name_trimmings(shown, kinds)
    closing.name_closing(shown, kinds)
    return [replace(block, kind=kind) for block, kind in zip(blocks, kinds, strict=True)]


def _list_items(shown: Sequence[str]) -> list[int]:
    """Blocks that begin with a bullet or a number and have another such block beside them."""
    marked = [bool(_BULLET.match(words)) for words in shown]
    return [
        index
        for index, mark in enumerate(marked)
        if mark and (marked[index - 1 : index] == [True] or marked[index + 1 : index + 2] == [True])
    ]


def _name_headings(shown: Sequence[str], kinds: list[BlockKind]) -> None:
    top = next((index for index, kind in enumerate(kinds) if not _is_above(shown[index], kind)), 0)
    headings = {
        index
        for index, words in enumerate(shown)
        if kinds[index] == "paragraph"
        and _is_heading(words, first=index in (0, top), entry=index > 0 and dates.is_hour(shown[index - 1]))
    }
    body = _first_prose(kinds, headings)
    followed = [index for index in headings if index < body or _has_prose_after(index, headings, kinds)]
    # Where most lines look like headings, it is the text's manner (verse, notes), not its layout.
    if body == len(kinds) or sum(index > body for index in followed) > 0.4 * kinds.count("paragraph"):
        return
    for index in sorted(followed):
        kinds[index] = "subheading"
    _name_headline(shown, kinds, body)


def _is_above(words: str, kind: BlockKind) -> bool:
    """Whether it may stand above a headline."""
    return kind in {"other", "byline"} or head.is_kicker(words) or is_outlet(words)


def _name_headline(shown: Sequence[str], kinds: list[BlockKind], body: int) -> None:
    """The first line of the head that is no kicker, outlet, date or byline, if it can be a headline."""
    lines = [index for index in range(body) if kinds[index] == "subheading"]
    for index in lines:
        last = index == lines[-1]
        if not last and (head.is_kicker(shown[index]) or is_outlet(shown[index])):
            kinds[index] = "other"
            continue
        if all(kind in {"other", "byline"} for kind in kinds[:index]):
            kinds[index] = "headline"
        break
    for index in lines:
        if kinds[index] == "subheading" and is_outlet(shown[index]):
            kinds[index] = "other"


def _name_trimmings(shown: Sequence[str], kinds: list[BlockKind]) -> None:
    """Pointers elsewhere, appeals to the reader, and what closes a text: initials, "ends", a contact."""
    for index, words in enumerate(shown):
        if not index or kinds[index] not in {"paragraph", "subheading", "list-item"}:
            continue
        if says_boilerplate(words, 0.0) or _CLOSING.fullmatch(words[:40]) or closing.CONTACT.match(words):
            kinds[index] = "other"


def _first_prose(kinds: Sequence[BlockKind], headings: set[int]) -> int:
    """Where the text's head (headline, outlet, date, byline) ends; the number of blocks if it never does."""
    for index, kind in enumerate(kinds[:_LONGEST_HEAD]):
        if kind not in {"byline", "other"} and index not in headings:
            return index
    return len(kinds)


def _has_prose_after(index: int, headings: set[int], kinds: Sequence[BlockKind]) -> bool:
    return index + 1 < len(kinds) and index + 1 not in headings and kinds[index + 1] != "byline"


def _is_heading(words: str, *, first: bool, entry: bool = False) -> bool:
    """``first``: of the text, or above it; ``entry``: below the time of day of an entry, where it may be a
    quotation."""
    asks = first and words[-1] == "?"
    if "\n" in words or _UNFINISHED.search(words) or (TERMINAL.search(words) and not asks):
        return False
    if (
        _DASH.match(words)
        or _BULLET.match(words)
        or not (first or words[0].isalnum() or (entry and words[0] in _QUOTE))
    ):
        return False
    length, count = len(words), len(words.split())
    if first:
        return length <= 160 and 2 <= count <= 25
    return length <= 90 and count <= 12 and not words[0].islower() and not _SPEAKER.match(words)


def _metadata(text: str, blocks: Sequence[Block]) -> Metadata:
    top = [(block.kind, text[block.start : block.end]) for block in blocks[:_LONGEST_HEAD]]
    paragraph = next((words for kind, words in top if kind == "paragraph"), "")

    def shown(*kinds: BlockKind) -> list[str]:
        return [words for kind, words in top[:6] if kind in kinds]

    byline = next(iter(shown("byline")), "")
    whole, kinds = [text[block.start : block.end] for block in blocks], [block.kind for block in blocks]
    outlets = (closing.source(words) or head.outlet(words) for words in shown("other", "byline"))
    days = (dates.published(words) for words in shown("other"))
    return Metadata(
        title=next(iter(shown("headline")), None),
        byline=bylines.names(byline) or closing.credited(whole, kinds),
        outlet=next(filter(None, outlets), None) or head.outlet_of(paragraph),
        published=next(filter(None, days), None) or head.dateline(paragraph),
    )
