"""A lighter encoder: heads and inner numbers go where they matter least; the encoder before teaches the rest.

How much a layer can do without differs: the lowest and the top one keep half of their heads, those between
nearly all. What goes is chosen as in ``narrow``; then all layers learn, over all texts, to make of each piece
what they made of it (as TinyBERT does: Jiao et al., Findings of EMNLP 2020), and so that a word's tags are as
likely as they were. In a second course they learn besides that the mention reader and the role reader, which
stay as they are, make of it what they made.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import torch
from torch import Tensor, nn

from reportedly.attribute.mentions import FILES as MENTION_FILES
from reportedly.attribute.model import Model

from .dataset import Example, padded
from .export import export
from .export_mentions import BELOW
from .fake_int8 import learn_rounded
from .lighter_windows import Window, batch, windows
from .mention_model import MentionReader
from .model import AttributionModel, Dropout, Layer, Shape, half_precision
from .narrow import layers_of, moments_of, narrow
from .shallow_encoder import at_words, tags_lost
from .shallow_roles import roles_lost
from .shipped import shipped
from .steps import Schedule, Step, learn
from .train import adamw

SIZES = ((4, 896), (8, 1024), (7, 1024), (6, 896), (4, 640))  # heads and inner numbers of each layer
MEASURED = 240  # windows by which those are chosen that stay


@dataclass(frozen=True, slots=True)
class Course:
    """``epochs``, each of one of so many ``parts`` of the texts; ``pieces``: word pieces in a step; ``tags``,
    ``mentions``, ``roles``: weights of a word's tags (with 20 they took the lower layers away from what they
    made), of what the mention reader makes of it, and of its roles."""

    epochs: int = 9
    parts: int = 4
    pieces: int = 2200
    tags: float = 1.0
    mentions: float = 0.0
    roles: float = 0.0
    rate: float = 2e-4
    decay: float = 0.01
    warm_up: float = 0.03
    seed: int = 9


COURSES = (Course(), Course(epochs=8, mentions=1.0, roles=0.15, rate=1.5e-4, seed=77))


def lighter(
    folder: Path,
    shape: Shape,
    reader: MentionReader,
    examples: Iterable[Example],
    sizes: Sequence[tuple[int, int]],
    courses: Sequence[Course],
    work: Path,
) -> None:
    """Makes the encoder in ``folder``, which has this ``shape``, lighter: it gets these heads and inner
    numbers (``sizes``) of each layer. ``reader``: the mention reader by it; ``examples``: the windows that it
    learns from, all of which are held in memory. ``work`` keeps what is learned. The model has to be
    calibrated anew; its mention reader, made for another encoder, is taken away."""
    layers = 2 if Model(folder).knows_nested else 1
    held = list(windows(folder, examples))
    model = begun(folder, shape, held, sizes)
    reader.eval().requires_grad_(False)
    learn_rounded(model, lambda name: name.startswith("encoder.layers."))
    for number, course in enumerate(courses):
        taught(model, reader, held, course, work / f"{number}")
    export(model, folder, layers=layers)
    for name in MENTION_FILES:
        (folder / name).unlink(missing_ok=True)


def begun(
    folder: Path, shape: Shape, held: Sequence[Window], sizes: Sequence[tuple[int, int]]
) -> AttributionModel:
    """The model in ``folder`` without what matters least."""
    model = shipped(folder, shape).eval()
    some = random.Random(MEASURED).sample(held, min(MEASURED, len(held)))

    def go_through() -> None:
        for window in some:
            _made(model, batch([window]))

    named = list(layers_of("encoder", model.encoder.layers))
    seen = moments_of(named, go_through)
    for (name, layer), (heads, inner) in zip(named, sizes, strict=True):
        narrow(layer, seen, name, heads, inner)
    model.shape = model.encoder.shape = replace(shape, sizes=tuple(sizes))
    for part in model.modules():
        if isinstance(part, Dropout):
            part.share = 0.0
    return model


def taught(
    model: AttributionModel, reader: MentionReader, held: Sequence[Window], course: Course, folder: Path
) -> None:
    """Takes the layers of ``model``'s encoder through a course; resumes from what is in ``folder``."""

    def lesson(epoch: int, rng: random.Random) -> Iterator[Step[AttributionModel]]:
        order = random.Random(course.seed + epoch // course.parts).sample(held, len(held))
        part = order[epoch % course.parts :: course.parts]
        several = padded(part, lambda window: window.given.shape[1], course.pieces, rng)
        return (partial(cost, reader=reader, some=some, course=course) for some in several)

    encoder = model.encoder.layers
    model.requires_grad_(False)
    encoder.requires_grad_(True)
    optimizer = adamw(((course.rate, weight) for weight in encoder.parameters()), course.decay)
    learn(model, lesson, Schedule(course.epochs, course.warm_up, course.seed), optimizer, folder)


def cost(model: AttributionModel, reader: MentionReader, some: Sequence[Window], course: Course) -> Tensor:
    """What a step costs: a mean of how far pieces and words are from what they were, of how much less likely
    the words' tags are than they were, and, weighted, of what both readers make of them."""
    given = batch(some)
    word, first, there = given["word"], given["first"], given["mask"]
    below = given["below"].unbind(1)
    with half_precision():
        lower, words = _made(model, given)
    lost = torch.stack([_far(x[there], y[there]) for x, y in zip(lower, below, strict=True)]).mean()
    made, right = words.float()[word], given["words"][word].float()
    lost = lost + _far(made, right) + course.tags * tags_lost(model.tag, made, right)
    if course.mentions:
        with half_precision():
            read = reader(_at_first([*lower, words], first), word)
            were = reader(_at_first([*below, given["words"]], first), word)
        lost = lost + course.mentions * _far(read[word], were[word])
    if course.roles:
        lost = lost + course.roles * roles_lost(model.roles, words.float(), [w.example for w in some])
    return lost


def _at_first(layers: Sequence[Tensor], first: Tensor) -> Tensor:
    """What the mention reader reads (B, U, read): what the lower layers make of each word's first piece, and
    of the word the last, which is of words already."""
    *lower, words = (x.float() for x in layers)
    at = first[..., None].expand(-1, -1, words.shape[-1])
    return torch.cat([*(torch.gather(x, 1, at) for x in lower), words], -1)


def _made(model: AttributionModel, given: dict[str, Tensor]) -> tuple[list[Tensor], Tensor]:
    """What the layers ``BELOW`` make of pieces, and the last one of words."""
    lower, last = model.encoder.several(given, BELOW), model.encoder.layers[-1]
    assert isinstance(last, Layer)
    return lower, at_words(last, lower[-1], given["mask"], given["first"])


def _far(made: Tensor, right: Tensor) -> Tensor:
    return nn.functional.mse_loss(made.float(), right.float())
