"""``reportedly voices merge`` and ``split``: a person's word that two voices are one, or two."""

from __future__ import annotations

import click

from reportedly.cli.errors import pipe_may_close
from reportedly.cli.judging import signed_options, tell, user

__all__ = ["merge", "split"]


@click.command("merge")
@click.argument("one", metavar="VOICE")
@click.argument("other", metavar="VOICE")
@signed_options
def merge(one: str, other: str, why: str | None, by: str | None, place: str | None, as_json: bool) -> int:
    """Note that two voices are one.

    VOICE is the id of a voice across documents (i and hexadecimal digits), or DOCUMENT:vN. The judgement is
    stronger than all evidence; `split` with the same two takes it back.
    """
    from reportedly.ledger import Ledger

    with pipe_may_close():
        with Ledger(place, create=False) as ledger:
            made = ledger.same_voice(one, other, who=user(by), why=why)
        tell(made, as_json=as_json)
    return 0


@click.command("split")
@click.argument("one", metavar="VOICE")
@click.argument("other", metavar="VOICE")
@signed_options
def split(one: str, other: str, why: str | None, by: str | None, place: str | None, as_json: bool) -> int:
    """Note that two voices are two.

    VOICE is the id of a voice across documents (i and hexadecimal digits), or DOCUMENT:vN. Of two of which
    their documents say just the same, the second leaves; the first stays with the others.
    """
    from reportedly.ledger import Ledger

    with pipe_may_close():
        with Ledger(place, create=False) as ledger:
            made = ledger.different_voice(one, other, who=user(by), why=why)
        tell(made, as_json=as_json)
    return 0
