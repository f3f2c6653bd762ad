"""A name as somebody types it -> the voice or the outlet that it means, or an error that names near ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.errors import UsageError
from reportedly.ledger import schema
from reportedly.ledger.described import Described, described
from reportedly.ledger.folding import words
from reportedly.ledger.grouping import Group, group, joined, pointed_at

__all__ = ["has_words", "outlet_called", "outlets_with", "voice_called"]

NEAR, NEAR_PART = 60, 75  # likeness out of 100, of names and of a part of one
FEWEST = 3  # letters of a name that others can be like
SHOWN = 5


def has_words(column: sa.ColumnElement[str], name: str) -> sa.ColumnElement[bool]:
    """Do all words of the name, one at least, stand in the column of folded words?"""
    padded = sa.literal(" ").concat(column).concat(" ")
    each = [padded.contains(f" {word} ", autoescape=True) for word in words(name)[:50]]
    return sa.and_(*each) if each else sa.false()


def voice_called(
    connection: Connection, name: str, kind: str | None = None
) -> tuple[Group, Described, list[Described]]:
    """The voice that an id or a name means, and others of that name. Raises UsageError for none, or several.

    The whole name comes before a part of it. Of one name and several kinds it is the one quoted most, unless
    ``kind`` is given; of several of one kind it is none, until an id says which.
    """
    pointed = pointed_at(connection, name)
    if pointed is not None:
        return pointed, _told_of(connection, pointed), []
    table, wanted = schema.voices, " ".join(words(name))[:300]
    whole, part = table.c.folded == wanted, has_words(table.c.folded, name)
    for condition in (whole, part) if wanted else ():
        several = _several(connection, condition, kind)
        if several:
            (key, first), *others = several
            if any(_confused(one, first, part=condition is part) for _, one in others):
                raise UsageError(_which(name, [one for _, one in several]))
            return Group.of(key), first, [one for _, one in others]
    elsewhere = _several(connection, whole, None) if kind is not None and wanted else []
    if elsewhere:
        shown = _listed(f"{_short(one.label)} {one.short_id}" for _, one in elsewhere)
        raise UsageError(f"{_short(name)}: no {kind} of that name in the ledger, but {shown}")
    known = connection.scalars(sa.select(table.c.folded).distinct())
    raise UsageError(_unknown(name, "voice", {folded: folded for folded in known}))


def _told_of(connection: Connection, pointed: Group) -> Described:
    key = sa.select(group()).select_from(joined()).where(pointed.here()).limit(1)
    (told,) = described(connection, list(connection.scalars(key))).values()
    return told


def _several(
    connection: Connection, condition: sa.ColumnElement[bool], kind: str | None
) -> list[tuple[str, Described]]:
    """Groups, with their keys, in which a voice meets the condition: those named, those quoted most first."""
    table, who = schema.voices, group().label("who")
    named = sa.func.max(sa.case((table.c.named, 1), else_=0))
    often = (named.desc(), sa.func.sum(table.c.quoted).desc(), sa.func.count().desc())
    wanted = sa.select(who).select_from(joined()).where(condition).group_by(who)
    wanted = wanted.order_by(*often, sa.func.min(table.c.folded), who)
    if kind is not None:
        wanted = wanted.where(sa.func.coalesce(schema.identities.c.kind, table.c.kind) == kind)
    keys = list(connection.scalars(wanted.limit(SHOWN + 1)))
    told = described(connection, keys)
    return [(key, told[key]) for key in keys]


def _confused(one: Described, other: Described, *, part: bool) -> bool:
    """Whether both may be meant: two of one kind, or two names with the part that was given. Beside one who
    is named, one of that name without being so isn't."""
    if part and words(one.name) != words(other.name):
        return True
    return one.kind == other.kind and one.named == other.named


def _which(name: str, several: Sequence[Described]) -> str:
    shown = _listed((f"{_short(one.label)} {one.short_id}" for one in several), "; ")
    return f"{_short(name)}: several voices are called so: {shown}: give an id for the name"


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
    wanted = " ".join(words(name))[:300]
    near = [known[folded] for folded in _near(wanted, known)] if len(wanted) >= FEWEST else []
    hint = f"; near it: {_listed(near)}" if near else ""
    return f"{_short(name)}: no {what} of that name in the ledger{hint}"


def _near(wanted: str, known: Iterable[str]) -> list[str]:
    """The names like it, or with a part that is like it ("tembla": josiah tembalo), the likest first."""
    from rapidfuzz import fuzz, process

    names, found = list(known), dict[str, float]()
    for scorer, least in ((fuzz.token_sort_ratio, NEAR), (fuzz.WRatio, NEAR_PART)):
        for one, score, _ in process.extract(
            wanted, names, scorer=scorer, score_cutoff=least, limit=SHOWN - 2
        ):
            found[one] = max(score, found.get(one, 0.0))
    return sorted(found, key=lambda one: (-found[one], one))[:SHOWN]


def _short(name: str) -> str:
    if not name.strip():
        return '""'
    return name if len(name) <= 80 else f"{name[:79]}…"


def _listed(names: Iterable[str], between: str = ", ") -> str:
    several = list(names)
    return between.join(several[:SHOWN]) + (f"{between}…" if len(several) > SHOWN else "")
