"""Words and filters -> the statements that answer them, best first, a page at a time.

However many statements fit, the ``MOST`` that were added last are ranked and paged through; the index gives
those first, so that a common word costs no more than a rare one. Without words the newest come first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.errors import UsageError
from reportedly.ledger import fulltext, schema
from reportedly.ledger.filters import Filters, days, labels_of, period_labels
from reportedly.ledger.fulltext import Sought
from reportedly.ledger.query import NONE, Query, parsed
from reportedly.ledger.ranking import scores
from reportedly.ledger.speaking import speaking
from reportedly.ledger.statements import Statement, loaded

__all__ = ["MOST", "Found", "search", "sought_for"]

MOST = 1_000
SORTED = 10_000  # statements that are sorted by date as they are; of more, the newest are looked for
YEARS = 100  # back from the newest statement, in which the newest that fits is looked for
_ID = re.compile("[0-9a-fA-F]*")

_statements = schema.statements


@dataclass(frozen=True, slots=True)
class Found:
    """A page of statements. ``total`` counts those that can be paged through; ``more`` says that the ledger
    has others that fit. ``after`` asks for the next page, None on the last one.
    """

    statements: tuple[Statement, ...]
    total: int
    more: bool
    after: str | None


def search(
    connection: Connection,
    typed: str | Sequence[str],
    filters: Filters,
    *,
    limit: int = 20,
    after: str | None = None,
) -> Found:
    """The statements with these words (``reportedly.ledger.query``), of those that the filters leave.

    Raises UsageError for a filter that can't be, or an ``after`` that no search gave.
    """
    query, (first, last_key) = parsed(typed), _cursor(after)
    sought = None if query.hopeless else sought_for(connection, filters, query)
    if sought is None:
        return Found((), 0, False, None)
    if last_key is None:
        last_key = connection.execute(sa.select(sa.func.max(_statements.c.key))).scalar() or 0
    last = last_key if sought.last_key is None else min(last_key, sought.last_key)
    sought = replace(sought, last_key=last)
    if query.required:
        keys, more = _ranked(connection, sought)
    else:
        keys, more = _newest(connection, sought)
    stop = first + max(1, limit)
    following = f"{stop}.{last_key}" if stop < len(keys) else None
    return Found(tuple(loaded(connection, keys[first:stop], query)), len(keys), more, following)


def _cursor(after: str | None) -> tuple[int, int | None]:
    """How many were shown, and the last statement that there was when the first page was: what is added
    meanwhile pushes nothing from one page to another.
    """
    if after is None:
        return 0, None
    shown, point, last = after.partition(".")
    digits = shown.isascii() and shown.isdigit() and last.isascii() and last.isdigit()
    if not point or not digits or len(after) > 30:
        raise UsageError(f"{after[:40]}: no page begins there")
    return int(shown), min(int(last), 2**63 - 1)


def sought_for(connection: Connection, filters: Filters, query: Query = NONE) -> Sought | None:
    """What the index is asked for; None where nothing can fit. Raises UsageError as ``Filters`` says."""
    labels, period = labels_of(filters), days(filters)
    conditions: list[sa.ColumnElement[bool]] = []
    groups: list[tuple[str, ...]] = []
    if labels is None or not _ID.fullmatch(filters.document or ""):
        return None
    if filters.voice is not None:
        voice = speaking(connection, filters.voice)
        if voice is None:
            return None
        labels += voice.labels
        groups += voice.groups
        conditions += voice.conditions
    if period.first or period.last:
        column = _statements.c.date
        # Each on its own is one look at the index; asked for together they are a walk through all of it.
        known = (sa.select(end(column)).where(column > "") for end in (sa.func.min, sa.func.max))
        earliest, latest = (connection.execute(end).scalar() for end in known)
        if (
            earliest is None
            or latest is None
            or (period.first or "") > latest
            or (period.last or "9") < earliest
        ):
            return None
        between = period_labels(period, earliest, latest)
        groups += [tuple(between)] if between else []
        # Added to nothing, the column is no use as an index: the words are to be looked up first.
        day = column.concat("")
        conditions += [day >= (period.first or "0"), day <= (period.last or "9")]
    ends: tuple[int | None, int | None] = (None, None)
    if filters.document is not None:
        named = _statements.c.document.in_(_documents(filters.document))
        keys = sa.select(sa.func.min(_statements.c.key), sa.func.max(_statements.c.key)).where(named)
        first, last = connection.execute(keys).one()
        ends = (first, last)
        if first is None:
            return None
        # Those of one document lie together, so that the index need look at them alone.
        conditions.append(named)
    return Sought(tuple(labels), tuple(groups), query, tuple(conditions), *ends)


def _documents(name: str) -> sa.Select[tuple[int]]:
    table = schema.documents
    return sa.select(table.c.key).where(table.c.id.startswith(name.lower(), autoescape=True))


def _ranked(connection: Connection, sought: Sought) -> tuple[list[int], bool]:
    rows = fulltext.latest(connection, sought, MOST + 1)
    more, rows = len(rows) > MOST, rows[:MOST]
    if not fulltext.asked_whole(sought.query):
        rows = [row for row in rows if sought.query.fits(row.folded)]
    found = zip(scores([row.folded for row in rows], sought.query.required), rows, strict=True)
    best = sorted(((score, row.date, row.key) for score, row in found), reverse=True)
    return [key for _, _, key in best], more


def _newest(connection: Connection, sought: Sought) -> tuple[list[int], bool]:
    """Newest first. Where many fit they lie close together: the dates are walked down from the newest."""
    order = (_statements.c.date.desc(), _statements.c.key.desc())
    wanted = sa.select(_statements.c.key).order_by(*order).limit(MOST + 1)
    if connection.dialect.name == "postgresql" or fulltext.count(connection, sought, SORTED) < SORTED:
        wanted = wanted.where(fulltext.standing(connection, sought))
    else:
        wanted = wanted.where(*_looked_at(sought), _statements.c.date < _ceiling(connection, sought))
    keys = list(connection.scalars(wanted))
    return keys[:MOST], len(keys) > MOST


def _ceiling(connection: Connection, sought: Sought) -> str:
    """A date that all which fit are before, at most a year after the newest of them: no later ones are
    walked through.
    """
    newest: str = connection.execute(sa.select(sa.func.max(_statements.c.date))).scalar() or ""
    for year in range(int(newest[:4] or 0), max(0, int(newest[:4] or 0) - YEARS), -1):
        within = replace(sought, groups=(*sought.groups, (f":d{year:04}",)))
        if fulltext.count(connection, within, 1):
            return f"{year + 1:04}"
    return "A"  # after all digits


def _looked_at(sought: Sought) -> list[sa.ColumnElement[bool]]:
    """What the index would say, read off the row itself."""
    labels = sa.literal(" ").concat(_statements.c.labels).concat(" ")
    folded = sa.literal(" ").concat(_statements.c.folded).concat(" ")

    def has(label: str) -> sa.ColumnElement[bool]:
        return sa.func.instr(labels, f" {label} ") > 0

    conditions = [has(label) for label in sought.labels]
    conditions += [sa.or_(*map(has, group)) for group in sought.groups]
    for term in sought.query.excluded[: fulltext.MOST_TERMS]:
        conditions.append(sa.func.instr(folded, f" {term.text}{'' if term.prefix else ' '}") == 0)
    return [*conditions, *sought.conditions, *sought.between(_statements.c.key)]
