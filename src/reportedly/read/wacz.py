"""WACZ files (Web Archive Collection Zipped) -> the pages in their WARC files, nothing unpacked to disk."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO, cast

from reportedly.read.items import Item, Revisit
from reportedly.read.sniff import NOT_A_WACZ, NotAnArticle
from reportedly.types import Rejection

__all__ = ["items"]

_DESCRIPTION = "datapackage.json"
_MAX_DESCRIPTION = 16 * 2**20
_MAX_ARCHIVES = 10_000
_MAX_RATIO = 200
"""What all archives together may unpack to, in sizes of the file. Records of text come to 20 or so."""
_PIECE = 65_536
# What zipfile raises for archives that aren't whole; OSError where they lead to a place before the start.
_BAD_ZIP = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError)


def items(stream: BinaryIO, *, path: str) -> Iterator[Item | Revisit | Rejection]:
    """The pages of each ``archive/*.warc.gz`` and ``archive/*.warc`` in a WACZ file, in its order.

    An archive whose digest isn't that of ``datapackage.json`` is read all the same, with a rejection that
    says so. Raises NotAnArticle for a ZIP file that is no WACZ, and where the stream can't be sought in.
    """
    if not stream.seekable():
        raise NotAnArticle("a ZIP archive can't be read from a pipe; give its path")
    try:
        with zipfile.ZipFile(stream) as whole:
            entries = [entry for entry in whole.infolist() if _is_archive(entry.filename)]
            if not entries:
                raise NotAnArticle(NOT_A_WACZ)
            most = _MAX_RATIO * stream.seek(0, os.SEEK_END)
            yield from _archives(whole, entries, most, path)
    except NotAnArticle:
        raise
    except (*_BAD_ZIP, ValueError):
        raise NotAnArticle("a ZIP archive that is cut off or damaged") from None


def _archives(
    whole: zipfile.ZipFile, entries: list[zipfile.ZipInfo], left: int, path: str
) -> Iterator[Item | Revisit | Rejection]:
    digests, problem = _digests(whole)
    if problem:
        yield Rejection(path, problem)
    for entry in entries[:_MAX_ARCHIVES]:
        left -= entry.file_size
        if left < 0:
            yield Rejection(path, f"unpacks to more than {_MAX_RATIO} times its size; the rest was not read")
            return
        yield from _archive(whole, entry, path=path, digest=digests.get(entry.filename))
    if len(entries) > _MAX_ARCHIVES:
        yield Rejection(path, f"{len(entries):,} archives in it; the first {_MAX_ARCHIVES:,} were read")


def _archive(
    whole: zipfile.ZipFile, entry: zipfile.ZipInfo, *, path: str, digest: str | None
) -> Iterator[Item | Revisit | Rejection]:
    from reportedly.read import warc  # loads fastwarc

    name, crc = f"{path}: {entry.filename}", entry.CRC
    # Compared below: ZipFile would keep back the last good bytes of an archive that is damaged somewhere.
    del entry.CRC
    try:
        opened = whole.open(entry)
    except _BAD_ZIP:
        yield Rejection(name, "can't be read in this ZIP archive (encrypted or damaged)")
        return
    with opened:
        hashed = _Hashed(opened)
        yield from warc.items(cast(BinaryIO, hashed), path=path, name=name)
        while hashed.read(_PIECE):
            continue
    if hashed.broken or hashed.crc != crc:
        yield Rejection(name, "damaged in this ZIP archive")
    elif digest and digest != hashed.sha256.hexdigest():
        yield Rejection(name, f"its sha256 is not the one in {_DESCRIPTION}; it was read all the same")


def _is_archive(name: str) -> bool:
    return name.startswith("archive/") and name.lower().endswith((".warc", ".warc.gz"))


def _digests(whole: zipfile.ZipFile) -> tuple[dict[str, str], str | None]:
    """The sha256 digests that the description gives, by name, and what is wrong with the description."""
    try:
        with whole.open(_DESCRIPTION) as stream:
            described = json.loads(stream.read(_MAX_DESCRIPTION).decode("utf-8"))
        resources = [resource for resource in described["resources"] if isinstance(resource, dict)]
    except (*_BAD_ZIP, ValueError, TypeError, KeyError, RecursionError):
        if _DESCRIPTION not in whole.NameToInfo:
            return {}, None
        return {}, f"its {_DESCRIPTION} can't be read, and no digest in it was checked"
    stated = ((str(resource.get("path")), str(resource.get("hash"))) for resource in resources)
    return {name: digest[7:].lower() for name, digest in stated if digest.startswith("sha256:")}, None


class _Hashed:
    """A file in the archive: its digest is taken while it is read, and it ends where it is damaged."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.sha256, self.crc = hashlib.sha256(), 0
        self.broken = False

    def read(self, size: int = -1) -> bytes:
        if self.broken:
            return b""
        try:
            data = self._stream.read(size)
        except _BAD_ZIP:
            self.broken = True
            return b""
        self.sha256.update(data)
        self.crc = zlib.crc32(data, self.crc)
        return data
