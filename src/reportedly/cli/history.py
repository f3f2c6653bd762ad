"""``reportedly history``: the versions of an address, and what changed in what is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.errors import pipe_may_close
from reportedly.cli.options import json_option, ledger_option

if TYPE_CHECKING:
    from reportedly.ledger.history import Change, Version
    from reportedly.types import Attribution

__all__ = ["command"]


@click.command("history")
@click.argument("address", metavar="URL|PATH")
@ledger_option
@json_option("a version")
def command(address: str, place: str | None, as_json: bool) -> int:
    """Show the texts that an address had, and which statements came, went or changed.

    The address is a URL as it was added, the one that the page gives for itself, or a path as it was given.
    """
    from reportedly.cli.say import say, say_json
    from reportedly.ledger import Ledger

    with pipe_may_close():
        with Ledger(place, create=False) as ledger:
            versions = ledger.history(address)
        for number, version in enumerate(versions, 1):
            if as_json:
                say_json(_plain(version))
            else:
                for line in _lines(number, version):
                    say(line)
    return 0


def _lines(number: int, version: Version) -> Iterator[str]:
    from reportedly.cli.lines import SEPARATOR, counted
    from reportedly.cli.plain import safe

    document = version.document
    seen = (
        version.first_at
        if version.first_at == version.last_at
        else f"{version.first_at} to {version.last_at}"
    )
    about = [document.id[:8], seen, safe(document.title or document.path or "untitled")]
    yield f"{number}. " + SEPARATOR.join([*about, counted(len(document.attributions), "attribution")])
    for change in version.changes:
        mark = "+" if change.before is None else "-" if change.after is None else "~"
        for sign, statement in _signed(mark, change):
            yield f"   {sign} {safe(_said(statement))}"


def _signed(mark: str, change: Change) -> Iterator[tuple[str, Attribution]]:
    """A changed statement as it was, then as it is."""
    if change.before is not None:
        yield mark, change.before
    if change.after is not None:
        yield (mark if change.before is None else ">"), change.after


def _said(attribution: Attribution) -> str:
    source = attribution.source.text if attribution.source else "no source named"
    cue = attribution.cue.text if attribution.cue else ":"
    return f"{source} {cue} {attribution.content.text}"


def _plain(version: Version) -> dict[str, Any]:
    return {
        "document": version.document.id,
        "title": version.document.title,
        "first_at": version.first_at,
        "last_at": version.last_at,
        "attributions": len(version.document.attributions),
        "changes": [
            {
                "change": "came" if c.before is None else "went" if c.after is None else "changed",
                "before": c.before and _statement(c.before),
                "after": c.after and _statement(c.after),
            }
            for c in version.changes
        ],
    }


def _statement(attribution: Attribution) -> dict[str, Any]:
    return {
        "id": attribution.id,
        "source": attribution.source and attribution.source.text,
        "cue": attribution.cue and attribution.cue.text,
        "content": attribution.content.text,
        "spans": [[span.start, span.end] for span in attribution.content.spans],
    }
