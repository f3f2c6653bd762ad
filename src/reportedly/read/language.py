"""Which language a text is in: by document, and by block where the block is long enough to tell."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from string import ascii_letters

from reportedly.types import Block

ANALYSED = "en"
_NOT_WORDS = re.compile(r"https?://\S+|\b\w+\.\w+/\S+|[@#]\w+")
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = ascii_letters.encode()
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SURE = 0.95
_LETTERS_TO_TELL = 60
"""Fewer Latin letters than this tell little: names and loan words decide then."""
_LETTERS_SURE = 200
"""Up to so many Latin letters, foreign names in an English line can make another language of it."""
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[^\W\d_a-z][\w’'-]*")
_SAMPLE = 4_000
"""Characters of one block that the detector sees."""
_OWN = """
    the and that she they with said has have his their not from are were been being which who whom whose
    what when where why how would could should might must did does but if this these those there than
    then into about after before between through against during without because while though its you
    your our us him my only also some many most more such both each any just
"""
_SHARED = "to of in is was for he it had her be by at on or as can one up out all other"
"""English words that are common in other languages too (Danish "for", Dutch "of", Polish "on"). Left out are
some that make up much of one: "a" of Hungarian, "an" of Irish, "do" of Portuguese."""
_OWN_WORDS = frozenset(_OWN.split())
_ENGLISH_WORDS = _OWN_WORDS | frozenset(_SHARED.split())


def of_text(text: str) -> str | None:
    """The language of a text on its own as an ISO 639 code, or None when it is too short to tell."""
    words = text[:_SAMPLE]
    if any(mark in words for mark in "/@#"):
        words = _NOT_WORDS.sub(" ", words)
    latin, other = _letters(words)
    if other > latin and other >= 6:
        return _detect(words)[0]
    if latin < _LETTERS_TO_TELL:
        return None
    if _reads_as_english(words):  # whatever the detector thinks, which takes twenty times as long
        return ANALYSED
    code, sure = _detect(words)
    if code == ANALYSED or sure < _SURE or (latin < _LETTERS_SURE and _names_decide(words)):
        return ANALYSED if code == ANALYSED else None
    return code


def of_blocks(text: str, blocks: Sequence[Block], hint: str | None = None) -> tuple[str, list[Block]]:
    """The document's language, and its blocks with theirs.

    The document's is the one with most letters among the blocks that can be told, posts left out (they
    are somebody else's words); ``hint`` (from the page) decides where none can be told, and English
    without a hint. A block that can't be told has the document's language.
    """
    found = [block.language or of_text(text[block.start : block.end]) for block in blocks]
    weight: Counter[str] = Counter()
    for block, code in zip(blocks, found, strict=True):
        if code and block.kind != "post":
            weight[code] += block.end - block.start
    if not weight:
        weight[_short_document(text, blocks, hint)] = 1
    # Ties go to the code first in the alphabet, so that the same text has always the same answer.
    document = min(weight, key=lambda code: (-weight[code], code))
    return document, [
        replace(block, language=code or document) for block, code in zip(blocks, found, strict=True)
    ]


def _short_document(text: str, blocks: Sequence[Block], hint: str | None) -> str:
    own = " ".join(text[block.start : block.end] for block in blocks if block.kind != "post")
    known = of_text(own)
    if known is None and hint and not _reads_as_english(own) and _detect(own)[0] == hint:
        return hint
    return known or ANALYSED


def _reads_as_english(text: str) -> bool:
    words = _WORD.findall(text.lower())
    if sum(map(_ENGLISH_WORDS.__contains__, words)) < max(1, 0.15 * len(words)):
        return False
    return sum(map(_OWN_WORDS.__contains__, words)) >= 0.04 * len(words)


def _names_decide(text: str) -> bool:
    """Is the text English to the detector without the words that have a capital inside its sentences?"""
    rest = _NAME.sub(" ", text)
    return _letters(rest)[0] >= 12 and _detect(rest)[0] == ANALYSED


def _letters(text: str) -> tuple[int, int]:
    """How many letters are Latin, and how many are not."""
    plain = text.encode("ascii", "ignore")
    counts = {"latin": len(plain) - len(plain.translate(None, _LETTERS)), "other": 0}
    for character, count in Counter(_NOT_ASCII.findall(text)).items() if len(plain) < len(text) else ():
        if character.isalpha():
            counts[_script(character)] += count
    return counts["latin"], counts["other"]


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    return "latin" if unicodedata.name(character, "").startswith(("LATIN", "FULLWIDTH LATIN")) else "other"


def _detect(text: str) -> tuple[str, float]:
    import py3langid  # its model loads on import

    ranked = [(str(code), float(score)) for code, score in py3langid.rank(text.replace("\n", " "))]
    code, best = ranked[0]
    share = 1 / sum(math.exp(score - best) for _, score in ranked)
    # Nigerian English is often taken for Pidgin; it is read as English.
    return (ANALYSED if code in {"pcm", "zxx"} else code), share
