"""Whom "who" and "which" mean."""

from __future__ import annotations

import re

from .entities import Entity, Event
from .found import Mention
from .walk import Walk
from .writings import writing

HAVING = re.compile(
    r"\b(?:(?:seen|obtained|reviewed|viewed|examined|published) by|(?:leaked|made available) to|shared with)"
    r"\s+(?:the\s+)?$"
)


def before(walk: Walk, mention: Mention) -> Entity | None:
    """The antecedent of "who" and "which": the nearest mention that ends before it in its sentence."""
    if mention.head not in ("who", "which") or not mention.source:
        return None
    head = _writing(walk, mention)
    for event in reversed(walk.book.recent):
        other = event.mention
        if other.sentence != mention.sentence or other.form == "pronoun" or other.end > mention.start:
            continue
        if head is not None and other.end > head:
            continue
        if mention.start - other.end > 60:
            return None
        if mention.head == "who" and event.entity.kind in ("outlet", "document", "government"):
            continue
        if mention.head == "which" and (event.entity.kind == "person" or _has_seen(walk, event)):
            continue
        return event.entity
    return None


def _writing(walk: Walk, mention: Mention) -> int | None:
    """Where the writing's noun ends that "which" means over the name before it, if it does."""
    words = walk.book.clauses.words if walk.book.clauses else None
    k = writing(words, words.at(mention.start)) if words and mention.head == "which" else None
    return None if words is None or k is None else words.end[k]


def _has_seen(walk: Walk, event: Event) -> bool:
    """Whether this is who has the document that "which" means: "a report seen by the Post, which said"."""
    text = walk.book.clauses.words.text if walk.book.clauses else ""
    start = event.mention.start
    return HAVING.search(text, max(0, start - 60), start) is not None
