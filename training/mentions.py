"""``python -m training.mentions``: trains the mention reader on the encoder of a model, and adds it there.

A reader has two lessons. The first is noun phrases in text that nobody annotated: news, and the texts of
GAP. The second is GUM, whose mentions are all marked, beside GAP's pronouns between two names and what the
mentions in LitBank's novels go back to. There are two readers: the first learns noun phrases from a parser;
the second, which ships, from the first and the parser together, and once more from itself and the parser;
its weights are the mean of both rounds. The encoder stays as it is; what its layers make of the corpora's
words is read once and kept. (``joint`` goes on from there with both.)
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import torch

from reportedly.attribute.model import Model

from .dataset import load
from .export_mentions import BELOW, add_below, export
from .layers import Words, parted, read_words
from .mention_data import Told, asked, guessed, told
from .mention_figures import figures
from .mention_losses import loss_of, novel_loss, phrase_loss
from .mention_model import MentionReader, MentionShape
from .mention_teacher import labelled
from .noun_phrases import parsed
from .rounding import round_mentions
from .steps import Schedule, Step, learn, together
from .train import adamw, mean

LEAST = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)  # probabilities of a mention that are tried
# Of that, what another mention may go back to needs: F1 of the whole program on GAP dev was 0.643, 0.660,
# 0.658 with 1, 0.5 and 0.3, after the first round; with ``attribution-en-6`` it was 0.759, 0.764 and
# 0.757 with 0.5, 0.4 and 0.3; with ``attribution-en-8`` it is 0.753, 0.756 and 0.751 with 0.4, 0.36 and 0.31.
CONSIDERED = 0.36
NEWS = 520  # articles without annotation, neither very short nor long
LENGTH = (800, 6000)  # of them, in characters
ALL_NEWS = (300, 9000)  # of those that a student learns from
WORDS, BESIDE = 1200, 600  # without annotation, in a step of the first lesson, and beside GUM in the second
CHAPTER = 700  # units of a novel that are read together


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a mention reader is trained. An epoch of the first lesson is once through the text without
    annotation; one of the second once through GUM, where a step reads a document, so many texts of GAP, in a
    share of steps (``novels``) some of a novel, and, if it has a weight (``guessed``), text without
    annotation."""

    first_epochs: int = 2
    epochs: int = 10
    texts: int = 6
    novels: float = 0.0
    guessed: float = 0.0
    first_rate: float = 1e-3
    rate: float = 1e-3
    decay: float = 0.05
    warm_up: float = 0.06
    seed: int = 1

    def schedule(self, epochs: int) -> Schedule:
        return Schedule(epochs, self.warm_up, self.seed)


TEACHER, TEACHES = MentionShape(inner=256, edge=64, mention=64, link=64), Recipe()
SHAPE = MentionShape()
ROUNDS = (
    Recipe(epochs=9, novels=0.5, guessed=0.4, rate=8e-4),
    Recipe(first_epochs=1, epochs=7, novels=0.5, guessed=0.5, first_rate=5e-4, rate=6e-4, seed=2),
)
LAST = Recipe(first_epochs=0, epochs=3, novels=0.5, guessed=0.5, rate=3e-4, seed=7)


@dataclass(frozen=True, slots=True)
class Corpora:
    """What there is to learn from, and to choose on. ``guessed``: texts that nobody annotated, with their
    noun phrases; ``novels``: parts of LitBank's."""

    gum: list[Told]
    gap: list[Told]
    gum_dev: list[Told]
    gap_dev: list[Told]
    guessed: list[Told] = field(default_factory=list)
    novels: list[Told] = field(default_factory=list)


def main() -> None:
    options = asked_for()
    torch.set_num_threads(1)  # on products as small as these two threads mostly wait for each other
    print(json.dumps(add(options.model, options.shared, options.work)))


def add(folder: Path, shared: Path, work: Path) -> dict[str, float]:
    """Trains a mention reader for the calibrated model in ``folder`` and adds it there; its figures on dev.

    ``work`` keeps what is read and learnt, apart for each encoder.
    """
    model, corpora = trained(folder, shared, work)
    return chosen(model, corpora.gum_dev, corpora.gap_dev, folder)


