"""Compressed streams -> their bytes, with a member that is damaged and an end that is cut off told apart.

The usual readers of gzip end silently, or stop for good, at the first such place; a web archive has a
member for each record, and those before and after a bad one are as good as ever.
"""

from __future__ import annotations

import re
import zlib
from typing import BinaryIO, Protocol

__all__ = ["Damage", "Reader", "of"]

_CHUNK = 65_536
_KEPT = 2 * _CHUNK
_GZIP = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")  # RFC 1952, 2.3.1: the upper bits of the flags are zero
_ZSTD, _ZSTD_DICTIONARY = b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18"
_LZ4 = b"\x04\x22\x4d\x18"


class Damage(ValueError):
    """A stretch that can't be read; reading goes on behind it. ``member`` is the number of the bad one."""

    def __init__(self, member: int) -> None:
        super().__init__(f"member {member} is damaged")
        self.member = member


class Source(Protocol):
    """Bytes in pieces. ``member`` counts the compressed units, ``cut`` tells that the last isn't whole."""

    member: int
    cut: bool

    def read(self, wanted: int) -> bytes:
        """The next bytes, all of one member; none at the end. Raises Damage."""


class Reader:
    """Lines and stretches out of a source. ``member`` is that of the bytes read last."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._data, self._at = b"", 0
        self.member = 0

    @property
    def cut(self) -> bool:
        return self._source.cut

    @property
    def in_members(self) -> bool:
        """Whether the end of the data is known from the compression and not from the data alone."""
        return not isinstance(self._source, Plain)

    def ended(self) -> bool:
        """Whether nothing is left. Raises Damage when what comes next, or ends here, can't be read."""
        return self._at >= len(self._data) and not self._fill(1)

    def line(self, most: int) -> bytes:
        """The next line with its end, or ``most`` bytes of it, or what is left."""
        parts: list[bytes] = []
        while most > 0 and not self.ended():
            end = self._data.find(b"\n", self._at, self._at + most)
            part = self._cut_out(most if end < 0 else end + 1 - self._at)
            parts.append(part)
            most -= len(part)
            if end >= 0:
                break
        return b"".join(parts)

    def take(self, count: int) -> bytes:
        """The next ``count`` bytes, or what is left."""
        parts: list[bytes] = []
        while count > 0 and (self._at < len(self._data) or self._fill(count)):
            parts.append(self._cut_out(count))
            count -= len(parts[-1])
        return b"".join(parts)

    def skip(self, count: int) -> int:
        """Pass over ``count`` bytes, or what is left; how many there were."""
        done = 0
        while done < count and (self._at < len(self._data) or self._fill(count - done)):
            done += len(self._cut_out(count - done))
        return done

    def back(self, data: bytes) -> None:
        """Put bytes back before the rest."""
        self._data, self._at = data + self._data[self._at :], 0

    def _cut_out(self, most: int) -> bytes:
        part = self._data[self._at : self._at + most]
        self._at += len(part)
        return part

    def _fill(self, wanted: int) -> bool:
        self._data, self._at = b"", 0
        self._data = self._source.read(wanted)
        self.member = self._source.member
        return bool(self._data)


def of(stream: BinaryIO) -> Source:
    """The source for this stream by its first bytes: gzip, Zstandard, LZ4 or not compressed."""
    head = stream.read(_CHUNK)
    if _GZIP.match(head) or (len(head) < 4 and head.startswith(b"\x1f")):
        return Gzip(stream, head)
    if head.startswith((_ZSTD, _ZSTD_DICTIONARY, _LZ4)):
        return Framed(stream, head)
    return Plain(stream, head)


class Plain:
    """Bytes as they are."""

    def __init__(self, stream: BinaryIO, head: bytes) -> None:
        self._stream, self._head = stream, head
        self.member, self.cut = 0, False

    def read(self, wanted: int) -> bytes:
        data, self._head = self._head, b""
        return data or self._stream.read(_CHUNK)


