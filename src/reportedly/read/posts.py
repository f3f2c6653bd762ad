"""Posts of social media that stand in a text as words and a signature line.

The signature is what X's own embed leaves when a page is copied as text:
``— Name (@handle) June 21, 2023``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportedly.read import dates, language
from reportedly.types import Block

_HANDLE = r"@[\w.-]+(?:@[\w.-]+)?"
_SIGNATURE = re.compile(
    rf"(?:^|(?<=\s))(?:[—–―]|--?|&mdash;)\s*(?P<author>[^\n()]{{1,80}}?)\s*\(\s*(?P<handle>{_HANDLE})\s*\)"
    r"(?P<rest>[^\n]{0,60})$"
)
_SHARED = re.compile(
    rf"^(?:A (?:post|video|photo|reel) (?:shared|posted) by)\s+(?P<author>[^\n()]{{1,80}}?)\s*"
    rf"\(\s*(?P<handle>{_HANDLE})\s*\)(?P<rest>[^\n]{{0,60}})$"
)
_POSTED = re.compile(
    r"^Posted by\s+(?P<author>[^\n()]{1,80}?)\s+on\s+(?P<rest>[^\n]{0,60})$"
)  # Facebook gives no handle
_BARE = re.compile(r"^(?:\s|https?://\S+|pic\.\S+|[@#]\w+|\d+/\d+)+$")
_LONGEST = 1_200
"""Characters that lines above a signature may have together and still be one post."""
LAST = 2  # lines of a post that may hold its signature
_AFTER_HANDLE = re.compile(
    r"^[\s,·|:–-]*(?:(?:on|at|via|X|Twitter|Mastodon|Telegram|Bluesky|Threads)\b[\s,·|]*)*"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs a post and when. ``start`` is where the signature begins in its line."""

    start: int
    author: str
    handle: str | None
    published: str | None


def signature(line: str) -> Signature | None:
    """The signature at the end of this line, or None."""
    if "@" not in line and "Posted by" not in line:  # one or the other is in all of them
        return None
    line = line.rstrip()
    for pattern in (_SIGNATURE, _SHARED, _POSTED):
        found = pattern.search(line[-260:])
        if found and _is_date(found["rest"]):
            start = found.start() + max(0, len(line) - 260)
            handle = found.groupdict().get("handle")
            return Signature(start, found["author"].strip(), handle, dates.published(found["rest"]))
    return None


def gather(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with each signed post as one block of kind 'post' that runs to the signature's end."""
    gathered: list[Block] = []
    parted = _parted(text, blocks)
    for block in blocks:
        lines = text[block.start : block.end].splitlines() or [""]
        signed = signature(lines[-1]) if block.kind not in {"post", "headline"} else None
        if signed is None:
            gathered.append(block)
            continue
        whole = len(lines) > 1 or signed.start > 0
        start = block.start if whole else _take_words(text, gathered, block, parted)
        if start is None:
            gathered.append(block)
        else:
            extra = (None, signed.author, signed.handle, signed.published)
            gathered.append(_with_language(text, Block(start, block.end, "post", *extra)))
    return gathered


def dated(text: str, blocks: Sequence[Block], published: str | None) -> list[Block]:
    """The blocks, posts that are signed with a day but no year given the last such day up to ``published``,
    the article's."""
    return [_dated(text, b, published) if b.kind == "post" and not b.published else b for b in blocks]


def _dated(text: str, post: Block, published: str | None) -> Block:
    for line in text[post.start : post.end].splitlines()[-LAST:]:
        for pattern in (_SIGNATURE, _SHARED, _POSTED):
            found = pattern.search(line.rstrip()[-260:])
            shown = _AFTER_HANDLE.sub("", found["rest"]).strip() if found else ""
            if day := dates.without_year(shown, published):
                return replace(post, published=day)
    return post


def words(text: str) -> str:
    """What a post says, without its signature line."""
    lines = text.splitlines()
    signed = signature(lines[-1]) if lines else None
    return text if signed is None else "\n".join([*lines[:-1], lines[-1][: signed.start]]).strip()


def _with_language(text: str, post: Block) -> Block:
    return replace(post, language=language.of_text(words(text[post.start : post.end])))


def _is_date(rest: str) -> bool:
    shown = _AFTER_HANDLE.sub("", rest).strip()
    return not shown or dates.published(shown) is not None or dates.is_day(shown)


def _take_words(text: str, gathered: list[Block], signed: Block, parted: bool) -> int | None:
    """Takes the post's own blocks off the end of ``gathered``; where the post begins, or None.

    The block above the signature is the post. More above it are the post's too while they stand in the
    same group of lines (in texts whose paragraphs are parted by empty lines), are in the same foreign
    language, or are followed by nothing but links and tags.
    """
    if not gathered or gathered[-1].kind in {"post", "headline", "byline"}:
        return None
    last = gathered.pop()
    start = last.start
    foreign = language.of_text(text[last.start : last.end])
    bare = bool(_BARE.match(text[last.start : last.end]))
    grouped = parted and not _gap(text, last.end, signed.start)
    while gathered and signed.start - gathered[-1].start <= _LONGEST:
        above = gathered[-1]
        if above.kind in {"post", "headline", "byline"}:
            break
        same_group = grouped and not _gap(text, above.end, start)
        code = language.of_text(text[above.start : above.end])
        same_tongue = foreign not in {None, language.ANALYSED} and code == foreign
        if not (same_group or same_tongue or bare):
            break
        bare = bare and bool(_BARE.match(text[above.start : above.end]))
        foreign = foreign or code
        start = gathered.pop().start
    return start


def _gap(text: str, end: int, start: int) -> bool:
    return text.count("\n", end, start) > 1


def _parted(text: str, blocks: Sequence[Block]) -> bool:
    gaps = [_gap(text, a.end, b.start) for a, b in pairwise(blocks)]
    return sum(gaps) > 0.5 * len(gaps)
