"""WARC files (ISO 28500) -> their pages: every record read once, in order, one held at a time.

The records are cut apart here, since fastwarc takes a file that ends early for one that is whole; it
parses what is in them: headers, chunked and compressed bodies.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

from fastwarc.warc import HeaderMap

from reportedly.read import limits, members, pages, revisits
from reportedly.read.items import Item, Revisit
from reportedly.read.members import Damage, Reader
from reportedly.read.revisits import Bodies
from reportedly.types import Rejection

__all__ = ["items"]

_KEPT = {*pages.KINDS, "revisit"}
_MAX_HEADER = 65_536
_MAX_BLOCK = limits.MAX_BYTES + _MAX_HEADER
_BEGINS = b"WARC/"
_VERSION = re.compile(rb"WARC/\d+\.\d+\r?\n")
_log = logging.getLogger("reportedly")


@dataclass(frozen=True, slots=True)
class _Read:
    """A whole record, and whether the file is ``cut off`` or ``damaged`` right behind it."""

    record: pages.Record
    behind: str = ""


def items(stream: BinaryIO, *, path: str, name: str | None = None) -> Iterator[Item | Revisit | Rejection]:
    """The pages in a WARC file, compressed or not; where it is cut off or damaged is a rejection.

    ``name`` is for people, where the file is one of several under ``path``.

    Pages are ``response`` records with status 200 and HTML or plain text, and ``resource`` and
    ``conversion`` records of these types. ``revisit`` records, whose payload stands in another record, tell
    where and when a page came again. Everything else is passed over: pictures, scripts, redirects,
    ``robots.txt``.
    """
    name, counts, bodies = name or path, Counter[str](), Bodies()
    for record in _records(Reader(members.of(stream)), counts):
        if isinstance(record, str):
            yield Rejection(name, record)
        elif found := _found(record, name, counts.total(), bodies):
            yield found
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))
    _log.info("%s: %d records (%s)", name, counts.total(), kinds)


def _found(record: pages.Record, name: str, number: int, bodies: Bodies) -> Item | Revisit | Rejection | None:
    if record.kind == "revisit":
        return revisits.of_record(record, name=name, bodies=bodies)
    found = pages.of_record(record, name=name, number=number)
    if found and (digest := revisits.digest_of(record)):
        bodies[digest] = found.retrieval if isinstance(found, Item) else None
    return found


def _records(reader: Reader, counts: Counter[str]) -> Iterator[pages.Record | str]:
    """The records that may be or name pages, and a sentence for each place where the file isn't as it should.

    ``counts`` counts the whole records by their type.
    """
    lost = False
    while True:
        try:
            read = _next(reader, lost)
        except EOFError:
            if not lost:  # or else it is the damage told of already that goes on to the end
                yield f"cut off after {_number(counts)}"
            return
        except Damage:
            if not lost:
                yield f"damaged after {_number(counts)}; reading went on behind that"
            lost = True
            continue
        if read is None:
            return
        counts[read.record.kind] += 1
        if read.record.kind in _KEPT:
            yield read.record
        lost = read.behind == "damaged"
        if read.behind:
            yield f"{read.behind} after {_number(counts)}" + ("; reading went on behind that" if lost else "")
        if read.behind == "cut off":
            return


def _number(counts: Counter[str]) -> str:
    total = counts.total()
    return "1 record" if total == 1 else f"{total:,} records"


def _next(reader: Reader, lost: bool) -> _Read | None:
    """The next record; None at the end. Raises EOFError where the file is cut off, Damage where it is bad."""
    version = _version(reader, lost)
    if version is None:
        return None
    head, headers = _headers(reader, version)
    stated = (headers.get("Content-Length") or "").strip()
    if not re.fullmatch(r"[0-9]{1,18}", stated):
        raise Damage(reader.member)
    kind, length = (headers.get("WARC-Type") or "").strip().lower()[:20], int(stated)
    kept = min(length, _MAX_BLOCK) if kind in _KEPT else 0
    block = reader.take(kept)
    if len(block) < kept or reader.skip(length - kept) < length - kept:
        raise EOFError
    return _Read(pages.Record(kind, headers, head + block, kept == length), _behind(reader))


def _version(reader: Reader, lost: bool) -> bytes | None:
    """The line that begins the next record; None at the end. ``lost``: it is to be looked for."""
    after_blank = True
    while line := reader.line(_MAX_HEADER):
        if _VERSION.fullmatch(line) and after_blank:
            return line
        after_blank = not line.strip(b"\r\n")
        if not line.endswith(b"\n") and line.startswith(b"WARC/"[: len(line)]) and reader.ended():
            raise EOFError
        if not after_blank and not lost:
            raise Damage(reader.member)
    if reader.cut:
        raise EOFError
    return None


def _headers(reader: Reader, version: bytes) -> tuple[bytes, Any]:
    """The header block with the empty line that ends it, as bytes and parsed."""
    lines, left = [version], _MAX_HEADER - len(version)
    while lines[-1].strip(b"\r\n"):
        line = reader.line(left)
        left -= len(line)
        if not line.endswith(b"\n"):
            if left <= 0:
                raise Damage(reader.member)
            raise EOFError
        lines.append(line)
    block, headers = b"".join(lines), HeaderMap()
    try:
        headers.parse(BytesIO(block))
    except OSError:
        raise Damage(reader.member) from None
    return block, headers


def _behind(reader: Reader) -> str:
    """Pass over the empty lines behind a block: ``cut off``, ``damaged`` or nothing said of what follows.

    Raises Damage when this record itself is bad: its length is wrong, or its member fails its check.
    """
    tail = reader.take(4)
    rest = tail.lstrip(b"\r\n")
    ends = tail[: len(tail) - len(rest)].count(b"\n")
    if rest and not ends:
        raise Damage(reader.member)
    reader.back(rest)
    if ends < 2 and not rest and not reader.in_members:
        return "cut off"
    member = reader.member
    try:
        over = reader.ended() or reader.member != member
        following = b"" if over or not reader.in_members else reader.take(len(_BEGINS))
    except Damage as damage:
        if damage.member == member:
            raise
        return "damaged"
    reader.back(following)
    if not _BEGINS.startswith(following.lstrip(b"\r\n")):
        raise Damage(member)  # its end is lost, and with it the check that it is whole
    return ""
