"""Whole texts to learn from: windows with their attributions, and mentions with what they go back to.

Each label may be known, known softly (a probability) or unknown, so that one reader learns from every corpus
at once, and a student from what its teachers make of any text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from reportedly.attribute.features import Encoder
from reportedly.attribute.likeness import COLUMNS
from reportedly.attribute.mentioned import KINDS

from . import mention_data
from .dataset import Example, grafted, labelled
from .graft import Mark, Sentence
from .layers import Words, windows_of, words_of
from .mention_data import UNKNOWN, Span, Told

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Pairs = tuple[Ints, Ints, Ints]  # later (P,), earlier (P,), likeness (P, columns)
NO_PAIRS: Pairs = (np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros((0, len(COLUMNS)), np.int64))
NOVEL = 0.5  # weight of a link in a novel
LINKABLE = 0.3  # least share of a guessed mention that is linked
CHAPTER = 700  # units of a novel that are read together


@dataclass(slots=True)
class Question:
    """A pronoun and two names of GAP: their [begin, end) units in the order of the text, the pairs (2, …) of
    the pronoun with either, and 1 or 2 for the name that it means, 0 for neither."""

    spans: list[Span]
    pairs: Pairs
    answer: int


@dataclass(slots=True)
class Text:
    """A text's windows, and what is known of its mentions. Spans are [begin, end) units of the text.

    ``examples``: its windows with their attributions. ``spans``, ``shares``: how likely each is a mention,
    every other one not at all; None where that isn't known. ``mentions``: those that have kinds (M, KINDS),
    a distribution or nothing, and ``pairs``. ``entities`` (M,): what they are, where that is known, and the
    ``weight`` of that.
    """

    examples: list[Example]
    text: str
    words: Words
    spans: list[Span] | None = None
    shares: list[float] | None = None
    mentions: list[Span] | None = None
    kinds: Floats | None = None
    pairs: Pairs = NO_PAIRS
    entities: list[int] | None = None
    weight: float = 1.0
    question: Question | None = None


def plain(text: str, encoder: Encoder) -> Text:
    """A text of which nothing is known."""
    return _made(text, [], [], encoder, 0)


def unmarked(text: str, encoder: Encoder) -> Text:
    """A text whose attributions aren't known."""
    return _unknown(plain(text, encoder))


def attributed(
    article: dict[str, Any],
    encoder: Encoder,
    pool: Sequence[Sentence] = (),
    share: float = 0.0,
    seed: int = 0,
) -> Text:
    """An article with its attributions; with ``share``, that much of its hosts are grafted from ``pool``."""
    return _made(*grafted(article, list(pool), share, seed), encoder, seed)


def marked(document: dict[str, Any], encoder: Encoder) -> Text:
    """A document of GUM: all mentions, and what they go back to."""
    made = unmarked(document["text"], encoder)
    return _linked(made, mention_data.told(document, made.words), complete=True)


def asking(document: dict[str, Any], encoder: Encoder) -> Text | None:
    """A text of GAP; None where a name or the pronoun isn't of whole units."""
    made = unmarked(document["text"], encoder)
    told = mention_data.asked(document, made.words)
    if told is None or told.asked is None:
        return None
    made.question = Question(told.spans, _arrays(told.pairs), told.asked[3] + 1)
    return made


def chapters(document: dict[str, Any], encoder: Encoder) -> Iterator[Text]:
    """A novel of LitBank in parts, with what its people, places and bodies go back to."""
    whole = unmarked(document["text"], encoder)
    begin, held = 0, 0
    for k, example in enumerate(whole.examples):
        held += len(example.encoded.units)
        if held >= CHAPTER:
            some = whole.examples[begin : k + 1]
            made = _text(some, whole.text)
            told = mention_data.told(document, made.words)
            if len(told.spans) > 1:
                yield _linked(made, told, complete=False)
            begin, held = k + 1, 0


def guessed(made: Text, known: Told) -> Text:
    """A text with the mentions that a first reader found in it, each with its share; those that are likely
    enough are to be linked."""
    made.spans, made.shares = known.spans, known.shares
    kind = dict(zip(known.spans, known.kinds, strict=True))
    share = dict(zip(known.spans, known.shares, strict=True))
    made.mentions = _uncrossed([s for s in known.spans if share[s] >= LINKABLE], share)
    made.kinds = one_hot([kind[s] for s in made.mentions])
    made.pairs = _arrays(mention_data.paired(made.text, made.words, made.mentions))
    return made


def loosened(made: Text) -> Text:
    """A text that nobody annotated: nothing is known of it but what an earlier model found nested."""
    for example in made.examples:
        for (begin, _), _, roles in example.cues:
            if not example.tags[begin, 1, 1]:
                roles[:] = 0
        example.tags[:, (0, 2, 3)] = 0
    return made


def _uncrossed(spans: Sequence[Span], share: dict[Span, float]) -> list[Span]:
    """Of two spans that cross, the likelier."""
    kept: list[Span] = []
    for begin, end in sorted(spans, key=lambda s: -share[s]):
        if not any(b < begin < e < end or begin < b < end < e for b, e in kept):
            kept.append((begin, end))
    return mention_data.ordered(kept)


def _linked(made: Text, told: Told, *, complete: bool) -> Text:
    if complete:
        made.spans, made.shares = told.spans, [1.0] * len(told.spans)
    made.mentions, made.kinds = told.spans, one_hot(told.kinds)
    made.pairs, made.entities = _arrays(told.pairs), told.entities
    made.weight = 1.0 if complete else NOVEL
    return made


def _arrays(pairs: tuple[Tensor, Tensor, Tensor]) -> Pairs:
    later, earlier, alike = (x.numpy() for x in pairs)
    return later, earlier, alike


def one_hot(kinds: Sequence[int]) -> Floats:
    out = np.zeros((len(kinds), len(KINDS)), dtype=np.float32)
    for row, kind in zip(out, kinds, strict=True):
        if kind != UNKNOWN:
            row[kind] = 1
    return out


def _made(text: str, marks: Sequence[Mark], discard: Sequence[Span], encoder: Encoder, seed: int) -> Text:
    some = [labelled(one, marks, discard) for one in windows_of(text, encoder, seed) if one.units]
    return _text(some, text)


def _unknown(made: Text) -> Text:
    """The text without a label of attributions: nothing is known of them."""
    for example in made.examples:
        example.tags[:] = 0
    return made


def _text(some: list[Example], text: str) -> Text:
    return Text(some, text, words_of([x.encoded for x in some], torch.empty(0)))
