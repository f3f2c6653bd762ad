"""``reportedly voices merge`` and ``split``: a person's word that two voices are one, or two."""

from __future__ import annotations

import click

from reportedly.cli.judging import Signed, note, signed_options

__all__ = ["merge", "split"]


@click.command("merge")
@click.argument("one", metavar="VOICE")
@click.argument("other", metavar="VOICE")
@signed_options
def merge(one: str, other: str, signed: Signed) -> int:
    """Note that two voices are one.

    VOICE is the id of a voice across documents (i and hexadecimal digits), or DOCUMENT:vN. The judgement is
    stronger than all evidence; `split` with the same two takes it back.
    """
    return note(signed, lambda ledger: ledger.same_voice(one, other, who=signed.who, why=signed.why))


@click.command("split")
@click.argument("one", metavar="VOICE")
@click.argument("other", metavar="VOICE")
@signed_options
def split(one: str, other: str, signed: Signed) -> int:
    """Note that two voices are two.

    VOICE is the id of a voice across documents (i and hexadecimal digits), or DOCUMENT:vN. Of two of which
    their documents say just the same, the second leaves; the first stays with the others.
    """
    return note(signed, lambda ledger: ledger.different_voice(one, other, who=signed.who, why=signed.why))
