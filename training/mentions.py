"""``python -m training.mentions``: trains the mention reader on the encoder of a model, and adds it there.

Two corpora: GUM, whose mentions are all marked, and GAP's pronouns between two names. The encoder stays as it
is; what its layers make of the corpora's words is read once and kept.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from reportedly.attribute.model import Model

from .dataset import load
from .export_mentions import add_below, export
from .layers import read_words
from .mention_data import Told, asked, told
from .mention_figures import figures
from .mention_losses import loss_of
from .mention_model import MentionReader, MentionShape
from .train import resume, schedule

LEAST = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)  # probabilities of a mention that are tried


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the mention reader is trained. A step reads a document of GUM and so many texts of GAP; an epoch is
    once through GUM."""

    epochs: int = 10
    texts: int = 2
    rate: float = 1e-3
    decay: float = 0.05
    warm_up: float = 0.06
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Corpora:
    """What there is to learn from, and to choose on."""

    gum: list[Told]
    gap: list[Told]
    gum_dev: list[Told]
    gap_dev: list[Told]


def main() -> None:
    options = parsed()
    torch.set_num_threads(1)  # on products as small as these two threads mostly wait for each other
    print(json.dumps(add(options.model, options.shared, options.work)))


def add(folder: Path, shared: Path, work: Path, recipe: Recipe | None = None) -> dict[str, float]:
    """Trains a mention reader for the calibrated model in ``folder`` and adds it there; its figures on dev.

    ``work`` keeps what is read and learnt, apart for each encoder.
    """
    add_below(folder)
    work = work / hashlib.sha256((folder / "encoder.onnx").read_bytes()).hexdigest()[:12]
    corpora = corpora_of(Model(folder), shared / "data", work)
    recipe = recipe or Recipe()
    torch.manual_seed(recipe.seed)
    model = MentionReader(MentionShape())
    model.level(torch.cat([d.words.vectors for d in corpora.gum]).float())
    train(model, corpora, recipe, work)
    tried = {least: figures(model, corpora.gum_dev, [], least) for least in LEAST}
    least = max(LEAST, key=lambda value: tried[value]["mentions"] + tried[value]["conll"])
    export(model, folder, least=least)
    return {"least": least, **figures(model, corpora.gum_dev, corpora.gap_dev, least)}


def corpora_of(model: Model, data: Path, work: Path) -> Corpora:
    """The corpora's documents with what the model's encoder makes of their words."""

    def read(name: str, part: str, made: Any) -> list[Told]:
        documents = load(data / name / f"{part}.jsonl")
        words = read_words(model, documents, work / f"{name}-{part}.pt")
        return [x for document, own in zip(documents, words, strict=True) if (x := made(document, own))]

    return Corpora(
        read("gum", "train", told),
        read("gap", "train", asked),
        read("gum", "dev", told),
        read("gap", "dev", asked),
    )


def train(model: MentionReader, corpora: Corpora, recipe: Recipe, folder: Path, every: int = 5) -> None:
    """Trains ``model``; resumes from ``last.pt`` in ``folder``. Figures on GUM dev every so many epochs."""
    folder.mkdir(parents=True, exist_ok=True)
    optimizer = _optimizer(model, recipe)
    for epoch in range(resume(model, optimizer, folder), recipe.epochs):
        started = time.time()
        torch.manual_seed(recipe.seed * 1000 + epoch)
        lost = _epoch(model, optimizer, corpora, recipe, epoch)
        report: dict[str, Any] = {"epoch": epoch + 1, "loss": lost, "seconds": round(time.time() - started)}
        if (epoch + 1) % every == 0:
            report |= figures(model, corpora.gum_dev, [])
        print(json.dumps(report), flush=True)
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch + 1}
        torch.save(state, folder / "last.tmp")
        (folder / "last.tmp").replace(folder / "last.pt")


def _optimizer(model: MentionReader, recipe: Recipe) -> torch.optim.AdamW:
    groups = [
        {"params": [p for p in model.parameters() if p.ndim > 1], "weight_decay": recipe.decay},
        {"params": [p for p in model.parameters() if p.ndim <= 1], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=recipe.rate, betas=(0.9, 0.98), fused=True)


def _epoch(
    model: MentionReader, optimizer: torch.optim.Optimizer, corpora: Corpora, recipe: Recipe, epoch: int
) -> float:
    rng = random.Random(recipe.seed * 1000 + epoch)
    model.train()
    lost, steps = 0.0, len(corpora.gum)
    for i, document in enumerate(rng.sample(corpora.gum, steps)):
        for group in optimizer.param_groups:
            done = (epoch * steps + i) / (steps * recipe.epochs)
            group["lr"] = recipe.rate * schedule(done, recipe.warm_up)
        loss = loss_of(model, [document], rng.sample(corpora.gap, min(recipe.texts, len(corpora.gap))))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        lost += loss.item()
    return round(lost / steps, 4)


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.mentions", description=__doc__)
    parser.add_argument(
        "--model", type=Path, default=Path("build/model"), help="the calibrated model's folder"
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/")
    parser.add_argument("--work", type=Path, default=Path("build/training/mentions"), help="checkpoints")
    return parser.parse_args()


if __name__ == "__main__":
    main()
