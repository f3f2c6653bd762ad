"""A mention reader of fewer layers, taught by the one before it on an encoder that stays as it is.

It learns from what the reader before makes of news and of GAP's texts, and from both that reader and what
is annotated in GUM, in LitBank's novels and of GAP's pronouns (Hinton et al. 2015).
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

from reportedly.attribute import mentioned
from reportedly.attribute.model import Model

from .bunch import is_personal
from .fake_int8 import learn_rounded
from .layers import Words, read_words
from .mention_data import UNKNOWN, Span, Told, asked, ordered, paired, told
from .mention_losses import (
    ANSWERS,
    KINDS,
    LINKS,
    NOVELS,
    answer_loss,
    link_loss,
    span_loss,
    tabled,
    vectors_of,
)
from .mention_model import MentionReader
from .mentions import chapters, read, some_news
from .steps import Schedule, Step, learn
from .train import adamw

NEWS = 800  # articles that nobody annotated
LEAST = 0.03  # likely: the spans that are learned from
LINKED = 0.2  # of those what is learned from what goes back to what
ROUNDED = ("layers.", "parts")  # what will be int8


@dataclass(frozen=True, slots=True)
class Course:
    """Of each kind of text so many a step; an epoch is once through GUM. ``links``: the weight of what
    mentions go back to beside what they are, ``personal``: of "he", "she" and "they" in that, ``answers``: of
    GAP's questions."""

    epochs: int = 12
    news: int = 2
    texts: int = 6
    guessed_texts: int = 4
    novels: float = 0.4
    links: float = LINKS
    personal: float = 1.0
    answers: float = ANSWERS
    rate: float = 6e-4
    decay: float = 0.03
    warm_up: float = 0.05
    seed: int = 1


# The second one mostly for whom pronouns mean, at which two layers are better than one.
COURSES = (
    Course(),
    Course(
        epochs=8,
        texts=12,
        guessed_texts=8,
        links=2 * LINKS,
        personal=3.0,
        answers=2 * ANSWERS,
        rate=5e-4,
        seed=2,
    ),
)


@dataclass(slots=True)
class Lesson:
    """A text whose mentions are ``seen`` with shares, and some of which are ``linked``; ``soft``
    (M, 1 + most): what each of these goes back to, nothing first, and its ``kinds`` (M, KINDS), both as the
    reader before has it; ``personal`` (M,): is it "he", "she" or "they"?"""

    seen: Told
    linked: Told
    soft: Tensor
    kinds: Tensor
    personal: Tensor


@dataclass(frozen=True, slots=True)
class Texts:
    """What there is to learn from, and to choose on."""

    gum: list[Lesson]
    news: list[Lesson]
    guessed: list[Lesson]
    novels: list[Told]
    gap: list[Told]
    gum_dev: list[Told]
    gap_dev: list[Told]


def texts_of(before: MentionReader, model: Model, data: Path, work: Path) -> Texts:
    """The corpora with what the model's encoder makes of their words, which ``work`` keeps, and what the
    reader before makes of those."""
    corpus = partial(read, model, data, work)
    articles = some_news(data, NEWS)
    news = zip(articles, read_words(model, articles, work / "shallow-news.pt"), strict=True)
    gap = corpus("gap", "train", asked)
    return Texts(
        lessons(before, corpus("gum", "train", told), marked=True),
        lessons(before, [_bare(article["text"], words) for article, words in news], marked=False),
        lessons(before, [_bare(one.text, one.words) for one in gap], marked=False),
        [part for parts in corpus("litbank", "train", chapters) for part in parts],
        gap,
        corpus("gum", "dev", told),
        corpus("gap", "dev", asked),
    )


def _bare(text: str, words: Words) -> Told:
    return Told("", text, words, [], [], [])


def taught(reader: MentionReader, texts: Texts, course: Course, folder: Path) -> MentionReader:
    """``reader``, which began as some layers of the one before; resumes from what is in ``folder``."""
    learn_rounded(reader, lambda name: name.startswith(ROUNDED))

    def lesson(_: int, rng: random.Random) -> Iterator[Step[MentionReader]]:
        for own in rng.sample(texts.gum, len(texts.gum)):
            some = [
                own,
                *rng.sample(texts.news, course.news),
                *rng.sample(texts.guessed, course.guessed_texts),
            ]
            asked = rng.sample(texts.gap, course.texts)
            novel = rng.choice(texts.novels) if rng.random() < course.novels else None
            yield partial(cost, some=some, asked=asked, novel=novel, course=course)

    optimizer = adamw(((course.rate, weight) for weight in reader.parameters()), course.decay)
    learn(reader, lesson, Schedule(course.epochs, course.warm_up, course.seed), optimizer, folder)
    return reader


