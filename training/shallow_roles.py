"""A role reader of one layer, which takes half the time, taught by the one of two before it.

Both read the words of an encoder that stays as it is: it reads every window once. What is annotated and what
the reader before makes of each cue are learned from in equal parts (Hinton et al. 2015), and of cues that
nobody annotated the latter alone. The first layer, and what is around the layers, is what it begins with.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from reportedly.attribute.candidates import inside
from reportedly.attribute.decode import LAYER, FoundCue, cues, softmax
from reportedly.attribute.features import Encoded
from reportedly.attribute.heard import Heard, outermost
from reportedly.attribute.model import Model
from reportedly.attribute.nested import nested_cues
from reportedly.attribute.roles import Span, scope

from .corpora import Articles
from .dataset import Example, collate_cues
from .fake_int8 import learn_rounded
from .layers import windows_of
from .model import RoleReader
from .steps import Schedule, Step, learn
from .train import adamw, all_examples, surprise

Floats = npt.NDArray[np.float32]
LEAST = 0.15  # likely: the cues that are learned from, some of which a threshold will leave out


@dataclass(frozen=True, slots=True)
class Course:
    """``windows`` in a step; ``grafted``: that share of the contents, drawn by ``seed``."""

    epochs: int = 8
    windows: int = 12
    rate: float = 8e-4
    decay: float = 0.01
    warm_up: float = 0.04
    grafted: float = 0.12
    seed: int = 1001


COURSE = Course()


@dataclass(slots=True)
class Window:
    """A window's words (U, hidden), half precision, and its cues with how likely each role is."""

    words: Tensor
    example: Example


def taught(reader: RoleReader, held: Sequence[Window], course: Course, folder: Path) -> RoleReader:
    """``reader``, which began as some layers of the one before; resumes from what is in ``folder``."""
    learn_rounded(reader, lambda _: True)

    def lesson(_: int, rng: random.Random) -> Iterator[Step[RoleReader]]:
        order = rng.sample(held, len(held))
        steps = [order[i : i + course.windows] for i in range(0, len(order), course.windows)]
        return (partial(cost, some=some) for some in steps if any(w.example.cues for w in some))

    optimizer = adamw(((course.rate, weight) for weight in reader.parameters()), course.decay)
    learn(reader, lesson, Schedule(course.epochs, course.warm_up, 1), optimizer, folder)
    return reader


def windows(model: Model, articles: Articles, news: Articles, course: Course) -> list[Window]:
    """All windows of both, with what the model makes of their cues."""
    examples = all_examples(articles, model.encoder, course.grafted, course.seed)
    bare = [
        Example(e, np.zeros(0, np.float32), []) for a in news for e in windows_of(a["text"], model.encoder)
    ]
    return [_window(model, x) for x in [*examples, *bare] if x.encoded.units]


def _window(model: Model, example: Example) -> Window:
    encoded = example.encoded
    words, tags = model.read(encoded)
    known = [_told(model, words, *cue) for cue in example.cues]
    taken = [cue for cue, _, _ in known]
    more = [
        _told(model, words, (cue.begin, cue.end), around, None)
        for cue, around in _cues(model, encoded, words, tags)
        if not any(begin < cue.end and cue.begin < end for begin, end in taken)
    ]
    kept = replace(example, tags=np.zeros(0, np.float32), cues=[*known, *more])
    return Window(torch.from_numpy(words).half(), kept)


def _cues(model: Model, encoded: Encoded, words: Floats, tags: Floats) -> Iterator[tuple[FoundCue, Span]]:
    """The cues that are heard, each with its scope."""
    for cue in cues(tags[:, :LAYER], LEAST):
        yield cue, scope((cue.begin, cue.end), encoded.bounds)
    outer: list[Heard] = outermost(model, encoded, words, tags)
    for cue in nested_cues(model, tags):
        for one in outer:
            content = one.roles.content
            if content and inside(((cue.begin, cue.end),), content):
                yield cue, scope((cue.begin, cue.end), encoded.bounds, (content[0][0], content[-1][1]))
                break


def _told(
    model: Model, words: Floats, cue: Span, around: Span, known: Floats | None
) -> tuple[Span, Span, Floats]:
    """A cue with what the reader before makes of it, and half of that what is known."""
    soft = softmax(model.read_roles(words, [FoundCue(*cue, 1.0)], around)[0]).astype(np.float32)
    return cue, around, soft if known is None or not known.any() else (known + soft) / 2


def cost(reader: RoleReader, some: Sequence[Window]) -> Tensor:
    """What a step costs, a mean over the words of all cues' scopes."""
    words = torch.nn.utils.rnn.pad_sequence([w.words.float() for w in some], batch_first=True)
    flat = words.reshape(-1, words.shape[-1])
    groups = collate_cues([w.example for w in some])
    made = [reader(flat[g["at"]], g["cue"], g["distance"], g["mask"]) for g in groups]
    lost = torch.stack([surprise(m, g["roles"]) for m, g in zip(made, groups, strict=True)]).sum()
    return lost / torch.stack([g["roles"].sum() for g in groups]).sum()
