"""Sources that are nobody: the place before an agency's text, the "it" of "it is said"."""

from __future__ import annotations

import re
from collections.abc import Collection

from ..types import Attribution, Document
from .headings import body_names, heads, names_nobody, says_nothing
from .names import Seen
from .unfold import phrase_of

EXPLETIVE = re.compile(
    r"(?:is|was|has been|had been|’s|'s)\s+(?:\w+ly )?(?:learnt|understood|believed|reported|said|known|"
    r"announced|thought|alleged|claimed|expected|feared|hoped|clear|unclear)\b"
)


def nobodies(document: Document, seen: Seen) -> tuple[frozenset[int], frozenset[int]]:
    """The attributions whose source is nobody, and those of them that have none: what a headline's source
    span holds there says nothing."""
    opening = next((block for block in document.blocks if block.kind == "paragraph"), None)
    start = -1 if opening is None or _transcript(document) else opening.start
    found = list(enumerate(document.attributions))
    nobody = {i for i, a in found if _dateline(document, a, start, seen.common)}
    blocks = heads(document)
    names = body_names(document, blocks) if blocks else frozenset()
    sourceless: set[int] = set()
    for i, attribution in found if blocks else ():
        phrase = phrase_of(attribution)
        block = phrase and next((b for b in blocks if b.start <= phrase.start and phrase.end <= b.end), None)
        if phrase is None or not block:
            continue
        if i in nobody or names_nobody(document, attribution, phrase, names, seen.common):
            sourceless.add(i)
    return frozenset(nobody | sourceless), frozenset(sourceless)


def _dateline(document: Document, attribution: Attribution, opening: int, common: Collection[str]) -> bool:
    """Whether a source is nobody: the place before an agency's text, which starts at ``opening`` ("PORT
    VESSIN:"), the "it" of "it is said", what a heading only tells of."""
    phrase = phrase_of(attribution)
    if phrase is None or attribution.cue is None:
        return False
    if phrase.end - phrase.start == 2 and document.text[phrase.start : phrase.end] in ("It", "it"):
        return EXPLETIVE.match(attribution.cue.text) is not None
    if says_nothing(document, attribution, phrase, common):
        return True
    if not attribution.cue.text.startswith((":", "–", "—", "-")):
        return False
    return phrase.start == opening and document.text[phrase.start : phrase.end].isupper()


def _transcript(document: Document) -> bool:
    """Whether several blocks begin with a name in capitals and a colon."""
    return (
        sum(
            bool(re.match(r"[^a-z:\n]{2,40}:", document.text[b.start : b.start + 42]))
            for b in document.blocks
        )
        > 1
    )
