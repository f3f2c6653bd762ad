"""The ledger in numbers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.ledger import schema

__all__ = ["Stats", "stats"]

Counts = dict[str, int]
_DETAIL = re.compile(r"\s\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Stats:
    """How much of what there is. ``first`` and ``last`` are days of publication; ``rejections`` count inputs
    by reason (without its details in brackets), ``engines`` documents by what analysed them ("" nothing),
    ``outlets`` documents ("" unknown).
    """

    documents: int
    appearances: int
    attributions: int
    assertions: int
    voices: int
    first: str | None
    last: str | None
    languages: Counts
    outlets: Counts
    engines: Counts
    rejections: Counts

    def to_dict(self) -> dict[str, Any]:
        """The same names and values, ready for JSON."""
        return asdict(self)


def stats(connection: Connection) -> Stats:
    """Everything counted, in one pass over each table."""
    documents, engines = schema.documents, schema.engines
    day = sa.func.substr(documents.c.published, 1, 10)
    first, last = connection.execute(sa.select(sa.func.min(day), sa.func.max(day))).one()
    by_engine = sa.select(engines.c.version, engines.c.model, sa.func.count(documents.c.key))
    by_engine = by_engine.select_from(documents.outerjoin(engines, engines.c.key == documents.c.engine))
    engine_rows = connection.execute(by_engine.group_by(engines.c.version, engines.c.model))
    used: Counter[str] = Counter()
    for version, model, number in engine_rows:
        used[" ".join(filter(None, (version, model)))] += number
    return Stats(
        documents=_number(connection, documents),
        appearances=_number(connection, schema.appearances),
        attributions=_number(connection, schema.attributions),
        assertions=_number(connection, schema.assertions),
        voices=_number(connection, schema.voices),
        first=first,
        last=last,
        languages=_by(connection, documents.c.language),
        outlets=_by(connection, documents.c.outlet),
        engines=dict(used.most_common()),
        rejections=_by_reason(connection),
    )


def _by_reason(connection: Connection) -> Counts:
    """Rejections by their reasons, without what stands in brackets at the end of these: details of one."""
    counts: Counter[str] = Counter()
    for reason, number in _by(connection, schema.rejections.c.reason).items():
        counts[_DETAIL.sub("", reason)] += number
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _number(connection: Connection, table: sa.Table) -> int:
    return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def _by(connection: Connection, column: sa.ColumnElement[Any]) -> Counts:
    rows = connection.execute(sa.select(column, sa.func.count()).group_by(column)).all()
    return dict(sorted(((name or "", number) for name, number in rows), key=lambda one: (-one[1], one[0])))
