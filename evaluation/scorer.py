"""The corpora's own scorer, loaded from where the corpora lie, and what is asked of it."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.findings import Article, Finding, Predictions

__all__ = ["FORMS", "Judged", "Scores", "judge", "load_scorer", "outermost", "score"]

FORMS = ("direct", "mixed", "indirect")
Scores = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Judged:
    """One outermost prediction or gold attribution: its form, and whether the other side has it.

    ``right`` is the scorer's ``attribution`` criterion: the contents are matched with an intersection
    over union of at least one half, and the sources share a word or are both absent.
    """

    form: str
    right: bool
    confidence: float = 1.0


def load_scorer(shared: Path) -> ModuleType | None:
    """The scorer as a module, or None where the corpora are not at hand."""
    path = shared / "eval" / "score.py"
    if not path.is_file():
        return None
    spec = importlib.util.spec_from_file_location("shared_scorer", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is not a Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def outermost(findings: Iterable[Finding]) -> list[Finding]:
    """Those that stand in no other's content: all that a flat corpus annotates."""
    return [finding for finding in findings if finding.parent is None]


def score(
    scorer: ModuleType, articles: list[Article], predictions: Predictions, *, errors: list[Any] | None = None
) -> Scores:
    """The scorer's figures over the outermost attributions of these articles."""
    found = {key: {"attributions": _plain(findings)} for key, findings in predictions.items()}
    scores: Scores = scorer.score([_gold(article) for article in articles], found, errors)
    return scores


def judge(
    scorer: ModuleType, articles: list[Article], predictions: Predictions
) -> tuple[list[Judged], list[Judged]]:
    """Gold and predicted outermost attributions one by one, by the scorer's own matching."""
    gold_side: list[Judged] = []
    predicted_side: list[Judged] = []
    for article in articles:
        gold_found, predicted = _judge_article(scorer, article, predictions.get(article.id, ()))
        gold_side += gold_found
        predicted_side += predicted
    return gold_side, predicted_side


def _judge_article(
    scorer: ModuleType, article: Article, findings: tuple[Finding, ...]
) -> tuple[list[Judged], list[Judged]]:
    text = article.document.text
    words = scorer.words_of(text)
    quoted = scorer.covered(words, [found.span() for found in scorer.QUOTED.finditer(text)])
    discard = scorer.covered(words, article.discard)
    gold = [roles for roles in scorer.read(_gold(article), words) if roles["content"]]
    read = scorer.read({"attributions": _plain(findings)}, words)
    kept = [
        (roles, finding.confidence)
        for roles, finding in zip(read, outermost(findings), strict=True)
        # As the scorer has it: no content, or content mostly in text that annotators set aside.
        if roles["content"] and 2 * len(roles["content"] & discard) < len(roles["content"])
    ]
    predicted = [roles for roles, _ in kept]
    hits = [(i, j) for i, j in scorer.match(gold, predicted) if scorer.same_source(gold[i], predicted[j])]
    gold_hits, predicted_hits = {i for i, _ in hits}, {j for _, j in hits}
    return (
        [Judged(scorer.form(g["content"], quoted), i in gold_hits) for i, g in enumerate(gold)],
        [
            Judged(scorer.form(roles["content"], quoted), j in predicted_hits, confidence)
            for j, (roles, confidence) in enumerate(kept)
        ],
    )


def _gold(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "text": article.document.text,
        "attributions": _plain(article.gold),
        "discard": article.discard,
    }


def _plain(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    return [{"source": f.source, "cue": f.cue, "content": f.content} for f in outermost(findings)]
