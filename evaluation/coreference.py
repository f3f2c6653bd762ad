"""``python -m evaluation.coreference``: mentions, coreference and the voices of pronouns, on GUM and GAP.

The attributions are those that the program finds. What each figure counts is in ``evaluation/README.md``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import click

from evaluation import gap, gum, paths
from evaluation.coreference_tables import (
    Gap,
    Gum,
    gap_errors,
    gap_plain,
    gap_table,
    gum_errors,
    gum_plain,
    gum_tables,
)
from evaluation.floors import Measured
from reportedly.pipeline import analyst
from reportedly.types import Document

__all__ = ["CORPORA", "Coreference", "measure", "show"]

Part = Literal["dev", "train"]
Analyse = Callable[[Document], Document]
CORPORA = ("gum", "gap")


@dataclass(frozen=True, slots=True)
class Coreference:
    """What was read of one part of the corpora, with the digests of their files by corpus."""

    part: Part
    gum: Gum = ()
    gap: Gap = ()
    sha256: dict[str, str] = field(default_factory=dict)

    def plain(self) -> dict[str, dict[str, Any]]:
        """Every figure by set of data, such as ``gum-dev``, as plain dicts, ready for JSON."""
        figures = {"gum": lambda: gum_plain(self.gum), "gap": lambda: gap_plain(self.gap)}
        return {
            f"{name}-{self.part}": {"sha256": digest, **figures[name]()}
            for name, digest in self.sha256.items()
        }

    @property
    def bounded(self) -> dict[str, Measured]:
        """The figures that something is aimed at, by set of data."""
        return {name: Measured(plain["sha256"], plain["aims"]) for name, plain in self.plain().items()}


def measure(
    shared: Path, *, part: Part = "dev", corpora: Sequence[str] = CORPORA, analyse: Analyse | None = None
) -> Coreference:
    """Reads one part of the corpora that are in the folder ``shared``; what is missing is left out.

    ``analyse`` fills in a document's findings, by default as the program does. Raises
    gum.OffsetsError where a text of GUM doesn't fit its offsets.
    """
    files = {name: shared / "data" / name / f"{part}.jsonl" for name in CORPORA if name in corpora}
    files = {name: path for name, path in files.items() if path.is_file()}
    if not files:
        return Coreference(part)
    analyse = analyse or analyst()
    documents = gum.documents_of_lines(files["gum"]) if "gum" in files else []
    items = gap.items_of_lines(files["gap"]) if "gap" in files else []
    return Coreference(
        part,
        [(document, analyse(document.document)) for document in documents],
        gap.answers(items, analyse),
        {name: paths.digest_of_file(path) for name, path in files.items()},
    )


def show(done: Coreference, *, markdown: bool = False) -> None:
    """Prints the tables of what was read."""
    if "gum" in done.sha256:
        for title, table in gum_tables(done.gum, markdown=markdown):
            click.echo(f"\nGUM, {done.part}: {len(done.gum)} documents. {title.capitalize()}\n\n{table}")
    if "gap" in done.sha256:
        table = gap_table(done.gap, markdown=markdown)
        click.echo(f"\nGAP, {done.part}: {len(done.gap)} texts. The pronoun's voice\n\n{table}")


@click.command()
@click.option("--shared", type=click.Path(path_type=Path), help="Folder with the corpora.")
@click.option("--part", type=click.Choice(["dev", "train"]), default="dev", help="Of the corpora.")
@click.option("--set", "sets", multiple=True, type=click.Choice(CORPORA), help="Only these.")
@click.option("--errors", "most", type=int, default=0, help="List so many errors of each (--part train).")
@click.option("--markdown", is_flag=True, help="Print the tables as Markdown.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write all figures to this file.")
def main(
    *,
    shared: Path | None,
    part: Part,
    sets: tuple[str, ...],
    most: int,
    markdown: bool,
    json_file: Path | None,
) -> None:
    """Measures mentions, coreference and the voices of pronouns on GUM and GAP."""
    if most and part == "dev":
        raise click.UsageError("--errors needs --part train: the part that is reported is not looked at")
    folder = shared or paths.shared()
    try:
        done = measure(folder, part=part, corpora=sets or CORPORA)
    except gum.OffsetsError as problem:
        raise click.ClickException(str(problem)) from problem
    for name in sets or CORPORA:
        if name not in done.sha256:
            click.echo(f"left out: no {name}/{part}.jsonl in {folder / 'data'}", err=True)
    show(done, markdown=markdown)
    if most:
        for title, lines in (("GUM", gum_errors(done.gum)), ("GAP", gap_errors(done.gap))):
            click.echo("\n".join([f"\nErrors, {title}\n", *list(lines)[:most]]))
    if json_file:
        json_file.write_text(json.dumps(done.plain(), indent=1), encoding="utf8")


if __name__ == "__main__":
    main()
