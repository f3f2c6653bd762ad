"""The ``reportedly`` command: one module a command, whatever is heavy imported inside it."""

from __future__ import annotations

from collections.abc import Sequence

import click

from reportedly.cli import (
    add,
    backup,
    doctor,
    document,
    documents,
    export,
    history,
    import_,
    judge,
    judgements,
    outlet,
    outlets,
    read,
    reanalyse,
    schema,
    search,
    stats,
    voice,
    voices,
    watch,
)
from reportedly.cli.errors import INTERRUPTED, complain
from reportedly.errors import ReportedlyError

__all__ = ["cli", "main"]


def _version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from reportedly import __version__

        click.echo(f"reportedly {__version__}")
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """Read news and show who said what, on whose word."""


for module in (
    read,
    add,
    watch,
    import_,
    reanalyse,
    search,
    voice,
    voices,
    outlet,
    outlets,
    document,
    documents,
    stats,
    history,
    judge,
    judgements,
    export,
    doctor,
    backup,
    schema,
):
    cli.add_command(module.command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line (``sys.argv`` unless given) and return its exit status. Prints no traceback."""
    try:
        status = cli.main(arguments, prog_name="reportedly", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except ReportedlyError as error:
        complain(str(error))
        return 1
    except Exception as error:
        complain(f"{type(error).__name__}: {error}")
        return 1
    return status if isinstance(status, int) else 0
