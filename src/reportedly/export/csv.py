"""CSV for spreadsheets and statistics: a file for each kind of finding, a row for each finding.

UTF-8 without a byte order mark, comma, CRLF (RFC 4180), under a header. Names are those of the contract;
lists (spans, chains, aliases) are JSON in one cell; null is an empty cell.

A cell of text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection"):
one where, after spaces and what doesn't show, a sign stands that begins a formula in some spreadsheet.
``text_of`` takes the apostrophe away again.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from reportedly.errors import UsageError
from reportedly.types import Attribution, Document, Span

__all__ = ["TABLES", "CsvFolder", "is_ours", "text_of", "write_file", "write_folder"]

Voices = Mapping[str, Mapping[str, Any]]
Row = Sequence[Any]

# The signs as such, small, full-width, raised and lowered (all "=", "+", "-" or "@" to one input method or
# another); before them, spaces, controls and characters without width, which some spreadsheets pass over.
_FORMULA = re.compile(
    r"[\t\r\n]|[\s\x00-\x1f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−]"
)
_WORD = " ← "  # from a voice back to whom it has the word from
_UNNAMED = "unnamed"

_DOCUMENT = ("document_id", "path", "url", "outlet", "title", "published")
_PLACE = ("start", "end", "text")


@dataclass(frozen=True, slots=True)
class Table:
    """One file: its own columns, after those of the document, and its rows of a document."""

    columns: Sequence[str]
    rows: Callable[[Document, Voices], Iterable[Row]]

    @property
    def header(self) -> Sequence[str]:
        return (*_DOCUMENT, *self.columns)


def write_file(documents: Iterable[Document], stream: BinaryIO) -> None:
    """The attributions as one table."""
    table = TABLES["attributions.csv"]
    file = io.TextIOWrapper(stream, encoding="utf-8", errors="backslashreplace", newline="")
    try:
        writer = csv.writer(file)
        writer.writerow(table.header)
        for document in documents:
            writer.writerows(_rows(table, document))
    finally:
        file.detach()  # which writes what is left; the stream is its owner's to close


def write_folder(documents: Iterable[Document], folder: Path) -> None:
    """A table for each kind of finding."""
    with CsvFolder(folder) as tables:
        for document in documents:
            tables.write(document)


def is_ours(name: str) -> bool:
    """Whether ``write_folder`` writes a file of that name."""
    return name in TABLES


class CsvFolder:
    """The files of ``TABLES`` in a folder, which is made where there is none. A context manager.

    Rows are written with their document and nothing is kept. Raises UsageError where one of the files exists
    already, or where the folder can't be made or written.
    """

    def __init__(self, folder: str | Path) -> None:
        self._folder = Path(folder)
        self._files = ExitStack()
        self._flush: list[Callable[[], None]] = []
        try:
            self._writers = self._open()
        except OSError as error:
            self._files.close()
            raise self._refusal(error) from None

    def _open(self) -> dict[str, Any]:
        self._folder.mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            if (self._folder / name).exists():
                raise UsageError(f"{self._folder / name}: exists already; remove it or name another folder")
        writers = {}
        for name, table in TABLES.items():
            # "x": a file that came up just now isn't overwritten either.
            file = (self._folder / name).open("x", encoding="utf-8", errors="backslashreplace", newline="")
            self._files.enter_context(file)
            self._flush.append(file.flush)
            writers[name] = csv.writer(file)
            writers[name].writerow(table.header)
        return writers

    def _refusal(self, error: OSError) -> UsageError:
        if isinstance(error, FileExistsError) and not self._folder.is_dir():
            return UsageError(f"{self._folder}: is no folder")
        return UsageError(f"{error.filename or self._folder}: can't be written: {error.strerror or error}")

    def write(self, document: Document) -> None:
        """Append the document's rows to every file. Raises UsageError where they can't be written."""
        try:
            for name, table in TABLES.items():
                self._writers[name].writerows(_rows(table, document))
            for flush in self._flush:
                flush()
        except OSError as error:
            raise self._refusal(error) from None

    def close(self) -> None:
        """Close the files. Raises UsageError where what is left can't be written."""
        try:
            self._files.close()
        except OSError as error:
            raise self._refusal(error) from None

    def __enter__(self) -> CsvFolder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _rows(table: Table, document: Document) -> Iterable[Row]:
    voices = {voice["id"]: voice for voice in document.voices}
    about = _about(document)
    return ([_cell(value) for value in (*about, *row)] for row in table.rows(document, voices))


