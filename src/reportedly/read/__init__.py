"""Inputs -> documents: plain text, HTML pages, JSON Lines, folders of these, globs, standard input.

What one document may be at most is in ``reportedly.read.limits``.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO

from reportedly.errors import LanguageError, UnreadableError
from reportedly.read import encoding, files, language, languages, limits, records, sniff, text, walk
from reportedly.read.pieces import Metadata, merge
from reportedly.read.sniff import Kind
from reportedly.types import Block, Document, Rejection

__all__ = ["document", "documents", "expand"]


def documents(
    inputs: Iterable[str | os.PathLike[str]],
    *,
    on_rejection: Callable[[Rejection], None],
    stdin: BinaryIO | None = None,
) -> Iterator[Document]:
    """The documents in these files, folders, globs and, for '-', on standard input; lazily, in order.

    Folders are walked in sorted order, hidden files passed over. Whatever yields no document goes to
    ``on_rejection`` with its reason (line n of JSON Lines as ``PATH:n``), and the rest is read.
    """
    for path in walk.files(inputs, on_rejection):
        yield from _of_file(path, on_rejection, stdin)


def document(content: str | bytes, *, path: str | None = None, url: str | None = None) -> Document:
    """The document that this content makes; its kind (HTML, one JSON record, text) is found by content.

    ``path`` and ``url`` say where it is from. Raises UnreadableError where it makes none, LanguageError
    where it isn't in English.
    """
    name = path or url or "text"
    try:
        if isinstance(content, bytes):
            kind, source = sniff.kind(content[: sniff.HEAD], name=name), encoding.decode(content)
        else:
            kind, source = sniff.of_text(content[: sniff.HEAD], name=name), encoding.tidy(content)
    except ValueError as problem:
        raise UnreadableError(name, str(problem)) from None
    return _document(source, kind, name=name, path=path, url=url)


def expand(inputs: Iterable[str | os.PathLike[str]]) -> list[str]:
    """The files that ``documents`` would read for these inputs, in its order; '-' stands for itself."""
    return list(walk.files(inputs, lambda rejection: None))


def _of_file(
    path: str, on_rejection: Callable[[Rejection], None], stdin: BinaryIO | None
) -> Iterator[Document]:
    try:
        with _opened(path, stdin) as stream:
            for number, kind, source in files.contents(stream, name=path):
                name = path if number is None else f"{path}:{number}"
                try:
                    if isinstance(source, ValueError):
                        raise UnreadableError(name, str(source))
                    found = _document(source, kind, name=name, path=path)
                except UnreadableError as error:
                    on_rejection(Rejection(error.path, error.reason))
                else:
                    yield found
    except OSError as error:
        on_rejection(Rejection(path, walk.reason(error)))
    except ValueError as problem:  # of the file as a whole
        on_rejection(Rejection(path, str(problem)))


def _opened(path: str, stdin: BinaryIO | None) -> AbstractContextManager[BinaryIO]:
    return nullcontext(stdin or sys.stdin.buffer) if path == walk.STDIN else Path(path).open("rb")


def _document(
    source: str, kind: Kind, *, name: str, path: str | None = None, url: str | None = None
) -> Document:
    try:
        body, blocks, about = _read(source, kind)
        limits.check(len(body), max((block.end - block.start for block in blocks), default=0))
        if not any(character.isalpha() for character in body):
            raise sniff.NotAnArticle("no words in it")
    except ValueError as problem:
        raise UnreadableError(name, str(problem)) from None
    code, blocks = language.of_blocks(body, blocks, about.language)
    if code != language.ANALYSED:
        raise LanguageError(name, f"written in {languages.name(code)}; only English is analysed")
    about = merge([Metadata(url=url), about])
    return Document(
        id=hashlib.sha256(body.encode("utf-8")).hexdigest(),
        text=body,
        blocks=tuple(blocks),
        url=about.url,
        outlet=about.outlet,
        title=about.title,
        byline=about.byline,
        published=about.published,
        language=code,
        path=path,
    )


def _read(source: str, kind: Kind) -> tuple[str, list[Block], Metadata]:
    if kind == "html":
        from reportedly.read import html  # loads lxml and trafilatura

        return html.read(source)
    if kind in {"json", "jsonl"}:
        return records.read(source)
    limits.check(len(source))
    blocks, about = text.read(source)
    return source, blocks, about


class _Callable(ModuleType):
    # ``reportedly.read(x)`` is the short way in for users, and this package has that name.
    def __call__(self, source: str | bytes | os.PathLike[str], **options: Any) -> Any:
        return importlib.import_module("reportedly.pipeline").read(source, **options)


sys.modules[__name__].__class__ = _Callable
