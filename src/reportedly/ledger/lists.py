"""Who and what is in the ledger, as lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from reportedly.ledger import fulltext, schema
from reportedly.ledger.chosen import chosen, of_documents
from reportedly.ledger.described import described
from reportedly.ledger.filters import Filters
from reportedly.ledger.grouping import group, joined
from reportedly.ledger.search import sought_for
from reportedly.ledger.speaking import here

__all__ = ["ListedDocument", "ListedOutlet", "ListedVoice", "VoiceOrder", "documents", "outlets", "voices"]

VoiceOrder = Literal["statements", "mentioned", "documents", "name"]


class _Plain:
    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The same names and values, ready for JSON."""
        return asdict(self)  # type: ignore[call-overload, no-any-return]


@dataclass(frozen=True, slots=True)
class ListedVoice(_Plain):
    """A voice over all documents: an identity, whose id begins with i. A voice that nothing links is listed
    under DOCUMENT:vN of its first document, together with those of which their documents say just the same
    (a surname with its role); descriptions, groups and anonymous voices with those of one folded name and
    kind, though they needn't be one.

    ``name`` is the fullest one of an identity, else the commonest; ``role`` and ``affiliation`` are the
    commonest. ``statements`` are those of which it is the source itself, ``direct`` how many of them are
    wholly within quotation marks; ``quoted`` counts joint ones in too, as documents do.
    """

    id: str
    name: str
    kind: str
    named: bool
    role: str | None
    affiliation: str | None
    documents: int
    statements: int
    direct: int
    quoted: int
    mentioned: int


