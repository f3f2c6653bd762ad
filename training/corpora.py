"""The annotated corpus, news that nobody annotated, and what a model is measured by."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .dataset import load
from .predict import scorer

Articles = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Data:
    """What there is to learn from, and to choose on."""

    train: Articles
    dev: Articles
    news: Articles
    score: Any
    gold: Path
    corpora: Path


def data_of(shared: Path, gold: Path, limit: int | None = None) -> Data:
    """What lies in the folder ``shared``; ``limit``: only so many articles of each kind."""
    corpora = shared / "data"
    return Data(
        load(corpora / "polnear" / "train.jsonl")[:limit],
        load(corpora / "polnear" / "dev.jsonl")[:limit],
        some(load(corpora / "raw" / "news.jsonl"), limit),
        scorer(shared),
        gold,
        corpora,
    )


def some(articles: Articles, count: int | None) -> Articles:
    """So many of the articles, or all, of all publishers in no order."""
    shuffled = list(articles)
    random.Random(5).shuffle(shuffled)
    return shuffled[:count]