def trained(folder: Path, shared: Path, work: Path) -> tuple[MentionReader, Corpora]:
    """A mention reader for the calibrated model in ``folder``, and what it learned from, of texts that nobody
    annotated only the news, labelled anew. ``work``: as for ``add``."""
    add_below(folder)
    work = kept_for(folder, work)
    corpora = corpora_of(Model(folder), shared / "data", work)
    teacher = train(begun(TEACHER, corpora), corpora, TEACHES, work / "teacher")
    model = begun(SHAPE, corpora)
    folders = [work / f"round-{number}" for number in range(1, 1 + len(ROUNDS))]
    for recipe, kept in zip(ROUNDS, folders, strict=True):
        taught = replace(corpora, guessed=labelled(teacher, corpora.guessed))
        teacher = model = train(model, taught, recipe, kept)
    rounds = [torch.load(kept / "last.pt", weights_only=True)["model"] for kept in folders]
    model.load_state_dict(mean(rounds))
    return model, replace(corpora, guessed=labelled(model, corpora.guessed[:NEWS]))


def settled(model: MentionReader, folder: Path, shared: Path, work: Path) -> MentionReader:
    """A mention reader that learned with its encoder, after a last lesson on the encoder as it is in
    ``folder``: what int8 makes of the words isn't quite what it learned from. Its weights are rounded.
    ``work``: as for ``add``."""
    add_below(folder)
    work = kept_for(folder, work)
    corpora = corpora_of(Model(folder), shared / "data", work)
    taught = replace(corpora, guessed=labelled(model, corpora.guessed[:NEWS]))
    last = train(model, taught, LAST, work / "last")
    round_mentions(last, corpora.gum[::8])
    return last


def put(
    model: MentionReader, folder: Path, shared: Path, work: Path, below: Sequence[int] = BELOW
) -> dict[str, float]:
    """Adds a trained mention reader to the calibrated model in ``folder``, on whose encoder it was trained;
    its figures on dev. ``work``: as for ``add``; ``below``: the layers that it reads beside the last."""
    add_below(folder, below)
    opened, work = Model(folder), kept_for(folder, work)
    gum, gap = (
        _read(opened, shared / "data", work, *part) for part in (("gum", "dev", told), ("gap", "dev", asked))
    )
    return chosen(model, gum, gap, folder)


def chosen(model: MentionReader, gum: Sequence[Told], gap: Sequence[Told], folder: Path) -> dict[str, float]:
    """Writes the mention reader with the least probability of a mention that is best on GUM dev; its figures
    there and on GAP dev."""
    tried = {least: figures(model, gum, [], least) for least in LEAST}
    least = max(LEAST, key=lambda value: tried[value]["mentions"] + tried[value]["conll"])
    export(model, folder, least=least, considered=CONSIDERED * least)
    return {"least": least, **figures(model, gum, gap, least)}


def kept_for(folder: Path, work: Path) -> Path:
    """What is kept for the encoder in ``folder``."""
    return work / hashlib.sha256((folder / "encoder.onnx").read_bytes()).hexdigest()[:12]


def _read(model: Model, data: Path, work: Path, name: str, part: str, made: Any) -> list[Any]:
    documents = load(data / name / f"{part}.jsonl")
    words = read_words(model, documents, work / f"{name}-{part}.pt")
    return [x for document, own in zip(documents, words, strict=True) if (x := made(document, own))]


def corpora_of(model: Model, data: Path, work: Path) -> Corpora:
    """The corpora's documents with what the model's encoder makes of their words."""

    read, guess = partial(_read, model, data, work), partial(_guessed, model, work)

    return Corpora(
        read("gum", "train", told),
        read("gap", "train", asked),
        read("gum", "dev", told),
        read("gap", "dev", asked),
        guess(_news(data), "news") + guess(load(data / "gap" / "train.jsonl"), "gap-train"),
        [part for parts in read("litbank", "train", _chapters) for part in parts],
    )


def found(reader: MentionReader, folder: Path, shared: Path, work: Path) -> list[Told]:
    """What the mention reader of the model in ``folder`` finds, with the parser, in all the news that nobody
    annotated, neither very short nor very long, and in GAP's texts. ``work``: as for ``add``."""
    model, data, work = Model(folder), shared / "data", kept_for(folder, work)
    news = [a for a in load(data / "raw" / "news.jsonl") if ALL_NEWS[0] < len(a["text"]) < ALL_NEWS[1]]
    told = _guessed(model, work, news, "all-news")
    return labelled(reader, told + _guessed(model, work, load(data / "gap" / "train.jsonl"), "gap-train"))


