"""Where documents go as they become ready: a seam with backends for JSON Lines, people and CSV."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from rich.console import RenderableType

from reportedly.cli.console import console
from reportedly.cli.say import say_json
from reportedly.cli.view import Counts, DocumentView, last_line
from reportedly.export.csv import CsvFolder
from reportedly.types import Document

__all__ = ["Csv", "Json", "Output", "Terminal", "Together"]

View = Callable[[Document], RenderableType]


class Output(Protocol):
    """Takes each document as it becomes ready, then the number of rejections at the end."""

    def document(self, document: Document) -> None: ...

    def end(self, rejected: int) -> None: ...


class Json:
    """One object a line, UTF-8 whatever the locale, flushed document by document."""

    def document(self, document: Document) -> None:
        say_json(document.to_dict())

    def end(self, rejected: int) -> None:
        """Nothing: standard output carries documents alone."""


class Terminal:
    """What people see of each document, by default its tree (None: nothing), and a last line with counts."""

    def __init__(self, *, width: int | None = None, view: View | None = DocumentView) -> None:
        self._console = console(width)
        self._counts = Counts()
        self._view = view

    def document(self, document: Document) -> None:
        if self._view is not None:
            self._console.print(self._view(document))
            self._console.print()
        self._counts.add(document)

    def end(self, rejected: int) -> None:
        self._console.print(last_line(self._counts, rejected))


class Csv:
    """The rows of each document to the files of a folder, which its maker closes."""

    def __init__(self, folder: CsvFolder) -> None:
        self._folder = folder

    def document(self, document: Document) -> None:
        self._folder.write(document)

    def end(self, rejected: int) -> None:
        """Nothing: every row is written with its document."""


class Together:
    """Several outputs as one, each in turn."""

    def __init__(self, outputs: Sequence[Output]) -> None:
        self._outputs = outputs

    def document(self, document: Document) -> None:
        for output in self._outputs:
            output.document(document)

    def end(self, rejected: int) -> None:
        for output in self._outputs:
            output.end(rejected)
