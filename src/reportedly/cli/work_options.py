"""Options of the commands that analyse documents for a ledger, and of those that read from the web."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from reportedly.pipeline import Limits

__all__ = ["limits_of", "web_options", "work_options"]

Command = TypeVar("Command", bound=Callable[..., Any])
Option = Callable[[Command], Command]


def web_options(command: Command) -> Command:
    """How addresses are read, given as ``fetch``, ``sitemap``, ``allow_private``, ``delay``, ``contact`` and
    ``again``."""
    return _with(command, _WEB)


def work_options(command: Command) -> Command:
    """How documents are analysed, given as ``jobs``, ``time_limit`` and ``memory_limit``."""
    return _with(command, _WORK)


def limits_of(seconds: float, megabytes: int) -> Limits:
    """What the analysis of one document may take."""
    from reportedly.pipeline import Limits

    return Limits(seconds, megabytes * 2**20)


def _with(command: Command, options: tuple[Option[Any], ...]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


_WEB: tuple[Option[Any], ...] = (
    click.option(
        "--fetch/--no-fetch",
        default=True,
        help="Fetch the entries of feeds, or take their summaries as they stand. Fetched unless given.",
    ),
    click.option("--sitemap", is_flag=True, help="Read the pages that the sitemaps of a URL's site name."),
    click.option(
        "--allow-private",
        is_flag=True,
        help="Fetch from inner addresses too: this machine, the local network. Refused otherwise.",
    ),
    click.option(
        "--delay",
        type=click.FloatRange(min=0),
        default=1.0,
        metavar="S",
        help="Wait at least S seconds between two requests to one host. 1 unless given.",
    ),
    click.option("--contact", metavar="TEXT", help="A page or mail address to name to the servers asked."),
    click.option(
        "--again",
        type=click.FloatRange(min=0),
        default=24.0,
        metavar="H",
        help="Ask for an entry of a feed that is known once more after H hours. 24 unless given.",
    ),
)
_WORK: tuple[Option[Any], ...] = (
    click.option(
        "--jobs",
        "-j",
        type=click.IntRange(min=1),
        default=1,
        metavar="N",
        help="Share the analysis among N processes.",
    ),
    click.option(
        "--time-limit",
        type=click.FloatRange(min=0, min_open=True),
        default=900.0,
        metavar="S",
        help="Give up a document after S seconds. 900 unless given.",
    ),
    click.option(
        "--memory-limit",
        type=click.IntRange(min=512),
        default=6144,
        metavar="MB",
        help="Give up a document that takes more memory. 6144 unless given.",
    ),
)
