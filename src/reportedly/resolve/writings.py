"""Writings behind whose author or reader "which" comes: "a report by the ministry, which found …"."""

from __future__ import annotations

from .found import VEHICLES
from .grammar import BOUND, word_set
from .roles import noun_at
from .words import Words

MADE = word_set("by from of into on about")
SENT = word_set("to for")
FAR = 8  # words between the writing and "which"
# What only somebody does: a report neither denies nor has said.
ACTS = word_set(
    """
    denies denied declined refused insists insisted added adds told has have had is was will would plans
    planned hopes promised pledged rejected apologised apologized confirmed announced disputes disputed
    """
)


def writing(words: Words, which: int) -> int | None:
    """The head of the writing that "which" at a word means rather than the name or noun just before it.

    A report is meant over its author ("a report by the ministry, which found"), a letter only over its
    reader ("a letter to the council, which said"): a letter's words are its author's. Where what follows is
    nothing that a writing does, it is neither.
    """
    if words.low[which] != "which" or words.low[which + 1 : which + 2] == [] or words.low[which + 1] in ACTS:
        return None
    for k in range(which - 2, max(-1, which - 2 - FAR), -1):
        if words.before[k + 1]:
            return None
        link = words.low[k + 1]
        noun = noun_at(words, k) if link in MADE | SENT else None
        if noun is not None and noun.kind == "document" and (words.opens(k) or not words.capital[k]):
            vehicle = noun.lemma in VEHICLES
            return k if (link in SENT if vehicle else link in MADE) else None
        if words.low[k] in BOUND - MADE - SENT:
            return None
    return None
