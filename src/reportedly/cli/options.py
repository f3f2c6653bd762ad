"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

__all__ = ["Decorator", "jobs_option", "json_option", "ledger_option", "limit_option", "with_options"]

Command = TypeVar("Command", bound=Callable[..., Any])
Decorator = Callable[[Command], Command]


def with_options(command: Command, *options: Decorator[Any]) -> Command:
    """The command with these options, which ``--help`` lists in this order."""
    for option in reversed(options):
        command = option(command)
    return command


def ledger_option(command: Command) -> Command:
    """``--ledger PLACE``, given to the command as ``place``: None means the default place."""
    return click.option(
        "--ledger",
        "place",
        metavar="PATH|URL",
        help="The ledger: a file, or postgresql://… . $REPORTEDLY_LEDGER unless given, else a file in the"
        " folder for your data.",
    )(command)


def json_option(each: str | None = None) -> Decorator[Any]:
    """``--json``, given as ``as_json``: one object, or a line with one for ``each`` ("a document")."""
    several = f" {each} and line" if each else ""
    return click.option("--json", "as_json", is_flag=True, help=f"Write one JSON object{several}.")


def jobs_option(command: Command) -> Command:
    """``--jobs N``, given as ``jobs``."""
    return click.option(
        "--jobs",
        "-j",
        type=click.IntRange(min=1),
        default=1,
        metavar="N",
        help="Share the analysis among N processes. 1 unless given.",
    )(command)


def limit_option(things: str, default: int, most: int | None = None) -> Decorator[Any]:
    """``--limit N``, given as ``limit``: how many of the things ("documents") are shown."""
    return click.option(
        "--limit",
        type=click.IntRange(min=1, max=most),
        default=default,
        metavar="N",
        help=f"Show N {things} at most. {default} unless given.",
    )
