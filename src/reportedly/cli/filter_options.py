"""The options that narrow a search or a list down."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from reportedly.cli.options import with_options

__all__ = ["filter_options"]

Result = TypeVar("Result")

ACTS = (
    "assert", "deny", "confirm", "estimate", "ask", "demand", "promise", "hope", "warn", "accuse", "condemn",
    "praise", "decide", "believe", "know",
)  # fmt: skip
FORMS = ("direct", "indirect", "mixed")
CERTAINTIES = ("certain", "probable", "possible")

_OPTIONS = {
    "voice": click.option(
        "--voice", metavar="NAME", help="Only what this voice says: a name or words of it, or an id."
    ),
    "outlet": click.option(
        "--outlet", metavar="NAME", help="Only from this outlet: its name or words of it."
    ),
    "since": click.option(
        "--since",
        metavar="DATE",
        help="Said, else published, on this day or later: 2024, 2024-05, 2024-05-31.",
    ),
    "until": click.option("--until", metavar="DATE", help="Said, else published, on this day or before."),
    "act": click.option("--act", type=click.Choice(ACTS), metavar="ACT", help=f"One of {', '.join(ACTS)}."),
    "polarity": click.option(
        "--polarity", type=click.Choice(("affirmed", "negated")), help="Only what is, or is not, said."
    ),
    "form": click.option(
        "--form", type=click.Choice(FORMS), help="Only what stands so, by its quotation marks."
    ),
    "certainty": click.option(
        "--certainty", type=click.Choice(CERTAINTIES), help="Only what is said as surely as that."
    ),
    "language": click.option("--language", metavar="CODE", help='Only documents in it, such as "en".'),
    "document": click.option(
        "--document", metavar="ID", help="Only from this document: its id, or the beginning of it."
    ),
    "anonymous": click.option("--anonymous", is_flag=True, help="Only where no source is named."),
    "own_voice": click.option(
        "--own-voice", is_flag=True, help="What outlets say in their own voice, instead of what others say."
    ),
    "silent": click.option(
        "--silent", is_flag=True, help="Only what speaks of somebody whom its document never quotes."
    ),
}


def filter_options(*left_out: str) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """All of them but ``left_out``, given to the command as ``filters``."""
    names = [name for name in _OPTIONS if name not in left_out]

    def decorated(command: Callable[..., Result]) -> Callable[..., Result]:
        @wraps(command)
        def with_filters(*arguments: Any, **options: Any) -> Result:
            from reportedly.ledger.filters import Filters

            chosen = {name: options.pop(name) for name in names}
            return command(*arguments, filters=Filters(**chosen), **options)

        return with_options(with_filters, *(_OPTIONS[name] for name in names))

    return decorated
