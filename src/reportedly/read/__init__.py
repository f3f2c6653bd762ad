"""Inputs -> documents: text, HTML, JSON Lines, feeds, mail, web archives; folders, globs, standard input.

What one document may be at most is in ``reportedly.read.limits``.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO

from reportedly.errors import LanguageError, UnreadableError
from reportedly.read import encoding, files, language, languages, limits, posts, records, sniff, text, walk
from reportedly.read.items import Item, Revisit
from reportedly.read.pieces import Metadata, merge
from reportedly.read.sniff import Kind
from reportedly.read.web import urls
from reportedly.types import Block, Document, Rejection, Retrieval

__all__ = ["Unread", "document", "documents", "expand", "made", "single", "unread"]


def documents(
    inputs: Iterable[str | os.PathLike[str]],
    *,
    on_rejection: Callable[[Rejection], None],
    stdin: BinaryIO | None = None,
) -> Iterator[Document]:
    """The documents in these files, folders, globs and, for '-', on standard input; lazily, in order.

    Folders are walked in sorted order, hidden files passed over. Whatever yields no document goes to
    ``on_rejection`` with its reason (line n of JSON Lines as ``PATH:n``, a page of a web archive as
    ``PATH: URI``), and the rest is read. ``retrieval`` of each document tells the bytes that it is made of.
    """
    for one in unread(inputs, on_rejection=on_rejection, stdin=stdin):
        found = _attempt(one, on_rejection)
        if found is not None:
            yield found


@dataclass(frozen=True, slots=True)
class Unread:
    """What may make a document, in the file at ``path`` (None: it is from the web): decoded text, not yet
    taken apart (``made``)."""

    path: str | None
    item: Item

    @property
    def name(self) -> str:
        """What people call it: a path, ``PATH:n``, ``PATH: URI``, an address."""
        return self.item.name

    @property
    def retrieval(self) -> Retrieval | None:
        return self.item.retrieval


def unread(
    inputs: Iterable[str | os.PathLike[str]],
    *,
    on_rejection: Callable[[Rejection], None],
    on_revisit: Callable[[Revisit], None] = lambda revisit: None,
    stdin: BinaryIO | None = None,
) -> Iterator[Unread]:
    """What ``documents`` makes its documents of, so that another process may: files are opened and decoded
    here, pages and records taken apart there. What a web archive says came again as it was goes to
    ``on_revisit``."""
    for path in walk.files(inputs, on_rejection):
        yield from _of_file(path, on_rejection, on_revisit, stdin)


def made(one: Unread) -> Document:
    """The document that it makes. Raises UnreadableError where it makes none."""
    return _document(one.item, path=one.path)


def document(content: str | bytes, *, path: str | None = None, url: str | None = None) -> Document:
    """The document that this content makes; its kind (HTML, one JSON record, mail, text) is found by content.

    ``path`` and ``url`` say where it is from. Of bytes, ``retrieval`` tells digest and size, under the
    address ``url``, ``path`` or "-". Raises UnreadableError where it makes no document, LanguageError where
    it isn't in English.
    """
    item = single(content, name=path or url or "text", address=url or path or "-")
    return _document(replace(item, given=merge([Metadata(url=url), item.given])), path=path)


def single(content: str | bytes, *, name: str, address: str = "-") -> Item:
    """The one item in this content; of bytes, with a retrieval from ``address``. Raises UnreadableError."""
    try:
        if isinstance(content, bytes):
            item = _single(content, sniff.kind(content[: sniff.HEAD], name=name), path=address)
        else:
            item = _of_text(content, name)
    except ValueError as problem:
        raise UnreadableError(name, str(problem)) from None
    return replace(item, name=name)


def expand(inputs: Iterable[str | os.PathLike[str]]) -> list[str]:
    """The files that ``documents`` would read for these inputs, in its order; '-' stands for itself."""
    return list(walk.files(inputs, lambda rejection: None))


def _of_text(content: str, name: str) -> Item:
    kind, source = sniff.of_text(content[: sniff.HEAD], name=name), encoding.tidy(content)
    if kind in {"mail", *_MANY}:
        return replace(_single(source.encode(), kind, path=name), retrieval=None)
    return Item(name, kind, source)


def _single(content: bytes, kind: Kind, *, path: str) -> Item:
    """The one item in these bytes, or the first. Raises ValueError."""
    if kind in _MANY:
        raise sniff.NotAnArticle(_MANY[kind])
    found = next(files.of_bytes(content, kind, path=path))
    if isinstance(found, Rejection):
        raise sniff.NotAnArticle(found.reason)
    return found


_MANY: dict[Kind, str] = {
    "feed": "a feed, not an article",
    "warc": "a web archive, which may hold many documents: give its path",
    "zip": sniff.NOT_A_WACZ,
}


def _of_file(
    path: str,
    on_rejection: Callable[[Rejection], None],
    on_revisit: Callable[[Revisit], None],
    stdin: BinaryIO | None,
) -> Iterator[Unread]:
    try:
        with _opened(path, stdin) as stream:
            for item in files.items(stream, path=path):
                if isinstance(item, Rejection):
                    on_rejection(item)
                elif isinstance(item, Revisit):
                    on_revisit(item)
                else:
                    yield Unread(path, item)
    except OSError as error:
        on_rejection(Rejection(path, walk.reason(error)))
    except ValueError as problem:  # of the file as a whole
        on_rejection(Rejection(path, str(problem)))


def _attempt(one: Unread, on_rejection: Callable[[Rejection], None]) -> Document | None:
    try:
        return made(one)
    except UnreadableError as error:
        on_rejection(Rejection(error.path, error.reason))
    except Exception as error:  # what trips over one page of an archive must not cost the others
        on_rejection(Rejection(one.name, f"could not be read: {type(error).__name__}"))
    return None


def _opened(path: str, stdin: BinaryIO | None) -> AbstractContextManager[BinaryIO]:
    return nullcontext(stdin or sys.stdin.buffer) if path == walk.STDIN else Path(path).open("rb")


def _document(item: Item, *, path: str | None) -> Document:
    name = item.name
    try:
        body, blocks, about = _read(item.source, item.kind)
        limits.check(len(body), max((block.end - block.start for block in blocks), default=0))
        if not any(character.isalpha() for character in body):
            raise sniff.NotAnArticle("no words in it")
    except ValueError as problem:
        raise UnreadableError(name, str(problem)) from None
    code, blocks = language.of_blocks(body, blocks, about.language)
    if code != language.ANALYSED:
        raise LanguageError(name, f"written in {languages.name(code)}; only English is analysed")
    about = merge([item.given, about, item.assumed])
    if item.place:
        about = replace(about, url=urls.own(about.url, item.place))
    return Document(
        id=hashlib.sha256(body.encode("utf-8")).hexdigest(),
        text=body,
        blocks=tuple(posts.dated(body, blocks, about.published)),
        url=about.url,
        outlet=about.outlet,
        title=about.title,
        byline=about.byline,
        published=about.published,
        language=code,
        path=path,
        retrieval=item.retrieval,
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
