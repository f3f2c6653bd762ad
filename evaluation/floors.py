"""Figures that must not fall: each pinned with the digest of the data that it was measured on."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

__all__ = ["Floors", "Lowered", "Measured", "breaches", "load_floors", "save_floors", "unmeasured", "updated"]

# Processors round int8 products differently, so the same model may differ in the third place elsewhere.
MARGIN = 0.005

HEAD = """\
# Figures that `python -m evaluation` must reach, by the data they are measured on. `least` holds floors,
# `most` ceilings. `--update-floors` moves them to what is measured, less a margin of 0.005 because
# processors round differently. To lower one, or to go over to other data, takes `--reason TEXT`, kept below.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures on one set of data, by name. Of ``least`` more is better, of ``most`` less.

    A ``sha256`` of "" stands for bounds that are not pinned to any data yet.
    """

    sha256: str
    least: dict[str, float] = field(default_factory=dict)
    most: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lowered:
    """Why bounds of a set of data were once loosened, and which."""

    data: str
    figures: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Floors:
    """The bounds by data set, with the record of those that were loosened."""

    bounds: dict[str, Measured] = field(default_factory=dict)
    lowered: tuple[Lowered, ...] = ()


def load_floors(path: Path) -> Floors:
    """The floors of a file; none where it is missing."""
    if not path.exists():
        return Floors()
    plain = tomllib.loads(path.read_text(encoding="utf8"))
    lowered = tuple(
        Lowered(entry["data"], tuple(entry["figures"]), entry["reason"]) for entry in plain.get("lowered", [])
    )
    return Floors({name: Measured(**bounds) for name, bounds in plain.get("data", {}).items()}, lowered)


def save_floors(path: Path, floors: Floors) -> None:
    """Writes a file that ``load_floors`` reads back the same."""
    lines = [HEAD]
    for name, bounds in sorted(floors.bounds.items()):
        lines.append(f"[data.{name}]\nsha256 = {_quoted(bounds.sha256)}\n")
        for kind, figures in (("least", bounds.least), ("most", bounds.most)):
            lines.append(f"[data.{name}.{kind}]")
            lines += [f"{_quoted(figure)} = {figures[figure]}" for figure in sorted(figures)]
            lines.append("")
    for entry in floors.lowered:
        lines.append(f"[[lowered]]\ndata = {_quoted(entry.data)}\nfigures = {_quoted(list(entry.figures))}")
        lines.append(f"reason = {_quoted(entry.reason)}\n")
    path.write_text("\n".join(lines), encoding="utf8")


def breaches(floors: Floors, measured: dict[str, Measured]) -> list[str]:
    """A line for each figure beyond its bound, and for each set of data that is no longer the pinned one.

    Only what was measured is judged.
    """
    lines: list[str] = []
    for name, now in measured.items():
        bounds = floors.bounds.get(name)
        if bounds is None:
            continue
        if bounds.sha256 not in ("", now.sha256):
            lines.append(f"{name}: the data changed: sha256 {now.sha256}, floors stand for {bounds.sha256}")
        for figure in _loosened(bounds, now):
            floor = bounds.least.get(figure, bounds.most.get(figure))
            value = now.least.get(figure, now.most.get(figure))
            side = "below its floor" if figure in bounds.least else "above its ceiling"
            lines.append(f"{name}: {figure} is {value:.4f}, {side} {floor}")
    return lines


def unmeasured(floors: Floors, measured: dict[str, Measured], *, readers: Sequence[str]) -> list[str]:
    """A line for each reader, among these, that floors above 0 stand for and that has no figure at all.

    A figure's name begins with its reader.
    """
    lines: list[str] = []
    for name, now in measured.items():
        bounds = floors.bounds.get(name, Measured(now.sha256)).least
        for reader in readers:
            pinned = any(figure.startswith(f"{reader} ") and floor > 0 for figure, floor in bounds.items())
            if pinned and not any(figure.startswith(f"{reader} ") for figure in now.least):
                lines.append(f"{name}: the {reader} has floors, but it could not be measured")
    return lines


def updated(floors: Floors, measured: dict[str, Measured], *, reason: str | None) -> Floors:
    """The floors moved to what was measured.

    Without a reason they only tighten; with one they also loosen, and the reason is kept. Raises ValueError,
    with the lines of ``breaches``, where they would have to loosen and no reason is given.
    """
    broken = breaches(floors, measured)
    if broken and reason is None:
        raise ValueError("\n".join(broken))
    bounds, lowered = dict(floors.bounds), list(floors.lowered)
    for name, now in measured.items():
        before = bounds.get(name, Measured(now.sha256))
        after = _moved(before, now, loosen=reason is not None)
        figures = _loosened(before, after)
        if reason is not None and (figures or before.sha256 not in ("", now.sha256)):
            lowered.append(Lowered(name, tuple(figures), reason))
        bounds[name] = after
    return replace(floors, bounds=bounds, lowered=tuple(lowered))


def _moved(before: Measured, now: Measured, *, loosen: bool) -> Measured:
    least = {
        figure: max(0.0, math.floor((value - MARGIN) * 1000) / 1000) for figure, value in now.least.items()
    }
    most = {figure: math.ceil((value + MARGIN) * 1000) / 1000 for figure, value in now.most.items()}
    if not loosen:
        least = {figure: max(value, before.least.get(figure, 0.0)) for figure, value in least.items()}
        most = {figure: min(value, before.most.get(figure, math.inf)) for figure, value in most.items()}
    return Measured(now.sha256, before.least | least, before.most | most)


def _loosened(before: Measured, after: Measured) -> list[str]:
    fallen = [name for name, value in before.least.items() if after.least.get(name, value) < value]
    return fallen + [name for name, value in before.most.items() if after.most.get(name, value) > value]


def _quoted(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False)  # TOML's basic strings and arrays are written like JSON's
