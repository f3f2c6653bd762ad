"""What the commands that note judgements share: who judges and why, and a judgement as a line or as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportedly.cli.ledger_option import ledger_option

if TYPE_CHECKING:
    from reportedly.ledger.judgements import Judgement

__all__ = ["judgement_line", "signed_options", "tell", "user"]

Command = TypeVar("Command", bound=Callable[..., Any])


def signed_options(command: Command) -> Command:
    """``--why``, ``--by``, ``--ledger`` and ``--json``."""
    command = click.option("--json", "as_json", is_flag=True, help="Write the judgement as one JSON object.")(
        command
    )
    command = ledger_option(command)
    command = click.option(
        "--by", metavar="NAME", default=None, help="Who judges. Your user name unless given."
    )(command)
    return click.option(
        "--why", metavar="TEXT", default=None, help="The reason, for those who read it later."
    )(command)


def user(by: str | None) -> str:
    """The name given, else that of the environment's user. Raises UsageError where there is none."""
    if by is not None:
        return by
    import getpass

    from reportedly.errors import UsageError

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise UsageError("nobody knows who you are: give --by NAME") from None


def tell(judgement: Judgement, *, as_json: bool) -> None:
    """Write the judgement to standard output."""
    import json

    from reportedly.cli.say import say

    say(json.dumps(judgement.to_dict(), ensure_ascii=True) if as_json else judgement_line(judgement))


def judgement_line(judgement: Judgement) -> str:
    """ "j3 reject 1a2b3c4d a2 · Ines, 2024-05-01 09:30 · Oda Brenn said the quay … · because"."""
    from reportedly.cli.lines import SEPARATOR
    from reportedly.cli.plain import isolated, one_line

    parts = [f"{judgement.id}  {judgement.kind} {_where(judgement)}"]
    parts.append(f"{isolated(one_line(judgement.who))}, {judgement.at[:16].replace('T', ' ')}")
    parts.append(isolated(one_line(_words(judgement))))
    if judgement.change:
        parts.append("corrected: " + ", ".join(sorted(judgement.change)))
    if judgement.why:
        parts.append(isolated(one_line(judgement.why)))
    if not judgement.in_force:
        parts.append("followed by another")
    return SEPARATOR.join(parts)


def _where(judgement: Judgement) -> str:
    if judgement.other is None:
        on = judgement.on[0] if judgement.on else "(fits nothing found now)"
        return f"{judgement.document[:8]} {on}"
    if len(judgement.on) < 2:
        return f"{judgement.document[:8]} {judgement.other[:8]} (fits nothing found now)"
    return f"{judgement.document[:8]}:{judgement.on[0]} {judgement.other[:8]}:{judgement.on[1]}"


def _words(judgement: Judgement) -> str:
    """What was judged, in the words of the text."""
    if judgement.other is not None:
        return " / ".join(voice["name"] for voice in judgement.target["voices"])
    text = judgement.target["text"]
    return " ".join(filter(None, (text["source"], text["cue"], text["content"])))
