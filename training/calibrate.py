"""Sets the model's thresholds and the weights of its confidence, on dev."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from evaluation.corpus import articles_of_folder, plain_document
from evaluation.findings import Article, findings_of
from evaluation.nested import pair
from reportedly.attribute import attribute
from reportedly.attribute.features import Encoded
from reportedly.attribute.heard import confidence
from reportedly.attribute.model import Model, digest
from reportedly.attribute.quotes import quotations
from reportedly.attribute.reader import ModelReader, outermost
from reportedly.types import Engine

Floats = npt.NDArray[np.float64]
LEAST_CUES = (0.2, 0.3, 0.4, 0.5)
LEAST_NESTED_CUES = (0.3, 0.4, 0.5, 0.6)
LEAST = tuple(k / 20 for k in range(10))
UNSET = [0.0, 1.0, 0.0, 0.0, 0.0, 0.0]


class Remembering(Model):
    """A model that reads each window once, however often it is asked with other thresholds."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._read: dict[bytes, tuple[Any, Any, Any]] = {}

    def read_deep(self, encoded: Encoded) -> tuple[Any, Any, Any]:
        key = b"".join(a.tobytes() for a in (encoded.pieces, encoded.quote, encoded.place, encoded.case))
        if key not in self._read:
            self._read[key] = super().read_deep(encoded)
        return self._read[key]


@dataclass(slots=True)
class Choice:
    """The part of ``model.json`` that is chosen here, each for outermost ("outer") and nested ones."""

    cue: dict[str, float]
    least: dict[str, float]
    calibration: dict[str, list[float]]
    blocked: bool = False


def write(folder: Path, name: str, choice: Choice) -> None:
    """``model.json``, without which a folder is no model. What it says of mentions stays."""
    path = folder / "model.json"
    known = json.loads(path.read_text(encoding="utf8")) if path.exists() else {}
    kept = {"mention": known.get("mention", 0.5), "considered": known.get("considered", 0.5)}
    plain = {"name": name, "sha256": digest(folder), **asdict(choice), **kept}
    path.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf8")


def begin(folder: Path, name: str, *, blocked: bool = False) -> Choice:
    """Makes an exported folder a model with which nothing is chosen yet, and returns that."""
    choice = Choice(
        {"outer": 0.5, "nested": 0.5},
        {"outer": 0.0, "nested": 0.0},
        {"outer": UNSET, "nested": UNSET},
        blocked,
    )
    write(folder, name, choice)
    return choice


def found(model: Model, article: dict[str, Any]) -> list[tuple[list[float], dict[str, Any]]]:
    """The model's outermost attributions of an article, each with its features."""
    document = plain_document(article["text"])
    quotes = [q for b in document.blocks for q in quotations(document.text, b.start, b.end)]
    heard = outermost(model, document, quotes)
    known = {candidate.cue[0][0]: list(one.values) for one, candidate in heard}  # rules may lengthen a cue
    read = attribute(document, ModelReader(Engine("0"), model))
    out = []
    for one in read.attributions:
        cue = one.cue.spans[0].start if one.cue else -1
        if one.parent is None and cue in known:
            pairs = lambda role: [[s.start, s.end] for s in role.spans] if role else []  # noqa: E731
            plain = {"source": pairs(one.source), "cue": pairs(one.cue), "content": pairs(one.content)}
            out.append((known[cue], plain))
    return out


def right(score: Any, article: dict[str, Any], predicted: Sequence[dict[str, Any]]) -> list[bool | None]:
    """Which of the predicted attributions the scorer counts as hits; None for those it passes over."""
    words = score.words_of(article["text"])
    discard = score.covered(words, article.get("discard") or [])
    gold = [g for g in score.read(article, words) if g["content"]]
    read = score.read({"attributions": predicted}, words)
    counted = [
        i for i, p in enumerate(read) if p["content"] and 2 * len(p["content"] & discard) < len(p["content"])
    ]
    pairs = score.match(gold, [read[i] for i in counted])
    hits = {counted[j] for i, j in pairs if score.same_source(gold[i], read[counted[j]])}
    return [i in hits if i in counted else None for i in range(len(predicted))]


def logistic(x: Floats, y: Floats, ridge: float = 1.0, rounds: int = 50) -> list[float]:
    """Logistic regression by Newton's method; ``x`` (N, K) with a column of ones first, ``y`` (N,)."""
    weights = np.zeros(x.shape[1])
    penalty = ridge * np.eye(x.shape[1])
    penalty[0, 0] = 0
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-x @ weights))
        curve = (x * (p * (1 - p))[:, None]).T @ x + penalty
        weights = weights - np.linalg.solve(curve, x.T @ (p - y) + penalty @ weights)
    return [round(float(w), 4) for w in weights]


