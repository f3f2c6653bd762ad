"""The body of an answer, received and unpacked piece by piece within a limit."""

from __future__ import annotations

from collections.abc import Iterator

import httpcore2
import httpx2

from reportedly.read.limits import megabytes
from reportedly.read.web import unpack
from reportedly.read.web.transport import Overrun


class Broken(Exception):
    """A body that didn't come whole; the message says how."""


def read(response: httpcore2.Response, headers: httpx2.Headers, *, most: int) -> bytes:
    """The whole body, unpacked.

    Raises Overrun above ``most`` bytes (before and after unpacking), Broken where the connection ends before
    the body does, unpack.PackingProblem where it can't be unpacked.
    """
    stated = _stated(headers)
    if stated is not None and stated > most:
        raise Overrun(f"larger than {megabytes(most)}")
    whole = bytearray()
    for piece in _pieces(response, headers):
        whole += piece
        if len(whole) > most:
            raise Overrun(f"larger than {megabytes(most)}")
    return bytes(whole)


def beginning(response: httpcore2.Response, headers: httpx2.Headers, *, most: int) -> bytes:
    """The body, or its lines within the first ``most`` bytes."""
    whole = bytearray()
    for piece in _pieces(response, headers):
        whole += piece
        if len(whole) > most:
            return bytes(whole[:most].rpartition(b"\n")[0])
    return bytes(whole)


def _pieces(response: httpcore2.Response, headers: httpx2.Headers) -> Iterator[bytes]:
    received = _received(response, _stated(headers))
    packed = unpack.is_packed(headers.get("content-encoding", ""))
    return unpack.pieces(received) if packed else received


def _received(response: httpcore2.Response, stated: int | None) -> Iterator[bytes]:
    had = 0
    try:
        for piece in response.iter_stream():
            had += len(piece)
            yield piece
    except (httpcore2.RemoteProtocolError, httpcore2.ReadError):
        if stated is None:
            raise Broken("truncated: the connection ended before the answer did") from None
        raise Broken(f"truncated: {had:,} of {stated:,} bytes came") from None


def _stated(headers: httpx2.Headers) -> int | None:
    value = headers.get("content-length", "")
    return int(value) if value.isascii() and value.isdecimal() else None
