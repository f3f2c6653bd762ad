"""Training in steps of several lessons: resumes from its last epoch."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor, nn

from .train import resume, schedule, set_rates

M = TypeVar("M", bound=nn.Module)
Step = Callable[[M], Tensor]  # what a step costs
Lesson = Callable[[int, random.Random], Iterator[Step[M]]]  # the steps of an epoch, counted from 0


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often a lesson is gone through, and how its learning rate goes."""

    epochs: int
    warm_up: float
    seed: int


def learn(
    model: M,
    lesson: Lesson[M],
    how: Schedule,
    optimizer: torch.optim.Optimizer,
    folder: Path,
    report: Callable[[], dict[str, float]] = dict,
    every: int = 1,
) -> None:
    """Goes through a lesson; resumes from ``last.pt`` in ``folder``. Each group of the optimizer has its
    ``highest`` learning rate. ``report`` is asked every so many epochs."""
    folder.mkdir(parents=True, exist_ok=True)
    for epoch in range(resume(model, optimizer, folder), how.epochs):
        started = time.time()
        torch.manual_seed(how.seed * 1000 + epoch)
        steps = list(lesson(epoch, random.Random(how.seed * 1000 + epoch)))
        lost = 0.0
        for i, step in enumerate(steps):
            done = (epoch + i / len(steps)) / how.epochs
            lost += _step(model, optimizer, step, schedule(done, how.warm_up))
        line = {"epoch": epoch + 1, "loss": round(lost / len(steps), 4)}
        line["seconds"] = round(time.time() - started)
        print(json.dumps(line | ({} if (epoch + 1) % every else report())), flush=True)
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch + 1}
        torch.save(state, folder / "last.tmp")
        (folder / "last.tmp").replace(folder / "last.pt")


def together(lessons: Sequence[tuple[float, Step[M]]]) -> Step[M]:
    """A step of several lessons, each by its weight."""
    return lambda model: torch.stack([weight * loss(model) for weight, loss in lessons]).sum()


def _step(model: M, optimizer: torch.optim.Optimizer, step: Step[M], share: float) -> float:
    """One step at a share of the highest learning rates. Returns what it cost."""
    set_rates(optimizer, share)
    model.train()
    loss = step(model)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
    optimizer.step()
    return loss.item()
