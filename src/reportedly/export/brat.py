"""brat standoff: a .txt and an .ann for each document, and the annotation.conf that brat needs to show them.

Offsets count Unicode code points. Of each attribution: ``T`` lines for Content, Source and Cue, ``R`` lines
that tie them (``Says`` from content to source, ``Signals`` from content to cue, ``Within`` from a content to
the one it is nested in), ``A`` lines for its form and the cue's readings, and an ``AnnotatorNotes`` line with
the rest as JSON: id, voice, chain, when it was said, confidence. Times, quantities, loaded wording and the
outlet's own assertions are ``T`` lines with the value in a note.

brat takes no line end within a fragment: a span over several lines has a fragment for each, without the white
space at its edges, and then a note has the exact spans. It wants each mark's words to be those of the .txt,
and readers drop or split at characters that don't print: in both files a line end of whatever kind is a line
feed, and another control, or a byte-order mark at the very beginning, is a space, one for one, so that the
offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from reportedly.export.jsonl import dumps
from reportedly.types import Attribution, Document, Span

__all__ = ["is_ours", "write_folder"]

CONFIGURATION = "annotation.conf"

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_LINE_ENDS = dict.fromkeys((*range(0x0A, 0x0E), *range(0x1C, 0x1F), 0x85, 0x2028, 0x2029), "\n")
_ONE_FOR_ONE = {**dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " "), **_LINE_ENDS}
_NAME = re.compile(r"([a-z0-9-]{0,40}-)?[0-9a-f]{64}(-[0-9]+)?\.(txt|ann)")
_SLUG = 40  # characters
_FINDINGS = {"Time": "times", "Quantity": "quantities", "Wording": "wording", "Assertion": "assertions"}
_READINGS = {
    "act": "assert|deny|confirm|estimate|ask|demand|promise|hope|warn|accuse|condemn|praise|decide"
    "|believe|know",
    "polarity": "affirmed|negated",
    "certainty": "certain|probable|possible",
    "tone": "neutral|distancing|endorsing",
}


def write_folder(documents: Iterable[Document], folder: Path) -> None:
    """The files of all documents; of one text that comes twice the second has ``-2`` in its name."""
    (folder / CONFIGURATION).write_text(_configuration(), "utf-8")
    for document in documents:
        with _opened(folder, _name(document)) as (text, annotations):
            text.write(_plain(document.text).encode("utf-8", "backslashreplace"))
            for line in _lines(document):
                annotations.write(line)


def is_ours(name: str) -> bool:
    """Whether ``write_folder`` writes a file of that name."""
    return name == CONFIGURATION or _NAME.fullmatch(name) is not None


def _name(document: Document) -> str:
    """Made of the title's plain letters and the id: safe whatever either holds."""
    plain = re.fullmatch("[0-9a-f]{64}", document.id)
    digest = document.id if plain else sha256(document.id.encode("utf-8", "backslashreplace")).hexdigest()
    slug = re.sub("[^a-z0-9]+", "-", (document.title or "")[:200].lower())[:_SLUG].strip("-")
    return f"{slug}-{digest}" if slug else digest


@contextmanager
def _opened(folder: Path, name: str) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """The two files, under the first name that is free."""
    numbered = (name if number == 1 else f"{name}-{number}" for number in count(1))
    stem = next(stem for stem in numbered if not (folder / f"{stem}.txt").exists())
    with (folder / f"{stem}.txt").open("xb") as text, (folder / f"{stem}.ann").open("xb") as annotations:
        yield text, annotations


def _plain(text: str) -> str:
    """The text as the .txt has it, of the same length."""
    text = text.replace("\r\n", " \n").translate(_ONE_FOR_ONE)
    return " " + text[1:] if text.startswith("\ufeff") else text


def _lines(document: Document) -> Iterator[bytes]:
    annotations = _Annotations(document)
    for attribution in document.attributions:
        annotations.attribution(attribution)
        yield from annotations.taken()
    for kind in ("Time", "Quantity", "Wording", "Assertion"):
        findings: Sequence[Mapping[str, Any]] = getattr(document, _FINDINGS[kind])
        for found in findings:
            value = {name: found[name] for name in found if name != "span"}
            annotations.marked(kind, [found["span"]], value)
            yield from annotations.taken()
    annotations.within()
    yield from annotations.taken()


