"""Names across scripts and spellings, compared by their consonants.

Arabic and Persian leave short vowels out, and Latin spellings of one name differ in vowels, doubled letters
and
apostrophes: Kan'ani, Kanaani, کنعانی. So a name becomes its *skeleton*: its consonants in a small alphabet
that
merges what spellings mix up. Equal skeletons are evidence, not proof: callers ask for more.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Pairs first, then letters. Semivowels and h are dropped: spellings disagree on them most.
PAIRS = (
    ("tch", "j"), ("sch", "s"), ("kh", "x"), ("gh", "g"), ("sh", "s"), ("ch", "j"), ("zh", "j"), ("dj", "j"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("qu", "k"), ("ts", "s"), ("ou", ""),
)  # fmt: skip
LATIN = str.maketrans("cq", "kg")
DROPPED = frozenset("aeiouyhw'’")
ARABIC = dict(
    zip("بپتطثجچخدذرزژسشصضظغفقکكگلمن", "bpttsjjxdzrzjssszzgfgkkglmn", strict=True)
)  # vowels and ح drop


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """The word in lower-case ASCII where it can be, without marks and apostrophes: "Kan’ani" gives
    "kanani"."""
    if word.isascii():
        return word.lower().replace("'", "").replace("-", "").replace(".", "")
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if c.isalnum())
    if not plain.isascii() and not _is_arabic(plain):
        from anyascii import anyascii

        plain = anyascii(plain[:100])
    return plain.lower()


@lru_cache(maxsize=4096)
def skeleton(word: str) -> str:
    """The consonants of a name in any script, doubles written once; "" where it has none."""
    plain = fold(word[:100])
    if _is_arabic(plain):
        return _once("".join(ARABIC.get(c, "") for c in plain))
    for pair, letter in PAIRS:
        plain = plain.replace(pair, letter.upper())
    kept = (c.translate(LATIN) if c.islower() else c.lower() for c in plain if c not in DROPPED)
    return _once("".join(c for c in kept if c.isascii() and c.isalpha()))


def sound(word: str) -> str:
    """The skeleton without v, which one Arabic letter shares with w and long u: a key to look names up by."""
    return _once(skeleton(word).replace("v", ""))


def same_sound(one: str, other: str) -> bool:
    """Whether two spellings may be one name: equal skeletons of two consonants or more and, within one
    script,
    the same first letter or none."""
    mine, theirs, across = skeleton(one), skeleton(other), is_arabic(one) != is_arabic(other)
    if across:  # one letter stands for v, w and long u
        mine, theirs = sound(one), sound(other)
    if len(mine) < 2 or mine != theirs:
        return False
    return across or _first(one) == _first(other)


def is_arabic(word: str) -> bool:
    """Whether the word is in Arabic letters."""
    return _is_arabic(fold(word))


def _is_arabic(plain: str) -> bool:
    return bool(plain) and "\u0600" <= plain[0] <= "\u06ff"


def _first(word: str) -> str:
    first = fold(word)[:1]
    return "a" if first in "aeiou" else {"q": "g", "c": "k", "y": "j"}.get(first, first)


def _once(letters: str) -> str:
    return "".join(c for i, c in enumerate(letters) if i == 0 or c != letters[i - 1])
