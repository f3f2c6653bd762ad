"""Windows with what an exported encoder and the role reader by it make of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper
from torch import Tensor, nn

from reportedly.attribute.model import Model

from . import shallow_roles
from .dataset import Example
from .export_mentions import BELOW

INPUTS = ("pieces", "case", "quote", "place")


@dataclass(slots=True)
class Window:
    """What is known of a window's word pieces (4, T), where each word begins (U,), and what the encoder
    makes of it: ``below``, of pieces in the layers ``BELOW`` (2, T, hidden), and ``words`` (U, hidden), both
    in half precision; ``example``: its cues with how likely each role is."""

    given: Tensor
    first: Tensor
    below: Tensor
    words: Tensor
    example: Example


def windows(folder: Path, examples: Iterable[Example]) -> Iterator[Window]:
    """Windows, as the exported model in ``folder`` reads them. Where a cue's roles are known, half of them is
    what is known."""
    model, session = Model(folder), _session(folder)
    for example in examples:
        encoded = example.encoded
        inputs = {k: getattr(encoded, k)[None] for k in INPUTS}
        *lower, words = session.run(None, inputs | {"first": encoded.first})
        yield Window(
            torch.from_numpy(np.stack([getattr(encoded, k) for k in INPUTS]).astype(np.int32)),
            torch.from_numpy(encoded.first.astype(np.int32)),
            torch.from_numpy(np.concatenate(lower)).half(),
            torch.from_numpy(words[0]).half(),
            shallow_roles.window(model, example).example,
        )


def _session(folder: Path) -> onnxruntime.InferenceSession:
    """The encoder in ``folder``, which gives what the layers ``BELOW`` make of pieces, and words."""
    graph = onnx.load(folder / "encoder.onnx")
    norms = [node.output[0] for node in graph.graph.node if node.op_type == "LayerNormalization"]
    words = next(out for out in graph.graph.output if out.name == "words")
    below = [norms[2 * k] for k in BELOW]  # one norm for the embeddings, two in each layer
    outputs = [helper.make_tensor_value_info(x, TensorProto.FLOAT, [1, "T", "H"]) for x in below]
    del graph.graph.output[:]
    graph.graph.output.extend([*outputs, words])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(graph.SerializeToString(), options)


def batch(some: Sequence[Window]) -> dict[str, Tensor]:
    """Windows of several lengths as one batch."""
    pad = partial(nn.utils.rnn.pad_sequence, batch_first=True)
    given = pad([w.given.T for w in some]).long()
    made = {name: given[..., k] for k, name in enumerate(INPUTS)}
    made |= {
        "below": pad([w.below.transpose(0, 1) for w in some]).transpose(1, 2),
        "words": pad([w.words for w in some]),
        "first": pad([w.first for w in some]).long(),
    }
    for name, lengths in (
        ("mask", [w.given.shape[1] for w in some]),
        ("word", [len(w.first) for w in some]),
    ):
        made[name] = torch.arange(max(lengths)) < torch.tensor(lengths)[:, None]
    return made
