"""A document's attributions as a tree for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text
from rich.tree import Tree

from reportedly.cli.plain import Direction, direction, isolated, isolates, one_line
from reportedly.types import Attribution, Document

__all__ = ["Counts", "DocumentView", "counts_line"]

SEPARATOR = " · "
SOURCE, CUE, DISCREET = "bold cyan", "yellow", "dim"
GUIDE = 4  # columns that each step of the tree takes
NARROWEST = 16  # columns below which a content is no longer read but spelled


@dataclass(slots=True)
class Counts:
    """What the documents shown so far hold."""

    documents: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    nested: int = 0
    sourceless: int = 0

    def add(self, document: Document) -> None:
        self.documents += 1
        for attribution in document.attributions:
            self.forms[attribution.form] += 1
            self.nested += attribution.parent is not None
            self.sourceless += attribution.source is None


@dataclass(frozen=True, slots=True)
class Wrapped:
    """Text that wraps to the room it has. ``way`` keeps each line from reordering what stands beside it."""

    text: Text
    way: Direction | None = None
    indent: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        opening, closing = isolates(self.way)
        for line in self.text.wrap(console, options.max_width - len(self.indent)):
            line.rstrip()
            yield Text.assemble(self.indent, opening, line, closing, no_wrap=True)


@dataclass(frozen=True, slots=True)
class DocumentView:
    """Title line, then one tree of attributions, nested ones under their parent."""

    document: Document

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        children = _children(self.document)
        tree = Tree(_title(self.document), guide_style=DISCREET)
        deepest = max(1, (options.max_width - NARROWEST) // GUIDE)
        branches = [(tree, 1, attribution) for attribution in reversed(children.get(None, []))]
        while branches:  # no recursion: how deep it goes is the text's to choose
            branch, depth, attribution = branches.pop()
            # Where there is no room for another step, the level is written instead.
            level = depth if depth > deepest else None
            grown = branch.add(Group(_head(attribution, level), _content(attribution)))
            under = grown if depth < deepest else branch
            nested = reversed(children.get(attribution.id, []))
            branches += [(under, depth + 1, child) for child in nested]
        yield tree
        if not tree.children:
            yield Text("  no attributions", style=DISCREET)


def _children(document: Document) -> dict[str | None, list[Attribution]]:
    """The attributions by their parent, outermost under None, each list in the document's order."""
    known = {attribution.id for attribution in document.attributions}
    children: dict[str | None, list[Attribution]] = {}
    for attribution in document.attributions:
        parent = attribution.parent if attribution.parent in known else None
        children.setdefault(parent, []).append(attribution)
    return children


def counts_line(counts: Counts, rejected: int) -> RenderableType:
    """The last line: attributions by form, how many are nested, how many name no source."""
    forms = ", ".join(f"{counts.forms[form]:,} {form}" for form in ("direct", "indirect", "mixed"))
    parts = [
        f"{_count(counts.documents, 'document')}, {_count(counts.forms.total(), 'attribution')}: {forms}",
        f"{counts.nested:,} nested, {counts.sourceless:,} without a source",
    ]
    if rejected:
        parts.append(f"{_count(rejected, 'input')} not read")
    return Wrapped(Text("; ".join(parts), style="bold"))


def _title(document: Document) -> RenderableType:
    parts = [Text(isolated(one_line(document.title or document.path or "untitled")), style="bold")]
    for part in (document.outlet, document.published and document.published[:10]):
        if part:
            parts.append(Text(isolated(one_line(part)), style=DISCREET))
    return _line(_joined(parts, SEPARATOR))


def _content(attribution: Attribution) -> RenderableType:
    pieces = [one_line(span.text) for span in attribution.content.spans]
    content = _joined([Text(piece) for piece in pieces], " … ")
    return Wrapped(content, direction(content.plain), indent="  ")


def _head(attribution: Attribution, level: int | None) -> RenderableType:
    source, cue = attribution.source, attribution.cue
    if source is None:
        head = Text("no source named", style=f"{DISCREET} italic")
    else:
        head = Text(isolated(one_line(source.text)), style=SOURCE)
    parts = [head] if cue is None else [head, Text(isolated(one_line(cue.text)), style=CUE)]
    reading = Text(f" ({attribution.form}, {attribution.confidence:.2f})", style=DISCREET)
    if level is not None:
        parts.insert(0, Text(f"level {level}", style=DISCREET))
    return _line(_joined(parts, SEPARATOR).append_text(reading))


def _joined(parts: Sequence[Text], separator: str) -> Text:
    discreetly = Text().append(separator, style=DISCREET)
    return discreetly.join(parts)


def _line(text: Text) -> RenderableType:
    """A line of ours, which runs left to right whatever stands in it."""
    return Wrapped(text, direction(text.plain) and "ltr")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
