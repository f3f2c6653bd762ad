"""Descriptions in one hyphened word: "father-of-three", "ex-miner", "co-owner", "director-general"."""

from __future__ import annotations

from .grammar import word_set
from .lexicon import Noun, lexicon

BEFORE = word_set("ex former co step great half would-be soon-to-be grand")
COUNTS = word_set("one two three four five six seven eight nine ten eleven twelve")
DOERS = word_set(
    "winner scorer taker holder setter goer climber bearer giver keeper runner"
)  # "match-winner"
BEHIND = word_set("based born educated raised trained")


def hyphened(low: str) -> Noun | None:
    """The noun that a hyphened word in lower case is, if it describes somebody: who has so many children, who
    was or shares what he is, or is it for all."""
    parts = low.split("-")
    if len(parts) < 2:
        return None
    if len(parts) > 2 and parts[-2] == "of" and (parts[-1] in COUNTS or parts[-1].isdigit()):
        head = parts[-3]
    elif parts[0] in BEFORE or (len(parts) > 2 and "-".join(parts[:-1]) in BEFORE):
        head = parts[-1]
    elif parts[-1] in DOERS and len(parts) == 2:
        return Noun(low, "person", "", "one")
    elif parts[1:] == ["general"]:
        head = parts[0]  # "director-general"
    else:
        return None
    noun = lexicon().nouns.get(head)
    return (
        Noun(low, noun.kind, noun.gender, noun.number)
        if noun is not None and noun.kind in ("person", "group")
        else None
    )


def describes(word: str) -> bool:
    """Whether a hyphened word with a capital describes somebody: "Mum-of-two", in lower case behind its first
    hyphen."""
    return word.partition("-")[2].islower() and hyphened(word.lower()) is not None


def placed(word: str) -> bool:
    """Whether it says where somebody lives or comes from: "Tarn-based"."""
    return word.rpartition("-")[2] in BEHIND
