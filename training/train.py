"""The training loop: resumes from its last checkpoint, keeps every epoch's weights."""

from __future__ import annotations

import json
import math
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from reportedly.attribute.features import Encoder

from .dataset import IGNORED, Example, batches, collate, collate_cues, examples
from .graft import Sentence, sentences
from .model import AttributionModel


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one model is trained. ``batch`` is in word pieces, ``share`` of contents are grafted."""

    epochs: int = 7
    batch: int = 3000
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    decay: float = 0.01
    share: float = 0.12
    seed: int = 1
    half_precision: bool = True


def loss_of(model: AttributionModel, several: list[Example]) -> Tensor:
    """Cross-entropy of tags and of role labels, each a mean over what is known."""
    batch, groups = collate(several), collate_cues(several)
    words, tags = model.encode(batch)
    split = tags.float().view(*tags.shape[:2], 4, 3)
    weights = (1.0, 1.0, 0.3, 0.3)
    total = torch.zeros((), device=tags.device)
    for k, weight in enumerate(weights):
        gold = batch["tags"][..., k]
        if (gold != IGNORED).any():
            total = total + weight * F.cross_entropy(
                split[:, :, k].flatten(0, 1), gold.flatten(), ignore_index=IGNORED
            )
    known = sum(int((cues["roles"] != IGNORED).sum()) for cues in groups)
    for cues in groups:
        labels = model.read_roles(words, cues).float().flatten(0, 1)
        total = (
            total
            + F.cross_entropy(labels, cues["roles"].flatten(), ignore_index=IGNORED, reduction="sum") / known
        )
    return total


def optimizer_of(model: AttributionModel, recipe: Recipe) -> torch.optim.AdamW:
    model.encoder.word.weight.requires_grad_(False)  # no gain on dev from moving them, and half the memory
    new = ("tag.", "roles.", "encoder.case.", "encoder.quote.", "encoder.place.")
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, weight in model.named_parameters():
        if weight.requires_grad:
            rate = recipe.head_rate if name.startswith(new) else recipe.rate
            decay = recipe.decay if weight.ndim > 1 else 0.0
            groups.setdefault((rate, decay), []).append(weight)
    return torch.optim.AdamW(
        [{"params": p, "lr": r, "weight_decay": d} for (r, d), p in groups.items()], betas=(0.9, 0.98)
    )


def train(
    model: AttributionModel,
    articles: list[dict[str, Any]],
    encoder: Encoder,
    recipe: Recipe,
    folder: Path,
    evaluate: Callable[[AttributionModel], dict[str, float]],
) -> None:
    """Trains ``model``; leaves ``last.pt`` (to resume from) and each epoch's weights in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    pool = [s for article in articles for s in sentences(article)]
    optimizer = optimizer_of(model, recipe)
    rates = [group["lr"] for group in optimizer.param_groups]
    epoch = _resume(model, optimizer, folder)
    while epoch < recipe.epochs:
        torch.manual_seed(recipe.seed * 1000 + epoch)
        started = time.time()
        ready = _examples(articles, encoder, pool, recipe, epoch)
        todo = list(batches(ready, recipe.batch, recipe.seed * 1000 + epoch))
        lost = _epoch(model, optimizer, rates, todo, recipe, epoch)
        figures = evaluate(model)
        report = {
            "epoch": epoch + 1,
            "loss": round(lost, 4),
            "seconds": round(time.time() - started),
            **figures,
        }
        print(json.dumps(report), flush=True)
        epoch += 1
        torch.save(model.state_dict(), folder / f"epoch-{epoch}.pt")
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}
        torch.save(state | {"recipe": asdict(recipe)}, folder / "last.tmp")
        (folder / "last.tmp").replace(folder / "last.pt")


def _examples(
    articles: list[dict[str, Any]], encoder: Encoder, pool: list[Sentence], recipe: Recipe, epoch: int
) -> list[Example]:
    seed = recipe.seed * 1000 + epoch
    made = [examples(a, encoder, pool=pool, share=recipe.share, seed=seed) for a in articles]
    return [x for several in made for x in several if x.encoded.units]


def _epoch(
    model: AttributionModel,
    optimizer: torch.optim.Optimizer,
    rates: list[float],
    todo: list[list[Example]],
    recipe: Recipe,
    epoch: int,
) -> float:
    model.train()
    steps, lost, started = len(todo) * recipe.epochs, 0.0, time.time()
    for i, several in enumerate(todo):
        step = epoch * len(todo) + i
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * schedule(step / steps, recipe.warm_up)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=recipe.half_precision):
            loss = loss_of(model, several)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
        optimizer.step()
        lost += loss.item()
        if i % 20 == 0:
            pace = (time.time() - started) / (i + 1)
            print(
                f"epoch {epoch + 1} step {i}/{len(todo)} loss {lost / (i + 1):.4f} {pace:.2f} s/step",
                file=sys.stderr,
                flush=True,
            )
    return lost / len(todo)


def schedule(done: float, warm_up: float) -> float:
    """Linear up, then a cosine down to nothing."""
    return (
        done / warm_up if done < warm_up else 0.5 * (1 + math.cos(math.pi * (done - warm_up) / (1 - warm_up)))
    )


def _resume(model: AttributionModel, optimizer: torch.optim.Optimizer, folder: Path) -> int:
    last = folder / "last.pt"
    if not last.exists():
        return 0
    state = torch.load(last, weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["epoch"])


def averaged(paths: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of several epochs' weights (Izmailov et al., UAI 2018)."""
    several = [torch.load(path, weights_only=True) for path in paths]
    return {name: sum(w[name] for w in several) / len(several) for name in several[0]}
