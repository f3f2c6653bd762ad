"""``python -m benchmarks``: speed, memory and start-up beside spaCy and textacy, on the same articles."""

from __future__ import annotations

import json
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from benchmarks.measure import Plan, Result, cores, help_time, measure
from benchmarks.systems import LABELS, available, engine
from benchmarks.texts import dev_texts, example_texts, words_in
from evaluation.paths import shared as default_shared
from evaluation.table import Cell, render

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "corpus"


@click.command()
@click.option("--shared", type=click.Path(path_type=Path), help="Folder with the corpora.")
@click.option("--repeats", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--limit", type=click.IntRange(min=1), help="Read only the first so many articles.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes for all cores (default: the cores).")
@click.option("--system", "names", multiple=True, type=click.Choice(list(LABELS)), help="Only these.")
@click.option("--markdown", is_flag=True, help="Print the tables as Markdown.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write all figures to this file.")
def main(
    *,
    shared: Path | None,
    repeats: int,
    limit: int | None,
    jobs: int | None,
    names: tuple[str, ...],
    markdown: bool,
    json_file: Path | None,
) -> None:
    """Measures speed, memory and start-up."""
    what, texts = _texts(shared or default_shared())
    texts = texts[:limit]
    plan = Plan(texts, repeats, jobs or cores())
    click.echo(f"{what}: {len(texts)} articles, {words_in(texts):,} words; {_machine()}")
    results = measure(plan, _systems(names), say=_say)
    click.echo(f"\n{_table(results, markdown=markdown)}\n")
    about: dict[str, object] = {"articles": what, "words": words_in(texts), "machine": _machine()}
    if "reportedly" in results:  # last, for a child's peak memory is never below this process's at its start
        about |= {"engine": engine(), "help, seconds": help_time(repeats=max(repeats, 5))}
        click.echo(
            f"reportedly reads with {about['engine']}; --help takes {about['help, seconds']:.2f} seconds"
        )
    if json_file:
        about["systems"] = {name: result.figures() for name, result in results.items()}
        json_file.write_text(json.dumps(about, indent=1), encoding="utf8")


def _texts(shared: Path) -> tuple[str, list[str]]:
    texts = dev_texts(shared)
    if texts is not None:
        return "PolNeAR, development part", texts
    _say(f"no corpora in {shared}: the demo corpus is read instead")
    texts = example_texts(EXAMPLES)
    if not texts:
        raise click.ClickException(f"no article in {EXAMPLES}")
    return "demo corpus", texts


def _systems(names: tuple[str, ...]) -> list[str]:
    wanted = [name for name in LABELS if not names or name in names]
    for name in wanted:
        if not available(name):
            _say(f"left out: {LABELS[name]} (install the extra 'evaluate')")
    return [name for name in wanted if available(name)]


def _table(results: dict[str, Result], *, markdown: bool) -> str:
    """A row for each figure and a column for each system, then how many times ours is the other's."""
    figures = {name: result.figures() for name, result in results.items()}
    others = [name for name in figures if name != "reportedly" and "reportedly" in figures]
    head = ["", *(LABELS[name] for name in figures), *(f"reportedly / {name}" for name in others)]
    rows: list[list[Cell]] = []
    for figure in next(iter(figures.values()), {}):
        ratios: list[Cell] = [
            f"{figures['reportedly'][figure] / figures[name][figure]:.2f}" for name in others
        ]
        rows.append([figure, *(_shown(found[figure]) for found in figures.values()), *ratios])
    return render(head, rows, markdown=markdown)


def _shown(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.3f}"


def _machine() -> str:
    parts = [f"{cores()} cores, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}"]
    for package in ("onnxruntime", "spacy", "textacy"):
        try:
            parts.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return ", ".join(parts)


def _say(text: str) -> None:
    click.echo(text, err=True)


if __name__ == "__main__":
    main()
