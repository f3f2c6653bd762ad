"""``reportedly outlet``: one outlet over all its documents in a ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from reportedly.cli.errors import pipe_may_close
from reportedly.cli.options import json_option, ledger_option

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reportedly.ledger.profiles import Heard, Month, OutletProfile, Silent

__all__ = ["command"]


@click.command("outlet")
@click.argument("name")
@json_option()
@ledger_option
def command(name: str, as_json: bool, place: str | None) -> int:
    """Show an outlet: whom it quotes and how, who is never heard, what it says in its own voice.

    NAME is a name or words of one; accents and case don't matter.
    """
    from reportedly.cli.showing import show
    from reportedly.ledger import Ledger

    with pipe_may_close():
        with Ledger(place, create=False) as ledger:
            found = ledger.outlet(name)
        show([found], _parts(found), as_json=as_json)
    return 0


def _parts(found: OutletProfile) -> Iterator[RenderableType]:
    from reportedly.cli.lines import counted
    from reportedly.cli.plain import safe
    from reportedly.cli.showing import heading, labelled, share

    yield heading(safe(found.outlet))
    if len(found.spellings) > 1:
        yield labelled("also written", ", ".join(map(safe, found.spellings[1:])))
    own = counted(found.assertions, "assertion")
    documents, statements = counted(found.documents, "document"), counted(found.statements, "statement")
    yield labelled("in the ledger", f"{documents}, {statements}, {own} in its own voice")
    forms = ((name, getattr(found, name)) for name in ("direct", "indirect", "mixed"))
    if found.statements:
        yield labelled("form", ", ".join(f"{name} {share(n, found.statements)}" for name, n in forms))
        yield labelled("anonymous", share(found.anonymous, found.statements))
    yield from _tables(found)


def _tables(found: OutletProfile) -> Iterator[RenderableType]:
    from reportedly.cli.plain import safe
    from reportedly.cli.showing import heading, table

    if found.heard:
        yield heading("quoted most")
        yield _voices(found.heard, ("statements", "direct", "indirect", "mixed"))
    if found.silent:
        yield heading("spoken of, never heard")
        yield _voices(found.silent, ("documents", "mentioned"))
    if found.wording:
        yield heading("loaded wording of its own")
        worded = [(safe(one.term), one.charge, f"{one.times:,}") for one in found.wording]
        yield table(("words", "charge", "times"), worded, ("times",))
    if found.months:
        counts = ("documents", "statements", "direct", "indirect", "mixed", "anonymous")
        yield heading("by month")
        months = [(one.month or "unknown", *_numbers(one, counts)) for one in found.months]
        yield table(("month", *counts), months, counts)


def _voices(several: Sequence[Heard | Silent], counts: Sequence[str]) -> RenderableType:
    from reportedly.cli.showing import table, told_apart

    named = zip(several, told_apart(several), strict=True)
    rows = [(name, one.kind, *_numbers(one, counts)) for one, name in named]
    return table(("voice", "kind", *counts), rows, counts)


def _numbers(one: Heard | Silent | Month, counts: Sequence[str]) -> list[str]:
    return [f"{getattr(one, name):,}" for name in counts]
