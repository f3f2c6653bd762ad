"""``reportedly schema``: the contract of the JSON output."""

from __future__ import annotations

import click

from reportedly.cli.errors import pipe_may_close

__all__ = ["command"]


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of what `reportedly read --json` writes."""
    import json

    from reportedly.schema import schema

    with pipe_may_close():
        click.echo(json.dumps(schema(), indent=2))
