"""Titles, ranks and offices in a capitalised stretch, and the letters and nicknames that go with a name."""

from __future__ import annotations

from ..attribute.rules.abbreviations import INITIALS
from .grammar import FUNCTION, word_set
from .kinds import name_kind
from .lexicon import lexicon
from .words import Words

RETIRED = word_set("rtd retd ret retired")
NO_TITLE = word_set("st inc ltd co corp jr sr bros vs no mt ft")


def is_title(words: Words, k: int) -> bool:
    """Whether word ``k`` is a title, a rank or two ("Lt-Gen")."""
    lists = lexicon()
    parts = words.low[k].split("-")
    return all(part in lists.honorifics or part in lists.ranks for part in parts)


def dotted(words: Words, k: int) -> bool:
    """Whether word ``k`` is an abbreviated title before a name ("Ald. Brun"): its stop ended no sentence."""
    return (
        k + 1 < len(words)
        and words.before[k + 1] == "."
        and words.sentence[k] == words.sentence[k + 1]
        and INITIALS.fullmatch(words.word[k]) is None
        and words.low[k] not in NO_TITLE
        and words.capital[k + 1]
    )


def nickname(words: Words, j: int) -> bool:
    """Whether the mark before word ``j`` opens or closes one word between two names: Evelyn “Bing” Orlo."""
    first = j if words.before[j] in ('"', "“") and words.before[j - 1] not in ('"', "“") else j - 1
    around = words.before[first : first + 2]
    return (
        around in (['"', '"'], ["“", "”"])
        and 0 < first < len(words) - 1
        and all(words.capital[k] and words.low[k] not in FUNCTION for k in (first - 1, first, first + 1))
        and words.sentence[first - 1] == words.sentence[first + 1]
    )


def past_letters(words: Words, end: int, *, titled: bool) -> int:
    """The word behind a name that ends before ``end`` and the letters that follow it: "Mr Eoghan Orme SC"."""
    k = end
    while k < len(words) and not words.before[k] and titled and k - end < 4:
        if words.low[k] not in lexicon().after and not letters(words, k):
            break
        k += 1
    return k


def letters(words: Words, k: int) -> bool:
    """Whether word ``k`` is letters behind a titled name: "Mr Eoghan Orme SC"."""
    word, name = words.word[k], words.word[k - 1]
    return 1 < len(word) < 5 and word.isalpha() and word.isupper() and not name.isupper()


def calling(low: str) -> bool:
    noun = lexicon().nouns.get(low)
    return noun is not None and noun.kind == "person" and noun.number == "one"


def officer(words: Words, i: int, j: int) -> bool:
    """Whether a stretch holds a rank with a full name behind it, none of whose words is a body's."""
    lists = lexicon()
    rank = max((k for k in range(i, j) if words.low[k] in lists.ranks), default=j)
    behind = words.low[rank + 1 : j]
    return i < rank and len(behind) > 1 and not any(w in lists.marks or w in ("of", "for") for w in behind)


def body_of(words: Words, title: int, j: int) -> int:
    """Where the body begins in "Chairman of the Ogbari Medical Association", else ``j``."""
    of = title + 1
    if of + 1 >= j or words.low[of] not in ("of", "for"):
        return j
    body = of + 1 + (words.low[of + 1] == "the")
    whole = j - body > 1 and name_kind(words.low[body:j], words.word[body:j]) in ("organization", "outlet")
    return body if whole and words.low[j - 1] in lexicon().marks else j


def after_office(words: Words, of: int, j: int) -> int:
    """Where the name begins in "of Mines Josiah Tembalo": behind the last word of a department, or two from
    the end."""
    offices = [k for k in range(of + 1, j) if words.low[k] in lexicon().departments]
    first = offices[-1] + 1 if offices else of + 1
    if offices and (first >= j or words.capital[first]):
        return first
    if not offices and words.low[first] == "the":
        body = lexicon().nouns.get(words.low[first + 1]) if first + 1 < j else None
        behind = words.low[first + 2 : j]
        plain = not any(low in lexicon().marks or low in ("of", "and") for low in behind)
        if body is not None and body.kind != "person" and len(behind) in (2, 3) and plain:
            return first + 2  # "Leader of the Opposition Sherma Orme"
        return j  # "Speaker of the Harbour Commons": the office goes on to the end
    office = first + (not words.capital[first])  # behind "and", if anything
    return j - 2 if j - office > 2 else j
