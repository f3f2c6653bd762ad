"""Parquet for data frames and databases: typed columns, lists as lists, one row a finding.

Names are those of the contract, with the document's own columns first in every table. Rows are written in
groups of bounded size, so that memory stays flat. Needs pyarrow, the extra ``parquet``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from reportedly.types import Attribution, Block, Document, Source, Span

__all__ = ["TABLES", "is_ours", "write_file", "write_folder"]

Row = dict[str, Any]

# 5,000 attributions take some 5 MB before they are written; whole texts reach the second bound first.
_ROWS = 5_000
_CHARACTERS = 4_000_000

_SPAN = pa.struct([pa.field("start", pa.int32(), False), pa.field("end", pa.int32(), False)])
_SPANS = pa.list_(_SPAN)
_TEXTS = pa.list_(pa.string())
_SAID = pa.struct([pa.field("value", pa.string(), False), pa.field("span", _SPAN)])
_BLOCK = pa.struct(
    [
        pa.field("start", pa.int32(), False),
        pa.field("end", pa.int32(), False),
        *(pa.field(name, pa.string()) for name in ("kind", "language", "author", "handle", "published")),
    ]
)


@dataclass(frozen=True, slots=True)
class Table:
    """One file: its columns, and its rows of a document."""

    schema: pa.Schema
    rows: Callable[[Document], Iterable[Row]]


def write_file(documents: Iterable[Document], stream: BinaryIO) -> None:
    """The attributions as one table."""
    with _Writer(TABLES["attributions.parquet"], stream) as writer:
        for document in documents:
            writer.add(document)


def write_folder(documents: Iterable[Document], folder: Path) -> None:
    """A table for the documents and for each kind of finding: together the whole contract."""
    with ExitStack() as stack:
        files = {name: stack.enter_context((folder / name).open("xb")) for name in TABLES}
        writers = [stack.enter_context(_Writer(table, files[name])) for name, table in TABLES.items()]
        for document in documents:
            for writer in writers:
                writer.add(document)


def is_ours(name: str) -> bool:
    """Whether ``write_folder`` writes a file of that name."""
    return name in TABLES


class _Writer:
    """Collects rows of one table and writes them as row groups. A context manager."""

    def __init__(self, table: Table, stream: BinaryIO) -> None:
        self._table = table
        self._writer = pq.ParquetWriter(stream, table.schema, compression="zstd")
        self._rows: list[Row] = []
        self._characters = 0

    def add(self, document: Document) -> None:
        about = _about(document)
        for row in self._table.rows(document):
            row = {name: _clean(value) for name, value in (about | row).items()}
            self._rows.append(row)
            self._characters += sum(len(value) for value in row.values() if isinstance(value, str))
            if len(self._rows) >= _ROWS or self._characters >= _CHARACTERS:
                self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_batch(pa.RecordBatch.from_pylist(self._rows, schema=self._table.schema))
        self._rows, self._characters = [], 0

    def __enter__(self) -> _Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._flush()
        self._writer.close()


def _clean(value: Any) -> Any:
    """Text that UTF-8 can hold: half a surrogate pair, as in a file name that is no UTF-8, as its escape."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return value


def _about(document: Document) -> Row:
    return {
        "document_id": document.id,
        "path": document.path,
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        "published": document.published,
    }


def _documents(document: Document) -> Iterable[Row]:
    engine = document.engine
    yield {
        "byline": list(document.byline),
        "language": document.language,
        "text": document.text,
        "blocks": [_block(block) for block in document.blocks],
        "engine_version": engine and engine.version,
        "engine_model": engine and engine.model,
        "engine_model_sha256": engine and engine.model_sha256,
    }


def _block(block: Block) -> Row:
    names = ("start", "end", "kind", "language", "author", "handle", "published")
    return {name: getattr(block, name) for name in names}


def _attributions(document: Document) -> Iterable[Row]:
    voices = {voice["id"]: voice for voice in document.voices}
    return (_attribution(attribution, voices) for attribution in document.attributions)


def _attribution(attribution: Attribution, voices: Mapping[str, Mapping[str, Any]]) -> Row:
    source, cue, content, said = attribution.source, attribution.cue, attribution.content, attribution.said
    return {
        "id": attribution.id,
        "parent": attribution.parent,
        "form": attribution.form,
        **_source(source, voices),
        "cue": cue and cue.text,
        "cue_spans": cue and _spans(cue.spans),
        **{name: cue and getattr(cue, name) for name in ("act", "polarity", "certainty", "tone")},
        "content": content.text,
        "content_spans": _spans(content.spans),
        "chain": list(attribution.chain),
        "chain_names": [link and voices.get(link, {}).get("name", link) for link in attribution.chain],
        "said": said and {"value": said["value"], "span": _span(said["span"])},
        "confidence": attribution.confidence,
    }


def _source(source: Source | None, voices: Mapping[str, Mapping[str, Any]]) -> Row:
    voice = voices.get(source.voice or "", {}) if source else {}
    return {
        "source": source and source.text,
        "source_spans": source and _spans(source.spans),
        "voice": source and source.voice,
        **{f"voice_{name}": voice.get(name) for name in ("name", "kind", "named")},
    }


def _spans(spans: Iterable[Span]) -> list[Row]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _span(pair: Sequence[int] | None) -> Row | None:
    return None if pair is None else {"start": pair[0], "end": pair[1]}


def _voices(document: Document) -> Iterable[Row]:
    for voice in document.voices:
        yield {**voice, "mentions": [_span(pair) for pair in voice["mentions"]]}


