"""The index of words and labels: FTS5 in SQLite, a tsvector in PostgreSQL, asked the same things.

Queries are put together here from folded words and labels, which hold no character that either language
knows, each between quotation marks; what a user types never gets there as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.engine import Connection, Row

from reportedly.ledger import schema
from reportedly.ledger.query import NONE, Query, Term

__all__ = ["Sought", "asked_whole", "count", "latest", "standing"]

MOST_TERMS = 64  # that the index is asked for; all others are looked for in what it finds

_fts = sa.table("statements_index", sa.column("rowid"), sa.column("statements_index"))
_statements = schema.statements
_words: sa.ColumnClause[Any] = sa.column("words", _selectable=_statements)


@dataclass(frozen=True, slots=True)
class Sought:
    """All of ``labels``, one of each of ``groups``, all terms that the query requires, none it excludes;
    ``conditions`` on columns of ``statements``; keys from the first to the last.
    """

    labels: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...] = ()
    query: Query = NONE
    conditions: tuple[sa.ColumnElement[bool], ...] = ()
    first_key: int | None = None
    last_key: int | None = None

    def between(self, key: sa.ColumnElement[int]) -> list[sa.ColumnElement[bool]]:
        """The condition that the first and the last key are."""
        lower = [] if self.first_key is None else [key >= self.first_key]
        return lower if self.last_key is None else [*lower, key <= self.last_key]


def asked_whole(query: Query) -> bool:
    """Is the index asked for all of the query, and not for the first terms of a long one?"""
    terms = (query.required, query.excluded)
    return all(len(some) <= MOST_TERMS and all(len(t.words) <= MOST_TERMS for t in some) for some in terms)


def latest(connection: Connection, sought: Sought, most: int) -> Sequence[Row[Any]]:
    """Statements that fit (key, date, folded), those added last first, at most so many."""
    columns = [_statements.c[name] for name in ("key", "date", "folded")]
    if connection.dialect.name == "postgresql":
        wanted = sa.select(*columns).where(standing(connection, sought)).order_by(_statements.c.key.desc())
        return connection.execute(wanted.limit(most)).all()
    # FTS5 walks from the last row on, so that it stops at the most; SQLite mustn't begin at the other table.
    wanted = (
        sa.select(*columns)
        .select_from(_fts.join(_statements, _statements.c.key == _fts.c.rowid))
        .where(*_matches(sought), *sought.conditions)
        .order_by(_fts.c.rowid.desc())
        .limit(most)
    )
    return connection.execute(wanted).all()


def count(connection: Connection, sought: Sought, most: int) -> int:
    """How many fit, counted up to the most."""
    if connection.dialect.name == "postgresql":
        found = sa.select(_statements.c.key).where(standing(connection, sought))
    else:
        found = _match(sought)
    inner = found.limit(most).subquery()
    return connection.execute(sa.select(sa.func.count()).select_from(inner)).scalar_one()


def standing(connection: Connection, sought: Sought) -> sa.ColumnElement[bool]:
    """The condition on ``statements`` that those which fit meet."""
    if connection.dialect.name != "postgresql":
        return sa.and_(_statements.c.key.in_(_match(sought)), *sought.conditions)
    conditions = [_words.op("@@")(sa.cast(_tsquery(sought), TSQUERY)), *sought.conditions]
    conditions += sought.between(_statements.c.key)
    padded = sa.literal(" ").concat(_statements.c.folded).concat(" ")
    for terms, wanted in ((sought.query.required, True), (sought.query.excluded, False)):
        for term in terms[:MOST_TERMS]:
            if len(term.words) > 1:  # the index knows no places
                stands = sa.func.strpos(padded, f" {term.text}{'' if term.prefix else ' '}")
                conditions.append(stands > 0 if wanted else stands == 0)
    return sa.and_(*conditions)


def _match(sought: Sought) -> sa.Select[tuple[int]]:
    return sa.select(_fts.c.rowid).where(*_matches(sought))


def _matches(sought: Sought) -> list[sa.ColumnElement[bool]]:
    found = _fts.c.statements_index.op("MATCH")(_fts_query(sought))
    return [found, *sought.between(_fts.c.rowid)]


def _fts_query(sought: Sought) -> str:
    """https://www.sqlite.org/fts5.html#full_text_query_syntax"""
    required = [_fts_term(term) for term in sought.query.required[:MOST_TERMS]]
    required += _in_quotes(sought.labels)
    required += [f"({' OR '.join(_in_quotes(group))})" for group in sought.groups]
    excluded = [_fts_term(term) for term in sought.query.excluded[:MOST_TERMS]]
    query = " AND ".join(required)
    return f"({query}) NOT ({' OR '.join(excluded)})" if excluded else query


def _fts_term(term: Term) -> str:
    words = " ".join(term.words[:MOST_TERMS])
    return f'"{words}" *' if term.prefix else f'"{words}"'


def _in_quotes(several: Iterable[str]) -> list[str]:
    return [f'"{word}"' for word in several]


def _tsquery(sought: Sought) -> str:
    """https://www.postgresql.org/docs/13/datatype-textsearch.html#DATATYPE-TSQUERY"""
    required = [lexeme for term in sought.query.required[:MOST_TERMS] for lexeme in _lexemes(term)]
    required += _lexeme_list(sought.labels)
    required += [f"({' | '.join(_lexeme_list(group))})" for group in sought.groups]
    # A phrase that is excluded may have its words elsewhere: that is looked at in the text.
    required += [f"!{_lexemes(t)[0]}" for t in sought.query.excluded[:MOST_TERMS] if len(t.words) == 1]
    return " & ".join(required)


def _lexemes(term: Term) -> Sequence[str]:
    *whole, last = _lexeme_list(term.words[:MOST_TERMS])
    return [*whole, f"{last}:*" if term.prefix and len(term.words) <= MOST_TERMS else last]


def _lexeme_list(several: Iterable[str]) -> list[str]:
    return [f"'{word}'" for word in several]
