"""What the commands that note judgements share: who judges and why, and a judgement as a line or as JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.errors import pipe_may_close
from reportedly.cli.options import json_option, ledger_option, with_options

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.ledger.judgements import Judgement

__all__ = ["Signed", "judgement_line", "note", "signed_options", "tell"]


@dataclass(frozen=True, slots=True)
class Signed:
    """Whose judgement it is and why, the ledger it goes to, and how it is told."""

    why: str | None
    by: str | None
    place: str | None
    as_json: bool

    @property
    def who(self) -> str:
        """The name given, else that of the environment's user. Raises UsageError where there is none."""
        if self.by is not None:
            return self.by
        import getpass

        from reportedly.errors import UsageError

        try:
            return getpass.getuser()
        except (KeyError, OSError):
            raise UsageError("nobody knows who you are: give --by NAME") from None


def signed_options(command: Callable[..., int]) -> Callable[..., int]:
    """``--why``, ``--by``, ``--ledger`` and ``--json``, given to the command as ``signed``."""

    @wraps(command)
    def with_signed(
        *, why: str | None, by: str | None, place: str | None, as_json: bool, **others: Any
    ) -> int:
        return command(signed=Signed(why, by, place, as_json), **others)

    return with_options(
        with_signed,
        click.option("--why", metavar="TEXT", help="The reason, for those who read it later."),
        click.option("--by", metavar="NAME", help="Who judges. Your user name unless given."),
        ledger_option,
        json_option(),
    )


def note(signed: Signed, judge: Callable[[Ledger], Judgement]) -> int:
    """Have the ledger note a judgement, and tell it; the exit status."""
    from reportedly.ledger import Ledger

    with pipe_may_close():
        with Ledger(signed.place, create=False) as ledger:
            made = judge(ledger)
        tell(made, as_json=signed.as_json)
    return 0


def tell(judgement: Judgement, *, as_json: bool) -> None:
    """Write the judgement to standard output."""
    from reportedly.cli.say import say, say_json

    if as_json:
        say_json(judgement.to_dict())
    else:
        say(judgement_line(judgement))


def judgement_line(judgement: Judgement) -> str:
    """ "j3 reject 1a2b3c4d a2 · Ines, 2024-05-01 09:30 · Oda Brenn said the quay … · because"."""
    from reportedly.cli.lines import SEPARATOR
    from reportedly.cli.plain import safe

    parts = [f"{judgement.id}  {judgement.kind} {_where(judgement)}"]
    parts.append(f"{safe(judgement.who)}, {judgement.at[:16].replace('T', ' ')}")
    parts.append(safe(_words(judgement)))
    if judgement.change:
        parts.append("corrected: " + ", ".join(sorted(judgement.change)))
    if judgement.why:
        parts.append(safe(judgement.why))
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
