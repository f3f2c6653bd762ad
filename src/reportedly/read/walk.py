"""Inputs as given -> the files they stand for: files, folders, globs, '-'."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from reportedly.types import Rejection

STDIN = "-"
OnRejection = Callable[[Rejection], None]


def files(inputs: Iterable[str | os.PathLike[str]], on_rejection: OnRejection) -> Iterator[str]:
    """The files to be read, in the order of the inputs, each folder and glob in sorted order.

    Hidden files and folders are passed over, and so are the ``NAME_files`` folders that browsers put
    beside a saved ``NAME.html``, and in folders whatever is no file: a pipe, a socket, a device. What isn't
    there or may not be listed goes to ``on_rejection``.
    """
    for given in inputs:
        path = os.fspath(given)
        if path == STDIN:
            yield path
        elif _is_folder(path):
            yield from _folder(path, on_rejection)
        elif path.startswith(("http://", "https://")) and not os.path.lexists(path):
            on_rejection(Rejection(path, "an address, not a file; `reportedly add` fetches those"))
        elif os.path.lexists(path) or not glob.has_magic(path):
            yield path
        else:
            yield from _glob(path, on_rejection)


def _glob(pattern: str, on_rejection: OnRejection) -> Iterator[str]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not found:
        on_rejection(Rejection(pattern, "no file matches"))
    for path in found:
        if not _is_folder(path):
            yield path
        elif "**" not in pattern:  # its files match a recursive pattern themselves
            yield from _folder(path, on_rejection)


def _folder(path: str, on_rejection: OnRejection) -> Iterator[str]:
    empty = True
    for folder, folders, names in os.walk(path, onerror=lambda error: on_rejection(_unlisted(error))):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not _is_companion(f, names))
        for name in sorted(names):
            file = os.path.join(folder, name)  # noqa: PTH118 - Path would drop the './' that the user gave
            if not name.startswith(".") and not _is_special(file):
                empty = False
                yield file
        empty = empty and not folders
    if empty and os.access(path, os.R_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids):
        on_rejection(Rejection(path, "no files in this folder"))


def _is_companion(folder: str, names: list[str]) -> bool:
    page = folder.removesuffix("_files")
    return page != folder and not {f"{page}.html", f"{page}.htm"}.isdisjoint(names)


def _is_special(path: str) -> bool:
    """Whether reading might wait for ever: a pipe, a socket, a device."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - as above
    except (OSError, ValueError):
        return False  # a dangling link, or one that may not be looked at: reading says so
    return not stat.S_ISREG(mode)


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _unlisted(error: OSError) -> Rejection:
    return Rejection(str(error.filename), reason(error))


def reason(error: OSError | ValueError) -> str:
    """Why a file or folder can't be read, for people."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "permission denied"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "not a usable file name"
