"""Writes a trained model as int8 ONNX graphs, node by node.

Two graphs: ``encoder.onnx`` reads one window, ``roles.onnx`` the cues of one paragraph. Weights of matrix
products are int8 of seven bits, a scale a column; activations are quantised as they come (dynamic
quantisation), word embeddings are int8, a scale a row. Written by hand with fused operators of ONNX
Runtime, the graphs are smaller and quicker than a traced export.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from reportedly.attribute.features import BLOCK

from .model import AttributionModel, Layer, RoleReader

Floats = npt.NDArray[np.float32]
MICROSOFT = "com.microsoft"
# x86 processors without VNNI add two products of 8 by 8 bits in 16, which overflows silently: attribution
# F1 on dev fell from 0.783 to 0.775 there. With 7-bit weights nothing can; all processors find the same.
LARGEST = 63


class Graph:
    """Collects nodes and weights. Each method adds a node and returns its output's name."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: dict[str, npt.NDArray[np.generic]] = {}

    def add(
        self, op: str, *inputs: str, domain: str = "", out: str | None = None, **attributes: object
    ) -> str:
        name = out or f"x{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, list(inputs), [name], domain=domain, **attributes))
        return name

    def weight(self, value: npt.NDArray[np.generic]) -> str:
        name = f"w{len(self.weights)}"
        self.weights[name] = value
        return name

    def product(self, x: str, weight: Floats, bias: Floats | None) -> str:
        """``x`` (…, in) times ``weight`` (in, out), int8, plus ``bias``."""
        scale = np.maximum(np.abs(weight).max(0), 1e-12) / LARGEST
        whole = np.clip(np.round(weight / scale), -LARGEST, LARGEST).astype(np.int8)
        inputs = [x, self.weight(whole), self.weight(scale.astype(np.float32)), ""]
        if bias is not None:
            inputs.append(self.weight(bias))
        return self.add("DynamicQuantizeMatMul", *inputs, domain=MICROSOFT)

    def linear(self, x: str, module: nn.Linear) -> str:
        return self.product(x, numbers(module.weight).T, numbers(module.bias))

    def norm(self, x: str, norm: nn.LayerNorm) -> str:
        weight, bias = self.weight(numbers(norm.weight)), self.weight(numbers(norm.bias))
        return self.add("LayerNormalization", x, weight, bias, epsilon=norm.eps)

    def layer(self, x: str, layer: Layer, at: str | None = None) -> str:
        """One transformer layer; with ``at``, for the places that it indexes only."""
        hidden = layer.out.in_features
        if at is None:
            query, key, value = self.split(self.joined(x, layer.query, layer.key, layer.value), [hidden] * 3)
        else:
            key, value = self.split(self.joined(x, layer.key, layer.value), [hidden] * 2)
            x = self.add("Gather", x, at, axis=1)
            query = self.linear(x, layer.query)
        mixed = self.add("MultiHeadAttention", query, key, value, domain=MICROSOFT, num_heads=layer.heads)
        x = self.norm(self.add("Add", x, self.linear(mixed, layer.out)), layer.norm1)
        up = self.add("Gelu", self.linear(x, layer.up), domain=MICROSOFT)
        return self.norm(self.add("Add", x, self.linear(up, layer.down)), layer.norm2)

    def joined(self, x: str, *modules: nn.Linear) -> str:
        """Several linear maps of one input in one product."""
        weight = np.concatenate([numbers(m.weight).T for m in modules], 1)
        return self.product(x, weight, np.concatenate([numbers(m.bias) for m in modules]))

    def split(self, x: str, sizes: list[int]) -> list[str]:
        parts = [f"{x}_{k}" for k in range(len(sizes))]
        lengths = self.weight(np.array(sizes, dtype=np.int64))
        self.nodes.append(helper.make_node("Split", [x, lengths], parts, axis=-1))
        return parts

    def scalar(self, value: int) -> str:
        return self.weight(np.array(value, dtype=np.int64))

    def whole(self, *values: int) -> str:
        """Whole numbers as a constant (…,)."""
        return self.weight(np.array(values, dtype=np.int64))

    def table(self, at: str, module: nn.Embedding, *, whole: bool = False) -> str:
        """Rows of an embedding table; int8 with a scale a row where ``whole``."""
        rows = numbers(module.weight)
        if not whole:
            return self.add("Gather", self.weight(rows), at)
        scale = (np.maximum(np.abs(rows).max(1, keepdims=True), 1e-12) / 127).astype(np.float32)
        small = np.clip(np.round(rows / scale), -127, 127).astype(np.int8)
        taken = self.add("Cast", self.add("Gather", self.weight(small), at), to=TensorProto.FLOAT)
        return self.add("Mul", taken, self.add("Gather", self.weight(scale), at))

    def save(
        self, path: Path, inputs: dict[str, tuple[int, list[str | int]]], outputs: dict[str, list[str | int]]
    ) -> None:
        graph = helper.make_graph(
            self.nodes,
            path.stem,
            [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in inputs.items()],
            [
                helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
                for name, shape in outputs.items()
            ],
            [numpy_helper.from_array(value, name) for name, value in self.weights.items()],
        )
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
        onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=8), path)


