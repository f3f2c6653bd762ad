"""Encoder, role reader and mention reader learn from all corpora at once, going on from where each was.

Apart, the mention reader has to do with an encoder that learned attributions alone. Each step reads news
labelled softly by the attribution model as it was, which holds it where it is (annotated news does not, it
is learned by heart); for mentions, a document of GUM with texts of GAP, or some of a novel with unannotated
news.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, count, islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from reportedly.attribute.features import Encoded, Encoder

from . import mention_losses, silver
from .dataset import Example, batches, collate
from .export_mentions import BELOW
from .layers import Words, windows_of
from .lessons import Both
from .mention_data import Told
from .mentions import Corpora
from .steps import Schedule, Step, learn, together
from .train import adamw, loss_of

LEG = 100  # steps between two checkpoints


@dataclass(frozen=True, slots=True)
class Recipe:
    """How they are trained: so many legs of LEG steps; ``batch``: word pieces of news with attributions in a
    step; ``held``: their weight; ``texts``: of GAP in every second one; ``guessed``: the weight of mentions
    that are no more than guessed; the rates of encoder, role reader and mention reader."""

    legs: int = 8
    batch: int = 2000
    held: float = 2.0
    texts: int = 3
    guessed: float = 0.5
    encoder_rate: float = 5e-5
    role_rate: float = 2e-4
    mention_rate: float = 4e-4
    decay: float = 0.01
    warm_up: float = 0.05
    seed: int = 5


def own_labels(labeller: silver.Labeller, articles: Sequence[dict[str, Any]], folder: Path) -> list[Example]:
    """Unannotated articles with the attribution model's own soft labels of outermost cues and their roles,
    kept in ``folder``."""
    unlabelled = [{**article, "attributions": []} for article in articles]
    silver.label([labeller], unlabelled, folder)
    out = [x for x in silver.labelled(unlabelled, labeller[1], folder) if x.encoded.units]
    for x in out:
        x.tags[:, 1:] = 0  # an exported model has no more than these
    return out


@dataclass(frozen=True, slots=True)
class Known:
    """A document with its mentions, and its windows that have words."""

    told: Told
    windows: list[Encoded]


def train(
    model: Both,
    news: Sequence[Example],
    corpora: Corpora,
    encoder: Encoder,
    recipe: Recipe,
    folder: Path,
    report: Callable[[], dict[str, float]] = dict,
) -> None:
    """Trains both; resumes from what is in ``folder``. ``news``: with labels of attributions, of
    ``own_labels``; of the mentions' corpora ``guessed`` should be labelled softly."""
    gum, gap, novels, guessed = (
        known(told, encoder) for told in (corpora.gum, corpora.gap, corpora.novels, corpora.guessed)
    )

    def leg(number: int, rng: random.Random) -> Iterator[Step[Both]]:
        passes = (batches(list(news), recipe.batch, recipe.seed * 1000 + k) for k in count())
        heard = islice(chain.from_iterable(passes), number * LEG, (number + 1) * LEG)
        drawn = _drawn(gum, LEG, rng), _drawn(novels, LEG, rng), _drawn(guessed, LEG, rng)
        for i, (batch, document, novel, beside) in enumerate(zip(heard, *drawn, strict=True)):
            texts = rng.sample(gap, min(recipe.texts, len(gap)))
            attributed: Step[Both] = partial(_attributions, batch=batch)
            marked: Step[Both] = partial(_marked, document=document, texts=texts)
            looser: Step[Both] = partial(_looser, novel=novel, guessed=beside, weight=recipe.guessed)
            yield together([(recipe.held, attributed), (1.0, looser if i % 2 else marked)])

    how = Schedule(recipe.legs, recipe.warm_up, recipe.seed)
    learn(model, leg, how, _optimizer(model, recipe), folder, report, recipe.legs)


def known(documents: Sequence[Told], encoder: Encoder) -> list[Known]:
    """The documents with their windows. Parts of one text have those that lie in them."""
    read: dict[str, list[Encoded]] = {}
    out = []
    for told in documents:
        if told.text not in read:
            read[told.text] = [window for window in windows_of(told.text, encoder) if window.units]
        begin, end = told.words.units[0][0], told.words.units[-1][1]
        own = [w for w in read[told.text] if begin <= w.units[0][0] and w.units[-1][1] <= end]
        out.append(Known(told, own))
    return out


def live(model: Both, documents: Sequence[Known]) -> list[Told]:
    """The documents with what the encoder makes of their words as it is now, read in one batch."""
    windows = [window for document in documents for window in document.windows]
    batch = collate([Example(w, np.zeros((len(w.units), 4, 3), dtype=np.float32), []) for w in windows])
    encoder = model.attribution.encoder
    layers = encoder.several(batch, (*BELOW, encoder.shape.layers))
    at = batch["first"][..., None]
    rows = torch.cat([torch.gather(x, 1, at.expand(-1, -1, x.shape[-1])) for x in layers], 2)
    parts = iter([own[: len(w.units)] for own, w in zip(rows, windows, strict=True)])
    return [_with_words(document, parts) for document in documents]


def _with_words(document: Known, parts: Iterator[Tensor]) -> Told:
    words, sizes = document.told.words, [len(w.units) for w in document.windows]
    rows = torch.cat([next(parts) for _ in sizes])
    return replace(document.told, words=Words(words.units, words.quoted, rows, sizes))


def _attributions(model: Both, batch: list[Example]) -> Tensor:
    return loss_of(model.attribution, batch)


def _marked(model: Both, document: Known, texts: Sequence[Known]) -> Tensor:
    asked = live(model, texts) if texts else []
    return mention_losses.loss_of(model.mentions, live(model, [document]), asked)


def _looser(model: Both, novel: Known, guessed: Known, weight: float) -> Tensor:
    (first,), (second,) = live(model, [novel]), live(model, [guessed])
    phrases = mention_losses.phrase_loss(model.mentions, [second])
    return mention_losses.novel_loss(model.mentions, first) + weight * phrases


def _drawn(documents: Sequence[Known], number: int, rng: random.Random) -> list[Known]:
    """So many of the documents: each once, before any comes again."""
    rounds = -(-number // len(documents))
    return [d for _ in range(rounds) for d in rng.sample(documents, len(documents))][:number]


def _optimizer(model: Both, recipe: Recipe) -> torch.optim.AdamW:
    encoder = model.attribution.encoder
    encoder.word.weight.requires_grad_(False)  # as for attributions alone
    rates = {id(p): recipe.encoder_rate for p in encoder.parameters()}
    rates |= {id(p): recipe.mention_rate for p in model.mentions.parameters()}
    rated = ((rates.get(id(weight), recipe.role_rate), weight) for weight in model.parameters())
    return adamw(rated, recipe.decay)
