"""What a ledger is given -> documents: files as ``reportedly.read`` takes them, and addresses on the web.

Of the web, only what is new is asked for: a page by what the server said of it when it was stored, a feed
by what it said when all of its entries had been dealt with, if that isn't long ago. Feed entries that the
ledger holds, or couldn't read, are asked for again after a while, not each time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, BinaryIO

import sqlalchemy as sa
from sqlalchemy.engine import Engine as Database

from reportedly.ledger import revisits, rows, schema, store
from reportedly.ledger.connect import reading, writing
from reportedly.types import Rejection, Retrieval

if TYPE_CHECKING:
    from reportedly.read import Unread
    from reportedly.read.items import Revisit
    from reportedly.read.web import Fetcher, Validators

__all__ = ["Web", "documents_of"]


@dataclass(frozen=True, slots=True)
class Web:
    """How addresses are read. ``follow_feed``: fetch the entries of feeds, rather than take their summaries;
    ``sitemap``: take an address for a site's, and read the pages that its sitemap names; ``allow_private``:
    fetch from inner addresses too; ``delay``: seconds between two requests to a host; ``again``: hours after
    which an entry that is known is asked for again.
    """

    follow_feed: bool = True
    sitemap: bool = False
    allow_private: bool = False
    delay: float = 1.0
    contact: str | None = None
    again: float = 24.0


@dataclass(slots=True)
class _Visits:
    """The addresses asked for since ``began``, and what came from each."""

    began: str = field(default_factory=store.now)
    asked: list[str] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)
    got: dict[str, Retrieval] = field(default_factory=dict)


def documents_of(
    database: Database,
    inputs: Iterable[str | os.PathLike[str]],
    *,
    on_rejection: Callable[[Rejection], None],
    web: Web,
    stdin: BinaryIO | None = None,
    on_end: list[Callable[[], None]],
) -> Iterator[Unread]:
    """What makes the documents of all inputs, in order, unread. What to do once all of them are stored goes
    into ``on_end``.

    Raises UsageError where an address is given and the extra ``fetch`` isn't installed.
    """
    from reportedly.read import unread
    from reportedly.read.web import is_url, scheme_of

    fetcher: Fetcher | None = None
    visits = _Visits()
    pending: list[Revisit] = []

    def met_again(revisit: Revisit) -> None:
        if not revisits.noted(database, revisit):
            pending.append(revisit)

    try:
        for given in inputs:
            scheme = scheme_of(given) if isinstance(given, str) else None
            if isinstance(given, str) and is_url(given):
                fetcher = fetcher or _fetcher(database, web, visits)
                yield from _from_web(database, given, fetcher, web, visits, on_rejection)
            elif scheme is not None and not os.path.exists(given):  # noqa: PTH110 - as the reader looks
                on_rejection(Rejection(str(given), f"{scheme} addresses aren't read, only http and https"))
            else:
                yield from unread([given], on_rejection=on_rejection, on_revisit=met_again, stdin=stdin)
    finally:
        if fetcher is not None:
            fetcher.close()
    on_end.append(lambda: _remember(database, visits))
    on_end.append(lambda: _settle(database, pending, on_rejection))


def _settle(database: Database, pending: list[Revisit], on_rejection: Callable[[Rejection], None]) -> None:
    """Note the revisits of pages that were still to be stored when these were met."""
    for revisit in pending:
        told = revisit.sha256 is not None  # it stands in the same file, and why it made nothing was said
        if not revisits.noted(database, revisit) and revisit.is_page and not told:
            when = f" as it was at {revisit.of_at}" if revisit.of_at else ""
            reason = f"a revisit of {rows.short(revisit.of)}{when}, which this ledger doesn't hold"
            on_rejection(Rejection(revisit.name, reason))


def _fetcher(database: Database, web: Web, visits: _Visits) -> Fetcher:
    from reportedly.read.web.fetch import Fetched, Fetcher

    class Noting(Fetcher):
        """Notes what came, to ask for what is new the next time."""

        def fetch(self, url: str, **options: Any) -> Any:
            answer = super().fetch(url, **options)
            if isinstance(answer, Fetched):
                visits.got[url] = answer.retrieval
            return answer

    return Noting(
        allow_private=web.allow_private,
        contact=web.contact,
        delay=web.delay,
        known=lambda url: _validators(database, url, web.again),
    )


def _from_web(
    database: Database,
    url: str,
    fetcher: Fetcher,
    web: Web,
    visits: _Visits,
    on_rejection: Callable[[Rejection], None],
) -> Iterator[Unread]:
    from reportedly.read.web import unread

    def reject(rejection: Rejection) -> None:
        visits.failed.add(url)
        on_rejection(rejection)

    visits.asked.append(url)
    yield from unread(
        url,
        fetcher=fetcher,
        on_rejection=reject,
        follow_feed=web.follow_feed,
        sitemap=web.sitemap,
        skip=lambda entry: _lately(database, entry, web.again),
        on_unchanged=lambda page: _unchanged(database, page),
    )


def _validators(database: Database, url: str, hours: float) -> Validators | None:
    """What the server said of this address: of a page that is stored, or of a feed that was dealt with in so
    many hours. After those a feed is read whole again, so that its entries are asked for anew."""
    from reportedly.read.web import Validators

    seen, visits = schema.appearances, schema.visits
    of_page = (
        sa.select(seen.c.etag, seen.c.modified)
        .where(seen.c.address == rows.short(url))
        .order_by(seen.c.last_at.desc(), seen.c.key.desc())
        .limit(1)
    )
    of_feed = sa.select(visits.c.etag, visits.c.modified).where(
        visits.c.address == rows.short(url), visits.c.at >= _ago(hours)
    )
    with reading(database) as connection:
        found = connection.execute(of_page).first() or connection.execute(of_feed).first()
    return Validators(found.etag, found.modified) if found and (found.etag or found.modified) else None


def _lately(database: Database, url: str, hours: float) -> bool:
    """Was this address dealt with in so many hours, stored or rejected?"""
    return any(_noted(database, table, url, _ago(hours)) for table in (schema.appearances, schema.rejections))


def _ago(hours: float) -> str:
    back = timedelta(hours=hours) if hours else timedelta(seconds=-1)  # this second is none that counts
    return (datetime.now(UTC) - back).strftime("%Y-%m-%dT%H:%M:%SZ")


def _noted(database: Database, table: sa.Table, url: str, since: str) -> bool:
    wanted = sa.select(table.c.key).where(table.c.address == rows.short(url), table.c.last_at >= since)
    with reading(database) as connection:
        return connection.execute(wanted.limit(1)).first() is not None


def _unchanged(database: Database, url: str) -> None:
    table = schema.appearances
    newest = sa.select(sa.func.max(table.c.last_at)).where(table.c.address == rows.short(url))
    with writing(database) as connection:
        at = connection.execute(newest).scalar()
        same = (table.c.address == rows.short(url), table.c.last_at == at)
        connection.execute(sa.update(table).where(*same).values(last_at=store.now()))


def _remember(database: Database, visits: _Visits) -> None:
    """Note what the servers said of the addresses that were dealt with without a failure."""
    table = schema.visits
    for url in visits.asked:
        got = visits.got.get(url)
        if got is None or url in visits.failed or not (got.etag or got.modified):
            continue
        if _noted(database, schema.rejections, url, visits.began):  # it came, but made no document
            continue
        row = {
            "address": rows.short(got.address),  # where redirects led: that is what is asked
            "sha256": got.sha256,
            "etag": rows.plain(got.etag),
            "modified": rows.plain(got.modified),
            "at": store.now(),
        }
        with writing(database) as connection:
            connection.execute(sa.delete(table).where(table.c.address == row["address"]))
            connection.execute(sa.insert(table).values(**row))