@dataclass(frozen=True, slots=True)
class ListedOutlet(_Plain):
    """An outlet. ``anonymous`` counts the statements whose source is not named."""

    outlet: str | None
    documents: int
    statements: int
    direct: int
    anonymous: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class ListedDocument(_Plain):
    """A document, without its text."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    path: str | None
    language: str | None
    statements: int


def voices(
    connection: Connection, filters: Filters, *, sort: VoiceOrder = "statements", limit: int = 50
) -> list[ListedVoice]:
    """The voices with statements that the filters leave, or all without filters; most first.

    ``silent`` keeps those who are named and never quoted in the documents that the others leave, instead.
    """
    narrow = not filters.silent and filters != Filters(voice=filters.voice)
    standing = _standing(connection, filters) if narrow else sa.true()
    if standing is None:
        return []
    there = _there(connection, filters)
    heard = _heard([standing] if narrow else [], _called(connection, filters))
    wanted = sa.select(there, heard.c.statements, heard.c.direct)
    wanted = wanted.select_from(there.join(heard, there.c.who == heard.c.who, isouter=not narrow))
    if filters.silent:
        wanted = wanted.where(there.c.quoted == 0, there.c.named == 1)
    statements = sa.func.coalesce(heard.c.statements, 0)
    orders: dict[VoiceOrder, sa.ColumnElement[Any]] = {
        "statements": statements.desc(),
        "mentioned": there.c.mentioned.desc(),
        "documents": there.c.documents.desc(),
        "name": there.c.folded.asc(),
    }
    order = (orders[sort], statements.desc(), there.c.mentioned.desc(), there.c.folded, there.c.first)
    return _listed_voices(connection, connection.execute(wanted.order_by(*order).limit(limit)).all())


def _there(connection: Connection, filters: Filters) -> sa.Subquery:
    """The groups of voices, with how often they come up."""
    table, who = schema.voices, group().label("who")
    of_them = of_documents(connection, filters, dates=filters.silent)
    told = joined()
    if of_them:
        told = told.join(schema.documents, schema.documents.c.key == table.c.document)
    folded = sa.func.coalesce(sa.func.max(schema.identities.c.folded), sa.func.min(table.c.folded))
    wanted = sa.select(
        who,
        folded.label("folded"),
        sa.func.min(table.c.key).label("first"),
        sa.func.count(table.c.document.distinct()).label("documents"),
        sa.func.sum(table.c.quoted).label("quoted"),
        sa.func.sum(table.c.mentioned).label("mentioned"),
        sa.func.max(sa.case((table.c.named, 1), else_=0)).label("named"),
    ).select_from(told)
    return wanted.where(*of_them, *_called(connection, filters)).group_by(who).subquery()


def _called(connection: Connection, filters: Filters) -> list[sa.ColumnElement[bool]]:
    return [] if filters.voice is None else [here(connection, filters.voice)]


def _heard(standing: list[sa.ColumnElement[bool]], called: list[sa.ColumnElement[bool]]) -> sa.Subquery:
    """Those of them who say something, with how much; of the statements that stand, or of all."""
    found, statements, who = schema.attributions, schema.statements, group().label("who")
    told = joined().join(found, found.c.voice == schema.voices.c.key)
    if standing:
        told = told.join(statements, statements.c.attribution == found.c.key)
    wanted = sa.select(who, sa.func.count().label("statements"), _direct().label("direct"))
    standing = [*standing, sa.not_(found.c.rejected)]
    return wanted.select_from(told).where(*standing, *called).group_by(who).subquery()


def _direct() -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((schema.attributions.c.form == "direct", 1), else_=0))


def _standing(connection: Connection, filters: Filters) -> sa.ColumnElement[bool] | None:
    sought = sought_for(connection, filters)
    return None if sought is None else fulltext.standing(connection, sought)


def _listed_voices(connection: Connection, rows: Sequence[Row[Any]]) -> list[ListedVoice]:
    told = described(connection, [row.who for row in rows])
    return [
        ListedVoice(
            id=told[row.who].id,
            name=told[row.who].name,
            kind=told[row.who].kind,
            named=bool(row.named),
            role=told[row.who].role,
            affiliation=told[row.who].affiliation,
            documents=row.documents,
            statements=row.statements or 0,
            direct=row.direct or 0,
            quoted=row.quoted,
            mentioned=row.mentioned,
        )
        for row in rows
    ]


def outlets(connection: Connection) -> list[ListedOutlet]:
    """The outlets, those with most documents first; None stands for documents of no known outlet."""
    documents, found, table = schema.documents, schema.attributions, schema.voices
    unnamed = sa.or_(table.c.key.is_(None), table.c.named.is_(sa.false()))
    said = (
        sa.select(
            documents.c.outlet,
            sa.func.count().label("statements"),
            _direct().label("direct"),
            sa.func.sum(sa.case((unnamed, 1), else_=0)).label("anonymous"),
        )
        .join(found, found.c.document == documents.c.key)
        .outerjoin(table, table.c.key == found.c.voice)
        .where(sa.not_(found.c.rejected))
        .group_by(documents.c.outlet)
    )
    heard = {row.outlet: row for row in connection.execute(said)}
    day = sa.func.substr(documents.c.published, 1, 10)
    there = sa.select(
        documents.c.outlet, sa.func.count().label("documents"), sa.func.min(day), sa.func.max(day)
    ).group_by(documents.c.outlet)
    listed = []
    for outlet, number, first, last in connection.execute(there):
        row = heard.get(outlet)
        statements, direct, anonymous = (row[1], row[2], row[3]) if row is not None else (0, 0, 0)
        listed.append(ListedOutlet(outlet, number, statements, direct, anonymous, first, last))
    return sorted(listed, key=lambda one: (-one.documents, one.outlet or "\uffff"))


def documents(connection: Connection, filters: Filters, *, limit: int = 50) -> list[ListedDocument]:
    """The documents with statements that the filters leave, or all without filters; newest first."""
    table, found = schema.documents, schema.attributions
    stands = (found.c.document == table.c.key, sa.not_(found.c.rejected))
    count = sa.select(sa.func.count()).where(*stands).scalar_subquery()
    names = [name for name in ListedDocument.__slots__ if name != "statements"]
    wanted = sa.select(*(table.c[name] for name in names), count.label("statements"))
    wanted = wanted.where(chosen(connection, filters))
    order = (sa.func.coalesce(table.c.published, "").desc(), table.c.key.desc())
    return [
        ListedDocument(**row) for row in connection.execute(wanted.order_by(*order).limit(limit)).mappings()
    ]
