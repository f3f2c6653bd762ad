"""Reads an exported model back, so that training can go on from it: an int8 weight times its scale."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from reportedly.attribute.likeness import COLUMNS, FIRST_ROWS, JOINED, JOINED_ROWS, ROWS

from .mention_model import MentionReader, MentionShape
from .model import AttributionModel, Layer, Shape


@torch.no_grad()
def shipped(folder: Path, shape: Shape) -> AttributionModel:
    """The model that ``export`` wrote into ``folder``. Tags that it left out start anew.

    Raises ValueError where the graphs aren't of this shape.
    """
    model = AttributionModel(shape)
    encoder, roles = model.encoder, model.roles
    weights = _weights(folder / "encoder.onnx")
    for table in (encoder.word, encoder.position, encoder.case, encoder.quote, encoder.place):
        _take(weights, table.weight)
    _norm(weights, encoder.norm)
    _layers(weights, encoder.layers)
    tags, bias = next(weights).T, next(weights)
    model.tag.weight[: len(tags)], model.tag.bias[: len(bias)] = tags, bias
    weights = _weights(folder / "roles.onnx")
    _linear(weights, roles.word)
    _linear(weights, roles.cue)
    _take(weights, roles.distance.weight)
    _norm(weights, roles.norm)
    _layers(weights, roles.layers)
    _take(weights, roles.label.weight, turned=True)
    _take(weights, roles.label.bias)
    return model


@torch.no_grad()
def shipped_mentions(folder: Path, shape: MentionShape) -> MentionReader:
    """The mention reader that ``export_mentions`` added to the model in ``folder``. What it reads is levelled
    by its first product.

    Raises ValueError where the graphs aren't of this shape.
    """
    reader, weights = MentionReader(shape), _weights(folder / "mentions.onnx")
    _linear(weights, reader.word)
    _norm(weights, reader.norm)
    _layers(weights, reader.layers)
    _linear(weights, reader.edges)
    next(weights)  # what scores are divided by
    _linear(weights, reader.parts)
    weights, links = _weights(folder / "links.onnx"), reader.links
    for part in (links.later, links.earlier):
        _linear(weights, part)
    _take(weights, links.both.weight, turned=True)
    links.alike.weight.copy_(_apart(next(weights)))
    _linear(weights, links.score)
    return reader


def _apart(tables: Tensor) -> Tensor:
    """Rows of the columns of likeness that make up the joined tables again."""
    rows, first = torch.zeros(ROWS, tables.shape[1]), 0
    for columns, count in zip(JOINED, JOINED_ROWS, strict=True):
        table = tables[first : first + count].view(*(COLUMNS[c] for c in columns), -1)
        first += count
        for k, c in enumerate(columns):  # the first row of all but one column is nothing
            own = table[tuple(slice(None) if c == other else 0 for other in columns)]
            rows[FIRST_ROWS[c] : FIRST_ROWS[c] + COLUMNS[c]] = own - own[0] if k else own
    return rows


def _weights(path: Path) -> Iterator[Tensor]:
    """A graph's weights in the order in which ``export`` adds them; whole-number constants are left out."""
    values = [numpy_helper.to_array(w) for w in onnx.load(path).graph.initializer]
    real = iter([v for v in values if v.dtype != np.int64])
    for value in real:
        whole = value.dtype == np.int8
        yield torch.from_numpy(value * next(real) if whole else value.copy())


def _take(weights: Iterator[Tensor], into: Tensor, *, turned: bool = False) -> None:
    value = next(weights)
    value = value.T if turned else value
    if value.shape != into.shape:
        raise ValueError(f"a weight of shape {tuple(value.shape)} where {tuple(into.shape)} is wanted")
    into.copy_(value)


def _linear(weights: Iterator[Tensor], *modules: nn.Linear) -> None:
    """Linear maps of one input, which are one product in the graph."""
    sizes, weight = [m.out_features for m in modules], next(weights).T
    wanted = sum(sizes), modules[0].in_features
    if weight.shape != wanted:
        raise ValueError(f"a weight of shape {tuple(weight.shape)} where {wanted} is wanted")
    parts = zip(weight.split(sizes), next(weights).split(sizes), strict=True)
    for module, (rows, offsets) in zip(modules, parts, strict=True):
        module.weight.copy_(rows)
        module.bias.copy_(offsets)


def _norm(weights: Iterator[Tensor], module: nn.LayerNorm) -> None:
    _take(weights, module.weight)
    _take(weights, module.bias)


def _layers(weights: Iterator[Tensor], layers: nn.ModuleList) -> None:
    for layer in layers:
        assert isinstance(layer, Layer)
        first = next(weights)
        together = chain([first], weights)
        if first.shape[1] == 3 * layer.out.in_features:
            _linear(together, layer.query, layer.key, layer.value)
        else:  # the last layer asks for some places only
            _linear(together, layer.key, layer.value)
            _linear(weights, layer.query)
        _linear(weights, layer.out)
        _norm(weights, layer.norm1)
        _linear(weights, layer.up)
        _linear(weights, layer.down)
        _norm(weights, layer.norm2)
