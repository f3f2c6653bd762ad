"""What a file holds, taken apart: one item for each thing in it that may make a document."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from reportedly.read import encoding
from reportedly.read.pieces import Metadata
from reportedly.read.sniff import Kind
from reportedly.types import Retrieval

_LEGACY = re.compile(
    r"(?i)(?:cp|windows-?|iso[-_]?8859[-_]|latin[-_]?|koi8[-_]|gb|big5|shift|sjis|euc[-_]|mac|tis)[\w-]{0,20}"
)
_NOTHING = Metadata()


@dataclass(frozen=True, slots=True)
class Item:
    """Decoded text of one kind, with where it came from.

    ``name`` is for people: a path, ``PATH:n``, ``PATH: URI``, an address. What is ``given`` stands whatever
    the text says of itself; what is ``assumed`` only where it says nothing. ``place`` is the address on the
    web where a page was got: the one that it gives itself must be of that site.
    """

    name: str
    kind: Kind
    source: str
    retrieval: Retrieval | None = None
    given: Metadata = _NOTHING
    assumed: Metadata = _NOTHING
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Revisit:
    """A page that came again as it was, to ``address`` at ``at``: that of the address ``of`` at ``of_at``, if
    these are said, with the bytes ``sha256``, if it stands in the same file.

    ``is_page``: its server called it HTML. Times are in UTC (``2023-06-21T09:30:00Z``).
    """

    name: str
    address: str
    at: str
    of: str
    of_at: str | None
    sha256: str | None
    is_page: bool


def retrieval(
    data: bytes,
    address: str,
    *,
    at: str | None = None,
    etag: str | None = None,
    modified: str | None = None,
) -> Retrieval:
    """A Retrieval of these very bytes."""
    return Retrieval(address, hashlib.sha256(data).hexdigest(), len(data), at, etag, modified)


def decoded(data: bytes, charset: str | None) -> str:
    """Text of bytes that came with the name of a charset (RFC 9110, 8.3.2; RFC 2045, 5).

    A byte-order mark and well-formed UTF-8 beat it, as senders are wrong more often than bytes are; only
    single- and multi-byte legacy charsets are taken from it. Raises EncodingProblem as ``encoding.decode``.
    """
    if not charset or not _LEGACY.fullmatch(charset) or encoding.wide(data) or b"\0" in data:
        return encoding.decode(data)
    name = "cp1252" if re.fullmatch(r"(?i)iso[-_]?8859[-_]1|latin[-_]?1", charset) else charset
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return encoding.tidy(data.decode(name, "replace"))
        except LookupError:
            pass
    return encoding.decode(data)
