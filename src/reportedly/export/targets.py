"""Files and folders that appear under their name only when they are whole."""

from __future__ import annotations

import os
import secrets
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import UsageError

__all__ = ["file", "folder"]

_LONGEST_NAME = 200  # bytes; most file systems take 255, and the temporary name is longer


@contextmanager
def file(path: Path, *, overwrite: bool) -> Iterator[BinaryIO]:
    """A stream to a temporary file beside ``path``, renamed to it unless an error comes up.

    Raises UsageError where ``path`` exists already and isn't to be overwritten, or is no plain file; OSError
    where it can't be written.
    """
    _check_file(path, overwrite)
    part = _beside(path)
    with part.open("xb") as stream:
        try:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
            _name(part, path, overwrite=overwrite)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def folder(path: Path, *, ours: Callable[[str], bool], overwrite: bool) -> Iterator[Path]:
    """A temporary folder beside ``path``, renamed to it unless an error comes up.

    An empty folder may be there already; one with files in it only with ``overwrite``, and only where
    ``ours`` says of each name that this format writes such files: nobody's other files are removed.
    Raises UsageError otherwise; OSError where it can't be written.
    """
    _check_folder(path, ours, overwrite)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = _beside(path)
    part.mkdir()
    try:
        yield part
        _check_folder(path, ours, overwrite)
        _swap(part, path)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _check_file(path: Path, overwrite: bool) -> None:
    if path.is_dir():
        raise UsageError(f"{path}: is a folder; name a file")
    if not os.path.lexists(path):
        return
    if not overwrite:
        raise UsageError(f"{path}: exists already")
    if not (path.is_symlink() or stat.S_ISREG(path.stat().st_mode)):
        raise UsageError(f"{path}: is no plain file")


def _check_folder(path: Path, ours: Callable[[str], bool], overwrite: bool) -> None:
    if not os.path.lexists(path):
        return
    if not path.is_dir() or path.is_symlink():
        raise UsageError(f"{path}: is no folder")
    for inside in path.iterdir():
        if not overwrite:
            raise UsageError(f"{path}: exists already, with files in it")
        if not ours(inside.name) or not inside.is_file():
            raise UsageError(
                f"{path}: holds {inside.name!r}, which is not of this format; nothing is removed"
            )


def _beside(path: Path) -> Path:
    name = os.fsdecode(os.fsencode(path.name)[:_LONGEST_NAME])
    return path.with_name(f".{name}.{secrets.token_hex(4)}.part")


def _name(part: Path, path: Path, *, overwrite: bool) -> None:
    if overwrite:
        part.replace(path)
        return
    try:
        path.hardlink_to(part)  # unlike a rename, it fails where somebody has made the file meanwhile
    except FileExistsError:
        raise UsageError(f"{path}: exists already") from None
    except OSError:  # a file system without links
        _check_file(path, overwrite)
        part.replace(path)


def _swap(part: Path, path: Path) -> None:
    old = _beside(path)
    if path.exists():
        path.rename(old)
    try:
        part.rename(path)
    except OSError:
        with suppress(OSError):
            old.rename(path)
        raise
    shutil.rmtree(old, ignore_errors=True)
