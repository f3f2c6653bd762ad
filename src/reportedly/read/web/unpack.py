"""Compressed bodies -> bytes, piece by piece and never more than asked for."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

ACCEPTED = "gzip, deflate"
"""What we ask servers for. Brotli is left out: its older libraries unpack without a bound."""

_PIECE = 256 * 1024
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_BARE = -zlib.MAX_WBITS  # "deflate" without its wrapping, as some servers send it


class PackingProblem(ValueError):
    """A body that can't be unpacked; the message says why."""


def is_packed(header: str) -> bool:
    """Whether a body with this ``Content-Encoding`` header needs unpacking.

    Raises PackingProblem for several codings on top of one another and for those that nobody asked for.
    """
    names = {name for part in header.lower().split(",") if (name := part.strip()) not in {"", "identity"}}
    if header.count(",") or names - {"gzip", "x-gzip", "deflate"}:
        raise PackingProblem("sent in an encoding that was not asked for")
    return bool(names)


def pieces(packed: Iterable[bytes]) -> Iterator[bytes]:
    """The unpacked bytes of a gzip (of one member or more), zlib or bare deflate stream, in small pieces.

    Raises PackingProblem where the stream is damaged or ends too early.
    """
    unpacker, begun = zlib.decompressobj(_GZIP_OR_ZLIB), False
    for data in packed:
        while data:
            if unpacker.eof:
                if not data.startswith(b"\x1f\x8b"):  # padding behind the last member
                    break
                unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
            try:
                piece = unpacker.decompress(data, _PIECE)
            except zlib.error:
                if begun:
                    raise PackingProblem("damaged: its compressed body can't be unpacked") from None
                unpacker, begun = zlib.decompressobj(_BARE), True
                continue
            begun = True
            data = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            if piece:
                yield piece
    if begun and not unpacker.eof:
        yield from _last(unpacker)


def _last(unpacker: zlib._Decompress) -> Iterator[bytes]:
    """What the unpacker still holds when the input has ended."""
    while piece := unpacker.decompress(unpacker.unconsumed_tail, _PIECE):
        yield piece
    if not unpacker.eof:
        raise PackingProblem("truncated: its compressed body ends too early")