class _Annotations:
    """The lines of one document, each kind numbered on its own."""

    def __init__(self, document: Document) -> None:
        self._text = _plain(document.text)
        self._names = {voice["id"]: voice["name"] for voice in document.voices}
        self._contents: dict[str, str] = {}  # by attribution
        self._parents: list[tuple[str, str]] = []
        self._numbers = {kind: count(1) for kind in "TRA#"}
        self._lines: list[bytes] = []

    def taken(self) -> list[bytes]:
        """The lines since the last call."""
        lines, self._lines = self._lines, []
        return lines

    def attribution(self, attribution: Attribution) -> None:
        source, cue = attribution.source, attribution.cue
        content = self.marked("Content", _pairs(attribution.content.spans), self._about(attribution))
        self._contents[attribution.id] = content
        self._attribute("Form", content, attribution.form)
        if attribution.parent is not None:
            self._parents.append((content, attribution.parent))
        if source is not None:
            voice = {"voice": source.voice, "name": self._names.get(source.voice or "")}
            marked = self.marked("Source", _pairs(source.spans), voice if source.voice else {})
            self._relation("Says", content, marked)
        if cue is not None:
            marked = self.marked("Cue", _pairs(cue.spans), {})
            self._relation("Signals", content, marked)
            for name in _READINGS:
                if reading := getattr(cue, name):
                    self._attribute(name.title(), marked, reading)

    def within(self) -> None:
        """What is nested in what, once all contents have a name."""
        for content, parent in self._parents:
            if parent in self._contents:
                self._relation("Within", content, self._contents[parent])

    def marked(self, kind: str, pairs: Sequence[Sequence[int]], about: Mapping[str, Any]) -> str:
        """A span of a kind, and a note where there is something to say about it; gives back its name."""
        exact = [list(pair) for pair in pairs]
        fragments = self._fragments(exact)
        places = ";".join(f"{start} {end}" for start, end in fragments)
        words = " ".join(self._text[start:end] for start, end in fragments)
        name = self._line("T", f"{kind} {places}", words.replace("\n", " "))
        note = {**about, **({} if fragments == exact else {"spans": exact})}
        if note:
            self._line("#", f"AnnotatorNotes {name}", dumps(note).decode("utf-8"))
        return name

    def _fragments(self, exact: list[list[int]]) -> list[list[int]]:
        lines = (found.span() for start, end in exact for found in _LINE.finditer(self._text, start, end))
        # A span of white space alone has no line: its own place is the only one to give.
        return [[start, end] for start, end in lines] or exact

    def _about(self, attribution: Attribution) -> dict[str, Any]:
        about = {
            "id": attribution.id,
            "chain": [link and self._names.get(link, link) for link in attribution.chain],
            "said": attribution.said and attribution.said["value"],
            "confidence": attribution.confidence,
        }
        return {name: value for name, value in about.items() if value is not None and value != []}

    def _attribute(self, kind: str, marked: str, value: str) -> None:
        self._line("A", f"{kind} {marked} {value}")

    def _relation(self, kind: str, first: str, second: str) -> None:
        self._line("R", f"{kind} Arg1:{first} Arg2:{second}")

    def _line(self, kind: str, *columns: str) -> str:
        name = f"{kind}{next(self._numbers[kind])}"
        self._lines.append("\t".join((name, *columns)).encode("utf-8", "backslashreplace") + b"\n")
        return name


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _configuration() -> str:
    attributes = [f"{name.title()} Arg:Cue, Value:{values}" for name, values in _READINGS.items()]
    return "\n".join(
        (
            "[entities]",
            *("Content", "Source", "Cue", *_FINDINGS),
            "[relations]",
            "Says Arg1:Content, Arg2:Source",
            "Signals Arg1:Content, Arg2:Cue",
            "Within Arg1:Content, Arg2:Content",
            "<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
            "[events]",
            "[attributes]",
            "Form Arg:Content, Value:direct|indirect|mixed",
            *attributes,
            "",
        )
    )
