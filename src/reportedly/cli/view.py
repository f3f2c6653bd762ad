"""A document's attributions as a tree for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text
from rich.tree import Tree

from reportedly.cli.heard import (
    ANONYMOUS,
    Voice,
    by_id,
    chain_names,
    fuller_name,
    marked,
    second_hand,
    silent,
)
from reportedly.cli.lines import DISCREET, SEPARATOR, Wrapped, counted, joined, line, title
from reportedly.cli.plain import direction, has_words, one_line, safe
from reportedly.types import Attribution, Document

__all__ = ["Counts", "DocumentView", "last_line"]

SOURCE, CUE = "bold cyan", "yellow"
GUIDE = 4  # columns that each step of the tree takes
NARROWEST = 16  # columns below which a content is no longer read but spelled
USUAL = frozenset((None, "assert", "affirmed", "certain", "neutral"))  # readings that aren't worth a word


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
class Arrows:
    """``names`` leads from words to whom they mean, ``word`` from a voice back to whom it has it from."""

    names: str = " → "
    word: str = " ← "


PLAIN_ARROWS = Arrows(" -> ", " <- ")


@dataclass(frozen=True, slots=True)
class DocumentView:
    """Title line, one tree of attributions, nested ones under their parent, and who was never heard."""

    document: Document

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        children = _children(self.document)
        voices = by_id(self.document)
        arrows = PLAIN_ARROWS if options.ascii_only else Arrows()
        tree = Tree(title(self.document), guide_style=DISCREET)
        deepest = max(1, (options.max_width - NARROWEST) // GUIDE)
        branches = [(tree, 1, attribution) for attribution in reversed(children.get(None, []))]
        while branches:  # no recursion: how deep it goes is the text's to choose
            branch, depth, attribution = branches.pop()
            # Where there is no room for another step, the level is written instead.
            level = depth if depth > deepest else None
            grown = branch.add(_branch(attribution, level, voices, arrows))
            under = grown if depth < deepest else branch
            nested = reversed(children.get(attribution.id, []))
            branches += [(under, depth + 1, child) for child in nested]
        yield tree
        if not tree.children:
            yield Text("  no attributions", style=DISCREET)
        yield from _silence(self.document)


def _children(document: Document) -> dict[str | None, list[Attribution]]:
    """The attributions by their parent, outermost under None, each list in the document's order."""
    known = {attribution.id for attribution in document.attributions}
    children: dict[str | None, list[Attribution]] = {}
    for attribution in document.attributions:
        parent = attribution.parent if attribution.parent in known else None
        children.setdefault(parent, []).append(attribution)
    return children


def last_line(counts: Counts, rejected: int) -> RenderableType:
    """What comes after all documents: attributions by form, how many are nested, how many name no source."""
    forms = ", ".join(f"{counts.forms[form]:,} {form}" for form in ("direct", "indirect", "mixed"))
    parts = [
        f"{counted(counts.documents, 'document')}, {counted(counts.forms.total(), 'attribution')}: {forms}",
        f"{counts.nested:,} nested, {counts.sourceless:,} without a source",
    ]
    if rejected:
        parts.append(f"{counted(rejected, 'input')} not read")
    return Wrapped(Text("; ".join(parts), style="bold"))


def _branch(
    attribution: Attribution, level: int | None, voices: Mapping[str, Voice], arrows: Arrows
) -> RenderableType:
    parts = [_head(attribution, level, voices, arrows), _content(attribution)]
    links = chain_names(attribution, voices)
    if links:
        words = "on the word of " + arrows.word.join(links)
        parts.append(line(Text(words, style=f"{DISCREET} italic"), indent="  "))
    return Group(*parts)


def _content(attribution: Attribution) -> RenderableType:
    pieces = [one_line(span.text) for span in attribution.content.spans]
    content = joined([Text(piece) for piece in pieces], " … ")
    return Wrapped(content, direction(content.plain), indent="  ")


def _head(
    attribution: Attribution, level: int | None, voices: Mapping[str, Voice], arrows: Arrows
) -> RenderableType:
    cue = attribution.cue
    parts = [_source(attribution, voices, arrows)]
    if level is not None:
        parts.insert(0, Text(f"level {level}", style=DISCREET))
    if cue is not None and has_words(cue.text):
        parts.append(Text(safe(cue.text), style=CUE))
    reading = Text(f" ({', '.join(_readings(attribution))})", style=DISCREET)
    return line(joined(parts, SEPARATOR).append_text(reading))


def _source(attribution: Attribution, voices: Mapping[str, Voice], arrows: Arrows) -> Text:
    """The source's own words, and who that is where they don't say it."""
    source = attribution.source
    if source is None:
        return Text("no source named", style=f"{DISCREET} italic")
    head = Text(safe(source.text), style=SOURCE)
    fuller = fuller_name(attribution, voices)
    if fuller is not None:
        return head.append(arrows.names, style=DISCREET).append(marked(fuller), style="cyan")
    voice = voices.get(source.voice or "")
    return head if voice is None or voice["named"] else head.append(f" ({ANONYMOUS})", style=DISCREET)


def _readings(attribution: Attribution) -> list[str]:
    """Form and confidence, and between them whatever isn't usual about the statement."""
    cue, said = attribution.cue, attribution.said
    found = (cue.act, cue.polarity, cue.certainty, cue.tone) if cue is not None else ()
    unusual = [reading for reading in found if reading is not None and reading not in USUAL]
    date = [f"said {one_line(said['value'])}"] if said and said.get("value") else []
    return [attribution.form, *unusual, *date, f"{attribution.confidence:.2f}"]


def _silence(document: Document) -> RenderResult:
    """Who is spoken of and never heard, or heard in others' words alone, with how often."""
    lines = {
        "spoken of, never heard: ": silent(document),
        "spoken of, heard only through others: ": second_hand(document),
    }
    for label, voices in lines.items():
        if voices:
            names = ", ".join(marked(voice, counted(voice["mentioned"], "mention")) for voice in voices)
            yield line(Text(label, style=DISCREET).append(names, style="not dim"))
