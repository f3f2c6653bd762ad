"""Rows -> documents, as they were put in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from reportedly.contract import with_findings
from reportedly.ledger import schema
from reportedly.types import Attribution, Block, Content, Cue, Document, Engine, Source, Span

__all__ = ["loaded"]

Rows = Mapping[int, Sequence[Row[Any]]]


def loaded(connection: Connection, keys: Sequence[int]) -> Iterator[Document]:
    """The documents with these keys, in the order given, with what the engine found in them, whatever was
    judged of it since; those missing are left out."""
    as_found = schema.as_found
    found = {row.key: row for row in _rows(connection, schema.documents, schema.documents.c.key, keys)}
    engines = _engines(connection, {row.engine for row in found.values() if row.engine})
    parts = {table.name: _by_document(connection, table, keys) for table in _OF_DOCUMENT}
    below = {table.name: _by(connection, table, column, keys) for table, column in _BELOW}
    judged = {row.document: row for row in _rows(connection, as_found, as_found.c.document, keys)}
    for key in keys:
        if key in found:
            of_this = {name: rows.get(key, ()) for name, rows in parts.items()}
            document = _document(found[key], engines, of_this, below)
            yield document if key not in judged else with_findings(document, judged[key].findings)


_OF_DOCUMENT = (
    schema.blocks,
    schema.voices,
    schema.attributions,
    schema.times,
    schema.quantities,
    schema.wording,
    schema.assertions,
)
_BELOW: tuple[tuple[sa.Table, str], ...] = (
    (schema.mentions, "voice"),
    (schema.spans, "attribution"),
    (schema.chains, "attribution"),
)


def _rows(
    connection: Connection, table: sa.Table, column: sa.ColumnElement[Any], keys: Sequence[int]
) -> Iterable[Row[Any]]:
    return connection.execute(sa.select(table).where(column.in_(keys)).order_by(*table.primary_key))


def _engines(connection: Connection, keys: Iterable[int]) -> dict[int, Engine]:
    rows = _rows(connection, schema.engines, schema.engines.c.key, list(keys))
    return {row.key: Engine(row.version, row.model or None, row.model_sha256 or None) for row in rows}


def _by_document(connection: Connection, table: sa.Table, keys: Sequence[int]) -> Rows:
    grouped: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in _rows(connection, table, table.c.document, keys):
        grouped[row.document].append(row)
    return grouped


def _by(connection: Connection, table: sa.Table, column: str, keys: Sequence[int]) -> Rows:
    """The rows of findings' findings, by the key of what they are of."""
    owner = table.c[column]
    grouped: dict[int, list[Row[Any]]] = defaultdict(list)
    for key in keys:
        inside = schema.of_document(owner, key)
        for row in connection.execute(sa.select(table).where(inside).order_by(*table.primary_key)):
            grouped[getattr(row, column)].append(row)
    return grouped


def _document(
    row: Row[Any],
    engines: Mapping[int, Engine],
    parts: Mapping[str, Sequence[Row[Any]]],
    below: Mapping[str, Rows],
) -> Document:
    ids = {voice.key: voice.id for voice in parts["voices"]}
    names = {attribution.key: attribution.id for attribution in parts["attributions"]}
    return Document(
        id=row.id,
        text=row.text,
        blocks=tuple(_block(block) for block in parts["blocks"]),
        url=row.url,
        outlet=row.outlet,
        title=row.title,
        byline=tuple(row.byline),
        published=row.published,
        language=row.language,
        path=row.path,
        attributions=tuple(_attribution(row.text, a, ids, names, below) for a in parts["attributions"]),
        voices=tuple(_voice(voice, below["mentions"].get(voice.key, ())) for voice in parts["voices"]),
        times=tuple(_named(time, "value", "grain", "calendar") for time in parts["times"]),
        quantities=tuple(_quantity(quantity) for quantity in parts["quantities"]),
        wording=tuple(
            _named(found, "term", "charge") | {"voice": ids.get(found.voice)} for found in parts["wording"]
        ),
        assertions=tuple(_named(assertion) for assertion in parts["assertions"]),
        engine=engines.get(row.engine),
    )


def _block(row: Row[Any]) -> Block:
    return Block(row.start, row.stop, row.kind, row.language, row.author, row.handle, row.published)


def _attribution(
    text: str,
    row: Row[Any],
    ids: Mapping[int, str],
    names: Mapping[int, str],
    below: Mapping[str, Rows],
) -> Attribution:
    roles: dict[str, list[Span]] = defaultdict(list)
    for span in below["spans"].get(row.key, ()):
        roles[span.role].append(Span(span.start, span.stop, text[span.start : span.stop]))
    source, cue = tuple(roles["source"]), tuple(roles["cue"])
    said = None if row.said_start is None else [row.said_start, row.said_stop]
    return Attribution(
        id=row.id,
        content=Content(tuple(roles["content"])),
        cue=Cue(cue, row.act, row.polarity, row.certainty, row.tone) if cue else None,
        source=Source(source, ids.get(row.voice)) if source else None,
        form=row.form,
        parent=names.get(row.parent),
        chain=tuple(ids.get(link.voice) for link in below["chains"].get(row.key, ())),
        said=None if row.said is None else {"value": row.said, "span": said},
        confidence=row.confidence,
    )


def _voice(row: Row[Any], mentions: Sequence[Row[Any]]) -> dict[str, Any]:
    names = ("id", "name", "kind", "named", "description", "affiliation", "aliases", "members")
    return {
        **{name: getattr(row, name) for name in names},
        "mentions": [[mention.start, mention.stop] for mention in mentions],
        "quoted": row.quoted,
        "mentioned": row.mentioned,
    }


def _named(row: Row[Any], *names: str) -> dict[str, Any]:
    return {"span": [row.start, row.stop], **{name: getattr(row, name) for name in names}}


def _quantity(row: Row[Any]) -> dict[str, Any]:
    numbers = {name: _whole(getattr(row, name)) for name in ("value", "low", "high")}
    return {"span": [row.start, row.stop], **numbers, "unit": row.unit}


def _whole(number: float | None) -> float | int | None:
    """A whole number as an integer, as the contract writes it."""
    return int(number) if number is not None and number.is_integer() else number
