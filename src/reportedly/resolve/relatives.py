"""Whom "who" and "which" mean."""

from __future__ import annotations

import re

from .describe import COUNTS
from .entities import Entity, Event
from .found import Mention
from .lexicon import lexicon
from .walk import Walk
from .writings import writing

BRACKETED = re.compile(r"[^()]*\)")
HAVING = re.compile(
    r"\b(?:(?:seen|obtained|reviewed|viewed|examined|published) by|(?:leaked|made available) to|shared with)"
    r"\s+(?:the\s+)?$"
)
PEOPLE = ("person", "group")
ABOUT = re.compile(r" (?:\w+ ){0,2}(?:with|to|in|at|of|on|from|near|by|about|for|behind) ")


def before(walk: Walk, mention: Mention) -> Entity | None:
    """The antecedent of "who" and "which": the nearest mention that ends before it in its sentence."""
    if mention.head not in ("who", "which") or not mention.source:
        return None
    head = _writing(walk, mention)
    text = walk.text
    for event in reversed(walk.book.recent):
        other = event.mention
        if other.sentence != mention.sentence or other.form == "pronoun" or other.end > mention.start:
            continue
        if head is not None and other.end > head:
            continue
        if mention.start - other.end > 60:
            return None
        if BRACKETED.match(text, other.end, mention.start):
            continue  # "Senator Grace Orle (PDA, Obasi South), who"
        if text.endswith(" of ", 0, other.start) and text[other.start : other.end].lower() in COUNTS:
            continue  # "Ana Roth, a mother of five, who"
        if mention.head == "who" and event.entity.kind in ("outlet", "document", "government"):
            continue
        person = event.entity.kind == "person" and mention.text != "that"
        if mention.head == "which" and (person or _has_seen(walk, event)):
            continue
        return (
            mention.head == "who" and (_person_about(walk, event) or _one_of(walk, event))
        ) or event.entity
    return None


def _person_about(walk: Walk, event: Event) -> Entity | None:
    """Who is told apart by a thing just mentioned: "a person familiar with the talks, who"."""
    thing, text = event.mention, walk.text
    noun = lexicon().nouns.get(thing.head)
    if thing.form != "description" or (noun is not None and noun.kind in PEOPLE):
        return None
    for other in reversed(walk.book.recent):
        one = other.mention
        if one.start < thing.start and one.sentence == thing.sentence and one.form == "description":
            about = one.end >= thing.end or ABOUT.fullmatch(text, one.end, thing.start)
            return other.entity if about and other.entity.kind in PEOPLE else None
    return None


def _one_of(walk: Walk, event: Event) -> Entity | None:
    """Who is one of those just mentioned: "One of the teachers, who"."""
    several, text = event.mention, walk.text
    for other in reversed(walk.book.recent):
        one = other.mention
        if one.head == "one" and one.start < several.start and one.sentence == several.sentence:
            of = one.end == several.end or text[one.end : several.start] == " of "
            return other.entity if of else None
    return None


def _writing(walk: Walk, mention: Mention) -> int | None:
    """Where the writing's noun ends that "which" means over the name before it, if it does."""
    words = walk.book.clauses.words if walk.book.clauses else None
    k = writing(words, words.at(mention.start)) if words and mention.head == "which" else None
    return None if words is None or k is None else words.end[k]


def _has_seen(walk: Walk, event: Event) -> bool:
    """Whether this is who has the document that "which" means: "a report seen by the Post, which said"."""
    text = walk.text
    start = event.mention.start
    return HAVING.search(text, max(0, start - 60), start) is not None
