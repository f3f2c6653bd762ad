"""Writes a trained mention reader as ONNX graphs into the folder of the model whose encoder it reads.

``mentions.onnx`` reads a window, ``links.onnx`` the pairs of mentions of a document. ``encoder.onnx`` gets a
third output, ``below``: what its lower layers make of the words.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial, reduce
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from reportedly.attribute.likeness import COLUMNS, FIRST_ROWS, JOINED
from reportedly.attribute.mentioned import KINDS
from reportedly.attribute.mentions import FILES as MENTION_FILES
from reportedly.attribute.model import digest

from .export import Floats, Graph, numbers
from .mention_model import Linker, MentionReader
from .model import Layer

BELOW = (2, 4)  # layers of the encoder, counted from 1, that are read beside the last
HIDDEN = 384


def export(model: MentionReader, folder: Path, *, least: float, considered: float) -> None:
    """Adds the mention reader to the model in ``folder``, whose encoder gives ``below`` already.

    ``least``: the least probability of a mention; ``considered``: of what a mention may go back to.
    """
    shape = model.shape
    _windows(model).save(
        folder / "mentions.onnx",
        {
            "words": (TensorProto.FLOAT, [1, "U", HIDDEN]),
            "below": (TensorProto.FLOAT, [1, "U", shape.read - HIDDEN]),
        },
        {"scores": [1, "U", "U"], "parts": [1, "U", 3 * (shape.mention + len(KINDS)) + 1]},
    )
    pairs = {"later": ["P"], "earlier": ["P"], "alike": ["P", len(JOINED)]}
    _links(model).save(
        folder / "links.onnx",
        {"vectors": (TensorProto.FLOAT, ["M", shape.mention])}
        | {name: (TensorProto.INT64, sizes) for name, sizes in pairs.items()},
        {"fit": ["P"]},
    )
    _settle(folder, least, considered)


def _settle(folder: Path, least: float, considered: float) -> None:
    """Sets ``model.json`` right after a change of the folder's files."""
    settings = folder / "model.json"
    plain = json.loads(settings.read_text(encoding="utf8"))
    plain |= {"sha256": digest(folder), "mention": least, "considered": considered}
    settings.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf8")


def add_below(folder: Path, layers: Sequence[int] = BELOW, hidden: int = HIDDEN) -> None:
    """Gives the encoder of a calibrated model its output ``below`` (1, U, layers * hidden), unless it has it.

    A mention reader that is there is taken away: it was made for another encoder.
    """
    path = folder / "encoder.onnx"
    model = onnx.load(path)
    if any(out.name == "below" for out in model.graph.output):
        return
    norms = [node.output[0] for node in model.graph.node if node.op_type == "LayerNormalization"]
    extra = numpy_helper.from_array(np.array([1, -1, hidden], dtype=np.int64), "below_shape")
    model.graph.initializer.append(extra)
    parts = []
    for i in layers:  # one norm for the embeddings, two in each layer; blocks are put end to end
        flat, rows = f"below_flat_{i}", f"below_{i}"
        made = [
            helper.make_node("Reshape", [norms[2 * i], "below_shape"], [flat]),
            helper.make_node("Gather", [flat, "first"], [rows], axis=1),
        ]
        model.graph.node.extend(made)
        parts.append(rows)
    model.graph.node.append(helper.make_node("Concat", parts, ["below"], axis=2))
    size = hidden * len(layers)
    model.graph.output.append(helper.make_tensor_value_info("below", TensorProto.FLOAT, [1, "U", size]))
    onnx.save(model, path)
    for name in MENTION_FILES:
        (folder / name).unlink(missing_ok=True)
    _settle(folder, 0.5, 0.5)


def _windows(model: MentionReader) -> Graph:
    graph, size = Graph(), model.shape.edge
    x = graph.norm(graph.linear(graph.add("Concat", "below", "words", axis=2), model.settled()), model.norm)
    for layer in model.layers:
        assert isinstance(layer, Layer)
        x = graph.layer(x, layer)
    edges = _plain(graph, x, model.edges)
    first, begins, last, ends = graph.split(edges, [size, 1, size, 1])
    scale = graph.weight(np.array(size**-0.5, dtype=np.float32))
    scores = graph.add("MatMul", graph.add("Mul", first, scale), _turned(graph, last))
    graph.add("Add", graph.add("Add", scores, begins), _turned(graph, ends), out="scores")
    graph.add("Identity", graph.linear(x, model.parts), out="parts")
    return graph


def _links(model: MentionReader) -> Graph:
    links, graph = model.links, Graph()
    sides = []
    for name, module in (("later", links.later), ("earlier", links.earlier)):
        sides.append(graph.add("Gather", _plain(graph, "vectors", module), name))
    later, earlier = (graph.add("Gather", "vectors", name) for name in ("later", "earlier"))
    both = graph.add("MatMul", graph.add("Mul", later, earlier), graph.weight(_columns(links.both)))
    x = graph.add("Add", graph.add("Add", sides[0], sides[1]), graph.add("Add", both, _alike(graph, links)))
    score = _plain(graph, graph.add("Gelu", x, domain="com.microsoft"), links.score)
    graph.add("Squeeze", score, graph.whole(1), out="fit")
    return graph


def _alike(graph: Graph, links: Linker) -> str:
    """The sum of a pair's rows of the joined tables. Additions take a fifth of the time of a reduction."""
    tables = graph.weight(joined_tables(numbers(links.alike.weight)))
    columns = (graph.add("Gather", "alike", graph.scalar(k), axis=1) for k in range(len(JOINED)))
    return reduce(partial(graph.add, "Add"), (graph.add("Gather", tables, column) for column in columns))


def joined_tables(rows: Floats) -> Floats:
    """The rows (ROWS, size) of the columns of likeness as those of its joined tables."""
    tables = []
    for columns in JOINED:
        table = np.zeros((1, rows.shape[1]), dtype=np.float32)
        for c in columns:
            own = rows[FIRST_ROWS[c] : FIRST_ROWS[c] + COLUMNS[c]]
            table = (table[:, None] + own[None]).reshape(-1, rows.shape[1])
        tables.append(table)
    return np.concatenate(tables)


def _plain(graph: Graph, x: str, module: object) -> str:
    """A small linear map, in floating point."""
    product = graph.add("MatMul", x, graph.weight(_columns(module)))
    return graph.add("Add", product, graph.weight(numbers(module.bias)))  # type: ignore[attr-defined]


def _columns(module: object) -> np.ndarray:
    return np.ascontiguousarray(numbers(module.weight).T)  # type: ignore[attr-defined]


def _turned(graph: Graph, x: str) -> str:
    return graph.add("Transpose", x, perm=[0, 2, 1])
