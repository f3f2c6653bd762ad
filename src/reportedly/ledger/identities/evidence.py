"""Two profiles -> how likely they are one, in hundredths, and why.

Scores are sums of what speaks for and against; the figures are in ``WEIGHTS``. They were set by hand on what
must hold (one name with another office in another body stays two; one name and nothing against it is one),
not learned: no corpus with voices linked across documents is at hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportedly.ledger.identities.profiles import Profile
from reportedly.resolve.acronyms import is_acronym, stands_for
from reportedly.resolve.lexicon import lexicon
from reportedly.resolve.names import same_person
from reportedly.resolve.transliterate import fold
from reportedly.resolve.voices import SEVERAL

__all__ = ["FLOOR", "LINK", "Evidence", "compared", "informative", "stands_alone"]

LINK = 75
"""From here on two are one."""
FLOOR = 50
"""Below it two are two; between them, they may be one: a suggestion."""

WEIGHTS = {
    "same name": 80,
    "a longer form of the name": 75,
    "a name that is spelled otherwise": 60,
    "a name that sounds alike": 50,
    "same single-word name": 50,
    "same name, which others bear": 50,
    "same role": 15,
    "same affiliation": 30,
    "affiliations of the same common name": 15,
    "same handle": 30,
    "another role": -15,
    "the same office elsewhere": -35,
    "another affiliation": -20,
    "a common name, in another affiliation": -35,
    "one of unknown kind": -10,
    "another kind": -50,
    "another kind of body": -5,
}
# Of rapidfuzz's ratio, as within one document: Tolan and Tolaan 91, Vesh and Wesh 75.
SAME_SOUND = 75
# Of its token_set_ratio: "lawyer" and "lawyer with Legal Aid" 100, "leader" and "lawyer" 50.
SAME_ROLE = 60


@dataclass(frozen=True, slots=True)
class Evidence:
    """``score`` from 0 to 100; ``reasons`` in the words of ``WEIGHTS``."""

    score: int
    reasons: tuple[str, ...]


NOTHING = Evidence(0, ())


def compared(one: Profile, other: Profile) -> Evidence:
    """What speaks for and against the two being one. Symmetric."""
    if one.digest > other.digest:  # what names have in common may depend on which comes first
        one, other = other, one
    name = _name(one, other)
    if name is None or one.only or other.only:
        return NOTHING
    reasons = [name, *_kind(one, other), *_place(one, other)]
    if one.handle and one.handle == other.handle:
        reasons.append("same handle")
    total = sum(WEIGHTS[reason] for reason in reasons)
    return Evidence(max(0, min(100, total)), tuple(reasons))


def stands_alone(profile: Profile) -> bool:
    """Whether two documents that say just this speak of one voice."""
    return bool(profile.only) or compared(profile, profile).score >= LINK


def informative(profile: Profile) -> bool:
    """Whether it says more than a name."""
    return bool(profile.role or profile.affiliation or profile.handle)


def _name(one: Profile, other: Profile) -> str | None:
    if one.folded == other.folded:
        if len(one.folded) == 1:
            return "same name" if _whole(one) and _whole(other) else "same single-word name"
        common = one.generic and (one.body or other.body)
        return "same name, which others bear" if common else "same name"
    if one.body or other.body or one.block != other.block:
        return None
    if not _same_person(one.words, other.words):
        return "a name that sounds alike" if _sound_alike(one.words, other.words) else None
    return (
        "a longer form of the name"
        if _contains(one.folded, other.folded)
        else "a name that is spelled otherwise"
    )


@lru_cache(maxsize=65_536)
def _sound_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the words are as many, and each is written much like the other: Vesh, Wesh."""
    from rapidfuzz.fuzz import ratio

    same = len(one) == len(other) > 1
    return same and all(ratio(fold(a), fold(b)) >= SAME_SOUND for a, b in zip(one, other, strict=True))


@lru_cache(maxsize=65_536)
def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return min(len(one), len(other)) > 1 and same_person(one, other)


def _contains(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)


