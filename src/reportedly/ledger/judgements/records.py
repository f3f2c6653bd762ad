"""Judgements as rows: written once, followed, never changed; and what they are on in the findings of now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from reportedly.errors import UsageError
from reportedly.ledger import schema
from reportedly.ledger.documents import loaded
from reportedly.ledger.judgements.applying import apply
from reportedly.ledger.judgements.changes import checked
from reportedly.ledger.judgements.kinds import Judgement, Kind
from reportedly.ledger.judgements.targets import anchors, finding, matched, nearest_voice
from reportedly.ledger.judgements.view import judged
from reportedly.ledger.rows import plain
from reportedly.types import Document

__all__ = ["found", "judge", "reattach", "signed", "write"]

FINDINGS = ("accept", "reject", "correct")
LONGEST_NAME, LONGEST_REASON = 200, 10_000
PAGE = 200

Target = tuple[int, Mapping[str, Any]]  # a document's key; spans


def judge(
    connection: Connection,
    key: int,
    attribution: str,
    kind: Kind,
    *,
    who: str,
    why: str | None,
    change: Mapping[str, Any] | None = None,
) -> int:
    """Note what somebody decided on an attribution of the document with this key; the judgement's key.

    It takes the place of the judgement in force on that attribution. Raises UsageError.
    """
    if kind not in FINDINGS:
        raise UsageError(f"{kind}: none of {', '.join(FINDINGS)}")
    if (kind == "correct") != (change is not None):
        raise UsageError("a correction, and nothing else, says what is right")
    _hold(connection, key)
    document = next(loaded(connection, [key]))
    one = next((a for a in document.attributions if a.id == attribution), None)
    if one is None:
        raise UsageError(f"{attribution}: no such attribution in the document")
    last = next((row for row in _judgements(connection, key) if attribution in _on(connection, row)), None)
    follows = last and _last_of(connection, key, last)
    whole = None
    if change is not None:
        before = follows.change if follows is not None and follows.kind == "correct" else None
        parents: dict[str, str | None] = {}
        if "parent" in change:  # only then does it matter under what the others stand
            view = judged(document, found(connection, document=key)).document
            parents = {a.id: a.parent for a in view.attributions}
        whole = checked(document, one, change, before, parents)
    made = write(
        connection,
        kind,
        (key, finding(one)),
        who=who,
        why=why,
        change=whole,
        follows=None if follows is None else follows.key,
    )
    _reattach_findings(connection, key, document)
    return made


def write(
    connection: Connection,
    kind: Kind,
    target: Target,
    *,
    who: str,
    why: str | None,
    other: int | None = None,
    change: Mapping[str, Any] | None = None,
    follows: int | None = None,
) -> int:
    """A new row; its key. Raises UsageError for a name or a reason that is none."""
    row = {
        "kind": kind,
        "who": signed(who),
        "at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "why": _reason(why),
        "document": target[0],
        "other": other,
        "target": target[1],
        "change": change,
        "follows": follows,
    }
    table = schema.judgements
    return int(connection.execute(sa.insert(table).values(row).returning(table.c.key)).scalar_one())


def signed(who: str) -> str:
    """The name on one line. Raises UsageError where it is empty or too long."""
    name = " ".join((plain(who) or "").split())
    if not name or len(name) > LONGEST_NAME:
        raise UsageError(f"a judgement needs the name of who judges, of at most {LONGEST_NAME} characters")
    return name


def _reason(why: str | None) -> str | None:
    reason = (plain(why) or "").strip()
    if len(reason) > LONGEST_REASON:
        raise UsageError(f"a reason of more than {LONGEST_REASON:,} characters")
    return reason or None


def _hold(connection: Connection, key: int) -> None:
    """Keep others from judging or replacing this document's findings until the transaction ends."""
    table = schema.documents
    connection.execute(sa.select(table.c.key).where(table.c.key == key).with_for_update(key_share=True)).one()


def _judgements(connection: Connection, key: int) -> list[Row[Any]]:
    """Those on findings of the document, the earliest first."""
    table = schema.judgements
    mine = (table.c.document == key, table.c.kind.in_(FINDINGS))
    return list(connection.execute(sa.select(table).where(*mine).order_by(table.c.key)))


def _threads(rows: Iterable[Row[Any]]) -> list[list[Row[Any]]]:
    """Judgements that follow one another, the first first; threads in the order of their first."""
    threads: list[list[Row[Any]]] = []
    of: dict[int, list[Row[Any]]] = {}
    for row in rows:
        thread = of.get(row.follows) if row.follows is not None else None
        if thread is None:
            thread = []
            threads.append(thread)
        thread.append(row)
        of[row.key] = thread
    return threads


def _on(connection: Connection, row: Row[Any]) -> list[str]:
    table, attributions = schema.attachments, schema.attributions
    wanted = (
        sa.select(attributions.c.id)
        .join(table, table.c.attribution == attributions.c.key)
        .where(table.c.judgement == row.key)
    )
    return list(connection.scalars(wanted))


