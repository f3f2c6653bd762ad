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

    ``name`` is for people: a path, ``PATH:n``, ``PATH: URI``. What is ``given`` stands whatever the text
    says of itself; what is ``assumed`` only where it says nothing.
    """

    name: str
    kind: Kind
    source: str
    retrieval: Retrieval | None = None
    given: Metadata = _NOTHING
    assumed: Metadata = _NOTHING


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
