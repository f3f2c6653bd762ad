"""``Ledger``: the store as Python sees it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import takewhile
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

import sqlalchemy as sa

from reportedly.errors import UsageError
from reportedly.ledger import connect, schema
from reportedly.ledger.documents import loaded
from reportedly.types import Document, Rejection

if TYPE_CHECKING:
    from reportedly.ledger.adding import Added
    from reportedly.ledger.filters import Filters
    from reportedly.ledger.health import Health
    from reportedly.ledger.history import Appearance, Version
    from reportedly.ledger.identities import Identity, Suggestion, Summary
    from reportedly.ledger.inputs import Web
    from reportedly.ledger.judgements import Judged, Judgement
    from reportedly.ledger.judgements import Kind as JudgementKind
    from reportedly.ledger.lists import ListedDocument, ListedOutlet, ListedVoice, VoiceOrder
    from reportedly.ledger.profiles import OutletProfile
    from reportedly.ledger.search import Found
    from reportedly.ledger.stats import Stats
    from reportedly.ledger.store import Stored
    from reportedly.ledger.voice_profiles import VoiceProfile
    from reportedly.pipeline import Limits
    from reportedly.read import Unread

__all__ = ["Ledger"]

PAGE = 50  # documents that are held at once


class Ledger:
    """News that was read, with what was found in it, in a file or a database. A context manager.

    ``path_or_url`` is a file of SQLite or ``postgresql://…``; None is ``$REPORTEDLY_LEDGER``, else a file in
    the platform's folder for a user's data. It is made where there is none, unless ``create`` is false.
    Raises LedgerError where it can't be opened, UsageError for a URL of another kind.
    """

    def __init__(self, path_or_url: str | os.PathLike[str] | None = None, *, create: bool = True) -> None:
        url = connect.place_of(path_or_url)
        self.place = connect.shown(url)
        self.database = connect.opened(url, create=create)

    def add(
        self,
        inputs: Iterable[str | os.PathLike[str]],
        *,
        on_rejection: Callable[[Rejection], None] = lambda rejection: None,
        jobs: int = 1,
        limits: Limits | None = None,
        web: Web | None = None,
        stdin: BinaryIO | None = None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Iterator[Added]:
        """Read, analyse and store files, folders, globs, archives, pages and feeds; what became of each
        document, as it is stored. Nothing happens until the result is iterated over.

        What the ledger holds already is only noted as seen again. Inputs that yield no document go to
        ``on_rejection`` and into the ledger. ``jobs`` and ``limits`` are those of ``pipeline.outcomes``;
        ``web`` says how addresses are read. Once ``stop`` says so, nothing more is read, and what is in hand
        is finished.

        Raises LedgerError where the ledger can't be written, ModelError for a damaged model, UsageError where
        an address is given and the extra ``fetch`` isn't installed.
        """
        from reportedly.ledger.adding import rejected
        from reportedly.ledger.inputs import Web, documents_of

        reject = partial(rejected, self.database, on_rejection=on_rejection)
        at_end: list[Callable[[], None]] = []
        found = documents_of(
            self.database, inputs, on_rejection=reject, web=web or Web(), stdin=stdin, on_end=at_end
        )
        wanted = takewhile(lambda _: not stop(), found)
        yield from self.add_documents(wanted, on_rejection=on_rejection, jobs=jobs, limits=limits)
        for finish in at_end:
            finish()

    def reanalyse(
        self,
        *,
        on_rejection: Callable[[Rejection], None] = lambda rejection: None,
        jobs: int = 1,
        limits: Limits | None = None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Iterator[Added]:
        """Analyse anew what an earlier engine had analysed, or none; what became of each document."""
        from reportedly.attribute import engine_at_hand
        from reportedly.ledger.adding import unanalysed

        engine = engine_at_hand()
        stale = (unanalysed(document) for document in self.documents() if document.engine != engine)
        yield from self.add_documents(
            takewhile(lambda _: not stop(), stale), on_rejection=on_rejection, jobs=jobs, limits=limits
        )

    def add_documents(
        self,
        documents: Iterable[Document | Unread],
        *,
        on_rejection: Callable[[Rejection], None] = lambda rejection: None,
        jobs: int = 1,
        limits: Limits | None = None,
    ) -> Iterator[Added]:
        """Analyse and store documents that were read elsewhere, or are still to be, as ``add`` does."""
        from reportedly.attribute import engine_at_hand
        from reportedly.ledger.adding import add

        engine = engine_at_hand()
        return add(self.database, documents, engine, on_rejection=on_rejection, jobs=jobs, limits=limits)

    def put(self, document: Document) -> Stored:
        """Store a document with the findings that it has.

        Raises UnreadableError where they don't hold together, LedgerError where it can't be written.
        """
        from reportedly.ledger import store  # loads all that links voices

        with connect.writing(self.database) as connection:
            return store.put(connection, document)

    def put_all(
        self,
        documents: Iterable[Document],
        *,
        on_rejection: Callable[[Rejection], None] = lambda rejection: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Iterator[Added]:
        """Store documents with the findings that they have, one transaction each, as they come."""
        from reportedly.ledger.adding import stored

        yield from stored(self.database, takewhile(lambda _: not stop(), documents), on_rejection)

    def document(self, name: str) -> Document:
        """The document with this id, or with the only one that begins so (8 characters at least).

        Raises UsageError where there is none, or are several.
        """
        with connect.reading(self.database) as connection:
            return next(loaded(connection, [self._key(connection, name)]))

    def _key(self, connection: sa.Connection, name: str) -> int:
        table = schema.documents
        wanted = sa.select(table.c.key).where(table.c.id.startswith(name.lower(), autoescape=True)).limit(2)
        keys = list(connection.scalars(wanted)) if len(name) >= 8 else []
        if len(keys) != 1:
            raise UsageError(f"{name}: {'several documents begin so' if keys else 'no such document'}")
        return int(keys[0])

    def search(
        self,
        words: str | Sequence[str] = "",
        filters: Filters | None = None,
        *,
        limit: int = 20,
        after: str | None = None,
    ) -> Found:
        """Statements with these words, best first; without words those that the filters leave, newest first.

        Words are all required; ``"quoted words"`` stand so, ``begin*`` begins a word, ``-word`` keeps out.
        ``after`` is what the page before gave. Of more than 1,000 that fit, the 1,000 added last are ranked.
        Raises UsageError for a filter that can't be.
        """
        from reportedly.ledger.filters import Filters
        from reportedly.ledger.search import search

        with connect.reading(self.database) as connection:
            return search(connection, words, filters or Filters(), limit=limit, after=after)

    def judge(
        self,
        document: str,
        attribution: str,
        kind: JudgementKind,
        *,
        who: str,
        why: str | None = None,
        change: Mapping[str, Any] | None = None,
    ) -> Judgement:
        """Accept, reject or correct an attribution (a3) of a document; what was noted down.

        It takes the place of what was judged of that attribution before, which is kept; a correction adds to
        an earlier one. ``change``, of "correct" alone, gives what is right, of: content, cue, source (lists
        of [start, end]; cue and source may be None), voice, parent (an id of this document or None), act,
        polarity, certainty, tone, form. Raises UsageError.
        """
        from reportedly.ledger.judgements import found, judge

        with connect.writing(self.database) as connection:
            key = self._key(connection, document)
            made = judge(connection, key, attribution, kind, who=who, why=why, change=change)
            return next(found(connection, key=made))

    def judgements(self, document: str | None = None, *, unattached: bool = False) -> list[Judgement]:
        """What was judged, of all documents or of one, the earliest first; with ``unattached`` what fits
        nothing that the engine finds now. Raises UsageError."""
        from reportedly.ledger.judgements import found

        with connect.reading(self.database) as connection:
            key = None if document is None else self._key(connection, document)
            return list(found(connection, document=key, unattached=unattached))

    def judged(self, document: str) -> Judged:
        """The document as people judged it, with their marks. Raises UsageError."""
        from reportedly.ledger.judgements import found, judged

        with connect.reading(self.database) as connection:
            key = self._key(connection, document)
            return judged(next(loaded(connection, [key])), found(connection, document=key))

    def same_voice(self, one: str, other: str, *, who: str, why: str | None = None) -> Judgement:
        """Note that two are one: each an identity's id, or DOCUMENT:vN. Raises UsageError."""
        return self._decide("same-voice", one, other, who, why)

    def different_voice(self, one: str, other: str, *, who: str, why: str | None = None) -> Judgement:
        """Note that two are two: each an identity's id, or DOCUMENT:vN. Raises UsageError."""
        return self._decide("different-voice", one, other, who, why)

    def _decide(
        self,
        kind: Literal["same-voice", "different-voice"],
        one: str,
        other: str,
        who: str,
        why: str | None,
    ) -> Judgement:
        from reportedly.ledger.identities import decide
        from reportedly.ledger.judgements import found

        with connect.writing(self.database) as connection:
            made = decide(connection, kind, one, other, who=who, why=why)
            return next(found(connection, key=made))

    def identity(self, name: str) -> Identity:
        """One who speaks in several documents, by id or as DOCUMENT:vN, with the evidence for it.

        An id that was given out stays good when voices are added. Raises UsageError.
        """
        from reportedly.ledger.identities import identity

        with connect.reading(self.database) as connection:
            return identity(connection, name)

    def identities(self, name: str | None = None, *, kind: str | None = None) -> list[Summary]:
        """Who speaks, across documents: all, or those of a kind or whose name begins so."""
        from reportedly.ledger.identities import identities

        with connect.reading(self.database) as connection:
            return list(identities(connection, name=name, kind=kind))

    def suggestions(self, voice: str | None = None) -> list[Suggestion]:
        """Those who may be one and aren't taken for one, the likeliest first; of one voice, by its id or a
        name of it, or of all."""
        from reportedly.ledger.identities import suggestions

        with connect.reading(self.database) as connection:
            return list(suggestions(connection, voice))

    def voice(self, name: str, kind: str | None = None) -> VoiceProfile:
        """The voice that this name, or a part of it, means: what it says, where, and on whose word.

        An id (i…) or DOCUMENT:vN names one as well. Raises UsageError, with names near it, where there is
        none; also, with their ids, where several are called so.
        """
        from reportedly.ledger.voice_profiles import voice_profile

        with connect.reading(self.database) as connection:
            return voice_profile(connection, name, kind)

    def outlet(self, name: str) -> OutletProfile:
        """The outlet that this name, or a part of it, means: whom it quotes, how, and what it says itself.

        Raises UsageError, with names near it, where there is none; also where several are called so.
        """
        from reportedly.ledger.profiles import outlet_profile

        with connect.reading(self.database) as connection:
            return outlet_profile(connection, name)

    def voices(
        self, filters: Filters | None = None, *, sort: VoiceOrder = "statements", limit: int = 50
    ) -> list[ListedVoice]:
        """The voices with statements that the filters leave, the most first; with ``silent`` those never
        quoted instead. Raises UsageError for a filter that can't be.
        """
        from reportedly.ledger.filters import Filters
        from reportedly.ledger.lists import voices

        with connect.reading(self.database) as connection:
            return voices(connection, filters or Filters(), sort=sort, limit=limit)

    def outlets(self) -> list[ListedOutlet]:
        """The outlets, those with most documents first."""
        from reportedly.ledger.lists import outlets

        with connect.reading(self.database) as connection:
            return outlets(connection)

    def titles(self, filters: Filters | None = None, *, limit: int = 50) -> list[ListedDocument]:
        """The documents with statements that the filters leave, without their texts, newest first.

        Raises UsageError for a filter that can't be.
        """
        from reportedly.ledger.filters import Filters
        from reportedly.ledger.lists import documents

        with connect.reading(self.database) as connection:
            return documents(connection, filters or Filters(), limit=limit)

    def stats(self) -> Stats:
        """How much of everything the ledger holds."""
        from reportedly.ledger.stats import stats

        with connect.reading(self.database) as connection:
            return stats(connection)

    def appearances(self, name: str) -> list[Appearance]:
        """Where the document with this id was seen, the earliest first."""
        from reportedly.ledger.history import appearances

        with connect.reading(self.database) as connection:
            return appearances(connection, name)

    def history(self, address: str) -> list[Version]:
        """The texts that an address (a URL, or a path as given) had, the earliest first, each with what came,
        went or changed in it. Raises UsageError for an address that the ledger doesn't know.
        """
        from reportedly.ledger.history import history

        with connect.reading(self.database) as connection:
            versions = history(connection, address)
        if not versions:
            raise UsageError(f"{address}: the ledger knows no such address")
        return versions

    def health(self) -> Health:
        """Looks through the whole ledger: does it hold together, how big is it, what do its rows lack?"""
        from reportedly.attribute import engine_at_hand
        from reportedly.ledger.health import examined

        return examined(self.database, engine_at_hand())

    def backup(
        self,
        path: str | os.PathLike[str],
        *,
        on_step: Callable[[int, int], None] = lambda done, total: None,
    ) -> None:
        """Copy the ledger to a new file while it is in use (``reportedly.ledger.backup``).

        Raises UsageError where the file exists or can't be written, LedgerError where the ledger can't be
        read.
        """
        from reportedly.ledger.backup import backup

        backup(self.database, path, on_step=on_step)

    def documents(self, filters: Filters | None = None, *, judged: bool = False) -> Iterator[Document]:
        """Documents with their findings, in the order in which they came; a few are held at a time.
        With ``judged`` as people judged them, not as the engine found them.

        Of ``filters``, those that fit: by what they are, or by a statement that they hold. Raises UsageError
        for a filter that can't be.
        """
        last = 0
        while keys := self._keys_after(last, filters):
            with connect.reading(self.database) as connection:
                for document in loaded(connection, keys):
                    yield _as_judged(connection, document) if judged else document
            last = keys[-1]

    def count(self, filters: Filters | None = None) -> int:
        """How many documents ``documents`` gives."""
        with connect.reading(self.database) as connection:
            wanted = sa.select(sa.func.count()).select_from(schema.documents)
            return int(connection.execute(wanted.where(_chosen(connection, filters))).scalar_one())

    def _keys_after(self, last: int, filters: Filters | None) -> Sequence[int]:
        table = schema.documents
        wanted = sa.select(table.c.key).where(table.c.key > last).order_by(table.c.key).limit(PAGE)
        with connect.reading(self.database) as connection:
            return connection.scalars(wanted.where(_chosen(connection, filters))).all()

    def close(self) -> None:
        """Let go of the database."""
        self.database.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _chosen(connection: sa.Connection, filters: Filters | None) -> sa.ColumnElement[bool]:
    if filters is None:
        return sa.true()
    from reportedly.ledger.chosen import chosen

    return chosen(connection, filters)


def _as_judged(connection: sa.Connection, document: Document) -> Document:
    from reportedly.ledger.judgements import found, judged

    table = schema.documents
    key = connection.execute(sa.select(table.c.key).where(table.c.id == document.id)).scalar_one()
    return judged(document, found(connection, document=key)).document
