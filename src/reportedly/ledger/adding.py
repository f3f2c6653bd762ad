"""Inputs -> the ledger: read, analyse what isn't known yet, store, one document at a time.

Each document goes in whole, in one transaction, so that the work may be stopped, even killed, at any moment
and taken up again. One process writes; others analyse.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from sqlalchemy.engine import URL
from sqlalchemy.engine import Engine as Database

from reportedly.errors import UnreadableError
from reportedly.ledger import store
from reportedly.ledger.connect import bare, reading, writing
from reportedly.ledger.documents import loaded
from reportedly.ledger.store import Stored
from reportedly.pipeline import Limits, analyst, attempted, name_of
from reportedly.read import Unread
from reportedly.types import Document, Engine, Rejection

__all__ = ["Added", "add", "rejected", "stored", "unanalysed"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document, read at ``path``: it is new, known already, or has new findings."""

    how: Stored
    path: str | None
    found: Document | Callable[[], Document]

    @property
    def document(self) -> Document:
        """The document; one that was known as the ledger holds it, which is asked for it only now."""
        return self.found if isinstance(self.found, Document) else self.found()


def add(
    database: Database,
    works: Iterable[Document | Unread],
    engine: Engine,
    *,
    on_rejection: Callable[[Rejection], None],
    jobs: int = 1,
    limits: Limits | None = None,
) -> Iterator[Added]:
    """Read, analyse and store what comes; what became of each, a few at a time, in an order of its own.

    What this engine has analysed already is only noted as seen again: by its bytes, if the same came from the
    same address, it isn't even read. Bytes that come twice at once are analysed once. Rejections are noted
    in the ledger and go to ``on_rejection`` too.
    """
    waiting: dict[str, list[Document | Unread]] = {}
    known: deque[Added] = deque()

    def unknown() -> Iterator[Document | Unread | None]:
        for work in works:
            again = _seen_again(database, work, engine)
            if again is not None:
                known.append(again)
                yield None  # or else a folder of known ones would be held whole
            elif _digest(work) in waiting:
                waiting[_digest(work)].append(work)
            else:
                waiting[_digest(work)] = []
                yield work

    here = jobs == 1 and limits is None
    prepare = partial(_unless_known, database, engine) if here else partial(_prepared, database.url, engine)
    for work, found in attempted(unknown(), jobs=jobs, limits=limits, prepare=prepare):
        if work is None or found is None:
            yield known.popleft()
            continue
        copies = waiting.pop(_digest(work))
        if isinstance(found, Rejection):
            for rejection in (found, *(Rejection(name_of(copy), found.reason) for copy in copies)):
                rejected(database, rejection, on_rejection)
        else:
            several = [found, *(_as_found(copy, found) for copy in copies)]
            yield from stored(database, several, on_rejection)


def _digest(work: Document | Unread) -> str:
    """What is the same for the same bytes, or for the same text where nobody counted the bytes."""
    if work.retrieval is not None:
        return work.retrieval.sha256
    return work.id if isinstance(work, Document) else work.name


def _prepared(url: URL, engine: Engine) -> Callable[[Document], Document]:
    """The same in a process of its own, which opens the ledger for itself."""
    return _unless_known(bare(url), engine)


def _unless_known(database: Database, engine: Engine) -> Callable[[Document], Document]:
    """A function that analyses a document unless it is known: then it comes back as it is."""
    analyse = analyst()

    def unless_known(document: Document) -> Document:
        with reading(database) as connection:
            if store.analysed_by(connection, document.id, engine) is not None:
                return document
        return analyse(document)

    return unless_known


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


def _as_found(copy: Document | Unread, found: Document) -> Document:
    """The same bytes from another place, which is its address unless the page gives itself one."""
    first, got = found.retrieval, copy.retrieval
    url = got.address if first and got and found.url == first.address else found.url
    return replace(found, path=copy.path, url=url, retrieval=got)


def stored(
    database: Database, several: Iterable[Document], on_rejection: Callable[[Rejection], None]
) -> Iterator[Added]:
    """Store documents with the findings that they have; those that don't hold together are rejections."""
    for document in several:
        try:
            with writing(database) as connection:
                how = store.put(connection, document)
        except UnreadableError as error:
            rejected(database, Rejection(error.path, error.reason), on_rejection)
        else:
            yield Added(how, document.path, document)


def _seen_again(database: Database, work: Document | Unread, engine: Engine) -> Added | None:
    """What this engine has analysed is noted as seen again; None where it hasn't analysed it."""
    with reading(database) as connection:
        if isinstance(work, Document):
            key = store.analysed_by(connection, work.id, engine)
        else:
            key = store.made_of(connection, work.retrieval, engine) if work.retrieval else None
    if key is None:
        return None
    with writing(database) as connection:
        if isinstance(work, Document):
            store.appeared(connection, key, work)
        elif work.retrieval:
            store.seen_again(connection, key, work.retrieval)
    return Added("known", work.path, partial(_held, database, key))


def _held(database: Database, key: int) -> Document:
    with reading(database) as connection:
        return next(loaded(connection, [key]))


def rejected(database: Database, rejection: Rejection, on_rejection: Callable[[Rejection], None]) -> None:
    """Note an input that made no document, and tell of it."""
    with writing(database) as connection:
        store.reject(connection, rejection)
    on_rejection(rejection)
