"""An encoder whose upper layers are one, taught by the encoder before it.

The lower layers stay as they are. The one above them learns, over all texts, to make of each word what the
last layer made of it (as TinyBERT does: Jiao et al., Findings of EMNLP 2020), and so that its tags are as
likely as they were. It begins as the last layer was. Labels aren't learned from: the encoder before has
learned them, those of the training part by heart.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper
from torch import Tensor, nn
from torch.nn import functional as F

from reportedly.attribute.decode import LAYER
from reportedly.attribute.features import Encoded
from reportedly.attribute.mentions import FILES as MENTION_FILES
from reportedly.attribute.model import Model

from .attention import added_to_scores, attended
from .dataset import padded
from .export import export
from .fake_int8 import learn_rounded
from .model import AttributionModel, Layer, Shape, half_precision
from .shipped import shipped
from .steps import Schedule, Step, learn
from .train import adamw


@dataclass(frozen=True, slots=True)
class Course:
    """``kept``: so many layers, at the bottom; ``pieces``: word pieces in a step; ``tags``: their weight."""

    kept: int = 4
    epochs: int = 6
    pieces: int = 2200
    tags: float = 5.0
    rate: float = 1e-3
    decay: float = 0.01
    warm_up: float = 0.02
    seed: int = 3


COURSE = Course()


@dataclass(slots=True)
class Window:
    """``below`` (T, hidden): what the layers that are kept make of a window's word pieces; ``first`` (U,):
    where each word begins; ``words`` (U, hidden): what the encoder before makes of them. Half precision."""

    below: Tensor
    first: Tensor
    words: Tensor


class Top(nn.Module):
    """The layer above those that are kept, read at each word's first piece, and the tags of words."""

    def __init__(self, before: AttributionModel) -> None:
        super().__init__()
        shape = before.shape
        self.layer = Layer(shape.hidden, shape.heads, shape.inner, 0.0, shape.width)
        self.layer.load_state_dict(before.encoder.layers[-1].state_dict())
        self.tag = before.tag.requires_grad_(False)

    def forward(self, below: Tensor, there: Tensor, first: Tensor) -> Tensor:
        """``below`` (B, T, hidden), ``there`` (B, T) True where there is a piece, ``first`` (B, U). Returns
        (B, U, hidden)."""
        layer = self.layer
        own = torch.gather(below, 1, first[..., None].expand(-1, -1, below.shape[-1]))
        maps = (layer.query(own), layer.key(below), layer.value(below))
        query, key, value = (y.unflatten(-1, (layer.heads, -1)).transpose(1, 2) for y in maps)
        bias = added_to_scores(there, below).to(query.dtype)
        x = layer.norm1(own + layer.out(attended(query, key, value, bias).transpose(1, 2).flatten(2)))
        made: Tensor = layer.norm2(x + layer.down(F.gelu(layer.up(x))))
        return made


def shallower(folder: Path, shape: Shape, read: Iterable[Encoded], course: Course, work: Path) -> None:
    """Puts one layer in the place of those above ``course.kept`` in the model in ``folder``, which has this
    ``shape``; ``read``: the windows that it learns from, all of which are held in memory. ``work`` keeps what
    is learned. The model has to be calibrated anew; its mention reader, made for another encoder, is taken
    away."""
    layers = 2 if Model(folder).knows_nested else 1
    before, held = shipped(folder, shape), windows(folder, read, course.kept)
    top = taught(Top(before), held, course, work)
    encoder = before.encoder
    encoder.layers = nn.ModuleList([*encoder.layers[: course.kept], top.layer])
    before.shape = encoder.shape = replace(shape, layers=course.kept + 1)
    export(before, folder, layers=layers)
    for name in MENTION_FILES:
        (folder / name).unlink(missing_ok=True)


def windows(folder: Path, read: Iterable[Encoded], kept: int) -> list[Window]:
    """Windows, as the exported encoder in ``folder`` reads them."""
    graph = onnx.load(folder / "encoder.onnx")
    norms = [node.output[0] for node in graph.graph.node if node.op_type == "LayerNormalization"]
    below = norms[2 * kept]  # one norm for the embeddings, two in each layer
    graph.graph.output.append(helper.make_tensor_value_info(below, TensorProto.FLOAT, [1, "T", "H"]))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(graph.SerializeToString(), options)

    def window(encoded: Encoded) -> Window:
        inputs = {k: getattr(encoded, k)[None] for k in ("pieces", "case", "quote", "place")}
        made = session.run([below, "words"], inputs | {"first": encoded.first})
        pieces, words = (torch.from_numpy(np.asarray(x[0])).half() for x in made)
        return Window(pieces, torch.from_numpy(encoded.first), words)

    return [window(encoded) for encoded in read]


def taught(top: Top, held: Sequence[Window], course: Course, folder: Path) -> Top:
    """``top`` after its course; resumes from what is in ``folder``."""
    learn_rounded(top, lambda name: name.startswith("layer."))

    def lesson(_: int, rng: random.Random) -> Iterator[Step[Top]]:
        several = padded(held, lambda window: len(window.below), course.pieces, rng)
        return (partial(cost, some=some, tags=course.tags) for some in several)

    optimizer = adamw(((course.rate, weight) for weight in top.parameters()), course.decay)
    learn(top, lesson, Schedule(course.epochs, course.warm_up, course.seed), optimizer, folder)
    return top


def cost(top: Top, some: Sequence[Window], tags: float) -> Tensor:
    """What a step costs: a mean over words of how far they are from what they were, and of how much less
    likely their tags are than they were."""
    below, first, wanted = (
        torch.nn.utils.rnn.pad_sequence([getattr(w, name) for w in some], batch_first=True)
        for name in ("below", "first", "words")
    )
    there, word = (
        torch.arange(x.shape[1]) < torch.tensor([len(getattr(w, name)) for w in some])[:, None]
        for name, x in (("below", below), ("words", wanted))
    )
    with half_precision():
        made = top(below.float(), there, first)
    made, right = made.float()[word], wanted.float()[word]
    likely, were = (top.tag(x)[:, : 2 * LAYER].unflatten(1, (2, LAYER)) for x in (made, right))
    lost = F.kl_div(likely.log_softmax(-1), were.log_softmax(-1), reduction="sum", log_target=True)
    return F.mse_loss(made, right) + tags * lost / len(right)