def _last_of(connection: Connection, key: int, row: Row[Any]) -> Row[Any]:
    return next(thread for thread in _threads(_judgements(connection, key)) if row in thread)[-1]


def reattach(connection: Connection, key: int, document: Document) -> None:
    """Work out anew what of the document's findings its judgements are on. What fits none is kept."""
    _reattach_findings(connection, key, document)
    _reattach_voices(connection, key, document)


def _reattach_findings(connection: Connection, key: int, document: Document) -> None:
    threads = _threads(_judgements(connection, key))
    if not threads:
        return
    held = [[anchor for row in thread for anchor in anchors(row.target, row.change)] for thread in threads]
    places = {one.id: key * schema.PLACES + n for n, one in enumerate(document.attributions)}
    rows = [
        {"judgement": row.key, "attribution": places[one.id]}
        for thread, one in matched(held, document.attributions).items()
        for row in threads[thread]
    ]
    table = schema.attachments
    keys = [row.key for thread in threads for row in thread]
    connection.execute(sa.delete(table).where(table.c.judgement.in_(keys)))
    if rows:
        connection.execute(sa.insert(table), rows)
    apply(connection, key, document, found(connection, document=key))


def _reattach_voices(connection: Connection, key: int, document: Document) -> None:
    table, sides = schema.judgements, schema.voice_attachments
    mine = (sa.or_(table.c.document == key, table.c.other == key), table.c.other.is_not(None))
    for row in connection.execute(sa.select(table).where(*mine).order_by(table.c.key)).all():
        for side, owner in enumerate((row.document, row.other)):
            if owner == key:
                one = (sides.c.judgement == row.key, sides.c.side == side)
                connection.execute(sa.delete(sides).where(*one))
                voice = nearest_voice(row.target["voices"][side], document)
                if voice is not None:
                    place = key * schema.PLACES + list(document.voices).index(cast(Any, voice))
                    connection.execute(sa.insert(sides).values(judgement=row.key, side=side, voice=place))


def found(
    connection: Connection, *, document: int | None = None, key: int | None = None, unattached: bool = False
) -> Iterator[Judgement]:
    """Judgements in the order in which they were made: all, those on a document (by key), or the one with
    this key; with ``unattached`` those that fit no finding of now, or of whose two voices one is gone."""
    last = 0
    while page := _page(connection, last, document, key):
        for one in _read(connection, page):
            if not unattached or len(one.on) < (1 if one.other is None else 2):
                yield one
        last = page[-1].key


def _page(connection: Connection, last: int, document: int | None, key: int | None) -> Sequence[Row[Any]]:
    table = schema.judgements
    wanted = sa.select(table).where(table.c.key > last).order_by(table.c.key).limit(PAGE)
    if document is not None:
        wanted = wanted.where(sa.or_(table.c.document == document, table.c.other == document))
    if key is not None:
        wanted = wanted.where(table.c.key == key)
    return connection.execute(wanted).all()


def _read(connection: Connection, page: Sequence[Row[Any]]) -> Iterator[Judgement]:
    keys = [row.key for row in page]
    documents = {key for row in page for key in (row.document, row.other) if key is not None}
    names = _names(connection, schema.documents, documents)
    table = schema.judgements
    wanted = sa.select(table.c.follows).where(table.c.follows.in_(keys))
    followed = set(connection.scalars(wanted))
    on = _attached(connection, keys)
    for row in page:
        yield Judgement(
            id=f"j{row.key}",
            kind=row.kind,
            who=row.who,
            at=row.at,
            why=row.why,
            document=names[row.document],
            other=None if row.other is None else names[row.other],
            target=row.target,
            change=row.change,
            follows=None if row.follows is None else f"j{row.follows}",
            in_force=row.key not in followed,
            on=tuple(on.get(row.key, ())),
        )


def _names(connection: Connection, table: sa.Table, keys: Iterable[int]) -> dict[int, str]:
    wanted = sa.select(table.c.key, table.c.id).where(table.c.key.in_(sorted(keys)))
    return {row.key: row.id for row in connection.execute(wanted)}


def _attached(connection: Connection, keys: Sequence[int]) -> dict[int, list[str]]:
    """The ids of what judgements are on, by the judgements' keys."""
    on: dict[int, list[str]] = {}
    pairs = (
        (schema.attachments, schema.attachments.c.attribution, schema.attributions),
        (schema.voice_attachments, schema.voice_attachments.c.voice, schema.voices),
    )
    for table, column, owner in pairs:
        wanted = (
            sa.select(table.c.judgement, owner.c.id)
            .join(owner, owner.c.key == column)
            .where(table.c.judgement.in_(keys))
            .order_by(*table.primary_key)
        )
        for row in connection.execute(wanted):
            on.setdefault(row.judgement, []).append(row.id)
    return on
