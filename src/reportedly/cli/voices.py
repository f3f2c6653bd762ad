"""``reportedly voices``: who speaks in a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reportedly.cli.errors import complain
from reportedly.cli.filter_options import filter_options
from reportedly.cli.ledger_option import ledger_option
from reportedly.cli.merge import merge, split

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reportedly.ledger.filters import Filters
    from reportedly.ledger.lists import ListedVoice, VoiceOrder

__all__ = ["command"]


@click.group("voices", invoke_without_command=True)
@filter_options("own_voice")
@click.option(
    "--sort",
    type=click.Choice(("statements", "mentioned", "documents", "name")),
    default="statements",
    show_default=True,
    help="What comes first: those with most statements, mentions or documents, or by name.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    metavar="N",
    help="Show N voices at most.",
)
@click.option(
    "--suggestions",
    "suggested",
    is_flag=True,
    help="List pairs instead that may be one voice, with the reasons, and the command that makes them one.",
)
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object a voice, or pair, and line.")
@ledger_option
@click.pass_context
def command(
    context: click.Context,
    filters: Filters,
    sort: VoiceOrder,
    limit: int,
    suggested: bool,
    as_json: bool,
    place: str | None,
) -> int:
    """List the voices, those with most statements first.

    A voice is listed once over all documents that the evidence links, and two of one name twice where it
    doesn't. With filters, those with statements that the filters leave. --silent lists those with a name who
    are spoken of and never quoted.
    """
    if context.invoked_subcommand is not None:
        return 0
    from reportedly.cli.showing import print_json, show, showing
    from reportedly.ledger import Ledger

    with showing():
        if suggested:
            return _suggestions(filters, limit, place, as_json=as_json)
        with Ledger(place, create=False) as ledger:
            found = ledger.voices(filters, sort=sort, limit=limit)
        if as_json:
            print_json(found)
        elif found:
            show([_table(found)])
        else:
            complain("nothing found")
    return 0


def _suggestions(filters: Filters, limit: int, place: str | None, *, as_json: bool) -> int:
    from reportedly.cli.showing import show
    from reportedly.cli.suggested import lines, suggestion_json
    from reportedly.errors import UsageError
    from reportedly.ledger import Ledger
    from reportedly.ledger.filters import Filters

    if filters != Filters(voice=filters.voice):
        raise UsageError("--suggestions goes with --voice, and with no other filter")
    with Ledger(place, create=False) as ledger:
        found = ledger.suggestions(filters.voice)[:limit]
    if not found:
        complain("nothing found")
    elif as_json:
        for one in found:
            suggestion_json(one)
    else:
        show(part for one in found for part in lines(one))
    return 0


def _role(one: ListedVoice) -> str:
    """Role and affiliation, the latter unless the role says it: "Interior Ministry spokeswoman"."""
    from reportedly.cli.showing import safe

    said = one.affiliation and one.role and one.affiliation.casefold() in one.role.casefold()
    return ", ".join(safe(told) for told in (one.role, None if said else one.affiliation) if told)


def _table(found: list[ListedVoice]) -> RenderableType:
    from reportedly.cli.showing import share, table, told_apart

    numbers = ("statements", "direct", "documents", "mentioned")
    rows = [
        (
            name,
            one.kind,
            _role(one),
            f"{one.statements:,}",
            share(one.direct, one.statements),
            f"{one.documents:,}",
            f"{one.mentioned:,}",
        )
        for one, name in zip(found, told_apart(found), strict=True)
    ]
    return table(("voice", "kind", "role", *numbers), rows, numbers)


command.add_command(merge)
command.add_command(split)
