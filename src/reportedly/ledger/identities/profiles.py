"""A document's voices -> profiles: what it says of who somebody is, fit to be compared with another's.

Anonymous voices, descriptions ("the police"), joint sources, documents and groups have none: nothing in a
name links them to another document.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from reportedly.ledger.folding import folded
from reportedly.resolve.acronyms import SMALL, is_acronym, stands_for
from reportedly.resolve.grammar import FUNCTION, PARTICLE, word_set
from reportedly.resolve.lexicon import lexicon
from reportedly.resolve.transliterate import fold, sound
from reportedly.types import Document

__all__ = ["LINKABLE", "Profile", "digests", "generic", "profiles"]

LINKABLE = frozenset(("person", "organization", "government", "outlet", "unknown"))
BODIES = frozenset(("organization", "government", "outlet"))
LONGEST_NAME, LONGEST_ROLE = 12, 20  # words
ARTICLES = frozenset(("the", "a", "an"))
# What goes before an office: no name of anybody's.
BEFORE_OFFICE = word_set(
    "prime deputy vice foreign acting former chief senior first second assistant high attorney special home"
)


@dataclass(frozen=True)
class Profile:
    """``name`` as written, without article; ``role`` the words of the description, as written.

    ``affiliation`` is the folded name of what they belong to, ``unique`` whether that name means one body
    alone. ``acronym`` is a short form that the document gives beside the name. ``only`` marks a profile that
    one voice has to itself, because a person judged it.
    """

    name: str
    kind: str
    role: str = ""
    affiliation: str = ""
    unique: bool = False
    handle: str = ""
    acronym: str = ""
    only: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(self.name.split())

    @cached_property
    def folded(self) -> tuple[str, ...]:
        return tuple(filter(None, map(fold, self.words)))

    @cached_property
    def generic(self) -> bool:
        """Whether all words of the name are words of the dictionary: the Interior Ministry of which state?"""
        return generic(self.words)

    @cached_property
    def body(self) -> bool:
        return self.kind in BODIES

    @cached_property
    def block(self) -> str:
        """Profiles are compared within one block: people whose first and last names sound alike, other names
        that are the same."""
        if self.kind not in BODIES and len(self.folded) > 1:
            return f"p:{_key(self.words[0])} {_key(self.words[-1])}"
        if len(self.words) == 1 and is_acronym(self.name):
            return f"a:{self.folded[0]}"
        return f"n:{' '.join(self.folded)}"[:300]

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all of it, hex."""
        return hashlib.sha256(_written(self.fields()).encode("ascii")).hexdigest()

    def fields(self) -> dict[str, Any]:
        """All of it by name: ``Profile(**profile.fields()) == profile``."""
        return {name: getattr(self, name) for name in _FIELDS}

    @classmethod
    def stored(cls, body: Mapping[str, Any], digest: str) -> Profile:
        """A profile as ``fields`` gave it, with the digest that it had."""
        profile = cls(**body)
        profile.__dict__["digest"] = digest  # where cached_property keeps it
        return profile


_FIELDS = tuple(field.name for field in fields(Profile))
_written = json.JSONEncoder(sort_keys=True).encode


def _key(word: str) -> str:
    return sound(word) or fold(word)


def generic(words: tuple[str, ...]) -> bool:
    """Whether a name has no word of its own: "Interior Ministry", "the Post", "Supreme Court"."""
    known = lexicon()
    return all(
        (low := word.lower()) in known.nouns
        or low in known.marks
        or low in known.departments
        or low in known.ranks
        or low in BEFORE_OFFICE
        or low in FUNCTION
        or low in SMALL
        for word in words
    )


def profiles(document: Document) -> dict[str, Profile]:
    """The profile of each voice that has one, by the voice's id."""
    voices = {voice["id"]: voice for voice in document.voices}
    handles = dict(_handles(document))
    found = {}
    for voice in document.voices:
        name = proper_name(voice)
        if name is not None:
            affiliation, unique = _affiliation(voice, voices)
            found[voice["id"]] = Profile(
                name,
                voice["kind"],
                _role(voice["description"]),
                affiliation,
                unique,
                handles.get(folded(voice["name"]), ""),
                _acronym(name, voice),
            )
    return found


def digests(profiles: Mapping[str, Profile]) -> dict[str, str]:
    """Their digests, by the same keys."""
    return {voice: profile.digest for voice, profile in profiles.items()}


def proper_name(voice: Mapping[str, Any]) -> str | None:
    """The voice's name without article, where it is a name and not a description."""
    if not voice["named"] or voice["members"] or voice["kind"] not in LINKABLE:
        return None
    words = voice["name"].split()
    while words and words[0].lower() in ARTICLES:
        words.pop(0)
    if not 0 < len(words) <= LONGEST_NAME or not all(map(_capital, words)):
        return None
    words[-1] = _without_possessive(words[-1])
    words = [word for word in words if word]
    name = " ".join(words)
    if len(name) > 200 or not any(map(fold, words)) or (voice["kind"] == "person" and generic(tuple(words))):
        return None
    return name


def _capital(word: str) -> bool:
    """Whether the word may stand in a name: not in lower case, or one that joins ("of", "van")."""
    letters = [c for c in word if c.isalpha()]
    low = word.lower()
    joins = low in PARTICLE or low in SMALL or low == "&"
    return joins or not letters or not letters[0].islower() or any(c.isupper() for c in letters)


def _without_possessive(word: str) -> str:
    for end in ("'s", "’s"):
        word = word.removesuffix(end)
    return word


def _role(description: str | None) -> str:
    return " ".join((description or "").split()[:LONGEST_ROLE])


def _affiliation(voice: Mapping[str, Any], voices: Mapping[str, Mapping[str, Any]]) -> tuple[str, bool]:
    """The name of what the voice belongs to, with what that belongs to where its name is a common one."""
    owner = voices.get(voice["affiliation"] or "")
    if owner is None or owner["kind"] not in BODIES or owner is voice:
        return "", False
    name = proper_name(owner)
    if name is None:
        return "", False
    words = tuple(name.split())
    if not generic(words):
        return folded(name), True
    above = voices.get(owner["affiliation"] or "")
    over = proper_name(above) if above is not None and above is not owner else None
    if over is None or generic(tuple(over.split())):
        return folded(name), False
    return f"{folded(name)} of {folded(over)}", True


def _acronym(name: str, voice: Mapping[str, Any]) -> str:
    """The first alias (in order of the alphabet) that is the name's acronym."""
    words = tuple(name.split())
    if voice["kind"] == "person" or len(words) < 2:
        return ""
    forms = (alias for alias in voice["aliases"] if " " not in alias and is_acronym(alias))
    return min((fold(form) for form in forms if stands_for(form, words)), default="")


def _handles(document: Document) -> Iterator[tuple[str, str]]:
    """The handle under which an author of the posts in the document writes, by the author's folded name."""
    for block in reversed(document.blocks):
        if block.kind == "post" and block.author and block.handle:
            yield folded(block.author), block.handle.strip().lower()[:100]
