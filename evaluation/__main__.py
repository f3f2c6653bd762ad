"""``python -m evaluation``: measures readers, prints the tables, and fails below the floors."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from evaluation import coreference, floors, gold, gum, paths, readers, show
from evaluation.appraisal import Appraisal, appraise_half
from evaluation.appraisal import plain as plain_appraisal
from evaluation.appraisal_figures import figures_table
from evaluation.corpus import articles_of_folder, articles_of_lines, second_readings
from evaluation.errors import errors
from evaluation.findings import Article, Predictions
from evaluation.gold_document import load_stages
from evaluation.gold_readings import ReadingsError
from evaluation.measure import Figures, measure, plain, predictions_of
from evaluation.scorer import Scores, load_scorer, score

DEV = "polnear-dev"
GOLD = "gold-report"
READINGS = "readings-report"
SETS = ("dev", "gold", "readings", "coreference")


@dataclass(frozen=True, slots=True)
class Options:
    """What the command was asked for."""

    shared: Path
    gold_folder: Path
    floors_file: Path
    model: Path | None
    names: tuple[str, ...]
    sets: tuple[str, ...]
    half: gold.Half
    errors: int
    markdown: bool
    human: bool


@dataclass(frozen=True, slots=True)
class Measurement:
    """One set of data, measured with every reader."""

    data: str
    sha256: str
    articles: list[Article]
    predictions: dict[str, Predictions]
    figures: dict[str, Figures]


@click.command()
@click.option("--shared", type=click.Path(path_type=Path), help="Folder with the corpora and their scorer.")
@click.option("--gold", "gold_folder", type=click.Path(path_type=Path), default=paths.GOLD)
@click.option("--floors", "floors_file", type=click.Path(path_type=Path), default=paths.FLOORS)
@click.option("--model", type=click.Path(path_type=Path), help="Another model than the shipped one.")
@click.option("--reader", "names", multiple=True, type=click.Choice(list(readers.LABELS)), help="Only these.")
@click.option("--set", "sets", multiple=True, type=click.Choice(SETS), help="Only these.")
@click.option("--half", type=click.Choice(["develop", "report"]), default="report", help="Of the gold.")
@click.option("--errors", "most", type=int, default=0, help="List so many errors (--half develop).")
@click.option("--human", is_flag=True, help="Measure the second annotators anew.")
@click.option("--markdown", is_flag=True, help="Print the tables as Markdown.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write all figures to this file.")
@click.option("--update-floors", is_flag=True, help="Raise the floors to what is measured.")
@click.option("--reason", help="With --update-floors: lower floors too, and keep this reason.")
def main(
    *,
    shared: Path | None,
    gold_folder: Path,
    floors_file: Path,
    model: Path | None,
    names: tuple[str, ...],
    sets: tuple[str, ...],
    half: gold.Half,
    most: int,
    human: bool,
    markdown: bool,
    json_file: Path | None,
    update_floors: bool,
    reason: str | None,
) -> None:
    """Measures readers of attributions; exits with 1 when a figure is beyond its floor."""
    if most and half == "report":
        raise click.UsageError("--errors needs --half develop: the half that is reported is not looked at")
    if reason and not update_floors:
        raise click.UsageError("--reason goes with --update-floors")
    options = Options(
        shared=shared or paths.shared(),
        gold_folder=gold_folder,
        floors_file=floors_file,
        model=model,
        names=tuple(name for name in readers.LABELS if not names or name in names),
        sets=sets or SETS,
        half=half,
        errors=most,
        markdown=markdown,
        human=human,
    )
    measurements = run(options)
    appraisal = _appraisal(options) if "readings" in options.sets else None
    resolved = _coreference(options) if "coreference" in options.sets else coreference.Coreference("dev")
    if json_file:
        plainly = _plain(measurements, appraisal, half) | resolved.plain()
        json_file.write_text(json.dumps(plainly, indent=1), encoding="utf8")
    measured = {done.data: _bounded(done) for done in measurements if done.data in (DEV, GOLD)}
    if appraisal is not None and half == "report":
        measured[READINGS] = floors.Measured(appraisal.sha256, appraisal.bounded)
    measured |= resolved.bounded
    if update_floors:
        _update(options.floors_file, measured, reason)
    else:
        _gate(options, measured)


def run(options: Options) -> list[Measurement]:
    """Measures every set that is asked for and at hand, and prints its tables."""
    scorer = load_scorer(options.shared)
    done: list[Measurement] = []
    if scorer is None:
        _say(
            f"no corpora and no scorer in {options.shared}: the own gold alone is measured, for nesting only"
        )
    elif "dev" in options.sets:
        done.append(_dev(options, scorer))
    if "gold" in options.sets:
        done.append(_gold(options, scorer))
    return done


def _dev(options: Options, scorer: ModuleType) -> Measurement:
    path = _corpus_file(options.shared, "dev.jsonl")
    articles = articles_of_lines(path)
    done = _measure(options, DEV, paths.digest_of_file(path), articles, scorer)
    rows = show.REFERENCES | (_human(options.shared, scorer) if options.human else {}) | _flat(done)
    _title(f"PolNeAR, development part: {len(articles)} articles")
    click.echo(show.flat(rows, markdown=options.markdown))
    _details(options, done)
    return done


def _gold(options: Options, scorer: ModuleType | None) -> Measurement:
    chosen = gold.paths(options.gold_folder, only=options.half)
    try:
        articles = articles_of_folder(options.gold_folder, half=options.half)
    except gold.MarkupError as error:
        raise click.ClickException(f"gold: {error}") from error
    done = _measure(options, f"gold-{options.half}", paths.digest_of_files(chosen), articles, scorer)
    _title(f"Own gold, {options.half} half: {len(articles)} articles. Nested attributions")
    click.echo(show.nested(done.figures, markdown=options.markdown))
    if scorer is not None:
        _title(f"Own gold, {options.half} half: outermost attributions")
        click.echo(show.flat(_flat(done), markdown=options.markdown))
        _details(options, done)
    return done


def _appraisal(options: Options) -> Appraisal | None:
    """Voices, chains and readings on gold attributions; None where the gold has no readings."""
    sidecars = options.gold_folder.parent / "readings"
    if not sidecars.is_dir():
        _say(f"no readings in {sidecars}: voices, chains and readings are not measured")
        return None
    stages = load_stages()
    for reason in stages.missing.values():
        _say(f"left out: {reason}")
    try:
        done = appraise_half(options.half, stages, folder=options.gold_folder)
    except (gold.MarkupError, ReadingsError) as error:
        raise click.ClickException(f"gold: {error}") from error
    _title(f"Own gold, {options.half} half: voices, chains and readings of gold attributions")
    click.echo(figures_table(done.all_items, markdown=options.markdown))
    return done


def _coreference(options: Options) -> coreference.Coreference:
    """Mentions, coreference and the voices of pronouns on GUM and GAP, where they are at hand."""
    try:
        done = coreference.measure(options.shared)
    except gum.OffsetsError as error:
        raise click.ClickException(str(error)) from error
    for name in coreference.CORPORA:
        if name not in done.sha256:
            _say(f"no {name} in {options.shared}: its coreference is not measured")
    coreference.show(done, markdown=options.markdown)
    return done


def _measure(
    options: Options, data: str, sha256: str, articles: list[Article], scorer: ModuleType | None
) -> Measurement:
    load = partial(readers.load, model=options.model)
    predictions = predictions_of(options.names, articles, load=load, say=_say)
    figures = {
        name: measure(name, articles, found, scorer=scorer, nested=data != DEV)
        for name, found in predictions.items()
    }
    return Measurement(data, sha256, articles, predictions, figures)


def _details(options: Options, done: Measurement) -> None:
    """Tables for the model card: by form, and, for the best of our readers, by publisher and calibration."""
    own = {name: figures for name, figures in done.figures.items() if name in readers.OWN}
    if not own:
        return
    name, best = next(iter(own.items()))
    _title("By form")
    click.echo(show.forms(own, markdown=options.markdown))
    if done.data == DEV:
        _title(f"By publisher: {readers.LABELS[name]}")
        click.echo(show.groups(best, markdown=options.markdown))
    if best.bins:
        _title(f"Calibration: {readers.LABELS[name]}")
        click.echo(show.calibration(best, markdown=options.markdown))
    if options.errors:
        _title(f"Errors: {readers.LABELS[name]}")
        click.echo("\n".join(errors(done.articles, done.predictions[name], most=options.errors)))


def _flat(done: Measurement) -> dict[str, Scores]:
    return {
        readers.LABELS[name]: figures.flat
        for name, figures in done.figures.items()
        if figures.flat is not None
    }


def _human(shared: Path, scorer: ModuleType) -> dict[str, Scores]:
    first, second = _corpus_file(shared, "train.jsonl"), _corpus_file(shared, "train.others.jsonl")
    pairs, found = second_readings(first, second)
    return {f"a second annotator, measured now ({len(pairs)} readings)": score(scorer, pairs, found)}


def _corpus_file(shared: Path, name: str) -> Path:
    path = shared / "data" / "polnear" / name
    if not path.is_file():
        raise click.ClickException(f"{path} is missing (--set gold measures the own gold alone)")
    return path


def _bounded(done: Measurement) -> floors.Measured:
    """The figures that have floors (and ceilings), by name."""
    least: dict[str, float] = {}
    most: dict[str, float] = {}
    for name in readers.OWN:
        figures = done.figures.get(name)
        if figures is None:
            continue
        least |= {f"{name} {figure}": value for figure, value in _least(figures).items()}
        if name == "model" and done.data == DEV and figures.calibration_error is not None:
            most["model calibration error"] = figures.calibration_error
    return floors.Measured(done.sha256, least, most)


def _least(figures: Figures) -> dict[str, float]:
    least: dict[str, float] = {}
    if figures.flat is not None:
        least = {f"{key} F1": figures.flat[key]["f"] for key in ("attribution", "strict")}
        least |= {
            f"exact {role} F1": figures.flat[f"exact {role}"]["f"] for role in ("content", "cue", "source")
        }
        least["direct recall"] = figures.flat["recall direct"]["r"]
    if figures.nested is not None:
        least["nested F1"] = figures.nested.nested.f1
    return least


def _update(path: Path, measured: dict[str, floors.Measured], reason: str | None) -> None:
    try:
        after = floors.updated(floors.load_floors(path), measured, reason=reason)
    except ValueError as refused:
        raise click.ClickException(
            f"{refused}\nlowering a floor, or other data, needs --reason TEXT"
        ) from refused
    floors.save_floors(path, after)
    _say(f"wrote {path}")


def _gate(options: Options, measured: dict[str, floors.Measured]) -> None:
    bounds = floors.load_floors(options.floors_file)
    for name in sorted(bounds.bounds.keys() - measured.keys()):
        _say(f"floors of {name}: not checked, it was not measured")
    wanted = [name for name in options.names if name in readers.OWN]
    broken = floors.breaches(bounds, measured) + floors.unmeasured(bounds, measured, readers=wanted)
    for line in broken:
        click.echo(f"FAILED {line}", err=True)
    if broken:
        raise SystemExit(1)


def _plain(measurements: list[Measurement], appraisal: Appraisal | None, half: gold.Half) -> dict[str, Any]:
    measured: dict[str, Any] = {
        done.data: {
            "sha256": done.sha256,
            "articles": len(done.articles),
            "readers": {name: plain(figures) for name, figures in done.figures.items()},
        }
        for done in measurements
    }
    return measured if appraisal is None else measured | {f"readings-{half}": plain_appraisal(appraisal)}


def _title(text: str) -> None:
    click.echo(f"\n{text}\n")


def _say(text: str) -> None:
    click.echo(text, err=True)


if __name__ == "__main__":
    main()
