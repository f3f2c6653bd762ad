"""One voice over all documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from reportedly.ledger import schema
from reportedly.ledger.called import voice_called
from reportedly.ledger.described import Described
from reportedly.ledger.grouping import Group, joined
from reportedly.ledger.linked import Evidence, evidence, judged, suggestions

__all__ = ["VoiceProfile", "voice_profile"]

MOST = 20  # of each list

Counts = dict[str, int]

_documents, _voices, _found = schema.documents, schema.voices, schema.attributions
_statements, _chains, _identities = schema.statements, schema.chains, schema.identities


@dataclass(frozen=True, slots=True)
class VoiceProfile:
    """A voice over all documents, as ``ListedVoice`` says. Counts are of its own statements, the most first,
    months in order (YYYY-MM, "" unknown). ``before`` are those who pass on what it says, ``after`` those on
    whose word it says it, by the chains. ``evidence`` is what its documents are linked by, the weakest
    first; ``judged`` counts the times that people said so. ``suggestions`` are voices that may be the same
    one, ``others`` those of the same name and another kind.
    """

    id: str
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
    evidence: tuple[Evidence, ...]
    judged: int
    suggestions: int
    others: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The same names and values, ready for JSON."""
        return asdict(self)


def voice_profile(connection: Connection, name: str, kind: str | None = None) -> VoiceProfile:
    """The voice that an id, or a name with a kind, means. Raises UsageError for none, or several."""
    meant, told, others = voice_called(connection, name, kind)
    return _profile(connection, meant, told, others)


def _profile(
    connection: Connection, meant: Group, told: Described, others: Iterable[Described]
) -> VoiceProfile:
    mine = meant.voices()
    affiliated = _voices.alias("affiliated")
    same = sa.and_(affiliated.c.document == _voices.c.document, affiliated.c.id == _voices.c.affiliation)
    wanted = sa.select(
        *(_voices.c[n] for n in ("name", "aliases", "description", "mentioned", "document")),
        affiliated.c.name.label("affiliation"),
    )
    rows = connection.execute(wanted.outerjoin(affiliated, same).where(_voices.c.key.in_(mine))).all()
    said = sa.and_(_found.c.voice.in_(mine), sa.not_(_found.c.rejected))
    dated = sa.select(_statements).join(_found, _found.c.key == _statements.c.attribution).subquery()
    months = _by(connection, sa.func.substr(dated.c.date, 1, 7), dated.c.attribution.in_(_keys(said)))
    return VoiceProfile(
        id=told.id,
        name=told.name,
        kind=told.kind,
        named=told.named,
        names=_counted(row.name for row in rows),
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
        evidence=evidence(connection, meant),
        judged=judged(connection, meant),
        suggestions=suggestions(connection, meant),
        others=tuple(f"{one.label} {one.short_id}" for one in others),
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
        sa.select(sa.func.coalesce(_identities.c.name, _voices.c.name, ""), sa.func.count())
        .select_from(joined(own.join(other, beside), other.c.voice))
        .where(own.c.voice.in_(mine))
        .group_by(_identities.c.name, _voices.c.name)
    )
    times: Counter[str] = Counter()
    for name, number in connection.execute(wanted):
        times[name] += int(number)
    return dict(sorted(times.items(), key=lambda item: (-item[1], item[0]))[:MOST])
