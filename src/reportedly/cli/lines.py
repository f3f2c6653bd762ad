"""What every view of a document is made of: lines that wrap to the room they have, and its title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.text import Text

from reportedly.cli.plain import Direction, direction, isolates, one_line, safe
from reportedly.types import Document

__all__ = ["DISCREET", "SEPARATOR", "Wrapped", "counted", "joined", "line", "own_way", "title"]

SEPARATOR = " · "
DISCREET = "dim"


@dataclass(frozen=True, slots=True)
class Wrapped:
    """Text that wraps to the room it has. ``way`` keeps each line from reordering what stands beside it."""

    text: Text
    way: Direction | None = None
    indent: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        opening, closing = isolates(self.way)
        for wrapped in self.text.wrap(console, max(1, options.max_width - len(self.indent))):
            wrapped.rstrip()
            yield Text.assemble(self.indent, opening, wrapped, closing, no_wrap=True)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        words = self.text.plain.split() or [""]
        indent = len(self.indent)
        return Measurement(indent + max(map(cell_len, words)), indent + self.text.cell_len)


def joined(parts: Sequence[Text], separator: str) -> Text:
    """The parts with the separator, discreetly, between them."""
    discreetly = Text().append(separator, style=DISCREET)
    return discreetly.join(parts)


def line(text: Text, indent: str = "") -> Wrapped:
    """A line of ours, which runs left to right whatever stands in it."""
    return Wrapped(text, direction(text.plain) and "ltr", indent)


def own_way(text: str, *, style: str = "", indent: str = "") -> Wrapped:
    """Words from the document, made safe, in the direction that they run in."""
    plain = one_line(text)
    return Wrapped(Text(plain, style=style), direction(plain), indent)


def title(document: Document) -> RenderableType:
    """The document's title or path, with outlet and date."""
    parts = [Text(safe(document.title or document.path or "untitled"), style="bold")]
    for part in (document.outlet, document.published and document.published[:10]):
        if part:
            parts.append(Text(safe(part), style=DISCREET))
    return line(joined(parts, SEPARATOR))


def counted(number: int, noun: str) -> str:
    """ "1 document", "1,200 documents"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
