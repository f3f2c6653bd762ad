"""What the commands that look into a ledger share: a console, JSON lines, a word where nothing is found."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from rich.console import Console, RenderableType
from rich.text import Text

from reportedly.cli.errors import complain, pipe_may_close
from reportedly.cli.heard import ANONYMOUS
from reportedly.cli.lines import DISCREET, SEPARATOR, Wrapped, joined, line
from reportedly.cli.plain import direction, isolated, one_line
from reportedly.cli.say import say
from reportedly.cli.tables import Rows

__all__ = [
    "counts_line",
    "heading",
    "labelled",
    "print_json",
    "safe",
    "share",
    "show",
    "showing",
    "table",
    "told_apart",
]

NARROWEST = 20  # columns; narrower terminals wrap by themselves


class Listed(Protocol):
    """What has plain values for JSON."""

    def to_dict(self) -> dict[str, Any]: ...


@contextmanager
def showing() -> Iterator[None]:
    """Around all output: a reader that goes away ends it quietly."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    with pipe_may_close():
        yield


def show(parts: Iterable[RenderableType]) -> None:
    """Print the parts one under another."""
    console = _Console(highlight=False, markup=False, emoji=False)
    console.width = max(console.width, NARROWEST)
    for part in parts:
        console.print(part)


def print_json(several: Iterable[Listed]) -> None:
    """One JSON object a line, and a word on standard error where there is none."""
    empty = True
    for one in several:
        empty = False
        say(json.dumps(one.to_dict(), ensure_ascii=False, allow_nan=False))
    if empty:
        complain("nothing found")


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[str]) -> RenderableType:
    """A table of cells that are made safe already."""
    return Rows(columns, [("", rows)], numbers=numbers)


def safe(text: str | None) -> str:
    """A name or title from outside, on one line, reordering nothing beside it."""
    return isolated(one_line(text)) if text else ""


class Identified(Protocol):
    """What has a name, and the id of a voice."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def named(self) -> bool: ...


def told_apart(several: Sequence[Identified]) -> list[str]:
    """The names, made safe, with an id (shortened) behind one that several of them have."""
    from reportedly.ledger.described import shortened

    often = Counter(one.name for one in several)
    ids = (f" {shortened(one.id)}" if often[one.name] > 1 else "" for one in several)
    return [
        f"{safe(one.name)}{'' if one.named else f' ({ANONYMOUS})'}{short}"
        for one, short in zip(several, ids, strict=True)
    ]


def share(part: int, whole: int) -> str:
    """ "40 %", "" of nothing."""
    return f"{100 * part / whole:.0f} %" if whole else ""


def heading(text: str) -> RenderableType:
    """A line above what follows it."""
    return Text(text, style="bold")


def labelled(label: str, text: str) -> RenderableType:
    """ "label: text", wrapped."""
    return line(Text(f"{label}: ", style=DISCREET).append(text, style="not dim"), indent="  ")


def counts_line(
    label: str, counts: Mapping[str, int], *, unnamed: str = "unknown", most: int = 10
) -> RenderableType:
    """ "label: this 12 · that 3 · and 4 more"."""
    shown = [Text(f"{safe(name) or unnamed} {number:,}") for name, number in list(counts.items())[:most]]
    if len(counts) > most:
        shown.append(Text(f"and {len(counts) - most:,} more"))
    text = Text(f"{label}: ", style=DISCREET).append_text(joined(shown, SEPARATOR))
    return Wrapped(text, direction(text.plain) and "ltr", "  ")


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise  # called while the BrokenPipeError is handled; the command ends quietly
