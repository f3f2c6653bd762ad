"""Is the act itself negated: "did not say", "never said", "no one believes"?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..types import Content, Source
from .wordforms import word_list

__all__ = [
    "AUXILIARY",
    "is_adverb",
    "is_not_drawn",
    "left_chain",
    "negations",
    "refuses",
    "said_nothing",
    "source_is_nobody",
]

AUXILIARY = word_list("""
    am is are was were be been being has have had having do does did will would shall should can could may
    might must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't shouldn't
    can't cannot couldn't mustn't needn't i'm he's she's it's we're they're i've we've they've i'd he'd she'd
    we'd they'd i'll he'll she'll we'll they'll
    """)
_NOT = word_list("not never no neither nor hardly scarcely barely without cannot nobody none nothing")
_REFUSE = word_list("refuse refuses refused refusing decline declines declined declining")
_FAIL = word_list("""
    fail fails failed failing forget forgets forgot forgotten forgetting omit omits omitted omitting neglect
    neglects neglected neglecting refrain refrains refrained refraining avoid avoids avoided avoiding cease
    ceases ceased ceasing lose loses lost losing abandon abandons abandoned abandoning unable unwilling
    reluctant
    """)
_WOULD = word_list("would wouldn't")
_TELL = word_list("comment discuss elaborate speculate")
_SHORT = word_list("stop stops stopped stopping fall falls fell falling")
# What takes the negation off again: "not only said", "made no secret of".
_UNLESS = word_list("only just merely least simply doubt uncertain less fewer secret longer surprisingly")
_LINK = word_list(
    "to also even ever yet of from so still already again far then now just only either as be at all once"
)
_SEEM = word_list("appear appears appeared appearing seem seems seemed seeming")
_CHAIN = AUXILIARY | _NOT | _FAIL | _REFUSE | _LINK | _SEEM | _SHORT | {"short"}
_NOBODY = re.compile(
    r"(?:no one|no-one|nobody|none|neither|not one|not a|no(?! (?:fewer|less|more)\b))\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\W*(?:nothing|no word|no comment|not a word|not a thing|no such thing|any such thing)\W*", re.IGNORECASE
)
_NOTHING_OF = re.compile(r"\W*nothing\s(?:of|about)\s", re.IGNORECASE)
_INVERTED = word_list("nor neither never not")


def negations(words: Sequence[str]) -> int:
    """How often the words before a verb negate it; two take each other off."""
    count = 0
    for i, word in enumerate(words):
        after = words[i + 1] if i + 1 < len(words) else ""
        if word.endswith("n't") or word in _NOT:
            count += after not in _UNLESS or after == "longer"
        elif word in _FAIL or (word in _SHORT and after == "short") or (word == "yet" and after == "to"):
            count += 1
    return count


def left_chain(words: Sequence[str], *, inverted: bool) -> list[str]:
    """The words that end at the cue and belong to its verb: "has not | said", "declined to | say".

    ``words`` are those before the cue, marks included. ``inverted``: the source stood between and was left
    out, so only "nor did" and its like belong.
    """
    at = len(words)
    while at > 0 and _belongs(words[at - 1]):
        at -= 1
    chain = list(words[at:])
    if inverted and not (len(chain) > 1 and chain[-1] in AUXILIARY and chain[-2] in _INVERTED):
        return []
    return chain


def refuses(chain: Sequence[str]) -> bool:
    """Does it lead up to the verb by a refusal: "declined to | say"?"""
    return any(word in _REFUSE and chain[i + 1 : i + 2] == ["to"] for i, word in enumerate(chain))


def is_not_drawn(words: Sequence[str]) -> bool:
    """ "Would not be drawn on", "would not comment": a refusal, by an idiom with a negation in it."""
    for k, word in enumerate(words):
        if word in _WOULD and not _TELL.isdisjoint(words[k + 1 :]):
            return negations(words[k:]) == 1
    at = words.index("drawn") if "drawn" in words else 0
    return at > 0 and words[at - 1] == "be" and negations(words[:at]) == 1


def is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > 4


def source_is_nobody(source: Source | None) -> bool:
    """ "No one believes", "neither the port nor the police said"; not "no fewer than ten witnesses"."""
    return bool(source and source.spans and _NOBODY.match(source.spans[0].text))


def said_nothing(content: Content) -> bool:
    """Is all that was said "nothing", "no word", "nothing of any raid"?"""
    spans = content.spans
    if _NOTHING_OF.match(content.text) and AUXILIARY.isdisjoint(content.text.lower().split()):
        return True
    return spans[-1].end - spans[0].start < 40 and bool(_NOTHING.fullmatch(content.text))


def _belongs(word: str) -> bool:
    return word in _CHAIN or is_adverb(word)
