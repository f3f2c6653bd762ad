"""The training loop: resumes from its last checkpoint, keeps every epoch's weights."""

from __future__ import annotations

import json
import math
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from reportedly.attribute.features import Encoder

from .dataset import Example, batches, collate, collate_cues, examples
from .graft import sentences
from .model import AttributionModel, half_precision

WEIGHTS = (1.0, 1.0, 0.3, 0.3)  # of each kind of tag


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one model is trained. ``batch`` is in word pieces."""

    epochs: int = 7
    batch: int = 3000
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    decay: float = 0.01
    seed: int = 1


def loss_of(model: AttributionModel, several: list[Example]) -> Tensor:
    """Cross-entropy of tags and of roles with their labels, hard or soft, each a mean over what is known."""
    batch, groups = collate(several), collate_cues(several)
    words, tags = model.encode(batch)
    split = tags.float().view(*tags.shape[:2], 4, 3)
    total = torch.zeros(())
    for k, weight in enumerate(WEIGHTS):
        wanted = batch["tags"][:, :, k]
        total = total + weight * surprise(split[:, :, k], wanted) / _known(wanted)
    known = sum(_known(cues["roles"]) for cues in groups)
    for cues in groups:
        total = total + surprise(model.read_roles(words, cues).float(), cues["roles"]) / known
    return total


def surprise(scores: Tensor, wanted: Tensor) -> Tensor:
    """Cross-entropy of scores with labels, hard or soft, summed over what is known."""
    return -(wanted * F.log_softmax(scores, -1)).sum()


def _known(wanted: Tensor) -> float:
    """How many places have a label, 1 at least."""
    return max(1.0, float(wanted.sum()))


def optimizer_of(model: AttributionModel, recipe: Recipe) -> torch.optim.AdamW:
    model.encoder.word.weight.requires_grad_(False)  # no gain on dev from moving them, and half the memory
    new = ("tag.", "roles.", "encoder.case.", "encoder.quote.", "encoder.place.")
    rated = (
        (recipe.head_rate if name.startswith(new) else recipe.rate, weight)
        for name, weight in model.named_parameters()
    )
    return adamw(rated, recipe.decay)


def adamw(rated: Iterable[tuple[float, Tensor]], decay: float) -> torch.optim.AdamW:
    """An optimizer of the weights that learn, each with its highest learning rate, the ``highest`` of its
    group. Only what has more than one dimension decays."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for rate, weight in rated:
        if weight.requires_grad:
            groups.setdefault((rate, decay if weight.ndim > 1 else 0.0), []).append(weight)
    settings = [{"params": p, "lr": r, "highest": r, "weight_decay": d} for (r, d), p in groups.items()]
    return torch.optim.AdamW(settings, betas=(0.9, 0.98), fused=True)


def train(
    model: AttributionModel,
    epochs_examples: Callable[[int], list[Example]],
    recipe: Recipe,
    folder: Path,
    evaluate: Callable[[AttributionModel], dict[str, float]],
) -> None:
    """Trains ``model``; leaves ``last.pt`` (to resume from) and each epoch's weights in ``folder``.

    ``epochs_examples`` gives the examples of an epoch, counted from 0.
    """
    folder.mkdir(parents=True, exist_ok=True)
    optimizer = optimizer_of(model, recipe)
    epoch = resume(model, optimizer, folder)
    while epoch < recipe.epochs:
        torch.manual_seed(recipe.seed * 1000 + epoch)
        started = time.time()
        todo = list(batches(epochs_examples(epoch), recipe.batch, recipe.seed * 1000 + epoch))
        lost = _epoch(model, optimizer, todo, recipe, epoch)
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


def all_examples(articles: list[dict[str, Any]], encoder: Encoder, share: float, seed: int) -> list[Example]:
    """The examples of all articles; ``share`` of the contents are grafted."""
    pool = [s for article in articles for s in sentences(article)] if share else []
    made = [examples(a, encoder, pool=pool, share=share, seed=seed) for a in articles]
    return [x for several in made for x in several if x.encoded.units]


def _epoch(
    model: AttributionModel,
    optimizer: torch.optim.Optimizer,
    todo: list[list[Example]],
    recipe: Recipe,
    epoch: int,
) -> float:
    model.train()
    steps, lost, started = len(todo) * recipe.epochs, 0.0, time.time()
    for i, several in enumerate(todo):
        step = epoch * len(todo) + i
        set_rates(optimizer, schedule(step / steps, recipe.warm_up))
        with half_precision():
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


def set_rates(optimizer: torch.optim.Optimizer, share: float) -> None:
    """Sets all learning rates to a share of their highest."""
    for group in optimizer.param_groups:
        group["lr"] = group["highest"] * share


def schedule(done: float, warm_up: float) -> float:
    """Linear up, then a cosine down to nothing."""
    return (
        done / warm_up if done < warm_up else 0.5 * (1 + math.cos(math.pi * (done - warm_up) / (1 - warm_up)))
    )


def resume(model: nn.Module, optimizer: torch.optim.Optimizer, folder: Path) -> int:
    """The epochs that ``last.pt`` in ``folder`` has done, with model and optimizer as they were then."""
    last = folder / "last.pt"
    if not last.exists():
        return 0
    state = torch.load(last, weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["epoch"])


def averaged(paths: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of several epochs' weights (Izmailov et al., UAI 2018)."""
    return mean([torch.load(path, weights_only=True) for path in paths])


def mean(several: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of several weights of one model."""
    return {name: sum(w[name] for w in several) / len(several) for name in several[0]}
