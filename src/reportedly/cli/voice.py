"""``reportedly voice``: one voice over all documents of a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from reportedly.cli.errors import pipe_may_close
from reportedly.cli.options import json_option, ledger_option

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reportedly.ledger.voice_profiles import VoiceProfile

__all__ = ["command"]


@click.command("voice")
@click.argument("name")
@click.option("--kind", metavar="KIND", help="Of several of that name, those of this kind (person …).")
@json_option()
@ledger_option
def command(name: str, kind: str | None, as_json: bool, place: str | None) -> int:
    """Show a voice: its names and roles, what it says and when, who quotes it, and on whose word.

    NAME is a name or words of one (accents and case don't matter), the id of a voice (i and hexadecimal
    digits), or DOCUMENT:vN. A name that several have is answered with their ids.
    """
    from reportedly.cli.showing import show
    from reportedly.ledger import Ledger

    with pipe_may_close():
        with Ledger(place, create=False) as ledger:
            found = ledger.voice(name, kind)
        show([found], _parts(found), as_json=as_json)
    return 0


def _parts(found: VoiceProfile) -> Iterator[RenderableType]:
    from reportedly.cli.heard import ANONYMOUS, UNNAMED
    from reportedly.cli.lines import counted
    from reportedly.cli.plain import safe
    from reportedly.cli.showing import counts_line, heading, labelled

    marks = ", ".join([found.kind] if found.named else [found.kind, ANONYMOUS])
    yield heading(f"{safe(found.name)} ({marks})")
    numbers = (
        counted(found.statements, "statement"),
        counted(found.documents, "document"),
        counted(found.mentioned, "mention"),
    )
    yield labelled("in the ledger", ", ".join(numbers))
    names = {name: times for name, times in found.names.items() if name != found.name} | found.aliases
    for label, counts in (
        ("also called", names),
        ("described as", found.descriptions),
        ("of", found.affiliations),
        ("quoted by", found.outlets),
        ("form", found.forms),
        ("act", found.acts),
        ("polarity", found.polarities),
        ("passed on by", found.before),
        ("on the word of", found.after),
    ):
        if counts:
            yield counts_line(label, counts, unnamed=UNNAMED)
    if found.months:
        yield counts_line("by month", found.months, most=120)
    yield from _evidence(found)
    if found.others:
        yield labelled("others of that name", ", ".join(map(safe, found.others)))


def _evidence(found: VoiceProfile) -> Iterator[RenderableType]:
    """Its id, why its documents are taken to speak of one voice, and whether others may be it."""
    from rich.text import Text

    from reportedly.cli.lines import DISCREET, counted, line
    from reportedly.ledger.described import shortened

    short = shortened(found.id)
    why = [counted(found.judged, "judgement")] if found.judged else []
    why += [
        f"{', '.join(one.reasons)} {one.score:.2f}{f' ({one.times:,} times)' if one.times > 1 else ''}"
        for one in found.evidence
    ]
    linked = f", linked by {'; '.join(why)}" if why else ""
    yield line(Text(f"id: {short}{linked}", style=DISCREET), indent="  ")
    if found.suggestions:
        asked = f"reportedly voices --suggestions --voice {short}"
        told = counted(found.suggestions, "suggestion")
        yield line(Text(f"may be another voice too: {told} ({asked})", style=DISCREET), indent="  ")
