"""A block's words with the names among them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from .names import Name, Seen, names
from .words import Words


@dataclass(frozen=True, slots=True)
class Scan:
    """A block's words with its names, by the word that each begins and ends with. ``speaking``, ``people``:
    as in ``Seen``. ``sources``: where source phrases begin."""

    words: Words
    found: tuple[Name, ...]
    begins: dict[int, Name]
    last: dict[int, Name]
    speaking: Collection[str] = frozenset()
    people: Collection[tuple[int, int]] = frozenset()
    sources: Collection[int] = frozenset()

    def names_at(self, i: int) -> int:
        """The end of the name that begins at word ``i``, else ``i``."""
        name = self.begins.get(i)
        return name.end if name else i

    def names_back(self, i: int) -> int:
        """The beginning of the name whose last word is ``i``, else ``i``."""
        name = self.last.get(i)
        return name.begin if name else i


def scan(words: Words, seen: Seen, sources: Collection[int] = frozenset()) -> Scan:
    """The names of a block, indexed by word. ``sources``: as in ``Scan``."""
    found = tuple(names(words, seen))
    begins, last = {n.begin: n for n in found}, {n.end - 1: n for n in found}
    return Scan(words, found, begins, last, seen.speaking, seen.people, sources)
