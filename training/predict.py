"""Reads annotated articles with a model in training, for the figures on dev."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

from reportedly.attribute import decode
from reportedly.attribute.features import Encoder

from .dataset import Example, batches, collate, collate_cues, examples, unread
from .model import AttributionModel, half_precision

Found = tuple[decode.FoundCue, decode.FoundRoles, list[tuple[int, int]]]


@torch.no_grad()
def found(model: AttributionModel, batch: list[Example], least: float = 0.4) -> Iterator[list[Found]]:
    """For each window of the batch, its cues with their roles; spans count units of the window."""
    model.eval()
    with half_precision():
        words, tags = model.encode(collate(batch))
    for x in batch:
        x.cues = []
    cues = []
    for i, x in enumerate(batch):
        scores = tags[i, : len(x.encoded.units)].float().numpy()
        both = decode.cues(scores[:, :3], least)
        cues.append(both)
        for cue in both:
            x.cues.append(unread(cue.begin, cue.end, x.encoded))
    with half_precision():
        labels = {}
        for group in collate_cues(batch):
            read = model.read_roles(words, group).float().numpy()
            labels |= dict(zip(group["cue_order"].tolist(), read, strict=True))
    k = 0
    for x, several in zip(batch, cues, strict=True):
        out: list[Found] = []
        for cue, (at, (begin, end), _) in zip(several, x.cues, strict=True):
            out.append((cue, decode.roles(labels[k][None, : end - begin], [at], begin)[0], x.encoded.units))
            k += 1
        yield out


def predictions(
    model: AttributionModel, articles: list[dict[str, Any]], encoder: Encoder, least: float = 0.4
) -> list[dict[str, Any]]:
    """The articles with what the model finds in them, in the scorer's format; outermost ones only."""
    out = []
    for article in articles:
        ready = [x for x in examples(article, encoder) if x.encoded.units]
        made = [
            plain(f) for b in batches(ready, 4000, 0) for several in found(model, b, least) for f in several
        ]
        out.append({"id": article["id"], "attributions": [a for a in made if a["content"]]})
    return out


def plain(one: Found) -> dict[str, Any]:
    cue, roles, units = one
    offsets = lambda spans: [[units[b][0], units[e - 1][1]] for b, e in spans]  # noqa: E731
    return {
        "source": offsets(roles.source),
        "cue": [[units[cue.begin][0], units[cue.end - 1][1]]],
        "content": offsets(roles.content),
    }


def scorer(shared: Path) -> Any:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(score: Any, articles: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[str, float]:
    result = score.score(articles, {p["id"]: p for p in predicted})
    names = {"attribution": "attribution", "strict": "strict", "exact content": "content", "exact cue": "cue",
             "exact source": "source", "content~": "content~"}  # fmt: skip
    short = {ours: result[theirs]["f"] for theirs, ours in names.items()}
    return short | {
        "p": result["attribution"]["p"],
        "r": result["attribution"]["r"],
        "direct": result["recall direct"]["r"],
    }
