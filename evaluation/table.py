"""Figures as tables: aligned for a terminal, or as Markdown for the README."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["number", "render"]

Cell = str | float | int | None


def number(value: Cell, *, places: int = 3) -> str:
    """A cell's text: fractions with so many places, nothing for None."""
    if value is None:
        return ""
    return f"{value:.{places}f}" if isinstance(value, float) else str(value)


def render(head: Sequence[str], rows: Sequence[Sequence[Cell]], *, markdown: bool = False) -> str:
    """One line a row, the first column to the left and the others to the right."""
    cells = [list(head), *([number(cell) for cell in row] for row in rows)]
    if markdown:
        rule = ["---"] + ["---:"] * (len(head) - 1)
        return "\n".join(f"| {' | '.join(row)} |" for row in [cells[0], rule, *cells[1:]])
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    return "\n".join(_aligned(row, widths) for row in cells)


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.rjust(width) if column else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join([first, *others]).rstrip()
