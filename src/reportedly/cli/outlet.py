"""``reportedly outlet``: one outlet over all its documents in a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from reportedly.cli.ledger_option import ledger_option

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reportedly.ledger.profiles import OutletProfile

__all__ = ["command"]


@click.command("outlet")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object.")
@ledger_option
def command(name: str, as_json: bool, place: str | None) -> int:
    """Show an outlet: whom it quotes and how, who is never heard, what it says in its own voice.

    NAME is a name or words of one; accents and case don't matter.
    """
    from reportedly.cli.showing import print_json, show, showing
    from reportedly.ledger import Ledger

    with showing():
        with Ledger(place, create=False) as ledger:
            found = ledger.outlet(name)
        if as_json:
            print_json([found])
        else:
            show(_parts(found))
    return 0


def _parts(found: OutletProfile) -> Iterator[RenderableType]:
    from reportedly.cli.lines import counted
    from reportedly.cli.showing import heading, labelled, safe, share

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
    from reportedly.cli.showing import heading, safe, table, told_apart

    if found.heard:
        numbers: tuple[str, ...] = ("statements", "direct", "indirect", "mixed")
        yield heading("quoted most")
        heard = [
            (
                name,
                one.kind,
                *(f"{getattr(one, name):,}" for name in numbers),
            )
            for one, name in zip(found.heard, told_apart(found.heard), strict=True)
        ]
        yield table(("voice", "kind", *numbers), heard, numbers)
    if found.silent:
        yield heading("spoken of, never heard")
        numbers = ("documents", "mentioned")
        silent = [
            (name, one.kind, *(f"{getattr(one, name):,}" for name in numbers))
            for one, name in zip(found.silent, told_apart(found.silent), strict=True)
        ]
        yield table(("voice", "kind", *numbers), silent, numbers)
    if found.wording:
        yield heading("loaded wording of its own")
        worded = [(safe(one.term), one.charge, f"{one.times:,}") for one in found.wording]
        yield table(("words", "charge", "times"), worded, ("times",))
    if found.months:
        counts = ("documents", "statements", "direct", "indirect", "mixed", "anonymous")
        yield heading("by month")
        months = [
            (one.month or "unknown", *(f"{getattr(one, name):,}" for name in counts)) for one in found.months
        ]
        yield table(("month", *counts), months, counts)
