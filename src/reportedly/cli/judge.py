"""``reportedly judge``: a finding accepted, rejected or corrected by a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportedly.cli.judging import Signed, note, signed_options
from reportedly.cli.options import with_options

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.ledger.judgements import Judgement, Kind

__all__ = ["command"]

Command = TypeVar("Command", bound=Callable[..., Any])
NONE = "none"


def _finding(command: Command) -> Command:
    """The arguments that name an attribution."""
    return with_options(
        command,
        click.argument("document", metavar="DOCUMENT"),
        click.argument("attribution", metavar="ATTRIBUTION"),
    )


@click.group("judge")
def command() -> None:
    """Accept, reject or correct what was found.

    DOCUMENT is a document's id, or its first 8 characters or more; ATTRIBUTION is what the document calls it
    (a3). Nothing is overwritten: a judgement follows the one before, and the engine's finding stays.
    """


@command.command("accept")
@_finding
@signed_options
def accept(document: str, attribution: str, signed: Signed) -> int:
    """Note that an attribution is right as it was found."""
    return _judge("accept", document, attribution, signed)


@command.command("reject")
@_finding
@signed_options
def reject(document: str, attribution: str, signed: Signed) -> int:
    """Note that an attribution is none. What is nested in it stays."""
    return _judge("reject", document, attribution, signed)


@command.command("correct")
@_finding
@click.option("--act", help="What saying it does: assert, deny, confirm, ask, warn …")
@click.option("--polarity", help="affirmed or negated.")
@click.option("--certainty", help="certain, probable or possible.")
@click.option("--tone", help="neutral, distancing or endorsing.")
@click.option("--form", help="direct, indirect or mixed. Read off the quotation marks unless given.")
@click.option("--content", multiple=True, metavar="START:END", help="The content's span; again for another.")
@click.option("--cue", multiple=True, metavar="START:END|none", help="The cue's span; again for another.")
@click.option(
    "--source", multiple=True, metavar="START:END|none", help="The source's span; again for another."
)
@click.option("--voice", metavar="vN|none", help="Whose voice the source is.")
@click.option("--parent", metavar="aN|none", help="The attribution in whose content it is nested.")
@signed_options
def correct(document: str, attribution: str, signed: Signed, **given: Any) -> int:
    """Note what is right of an attribution: only what is given changes.

    Spans are code points into the document's text, end exclusive. A correction adds to an earlier one;
    accepting takes both back.
    """
    return _judge("correct", document, attribution, signed, change=_change(given))


def _judge(
    kind: Kind,
    document: str,
    attribution: str,
    signed: Signed,
    *,
    change: Mapping[str, Any] | None = None,
) -> int:
    def judge(ledger: Ledger) -> Judgement:
        return ledger.judge(document, attribution, kind, who=signed.who, why=signed.why, change=change)

    return note(signed, judge)


def _change(given: Mapping[str, Any]) -> dict[str, Any]:
    change: dict[str, Any] = {}
    for name, value in given.items():
        if name in ("content", "cue", "source"):
            if value:
                change[name] = _spans(name, value)
        elif value is not None:
            change[name] = None if value == NONE and name in ("voice", "parent") else value
    return change


def _spans(name: str, values: tuple[str, ...]) -> list[list[int]] | None:
    if values == (NONE,) and name != "content":
        return None
    spans = []
    for value in values:
        start, _, end = value.partition(":")
        if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()) or len(value) > 40:
            raise click.BadParameter(f"{value[:40]!r} is no START:END.", param_hint=f"--{name}")
        spans.append([int(start), int(end)])
    return sorted(spans)
