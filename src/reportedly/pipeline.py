"""The whole flow on one page: inputs -> documents -> attributions -> voices -> readings, in input order.

A bad input never stops the rest: it becomes a ``Rejection`` with its reason.
"""

from __future__ import annotations

import glob
import logging
import math
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from reportedly.errors import UnreadableError, UsageError
from reportedly.types import Attribution, Document, Rejection

if TYPE_CHECKING:
    from reportedly.read import Unread
    from reportedly.workers import Died

__all__ = ["Limits", "analyst", "attempted", "name_of", "outcomes", "read", "stream"]

Analyse = Callable[[Document], Document]
Attempt = Callable[[Any], Document | Rejection]


@dataclass(frozen=True, slots=True)
class Limits:
    """What the analysis of one document may take: ``seconds``, and ``bytes`` of address space (None: all)."""

    seconds: float = 900.0
    bytes: int | None = 6 * 2**30


_LONGEST_PATH = 4096
_log = logging.getLogger("reportedly")


def read(
    path_or_html_or_text: str | os.PathLike[str] | bytes, *, min_confidence: float = 0.0
) -> list[Document]:
    """The documents of a file, a folder or a glob, or of the HTML or text given, with what is found in them.

    A ``str`` that names something that exists, a glob that matches something, or any one word is a path;
    every other ``str``, and ``bytes``, is the article itself. A ``PathLike`` is always a path. Attributions
    below ``min_confidence`` (0 to 1) are left out, and so are those nested in them.

    Raises UnreadableError when all there is is one input that can't be read. Of several, those that can't be
    read are logged as warnings and left out; use ``stream`` to handle them.
    """
    if isinstance(path_or_html_or_text, bytes) or not _names_files(path_or_html_or_text):
        return [_read_content(path_or_html_or_text, min_confidence)]
    rejections: list[Rejection] = []
    inputs = [os.fspath(path_or_html_or_text)]
    documents = list(stream(inputs, on_rejection=rejections.append, min_confidence=min_confidence))
    if len(rejections) == 1 and not documents:
        raise UnreadableError(rejections[0].path, rejections[0].reason)
    for rejection in rejections:
        _log.warning("%s: %s", rejection.path, rejection.reason)
    return documents


def stream(
    inputs: Iterable[str | os.PathLike[str]],
    *,
    on_rejection: Callable[[Rejection], None],
    jobs: int = 1,
    min_confidence: float = 0.0,
    stdin: BinaryIO | None = None,
) -> Iterator[Document]:
    """The documents of all inputs (files, folders, globs, "-" for ``stdin``), each as soon as it is ready.

    ``jobs`` processes share the analysis; the documents and their order are the same for any number. With
    more than one, a script must start from under ``if __name__ == "__main__":``. Each input that can't be
    read or analysed goes to ``on_rejection``, and the rest is read.

    Raises UsageError for options out of range and ModelError for a damaged model.
    """
    if jobs < 1:
        raise UsageError(f"jobs must be at least 1, not {jobs}")
    if not 0 <= min_confidence <= 1:
        raise UsageError(f"min_confidence must be between 0 and 1, not {min_confidence}")
    return _stream(_documents(inputs, on_rejection, stdin), on_rejection, jobs, min_confidence)


def analyst(min_confidence: float = 0.0) -> Analyse:
    """A function that fills in a document's findings. Loads the model. Raises ModelError."""
    from reportedly.appraise import appraise
    from reportedly.attribute import attribute, load_reader
    from reportedly.resolve import resolve

    reader = load_reader()
    return lambda document: appraise(resolve(confident(attribute(document, reader), min_confidence)))


def _stream(
    documents: Iterator[Document],
    on_rejection: Callable[[Rejection], None],
    jobs: int,
    min_confidence: float,
) -> Iterator[Document]:
    for outcome in outcomes(documents, jobs=jobs, prepare=partial(analyst, min_confidence)):
        if isinstance(outcome, Rejection):
            on_rejection(outcome)
        else:
            yield outcome


def _documents(
    inputs: Iterable[str | os.PathLike[str]],
    on_rejection: Callable[[Rejection], None],
    stdin: BinaryIO | None,
) -> Iterator[Document]:
    from reportedly.read import documents

    for path in inputs:
        try:
            yield from documents([path], on_rejection=on_rejection, stdin=stdin)
        except Exception as error:
            on_rejection(Rejection(os.fspath(path), _reason("could not be read", error)))


