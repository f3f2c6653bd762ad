"""``python -m training``: makes the model that ships, from the corpora in ``../shared/data``.

Each stage resumes where it was interrupted. A student learns from the annotated corpus; a mention reader
learns on its encoder; then both learn together. int8 ONNX and calibration on dev make the model. With
``--one-pass`` the student re-reads its contents for what is nested, and another goes on from there that finds
both in one pass; with ``--teacher`` that one learns from a bigger encoder's labels of unlabelled news too,
for hours more. Neither has paid yet.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from reportedly.attribute.features import Encoder
from reportedly.attribute.model import Model

from . import base, calibrate, export, joint, mentions, predict, rounding, silver
from .dataset import Example, load
from .model import AttributionModel, pretrained
from .reread import reread, with_nested
from .shipped import shipped
from .train import Recipe, all_examples, averaged, read_below, train

NAME = "attribution-en-5"
SHARE = 0.12  # of the contents that another sentence is grafted into
FIRST, AVERAGED = Recipe(epochs=7, rate=1.5e-4, head_rate=1e-3, seed=1), (5, 7)
TEACHER, FROZEN, TEACHER_AVERAGED = Recipe(epochs=3, rate=8e-5, head_rate=1e-3, seed=7), 6, (2, 3)
NEWS = 800  # articles labelled softly: a quarter of an hour on two cores
JOINT = joint.Recipe()
ROUNDED = 300  # windows by which weights are rounded
STUDENT, LOCAL = Recipe(epochs=4, rate=6e-5, head_rate=4e-4, seed=21), 4

Articles = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Data:
    """What there is to learn from, and to choose on."""

    train: Articles
    dev: Articles
    news: Articles
    score: Any
    gold: Path


def main() -> None:
    options = parsed()
    polnear = options.shared / "data" / "polnear"
    data = Data(
        load(polnear / "train.jsonl")[: options.limit],
        load(polnear / "dev.jsonl")[: options.limit],
        some(load(options.shared / "data" / "raw" / "news.jsonl"), min(NEWS, options.limit or NEWS)),
        predict.scorer(options.shared),
        options.gold,
    )
    first = begun(data, options.first, options.work)
    model, blocked = first[0], options.one_pass or options.teacher
    if blocked:
        model = taught_student(data, options.work, first, with_teacher=options.teacher)
    export.export(model, options.out, layers=2 if blocked else 1)
    start = base.fetch(base.STUDENT, options.work / "base-student")
    shutil.copy(start / "tokenizer.json", options.out)
    calibrate.begin(options.out, NAME, blocked=blocked)  # enough for the mention reader to be trained on
    reader, corpora = mentions.trained(options.out, options.shared, options.work / "mentions")
    encoder = encoder_of(start, blocked=blocked)
    news = joint.own_labels((model, encoder), data.news, options.work / "own-labels")
    joint.train(joint.Both(model, reader), news, corpora, encoder, JOINT, options.work / "joint")
    rounding.round_attributions(model, news[:ROUNDED])
    export.export(model, options.out, layers=2 if blocked else 1)
    chosen = calibrate.calibrate(options.out, NAME, data.dev, data.score, data.gold, blocked=blocked)
    reader = mentions.settled(reader, options.out, options.shared, options.work / "mentions")
    print(json.dumps(chosen | mentions.put(reader, options.out, options.shared, options.work / "mentions")))


def taught_student(data: Data, work: Path, first: silver.Labeller, *, with_teacher: bool) -> AttributionModel:
    """The student that finds nested attributions in the same pass, from what the first one re-reads."""
    nested = opened(first[0], data, work / "first", "first")
    known = reread(nested, data.train, work / "nested-train.jsonl")
    articles = [with_nested(a, known[a["id"]]) for a in data.train]
    soft = taught(data, work, first, nested) if with_teacher else []
    return student(data, work, first, articles, soft)


def begun(data: Data, folder: Path | None, work: Path) -> silver.Labeller:
    """The first student: the one exported into ``folder``, or one trained now."""
    if folder is None:
        return first_student(data, work)
    start = base.fetch(base.STUDENT, work / "base-student")
    return shipped(folder, pretrained(start).shape), encoder_of(start)


def taught(data: Data, work: Path, first: silver.Labeller, nested: Model) -> list[Example]:
    """Unlabelled news with soft labels, by a teacher and the first student together."""
    teacher = taught_teacher(data, work, first[0])
    news = reread(nested, data.news, work / "nested-news.jsonl")
    unlabelled = [with_nested(a, news[a["id"]]) for a in data.news]
    silver.label([first, teacher], unlabelled, work / "silver")
    start = base.fetch(base.STUDENT, work / "base-student")
    return silver.labelled(unlabelled, encoder_of(start, blocked=True), work / "silver")


def first_student(data: Data, work: Path) -> silver.Labeller:
    """MiniLM on the annotated corpus alone; the mean of two of its epochs."""
    start = base.fetch(base.STUDENT, work / "base-student")
    encoder = encoder_of(start)
    model = pretrained(start)
    seed = FIRST.seed * 1000
    train(
        model,
        lambda epoch: all_examples(data.train, encoder, SHARE, seed + epoch),
        FIRST,
        work / "first",
        watch(data, encoder),
    )
    model.load_state_dict(averaged([work / "first" / f"epoch-{epoch}.pt" for epoch in AVERAGED]))
    return model, encoder


def taught_teacher(data: Data, work: Path, first: AttributionModel) -> silver.Labeller:
    """MPNet on the annotated corpus alone, its role reader begun from the first student's.

    Its lower layers stay frozen, and so give the same for a window in each epoch: they are read once.
    """
    start = base.fetch(base.TEACHER, work / "base-teacher")
    encoder = encoder_of(start)
    model = pretrained(start, frozen=FROZEN)
    begun = {k: v for k, v in first.state_dict().items() if k.startswith("roles.")}
    mine = model.state_dict()
    model.load_state_dict({k: v for k, v in begun.items() if mine[k].shape == v.shape}, strict=False)
    ready: list[Example] = []

    def examples(_: int) -> list[Example]:
        if not ready:
            ready.extend(all_examples(data.train, encoder, 0.0, TEACHER.seed * 1000))
            read_below(model, ready, TEACHER.batch)
        return ready

    train(model, examples, TEACHER, work / "teacher", watch(data, encoder))
    kept = [work / "teacher" / f"epoch-{epoch}.pt" for epoch in TEACHER_AVERAGED]
    model.load_state_dict(averaged(kept))
    return model, encoder


def student(
    data: Data, work: Path, first: silver.Labeller, articles: Articles, soft: list[Example]
) -> AttributionModel:
    """MiniLM with local attention in its lower layers, from the first student on, with all labels."""
    start = base.fetch(base.STUDENT, work / "base-student")
    encoder, seed = encoder_of(start, blocked=True), STUDENT.seed * 1000
    model = pretrained(start, local=LOCAL)
    model.load_state_dict(first[0].state_dict())
    train(
        model,
        lambda epoch: all_examples(articles, encoder, SHARE, seed + epoch) + soft,
        STUDENT,
        work / "student",
        watch(data, encoder),
    )
    return model


def opened(model: AttributionModel, data: Data, work: Path, name: str) -> Model:
    """The model as int8 ONNX, calibrated."""
    folder = work / "model"
    if not (folder / "model.json").exists():
        export.export(model, folder, layers=1)
        start = base.fetch(base.STUDENT, work.parent / "base-student")
        shutil.copy(start / "tokenizer.json", folder)
        calibrate.calibrate(folder, name, data.dev, data.score, data.gold)
    return Model(folder)


def some(articles: Articles, count: int) -> Articles:
    """So many of the articles, of all publishers."""
    shuffled = list(articles)
    random.Random(5).shuffle(shuffled)
    return shuffled[:count]


def encoder_of(start: Path, *, blocked: bool = False) -> Encoder:
    return Encoder(Tokenizer.from_file(str(start / "tokenizer.json")), blocked=blocked)


def watch(data: Data, encoder: Encoder) -> Callable[[AttributionModel], dict[str, float]]:
    """What is printed after each epoch: the figures on dev."""

    def evaluate(model: AttributionModel) -> dict[str, float]:
        return predict.figures(data.score, data.dev, predict.predictions(model, data.dev, encoder))

    return evaluate


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/ and eval/")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="checkpoints")
    parser.add_argument("--out", type=Path, default=Path("build/model"), help="the model's folder")
    parser.add_argument(
        "--first", type=Path, help="an exported model to go on from, instead of a first student"
    )
    parser.add_argument(
        "--one-pass", action="store_true", help="go on to a student that finds nested ones in the same pass"
    )
    parser.add_argument(
        "--teacher", action="store_true", help="train a teacher too, and learn from its labels"
    )
    parser.add_argument("--gold", type=Path, default=Path("evaluation/gold/articles"))
    parser.add_argument("--limit", type=int, help="only so many articles, to try the recipe out")
    return parser.parse_args()


if __name__ == "__main__":
    main()