@torch.no_grad()
def lessons(before: MentionReader, documents: Sequence[Told], *, marked: bool) -> list[Lesson]:
    """Texts with what the reader before makes of them; ``marked``: are their mentions all annotated?"""
    before.eval()
    return [made for document in documents if (made := _lesson(before, document, marked=marked))]


def _lesson(before: MentionReader, document: Told, *, marked: bool) -> Lesson | None:
    x, (words,), _ = vectors_of(before, [document])
    shares = dict(_likely(before.spans(x).sigmoid(), document.words.sizes))
    if marked:
        known = set(document.spans)
        shares = {s: (shares.get(s, 0.0) + (s in known)) / 2 for s in {*shares, *known}}
    spans = [s for s in ordered(shares) if shares[s] > LEAST]
    if not spans:
        return None
    seen = Told("", document.text, document.words, spans, [UNKNOWN] * len(spans), [], None, document.pairs)
    seen.shares = [shares[s] for s in spans]
    linked = document
    if not marked:
        held = [s for s in spans if shares[s] >= LINKED]
        if not held:
            return None
        linked = replace(seen, spans=held, shares=[], pairs=paired(document.text, document.words, held))
    vectors, kinds = before.mentions(words, *torch.tensor(linked.spans).T)
    personal = torch.tensor(is_personal(linked.text, linked.words.units, linked.spans))
    return Lesson(seen, linked, _table(before, vectors, linked).softmax(1), kinds.softmax(1), personal)


def _likely(shares: Tensor, sizes: Sequence[int]) -> Iterator[tuple[Span, float]]:
    at = 0
    for own, size in zip(shares, sizes, strict=True):
        for first, last in (own[:size, :size] > LEAST).nonzero().tolist():
            if 0 <= last - first < mentioned.LONGEST:
                yield (at + first, at + last + 1), float(own[first, last])
        at += size


def _table(reader: MentionReader, vectors: Tensor, linked: Told) -> Tensor:
    later, earlier, alike = linked.pairs
    scores = reader.links(vectors, later, earlier, alike)
    return tabled(scores, later, torch.zeros(len(later), dtype=torch.bool), len(linked.spans))[0]


def cost(
    reader: MentionReader, some: Sequence[Lesson], asked: Sequence[Told], novel: Told | None, course: Course
) -> Tensor:
    """What a step costs: of texts that the reader before has read, of texts that ask about a pronoun, and of
    what mentions in a part of a novel go back to."""
    x, words, mask = vectors_of(reader, [one.seen for one in some])
    total = span_loss(reader.spans(x), mask, [one.seen for one in some])
    count = sum(len(one.linked.spans) for one in some)
    for one, own in zip(some, words, strict=True):
        vectors, kinds = reader.mentions(own, *torch.tensor(one.linked.spans).T)
        each = -(one.soft * _table(reader, vectors, one.linked).log_softmax(1)).sum(1)
        links = torch.where(one.personal, course.personal, 1.0) @ each
        if one.linked.entities:
            later, earlier, alike = one.linked.pairs
            known = torch.tensor(one.linked.entities)
            links = (
                links + link_loss(reader.links(vectors, later, earlier, alike), later, earlier, known)
            ) / 2
        total = (
            total
            + (course.links * links + KINDS * F.cross_entropy(kinds, one.kinds, reduction="sum")) / count
        )
    for text, own in zip(asked, vectors_of(reader, asked)[1], strict=True):
        vectors, _ = reader.mentions(own, *torch.tensor(text.spans).T)
        assert text.asked
        answer = answer_loss(reader.links(vectors, *text.pairs), text.asked[3])
        total = total + course.answers * answer / len(asked)
    if novel:
        _, (own,), _ = vectors_of(reader, [novel])
        vectors, _ = reader.mentions(own, *torch.tensor(novel.spans).T)
        later, earlier, alike = novel.pairs
        scores = reader.links(vectors, later, earlier, alike)
        total = total + NOVELS * link_loss(scores, later, earlier, torch.tensor(novel.entities)) / len(
            novel.spans
        )
    return total
