"""The description behind a name's comma: "Ana Orme, the director of Legal Aid, said"."""

from __future__ import annotations

from .grammar import BOUND, DETERMINER, PARTICIPLE, PREPOSITION, RELATIVE, SPEECH
from .lexicon import Noun, lexicon
from .roles import NamesAt, Phrase, bounds, core_end, head_of, left_of, noun_at
from .words import Words

SILENT_PARTICIPLE = PARTICIPLE - SPEECH
CALLINGS = ("ist", "ian", "monger", "grapher")
MODIFYING = frozenset(
    ("acting", "outgoing", "incoming", "managing", "leading", "founding", "sitting", "ruling")
)


def apposition(
    words: Words, at: int, limit: int, names_at: NamesAt, names_back: NamesAt
) -> tuple[Phrase, int] | None:
    """The description that follows a name after a comma, and where it ends: ", the director of Legal
    Aid,"."""
    if at >= limit or words.before[at] not in (",", "(", "–", "—"):
        return None
    if words.word[at].isdigit() and at + 1 < limit and words.before[at + 1] == ",":
        at += 1
    begin = at + 1 if words.low[at] in ("now", "then", "also", "once", "formerly") else at
    if begin >= limit or words.low[begin] in BOUND or _is_participle(words, begin):
        return None
    if words.low[begin] not in DETERMINER and begin + 1 < limit and words.low[begin + 1] in DETERMINER:
        return None  # "Ana Roth, 54, joined the firm"
    end = core_end(words, begin, min(limit, begin + 10), names_at)
    head = head_of(words, begin, end)
    noun = noun_at(words, head) or _calling(words, begin, head)
    closed = (
        end >= limit
        or words.before[end]
        or words.low[end] in PREPOSITION
        or words.low[end] in RELATIVE
        or bounds(words, begin, end)
    )
    if noun is None or head < begin or not closed:
        return None  # "made available to the Herald, the gang was …": a new clause
    return left_of(words, head, begin, names_back)._replace(noun=noun), end


def _calling(words: Words, begin: int, head: int) -> Noun | None:
    """The calling that the list lacks: "an entomologist"."""
    low = words.low[head]
    told = words.low[begin] in ("a", "an") and low.endswith(CALLINGS) and not words.capital[head]
    return Noun(low, "person", "", "one") if told else None


def _is_participle(words: Words, k: int) -> bool:
    """Whether a clause begins with word ``k``: "quoting the fund", "made available to the port"."""
    low = words.low[k]
    if words.capital[k] or low in lexicon().nouns:
        return False
    return (low.endswith("ing") and len(low) > 4 and low not in MODIFYING) or (
        low in SILENT_PARTICIPLE and words.low[k + 1 : k + 2] in (["by"], ["to"], ["in"], ["for"])
    )
