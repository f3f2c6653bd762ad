"""A record of a web archive -> the page in it, the reason why it is none, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from fastwarc.warc import WarcRecord

from reportedly.read import limits, sniff
from reportedly.read.charset import decoded
from reportedly.read.items import Item, retrieval
from reportedly.read.sniff import Kind
from reportedly.types import Rejection

__all__ = ["HTML", "KINDS", "Record", "address_of", "of_record", "parsed_of", "type_of", "utc"]

KINDS = {"response", "resource", "conversion"}
"""The types of record that may hold a page."""

HTML = {"text/html", "application/xhtml+xml"}
"""The media types of pages."""

_FOR_MACHINES = re.compile(r"/(?:\.well-known/.*|(?:robots|ads|app-ads|sellers|security|humans|llms)\.txt)")
_MAX_ADDRESS = 2_000
_SCHEME = re.compile(r"(?i)(?:https?|ftp|file|urn):")
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its headers parsed, and its bytes; of a block beyond the limit only the first ones."""

    kind: str
    headers: Any
    data: bytes
    whole: bool


def of_record(record: Record, *, name: str, number: int) -> Item | Rejection | None:
    """The page in a record, or why an HTML page yields none; None for what is no page at all.

    The document's address is the target URI unless the page names a canonical one.
    """
    uri = address_of(record.headers.get("WARC-Target-URI"))
    address, name = uri or f"{name}:{number}", f"{name}: {uri or f'record {number}'}"
    try:
        parsed = parsed_of(record)
    except OSError:
        return Rejection(name, "its HTTP headers can't be read") if record.kind == "response" else None
    http = parsed.is_http
    declared = type_of(parsed.http_content_type if http else record.headers.get("Content-Type"))
    if not _may_be_page(parsed, record.kind, declared, uri):
        return None
    if not record.whole:
        return Rejection(name, _too_large())
    try:
        return _page(record, parsed, declared, name=name, address=address)
    except ValueError as problem:
        return Rejection(name, str(problem))


def parsed_of(record: Record) -> Any:
    """The record with its HTTP headers read, where it has some. Raises OSError where they can't be."""
    parsed = WarcRecord.from_bytes(record.data)
    if parsed.is_http:
        parsed.parse_http(auto_decode="none")
    return parsed


def _may_be_page(parsed: Any, kind: str, declared: str, uri: str | None) -> bool:
    if kind == "response" and not (parsed.is_http and parsed.http_headers.status_code == 200):
        return False
    if declared == "text/plain":
        return not (uri and _FOR_MACHINES.fullmatch(_path(uri)))
    return declared in HTML or (kind == "response" and not declared)


def _page(record: Record, parsed: Any, declared: str, *, name: str, address: str) -> Item | None:
    body = _body(record.data, parsed)
    kind = _kind(body, declared)
    if kind is None:
        return None
    http = parsed.http_headers if parsed.is_http else None
    got = retrieval(
        body,
        address,
        at=utc(parsed.record_date),
        etag=_field(http, "ETag"),
        modified=_field(http, "Last-Modified"),
    )
    web = address if address.lower().startswith(("http://", "https://")) else None
    charset = parsed.http_charset if http else _charset(record.headers.get("Content-Type"))
    return Item(name, kind, decoded(body, charset), got, place=web)


def _kind(body: bytes, declared: str) -> Kind | None:
    """What a body is, given what its server says; None for data. Raises NotAnArticle."""
    kind = sniff.kind(body[: sniff.HEAD])
    if declared in HTML:
        return "html" if kind in {"html", "text"} else None
    return kind if kind == "html" or (kind == "text" and declared) else None


def _body(data: bytes, parsed: Any) -> bytes:
    """The payload without chunks and compression (RFC 9112, 7; RFC 9110, 8.4).

    Some crawlers store a body decoded and leave its headers as they were: a fallback must look like HTML.
    Raises ValueError when it can't be decoded, or is larger than one page may be.
    """
    if not parsed.is_http:
        return _bounded(parsed)
    codings = [*parsed.http_headers.get_multiple("Content-Encoding")]
    codings += parsed.http_headers.get_multiple("Transfer-Encoding")
    named = [coding.strip().lower() for field in codings for coding in field.split(",")]
    # Compression inside compression multiplies work without end; no real server does it.
    once = sum(coding not in {"", "identity", "chunked"} for coding in named) <= 1
    for way in ("all", "content", "transfer", "none") if once else ("none",):
        try:
            record = WarcRecord.from_bytes(data)
            record.parse_http(auto_decode=way)
            body = _bounded(record)
        except OSError:
            continue
        if way == "all" or body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
            return body
    raise ValueError("its compressed or chunked body can't be decoded")


def _bounded(record: Any) -> bytes:
    parts: list[bytes] = []
    left = limits.MAX_BYTES + 1
    while left > 0 and (part := record.reader.read(left)):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        raise ValueError(_too_large())
    return b"".join(parts)


def _too_large() -> str:
    return f"larger than {limits.megabytes(limits.MAX_BYTES)}, the most that one document may have"


def utc(when: datetime | None) -> str | None:
    """A moment in UTC, in whole seconds."""
    try:
        return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when and when.year > 999 else None
    except (OverflowError, ValueError):
        return None


def address_of(uri: str | None) -> str | None:
    """A target URI fit to be shown, kept and linked to: WARC 1.0 has it in angle brackets now and then."""
    uri = (uri or "").strip().removeprefix("<").removesuffix(">")
    fit = _SCHEME.match(uri) and len(uri) <= _MAX_ADDRESS and not _CONTROL.search(uri)
    return uri if fit else None


def _path(uri: str) -> str:
    try:
        return urlsplit(uri).path.lower()
    except ValueError:
        return ""


def type_of(field: str | None) -> str:
    return (field or "").split(";")[0].strip().lower()


def _charset(field: str | None) -> str | None:
    found = re.search(r"(?i);\s*charset=\"?([\w.:-]{2,40})", field or "")
    return found[1] if found else None


def _field(headers: Any, name: str) -> str | None:
    """A response header as one short line, or None."""
    value = (headers.get(name) or "").strip() if headers is not None else ""
    return value if value and len(value) < 1000 and value.isprintable() else None
