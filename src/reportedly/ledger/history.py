"""Where documents were seen, and what became of an address's statements from version to version."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from rapidfuzz import fuzz
from sqlalchemy.engine import Connection

from reportedly.ledger import rows, schema
from reportedly.ledger.documents import loaded
from reportedly.ledger.folding import words
from reportedly.types import Attribution, Document

__all__ = ["Appearance", "Change", "Version", "appearances", "changes", "history"]

ALIKE = 75.0  # per cent of two contents' words in common, from which the one is the other changed


@dataclass(frozen=True, slots=True)
class Appearance:
    """A text at an address (a URL, or a path as given): what its bytes were, and when they were first and
    last got, in UTC. ``sha256`` is "" and ``size`` None where nobody counted the bytes.
    """

    document: str
    address: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    sha256: str
    size: int | None
    first_at: str
    last_at: str


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that came (``before`` is None), went (``after`` is None) or changed, between versions."""

    before: Attribution | None
    after: Attribution | None


@dataclass(frozen=True, slots=True)
class Version:
    """One text that an address had, and what is other in it than in the version before."""

    document: Document
    first_at: str
    last_at: str
    changes: tuple[Change, ...] = ()


def appearances(connection: Connection, document: str) -> list[Appearance]:
    """The appearances of the document with this id, the earliest first."""
    return _found(connection, schema.documents.c.id == document)


def history(connection: Connection, address: str) -> list[Version]:
    """The versions of an address (a URL, or a path as given), the earliest first; none for an unknown one."""
    table, short = schema.appearances, rows.short(address)
    found = _found(connection, sa.or_(table.c.address == short, table.c.url == short))
    seen: dict[str, list[Appearance]] = {}
    for appearance in found:
        seen.setdefault(appearance.document, []).append(appearance)
    keys = {row.id: row.key for row in connection.execute(_keys(seen))}
    documents = list(loaded(connection, [keys[name] for name in seen]))
    versions = [
        Version(document, times[0].first_at, max(time.last_at for time in times))
        for document, times in zip(documents, seen.values(), strict=True)
    ]
    return [
        replace(version, changes=tuple(changes(before.document, version.document)) if before else ())
        for before, version in zip([None, *versions], versions, strict=False)
    ]


def _keys(names: Iterable[str]) -> sa.Select[tuple[str, int]]:
    table = schema.documents
    return sa.select(table.c.id, table.c.key).where(table.c.id.in_(list(names)))


def changes(before: Document, after: Document) -> list[Change]:
    """What was said in the one and not, or in other words, in the other: first what went or changed, in the
    order of ``before``, then what came.

    The same words under the same source are the same statement. Of the rest, the likest pairs, from
    ``ALIKE`` per cent of their words, are one statement changed.
    """
    left, came = _without_same(before.attributions, after.attributions)
    pairs = sorted(
        (-likeness, i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(came)
        if (likeness := fuzz.token_sort_ratio(_content(a), _content(b))) >= ALIKE
    )
    became: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in became and j not in became.values():
            became[i] = j
    gone = [Change(a, came[became[i]] if i in became else None) for i, a in enumerate(left)]
    return gone + [Change(None, b) for j, b in enumerate(came) if j not in became.values()]


def _without_same(
    before: Sequence[Attribution], after: Sequence[Attribution]
) -> tuple[list[Attribution], list[Attribution]]:
    unmatched = list(after)
    left = []
    for a in before:
        same = next((b for b in unmatched if _same(a, b)), None)
        if same is None:
            left.append(a)
        else:
            unmatched.remove(same)
    return left, unmatched


def _same(a: Attribution, b: Attribution) -> bool:
    return _content(a) == _content(b) and _source(a) == _source(b)


def _content(attribution: Attribution) -> str:
    return " ".join(words(attribution.content.text))


def _source(attribution: Attribution) -> str:
    return " ".join(words(attribution.source.text)) if attribution.source else ""


def _found(connection: Connection, condition: sa.ColumnElement[bool]) -> list[Appearance]:
    table, documents = schema.appearances, schema.documents
    columns = (table.c[name] for name in Appearance.__slots__ if name != "document")
    wanted = (
        sa.select(documents.c.id.label("document"), *columns)
        .join(documents, documents.c.key == table.c.document)
        .where(condition)
        .order_by(table.c.first_at, table.c.key)
    )
    return [Appearance(**row) for row in connection.execute(wanted).mappings()]
