"""Names places in a text by its words, for annotation written by hand (``evaluation/gold/READINGS.md``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["AnchorError", "Place", "find", "place_of"]

NUMBERED = re.compile(r"(.+)#(\d+|\*)", re.DOTALL)
IN_CONTEXT = re.compile(r"([^\[\]]*)\[([^\[\]]+)\]([^\[\]]*)", re.DOTALL)

Place = tuple[int, int]


class AnchorError(ValueError):
    """An anchor that fits nowhere in the text, or in several places."""


def find(anchor: str, text: str) -> list[Place]:
    """The places [start, end) that an anchor names: one, or several for ``words#*``.

    Forms: ``words`` (that occur once), ``words#2``, ``before [words] after``, ``first words … last words``.
    Words are found as whole words. Raises AnchorError where an anchor fits nowhere, or several times.
    """
    numbered = NUMBERED.fullmatch(anchor)
    core, number = (numbered[1], numbered[2]) if numbered else (anchor, None)
    places = _places(core, text)
    if not places:
        raise AnchorError(f"{anchor!r} doesn't occur in the text")
    if number == "*":
        return places
    if number is None and len(places) > 1:
        raise AnchorError(
            f"{anchor!r} occurs {len(places)} times: add #1 to #{len(places)}, or [ ] in context"
        )
    at = int(number or 1)
    if not 1 <= at <= len(places):
        raise AnchorError(f"{anchor!r}: there are {len(places)} occurrences")
    return [places[at - 1]]


def _places(core: str, text: str) -> list[Place]:
    context = IN_CONTEXT.fullmatch(core)
    if context:
        lead = len(context[1])
        around = _occurrences(context[1] + context[2] + context[3], text)
        return [(start + lead, start + lead + len(context[2])) for start, _ in around]
    found = _occurrences(core, text)
    if found or " … " not in core:
        return found
    first, last = core.split(" … ", 1)
    return list(_stretches(first, last, text))


def _occurrences(words: str, text: str) -> list[Place]:
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return [m.span() for m in re.finditer(before + re.escape(words) + after, text)]


def _stretches(first: str, last: str, text: str) -> Iterator[Place]:
    """From each ``first`` to the next ``last`` in its paragraph."""
    for start, end in _occurrences(first, text):
        stop = text.find("\n\n", end)
        rest = _occurrences(last, text[end : stop if stop >= 0 else len(text)])
        if rest:
            yield start, end + rest[0][1]


def place_of(anchor: str, text: str) -> Place:
    """The place of an anchor that names one; raises AnchorError as ``find`` does."""
    if anchor.endswith("#*"):
        raise AnchorError(f"{anchor!r}: #* is for mentions only")
    return find(anchor, text)[0]
