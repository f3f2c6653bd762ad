"""What passes between the parts of this stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from .grammar import word_set
from .lexicon import Gender, Kind, Number

SOMEBODY = "somebody"  # the head of "the 29-year-old", "the Italian": a person known, and no more
Form = Literal["name", "description", "pronoun"]

# Writings in which somebody speaks in their own name: theirs is the voice.
VEHICLES = word_set(
    """
    statement letter email e-mail message post tweet testimony release communique communiqué
    announcement text
    """
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom somebody belongs to: the mention that ends at ``wider`` ("the Orlavian ministry") or else the
    one that ends at ``end`` ("Orlavian"): a name, a pronoun or the adjective of ``state``; with ``known``
    only somebody whom the text had before ("a spokesman for the ministry")."""

    start: int
    end: int
    state: str | None = None
    wider: int = -1
    known: bool = False


class Mention(NamedTuple):
    """One mention: ``[start, end)`` in the text, and what its own words tell.

    A named tuple, because thousands are made and changed: a frozen dataclass takes four times as long.

    ``name``: the words of the name, without titles. ``role``: the role or description given with it, as
    written; ``head``: its head noun, singular, in lower case, or the pronoun; ``modifiers``: its other
    content words.
    ``heads``: where its head words end, by which a source phrase finds it. ``source``: that something is
    said by it; ``nested``: within what somebody else says.
    ``definite``: "the minister", "its leader", "Interior Minister"; ``place``: it stands as a place does
    ("in Narvo"); ``dateline``: it stands before the report, as its place.
    ``again``: a name with a role that the text may have told of: "the engineer, Tomas Rell".
    ``craft``: a ship's or another craft's name; ``also``: further names given with it, such as an acronym in
    brackets.
    """

    start: int
    end: int
    form: Form
    kind: Kind
    head: str = ""
    name: tuple[str, ...] = ()
    also: tuple[tuple[str, ...], ...] = ()
    modifiers: frozenset[str] = frozenset()
    role: str | None = None
    gender: Gender = ""
    number: Number = ""
    owner: Owner | None = None
    definite: bool = False
    bare: bool = False
    place: bool = False
    dateline: bool = False
    the: bool = False
    titled: bool = False
    craft: bool = False
    again: bool = False
    source: bool = False
    nested: bool = False
    opens: bool = False
    quoted: bool = False
    sentence: int = 0
    block: int = 0
    heads: tuple[int, ...] = ()
    text: str = ""


class Phrase(NamedTuple):
    """A stretch of text that names who says something. ``author``: the name of a post's author, as the post
    has it;
    ``nested``: it stands in what somebody else says."""

    start: int
    end: int
    author: str | None = None
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Somebody through whom, or from whom, the content of an attribution (by index) comes beside its source.

    "outer" stands before the source in the chain ("documents cited by the agency"), "inner" behind it ("the
    agency,
    citing documents").
    """

    attribution: int
    phrase: Phrase
    place: Literal["outer", "inner"]
