"""What a file holds, taken apart: one item for each thing in it that may make a document."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from reportedly.read.pieces import Metadata
from reportedly.read.sniff import Kind
from reportedly.types import Retrieval

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
