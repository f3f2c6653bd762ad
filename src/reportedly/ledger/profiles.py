"""One outlet over all its documents."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.ledger import schema
from reportedly.ledger.called import outlet_called
from reportedly.ledger.described import Described, described
from reportedly.ledger.grouping import group, joined

__all__ = [
    "Heard",
    "Month",
    "OutletProfile",
    "Silent",
    "Worded",
    "outlet_profile",
]

MOST = 20  # of each list

_documents, _voices, _found = schema.documents, schema.voices, schema.attributions


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice with how many statements are its own, by form. ``id`` and ``name`` as in ``ListedVoice``."""

    name: str
    kind: str
    named: bool
    statements: int
    direct: int
    indirect: int
    mixed: int
    id: str


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody with a name who is spoken of in so many documents, so many times, and quoted in none."""

    name: str
    kind: str
    documents: int
    mentioned: int
    id: str

    @property
    def named(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Worded:
    """Loaded wording of the outlet's own."""

    term: str
    charge: str
    times: int


@dataclass(frozen=True, slots=True)
class Month:
    """What an outlet published in a month (YYYY-MM)."""

    month: str
    documents: int
    statements: int
    direct: int
    indirect: int
    mixed: int
    anonymous: int


@dataclass(frozen=True, slots=True)
class OutletProfile:
    """An outlet over all its documents. ``anonymous`` counts statements whose source is not named."""

    outlet: str
    spellings: tuple[str, ...]
    documents: int
    statements: int
    direct: int
    indirect: int
    mixed: int
    anonymous: int
    assertions: int
    heard: tuple[Heard, ...]
    silent: tuple[Silent, ...]
    wording: tuple[Worded, ...]
    months: tuple[Month, ...]

    def to_dict(self) -> dict[str, Any]:
        """The same names and values, ready for JSON."""
        return asdict(self)


def outlet_profile(connection: Connection, name: str) -> OutletProfile:
    """The outlet that the name means. Raises UsageError where it means none or several."""
    spellings = outlet_called(connection, name)
    theirs = _documents.c.outlet.in_(spellings)
    months = _months(connection, theirs)
    of_it = sa.select(_documents.c.key).where(theirs)
    assertions = sa.select(sa.func.count()).where(schema.assertions.c.document.in_(of_it))
    totals = [sum(getattr(month, name) for month in months) for name in Month.__slots__[1:]]
    documents, statements, direct, indirect, mixed, anonymous = totals
    return OutletProfile(
        outlet=spellings[0],
        spellings=tuple(spellings),
        documents=documents,
        statements=statements,
        direct=direct,
        indirect=indirect,
        mixed=mixed,
        anonymous=anonymous,
        assertions=connection.execute(assertions).scalar_one(),
        heard=_heard(connection, of_it),
        silent=_silent(connection, of_it),
        wording=_wording(connection, of_it),
        months=tuple(months),
    )


def _of_form(form: str) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((_found.c.form == form, 1), else_=0)).label(form)


def _forms() -> list[sa.ColumnElement[int]]:
    return [_of_form(form) for form in ("direct", "indirect", "mixed")]


def _months(connection: Connection, theirs: sa.ColumnElement[bool]) -> list[Month]:
    """By the month of publication, "" where it is unknown."""
    month = sa.func.coalesce(sa.func.substr(_documents.c.published, 1, 7), "")
    unnamed = sa.or_(_voices.c.key.is_(None), _voices.c.named.is_(sa.false()))
    wanted = (
        sa.select(
            month,
            sa.func.count(_documents.c.key.distinct()),
            sa.func.count(_found.c.key),
            *_forms(),
            sa.func.sum(sa.case((sa.and_(_found.c.key.is_not(None), unnamed), 1), else_=0)),
        )
        .select_from(_documents)
        .outerjoin(_found, sa.and_(_found.c.document == _documents.c.key, sa.not_(_found.c.rejected)))
        .outerjoin(_voices, _voices.c.key == _found.c.voice)
        .where(theirs)
        .group_by(month)
        .order_by(month)
    )
    return [Month(*row) for row in connection.execute(wanted)]


def _heard(connection: Connection, of_it: sa.Select[tuple[int]]) -> tuple[Heard, ...]:
    who, number = group().label("who"), sa.func.count()
    named = sa.func.max(sa.case((_voices.c.named, 1), else_=0))
    wanted = (
        sa.select(who, named.label("named"), number.label("statements"), *_forms())
        .select_from(joined().join(_found, _found.c.voice == _voices.c.key))
        .where(_found.c.document.in_(of_it), sa.not_(_found.c.rejected))
        .group_by(who)
        .order_by(number.desc(), sa.func.min(_voices.c.folded), sa.func.min(_voices.c.key))
        .limit(MOST)
    )
    rows = connection.execute(wanted).all()
    told = described(connection, [row.who for row in rows])
    return tuple(_one_heard(told[row.who], row) for row in rows)


def _one_heard(one: Described, row: sa.Row[Any]) -> Heard:
    forms = (row.direct, row.indirect, row.mixed)
    return Heard(one.name, one.kind, bool(row.named), row.statements, *forms, one.id)


def _silent(connection: Connection, of_it: sa.Select[tuple[int]]) -> tuple[Silent, ...]:
    who, mentioned = group().label("who"), sa.func.sum(_voices.c.mentioned)
    number = sa.func.count(_voices.c.document.distinct())
    wanted = (
        sa.select(who, number.label("documents"), mentioned.label("mentioned"))
        .select_from(joined())
        .where(_voices.c.document.in_(of_it))
        .group_by(who)
        .having(sa.func.sum(_voices.c.quoted) == 0, sa.func.max(sa.case((_voices.c.named, 1), else_=0)) == 1)
        .order_by(mentioned.desc(), sa.func.min(_voices.c.folded), sa.func.min(_voices.c.key))
        .limit(MOST)
    )
    rows = connection.execute(wanted).all()
    told = described(connection, [row.who for row in rows])
    return tuple(_one_silent(told[row.who], row) for row in rows)


def _one_silent(one: Described, row: sa.Row[Any]) -> Silent:
    return Silent(one.name, one.kind, row.documents, row.mentioned, one.id)


def _wording(connection: Connection, of_it: sa.Select[tuple[int]]) -> tuple[Worded, ...]:
    table, number = schema.wording, sa.func.count()
    wanted = (
        sa.select(table.c.term, table.c.charge, number)
        .where(table.c.document.in_(of_it), table.c.voice.is_(None))
        .group_by(table.c.term, table.c.charge)
        .order_by(number.desc(), table.c.term, table.c.charge)
        .limit(MOST)
    )
    return tuple(Worded(*row) for row in connection.execute(wanted))
