"""``reportedly voices``: who speaks in a ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from reportedly.cli.errors import pipe_may_close
from reportedly.cli.filter_options import filter_options
from reportedly.cli.merge import merge, split
from reportedly.cli.options import json_option, ledger_option, limit_option

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reportedly.cli.suggested import SuggestionView
    from reportedly.ledger.filters import Filters
    from reportedly.ledger.lists import ListedVoice, VoiceOrder

__all__ = ["command"]


class _Voices(click.Group):
    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it; who gives a name means the command beside this one."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            ctx.fail(f"No such command {args[0]!r}. `reportedly voice {args[0]}` shows who has that name.")


@click.group("voices", cls=_Voices, invoke_without_command=True)
@filter_options("own_voice")
@click.option(
    "--sort",
    type=click.Choice(("statements", "mentioned", "documents", "name")),
    default="statements",
    help="What comes first: those with most statements, mentions or documents, or by name. By statements"
    " unless given.",
)
@limit_option("voices", 50)
@click.option(
    "--suggestions",
    "suggested",
    is_flag=True,
    help="List pairs instead that may be one voice, with the reasons, and the command that makes them one.",
)
@json_option("a voice, or pair,")
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
    from reportedly.cli.showing import show
    from reportedly.ledger import Ledger

    with pipe_may_close():
        if suggested:
            pairs = _suggestions(filters, limit, place)
            show(pairs, pairs, as_json=as_json)
            return 0
        with Ledger(place, create=False) as ledger:
            found = ledger.voices(filters, sort=sort, limit=limit)
        show(found, _parts(found), as_json=as_json)
    return 0


def _suggestions(filters: Filters, limit: int, place: str | None) -> list[SuggestionView]:
    from reportedly.cli.suggested import SuggestionView
    from reportedly.errors import UsageError
    from reportedly.ledger import Ledger
    from reportedly.ledger.filters import Filters

    if filters != Filters(voice=filters.voice):
        raise UsageError("--suggestions goes with --voice, and with no other filter")
    with Ledger(place, create=False) as ledger:
        return [SuggestionView(one) for one in ledger.suggestions(filters.voice)[:limit]]


def _role(one: ListedVoice) -> str:
    """Role and affiliation, the latter unless the role says it: "Interior Ministry spokeswoman"."""
    from reportedly.cli.plain import safe

    said = one.affiliation and one.role and one.affiliation.casefold() in one.role.casefold()
    return ", ".join(safe(told) for told in (one.role, None if said else one.affiliation) if told)


def _parts(found: Sequence[ListedVoice]) -> Iterator[RenderableType]:
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
    yield table(("voice", "kind", "role", *numbers), rows, numbers)


command.add_command(merge)
command.add_command(split)
