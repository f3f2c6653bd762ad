"""Two voices that may be one, for the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from reportedly.cli.lines import DISCREET, SEPARATOR, joined, line
from reportedly.cli.say import say
from reportedly.cli.showing import safe
from reportedly.ledger.described import shortened

if TYPE_CHECKING:
    from reportedly.ledger.identities.views import Side, Suggestion

__all__ = ["lines", "suggestion_json"]


def lines(one: Suggestion) -> Iterator[RenderableType]:
    """Who may be one, how likely and why, and the command that would say so."""
    sides = joined([_side(one.one), _side(one.other)], SEPARATOR)
    yield line(sides)
    yield line(Text(f"{one.score:.2f}: {', '.join(one.reasons)}", style=DISCREET), indent="  ")
    yield line(Text(_command(shortened(one.one.id), shortened(one.other.id))), indent="  ")


def suggestion_json(one: Suggestion) -> None:
    """One JSON object, with the command under "merge"."""
    found = one.to_dict() | {"merge": _command(one.one.id, one.other.id)}
    say(json.dumps(found, ensure_ascii=False, allow_nan=False))


def _command(one: str, other: str) -> str:
    return f"reportedly voices merge {one} {other}"


def _side(side: Side) -> Text:
    told = ", ".join(filter(None, (side.kind, safe(side.role), safe(side.affiliation))))
    return Text(safe(side.name), style="bold").append(f" ({told})", style="not bold")
