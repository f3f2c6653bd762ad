"""A lighter encoder: heads and inner numbers go where they matter least; the encoder before teaches the rest.

How much a layer can do without differs: the lowest and the top one keep half of their heads, those between
nearly all. What goes is chosen as in ``narrow``; then all layers learn, over all texts, to make of each piece
what they made of it (as TinyBERT does: Jiao et al., Findings of EMNLP 2020), and so that a word's tags are as
likely as they were. No labels are learned from.
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

from reportedly.attribute.features import Encoded
from reportedly.attribute.mentions import FILES as MENTION_FILES
from reportedly.attribute.model import Model

from .dataset import padded
from .export import export
from .export_mentions import BELOW
from .fake_int8 import learn_rounded
from .model import AttributionModel, Dropout, Layer, Shape, half_precision
from .narrow import layers_of, moments_of, narrow
from .shallow_encoder import at_words, tags_lost
from .shipped import shipped
from .steps import Schedule, Step, learn
from .train import adamw

INPUTS = ("pieces", "case", "quote", "place")


@dataclass(frozen=True, slots=True)
class Course:
    """``sizes``: heads and inner numbers of each layer; ``measured``: windows by which those are chosen that
    stay; ``epochs``, each of one of so many ``parts`` of the texts; ``pieces``: word pieces in a step;
    ``tags``: their weight, which with 20 takes the lower layers away from what they made."""

    sizes: tuple[tuple[int, int], ...] = ((4, 896), (8, 1024), (7, 1024), (6, 896), (4, 640))
    measured: int = 240
    epochs: int = 9
    parts: int = 4
    pieces: int = 2200
    tags: float = 1.0
    rate: float = 2e-4
    decay: float = 0.01
    warm_up: float = 0.03
    seed: int = 9


COURSE = Course()


@dataclass(slots=True)
class Window:
    """What is known of a window's word pieces (4, T), where each word begins (U,), and what the encoder
    before makes of it: ``below``, of pieces in the layers ``BELOW`` (2, T, hidden), and ``words``
    (U, hidden), both in half precision."""

    given: Tensor
    first: Tensor
    below: Tensor
    words: Tensor


def lighter(folder: Path, shape: Shape, read: Iterable[Encoded], course: Course, work: Path) -> None:
    """Makes the encoder in ``folder``, which has this ``shape``, lighter; ``read``: the windows that it
    learns from, all of which are held in memory. ``work`` keeps what is learned. The model has to be
    calibrated anew; its mention reader, made for another encoder, is taken away."""
    layers = 2 if Model(folder).knows_nested else 1
    held = windows(folder, read)
    model = begun(folder, shape, held, course)
    export(taught(model, held, course, work), folder, layers=layers)
    for name in MENTION_FILES:
        (folder / name).unlink(missing_ok=True)


def begun(folder: Path, shape: Shape, held: Sequence[Window], course: Course) -> AttributionModel:
    """The model in ``folder`` without what matters least."""
    model = shipped(folder, shape).eval()
    some = random.Random(course.seed).sample(held, min(course.measured, len(held)))

    def go_through() -> None:
        for window in some:
            _made(model, _batch([window]))

    named = list(layers_of("encoder", model.encoder.layers))
    seen = moments_of(named, go_through)
    for (name, layer), (heads, inner) in zip(named, course.sizes, strict=True):
        narrow(layer, seen, name, heads, inner)
    model.shape = model.encoder.shape = replace(shape, sizes=course.sizes)
    for part in model.modules():
        if isinstance(part, Dropout):
            part.share = 0.0
    return model


def windows(folder: Path, read: Iterable[Encoded]) -> list[Window]:
    """Windows, as the exported encoder in ``folder`` reads them."""
    graph = onnx.load(folder / "encoder.onnx")
    norms = [node.output[0] for node in graph.graph.node if node.op_type == "LayerNormalization"]
    below = [norms[2 * k] for k in BELOW]  # one norm for the embeddings, two in each layer
    graph.graph.output.extend(
        helper.make_tensor_value_info(x, TensorProto.FLOAT, [1, "T", "H"]) for x in below
    )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(graph.SerializeToString(), options)

    def window(encoded: Encoded) -> Window:
        inputs = {k: getattr(encoded, k)[None] for k in INPUTS}
        *lower, words = session.run([*below, "words"], inputs | {"first": encoded.first})
        return Window(
            torch.from_numpy(np.stack([getattr(encoded, k) for k in INPUTS]).astype(np.int32)),
            torch.from_numpy(encoded.first.astype(np.int32)),
            torch.from_numpy(np.concatenate(lower)).half(),
            torch.from_numpy(words[0]).half(),
        )

    return [window(encoded) for encoded in read]


def taught(model: AttributionModel, held: Sequence[Window], course: Course, folder: Path) -> AttributionModel:
    """``model`` after its course; resumes from what is in ``folder``."""
    learn_rounded(model, lambda name: name.startswith("encoder.layers."))
    encoder = model.encoder.layers

    def lesson(epoch: int, rng: random.Random) -> Iterator[Step[AttributionModel]]:
        order = random.Random(course.seed + epoch // course.parts).sample(held, len(held))
        part = order[epoch % course.parts :: course.parts]
        several = padded(part, lambda window: window.given.shape[1], course.pieces, rng)
        return (partial(cost, some=some, course=course) for some in several)

    for weight in model.parameters():
        weight.requires_grad_(False)
    for weight in encoder.parameters():
        weight.requires_grad_(True)
    optimizer = adamw(((course.rate, weight) for weight in encoder.parameters()), course.decay)
    learn(model, lesson, Schedule(course.epochs, course.warm_up, course.seed), optimizer, folder)
    return model


def cost(model: AttributionModel, some: Sequence[Window], course: Course) -> Tensor:
    """What a step costs: a mean of how far pieces and words are from what they were, and of how much less
    likely the words' tags are than they were."""
    batch = _batch(some)
    word, there = batch["word"], batch["mask"]
    with half_precision():
        lower, words = _made(model, batch)
    lost = torch.stack([_far(x[there], batch["below"][:, k][there]) for k, x in enumerate(lower)]).mean()
    made, right = words.float()[word], batch["words"][word].float()
    return lost + _far(made, right) + course.tags * tags_lost(model.tag, made, right)


def _made(model: AttributionModel, batch: dict[str, Tensor]) -> tuple[list[Tensor], Tensor]:
    """What the layers ``BELOW`` make of pieces, and the last one of words."""
    lower, last = model.encoder.several(batch, BELOW), model.encoder.layers[-1]
    assert isinstance(last, Layer)
    return lower, at_words(last, lower[-1], batch["mask"], batch["first"])


def _far(made: Tensor, right: Tensor) -> Tensor:
    return nn.functional.mse_loss(made.float(), right.float())


def _batch(some: Sequence[Window]) -> dict[str, Tensor]:
    """Windows of several lengths as one batch."""
    pad = partial(nn.utils.rnn.pad_sequence, batch_first=True)
    given = pad([w.given.T for w in some]).long()
    batch = {name: given[..., k] for k, name in enumerate(INPUTS)}
    below = pad([w.below.transpose(0, 1) for w in some]).transpose(1, 2)
    batch |= {
        "below": below,
        "words": pad([w.words for w in some]),
        "first": pad([w.first for w in some]).long(),
    }
    for name, lengths in (
        ("mask", [w.given.shape[1] for w in some]),
        ("word", [len(w.first) for w in some]),
    ):
        batch[name] = torch.arange(max(lengths)) < torch.tensor(lengths)[:, None]
    return batch
