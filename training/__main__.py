"""``python -m training``: makes the model that ships, from the corpora in ``../shared/data``.

Trains, averages the weights of two epochs, writes int8 ONNX and calibrates on dev. Interrupted, it resumes at
the epoch it was in.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from tokenizers import Tokenizer

from reportedly.attribute.features import Encoder

from . import base, calibrate, export, predict
from .dataset import load
from .model import AttributionModel, pretrained
from .train import Recipe, averaged, train

NAME = "attribution-en-1"
AVERAGED = (5, 7)  # epochs; on dev 0.779, where epoch 7 alone has 0.771 (attribution F1, int8)


def main() -> None:
    options = parsed()
    start = base.fetch(options.work / "base")
    polnear = options.shared / "data" / "polnear"
    articles, dev = load(polnear / "train.jsonl")[: options.limit], load(polnear / "dev.jsonl")
    watched = dev[: options.limit and options.limit // 4]
    encoder = Encoder(Tokenizer.from_file(str(start / "tokenizer.json")))
    score = predict.scorer(options.shared)
    model = pretrained(start)

    def evaluate(model: AttributionModel) -> dict[str, float]:
        return predict.figures(score, watched, predict.predictions(model, watched, encoder))

    train(model, articles, encoder, Recipe(), options.work, evaluate)
    model.load_state_dict(averaged([options.work / f"epoch-{epoch}.pt" for epoch in AVERAGED]))
    export.export(model, options.out)
    shutil.copy(start / "tokenizer.json", options.out)
    print(json.dumps(calibrate.calibrate(options.out, NAME, dev, score, options.gold)))


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/ and eval/")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="checkpoints")
    parser.add_argument("--out", type=Path, default=Path("build/model"), help="the model's folder")
    parser.add_argument("--gold", type=Path, default=Path("evaluation/gold/articles"))
    parser.add_argument("--limit", type=int, help="only so many articles, to try the recipe out")
    return parser.parse_args()


if __name__ == "__main__":
    main()
