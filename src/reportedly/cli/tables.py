"""A document's voices, and what stands in its outlet's own voice, as tables for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.cli.heard import UNNAMED, Voice, by_id, marked
from reportedly.cli.lines import DISCREET, Wrapped, counted, line, own_way, title
from reportedly.cli.plain import one_line, safe
from reportedly.types import Document

__all__ = ["OwnVoiceView", "Rows", "SectionsView", "VoicesView"]

HEADING = "bold"
TABLE_ROOM = 64  # columns below which a row is written as lines under one another
INDENT = "  "
BETWEEN = 2  # columns between two cells
WHOLE = frozenset(("kind", "document", "published", "first", "last"))  # these aren't parted
LEAST_LETTERS, MOST_LETTERS = 9, 20  # a word of more may be parted: where there is no room, or anyhow
THE_OUTLET = "the outlet"


@dataclass(frozen=True, slots=True)
class SectionsView:
    """The document's title, then each section of it."""

    document: Document
    sections: Sequence[Callable[[Document], RenderableType]]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield title(self.document)
        for section in self.sections:
            yield section(self.document)


@dataclass(frozen=True, slots=True)
class VoicesView:
    """Who speaks and who is spoken of: those heard, the most quoted first, then those never heard."""

    document: Document

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        voices = by_id(self.document)
        if not voices:
            yield Text(f"{INDENT}no voices", style=DISCREET)
            return
        ordered = sorted(voices.values(), key=lambda voice: (-voice["quoted"], -voice["mentioned"]))
        heard = [_voice_row(voice, voices) for voice in ordered if voice["quoted"]]
        silent = [_voice_row(voice, voices) for voice in ordered if not voice["quoted"]]
        yield Rows(
            ("voice", "kind", "role", "affiliation", "quoted", "mentioned"),
            [("", heard), ("never heard", silent)],
            numbers=("quoted", "mentioned"),
        )


def _voice_row(voice: Voice, voices: Mapping[str, Voice]) -> Sequence[str]:
    affiliation = voices.get(voice["affiliation"])
    numbers = (f"{voice['quoted']:,}", f"{voice['mentioned']:,}")
    return (
        marked(voice),
        voice["kind"],
        safe(voice["description"]),
        safe(affiliation["name"]) if affiliation else "",
        *numbers,
    )


@dataclass(frozen=True, slots=True)
class OwnVoiceView:
    """What the outlet asserts on nobody's word, and the loaded wording with whose it is, its own first."""

    document: Document

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        assertions = self.document.assertions
        yield _heading(f"{counted(len(assertions), 'assertion')} in the outlet's own voice")
        for assertion in assertions:
            start, end = assertion["span"]
            yield own_way(self.document.text[start:end], indent=INDENT)
        wording = self.document.wording
        yield _heading(f"{counted(len(wording), 'piece')} of loaded wording")
        if wording:
            rows = _wording_rows(self.document)
            yield Rows(("words", "charge", "whose", "times"), [("", rows)], numbers=("times",))


def _wording_rows(document: Document) -> list[Sequence[str]]:
    """One row for the same words of the same voice; the outlet's first, then voice by voice."""
    voices = by_id(document)
    places = {voice: place for place, voice in enumerate(voices, 1)}
    found: Counter[tuple[int, str, str, str]] = Counter()
    for wording in document.wording:
        start, end = wording["span"]
        words, voice = one_line(document.text[start:end]), wording["voice"]
        place = 0 if voice is None else places.get(voice, len(places) + 1)
        found[place, _whose(voice, voices), words, _charge(wording["charge"], wording["term"], words)] += 1
    ordered = sorted(found.items(), key=lambda item: item[0][0])  # stable: in text order within a voice
    return [(safe(words), safe(charge), whose, f"{times:,}") for (_, whose, words, charge), times in ordered]


def _whose(voice: str | None, voices: Mapping[str, Voice]) -> str:
    if voice is None:
        return THE_OUTLET
    return marked(voices[voice]) if voice in voices else UNNAMED


def _charge(charge: str, term: str, words: str) -> str:
    """The charge, with the lexicon's term where the words themselves don't hold it ("scare quotes")."""
    return charge if term.casefold() in words.casefold() else f"{charge} ({term})"


def _heading(text: str) -> RenderableType:
    return Wrapped(Text(text, style=HEADING))


@dataclass(frozen=True, slots=True)
class Rows:
    """A table where there is room for one; in narrower places each row as lines under its first cell.

    Cells are made safe already. ``groups`` are rows under a heading of their own, or under none ("").
    Columns that are empty throughout are left out.
    """

    columns: Sequence[str]
    groups: Sequence[tuple[str, Sequence[Sequence[str]]]]
    numbers: Sequence[str] = ()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        kept = [n for n in range(len(self.columns)) if any(row[n] for row in self._rows())]
        widths = self._widths(kept, options.max_width - len(INDENT))
        if options.max_width < TABLE_ROOM or widths is None:
            yield from self._lines(kept)
        else:
            yield Padding(self._table(kept, widths), (0, 0, 0, len(INDENT)))

    def _rows(self) -> Iterable[Sequence[str]]:
        return (row for _, rows in self.groups for row in rows)

    def _widths(self, kept: Sequence[int], room: int) -> list[int] | None:
        """A width for each column, the widest made narrower until all fit; None where that takes more than
        parting the longest words."""
        room -= BETWEEN * (len(kept) - 1)
        measured = [self._measured(n) for n in kept]
        for longest in range(MOST_LETTERS, LEAST_LETTERS - 1, -1):
            bounds = [(max(least, min(longest, word)), most) for least, word, most in measured]
            for widest in range(max((most for _, most in bounds), default=0), 0, -1):
                widths = [max(least, min(most, widest)) for least, most in bounds]
                if sum(widths) <= room:
                    return widths
        return None

    def _measured(self, n: int) -> tuple[int, int, int]:
        """The least width of a column, that of its longest word, and the width that it takes whole."""
        name = self.columns[n]
        texts = [name, *(row[n] for row in self._rows())]
        most = max(map(cell_len, texts))
        if name in self.numbers or name in WHOLE:
            return most, 0, most
        words = max((cell_len(word) for text in texts for word in text.split()), default=0)
        return cell_len(name), words, most

    def _table(self, kept: Sequence[int], widths: Sequence[int]) -> Table:
        table = Table(box=None, padding=(0, BETWEEN, 0, 0), pad_edge=False, header_style=DISCREET)
        for n, width in zip(kept, widths, strict=True):
            right = self.columns[n] in self.numbers
            table.add_column(self.columns[n], justify="right" if right else "left", width=width)
        for heading, rows in self.groups:
            if heading and rows:
                table.add_row(Text(heading, style=f"{DISCREET} italic"))
            for row in rows:
                table.add_row(*(self._cell(n, row[n]) for n in kept))
        return table

    def _cell(self, n: int, text: str) -> RenderableType:
        return line(Text(text, style="" if n else HEADING))

    def _lines(self, kept: Sequence[int]) -> Iterable[RenderableType]:
        for heading, rows in self.groups:
            if heading and rows:
                yield Wrapped(Text(heading, style=f"{DISCREET} italic"), indent=INDENT)
            for row in rows:
                notes = [self._note(n, row[n]) for n in kept[1:] if row[n]]
                under = line(Text(", ".join(notes), style=DISCREET), indent=INDENT * 2)
                yield Group(line(Text(row[0], style=HEADING), indent=INDENT), under)

    def _note(self, n: int, text: str) -> str:
        return f"{self.columns[n]} {text}" if self.columns[n] in self.numbers else text