def numbers(weight: object) -> Floats:
    return weight.detach().float().cpu().numpy()  # type: ignore[attr-defined,no-any-return]


def export(model: AttributionModel, folder: Path, *, layers: int) -> None:
    """Writes ``encoder.onnx`` and ``roles.onnx`` into ``folder``. Only BERT encoders can be exported.

    ``layers``: 1 for a model that knows outermost cues, 2 for one that was taught nested ones too.
    """
    if model.shape.kind != "bert":
        raise ValueError(f"an encoder of kind {model.shape.kind} is a teacher, not a model that ships")
    folder.mkdir(parents=True, exist_ok=True)
    _encoder(model, 3 * layers).save(
        folder / "encoder.onnx",
        {k: (TensorProto.INT64, [1, "T"]) for k in ("pieces", "case", "quote", "place")}
        | {"first": (TensorProto.INT64, ["U"])},
        {"words": [1, "U", model.shape.hidden], "tags": [1, "U", 3 * layers]},
    )
    export_roles(model.roles, folder)


def export_roles(reader: RoleReader, folder: Path) -> None:
    """Writes ``roles.onnx`` into ``folder``."""
    hidden = reader.word.in_features
    _roles(reader).save(
        folder / "roles.onnx",
        {
            "words": (TensorProto.FLOAT, [1, "L", hidden]),
            "about": (TensorProto.FLOAT, ["C", 1, hidden]),
            "distance": (TensorProto.INT64, ["C", "L"]),
        },
        {"labels": ["C", "L", 5]},
    )


def _encoder(model: AttributionModel, tags: int) -> Graph:
    encoder, graph, shape = model.encoder, Graph(), model.shape
    length = graph.add("Gather", graph.add("Shape", "pieces"), graph.whole(1))
    zero, one, end = graph.scalar(0), graph.scalar(1), graph.add("Squeeze", length)
    at = graph.add("Range", zero, end, one)
    x = graph.add("Add", graph.table("pieces", encoder.word, whole=True), graph.table(at, encoder.position))
    for name, module in (("case", encoder.case), ("quote", encoder.quote), ("place", encoder.place)):
        x = graph.add("Add", x, graph.table(name, module))
    x = graph.norm(x, encoder.norm)
    if shape.local:
        blocks = graph.add("Div", graph.add("Add", length, graph.whole(BLOCK - 1)), graph.whole(BLOCK))
        sizes = graph.add("Concat", blocks, graph.whole(-1), graph.whole(shape.hidden), axis=0)
        x = graph.add("Reshape", x, sizes)
    for i, layer in enumerate(encoder.layers):
        assert isinstance(layer, Layer)
        if shape.local and i == shape.local:
            x = graph.add("Reshape", x, graph.whole(1, -1, shape.hidden))
        x = graph.layer(x, layer, "first" if i == shape.layers - 1 else None)
    graph.add("Identity", x, out="words")
    weight, bias = numbers(model.tag.weight)[:tags], numbers(model.tag.bias)[:tags]
    product = graph.add("MatMul", "words", graph.weight(np.ascontiguousarray(weight.T)))
    graph.add("Add", product, graph.weight(bias), out="tags")
    return graph


def _roles(reader: RoleReader) -> Graph:
    graph = Graph()
    x = graph.add("Add", graph.linear("words", reader.word), graph.linear("about", reader.cue))
    x = graph.add("Add", x, graph.table("distance", reader.distance))
    x = graph.norm(x, reader.norm)
    for layer in reader.layers:
        assert isinstance(layer, Layer)
        x = graph.layer(x, layer)
    product = graph.add("MatMul", x, graph.weight(np.ascontiguousarray(numbers(reader.label.weight).T)))
    graph.add("Add", product, graph.weight(numbers(reader.label.bias)), out="labels")
    return graph
