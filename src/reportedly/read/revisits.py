"""A ``revisit`` record of a web archive (WARC 1.1, 6.7) -> the page that was met again, where and when."""

from __future__ import annotations

from datetime import datetime

from reportedly.read import pages
from reportedly.read.items import Revisit
from reportedly.types import Retrieval

__all__ = ["Bodies", "digest_of", "of_record"]

Bodies = dict[str, Retrieval | None]
"""The pages in a file by their ``WARC-Payload-Digest``; None where one makes no document."""


def of_record(record: pages.Record, *, name: str, bodies: Bodies) -> Revisit | None:
    """What a revisit record says; None where it doesn't say enough, or the page is known to be none."""
    headers = record.headers
    address = pages.address_of(headers.get("WARC-Target-URI"))
    at = _moment(headers.get("WARC-Date"))
    digest = digest_of(record)
    here = bodies.get(digest)
    if address is None or at is None or (here is None and digest in bodies):
        return None
    return Revisit(
        name=f"{name}: {address}",
        address=address,
        at=at,
        of=here.address if here else pages.address_of(headers.get("WARC-Refers-To-Target-URI")) or address,
        of_at=_moment(headers.get("WARC-Refers-To-Date")),
        sha256=here.sha256 if here else None,
        is_page=_declared(record) in pages.HTML,
    )


def digest_of(record: pages.Record) -> str:
    """Its ``WARC-Payload-Digest``; empty where it has none."""
    return (record.headers.get("WARC-Payload-Digest") or "").strip().lower()[:200]


def _declared(record: pages.Record) -> str:
    try:
        parsed = pages.parsed_of(record)
    except OSError:
        return ""
    return pages.type_of(parsed.http_content_type) if parsed.is_http else ""


def _moment(field: str | None) -> str | None:
    try:
        return pages.utc(datetime.fromisoformat((field or "").strip()))
    except ValueError:
        return None
