"""One voice, or one outlet, over all documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.ledger import schema
from reportedly.ledger.called import Group, outlet_called, voice_called

__all__ = [
    "Heard",
    "Month",
    "OutletProfile",
    "Silent",
    "VoiceProfile",
    "Worded",
    "outlet_profile",
    "voice_profile",
]

MOST = 20  # of each list

Counts = dict[str, int]

_documents, _voices, _found = schema.documents, schema.voices, schema.attributions
_statements, _chains = schema.statements, schema.chains


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice with how many statements are its own, by form."""

    name: str
    kind: str
    named: bool
    statements: int
    direct: int
    indirect: int
    mixed: int


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody with a name who is spoken of in so many documents, so many times, and quoted in none."""

    name: str
    kind: str
    documents: int
    mentioned: int


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
class VoiceProfile:
    """A voice over all documents. Counts are of its own statements, the most first, months in order (YYYY-MM,
    "" unknown). ``before`` are those who pass on what it says, ``after`` those on whose word it says it, by
    the chains. ``others`` are voices of the same name and another kind.
    """

    name: str
    kind: str
    named: bool
    names: Counts
    aliases: Counts
    descriptions: Counts
    affiliations: Counts
    documents: int
    statements: int
    mentioned: int
    forms: Counts
    acts: Counts
    polarities: Counts
    months: Counts
    outlets: Counts
    before: Counts
    after: Counts
    others: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The same names and values, ready for JSON."""
        return asdict(self)


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


def voice_profile(connection: Connection, name: str, kind: str | None = None) -> VoiceProfile:
    """The voice that the name means, of one kind. Raises UsageError where it means none or several."""
    group, others = voice_called(connection, name, kind)
    return _profile(connection, group, others)


def _profile(connection: Connection, group: Group, others: Iterable[Group]) -> VoiceProfile:
    mine = group.voices()
    affiliated = _voices.alias("affiliated")
    same = sa.and_(affiliated.c.document == _voices.c.document, affiliated.c.id == _voices.c.affiliation)
    wanted = sa.select(
        *(_voices.c[n] for n in ("name", "aliases", "description", "named", "mentioned", "document")),
        affiliated.c.name.label("affiliation"),
    )
    rows = connection.execute(wanted.outerjoin(affiliated, same).where(_voices.c.key.in_(mine))).all()
    names = _counted(row.name for row in rows)
    said = _found.c.voice.in_(mine)
    dated = sa.select(_statements).join(_found, _found.c.key == _statements.c.attribution).subquery()
    months = _by(connection, sa.func.substr(dated.c.date, 1, 7), dated.c.attribution.in_(_keys(said)))
    return VoiceProfile(
        name=next(iter(names)),
        kind=group.kind,
        named=any(row.named for row in rows),
        names=names,
        aliases=_counted(alias for row in rows for alias in row.aliases),
        descriptions=_counted(row.description for row in rows if row.description),
        affiliations=_counted(row.affiliation for row in rows if row.affiliation),
        documents=len({row.document for row in rows}),
        statements=connection.execute(sa.select(sa.func.count()).where(said)).scalar_one(),
        mentioned=sum(row.mentioned for row in rows),
        forms=_by(connection, _found.c.form, said),
        acts=_by(connection, _found.c.act, said),
        polarities=_by(connection, _found.c.polarity, said),
        months=dict(sorted(months.items())),
        outlets=_by(connection, _documents.c.outlet, sa.and_(said, _documents.c.key == _found.c.document)),
        before=_links(connection, mine, -1),
        after=_links(connection, mine, 1),
        others=tuple(map(str, others)),
    )


def _keys(said: sa.ColumnElement[bool]) -> sa.Select[tuple[int]]:
    return sa.select(_found.c.key).where(said)


def _counted(values: Iterable[str]) -> Counts:
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))[:MOST])


def _by(connection: Connection, value: sa.ColumnElement[Any], condition: sa.ColumnElement[bool]) -> Counts:
    """How many rows that meet the condition have each value, the most first; those without one left out."""
    wanted = sa.select(value, sa.func.count()).where(condition, value.is_not(None)).group_by(value)
    rows = [(str(found), int(times)) for found, times in connection.execute(wanted)]
    return dict(sorted(rows, key=lambda item: (-item[1], item[0])))


def _links(connection: Connection, mine: sa.Select[tuple[int]], step: int) -> Counts:
    """Who stands so many places after these voices in chains, "" where nobody is named there."""
    own, other = _chains.alias("own"), _chains.alias("other")
    beside = sa.and_(other.c.attribution == own.c.attribution, other.c.place == own.c.place + step)
    wanted = (
        sa.select(_voices.c.name, sa.func.count())
        .select_from(own.join(other, beside).outerjoin(_voices, _voices.c.key == other.c.voice))
        .where(own.c.voice.in_(mine))
        .group_by(_voices.c.name)
    )
    rows = [(name or "", int(times)) for name, times in connection.execute(wanted)]
    return dict(sorted(rows, key=lambda item: (-item[1], item[0]))[:MOST])


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
        .outerjoin(_found, _found.c.document == _documents.c.key)
        .outerjoin(_voices, _voices.c.key == _found.c.voice)
        .where(theirs)
        .group_by(month)
        .order_by(month)
    )
    return [Month(*row) for row in connection.execute(wanted)]


def _heard(connection: Connection, of_it: sa.Select[tuple[int]]) -> tuple[Heard, ...]:
    group = (_voices.c.folded, _voices.c.kind)
    number = sa.func.count()
    named = sa.func.max(sa.case((_voices.c.named, 1), else_=0))
    wanted = (
        sa.select(sa.func.max(_voices.c.name), _voices.c.kind, named, number, *_forms())
        .join(_found, _found.c.voice == _voices.c.key)
        .where(_found.c.document.in_(of_it))
        .group_by(*group)
        .order_by(number.desc(), *group)
        .limit(MOST)
    )
    return tuple(Heard(row[0], row[1], bool(row[2]), *row[3:]) for row in connection.execute(wanted))


def _silent(connection: Connection, of_it: sa.Select[tuple[int]]) -> tuple[Silent, ...]:
    group, mentioned = (_voices.c.folded, _voices.c.kind), sa.func.sum(_voices.c.mentioned)
    number = sa.func.count(_voices.c.document.distinct())
    wanted = (
        sa.select(sa.func.max(_voices.c.name), _voices.c.kind, number, mentioned)
        .where(_voices.c.document.in_(of_it))
        .group_by(*group)
        .having(sa.func.sum(_voices.c.quoted) == 0, sa.func.max(sa.case((_voices.c.named, 1), else_=0)) == 1)
        .order_by(mentioned.desc(), *group)
        .limit(MOST)
    )
    return tuple(Silent(*row) for row in connection.execute(wanted))


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
