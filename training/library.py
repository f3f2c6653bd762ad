"""All corpora as texts to learn from at once, and which of them a step reads."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.attribute.features import Encoder

from . import texts
from .dataset import load
from .graft import sentences
from .mention_data import Told
from .reread import with_nested
from .texts import Text

Library = dict[str, list[Text]]
Nested = Mapping[str, Sequence[dict[str, Any]]]  # what was found in contents, by the article's id
Chosen = list[tuple[str, int]]  # kinds and numbers of texts

GRAFTED = 0.15  # of the contents, in variants of annotated articles
VARIANTS = 3  # of each annotated article, with other cuts and grafts


@dataclass(frozen=True, slots=True)
class Sources:
    """Where texts come from. ``nested``: what an earlier model found in the contents of the annotated
    articles, and outermost and nested in the news; ``guessed``: the mentions that it found in some news, and
    in texts of GAP."""

    train: Sequence[dict[str, Any]]
    news: Sequence[dict[str, Any]]
    nested: Nested
    guessed: Sequence[Told]
    data: Path


def library(sources: Sources, encoder: Encoder) -> Library:
    """Texts by kind: "annotated" articles, "news" and "guessed" news that nobody annotated, "gum", "gap",
    "found", GAP's texts with guessed mentions, and "novels"."""
    articles = [with_nested(a, sources.nested[a["id"]]) for a in sources.train]
    pool = [s for article in articles for s in sentences(article)]
    out: Library = {"annotated": [], "news": [], "guessed": []}
    for variant in range(VARIANTS):
        share = GRAFTED if variant else 0.0
        out["annotated"] += [texts.attributed(a, encoder, pool, share, variant) for a in articles]
    mentioned = {told.text: told for told in sources.guessed}
    for article in (with_nested(a, sources.nested[a["id"]]) for a in sources.news):
        known = mentioned.get(article["text"])
        out["news"].append(texts.loosened(texts.attributed(article, encoder)))
        if known:
            read = texts.loosened(texts.attributed(article, encoder))
            out["guessed"].append(texts.guessed(read, known))
        else:
            grafted = texts.attributed(article, encoder, pool, 2 * GRAFTED, 1)
            out["news"].append(texts.loosened(grafted))
    out["gum"] = [texts.marked(d, encoder) for d in load(sources.data / "gum" / "train.jsonl")]
    asking = load(sources.data / "gap" / "train.jsonl")
    out["gap"] = [text for d in asking if (text := texts.asking(d, encoder))]
    out["found"] = [
        texts.guessed(texts.unmarked(d["text"], encoder), mentioned[d["text"]])
        for d in asking
        if d["text"] in mentioned
    ]
    novels = load(sources.data / "litbank" / "train.jsonl")
    out["novels"] = [part for novel in novels for part in texts.chapters(novel, encoder)]
    return {kind: several for kind, several in out.items() if several}


def steps_of(mix: Mapping[str, float], steps: int, held: Library, seed: int) -> Iterator[Chosen]:
    """What each step reads. Of each kind so many texts, on average, as ``mix`` says; all texts of a kind come
    before any again."""
    rng = random.Random(seed)
    bags: dict[str, list[int]] = {kind: [] for kind in mix}
    owed = dict.fromkeys(mix, 0.0)
    for _ in range(steps):
        chosen: Chosen = []
        for kind, number in mix.items():
            owed[kind] += number if kind in held else 0.0
            for _ in range(int(owed[kind])):
                if not bags[kind]:
                    bags[kind] = rng.sample(range(len(held[kind])), len(held[kind]))
                chosen.append((kind, bags[kind].pop()))
            owed[kind] -= int(owed[kind])
        yield chosen
