"""Makes a model's layers narrower: heads and inner numbers go that the others can stand in for.

One after the other the head, or the number inside the feed-forward part, goes without which the layer's
output can be kept nearest to what it was over some texts, and what is left is set right for its loss (Optimal
Brain Surgeon: Hassibi and Stork, NeurIPS 1992; in groups as in ZipLM: Kurtic et al., NeurIPS 2023). So a
model loses little before it learns anything: all that is needed is the second moments of what comes into two
of each layer's linear maps.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn

from .bunch import bunch
from .lessons import Both, read
from .library import Library
from .model import Layer, Shape
from .texts import Text
from .watched import watched

MEASURED = {"annotated": 260, "guessed": 86, "gum": 43, "novels": 26}  # texts, of each kind
TOGETHER = 6
DAMPING = 1e-5  # of the mean square of an input: some of them hardly vary

Moments = dict[str, Tensor]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How narrow a model gets: the ``heads`` of each of the encoder's layers and the ``inner`` numbers of
    their feed-forward part, and those of the mention reader's (``within``)."""

    heads: int = 8
    inner: int = 1024
    within: int = 512


def narrow_shape(shape: Shape, sizes: Sizes) -> Shape:
    """The shape of a model whose layers were made so narrow."""
    a_head = (shape.width or shape.hidden) // shape.heads
    return replace(shape, heads=sizes.heads, width=a_head * sizes.heads, inner=sizes.inner)


def narrowed(model: Both, sizes: Sizes, texts: Sequence[Text]) -> Both:
    """A copy of the model with narrower layers, as near as they can be to what they made of the texts."""
    made = copy.deepcopy(model).eval()
    attribution, reader = made.attribution, made.mentions
    seen = moments(made, texts)
    for name, layer in _layers(made):
        if name.startswith("encoder"):
            _narrow(layer, seen, name, sizes.heads, sizes.inner)
        else:
            _narrow(layer, seen, name, layer.heads, sizes.within)
    attribution.shape = attribution.encoder.shape = narrow_shape(attribution.shape, sizes)
    reader.shape = replace(reader.shape, within=sizes.within)
    return made


def measured(held: Library, seed: int = 5) -> list[Text]:
    """Texts of several kinds, by which a model is made narrower."""
    rng = random.Random(seed)
    some: list[Text] = []
    for kind, count in MEASURED.items():
        there = held.get(kind, [])
        some += rng.sample(there, min(count, len(there)))
    rng.shuffle(some)
    return some


@torch.no_grad()
def moments(model: Both, texts: Sequence[Text]) -> Moments:
    """By the name of a linear map the mean products (N + 1, N + 1) of the numbers that come into it, and of
    1, with one another, as the model reads the texts. What fills windows up to one length counts too; there
    is little of it, for windows of about one length are read together."""
    device = next(model.parameters()).device
    parts = {
        f"{name}.{which}": part
        for name, layer in _layers(model)
        for which, part in (("out", layer.out), ("down", layer.down))
    }
    with watched(parts, _with_one) as sums:
        for begin in range(0, len(texts), TOGETHER):
            read(model, bunch(texts[begin : begin + TOGETHER]).on(device))
    return {name: total / total[-1, -1] for name, total in sums.items()}


@torch.no_grad()
def thinned(part: nn.Linear, seen: Tensor, groups: Tensor, count: int) -> tuple[nn.Linear, Tensor]:
    """The linear map with no more than ``count`` of the ``groups`` (G, size) of its inputs, set right for
    those that are gone, and which inputs it has kept, in order. ``seen``: as of ``moments``."""
    eye = torch.eye(len(seen), dtype=seen.dtype, device=seen.device)
    inverse = torch.linalg.inv(seen + DAMPING * seen.diagonal()[:-1].mean() * eye)
    left = torch.cat([part.weight, part.bias[:, None]], 1).T.to(seen.dtype)  # (inputs and 1, outputs)
    kept = list(range(len(groups)))
    while len(kept) > count:
        among = groups[kept]
        own = inverse[among[:, :, None], among[:, None, :]]
        cost = (left[among] * torch.linalg.solve(own, left[among])).sum((1, 2))
        gone = groups[kept.pop(int(cost.argmin()))]
        share = torch.linalg.solve(inverse[gone][:, gone], torch.cat([left[gone], inverse[gone]], 1))
        along = inverse[:, gone]
        left -= along @ share[:, : left.shape[1]]
        inverse -= along @ share[:, left.shape[1] :]
    inputs = groups[kept].flatten()
    return _linear(left[inputs].T, left[-1]), inputs


def _narrow(layer: Layer, seen: Moments, name: str, heads: int, inner: int) -> None:
    if heads < layer.heads:
        numbers = torch.arange(layer.out.in_features, device=layer.out.weight.device)
        layer.out, kept = thinned(layer.out, seen[f"{name}.out"], numbers.view(layer.heads, -1), heads)
        layer.query, layer.key, layer.value = (_some(p, kept) for p in (layer.query, layer.key, layer.value))
        layer.heads = heads
    if inner < layer.down.in_features:
        numbers = torch.arange(layer.down.in_features, device=layer.down.weight.device)
        layer.down, kept = thinned(layer.down, seen[f"{name}.down"], numbers[:, None], inner)
        layer.up = _some(layer.up, kept)


def _some(part: nn.Linear, outputs: Tensor) -> nn.Linear:
    """The linear map with some of its outputs."""
    return _linear(part.weight[outputs], part.bias[outputs])


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    made = nn.Linear(weight.shape[1], weight.shape[0], device=weight.device)
    made.weight.data.copy_(weight)
    made.bias.data.copy_(bias)
    return made


def _layers(model: Both) -> Iterator[tuple[str, Layer]]:
    for kind, layers in (("encoder", model.attribution.encoder.layers), ("mentions", model.mentions.layers)):
        for number, layer in enumerate(layers):
            assert isinstance(layer, Layer)
            yield f"{kind}.{number}", layer


def _with_one(given: Tensor) -> Tensor:
    rows = given.double()
    return torch.cat([rows, rows.new_ones(len(rows), 1)], 1)