def _guessed(model: Model, work: Path, documents: Sequence[dict[str, Any]], name: str) -> list[Told]:
    texts = [document["text"] for document in documents]
    phrases = parsed(texts, work / f"{name}-phrases.pt")
    words = read_words(model, documents, work / f"{name}.pt")
    return [guessed(*one) for one in zip(texts, phrases, words, strict=True)]


def _chapters(document: dict[str, Any], words: Words) -> list[Told]:
    return [made for part in parted(words, CHAPTER) if len((made := told(document, part)).spans) > 1]


def _news(data: Path) -> list[dict[str, Any]]:
    articles = load(data / "raw" / "news.jsonl")
    shuffled = random.Random(3).sample(articles, len(articles))
    return [a for a in shuffled if LENGTH[0] < len(a["text"]) < LENGTH[1]][:NEWS]


def begun(shape: MentionShape, corpora: Corpora) -> MentionReader:
    """A reader that knows nothing yet but the scale of what it is given."""
    torch.manual_seed(1)
    model = MentionReader(shape)
    model.level(torch.cat([d.words.vectors for d in corpora.gum]).float())
    return model


def train(
    model: MentionReader, corpora: Corpora, recipe: Recipe, folder: Path, every: int = 5
) -> MentionReader:
    """Takes a reader through both lessons; resumes from what is in ``folder``. Figures on GUM dev every so
    many epochs. Returns the reader."""

    def report() -> dict[str, float]:
        return figures(model, corpora.gum_dev, [])

    def first(_: int, rng: random.Random) -> Iterator[Step[MentionReader]]:
        return (partial(phrase_loss, documents=some) for some in _bags(corpora.guessed, WORDS, rng))

    def second(_: int, rng: random.Random) -> Iterator[Step[MentionReader]]:
        return _marked(corpora, recipe, rng)

    if recipe.first_epochs:
        taught = replace(recipe, rate=recipe.first_rate)
        learn(model, first, taught.schedule(recipe.first_epochs), _optimizer(model, taught), folder / "first")
    learn(model, second, recipe.schedule(recipe.epochs), _optimizer(model, recipe), folder, report, every)
    return model


def _bags(documents: Sequence[Told], words: int, rng: random.Random) -> Iterator[list[Told]]:
    """All documents once, in bags of at least so many words; what is left over is dropped."""
    bag: list[Told] = []
    for document in rng.sample(documents, len(documents)):
        bag.append(document)
        if sum(len(d.words.units) for d in bag) >= words:
            yield bag
            bag = []


def _marked(corpora: Corpora, recipe: Recipe, rng: random.Random) -> Iterator[Step[MentionReader]]:
    """Steps of the second lesson."""
    beside = _bags(corpora.guessed, BESIDE, rng) if recipe.guessed else iter(())
    for document in rng.sample(corpora.gum, len(corpora.gum)):
        texts = rng.sample(corpora.gap, min(recipe.texts, len(corpora.gap)))
        lessons: list[tuple[float, Step[MentionReader]]] = [
            (1.0, partial(loss_of, documents=[document], texts=texts))
        ]
        if corpora.novels and rng.random() < recipe.novels:
            lessons.append((1.0, partial(novel_loss, document=rng.choice(corpora.novels))))
        if guessed := next(beside, None):
            lessons.append((recipe.guessed, partial(phrase_loss, documents=guessed)))
        yield together(lessons)


def _optimizer(model: MentionReader, recipe: Recipe) -> torch.optim.AdamW:
    return adamw(((recipe.rate, weight) for weight in model.parameters()), recipe.decay)


def asked_for() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.mentions", description=__doc__)
    parser.add_argument(
        "--model", type=Path, default=Path("build/model"), help="the calibrated model's folder"
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/")
    parser.add_argument("--work", type=Path, default=Path("build/training/mentions"), help="checkpoints")
    return parser.parse_args()


if __name__ == "__main__":
    main()
