"""What the commands that look into a ledger share: how what was found is shown, and pieces of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from rich.console import RenderableType
from rich.text import Text

from reportedly.cli.console import console
from reportedly.cli.errors import complain
from reportedly.cli.heard import ANONYMOUS
from reportedly.cli.lines import DISCREET, SEPARATOR, joined, line
from reportedly.cli.plain import safe
from reportedly.cli.say import say_json
from reportedly.cli.tables import Rows

__all__ = ["counts_line", "heading", "labelled", "share", "show", "table", "told_apart"]


class Found(Protocol):
    """What has plain values for JSON."""

    def to_dict(self) -> dict[str, Any]: ...


def show(found: Sequence[Found], parts: Iterable[RenderableType], *, as_json: bool) -> None:
    """What was found, as one JSON object a line or as its parts for people, one under another; a word on
    standard error where it is nothing."""
    if not found:
        complain("nothing found")
    elif as_json:
        for one in found:
            say_json(one.to_dict())
    else:
        terminal = console()
        for part in parts:
            terminal.print(part)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[str]) -> RenderableType:
    """A table of cells that are made safe already."""
    return Rows(columns, [("", rows)], numbers=numbers)


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
    return line(Text(f"{label}: ", style=DISCREET).append_text(joined(shown, SEPARATOR)), indent="  ")
