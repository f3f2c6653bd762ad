"""Two voices that may be one, for the terminal and as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from reportedly.cli.lines import DISCREET, SEPARATOR, joined, line
from reportedly.cli.plain import safe
from reportedly.ledger.described import shortened

if TYPE_CHECKING:
    from reportedly.ledger.identities.views import Side, Suggestion

__all__ = ["SuggestionView"]


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """Who may be one, how likely and why, and the command that would say so."""

    suggestion: Suggestion

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        one = self.suggestion
        yield line(joined([_side(one.one), _side(one.other)], SEPARATOR))
        yield line(Text(f"{one.score:.2f}: {', '.join(one.reasons)}", style=DISCREET), indent="  ")
        yield line(Text(_command(shortened(one.one.id), shortened(one.other.id))), indent="  ")

    def to_dict(self) -> dict[str, Any]:
        """The suggestion's values, with the command under "merge"."""
        one = self.suggestion
        return one.to_dict() | {"merge": _command(one.one.id, one.other.id)}


def _command(one: str, other: str) -> str:
    return f"reportedly voices merge {one} {other}"


def _side(side: Side) -> Text:
    told = ", ".join(filter(None, (side.kind, safe(side.role), safe(side.affiliation))))
    return Text(safe(side.name), style="bold").append(f" ({told})", style="not bold")