def outcomes(
    works: Iterable[Document | Unread],
    *,
    jobs: int = 1,
    prepare: Callable[[], Analyse] = analyst,
    limits: Limits | None = None,
) -> Iterator[Document | Rejection]:
    """Each document with its findings, or why it has none, in order; what is unread is read first.

    ``prepare`` runs once in each process and gives the function that analyses. With ``limits`` even one job
    is a process of its own, and a document that goes beyond them is a rejection.
    """
    for work, outcome in attempted(works, jobs=jobs, prepare=prepare, limits=limits):
        if work is not None and outcome is not None:
            yield outcome


def attempted(
    works: Iterable[Document | Unread | None],
    *,
    jobs: int,
    prepare: Callable[[], Analyse],
    limits: Limits | None,
) -> Iterator[tuple[Document | Unread | None, Document | Rejection | None]]:
    """As ``outcomes``, each with what it came of; None among the works is nothing to do, and comes with
    None in its place."""
    attempts: Callable[[], Attempt] = partial(_attempts, prepare, limits)
    if jobs == 1 and limits is None:
        attempt: Attempt | None = None
        for work in works:
            if work is not None and attempt is None:
                attempt = attempts()
            yield work, None if work is None or attempt is None else attempt(work)
        return
    from reportedly.workers import Died, each

    patience = limits.seconds if limits else math.inf
    pairs: Iterator[tuple[Any, Any]] = each(attempts, works, jobs=jobs, patience=patience)
    for work, outcome in pairs:
        died = isinstance(outcome, Died)
        yield work, Rejection(name_of(work), _end(outcome, patience)) if died else outcome


def _end(died: Died, patience: float) -> str:
    if died.late:
        return f"its analysis took longer than {patience:g} seconds"
    how = "" if died.signal is None else f" (signal {died.signal})"
    return f"its analysis ended the process{how}"


def name_of(work: Document | Unread) -> str:
    """What a rejection calls it."""
    if not isinstance(work, Document):
        return work.name
    return work.path or work.url or (work.retrieval and work.retrieval.address) or "-"


def _attempts(prepare: Callable[[], Analyse], limits: Limits | None) -> Attempt:
    analyse = prepare()
    if limits is not None and limits.bytes is not None:
        _bound_memory(limits.bytes)

    def attempt(work: Document | Unread) -> Document | Rejection:
        doing = "analysed" if isinstance(work, Document) else "read"
        try:
            document = work if isinstance(work, Document) else _made(work)
            doing = "analysed"
            return analyse(document)
        except UnreadableError as error:
            return Rejection(error.path, error.reason)
        except MemoryError:
            return Rejection(name_of(work), "its analysis took more memory than it may")
        except Exception as error:
            return Rejection(name_of(work), _reason(f"could not be {doing}", error))

    return attempt


def _made(work: Unread) -> Document:
    from reportedly.read import made

    return made(work)


def _bound_memory(most: int) -> None:
    """Keep this process under so many bytes, where the system can (not on Windows)."""
    try:
        import resource
    except ModuleNotFoundError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    within = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (within, hard))


def confident(document: Document, min_confidence: float) -> Document:
    """The document without attributions below ``min_confidence`` and without those nested in them."""
    by_id = {attribution.id: attribution for attribution in document.attributions}

    def stays(attribution: Attribution | None) -> bool:
        while attribution is not None:
            if attribution.confidence < min_confidence:
                return False
            attribution = by_id.get(attribution.parent) if attribution.parent else None
        return True

    kept = tuple(attribution for attribution in document.attributions if stays(attribution))
    return document if len(kept) == len(by_id) else replace(document, attributions=kept)


def _read_content(content: str | os.PathLike[str] | bytes, min_confidence: float) -> Document:
    from reportedly.read import document

    assert isinstance(content, (str, bytes))
    return analyst(min_confidence)(document(content))


def _names_files(path: str | os.PathLike[str]) -> bool:
    if not isinstance(path, str):
        return True
    if not path or len(path) > _LONGEST_PATH or "\n" in path or "\0" in path:
        return False
    one_word = "<" not in path and len(path.split()) == 1  # no article: more likely a file that is missing
    if one_word or os.path.exists(path):  # noqa: PTH110 - Path.exists raises on a name that is too long
        return True
    return glob.has_magic(path) and next(glob.iglob(path, recursive=True), None) is not None  # noqa: PTH207


def _reason(what: str, error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{what}: {type(error).__name__}" + (f": {lines[0]}" if lines else "")
