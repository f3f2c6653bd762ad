"""Sets the model's thresholds and the weights of its confidence, on dev."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from reportedly.attribute import attribute
from reportedly.attribute.model import Model, digest
from reportedly.attribute.quotes import quotations
from reportedly.attribute.reader import ModelReader, readings
from reportedly.types import Block, Document, Engine

from .dataset import paragraphs

Floats = npt.NDArray[np.float64]
FEATURES = 6
LEAST_CUES = (0.4, 0.45, 0.5, 0.55)
NESTED_CUE = 0.5
UNSET = [0.0, 1.0, 0.0, 0.0, 0.0, 0.0]


def document_of(article: dict[str, Any]) -> Document:
    blocks = tuple(Block(s, e, "paragraph", "en") for s, e in paragraphs(article["text"]))
    return Document(article["id"], article["text"], blocks, language="en")


def write(
    folder: Path, name: str, cue: dict[str, float], least: float, calibration: dict[str, list[float]]
) -> None:
    """``model.json``, without which a folder is no model."""
    plain = {"name": name, "sha256": digest(folder), "cue": cue, "least": least, "calibration": calibration}
    (folder / "model.json").write_text(json.dumps(plain, indent=1) + "\n", encoding="utf8")


def found(model: Model, article: dict[str, Any]) -> list[tuple[list[float], dict[str, Any]]]:
    """The outermost attributions of an article, each with its features (None for what layout found)."""
    document = document_of(article)
    quotes = [q for b in document.blocks for q in quotations(document.text, b.start, b.end)]
    known = {candidate.cue: values for values, candidate in readings(model, document, quotes)}
    read = attribute(document, ModelReader(Engine("0"), model))
    out = []
    for one in read.attributions:
        if one.parent is None and one.cue:
            pairs = lambda role: [[s.start, s.end] for s in role.spans] if role else []  # noqa: E731
            cue = tuple((s.start, s.end) for s in one.cue.spans)
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


def calibrate(folder: Path, name: str, dev: Sequence[dict[str, Any]], score: Any) -> dict[str, float]:
    """Chooses the least probabilities by attribution F1 on dev, fits confidence there, writes model.json."""
    best: tuple[float, float, float, list[float]] = (-1.0, 0.0, 0.0, [])
    for cue in LEAST_CUES:
        write(folder, name, {"outer": cue, "nested": NESTED_CUE}, 0.0, {"outer": UNSET, "nested": UNSET})
        values, hits, gold = _measured(Model(folder), dev, score)
        weights = logistic(values, hits)
        sure = 1 / (1 + np.exp(-values @ np.array(weights)))
        for least in np.arange(0.0, 0.5, 0.05):
            kept = sure >= least
            f = 2 * hits[kept].sum() / (kept.sum() + gold)
            best = max(best, (float(f), cue, float(round(least, 2)), weights))
    f, cue, least, weights = best
    write(folder, name, {"outer": cue, "nested": NESTED_CUE}, least, {"outer": weights, "nested": weights})
    return {"attribution": f, "cue": cue, "least": least}


def _measured(model: Model, dev: Sequence[dict[str, Any]], score: Any) -> tuple[Floats, Floats, int]:
    values, hits, gold = [], [], 0
    for article in dev:
        several = found(model, article)
        marks = right(score, article, [plain for _, plain in several])
        gold += sum(bool(a["content"]) for a in article["attributions"])
        for (features, _), hit in zip(several, marks, strict=True):
            if hit is not None:
                values.append(features)
                hits.append(float(hit))
    return np.array(values), np.array(hits), gold
