"""Options of the commands that analyse documents for a ledger, and of those that read from the web."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from reportedly.cli.options import jobs_option, with_options

__all__ = ["web_options", "work_options"]


def web_options(command: Callable[..., int]) -> Callable[..., int]:
    """How addresses are read, given to the command as ``web``."""

    @wraps(command)
    def with_web(
        *, fetch: bool, sitemap: bool, allow_private: bool, delay: float, contact: str | None, again: float,
        **others: Any,
    ) -> int:  # fmt: skip
        from reportedly.ledger.inputs import Web

        return command(web=Web(fetch, sitemap, allow_private, delay, contact, again), **others)

    return with_options(
        with_web,
        click.option(
            "--fetch/--no-fetch",
            default=True,
            help="Fetch the entries of feeds, or take their summaries as they stand. Fetched unless given.",
        ),
        click.option(
            "--sitemap", is_flag=True, help="Read the pages that the sitemaps of a URL's site name."
        ),
        click.option(
            "--allow-private",
            is_flag=True,
            help="Fetch from inner addresses too: this machine, the local network. Refused unless given.",
        ),
        click.option(
            "--delay",
            type=click.FloatRange(min=0),
            default=1.0,
            metavar="S",
            help="Wait at least S seconds between two requests to one host. 1 unless given.",
        ),
        click.option(
            "--contact", metavar="TEXT", help="A page or mail address to name to the servers asked."
        ),
        click.option(
            "--again",
            type=click.FloatRange(min=0),
            default=24.0,
            metavar="H",
            help="Ask for an entry of a feed that is known once more after H hours. 24 unless given.",
        ),
    )


def work_options(command: Callable[..., int]) -> Callable[..., int]:
    """How documents are analysed, given to the command as ``jobs`` and ``limits``."""

    @wraps(command)
    def with_limits(*, time_limit: float, memory_limit: int, **others: Any) -> int:
        from reportedly.pipeline import Limits

        return command(limits=Limits(time_limit, memory_limit * 2**20), **others)

    return with_options(
        with_limits,
        jobs_option,
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
            help="Give up a document that takes more than MB megabytes of memory. 6144 unless given.",
        ),
    )
