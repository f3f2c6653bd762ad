"""Which word of a cue says what is done: "has repeatedly denied", "made the decision", "goes on to say"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .lexicon import Meaning, is_noun_form, lexicon, look_up
from .negation import AUXILIARY, is_adverb
from .wordforms import word_list

__all__ = ["BE", "Head", "head"]

BE = word_list("am is are was were be been being isn't aren't wasn't weren't it's he's she's they're")
_BEFORE_NOUN = word_list("""
    a an the no his her its their my our your this that these those any such some of on over amid despite
    following after latest repeated earlier previous early new official public
    """)
# Verbs that only carry what the noun after them says: "voiced concern".
_LIGHT = word_list("express voice issue reiterate repeat offer air convey present publish take raise")
# Verbs that only lead up to the next: "continued to insist", "was quoted as saying".
_LEADING = word_list("continue go forget seek say report quote cite understand rumour rumor choose rush move")
_BETWEEN = word_list("to as of from be have been having not by in on the a an his her its their any")


@dataclass(frozen=True, slots=True)
class Head:
    """The meaning, and the cue's words ``[start, end)`` that it was read off.

    ``hearsay``: it is a passive without a source, or led up to by one ("is said to believe").
    """

    meaning: Meaning
    start: int
    end: int
    passive: bool = False
    hearsay: Meaning | None = None


@lru_cache(maxsize=4096)
def head(words: tuple[str, ...], reach: int, *, gap: int, owned: bool, sourced: bool) -> Head | None:
    """The head of a cue, or None where no word of it is known.

    ``words``: the cue's own, ``words[:reach]``, and those that follow, of which ``gap`` stand between cue and
    content. ``owned``: the cue's first noun belongs to a source or determiner outside of it.
    ``sourced``: the attribution has a source.
    """
    hits = _hits(words, reach, gap, owned)
    if not hits:
        return None
    main = next((i for i, hit in enumerate(hits) if hit.meaning.kind != "adverb"), 0)
    hearsay = None
    while main + 1 < len(hits) and (
        _carries(hits[main], hits[main + 1]) or _leads(words, *hits[main : main + 2])
    ):
        hearsay = hearsay or _hearsay(hits[main], sourced)
        main += 1
    found = hits[main]
    return Head(found.meaning, found.start, found.end, found.passive, hearsay or _hearsay(found, sourced))


def _hits(words: Sequence[str], reach: int, gap: int, owned: bool) -> list[Head]:
    hits: list[Head] = []
    at = 0
    while at < reach:
        carried = bool(hits) and hits[-1].meaning.lemma in _LIGHT and hits[-1].end == at
        meaning = _choose(words, at, reach, gap, owned if at == 0 else carried)
        if meaning is None:
            at += 1
            continue
        end = at + 1 + len(meaning.rest)
        hits.append(Head(meaning, at, end, _is_passive(words, at)))
        at = end
    return hits


def _choose(words: Sequence[str], at: int, reach: int, gap: int, owned: bool) -> Meaning | None:
    found = [m for m in look_up(words, at, reach, gap) if _in_place(m, words, at, reach)]
    if words[at] in AUXILIARY:
        found = [meaning for meaning in found if meaning.rest]
    if _is_noun_place(words, at, owned):
        order = ("noun", "adjective", "verb", "adverb", "phrase")
    else:
        order = ("verb", "phrase", "adjective", "noun", "adverb")
    return next((m for kind in order for m in found if m.kind == kind and _noun_form(words, at, m)), None)


def _in_place(meaning: Meaning, words: Sequence[str], at: int, reach: int) -> bool:
    if meaning.kind == "phrase":
        return at == 0 and 1 + len(meaning.rest) >= reach
    if meaning.kind == "adjective":
        return at == 0 or any(
            w in BE or w in ("feel", "feels", "felt", "remain", "remains") for w in words[:at]
        )
    return True


def _noun_form(words: Sequence[str], at: int, meaning: Meaning) -> bool:
    return meaning.kind != "noun" or is_noun_form(words[at], meaning)


def _is_noun_place(words: Sequence[str], at: int, owned: bool) -> bool:
    """``owned``: of the cue's first word, somebody's outside of it; of others, right after "expressed"."""
    return owned or (at > 0 and words[at - 1] in _BEFORE_NOUN)


def _is_passive(words: Sequence[str], at: int) -> bool:
    """Does a form of "be" stand before it: "was accused", "is widely believed", not "is saying"?"""
    if words[at].endswith("ing"):
        return False
    before = next(
        (w for w in reversed(words[:at]) if not is_adverb(w) and w not in ("also", "not", "long")), ""
    )
    return before in BE


def _hearsay(hit: Head, sourced: bool) -> Meaning | None:
    return lexicon().hearsay.get(hit.meaning.lemma) if hit.passive and not sourced else None


def _carries(hit: Head, following: Head) -> bool:
    near = following.start - hit.end <= 4
    return hit.meaning.lemma in _LIGHT and following.meaning.kind == "noun" and near


def _leads(words: Sequence[str], hit: Head, following: Head) -> bool:
    first = hit.meaning.lemma.split()[0]
    between = words[hit.end : following.start]
    if first not in _LEADING or following.meaning.kind != "verb" or len(between) > 6:
        return False
    linked = any(word in ("to", "as") for word in between) or words[following.start].endswith("ing")
    quoted = first in ("quote", "cite", "report") and "as" in between
    return quoted or (linked and all(word in _BETWEEN or is_adverb(word) for word in between))