def _whole(profile: Profile) -> bool:
    """Whether one word is a whole name: a state's, or an outlet's that is no common word ("Courier")."""
    if profile.kind == "government":
        return profile.name.lower() in lexicon().states
    return profile.kind == "outlet" and not profile.generic and not is_acronym(profile.name)


def _kind(one: Profile, other: Profile) -> list[str]:
    if one.kind == other.kind:
        return []
    if "unknown" in (one.kind, other.kind):
        return ["one of unknown kind"]
    if one.body and other.body:
        return ["another kind of body"] if "outlet" in (one.kind, other.kind) else []
    return ["another kind"]


def _place(one: Profile, other: Profile) -> list[str]:
    """What role and affiliation say."""
    reasons = []
    near = _affiliations(one.affiliation, other.affiliation, one.unique)
    # What a body is called ("company", "operator") says little: people alone have offices.
    role = _role(one.role, other.role) if one.role and other.role and not one.body else ""
    apart = near == "another affiliation"
    if apart and one.generic and one.body:
        near = "a common name, in another affiliation"
    elif apart and role == "same role" and _office(one.role) and _office(other.role):
        role = "the same office elsewhere"
    if role and not (apart and role == "same role"):  # the same role in another body is no sign of one person
        reasons.append(role)
    if near:
        reasons.append(near)
    return reasons


@lru_cache(maxsize=16_384)
def _affiliations(mine: str, theirs: str, unique: bool) -> str:
    if not mine or not theirs:
        return ""
    if mine == theirs:
        return "same affiliation" if unique else "affiliations of the same common name"
    words, more = _significant(mine), _significant(theirs)
    if _acronym_of(mine, more) or _acronym_of(theirs, words):
        return "same affiliation"
    return "" if set(words) & set(more) else "another affiliation"


def _acronym_of(name: str, words: tuple[str, ...]) -> bool:
    return " " not in name and len(words) > 1 and stands_for(name, words)


def _significant(name: str) -> tuple[str, ...]:
    return tuple(word for word in name.split() if word not in ("the", "of", "for", "and"))


@lru_cache(maxsize=65_536)
def _role(one: str, other: str) -> str:
    from rapidfuzz.fuzz import token_set_ratio

    if token_set_ratio(_common(one), _common(other)) < SAME_ROLE:
        return "another role"
    mine, theirs = _proper(one), _proper(other)
    apart = mine and theirs and not mine & _words(other) and not theirs & _words(one)
    return "the same office elsewhere" if apart else "same role"


@lru_cache(maxsize=65_536)
def _proper(role: str) -> frozenset[str]:
    """What a role is of: "mayor of Norlund", "Norlund's mayor", "the Norwegian minister" (as the state)."""
    known, words = lexicon(), role.split()
    found = set()
    for n, word in enumerate(words):
        low = word.lower()
        state = known.adjectives.get(low) or known.states.get(low)
        owns = low.endswith(("'s", "’s"))
        named = owns or _behind_of(words, n) or (n > 0 and words[-1][0].islower())  # "the Tolmin mayor"
        if state or (named and word[0].isupper() and not _common_word(low)):
            found.add(fold(state or _bare(word)))
    return frozenset(found)


def _behind_of(words: list[str], n: int) -> bool:
    return any(word.lower() in ("of", "in", "for", "at", "from", "with") for word in words[:n])


def _words(role: str) -> frozenset[str]:
    return frozenset(fold(_bare(word)) for word in role.split())


def _bare(word: str) -> str:
    return word.strip(",.").removesuffix("'s").removesuffix("’s")


@lru_cache(maxsize=65_536)
def _common(role: str) -> str:
    proper = _proper(role)
    words = (_bare(word.lower()) for word in role.split() if fold(_bare(word)) not in proper)
    return " ".join(word for word in words if word not in ("the", "a", "an", "of", "for", "with", "at", "in"))


def _common_word(low: str) -> bool:
    known = lexicon()
    return low in known.nouns or low in known.marks or low in known.departments or low in known.ranks


@lru_cache(maxsize=65_536)
def _office(role: str) -> bool:
    """Whether it is one that a single person holds: mayor, minister; not spokesman, senator."""
    return bool(set(_common(role).split()) & (lexicon().ranks - SEVERAL))
