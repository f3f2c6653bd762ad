"""Texts -> numbers that a reader learns from in one step, on whatever device."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from reportedly.attribute import mentioned
from reportedly.attribute.likeness import FORM_OF
from reportedly.attribute.mentioned import KINDS

from .dataset import Example, collate, collate_cues
from .texts import NO_PAIRS, Pairs, Span, Text

Array = npt.NDArray[Any]
PERSONAL = {FORM_OF[word] for word in ("he", "she", "they")}
SMALL = {"case": np.uint8, "quote": np.uint8, "place": np.uint8, "pieces": np.int32, "tags": np.float16}


@dataclass(slots=True)
class Bunch:
    """Numbers of several texts, arrays or tensors.

    ``windows``: as ``dataset.collate`` gives them (B, …), and ``there`` (B, U), True where there is a word;
    ``cues``: as ``dataset.collate_cues``. Of mentions: ``spans`` (S, 3) window, first and last word, with
    ``shares`` (S,), in windows whose mentions are ``known`` (B,); ``edges`` (M, 2) of mentions among all
    words of the padded windows, ``kinds`` (M, KINDS), and which are ``personal`` pronouns (M,); pairs
    ``later``, ``earlier``, ``alike``, and ``slot``: the place of each in its later mention's row of a table
    (M, 1 + most), whose first column is "none". ``right`` is such a table, with the ``weight`` of each row;
    ``asked`` (Q, 3): of questions, the pairs that ask, and the answer. Teachers add ``dense`` shares of all
    spans (B, U, U) and a table ``soft``.
    """

    windows: dict[str, Any]
    cues: list[dict[str, Any]]
    mentions: dict[str, Any]
    most: int

    def on(self, device: torch.device) -> Bunch:
        return Bunch(
            _on(self.windows, device),
            [_on(c, device) for c in self.cues],
            _on(self.mentions, device),
            self.most,
        )


def _on(arrays: dict[str, Any], device: torch.device) -> dict[str, Tensor]:
    out = {}
    for name, value in arrays.items():
        moved = (torch.from_numpy(value) if isinstance(value, np.ndarray) else value).to(device)
        out[name] = moved.float() if moved.is_floating_point() else moved
        if moved.dtype in (torch.uint8, torch.int32, torch.int16):
            out[name] = moved.long()
    return out


def bunch(texts: Sequence[Text]) -> Bunch:
    """The texts in numbers, in arrays that are quickly sent from one process to another."""
    examples = [example for text in texts for example in text.examples]
    windows = {name: value.numpy() for name, value in collate(examples).items()}
    windows = {name: value.astype(SMALL.get(name, value.dtype)) for name, value in windows.items()}
    sizes = np.array([len(x.encoded.units) for x in examples])
    longest = windows["first"].shape[1]
    windows["there"] = np.arange(longest) < sizes[:, None]
    mentions, most = _mentions(texts, longest)
    return Bunch(windows, _cues(examples), mentions, most)


def _cues(examples: Sequence[Example]) -> list[dict[str, Array]]:
    groups = [{name: value.numpy() for name, value in group.items()} for group in collate_cues(examples)]
    for group in groups:
        group["roles"] = group["roles"].astype(np.float16)
    return groups


def _mentions(texts: Sequence[Text], longest: int) -> tuple[dict[str, Array], int]:
    spans: list[tuple[int, int, int]] = []
    shares: list[float] = []
    known: list[bool] = []
    edges: list[Array] = []
    personal: list[bool] = []
    kinds: list[Array] = []
    pairs: list[Pairs] = []
    asked: list[tuple[int, int, int]] = []
    begun = asking = 0
    for text in texts:
        sizes = text.words.sizes
        window = np.repeat(np.arange(len(sizes)), sizes) + len(known)
        place = np.concatenate([np.arange(size) for size in sizes])
        known += [text.spans is not None] * len(sizes)
        if text.spans is not None and text.shares is not None:
            for (begin, end), share in zip(text.spans, text.shares, strict=True):
                if window[begin] == window[end - 1] and end - begin <= mentioned.LONGEST:
                    spans.append((window[begin], place[begin], place[end - 1]))
                    shares.append(share)
        flat = window * longest + place
        mentions = text.mentions or []
        of_kinds = text.kinds if text.kinds is not None else np.zeros((0, len(KINDS)), np.float32)
        own = text.pairs
        if text.question:
            later, earlier, alike = text.question.pairs
            base = len(mentions)
            asked.append((asking + len(own[0]), asking + len(own[0]) + 1, text.question.answer))
            own = _joined([own, (later + base, earlier + base, alike)])
            mentions = [*mentions, *text.question.spans]
            of_kinds = np.concatenate([of_kinds, np.zeros((3, len(KINDS)), np.float32)])
        edges.append(_edges(mentions, flat))
        personal += _personal(text, mentions)
        kinds.append(of_kinds)
        pairs.append((own[0] + begun, own[1] + begun, own[2]))
        begun, asking = begun + len(mentions), asking + len(own[0])
    later, earlier, alike = _joined(pairs)
    slot, most = _slots(later, begun)
    tables = _tables(texts, later, slot, begun, most)
    return {
        "spans": np.array(spans, dtype=np.int32).reshape(-1, 3),
        "shares": np.array(shares, dtype=np.float32),
        "known": np.array(known),
        "edges": np.concatenate(edges) if edges else np.zeros((0, 2), np.int64),
        "kinds": np.concatenate(kinds),
        "personal": np.array(personal, dtype=bool),
        "later": later.astype(np.int32),
        "earlier": earlier.astype(np.int32),
        "alike": alike.astype(np.int16),
        "slot": slot.astype(np.int32),
        "asked": np.array(asked, dtype=np.int64).reshape(-1, 3),
        **tables,
    }, most


def _joined(several: Sequence[Pairs]) -> Pairs:
    if not several:
        return NO_PAIRS
    later, earlier, alike = (np.concatenate(parts) for parts in zip(*several, strict=True))
    return later, earlier, alike


def _edges(mentions: Sequence[Span], flat: Array) -> Array:
    begin, end = np.array(mentions, dtype=np.int64).reshape(-1, 2).T
    return np.stack([flat[begin], flat[end - 1] + 1], 1) if len(begin) else np.zeros((0, 2), np.int64)


def _personal(text: Text, mentions: Sequence[Span]) -> list[bool]:
    """Which of the mentions are "he", "she" or "they", in any form."""
    of = [text.words.units[begin] if end == begin + 1 else (0, 0) for begin, end in mentions]
    return [FORM_OF.get(text.text[start:stop].lower()) in PERSONAL for start, stop in of]


def _slots(later: Array, count: int) -> tuple[Array, int]:
    """Each pair's place in its row; how many a row has at most. Pairs of one mention follow one another."""
    sizes = np.bincount(later, minlength=count) if len(later) else np.zeros(count, np.int64)
    begins = np.cumsum(sizes) - sizes
    return np.arange(len(later)) - begins[later] + 1, int(sizes.max()) if len(sizes) else 0


def _tables(texts: Sequence[Text], later: Array, slot: Array, count: int, most: int) -> dict[str, Array]:
    """Which antecedents are right (M, 1 + most), "none" first, and the weight of each row: 0 where that isn't
    known."""
    right, weight = np.zeros((count, 1 + most), bool), np.zeros(count, np.float32)
    begun = pairs = 0
    for text in texts:
        size, number = len(text.mentions or []), len(text.pairs[0])
        rows = slice(begun, begun + size)
        if text.entities is not None:
            entities = np.array(text.entities)
            at = later[pairs : pairs + number], slot[pairs : pairs + number]
            right[at] = entities[text.pairs[0]] == entities[text.pairs[1]]
            right[rows, 0] = ~right[rows, 1:].any(1)
            weight[rows] = text.weight
        begun += size + (len(text.question.spans) if text.question else 0)
        pairs += number + (len(text.question.pairs[0]) if text.question else 0)
    return {"right": right, "weight": weight}
