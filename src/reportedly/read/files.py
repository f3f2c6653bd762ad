"""Open files -> the items in them, without reading more than the limits allow, and nothing twice."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from reportedly.read import encoding, limits, sniff
from reportedly.read.items import Item, Revisit, retrieval
from reportedly.read.sniff import Kind, NotAnArticle
from reportedly.types import Rejection


def items(stream: BinaryIO, *, path: str) -> Iterator[Item | Revisit | Rejection]:
    """What a file holds, lazily, each with its retrieval; what is of no use, as a rejection.

    One item for text, HTML and a JSON document, one for each filled line of JSON Lines (1-based, as
    ``PATH:n``), for each page of a web archive, each entry of a feed, each message of a mail. Raises
    ValueError where the whole file is of no use.
    """
    head = stream.read(sniff.HEAD)
    kind = sniff.kind(head, name=path)
    if kind == "warc":
        from reportedly.read import warc  # loads fastwarc

        yield from warc.items(joined(head, stream), path=path)
    elif kind == "zip":
        from reportedly.read import wacz

        yield from wacz.items(stream, path=path)
    elif kind == "jsonl":
        yield from _records(head, stream, path)
    else:
        yield from of_bytes(head + _rest(stream, len(head), kind), kind, path=path)


def of_bytes(data: bytes, kind: Kind, *, path: str) -> Iterator[Item | Rejection]:
    """The items in a whole file of one document, one feed or one mail. Raises ValueError."""
    if kind == "feed":
        from reportedly.read import feeds

        yield from feeds.items(data, path=path)
    elif kind == "mail":
        from reportedly.read import mail

        yield from mail.items(data, path=path)
    else:
        yield Item(path, kind, encoding.decode(data), retrieval(data, path))


def joined(head: bytes, stream: BinaryIO) -> BinaryIO:
    """A stream with the bytes put back that were read from it."""
    return cast(BinaryIO, io.BufferedReader(_Joined(head, stream)))


def _records(head: bytes, stream: BinaryIO, path: str) -> Iterator[Item | Rejection]:
    codec = encoding.wide(head)
    for number, line in enumerate(_lines(head, stream, codec), start=1):
        name = f"{path}:{number}"
        if line is None:
            yield Rejection(name, f"longer than {limits.megabytes(limits.MAX_BYTES)}")
        elif line.strip(b"\0 \t\r\n"):
            yield _record(line, codec, name)


def _record(line: bytes, codec: str | None, name: str) -> Item | Rejection:
    try:
        text = encoding.tidy(line.decode(codec, "replace")) if codec else encoding.decode(line)
    except encoding.EncodingProblem as problem:
        return Rejection(name, str(problem))
    return Item(name, "jsonl", text, retrieval(line, name))


def _rest(stream: BinaryIO, had: int, kind: Kind) -> bytes:
    most = limits.MAX_TEXT_BYTES if kind == "text" else limits.MAX_BYTES
    rest = stream.read(most - had + 1)
    if had + len(rest) > most:
        raise NotAnArticle(f"larger than {limits.megabytes(most)}, the most that one document may have")
    return rest


def _lines(head: bytes, stream: BinaryIO, codec: str | None) -> Iterator[bytes | None]:
    """The lines of a file whose first bytes were read already, without their ends; None beyond the limit."""
    if codec:
        whole = head + _rest(stream, len(head), "jsonl")
        for text in whole.decode(codec, "replace").removeprefix("\ufeff").split("\n"):
            yield text.removesuffix("\r").encode(codec, "replace")
        return
    source = joined(head, stream)
    while line := source.readline(limits.MAX_BYTES + 1):
        if len(line) <= limits.MAX_BYTES:
            yield line.removesuffix(b"\n").removesuffix(b"\r")
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
