"""Lets linear maps learn with the weights and activations that they will have as int8.

What comes in is rounded as it will be at run time (a scale a window), weights to a scale a column; gradients
go past the rounding (Jacob et al., CVPR 2018).
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .export import LARGEST

LEVELS = 255  # of an activation


def learn_rounded(model: nn.Module, chosen: Callable[[str], bool]) -> None:
    """From now on the linear maps of ``model`` whose names are ``chosen`` work with rounded numbers."""
    for name, part in model.named_modules():
        if isinstance(part, nn.Linear) and chosen(name):
            part.forward = _Rounded(part)  # type: ignore[method-assign]


class _Rounded:
    def __init__(self, part: nn.Linear) -> None:
        self.part = part

    def __call__(self, x: Tensor) -> Tensor:
        return F.linear(_passed(x, _activation), _passed(self.part.weight, _weight), self.part.bias)


def _passed(x: Tensor, rounded: Callable[[Tensor], Tensor]) -> Tensor:
    """``rounded(x)``, with the gradient of ``x``."""
    with torch.no_grad():
        change = rounded(x) - x
    return x + change


def _activation(x: Tensor) -> Tensor:
    """Rounded to 8 bits between the least and the greatest number (or 0) of each window (B, …)."""
    over = tuple(range(1, x.ndim))
    least, greatest = x.amin(over, True).clamp(max=0), x.amax(over, True).clamp(min=0)
    scale = ((greatest - least) / LEVELS).clamp(min=1e-8)
    return (x / scale).round() * scale


def _weight(weight: Tensor) -> Tensor:
    scale = (weight.abs().amax(1, True) / LARGEST).clamp(min=1e-12)
    return (weight / scale).round() * scale
