"""Whether somebody's given name is a man's or a woman's, as far as the list of such names goes."""

from __future__ import annotations

from anyascii import anyascii

from .entities import Entity
from .lexicon import Gender, lexicon


def given_gender(entity: Entity) -> tuple[Gender, bool]:
    """The gender that a name's first word tells ("Ana Roth"), and whether it is all of the name ("Ana"), so
    that it may be a surname; "" where nothing does, or two names tell different ones."""
    if entity.kind not in ("person", "unknown"):
        return "", False
    full = [name for name in entity.names if len(name) > 1]
    told = {gender for name in full or entity.names if (gender := _gender(name[0]))}
    return (told.pop(), not full) if len(told) == 1 else ("", False)


def gender_of(entity: Entity) -> Gender:
    """The gender that the text tells, or else a full name."""
    given, alone = given_gender(entity)
    return entity.gender or ("" if alone else given)


def _gender(word: str) -> Gender:
    plain = word if word.isascii() else anyascii(word)
    return lexicon().given.get(plain.lower(), "")
