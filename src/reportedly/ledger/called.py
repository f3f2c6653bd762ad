"""A name as somebody types it -> the voice or the outlet that it means, or an error that names near ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.errors import UsageError
from reportedly.ledger import schema
from reportedly.ledger.folding import words

__all__ = ["Group", "has_words", "outlet_called", "outlets_with", "voice_called"]

NEAR, FEWEST = 60, 3  # likeness out of 100, letters of a name that others can be like
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Group:
    """Voices of several documents that are taken for one: those of one folded name and kind."""

    folded: str
    kind: str

    def __str__(self) -> str:
        return f"{self.folded} ({self.kind})"

    def voices(self) -> sa.Select[tuple[int]]:
        """The keys of the voices."""
        table = schema.voices
        return sa.select(table.c.key).where(table.c.folded == self.folded, table.c.kind == self.kind)


def has_words(column: sa.ColumnElement[str], name: str) -> sa.ColumnElement[bool]:
    """Do all words of the name, one at least, stand in the column of folded words?"""
    padded = sa.literal(" ").concat(column).concat(" ")
    each = [padded.contains(f" {word} ", autoescape=True) for word in words(name)[:50]]
    return sa.and_(*each) if each else sa.false()


def voice_called(connection: Connection, name: str, kind: str | None = None) -> tuple[Group, list[Group]]:
    """The voice that the name means, and others of just that name. Raises UsageError for none, or several.

    The whole name comes before a part of it. Of one name and several kinds it is the one quoted most, unless
    ``kind`` is given.
    """
    table, wanted = schema.voices, " ".join(words(name))[:300]
    found = sa.select(table.c.folded, table.c.kind).where(table.c.kind == kind if kind else sa.true())
    grouped = found.group_by(table.c.folded, table.c.kind)
    often = grouped.order_by(sa.func.sum(table.c.quoted).desc(), sa.func.count().desc(), table.c.folded)
    for condition in (table.c.folded == wanted, has_words(table.c.folded, name)) if wanted else ():
        several = [Group(*row) for row in connection.execute(often.where(condition).limit(SHOWN + 1))]
        if len({group.folded for group in several}) > 1:
            raise UsageError(f"{_short(name)}: several voices are called so: {_listed(map(str, several))}")
        if several:
            return several[0], several[1:]
    known = connection.scalars(sa.select(table.c.folded).distinct())
    raise UsageError(_unknown(name, "voice", {folded: folded for folded in known}))


def outlet_called(connection: Connection, name: str) -> list[str]:
    """The spellings of the outlet that the name means. Raises UsageError where none or several do."""
    known = _outlets(connection)
    wanted = " ".join(words(name))
    if wanted in known:
        return known[wanted]
    several = sorted(folded for folded in known if wanted and set(wanted.split()) <= set(folded.split()))
    if len(several) > 1:
        shown = _listed(known[folded][0] for folded in several)
        raise UsageError(f"{_short(name)}: several outlets are called so: {shown}")
    if not several:
        raise UsageError(_unknown(name, "outlet", {folded: names[0] for folded, names in known.items()}))
    return known[several[0]]


def outlets_with(connection: Connection, name: str) -> list[str]:
    """The spellings of outlets in whose names these words stand."""
    wanted = set(words(name))
    known = _outlets(connection).items()
    return [spelt for folded, names in known if wanted and wanted <= set(folded.split()) for spelt in names]


def _outlets(connection: Connection) -> dict[str, list[str]]:
    """The spellings of each outlet, by its folded name."""
    column, known = schema.documents.c.outlet, defaultdict(list)
    for name in connection.scalars(sa.select(column).where(column.is_not(None)).distinct().order_by(column)):
        known[" ".join(words(name))].append(name)
    return known


def _unknown(name: str, what: str, known: dict[str, str]) -> str:
    from rapidfuzz import fuzz, process

    wanted = " ".join(words(name))[:300]
    near: Sequence[str] = []
    if len(wanted) >= FEWEST:
        best = process.extract(wanted, known.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=NEAR, limit=3)
        near = [known[folded] for folded, _, _ in best]
    hint = f"; near it: {_listed(near)}" if near else ""
    return f"{_short(name)}: no {what} of that name in the ledger{hint}"


def _short(name: str) -> str:
    return name if len(name) <= 80 else f"{name[:79]}…"


def _listed(names: Iterable[str]) -> str:
    several = list(names)
    return ", ".join(several[:SHOWN]) + (", …" if len(several) > SHOWN else "")
