"""``python -m training.shallow``: a model with readers of one layer, which are quicker by nearly a half.

The readers of roles and of mentions, of two layers each, teach those of one on the encoder that both have,
which stays as it is. The first layer, and what is around the layers, is what a shallow reader begins with.
"""

from __future__ import annotations

import argparse
import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import torch
from torch import nn

from reportedly.attribute.model import Model

from . import base, calibrate, mentions, predict, shallow_mentions, shallow_roles
from .dataset import load
from .distil import DROPOUT
from .export import export_roles
from .mention_model import MentionReader
from .model import RoleReader, Shape, pretrained
from .narrow import Sizes, narrow_shape
from .shipped import shipped, shipped_mentions

M = TypeVar("M", bound=nn.Module)
NEWS = 700  # articles that nobody annotated from which roles are learned


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are: the corpora, checkpoints, and the project's own gold."""

    shared: Path
    work: Path
    gold: Path


def main() -> None:
    options = asked_for()
    torch.set_num_threads(1)  # on products as small as these two threads mostly wait for each other
    start = pretrained(base.fetch(base.STUDENT, options.work / "base-student"))
    shape = narrow_shape(start.shape, Sizes())
    places = Places(options.shared, options.work, options.gold)
    print(json.dumps(shallower(options.model, options.out, shape, Sizes().within, places)))


def shallower(folder: Path, out: Path, shape: Shape, within: int, places: Places) -> dict[str, float]:
    """Writes a shallow model of the one in ``folder`` into ``out``; its figures on dev. ``shape`` and
    ``within``: as that one has them."""
    data, model = places.shared / "data", Model(folder)
    shutil.copytree(folder, out, dirs_exist_ok=True)
    roles = begun(shipped(folder, shape).roles, RoleReader(replace(shape, role_layers=1), DROPOUT))
    articles, news = load(data / "polnear" / "train.jsonl"), mentions.some_news(data, NEWS)
    held = shallow_roles.windows(model, articles, news, shallow_roles.COURSE)
    export_roles(shallow_roles.taught(roles, held, shallow_roles.COURSE, places.work / "shallow-roles"), out)
    dev, score = load(data / "polnear" / "dev.jsonl"), predict.scorer(places.shared)
    settings = model.settings
    chosen = calibrate.calibrate(out, settings.name, dev, score, places.gold, blocked=settings.blocked)
    before = shipped_mentions(folder, replace(mentions.SHAPE, within=within))
    reader = begun(before, MentionReader(replace(before.shape, layers=1), DROPOUT))
    kept = mentions.kept_for(folder, places.work / "mentions")
    texts = shallow_mentions.texts_of(before, model, data, kept)
    for course in shallow_mentions.COURSES:
        reader = shallow_mentions.taught(reader, texts, course, kept / f"shallow-{course.seed}")
    return chosen | mentions.chosen(reader, texts.gum_dev, texts.gap_dev, out)


def begun(before: nn.Module, reader: M) -> M:
    """A reader with what the one before has that fits into it."""
    mine = reader.state_dict()
    reader.load_state_dict({name: value for name, value in before.state_dict().items() if name in mine})
    return reader


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
