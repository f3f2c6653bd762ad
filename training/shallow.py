"""``python -m training.shallow``: a model with fewer layers, which reads in less time.

The model before teaches it, a part after the other: a role reader of one layer, and an encoder whose upper
layers are one. Its mention reader reads by that as it did.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import torch

from reportedly.attribute.features import Encoded
from reportedly.attribute.model import Model

from . import base, calibrate, mentions, shallow_encoder, shallow_roles
from .corpora import Data, data_of
from .dataset import load
from .distil import DROPOUT
from .export import export_roles
from .layers import windows_of
from .mention_model import MentionShape
from .mentions import kept_for
from .model import RoleReader, Shape, pretrained, take_over
from .narrow import Sizes, narrow_shape
from .shipped import shipped, shipped_mentions
from .train import all_examples

NEWS = 700  # articles that nobody annotated, from which roles are learned
MENTIONS = MentionShape(within=Sizes().within)


def main() -> None:
    options = asked_for()
    torch.set_num_threads(1)  # on products as small as these two threads mostly wait for each other
    start = pretrained(base.fetch(base.STUDENT, options.work / "base-student"))
    shape, data = narrow_shape(start.shape, Sizes()), data_of(options.shared, options.gold)
    print(json.dumps(shallower(options.model, options.out, shape, data, options.work)))


def shallower(folder: Path, out: Path, shape: Shape, data: Data, work: Path) -> dict[str, float]:
    """Writes a shallow model of the calibrated one in ``folder``, which has this ``shape`` and a mention
    reader, into ``out``; its figures on dev. ``work`` keeps what is learned, apart for each encoder."""
    settings = Model(folder).settings
    shutil.copytree(folder, out, dirs_exist_ok=True)
    torch.manual_seed(5)
    _roles(folder, out, shape, data, kept_for(folder, work / "shallow-roles"))
    calibrate.begin(out, settings.name, blocked=settings.blocked)
    course, kept = shallow_encoder.COURSE, kept_for(folder, work / "shallow-encoder")
    shape = replace(shape, role_layers=1)
    shallow_encoder.shallower(out, shape, _read(Model(folder), data), course, kept)
    chosen = calibrate.calibrate(
        out, settings.name, data.dev, data.score, data.gold, blocked=settings.blocked
    )
    return chosen | mentions.put(
        shipped_mentions(folder, MENTIONS), out, data.corpora.parent, work / "mentions"
    )


def _roles(folder: Path, out: Path, shape: Shape, data: Data, work: Path) -> None:
    """Writes a role reader of one layer into ``out``."""
    reader = RoleReader(replace(shape, role_layers=1), DROPOUT)
    take_over(reader, shipped(folder, shape).roles)
    course = shallow_roles.COURSE
    held = shallow_roles.windows(Model(folder), data.train, data.news[:NEWS], course)
    export_roles(shallow_roles.taught(reader, held, course, work), out)


def _read(model: Model, data: Data) -> Iterator[Encoded]:
    """The windows of all training parts, those of PolNeAR as their roles were learned, and of news."""
    course = shallow_roles.COURSE
    for example in all_examples(data.train, model.encoder, course.grafted, course.seed):
        yield example.encoded
    texts = [article["text"] for article in data.news]
    for name in ("gum", "gap", "litbank"):
        texts += [document["text"] for document in load(data.corpora / name / "train.jsonl")]
    for text in texts:
        yield from (encoded for encoded in windows_of(text, model.encoder) if encoded.units)


def asked_for() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.shallow", description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("build/model"), help="the model to begin with")
    parser.add_argument("--out", type=Path, default=Path("build/shallow-model"), help="the model's folder")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/ and eval/")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="checkpoints")
    parser.add_argument("--gold", type=Path, default=Path("evaluation/gold/articles"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
