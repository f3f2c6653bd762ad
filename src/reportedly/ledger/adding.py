"""Inputs -> the ledger: read, analyse what isn't known yet, store, one document at a time.

Each document goes in whole, in one transaction, so that the work may be stopped, even killed, at any moment
and taken up again. One process writes; others analyse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy.engine import Engine as Database

from reportedly.errors import UnreadableError
from reportedly.ledger import store
from reportedly.ledger.connect import reading, writing
from reportedly.ledger.store import Stored
from reportedly.pipeline import Limits, outcomes
from reportedly.types import Document, Engine, Rejection

__all__ = ["Added", "add", "stored", "unanalysed"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document: its key in the ledger is new, known already, or has new findings."""

    how: Stored
    document: Document


def add(
    database: Database,
    documents: Iterable[Document],
    engine: Engine,
    *,
    on_rejection: Callable[[Rejection], None],
    jobs: int = 1,
    limits: Limits | None = None,
) -> Iterator[Added]:
    """Analyse and store documents as they come; what became of each, in an order of its own.

    What this engine has analysed already is only noted as seen again. A text that comes twice at once is
    analysed once. Rejections are noted in the ledger and go to ``on_rejection`` too.
    """
    waiting: dict[str, list[Document]] = {}
    known: list[Added] = []

    def unknown() -> Iterator[Document]:
        for document in documents:
            if document.id in waiting:
                waiting[document.id].append(document)
            elif _seen_again(database, document, engine):
                known.append(Added("known", document))
            else:
                waiting[document.id] = []
                yield document

    for outcome in _identified(unknown(), jobs, limits):
        name, found = outcome
        copies = waiting.pop(name)
        if isinstance(found, Rejection):
            _reject(database, found, on_rejection)
        else:
            yield from stored(database, [found, *(_as_found(copy, found) for copy in copies)], on_rejection)
        yield from known
        known.clear()
    yield from known


def unanalysed(document: Document) -> Document:
    """The document as it was read, without findings."""
    return replace(
        document,
        attributions=(),
        voices=(),
        times=(),
        quantities=(),
        wording=(),
        assertions=(),
        engine=None,
    )


def _identified(
    documents: Iterator[Document], jobs: int, limits: Limits | None
) -> Iterator[tuple[str, Document | Rejection]]:
    """Outcomes with the ids of their documents, which a rejection doesn't carry; both are in one order."""
    names: list[str] = []

    def noted() -> Iterator[Document]:
        for document in documents:
            names.append(document.id)
            yield document

    for outcome in outcomes(noted(), jobs=jobs, limits=limits):
        yield names.pop(0), outcome


def _as_found(copy: Document, found: Document) -> Document:
    """The copy with the findings of the same text, which stand as they are."""
    return replace(
        found,
        url=copy.url,
        outlet=copy.outlet,
        title=copy.title,
        published=copy.published,
        path=copy.path,
        retrieval=copy.retrieval,
    )


def stored(
    database: Database, several: Iterable[Document], on_rejection: Callable[[Rejection], None]
) -> Iterator[Added]:
    """Store documents with the findings that they have; those that don't hold together are rejections."""
    for document in several:
        try:
            with writing(database) as connection:
                how = store.put(connection, document)
        except UnreadableError as error:
            _reject(database, Rejection(error.path, error.reason), on_rejection)
        else:
            yield Added(how, document)


def _seen_again(database: Database, document: Document, engine: Engine) -> bool:
    with reading(database) as connection:
        key = store.analysed_by(connection, document.id, engine)
    if key is None:
        return False
    with writing(database) as connection:
        store.appeared(connection, key, document)
    return True


def _reject(database: Database, rejection: Rejection, on_rejection: Callable[[Rejection], None]) -> None:
    with writing(database) as connection:
        store.reject(connection, rejection)
    on_rejection(rejection)
