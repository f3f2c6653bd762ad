"""``reportedly doctor``: versions, the ledger's health, and what its rows lack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from reportedly.cli.errors import pipe_may_close
from reportedly.cli.options import json_option, ledger_option

if TYPE_CHECKING:
    from reportedly.ledger.health import Health
    from reportedly.types import Engine

__all__ = ["command"]


@click.command("doctor")
@ledger_option
@json_option()
def command(place: str | None, as_json: bool) -> int:
    """Examine the program and the ledger: versions, integrity, space, what rows lack.

    The exit status is 1 where something is broken. What rows lack is no fault: many pages give no date.
    """
    from reportedly.attribute import engine_at_hand, is_compiled
    from reportedly.cli.say import say, say_json
    from reportedly.ledger import Ledger

    engine = engine_at_hand()
    with pipe_may_close():
        with Ledger(place, create=False) as ledger:
            health = ledger.health()
        if as_json:
            say_json({"engine": asdict(engine), "compiled": is_compiled(), "ledger": asdict(health)})
        else:
            for line in _lines(engine, is_compiled(), health):
                say(line)
    return 1 if health.problems else 0


def _lines(engine: Engine, compiled: bool, health: Health) -> Iterator[str]:
    yield f"reportedly  {engine.version}{', compiled' if compiled else ''}"
    yield f"model       {engine.model or 'none: rules alone'}"
    yield f"ledger      {health.place}"
    yield f"database    {health.database}, tables at {health.schema}"
    size = "" if health.size is None else _bytes(health.size)
    yield f"size        {size}" + ("" if health.free is None else f", {_bytes(health.free)} free on the disk")
    yield "rows        " + ", ".join(f"{number:,} {table}" for table, number in health.rows.items() if number)
    for what, number in health.lacking.items():
        yield f"lacking     {number:,} {what}"
    for problem in health.problems:
        yield f"broken      {problem}"
    yield f"integrity   {'broken' if health.problems else 'whole'}"


def _bytes(number: int) -> str:
    for unit in ("bytes", "kB", "MB", "GB"):
        if number < 1000 or unit == "GB":
            return f"{number:,.0f} {unit}" if unit == "bytes" else f"{number:,.1f} {unit}"
        number /= 1000  # type: ignore[assignment]
    raise AssertionError
