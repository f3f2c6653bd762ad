"""When two names are one: of people, of bodies and their short forms."""

from __future__ import annotations

from .grammar import word_set
from .kinds import FOREIGN
from .lexicon import lexicon
from .transliterate import fold, is_arabic, same_sound

DIRECTIONS = word_set("north south east west northern southern eastern western central")


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: one surname, and given names that don't speak against it.

    A single word is a surname or, failing that, a given name; which of several people it is, the caller
    decides.
    """
    if len(one) > len(other):
        one, other = other, one
    if len(one) == 1:
        return same_word(one[0], other[-1]) or (len(other) > 1 and fold(one[0]) == fold(other[0]))
    return same_word(one[-1], other[-1]) and all(any(_given(a, b) for b in other[:-1]) for a in one[:-1])


def same_word(one: str, other: str) -> bool:
    """Whether two words are one name, spelled alike or not: Kan'ani, Kanaani, کنعانی."""
    mine, theirs = fold(one), fold(other)
    if mine == theirs:
        return True
    if min(len(mine), len(theirs)) < 4 or not same_sound(one, other):
        return False
    return is_arabic(one) != is_arabic(other) or _alike(mine, theirs)


def _alike(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio

    # 75 keeps Kanaani and Kan'ani (92), Shahrokh and Shahrukh (88) together, Kuno and Kanaani (55) apart.
    return ratio(one, other) >= 75


def _given(one: str, other: str) -> bool:
    mine, theirs = fold(one), fold(other)
    if len(mine) == 1 or len(theirs) == 1:
        return mine[:1] == theirs[:1]
    return same_word(one, other)


def short_of(short: tuple[str, ...], full: tuple[str, ...], *, the: bool) -> bool:
    """Whether an organisation's full name may be shortened so: its first words ("Astermine" of "Astermine
    Resources"), or with an article its last ("the Courier" of "Vessin Courier") or those before an "of"
    ("the Trust" of "Harbour Trust of Narvo")."""
    a, b = [fold(w) for w in short], [fold(w) for w in full]
    if not a or len(a) >= len(b):
        return False
    begins = a[0] not in lexicon().marks or (len(a) > 1 and a[0] in DIRECTIONS)
    the = the or full[0].lower() in FOREIGN  # "Orsini" of "Banca Orsini"
    of = next((k for k, word in enumerate(full) if k and word.lower() in ("of", "for")), 0)
    ends = a == b[-len(a) :] or (a == b[:of][-len(a) :] and a[-1] in lexicon().marks)
    return (a == b[: len(a)] and begins) or ((the or a[-1].endswith("s")) and ends)
