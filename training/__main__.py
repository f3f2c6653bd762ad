"""``python -m training``: makes the model that ships, from the corpora in ``../shared/data``.

Trains, writes int8 ONNX, calibrates on dev and prints the figures. Interrupted, it resumes at the epoch it
was in.
"""

from __future__ import annotations

import argparse
import json
import shutil
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from reportedly.attribute.features import Encoder

from . import base, calibrate, export, predict
from .dataset import load
from .model import pretrained
from .train import Recipe, train

NAME = "attribution-en-1"


def main() -> None:
    options = parsed()
    recipe = Recipe()
    chosen = {k: v for k in ("epochs", "rate") if (v := getattr(options, k)) is not None}
    recipe = replace(recipe, **chosen)
    start = base.fetch(options.work / "base")
    polnear = options.shared / "data" / "polnear"
    articles, dev = load(polnear / "train.jsonl")[: options.limit], load(polnear / "dev.jsonl")
    encoder = Encoder(Tokenizer.from_file(str(start / "tokenizer.json")))
    score = predict.scorer(options.shared)
    model = pretrained(start)
    watched = dev[: options.limit and options.limit // 4]
    train(
        model,
        articles,
        encoder,
        recipe,
        options.work,
        lambda model: predict.figures(score, watched, predict.predictions(model, watched, encoder)),
    )
    model.load_state_dict(torch.load(options.work / "best.pt", weights_only=True))
    export.export(model, options.out)
    shutil.copy(start / "tokenizer.json", options.out)
    print(json.dumps(calibrate.calibrate(options.out, NAME, dev, score, options.gold)))


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/ and eval/")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="checkpoints")
    parser.add_argument("--out", type=Path, default=Path("build/model"), help="the model's folder")
    parser.add_argument("--gold", type=Path, default=Path("evaluation/gold/articles"))
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--rate", type=float, help="learning rate of the encoder")
    parser.add_argument("--limit", type=int, help="only so many articles, to try the recipe out")
    return parser.parse_args()


if __name__ == "__main__":
    main()