def _about(document: Document) -> Row:
    return document.id, document.path, document.url, document.outlet, document.title, document.published


def _cell(value: Any) -> Any:
    """A value as one cell: numbers as they are, text that can't run as a formula, the rest as JSON."""
    if isinstance(value, str):
        return f"'{value}" if _is_formula(value) else value
    if isinstance(value, (bool, list, tuple)):
        return json.dumps(value, ensure_ascii=False)
    return value


def _is_formula(text: str) -> bool:
    # A formula behind apostrophes gets one more, so that ``text_of`` knows which is ours.
    return _FORMULA.match(text.lstrip("'")) is not None


def text_of(cell: str) -> str:
    """The text that a cell of text was made of."""
    return cell[1:] if cell.startswith("'") and _is_formula(cell) else cell


def _attributions(document: Document, voices: Voices) -> Iterable[Row]:
    return (_attribution(attribution, voices) for attribution in document.attributions)


def _attribution(attribution: Attribution, voices: Voices) -> Row:
    source, cue, content, said = attribution.source, attribution.cue, attribution.content, attribution.said
    voice = source.voice if source else None
    known = voices.get(voice or "", {})
    return (
        attribution.id,
        attribution.parent,
        attribution.form,
        source and source.text,
        source and _pairs(source.spans),
        voice,
        *(known.get(key) for key in ("name", "kind", "named")),
        cue and cue.text,
        cue and _pairs(cue.spans),
        *((cue.act, cue.polarity, cue.certainty, cue.tone) if cue else (None,) * 4),
        content.text,
        _pairs(content.spans),
        attribution.chain,
        _WORD.join(_name(link, voices) or _UNNAMED for link in attribution.chain),
        said and said.get("value"),
        said and said.get("span"),
        attribution.confidence,
    )


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _name(voice: str | None, voices: Voices) -> str | None:
    """The voice's name; its id where the document doesn't know it."""
    return None if voice is None else voices.get(voice, {}).get("name", voice)


def _voices(document: Document, voices: Voices) -> Iterable[Row]:
    for voice in document.voices:
        first = (voice[key] for key in ("id", "name", "kind", "named", "description", "affiliation"))
        last = (voice[key] for key in ("aliases", "members", "mentions", "quoted", "mentioned"))
        yield (*first, _name(voice["affiliation"], voices), *last)


def _wording(document: Document, voices: Voices) -> Iterable[Row]:
    for found in document.wording:
        place = _place(document, found["span"])
        yield (*place, found["term"], found["charge"], found["voice"], _name(found["voice"], voices))


def _times(document: Document, _: Voices) -> Iterable[Row]:
    return _plain(document, document.times, ("value", "grain", "calendar"))


def _quantities(document: Document, _: Voices) -> Iterable[Row]:
    return _plain(document, document.quantities, ("value", "low", "high", "unit"))


def _assertions(document: Document, _: Voices) -> Iterable[Row]:
    return _plain(document, document.assertions, ())


def _plain(document: Document, findings: Iterable[Mapping[str, Any]], keys: Sequence[str]) -> Iterable[Row]:
    return ((*_place(document, found["span"]), *(found[key] for key in keys)) for found in findings)


def _place(document: Document, span: Sequence[int]) -> Row:
    start, end = span
    return start, end, document.text[start:end]


_ATTRIBUTION = (
    *("id", "parent", "form"),
    *("source", "source_spans", "voice", "voice_name", "voice_kind", "voice_named"),
    *("cue", "cue_spans", "act", "polarity", "certainty", "tone"),
    *("content", "content_spans", "chain", "chain_names", "said", "said_span", "confidence"),
)
_VOICE = (
    *("id", "name", "kind", "named", "description", "affiliation", "affiliation_name"),
    *("aliases", "members", "mentions", "quoted", "mentioned"),
)

TABLES: Mapping[str, Table] = {
    "attributions.csv": Table(_ATTRIBUTION, _attributions),
    "voices.csv": Table(_VOICE, _voices),
    "wording.csv": Table((*_PLACE, "term", "charge", "voice", "voice_name"), _wording),
    "times.csv": Table((*_PLACE, "value", "grain", "calendar"), _times),
    "quantities.csv": Table((*_PLACE, "value", "low", "high", "unit"), _quantities),
    "assertions.csv": Table(_PLACE, _assertions),
}
