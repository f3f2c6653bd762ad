"""``python -m training.shallow``: a model whose role reader has one layer, and takes half the time.

The reader before, of two layers, teaches it on the words of the encoder that both have, which stays as it is:
it reads every window once. What is annotated and what the reader before makes of each cue are learned from in
equal parts (Hinton et al. 2015), and of cues that nobody annotated the latter alone. The first layer, and
what is around the layers, is what the shallow reader begins with.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
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

from . import base, calibrate
from .corpora import Articles, Data, data_of
from .dataset import Example, collate_cues
from .distil import DROPOUT
from .export import export_roles
from .fake_int8 import learn_rounded
from .layers import windows_of
from .mentions import kept_for
from .model import RoleReader, Shape, pretrained, take_over
from .narrow import Sizes, narrow_shape
from .shipped import shipped
from .steps import Schedule, Step, learn
from .train import adamw, all_examples, surprise

Floats = npt.NDArray[np.float32]
NEWS = 700  # articles that nobody annotated
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


def main() -> None:
    options = asked_for()
    torch.set_num_threads(1)  # on products as small as these two threads mostly wait for each other
    start = pretrained(base.fetch(base.STUDENT, options.work / "base-student"))
    shape, data = narrow_shape(start.shape, Sizes()), data_of(options.shared, options.gold)
    print(json.dumps(shallower(options.model, options.out, shape, data, options.work)))


def shallower(folder: Path, out: Path, shape: Shape, data: Data, work: Path) -> dict[str, float]:
    """Writes a shallow model of the calibrated one in ``folder``, which has this ``shape``, into ``out``; its
    figures on dev. ``work`` keeps what is learned, apart for each encoder."""
    model = Model(folder)
    settings = model.settings
    shutil.copytree(folder, out, dirs_exist_ok=True)
    torch.manual_seed(5)
    reader = RoleReader(replace(shape, role_layers=1), DROPOUT)
    take_over(reader, shipped(folder, shape).roles)
    held = windows(model, data.train, data.news[:NEWS], COURSE)
    export_roles(taught(reader, held, COURSE, kept_for(folder, work / "shallow-roles")), out)
    return calibrate.calibrate(out, settings.name, data.dev, data.score, data.gold, blocked=settings.blocked)


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


def asked_for() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.shallow", description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("build/model"), help="the model to begin with")
    parser.add_argument("--out", type=Path, default=Path("build/shallow-model"), help="the model's folder")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/ and eval/")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="checkpoints")
    parser.add_argument("--gold", type=Path, default=Path("evaluation/gold/articles"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
