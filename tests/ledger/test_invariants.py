"""Whatever is put, judged, corrected, merged, split and analysed anew: the ledger holds together."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from reportedly.contract import document_of
from reportedly.errors import UsageError
from reportedly.ledger import Ledger, connect, schema
from reportedly.ledger.identities import linking
from reportedly.types import Content, Document, Engine
from tests.ledger.building import article
from tests.ledger.voiced import Who, spoken

NUMBER = 5  # documents
ENGINES = 4


def seen(number: int, engine: int) -> tuple[Who, ...]:
    """Who speaks in a document, as an engine has it."""
    return (
        Who("Oda Brenn", role=("mayor of Tolmin", None, "mayor", "poet")[(number + engine) % 4]),
        Who(("Oda Brenn", "KIF", "the police", "Tilda Varga", "Brenn")[(number * 2 + engine) % 5], of="Keth"),
        Who("Keth Islands Front", "organization", aliases=("KIF",) if number % 2 else ()),
    )


@cache
def document(number: int, engine: int) -> Document:
    """One of the documents as one of the engines reads it: each sees names, roles, spans and ids its way."""
    if number == 0:
        text = (
            "Oda Brenn said that Tilda Varga had denied losing 3 boats. The quay was closed on Tuesday. "
            "“Nobody asked us,” Tilda Varga claimed."
        )
        made = article(text, first="Oda Brenn", second="Tilda Varga")
    else:
        made = spoken(*seen(number, 0), topic=f"p{number}")
        who = (*seen(number, engine), Who("Keth", "government"))
        voices = tuple(
            {**voice, "name": one.name, "description": one.role, "named": (number + engine) % 3 > 0}
            for voice, one in zip(made.voices, who, strict=True)
        )
        made = replace(made, voices=voices)
    kept = [a for n, a in enumerate(made.attributions) if engine == 0 or n != engine % 3]
    ids = {a.id: f"a{n + engine + 1}" for n, a in enumerate(kept)}
    moved = tuple(
        replace(
            a,
            id=ids[a.id],
            parent=ids.get(a.parent or ""),
            content=Content((made.span(a.content.spans[0].start + engine * 2, a.content.spans[0].end),)),
        )
        for a in kept
    )
    return replace(made, engine=Engine(str(engine)), attributions=moved)


documents = st.integers(0, NUMBER - 1)
voices = st.tuples(documents, st.integers(1, 4))
offsets = st.integers(-1, 160)
changes = st.dictionaries(
    st.sampled_from(("content", "cue", "source", "voice", "act", "parent", "form", "tone")),
    st.one_of(
        st.lists(st.tuples(offsets, offsets).map(list), max_size=2),
        st.sampled_from(("v1", "v2", "v3", "deny", "warn", "a1", "a2", "a3", "direct", "neutral")),
        st.none(),
    ),
    min_size=1,
    max_size=3,
)
steps = st.one_of(
    st.tuples(st.just("put"), documents, st.integers(0, ENGINES - 1)),
    st.tuples(st.sampled_from(("accept", "reject")), documents, st.integers(1, 6)),
    st.tuples(st.just("correct"), documents, st.integers(1, 6), changes),
    st.tuples(st.sampled_from(("merge", "split")), voices, voices),
)


def take(ledger: Ledger, step: tuple[Any, ...]) -> str | None:
    """Do one thing; the id of the judgement that it made, if it did."""
    kind, one, other, *more = step
    try:
        if kind == "put":
            ledger.put(document(one, other))
            return None
        if kind in ("merge", "split"):
            sides = [f"{document(n, 0).id}:v{voice}" for n, voice in (one, other)]
            judge = ledger.same_voice if kind == "merge" else ledger.different_voice
            return judge(*sides, who="Ines").id
        change = more[0] if more else None
        return ledger.judge(document(one, 0).id, f"a{other}", kind, who="Ines", change=change).id
    except UsageError:
        return None


def state(ledger: Ledger) -> tuple[object, ...]:
    found = [ledger.identity(one.id) for one in ledger.identities()]
    return (sorted(found, key=lambda one: one.id), ledger.suggestions(), ledger.judgements())


def check(ledger: Ledger, made: list[str], wanted: dict[int, Document]) -> None:
    kept = ledger.judgements()
    assert [one.id for one in kept] == made
    assert [one.at for one in kept] == sorted(one.at for one in kept)
    for one in wanted.values():
        assert ledger.document(one.id).to_dict() == one.to_dict()
        view = ledger.judged(one.id)
        assert document_of(view.document.to_dict()) == view.document
        texts = {a.id for a in one.attributions}
        assert set(view.marks) <= texts
        gone = {name for name, mark in view.marks.items() if mark.state == "rejected"}
        assert {a.id for a in view.document.attributions} == texts - gone
    check_rows(ledger)
    before = state(ledger)
    with connect.writing(ledger.database) as connection:
        keys = list(connection.scalars(sa.select(schema.documents.c.key).order_by(schema.documents.c.id)))
        for key in keys:
            linking.relink(connection, [key])
    assert state(ledger) == before


def check_rows(ledger: Ledger) -> None:
    unused = (
        sa.select(schema.profiles.c.key).where(
            ~sa.exists().where(schema.voice_profiles.c.profile == schema.profiles.c.key)
        ),
        sa.select(schema.identities.c.key).where(
            ~sa.exists().where(schema.profiles.c.identity == schema.identities.c.key)
        ),
    )
    with connect.reading(ledger.database) as connection:
        for query in unused:
            assert connection.execute(query).all() == []
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def follow(ledger: Ledger, taken: list[tuple[Any, ...]]) -> dict[int, Document]:
    made, wanted = [], {}
    for step in taken:
        name = take(ledger, step)
        if name is not None:
            made.append(name)
        if step[0] == "put":
            wanted[step[1]] = document(step[1], step[2])
    check(ledger, made, wanted)
    return wanted


few = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # an example takes a second: shrinking, minutes
)


@few
@given(st.lists(steps, max_size=15), st.randoms(use_true_random=False))
def test_any_sequence_keeps_the_ledger_whole(new_ledger, taken, random):
    begun = [("put", n, n % ENGINES) for n in range(NUMBER)]
    with new_ledger("sqlite") as ledger:
        wanted = follow(ledger, [*begun[: random.randint(0, NUMBER)], *taken])
        judged = any(one.other for one in ledger.judgements())
        found = state(ledger)[:2]
    if judged:
        return
    left = list(wanted.values())
    random.shuffle(left)
    with new_ledger("sqlite") as ledger:
        for one in left:
            ledger.put(one)
        assert state(ledger)[:2] == found


@settings(few, max_examples=3)
@example(
    taken=[("put", 4, 1), ("merge", (2, 2), (2, 1)), ("put", 2, 3)]
)  # what is left of one keeps its own name
@given(taken=st.lists(steps, min_size=8, max_size=20))
def test_any_sequence_keeps_a_ledger_in_postgresql_whole(new_ledger, taken):
    with new_ledger("postgresql") as ledger:
        follow(ledger, [("put", n, 0) for n in range(NUMBER)] + taken)
