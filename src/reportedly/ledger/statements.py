"""Keys of statements -> what people see of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from reportedly.ledger import schema
from reportedly.ledger.grouping import joined
from reportedly.ledger.highlights import Pair, highlighted, snippet
from reportedly.ledger.query import Query

__all__ = ["Statement", "loaded"]


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said, or the outlet in its own voice, with where it stands.

    ``attribution`` is its id within the document (the contract's), None for an assertion of the outlet, which
    has neither source nor cue. ``spans``, ``highlights`` (where the words stand that were looked for) and
    ``snippet`` (a stretch around the first of these, with its text) are offsets into the document's text.
    ``voice`` is the name that the document has, ``identity`` the id and ``identity_name`` the fullest name of
    who that is across documents, None where nothing says. ``chain`` names on whose word it rests, outermost
    first, None for an unnamed link. ``date`` is when it was said where that is known, else when it was
    published. ``judged`` (accepted, rejected or corrected) says that somebody judged it: a corrected one is
    as it was corrected, a rejected one as the engine found it.
    """

    document: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    path: str | None
    language: str | None
    attribution: str | None
    parent: str | None
    text: str
    spans: tuple[Pair, ...]
    source: str | None
    voice: str | None
    identity: str | None
    identity_name: str | None
    kind: str | None
    named: bool | None
    cue: str | None
    act: str | None
    polarity: str | None
    certainty: str | None
    tone: str | None
    form: str | None
    chain: tuple[str | None, ...]
    said: str | None
    date: str | None
    confidence: float | None
    judged: str | None
    highlights: tuple[Pair, ...]
    snippet: str
    snippet_span: Pair

    def to_dict(self) -> dict[str, Any]:
        """Plain lists and values under the same names, ready for JSON."""
        return asdict(self)


def loaded(connection: Connection, keys: Sequence[int], query: Query) -> list[Statement]:
    """The statements with these keys, in the order given."""
    wanted = _WANTED.where(schema.statements.c.key.in_(keys))
    rows = {row.key: row for row in connection.execute(wanted)}
    attributed = [row.attribution for row in rows.values() if row.attribution is not None]
    spans = _spans(connection, attributed)
    chains, judged = _chains(connection, attributed), _judged(connection, attributed)
    found = [rows[key] for key in keys if key in rows]
    return [
        _statement(
            row, spans.get(row.attribution, {}), chains[row.attribution], judged.get(row.attribution), query
        )
        for row in found
    ]


def _wanted() -> sa.Select[Any]:
    statements, documents, voices = schema.statements, schema.documents, schema.voices
    found, own, identities = schema.attributions, schema.assertions, schema.identities
    parents = schema.attributions.alias("parents")
    columns: list[sa.ColumnElement[Any]] = [
        *(statements.c[name] for name in ("key", "attribution", "date")),
        documents.c.id.label("document"),
        documents.c.text.label("whole"),
        *(documents.c[name] for name in ("title", "outlet", "published", "url", "path", "language")),
        *(found.c[name] for name in ("id", "form", "act", "polarity", "certainty", "tone", "said")),
        found.c.confidence,
        parents.c.id.label("parent"),
        *(voices.c[name] for name in ("name", "kind", "named")),
        *(identities.c[name].label(f"identity_{name}") for name in ("id", "name")),
        *(own.c[name] for name in ("start", "stop")),
    ]
    told = (
        statements.join(documents, documents.c.key == statements.c.document)
        .outerjoin(found, found.c.key == statements.c.attribution)
        .outerjoin(parents, parents.c.key == found.c.parent)
        .outerjoin(own, own.c.key == statements.c.assertion)
    )
    return sa.select(*columns).select_from(joined(told, found.c.voice))


# Made once: to put it together costs more than the search that it is for.
_WANTED, _later = _wanted(), schema.judgements.alias("later")


def _spans(connection: Connection, keys: Sequence[int]) -> dict[int, dict[str, list[Pair]]]:
    table = schema.spans
    wanted = sa.select(table).where(table.c.attribution.in_(keys)).order_by(*table.primary_key)
    found: dict[int, dict[str, list[Pair]]] = defaultdict(lambda: defaultdict(list))
    for row in connection.execute(wanted):
        found[row.attribution][row.role].append((row.start, row.stop))
    return found


def _chains(connection: Connection, keys: Sequence[int]) -> dict[int | None, list[str | None]]:
    table, voices = schema.chains, schema.voices
    wanted = (
        sa.select(table.c.attribution, voices.c.name)
        .outerjoin(voices, voices.c.key == table.c.voice)
        .where(table.c.attribution.in_(keys))
        .order_by(table.c.attribution, table.c.place)
    )
    found: dict[int | None, list[str | None]] = defaultdict(list)
    for row in connection.execute(wanted):
        found[row.attribution].append(row.name)
    return found


def _judged(connection: Connection, keys: Sequence[int]) -> dict[int, str]:
    """How the attributions were judged, by the judgement that none follows."""
    table, judgements = schema.attachments, schema.judgements
    wanted = (
        sa.select(table.c.attribution, judgements.c.kind)
        .join(judgements, judgements.c.key == table.c.judgement)
        .outerjoin(_later, _later.c.follows == judgements.c.key)
        .where(table.c.attribution.in_(keys), _later.c.key.is_(None))
    )
    return {row.attribution: _STATES[row.kind] for row in connection.execute(wanted) if row.kind in _STATES}


_STATES = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


def _statement(
    row: Row[Any],
    roles: dict[str, list[Pair]],
    chain: Iterable[str | None],
    judged: str | None,
    query: Query,
) -> Statement:
    spans = tuple(roles.get("content", ())) if row.attribution is not None else ((row.start, row.stop),)
    highlights = highlighted(row.whole, spans, query.required)
    start, stop = snippet(row.whole, spans, highlights)
    return Statement(
        **{name: getattr(row, name) for name in _AS_STORED},
        attribution=row.id,
        text=_text(row.whole, spans) or "",
        spans=spans,
        source=_text(row.whole, roles.get("source", ())),
        voice=row.name,
        identity=row.identity_id,
        cue=_text(row.whole, roles.get("cue", ())),
        chain=tuple(chain),
        date=row.date or None,
        judged=judged,
        highlights=highlights,
        snippet=row.whole[start:stop],
        snippet_span=(start, stop),
    )


_AS_STORED = (
    "document", "title", "outlet", "published", "url", "path", "language", "parent", "kind", "named", "act",
    "polarity", "certainty", "tone", "form", "said", "confidence", "identity_name",
)  # fmt: skip


def _text(whole: str, spans: Sequence[Pair]) -> str | None:
    return " ".join(whole[start:stop] for start, stop in spans) or None
