"""Rounds a model's weights to what int8 can hold, so that its layers give nearly what they gave before.

To round each weight to the nearest isn't best: what one of them loses, those of the same output that come
after it make up for, as far as the layer's inputs go together (GPTQ: Frantar et al., ICLR 2023). Measured
once, in the squared difference of all layers' outputs, that is a seventh of what rounding to the nearest
costs. What is exported then is rounded no further.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import torch
from torch import Tensor, nn

from .dataset import Example
from .export import LARGEST
from .mention_data import Told
from .mention_model import MentionReader
from .model import AttributionModel
from .silver import soft_labels
from .watched import watched

DAMPING = 0.01  # of the mean square of an input, added to each: inputs that hardly vary decide little


def round_attributions(model: AttributionModel, news: Sequence[Example]) -> None:
    """Rounds the products of encoder and role reader, in place, as they read these windows."""

    def read() -> None:
        for one in news:  # alone: the places that fill up a batch would count as words
            soft_labels([model], [[one]])

    _round(model, read, {n: m for n, m in _linear(model) if not n.startswith("tag") and n != "roles.label"})


def round_mentions(model: MentionReader, documents: Sequence[Told]) -> None:
    """Rounds the products of a mention reader's layers, in place, as it reads these documents."""

    def read() -> None:
        for document in documents:
            for words in document.words.vectors.float().split(document.words.sizes):
                model.parts(model(words[None], torch.ones(1, len(words), dtype=torch.bool)))

    _round(model, read, {n: m for n, m in _linear(model) if n.startswith("layers.") or n == "parts"})


@torch.no_grad()
def rounded(weight: Tensor, inputs: Tensor) -> Tensor:
    """A weight (in, out) as multiples of a scale a column; ``inputs`` (in, in): the sum of the products of a
    layer's inputs with one another.

    The largest of each column stays as it is, so that the scale can be told from what comes out.
    """
    left = weight.float().clone()
    scale = left.abs().amax(0).clamp(min=1e-12) / LARGEST
    largest = left.abs().argmax(0)
    ends = torch.sign(weight.float()[largest, torch.arange(left.shape[1])]) * LARGEST
    damped = inputs.float() + DAMPING * inputs.diagonal().mean() * torch.eye(len(inputs))
    inverse = torch.cholesky_inverse(torch.linalg.cholesky(damped))
    falls = torch.linalg.cholesky(inverse, upper=True)
    out = torch.zeros_like(left)
    for i in range(len(left)):
        whole = (left[i] / scale).round().clamp(-LARGEST, LARGEST)
        out[i] = torch.where(largest == i, ends, whole) * scale
        lost = (left[i] - out[i]) / falls[i, i]
        left[i + 1 :] -= falls[i, i + 1 :, None] * lost[None]
    return out


def _linear(model: nn.Module) -> Iterator[tuple[str, nn.Linear]]:
    return ((name, part) for name, part in model.named_modules() if isinstance(part, nn.Linear))


@torch.no_grad()
def _round(model: nn.Module, read: Callable[[], None], products: dict[str, nn.Linear]) -> None:
    model.eval()
    with watched(products, Tensor.float) as inputs:
        read()
    for name, seen in inputs.items():
        products[name].weight.copy_(rounded(products[name].weight.T, seen).T)
