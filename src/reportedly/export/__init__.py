"""Documents with their findings into other formats: one file a format.

``write(documents, target, format="parquet")`` takes any iterable of documents, one at a time, and keeps none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

from reportedly.errors import UsageError
from reportedly.types import Document

__all__ = ["FORMATS", "Format", "write"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``file``: it writes to a file or a stream; ``folder``: to a folder; some do either.

    A format that does either writes a file where the target's name ends in ``suffix``, else a folder.
    ``needs`` is the library, and ``extra`` the extra of this package, without which it can't be written.
    """

    name: str
    suffix: str
    about: str
    file: bool = True
    folder: bool = False
    extra: str | None = None
    needs: str | None = None


_ALL = (
    Format("jsonl", ".jsonl", "everything, one JSON object a document and line"),
    Format(
        "csv", ".csv", "attributions as one table, or a folder with a table for each finding", folder=True
    ),
    Format(
        "parquet",
        ".parquet",
        "attributions as one typed table, or a folder with a table for each finding",
        folder=True,
        extra="parquet",
        needs="pyarrow",
    ),
    Format("web-annotation", ".jsonld", "every finding as a W3C Web Annotation on the page"),
    Format("prov", ".jsonld", "who had what from whom, as W3C PROV-O"),
    Format("brat", "", "a .txt and an .ann for each document, for brat", file=False, folder=True),
    Format("schema-org", ".jsonld", "articles with their quotations, in the words of schema.org"),
)

FORMATS: Mapping[str, Format] = MappingProxyType({one.name: one for one in _ALL})


def write(
    documents: Iterable[Document],
    target: str | PathLike[str] | BinaryIO,
    *,
    format: str,
    overwrite: bool = False,
) -> int:
    """Write the documents to a binary stream, a file or a folder; give back how many there were.

    A file or folder is written under a temporary name beside its own and renamed when it is whole: whatever
    happens, nothing half written stands under the name. A stream is left open.

    Raises UsageError for an unknown format, for one whose library is missing, for a target that the format
    can't write to, and for one that exists already unless ``overwrite``. A folder is overwritten only where
    all that is in it is of this format.
    """
    chosen = _chosen(format)
    module = import_module(f"reportedly.export.{chosen.name.replace('-', '_')}")
    counted = _Counted(documents)
    if isinstance(target, (str, PathLike)):
        _to_path(chosen, module, counted, Path(target), overwrite)
    elif chosen.file:
        module.write_file(counted, target)
        target.flush()
    else:
        raise UsageError(f"{format} is written to a folder, not to a stream")
    return counted.count


def _chosen(name: str) -> Format:
    if name not in FORMATS:
        raise UsageError(f"{name!r} is no format; there are {', '.join(FORMATS)}")
    chosen = FORMATS[name]
    if chosen.needs:
        try:
            import_module(chosen.needs)
        except ImportError:
            raise UsageError(
                f"{name} needs {chosen.needs}: pip install 'reportedly[{chosen.extra}]'"
            ) from None
    return chosen


def _to_path(chosen: Format, module: Any, documents: _Counted, path: Path, overwrite: bool) -> None:
    from reportedly.export import targets

    if "\0" in str(path):
        raise UsageError(f"{str(path)!r}: is no name for a file")
    try:
        if chosen.folder and not (chosen.file and path.suffix == chosen.suffix):
            with targets.folder(path, ours=module.is_ours, overwrite=overwrite) as folder:
                module.write_folder(documents, folder)
        else:
            with targets.file(path, overwrite=overwrite) as stream:
                module.write_file(documents, stream)
    except OSError as error:
        if error is documents.error:
            raise
        raise UsageError(f"{path}: can't be written: {error.strerror or error}") from error


class _Counted:
    """The documents, counted as they are taken, and the error that came with them, if one did."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = iter(documents)
        self.count = 0
        self.error: Exception | None = None

    def __iter__(self) -> Iterator[Document]:
        return self

    def __next__(self) -> Document:
        try:
            document = next(self._documents)
        except Exception as error:
            self.error = error
            raise
        self.count += 1
        return document
