"""Labels unlabelled news softly: what several models make of each word, on average.

The student learns these distributions instead of one label a word (Hinton et al. 2015).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from reportedly.attribute import decode
from reportedly.attribute.features import Encoder

from .dataset import Example, batches, collate, collate_cues, examples, unread
from .model import AttributionModel, half_precision

Labeller = tuple[AttributionModel, Encoder]

SOFT = (0, 2, 3)  # the kinds of tags labelled so: not nested cues
LEAST_CUE = 0.3  # of a cue whose roles are labelled
CHUNK = 100  # articles labelled between two checkpoints


def label(labellers: Sequence[Labeller], articles: Sequence[dict[str, Any]], folder: Path) -> None:
    """Writes soft labels of the articles' windows into ``folder``, a file for each hundred articles."""
    folder.mkdir(parents=True, exist_ok=True)
    for begin in range(0, len(articles), CHUNK):
        path = folder / f"silver-{begin:05d}.pt"
        if not path.exists():
            torch.save(_labelled(labellers, articles[begin : begin + CHUNK]), path.with_suffix(".tmp"))
            path.with_suffix(".tmp").replace(path)
            print(f"labelled {begin + CHUNK}/{len(articles)}", file=sys.stderr, flush=True)


def labelled(articles: Sequence[dict[str, Any]], encoder: Encoder, folder: Path) -> list[Example]:
    """The articles' windows with their soft labels."""
    out: list[Example] = []
    for begin in range(0, len(articles), CHUNK):
        ready = _windows(articles[begin : begin + CHUNK], encoder)
        kept = torch.load(folder / f"silver-{begin:05d}.pt", weights_only=True)
        for x, (tags, places, roles) in zip(ready, kept, strict=True):
            x.tags[:, SOFT] = tags.float().numpy()
            x.cues = [
                ((b, e), (s, t), r.float().numpy()) for (b, e, s, t), r in zip(places, roles, strict=True)
            ]
            out.append(x)
    return out


def _windows(articles: Sequence[dict[str, Any]], encoder: Encoder) -> list[Example]:
    return [x for article in articles for x in examples(article, encoder) if x.encoded.units]


def _labelled(labellers: Sequence[Labeller], articles: Sequence[dict[str, Any]]) -> list[tuple[Any, ...]]:
    ready = [_windows(articles, encoder) for _, encoder in labellers]
    number = {id(x): i for i, x in enumerate(ready[0])}
    out: list[tuple[Any, ...]] = [()] * len(ready[0])
    for batch in batches(ready[0], 4000, 0):
        at = [number[id(x)] for x in batch]
        several = [[windows[i] for i in at] for windows in ready]
        for i, made in zip(at, soft_labels([m for m, _ in labellers], several), strict=True):
            out[i] = made
    return out


@torch.no_grad()
def soft_labels(
    models: Sequence[AttributionModel], several: Sequence[list[Example]]
) -> list[tuple[Tensor, list[tuple[int, int, int, int]], list[Tensor]]]:
    """For each window of a batch, given as each model's encoder sees it, the mean of the models' labels.

    Tags (U, 3, 3) of the kinds in SOFT; the cues and their scopes [begin, end), [begin, end); roles (L, 5).
    """
    words, tags = [], []
    with half_precision():
        for model, batch in zip(models, several, strict=True):
            model.eval()
            w, t = model.encode(collate(batch))
            words.append(w)
            tags.append(t.float().view(*t.shape[:2], 4, 3).softmax(-1))
    mean = torch.stack(tags).mean(0)
    first = several[0]
    for i, x in enumerate(first):
        scores = np.log(mean[i, : len(x.encoded.units), 0].numpy() + 1e-9)
        x.cues = [unread(cue.begin, cue.end, x.encoded) for cue in decode.cues(scores, LEAST_CUE)]
    roles: dict[int, Tensor] = {}
    for group in collate_cues(first):
        with half_precision():
            read = [m.read_roles(w, group).float().softmax(-1) for m, w in zip(models, words, strict=True)]
        roles |= dict(zip(group["cue_order"].tolist(), torch.stack(read).mean(0), strict=True))
    out, k = [], 0
    for i, x in enumerate(first):
        places = [(*cue, *around) for cue, around, _ in x.cues]
        of_cues = [roles[k + j][: end - begin].half() for j, (_, _, begin, end) in enumerate(places)]
        out.append((mean[i, : len(x.encoded.units)][:, list(SOFT)].half(), places, of_cues))
        k += len(places)
    return out
