"""Scare quotes: one to three quoted words that nobody is quoted saying."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.attribute.rules.lexicon import lexicon

from ..lexicon import look_up
from ..wordforms import word_list

MOST_WORDS = 3
WINDOW = 60
STOPS = ".,!?;:…"
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?…]\s")
# Words that introduce a name, a title, or a word as a word.
NAMING = re.compile(
    r"\b(?:known\sas|called|named|dubbed|nicknamed|titled|entitled|tagged|christened|headed|labell?ed|marked|"
    r"inscribed|reading|reads?|words?|terms?|phrase|expression|slogan|motto|name|title|letters?|spelt|spelled|"
    r"means|meaning|meant|translated\sas|so-called|so\scalled|code-?\s?named|nickname|billed\sas|hashtag|under)"
    r"(?:\s(?:of|as|the|a|an|is|was|simply|only|just|it))?[\s,:]{1,2}$",
    re.IGNORECASE,
)
NAMED_AFTER = re.compile(r"\s(?:means|meaning|is\sthe\sword|in\s(?:English|translation))\b")
CALLING = word_list(
    "call calls called calling describe describes described describing brand branded term termed deem "
    "deemed style styled label labelled labeled slam slammed blast blasted hail hailed as vow vowed"
)
SPOKEN = frozenset(
    ("deny", "confirm", "demand", "promise", "hope", "warn", "accuse", "condemn", "praise", "ask")
)


def scare_quotes(text: str, start: int, end: int, quotes: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The quotations, marks included, that hold a few words at arm's length in ``text[start:end]``."""
    for first, last in quotes:
        if last - first < WINDOW and _is_scare(text, start, end, first, last):
            yield first, last


def _is_scare(text: str, start: int, end: int, first: int, last: int) -> bool:
    inner = text[first + 1 : last - 1]
    if not inner or not inner[0].islower() or inner[-1] in STOPS or any(c.isdigit() for c in inner):
        return False
    if not 1 <= len(inner.split()) <= MOST_WORDS:
        return False
    before, after = text[max(start, first - WINDOW) : first], text[last : min(end, last + WINDOW)]
    if not before.strip() or NAMING.search(before) or NAMED_AFTER.match(after):
        return False
    return not _somebody_speaks(before, after)


def _somebody_speaks(before: str, after: str) -> bool:
    """Is there a verb of saying near by, in the same sentence? Then the words may be somebody's."""
    before = SENTENCE_END.split(before)[-1]
    after = SENTENCE_END.split(after)[0]
    near = [word.lower() for word in WORD.findall(before)[-7:] + WORD.findall(after)[:6]]
    tags = lexicon().tags
    return any(word in tags or word in CALLING or _is_act(word) for word in near)


def _is_act(word: str) -> bool:
    """ "apologised", "demanded": what is done by words, in the past, where it is hardly a noun."""
    return word.endswith("ed") and any(
        meaning.kind == "verb" and meaning.act in SPOKEN for meaning in look_up([word], 0)
    )
