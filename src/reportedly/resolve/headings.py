"""What stands before a heading's quotation and doesn't say it: "Ferry off Quellin: ‘we were lucky’"."""

from __future__ import annotations

import re
from collections.abc import Collection

from ..types import Attribution, Document
from .found import Phrase
from .grammar import PREPOSITION
from .lexicon import lexicon

LONGEST = 200  # characters of a heading
STOPPED = re.compile(r"[.!?…][\"”’']?\s*$")
LAST = re.compile(r"[\w'’-]+\W*$")
SPEAKERS = frozenset(("person", "organization", "government", "outlet", "group", "document"))
# Behind these in a heading stands who says it: "Blunt words from Brun: ‘no’".
FROM = frozenset(("by", "from", "per"))


def says_nothing(
    document: Document, attribution: Attribution, phrase: Phrase, common: Collection[str]
) -> bool:
    """Whether the source of a heading's quotation, behind a colon alone, is what the heading only tells of.

    It is, where it stands behind a preposition, or where more words follow it before the colon and its head
    is a thing: a noun that the text has in lower case (``common``) and that means no person and no body.
    """
    if attribution.cue is None or attribution.cue.text.strip() != ":":
        return False
    text, colon = document.text, attribution.cue.spans[0].start
    begin = text.rfind("\n", 0, phrase.start) + 1
    end = text.find("\n", colon)
    end = len(text) if end < 0 else end
    if (
        end - begin > LONGEST
        or not begin <= phrase.start < phrase.end <= colon
        or not _heads(text, end, attribution)
    ):
        return False
    if phrase.start > begin:
        before = LAST.search(text[begin : phrase.start])
        word = before[0].strip().lower() if before else ""
        return word in PREPOSITION and word not in FROM
    if not text[phrase.end : colon].strip():
        return False
    head = (LAST.search(text[phrase.start : phrase.end]) or [""])[0].strip().lower()
    noun = lexicon().nouns.get(head)
    return head in common and (noun is None or noun.kind not in SPEAKERS)


def _heads(text: str, end: int, attribution: Attribution) -> bool:
    """Whether the line ends with the quotation, without the full stop of a sentence behind it."""
    last = attribution.content.spans[-1].end
    return not text[last:end].strip() and STOPPED.search(text[last - 3 : end]) is None
