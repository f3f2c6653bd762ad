"""What comes into linear maps while a model reads, as sums of products of its numbers with one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn


@contextmanager
def watched(
    parts: Mapping[str, nn.Linear], rows_of: Callable[[Tensor], Tensor]
) -> Iterator[dict[str, Tensor]]:
    """By the names of the maps the sums (N, N) over all that they are given meanwhile. ``rows_of``: makes
    rows (…, N) of what is given (…, inputs)."""
    sums: dict[str, Tensor] = {}

    def see(name: str, _: nn.Module, given: tuple[Any, ...]) -> None:
        rows = rows_of(given[0].detach().flatten(0, -2))
        with torch.autocast(rows.device.type, enabled=False):  # half precision is too coarse to invert
            sums[name] = sums.get(name, torch.zeros(())) + rows.T @ rows

    hooks = [part.register_forward_pre_hook(partial(see, name)) for name, part in parts.items()]
    try:
        yield sums
    finally:
        for hook in hooks:
            hook.remove()