class Gzip:
    """Members of gzip (RFC 1952), each checked against its trailer; zero bytes may stand between them.

    A member whose end is damaged may be inflated far into those behind it before that shows. So what was
    read of a member is kept (the last ``_KEPT`` bytes), and the next one is looked for in that too: as often
    as costs no more than reading the stream twice.
    """

    def __init__(self, stream: BinaryIO, head: bytes) -> None:
        self._stream, self._raw = stream, head
        self._past = bytearray()
        self._begun = True  # what is kept goes back to the member's first byte
        self._allowance = len(head) + _KEPT
        self._inflater = zlib.decompressobj(wbits=31)
        self._inside, self._lost = True, False
        self.member, self.cut = 0, False

    def read(self, wanted: int) -> bytes:
        while self._inside or self._next():
            ended = not self._raw and not self._more()
            data = self._inflate()
            if data:
                return data
            if ended and self._inside:
                self._end()
        return b""

    def _more(self) -> bool:
        """Read on, behind what is at hand; False at the end."""
        more = self._stream.read(_CHUNK)
        self._raw += more
        self._allowance += len(more)
        return bool(more)

    def _inflate(self) -> bytes:
        raw = self._raw
        try:
            data = self._inflater.decompress(raw, _CHUNK)
        except zlib.error:
            self._go_back()
            self._inside, self._lost = False, True
            raise Damage(self.member) from None
        done = self._inflater.eof
        self._raw = self._inflater.unused_data if done else self._inflater.unconsumed_tail
        self._inside = not done
        self._past += raw[: len(raw) - len(self._raw)]
        if len(self._past) > _KEPT:
            del self._past[:-_KEPT]
            self._begun = False
        return data

    def _go_back(self) -> None:
        """To what is kept of this member, but not to where it begins."""
        if len(self._past) <= self._allowance:
            self._allowance -= len(self._past)
            self._raw = bytes(self._past) + self._raw
            if self._begun:
                self._raw = self._raw[1:]
        self._past.clear()

    def _end(self) -> None:
        """The stream ends within a member: it is cut off, unless another begins in it."""
        self._inside = False
        self._go_back()
        if _GZIP.search(self._raw):
            self._lost = True
            raise Damage(self.member)
        self.cut, self._raw = True, b""

    def _next(self) -> bool:
        """Begin the next member, if there is one. Raises Damage for bytes that begin none."""
        if self._lost:
            self._find()
        else:
            self._pass_zeros()
            if self._raw and not (_GZIP.match(self._raw) or b"\x1f\x8b\x08".startswith(self._raw[:3])):
                self._lost = True
                raise Damage(self.member + 1)
        if not self._raw:
            return False
        self._inflater = zlib.decompressobj(wbits=31)
        self._inside, self._begun, self._lost = True, True, False
        self._past.clear()
        self.member += 1
        return True

    def _pass_zeros(self) -> None:
        self._raw = self._raw.lstrip(b"\0")
        while len(self._raw) < 4 and self._more():
            self._raw = self._raw.lstrip(b"\0")

    def _find(self) -> None:
        while not (found := _GZIP.search(self._raw)):
            self._raw = self._raw[-3:]
            if not self._more():
                self._raw = b""
                return
        self._raw = self._raw[found.start() :]


class Framed:
    """Zstandard and LZ4, by fastwarc. It can't go on behind a bad frame: that is where the data ends."""

    def __init__(self, stream: BinaryIO, head: bytes) -> None:
        from fastwarc import stream_io

        reader = stream_io.Lz4Reader if head.startswith(_LZ4) else stream_io.ZstdReader
        self._reader = reader(_Rewound(stream, head))
        self.member, self.cut = 0, False

    def read(self, wanted: int) -> bytes:
        try:
            # No more than is asked for: an error takes along all that the same call would have given.
            return bytes(self._reader.read(min(wanted, _CHUNK)))
        except OSError:
            self.cut = True
            return b""


class _Rewound:
    """A stream with its first bytes put back, as much of a file as fastwarc asks for."""

    def __init__(self, stream: BinaryIO, head: bytes) -> None:
        self._stream, self._head, self._at = stream, head, 0

    def read(self, size: int = _CHUNK) -> bytes:
        data, self._head = self._head[:size], self._head[size:]
        data = data or self._stream.read(size)
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._at

    def close(self) -> None:
        """The stream belongs to whoever opened it."""