def calibrate(
    folder: Path,
    name: str,
    dev: Sequence[dict[str, Any]],
    score: Any,
    gold: Path,
    *,
    blocked: bool = False,
) -> dict[str, float]:
    """Chooses the least probabilities and fits confidence, then writes model.json.

    For outermost attributions by the mean of the scorer's F1 on dev (attribution, strict, and each role
    exact); for nested ones, which the corpus lacks, by nested F1 on the half of the project's own gold that
    is there to develop on.
    """
    choice = begin(folder, name, blocked=blocked)
    model = Remembering(folder)
    outer = _outer(model, choice, dev, score)
    articles = articles_of_folder(gold, half="develop")
    nested = _nested(model, choice, articles)
    write(folder, name, choice)
    return {"attribution": outer, "nested": nested}


def _outer(model: Model, choice: Choice, dev: Sequence[dict[str, Any]], score: Any) -> float:
    tried = []
    for cue in LEAST_CUES:
        choice.cue["outer"] = cue
        model.settings = replace(model.settings, **asdict(choice))
        read = {article["id"]: found(model, article) for article in dev}
        values, hits = _measured(read, dev, score)
        weights = logistic(values, hits)
        for least in LEAST:
            scores = score.score(dev, {id: _kept(several, weights, least) for id, several in read.items()})
            tried.append((mean_f1(scores), cue, least, weights, scores["attribution"]["f"]))
    _, choice.cue["outer"], choice.least["outer"], choice.calibration["outer"], f = max(tried)
    return float(f)


def _kept(
    several: Sequence[tuple[list[float], dict[str, Any]]], weights: list[float], least: float
) -> dict[str, Any]:
    """The attributions of an article with a confidence of ``least`` or more."""
    return {"attributions": [plain for values, plain in several if confidence(values, weights) >= least]}


def mean_f1(scores: dict[str, dict[str, float]]) -> float:
    """The mean of the F1 figures that the design sets aims for."""
    names = ("attribution", "strict", "exact source", "exact cue", "exact content")
    return sum(scores[name]["f"] for name in names) / len(names)


def _nested(model: Model, choice: Choice, articles: Sequence[Article]) -> float:
    tried = []
    for cue in LEAST_NESTED_CUES:
        choice.cue["nested"], choice.least["nested"] = cue, 0.0
        choice.calibration["nested"] = choice.calibration["outer"]
        model.settings = replace(model.settings, **asdict(choice))
        sure, hits, gold = _measured_nested(ModelReader(Engine("0"), model), articles)
        bias, slope = logistic(np.stack([np.ones_like(sure), sure], 1), hits)
        weights = [slope * w for w in choice.calibration["outer"]]
        weights[0] += bias
        shown = 1 / (1 + np.exp(-(bias + slope * sure)))
        for least in LEAST:
            kept = shown >= least
            tried.append((2 * float(hits[kept].sum()) / (float(kept.sum()) + gold), cue, least, weights))
    f, choice.cue["nested"], choice.least["nested"], choice.calibration["nested"] = max(tried)
    return f


def _measured_nested(reader: ModelReader, articles: Sequence[Article]) -> tuple[Floats, Floats, int]:
    """Log-odds of the nested findings' confidence, which are right, and how many gold ones there are."""
    sure, hits, gold = [], [], 0
    for article in articles:
        read = findings_of(attribute(article.document, reader).attributions)
        right = {j for _, j in pair(article.document.text, article.gold, read).hits}
        gold += sum(finding.parent is not None for finding in article.gold)
        for j, finding in enumerate(read):
            if finding.parent is not None:
                p = min(max(finding.confidence, 1e-4), 1 - 1e-4)
                sure.append(math.log(p / (1 - p)))
                hits.append(float(j in right))
    return np.array(sure), np.array(hits), gold


def _measured(
    read: dict[str, list[tuple[list[float], dict[str, Any]]]], dev: Sequence[dict[str, Any]], score: Any
) -> tuple[Floats, Floats]:
    """The features of what was found in each article, and which of it is right."""
    values, hits = [], []
    for article in dev:
        several = read[article["id"]]
        marks = right(score, article, [plain for _, plain in several])
        for (features, _), hit in zip(several, marks, strict=True):
            if hit is not None:
                values.append(features)
                hits.append(float(hit))
    return np.array(values), np.array(hits)
