"""Groups of voices -> what people are told of them: an id, the usual name, what tells them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.ledger import schema
from reportedly.ledger.grouping import Group, group, joined, of_groups

__all__ = ["Described", "described", "shortened"]

TOGETHER = 1_000  # groups that are asked for at once

_voices, _identities, _documents = schema.voices, schema.identities, schema.documents


@dataclass(frozen=True, slots=True)
class Described:
    """``id`` is an identity's (i…), else a voice of theirs as DOCUMENT:vN. ``name`` is the fullest of an
    identity, else the commonest; so are ``role`` and ``affiliation``."""

    id: str
    name: str
    kind: str
    named: bool
    role: str | None
    affiliation: str | None

    @property
    def short_id(self) -> str:
        """Enough of the id to be taken for it."""
        return shortened(self.id)

    @property
    def label(self) -> str:
        """ "Oda Brenn (person, minister, Roads Ministry)": the name, and what tells it from others."""
        return f"{self.name} ({', '.join(filter(None, (self.kind, self.role, self.affiliation)))})"


def shortened(name: str) -> str:
    """An id of eight letters, or DOCUMENT:vN with eight of the document's."""
    document, colon, voice = name.partition(":")
    return f"{document[:8]}:{voice}" if colon else name[:9]


@dataclass(slots=True)
class _Told:
    names: Counter[str]
    roles: Counter[str]
    affiliations: Counter[str]
    first: int
    named: bool = False


def described(connection: Connection, keys: Sequence[str]) -> dict[str, Described]:
    """What is told of each group, by its key."""
    found: dict[str, Described] = {}
    for n in range(0, len(keys), TOGETHER):
        found |= _described(connection, {key: Group.of(key) for key in keys[n : n + TOGETHER]})
    return found


def _described(connection: Connection, groups: dict[str, Group]) -> dict[str, Described]:
    told = _told(connection, groups)
    table = schema.identities
    keys = {one.identity for one in groups.values() if one.identity is not None}
    known = {row.key: row for row in connection.execute(sa.select(table).where(table.c.key.in_(keys)))}
    ids = _ids(connection, (told[key].first for key, one in groups.items() if one.identity is None))
    found = {}
    for key, one in groups.items():
        mine, who = told[key], known.get(one.identity)
        found[key] = Described(
            id=who.id if who is not None else ids[mine.first].id,
            name=who.name if who is not None else _commonest(mine.names) or "",
            kind=who.kind if who is not None else ids[mine.first].kind,
            named=mine.named,
            role=_commonest(mine.roles),
            affiliation=_commonest(mine.affiliations),
        )
    return found


def _told(connection: Connection, groups: dict[str, Group]) -> dict[str, _Told]:
    other, key = _voices.alias("affiliated"), group().label("who")
    same = sa.and_(other.c.document == _voices.c.document, other.c.id == _voices.c.affiliation)
    told = (key, _voices.c.name, _voices.c.description, other.c.name.label("affiliation"))
    wanted = sa.select(
        *told,
        sa.func.max(sa.case((_voices.c.named, 1), else_=0)).label("named"),
        sa.func.min(_voices.c.key).label("first"),
        sa.func.count().label("times"),
    )
    wanted = wanted.select_from(joined().outerjoin(other, same)).where(of_groups(groups.values()))
    found: dict[str, _Told] = {}
    for row in connection.execute(wanted.group_by(*told)):
        if row.who not in groups:  # of the same name and another kind
            continue
        mine = found.setdefault(row.who, _Told(Counter(), Counter(), Counter(), row.first))
        mine.first, mine.named = min(mine.first, row.first), mine.named or bool(row.named)
        for counter, value in (
            (mine.names, row.name),
            (mine.roles, row.description),
            (mine.affiliations, row.affiliation),
        ):
            if value:
                counter[value] += row.times
    return found


def _commonest(values: Counter[str]) -> str | None:
    return min(values, key=lambda value: (-values[value], value)) if values else None


def _ids(connection: Connection, keys: Iterable[int]) -> dict[int, sa.Row[tuple[int, str, str]]]:
    """DOCUMENT:vN and the kind of voices, by their keys."""
    named = _documents.c.id.concat(":").concat(_voices.c.id).label("id")
    wanted = sa.select(_voices.c.key, named, _voices.c.kind)
    wanted = wanted.join(_documents, _documents.c.key == _voices.c.document)
    return {row.key: row for row in connection.execute(wanted.where(_voices.c.key.in_(list(keys))))}
