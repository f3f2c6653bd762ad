"""``python -m training``: makes the model that ships, from the corpora in ``../shared/data``.

Each stage resumes where it was interrupted. A first model learns from the annotated corpus; a mention reader
learns on its encoder; then both learn together. int8 ONNX and calibration on dev make a model of that. With
``--student`` another goes on from there: a student that knows nested cues too, so that few contents are
read again, and whose layers are made narrower at last, and fewer, to be quicker. With ``--teacher`` bigger
encoders teach it too, which asks for a graphics card: so the model that ships was made.
"""

from __future__ import annotations

import argparse
import copy
import json
import shutil
from collections.abc import Callable
from pathlib import Path

from tokenizers import Tokenizer

from reportedly.attribute.features import Encoder
from reportedly.attribute.model import Model

from . import base, calibrate, distil, export, joint, mentions, predict, rounding, shallow, silver
from .corpora import Data, data_of
from .lessons import Both
from .library import Library, Sources, library
from .model import AttributionModel, pretrained
from .narrow import Sizes
from .reread import reread
from .shipped import shipped
from .train import Recipe, all_examples, averaged, train

NAME = "attribution-en-8"
SHARE = 0.12  # of the contents that another sentence is grafted into
FIRST, AVERAGED = Recipe(epochs=7, rate=1.5e-4, head_rate=1e-3, seed=1), (5, 7)
NEWS = 800  # articles labelled softly: a quarter of an hour on two cores
JOINT = joint.Recipe()
ROUNDED = 300  # windows by which weights are rounded


def main() -> None:
    options = parsed()
    data = data_of(options.shared, options.gold, options.limit)
    first = begun(data, options.first, options.work)
    further = options.student or options.teacher
    folder = options.work / "joint-model" if further else options.out
    both = joined(data, first, folder, options)
    if further:
        taught_student(data, both, folder, options)


def joined(data: Data, first: silver.Labeller, folder: Path, options: argparse.Namespace) -> Both:
    """The model that learned attributions and mentions together, exported into ``folder``, as it was before
    its weights were rounded."""
    model, encoder = first
    put_together(model, folder, options.work, layers=1)
    calibrate.begin(folder, NAME)  # enough for the mention reader to be trained on
    work = options.work / "mentions"
    reader, corpora = mentions.trained(folder, options.shared, work)
    news = joint.own_labels(first, data.news[:NEWS], options.work / "own-labels")
    joint.train(Both(model, reader), news, corpora, encoder, JOINT, options.work / "joint")
    whole = Both(copy.deepcopy(model), copy.deepcopy(reader))
    rounding.round_attributions(model, news[:ROUNDED])
    put_together(model, folder, options.work, layers=1)
    chosen = calibrate.calibrate(folder, NAME, data.dev, data.score, data.gold)
    last = mentions.settled(reader, folder, options.shared, work)
    print(json.dumps(chosen | mentions.put(last, folder, options.shared, work)))
    return whole


def taught_student(data: Data, before: Both, folder: Path, options: argparse.Namespace) -> None:
    """A student of the model before, which is exported in ``folder``, and of bigger teachers, that learns on
    with narrower layers, and at last with fewer."""
    model, shape = Model(folder), distil.Student()
    blocked, work = shape.local > 0, options.work / "mentions"
    nested = reread(model, data.train, options.work / "nested-train.jsonl")
    nested |= reread(model, data.news, options.work / "nested-news.jsonl")
    encoder = encoder_of(base.fetch(base.STUDENT, options.work / "base-student"), blocked=blocked)
    guessed = mentions.found(before.mentions, folder, options.shared, work)
    held = library(Sources(data.train, data.news, nested, guessed, data.corpora), encoder)
    courses = distil.TEACHES if options.teacher else ()
    teachers = [taught_teacher(held, course, options.work) for course in courses]
    student = distil.student(before, shape, held, distil.LEARNS, options.work / "student", teachers)
    if teachers:
        student = distil.goes_on(student, shape, held, distil.GOES_ON, options.work / "student-on", teachers)
    work_on = options.work / "student-narrow"
    student = distil.narrower(student, Sizes(), held, distil.NARROWS, work_on, teachers)
    deep = options.work / "deep-model"
    put_together(student.attribution, deep, options.work, layers=2)
    chosen = calibrate.calibrate(deep, NAME, data.dev, data.score, data.gold, blocked=blocked)
    print(json.dumps(chosen | mentions.put(student.mentions, deep, options.shared, work, shape.below)))
    print(json.dumps(shallow.shallower(deep, options.out, student.attribution.shape, data, options.work)))


def taught_teacher(held: Library, course: distil.Course, work: Path) -> Both:
    """MPNet on all corpora."""
    start = base.fetch(base.TEACHER, work / "base-teacher")
    ours = base.fetch(base.STUDENT, work / "base-student")
    ids = distil.ids_of(tokenizer_of(start), tokenizer_of(ours))
    return distil.teacher(start, ids, held, course, work / f"teacher-{course.seed}")


def put_together(model: AttributionModel, folder: Path, work: Path, *, layers: int) -> None:
    """Exports a model, with the tokenizer beside it. ``layers``: as for ``export.export``."""
    export.export(model, folder, layers=layers)
    shutil.copy(base.fetch(base.STUDENT, work / "base-student") / "tokenizer.json", folder)


def begun(data: Data, folder: Path | None, work: Path) -> silver.Labeller:
    """The first student: the one exported into ``folder``, or one trained now."""
    if folder is None:
        return first_student(data, work)
    start = base.fetch(base.STUDENT, work / "base-student")
    return shipped(folder, pretrained(start).shape), encoder_of(start)


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


def encoder_of(start: Path, *, blocked: bool = False) -> Encoder:
    return Encoder(tokenizer_of(start), blocked=blocked)


def tokenizer_of(start: Path) -> Tokenizer:
    return Tokenizer.from_file(str(start / "tokenizer.json"))


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
    parser.add_argument("--student", action="store_true", help="go on to a student that knows nested cues")
    parser.add_argument("--teacher", action="store_true", help="train bigger teachers for the student too")
    parser.add_argument("--gold", type=Path, default=Path("evaluation/gold/articles"))
    parser.add_argument("--limit", type=int, help="only so many articles, to try the recipe out")
    return parser.parse_args()


if __name__ == "__main__":
    main()
