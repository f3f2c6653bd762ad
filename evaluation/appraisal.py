"""``python -m evaluation.appraisal``: voices, chains and readings against the project's own gold.

The attributions are the gold's, so that what is measured is not whether they are found. What each figure
counts is in ``appraisal_items`` and in ``evaluation/README.md``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from evaluation import gold, paths
from evaluation.appraisal_figures import MEASURES, counts, counts_table, figures, figures_table
from evaluation.appraisal_items import Item, items_of
from evaluation.corpus import articles_of_folder
from evaluation.findings import Article
from evaluation.gold_document import Stages, gold_document, load_stages
from evaluation.gold_readings import ReadingsError, of_folder
from evaluation.gold_types import Readings

__all__ = ["Appraisal", "appraise", "appraise_half", "error_lines", "plain"]

HALVES: tuple[gold.Half, ...] = ("develop", "report")


@dataclass(frozen=True, slots=True)
class Appraisal:
    """Articles of the gold, with every comparison in them by article. ``sha256`` is that of their files."""

    readings: list[Readings]
    items: dict[str, list[Item]]
    sha256: str = ""

    @property
    def all_items(self) -> list[Item]:
        return [item for items in self.items.values() for item in items]

    @property
    def bounded(self) -> dict[str, float]:
        """F1 of the measures that have an aim."""
        return {
            f"{name} F1": figure.f1
            for name, figure in figures(self.all_items).items()
            if MEASURES[name].aim is not None
        }


def appraise_half(half: gold.Half, stages: Stages, *, folder: Path = paths.GOLD) -> Appraisal:
    """Measures one half of the articles in a folder, with their sidecars in ``readings`` beside the folder.
    An article without one takes no part.

    Raises gold.MarkupError or ReadingsError where the gold breaks its guides.
    """
    sidecars = folder.parent / "readings"
    readings = of_folder(sidecars, folder, half=half)
    done = appraise(articles_of_folder(folder, half=half), readings, stages)
    files = [path for one in readings for path in (folder / f"{one.id}.txt", sidecars / f"{one.id}.toml")]
    return replace(done, sha256=paths.digest_of_files(files))


def appraise(articles: Iterable[Article], readings: Sequence[Readings], stages: Stages) -> Appraisal:
    """Resolves and reads the gold attributions of articles, and compares. What the missing stages would
    give is left out."""
    by_id = {article.id: article for article in articles}
    items: dict[str, list[Item]] = {}
    for one in readings:
        document, ids = gold_document(by_id[one.id], one)
        compared = items_of(one, stages.fill(document), ids)
        items[one.id] = [i for i in compared if MEASURES[i.measure].function not in stages.missing]
    return Appraisal(list(readings), items)


def error_lines(items: Mapping[str, Sequence[Item]], *, most: int) -> list[str]:
    """The first ``most`` wrong items of each measure: article, gold, found, place; ``-`` where one lacks."""
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for article, compared in items.items():
        for item in compared:
            if not item.right:
                what = f"gold {item.gold or '-'}\tfound {item.found or '-'}"
                lines[item.measure].append(f"{article}\t{item.measure}\t{what}\t{item.where}")
    return [line for name in MEASURES for line in lines[name][:most]]


def plain(appraisal: Appraisal) -> dict[str, object]:
    """The counts and figures as plain dicts, ready for JSON."""
    return {
        "sha256": appraisal.sha256,
        "articles": len(appraisal.readings),
        "gold": counts(appraisal.readings),
        "figures": {
            name: {
                "gold": figure.gold,
                "found": figure.predicted,
                "right": figure.gold_hits,
                "p": figure.precision,
                "r": figure.recall,
                "f": figure.f1,
            }
            for name, figure in figures(appraisal.all_items).items()
        },
    }


@click.command()
@click.option("--gold", "folder", type=click.Path(path_type=Path), default=paths.GOLD)
@click.option("--half", type=click.Choice(HALVES), help="Only this half of the gold.")
@click.option("--errors", "most", type=int, default=0, help="List so many errors of each kind.")
@click.option("--markdown", is_flag=True, help="Print the tables as Markdown.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write all figures to this file.")
def main(*, folder: Path, half: gold.Half | None, most: int, markdown: bool, json_file: Path | None) -> None:
    """Measures voices, chains and readings on gold attributions.

    Errors are listed for the half to develop on, and for the other only where --half report asks for it.
    """
    stages = load_stages()
    for reason in stages.missing.values():
        click.echo(f"left out: {reason}", err=True)
    try:
        done = {name: appraise_half(name, stages, folder=folder) for name in HALVES if half in (None, name)}
    except (gold.MarkupError, ReadingsError) as error:
        raise click.ClickException(f"gold: {error}") from error
    click.echo(counts_table({name: one.readings for name, one in done.items()}, markdown=markdown))
    for name, appraisal in done.items():
        click.echo(f"\nOwn gold, {name} half: {len(appraisal.readings)} articles, gold attributions\n")
        click.echo(figures_table(appraisal.all_items, markdown=markdown))
        if most and (name == "develop" or half == "report"):
            click.echo("\nErrors\n")
            click.echo("\n".join(error_lines(appraisal.items, most=most)))
    if json_file:
        named = {name: plain(appraisal) for name, appraisal in done.items()}
        json_file.write_text(json.dumps(named, indent=1), encoding="utf8")


if __name__ == "__main__":
    main()
