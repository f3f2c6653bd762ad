"""A statement that a search found, for the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from reportedly.cli.heard import ANONYMOUS, UNNAMED
from reportedly.cli.lines import DISCREET, SEPARATOR, Wrapped, joined, line
from reportedly.cli.plain import direction, has_words, one_line, safe
from reportedly.cli.view import CUE, PLAIN_ARROWS, SOURCE, USUAL, Arrows
from reportedly.ledger.folding import words

if TYPE_CHECKING:
    from reportedly.ledger.statements import Statement

__all__ = ["StatementView"]

HIGHLIGHT = "bold"


@dataclass(frozen=True, slots=True)
class StatementView:
    """Who says it, the statement with the words that were looked for, and where it stands."""

    statement: Statement

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        arrows = PLAIN_ARROWS if options.ascii_only else Arrows()
        yield line(joined(self._head(), SEPARATOR))
        content = self._content()
        yield Wrapped(content, direction(content.plain), "  ")
        chain = self.statement.chain
        if len(chain) > 1 and any(chain):
            names = arrows.word.join(safe(name) if name else UNNAMED for name in chain)
            yield line(Text(f"on the word of {names}", style=f"{DISCREET} italic"), indent="  ")
        yield line(Text(SEPARATOR.join(self._where()), style=DISCREET), indent="  ")

    def _head(self) -> list[Text]:
        one = self.statement
        if one.attribution is None:
            return [Text(f"{safe(one.outlet) or 'the outlet'}, in its own voice", style=SOURCE)]
        name = one.voice or one.source
        source = Text("no source named", style=f"{DISCREET} italic")
        if name:
            source = Text(safe(name), style=SOURCE)
            notes = [ANONYMOUS] if one.named is False else []
            if one.identity_name and not set(words(one.identity_name)) <= set(words(name)):
                notes.append(safe(one.identity_name))
            source.append(f" ({', '.join(notes)})" if notes else "", style=DISCREET)
        readings = [
            one.form,
            *(r for r in (one.act, one.polarity, one.certainty, one.tone) if r not in USUAL),
        ]
        about = ", ".join([*filter(None, readings), f"{one.confidence or 0:.2f}"])
        if not has_words(one.cue):
            return [source.append(f" ({about})", style=DISCREET)]
        return [source, Text(safe(one.cue), style=CUE).append(f" ({about})", style=DISCREET)]

    def _content(self) -> Text:
        """The pieces of it within the snippet, "…" where something is left out."""
        one, text, begin = self.statement, Text(), 0
        first, last = one.snippet_span
        shown = False
        for start, end in one.spans:
            piece = one.text[begin : begin + end - start]
            begin += end - start + 1
            low, high = max(start, first), min(end, last)
            if low >= high:
                continue
            if shown or low > one.spans[0][0]:
                text.append(" … " if shown else "… ", style=DISCREET)
            shown = True
            self._highlighted(text, piece, start, low, high)
        if last < one.spans[-1][1]:
            text.append(" …", style=DISCREET)
        return text

    def _highlighted(self, text: Text, piece: str, start: int, low: int, high: int) -> None:
        place = low
        for begin, end in self.statement.highlights:
            begin, end = max(begin, low), min(end, high)
            if begin < end:
                text.append(_inner(piece[place - start : begin - start]))
                text.append(_inner(piece[begin - start : end - start]), style=HIGHLIGHT)
                place = end
        text.append(_inner(piece[place - start : high - start]))

    def _where(self) -> list[str]:
        one = self.statement
        title = one.title or one.path or one.url or "untitled"
        said = f"said {one.said}" if one.said else None
        published = one.published[:10] if one.published else None
        place = f"{one.document[:8]}:{one.attribution}" if one.attribution else one.document[:8]
        return [safe(part) for part in (one.outlet, title, published, said, place, one.judged) if part]


def _inner(text: str) -> str:
    """Made safe, with one space where it begins or ends with white space."""
    return one_line(f"|{text}|")[1:-1]
