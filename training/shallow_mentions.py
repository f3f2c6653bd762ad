"""A mention reader of fewer layers, taught by the one before it.

It learns, over all texts, to make of each word what the last layer of the reader before made of it (as
TinyBERT does: Jiao et al., Findings of EMNLP 2020); what tells mentions and links by that stays the same. The
reader before may have read another encoder, of which the one that is read now has fewer layers.
Labels aren't learned from: with GUM's and GAP's answers it told those of GAP's development part worse.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from reportedly.attribute.model import Model

from .dataset import load
from .fake_int8 import learn_rounded
from .layers import read_words
from .mention_model import MentionReader
from .mentions import kept_for, some_news
from .model import half_precision, take_over
from .steps import Schedule, Step, bags, learn
from .train import adamw

CORPORA = ("gap", "gum", "litbank")
NEWS = 800  # articles that nobody annotated
HEADS = ("edges", "parts", "links")  # what tells mentions and links by a word's numbers
ROUNDED = ("layers.", "parts")  # what will be int8


@dataclass(frozen=True, slots=True)
class Course:
    """``words`` in a step."""

    epochs: int = 20
    words: int = 2000
    rate: float = 1e-3
    decay: float = 0.01
    warm_up: float = 0.03
    seed: int = 11


COURSE = Course()


@dataclass(slots=True)
class Window:
    """A window's ``words`` (U, read) as they are given to the reader, and what the one before makes of them
    (U, inner): ``made``. Half precision."""

    words: Tensor
    made: Tensor


def windows(before: MentionReader, then: Path, now: Path, data: Path, work: Path) -> list[Window]:
    """The windows of the corpora's training parts and of news. ``before`` reads them by the encoder of the
    model in ``then``; they have the words of that in ``now``. ``work`` keeps both."""
    old, new = (_words(folder, data, kept_for(folder, work)) for folder in (then, now))
    return [Window(words, _made(before, words_then)) for words_then, words in zip(old, new, strict=True)]


def _words(folder: Path, data: Path, kept: Path) -> Iterator[Tensor]:
    model = Model(folder)
    news = "shallow-news", some_news(data, NEWS)
    for name, documents in (news, *((f"{n}-train", load(data / n / "train.jsonl")) for n in CORPORA)):
        for words in read_words(model, documents, kept / f"{name}.pt"):
            yield from (window for window in words.vectors.split(words.sizes) if len(window))


@torch.no_grad()
def _made(before: MentionReader, words: Tensor) -> Tensor:
    there = torch.ones(1, len(words), dtype=torch.bool)
    made: Tensor = before.eval()(words.float()[None], there)[0]
    return made.half()


@torch.no_grad()
def begun(before: MentionReader) -> MentionReader:
    """A reader of one layer: the first of the two before, with the inner numbers of both side by side."""
    inside = before.shape.within or 2 * before.shape.inner
    reader = MentionReader(replace(before.shape, layers=1, within=2 * inside), 0.0)
    take_over(reader, before)
    (layer,), (first, second) = reader.layers, before.layers
    layer.up.weight.copy_(torch.cat([first.up.weight, second.up.weight]))
    layer.up.bias.copy_(torch.cat([first.up.bias, second.up.bias]))
    layer.down.weight.copy_(torch.cat([first.down.weight, second.down.weight / 2], 1))
    return reader


def taught(reader: MentionReader, held: Sequence[Window], course: Course, folder: Path) -> MentionReader:
    """``reader`` after its course; resumes from what is in ``folder``."""
    learn_rounded(reader, lambda name: name.startswith(ROUNDED))
    learning = [w for name, w in reader.named_parameters() if not name.startswith(HEADS)]

    def lesson(_: int, rng: random.Random) -> Iterator[Step[MentionReader]]:
        several = bags(held, lambda window: len(window.words), course.words, rng)
        return (partial(cost, some=some) for some in several)

    optimizer = adamw(((course.rate, weight) for weight in learning), course.decay)
    learn(reader, lesson, Schedule(course.epochs, course.warm_up, course.seed), optimizer, folder)
    return reader


def cost(reader: MentionReader, some: Sequence[Window]) -> Tensor:
    """What a step costs: a mean over words of how far they are from what the reader before made of them."""
    words, made = (
        torch.nn.utils.rnn.pad_sequence([getattr(w, name) for w in some], batch_first=True)
        for name in ("words", "made")
    )
    there = torch.arange(words.shape[1]) < torch.tensor([len(w.words) for w in some])[:, None]
    with half_precision():
        found = reader(words.float(), there)
    return F.mse_loss(found.float()[there], made.float()[there])
