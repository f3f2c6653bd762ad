"""The source phrases of a document, those of posts with their author."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..types import Attribution, Block, Document
from .found import Link, Phrase
from .unfold import phrase_of


def source_phrases(
    document: Document, attributions: Sequence[Attribution], links: Sequence[Link], skip: frozenset[int]
) -> list[Phrase]:
    """All source phrases in text order, each once; those of posts with their author's name."""
    posts = posts_of(document)
    found = {link.phrase for link in links if link.phrase.start < link.phrase.end}
    for index, attribution in enumerate(attributions):
        phrase = source_phrase(document, attribution, posts)
        if phrase is not None and index not in skip:
            found.add(phrase)
    return sorted(found, key=lambda phrase: (phrase.start, -phrase.end))


def _block_start(block: Block) -> int:
    return block.start


def posts_of(document: Document) -> list[Block]:
    """The embedded posts, in text order."""
    return sorted((block for block in document.blocks if block.kind == "post"), key=_block_start)


def source_phrase(document: Document, attribution: Attribution, posts: Sequence[Block]) -> Phrase | None:
    """The source phrase of an attribution, with the author's name where it is that of a post."""
    phrase = phrase_of(attribution)
    if phrase is None or attribution.cue is not None or attribution.parent is not None:
        return phrase
    at = bisect_right(posts, phrase.start, key=_block_start) - 1
    if at < 0 or posts[at].end <= phrase.start:
        return phrase
    block = posts[at]
    return Phrase(phrase.start, phrase.end, author=block.author or document.text[phrase.start : phrase.end])
