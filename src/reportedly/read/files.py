"""Open files -> their contents, piece by piece, without reading more than the limits allow."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from reportedly.read import encoding, limits, sniff
from reportedly.read.sniff import Kind, NotAnArticle


def contents(stream: BinaryIO, *, name: str) -> Iterator[tuple[int | None, Kind, str | ValueError]]:
    """What a file holds: (line number or None, kind, decoded text or what is wrong with it).

    One item for text, HTML and a JSON document, one for each filled line of JSON Lines (1-based).
    Raises NotAnArticle and EncodingProblem where the whole file is of no use.
    """
    head = stream.read(sniff.HEAD)
    kind = sniff.kind(head, name=name)
    if kind != "jsonl":
        yield None, kind, encoding.decode(head + _rest(stream, len(head), kind))
        return
    for number, line in enumerate(_lines(head, stream), start=1):
        if line is None:
            yield number, kind, NotAnArticle(f"longer than {limits.megabytes(limits.MAX_BYTES)}")
        elif line.strip():
            yield number, kind, _decoded(line)


def _rest(stream: BinaryIO, had: int, kind: Kind) -> bytes:
    most = limits.MAX_TEXT_BYTES if kind == "text" else limits.MAX_BYTES
    rest = stream.read(most - had + 1)
    if had + len(rest) > most:
        raise NotAnArticle(f"larger than {limits.megabytes(most)}, the most that one document may have")
    return rest


def _decoded(line: bytes) -> str | ValueError:
    try:
        return encoding.decode(line)
    except encoding.EncodingProblem as problem:
        return problem


def _lines(head: bytes, stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file whose first bytes were read already; None for a line beyond the limit."""
    codec = encoding.wide(head)
    if codec:
        whole = head + _rest(stream, len(head), "jsonl")
        yield from whole.decode(codec, "replace").removeprefix("\ufeff").encode("utf-8").split(b"\n")
        return
    source = io.BufferedReader(_Joined(head, stream))
    while line := source.readline(limits.MAX_BYTES + 1):
        if len(line) <= limits.MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = source.readline(limits.MAX_BYTES)
        yield None


class _Joined(io.RawIOBase):
    """A stream with bytes put back before it."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = io.BytesIO(head), stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._head.read(len(buffer)) or self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
