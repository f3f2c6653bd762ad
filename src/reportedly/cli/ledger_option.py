"""The option that every command on a ledger has: which one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

__all__ = ["ledger_option"]

Command = TypeVar("Command", bound=Callable[..., Any])


def ledger_option(command: Command) -> Command:
    """``--ledger PLACE``, given to the command as ``place``: None means the default place."""
    return click.option(
        "--ledger",
        "place",
        metavar="PATH|URL",
        default=None,
        help="The ledger: a file, or postgresql://… . $REPORTEDLY_LEDGER unless given, else a file in the"
        " folder for your data.",
    )(command)
