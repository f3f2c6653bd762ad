"""``reportedly search``: statements in a ledger by their words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from reportedly.cli.errors import complain, pipe_may_close
from reportedly.cli.filter_options import filter_options
from reportedly.cli.options import json_option, ledger_option, limit_option

if TYPE_CHECKING:
    from rich.console import RenderableType

    from reportedly.ledger.filters import Filters
    from reportedly.ledger.search import Found

__all__ = ["command"]


# No option of one letter, so that -word is a word to keep out.
@click.command("search", context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("words", nargs=-1)
@filter_options()
@limit_option("statements", 20, most=1000)
@click.option("--after", metavar="PAGE", help="The next page, as the page before names it.")
@json_option("a statement")
@ledger_option
def command(
    words: tuple[str, ...],
    filters: Filters,
    limit: int,
    after: str | None,
    as_json: bool,
    place: str | None,
) -> int:
    """Find statements by their words, best first; without WORDS the newest.

    All words are required, with or without accents and vowel marks. '"quoted words"' stand in that order,
    begin* is the beginning of a word, -word keeps statements out. Nothing else is syntax.
    """
    from reportedly.cli.showing import show
    from reportedly.ledger import Ledger

    with pipe_may_close():
        with Ledger(place, create=False) as ledger:
            found = ledger.search(words, filters, limit=limit, after=after)
        show(found.statements, _parts(found), as_json=as_json)
        if as_json and found.after:
            complain(f"the next page: --after {found.after}")
    return 0


def _parts(found: Found) -> Iterator[RenderableType]:
    from rich.text import Text

    from reportedly.cli.found import StatementView
    from reportedly.cli.lines import counted

    for statement in found.statements:
        yield StatementView(statement)
        yield Text()
    total = f"{found.total:,}+ statements" if found.more else counted(found.total, "statement")
    following = f"; the next page: --after {found.after}" if found.after else ""
    yield Text(f"{total}{following}", style="bold")