def _found(kind: str) -> Callable[[Document], Iterable[Row]]:
    def rows(document: Document) -> Iterable[Row]:
        for found in getattr(document, kind):
            start, end = found["span"]
            yield {**found, "span": _span(found["span"]), "text": document.text[start:end]}

    return rows


def _column(name: str, kind: Any, about: str, *, always: bool = False) -> Any:
    return pa.field(name, kind, not always, {"description": about})


_DOCUMENT = (
    _column("document_id", pa.string(), "SHA-256 of the document's text as UTF-8, hex", always=True),
    _column("path", pa.string(), "The file, as given"),
    _column("url", pa.string(), "The document's address"),
    _column("outlet", pa.string(), "Who published it"),
    _column("title", pa.string(), "Its title"),
    _column("published", pa.string(), "When: a date, or a date and time (ISO 8601)"),
)
_PLACE = (
    _column("span", _SPAN, "Unicode code points into the document's text, end exclusive", always=True),
    _column("text", pa.string(), "The text of the span", always=True),
)


def _table(rows: Callable[[Document], Iterable[Row]], *columns: Any) -> Table:
    about = {"contract": "reportedly/1", "offsets": "Unicode code points, end exclusive"}
    return Table(pa.schema([*_DOCUMENT, *columns], metadata=about), rows)


TABLES: Mapping[str, Table] = {
    "documents.parquet": _table(
        _documents,
        _column("byline", _TEXTS, "Who wrote it", always=True),
        _column("language", pa.string(), "A BCP 47 tag"),
        _column("text", pa.large_string(), "The whole text, which all offsets count in", always=True),
        _column("blocks", pa.list_(_BLOCK), "How it is laid out, in pieces", always=True),
        _column("engine_version", pa.string(), "The version of Reportedly that read it"),
        _column("engine_model", pa.string(), "Its model; null where rules ran without one"),
        _column("engine_model_sha256", pa.string(), "The model's digest"),
    ),
    "attributions.parquet": _table(
        _attributions,
        _column("id", pa.string(), "The attribution, within its document", always=True),
        _column("parent", pa.string(), "The attribution in whose content this one is nested"),
        _column("form", pa.string(), "direct, mixed or indirect", always=True),
        _column("source", pa.string(), "Who says it, as the text has it; null where it names nobody"),
        _column("source_spans", _SPANS, "Where"),
        _column("voice", pa.string(), "The voice that the source means"),
        _column("voice_name", pa.string(), "The fullest name that the document gives the voice"),
        _column(
            "voice_kind", pa.string(), "person, organization, government, document, outlet, group, unknown"
        ),
        _column("voice_named", pa.bool_(), "False where the text leaves open who it is"),
        _column("cue", pa.string(), "The words that say that something is said"),
        _column("cue_spans", _SPANS, "Where"),
        _column("act", pa.string(), "What the cue does: assert, deny, ask, warn …"),
        _column("polarity", pa.string(), "affirmed or negated"),
        _column("certainty", pa.string(), "certain, probable or possible"),
        _column("tone", pa.string(), "neutral, distancing or endorsing"),
        _column("content", pa.string(), "What is said", always=True),
        _column("content_spans", _SPANS, "Where", always=True),
        _column(
            "chain", _TEXTS, "The voices on whose word it rests, outermost first; null: unnamed", always=True
        ),
        _column("chain_names", _TEXTS, "The same by name", always=True),
        _column("said", _SAID, "When it was said (ISO 8601), and where the text says so"),
        _column("confidence", pa.float64(), "The probability that the attribution is right", always=True),
    ),
    "voices.parquet": _table(
        _voices,
        _column("id", pa.string(), "The voice, within its document", always=True),
        _column("name", pa.string(), "The fullest name that the document gives", always=True),
        _column(
            "kind",
            pa.string(),
            "person, organization, government, document, outlet, group, unknown",
            always=True,
        ),
        _column("named", pa.bool_(), "False where the text leaves open who it is", always=True),
        _column("description", pa.string(), "The role or description that the document gives"),
        _column("affiliation", pa.string(), "The voice that it belongs to"),
        _column("aliases", _TEXTS, "Every other form that the document uses", always=True),
        _column("members", _TEXTS, "Those who speak jointly, in a group", always=True),
        _column("mentions", _SPANS, "Where it is named", always=True),
        _column("quoted", pa.int64(), "Attributions of which it is the source", always=True),
        _column("mentioned", pa.int64(), "Mentions in the text", always=True),
    ),
    "times.parquet": _table(
        _found("times"),
        *_PLACE,
        _column("value", pa.string(), "ISO 8601, Gregorian; null where it can't be told"),
        _column("grain", pa.string(), "How exact it is: minute, day, month, year …", always=True),
        _column("calendar", pa.string(), "The one that the text uses", always=True),
    ),
    "quantities.parquet": _table(
        _found("quantities"),
        *_PLACE,
        _column("value", pa.float64(), "Null for a range"),
        _column("low", pa.float64(), "Null for no bound"),
        _column("high", pa.float64(), "Null for no bound"),
        _column("unit", pa.string(), "A singular noun or a symbol"),
    ),
    "wording.parquet": _table(
        _found("wording"),
        *_PLACE,
        _column("term", pa.string(), "The lexicon's head word", always=True),
        _column("charge", pa.string(), "pejorative, honorific, euphemism or hedge", always=True),
        _column("voice", pa.string(), "Whose word it is; null: the outlet's own"),
    ),
    "assertions.parquet": _table(_found("assertions"), *_PLACE),
}
