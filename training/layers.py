"""What the encoder's layers make of each word, read once for all of the mention reader's training.

The exported encoder reads, so that the reader learns from just what it will be given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from reportedly.attribute.features import Encoded, Encoder
from reportedly.attribute.model import Model
from reportedly.attribute.quotes import quotations
from reportedly.attribute.windows import windows

from .dataset import paragraphs

Span = tuple[int, int]


@dataclass(slots=True)
class Words:
    """A document's units: offsets, their place within quotation marks and what the layers make of them.

    ``vectors`` (U, layers * hidden), half precision, the last layer last; ``sizes``: how many units each
    window has.
    """

    units: list[Span]
    quoted: list[int]
    vectors: Tensor
    sizes: list[int]


def parted(words: Words, least: int) -> Iterator[Words]:
    """The words in parts of whole windows, each of at least so many units; what is left over is dropped."""
    begin = end = first = 0
    for k, size in enumerate(words.sizes):
        end += size
        if end - begin >= least:
            units, quoted = words.units[begin:end], words.quoted[begin:end]
            yield Words(units, quoted, words.vectors[begin:end], words.sizes[first : k + 1])
            begin, first = end, k + 1


def read_words(model: Model, documents: Sequence[dict[str, Any]], path: Path) -> list[Words]:
    """The words of each document, kept in the file ``path``, from which they come the next time."""
    if not path.exists():
        read = [_words(model, document["text"]) for document in documents]
        path.parent.mkdir(parents=True, exist_ok=True)
        torch.save([(w.units, w.quoted, w.vectors, w.sizes) for w in read], path.with_suffix(".tmp"))
        path.with_suffix(".tmp").replace(path)
    return [Words(*kept) for kept in torch.load(path, weights_only=True)]


def _words(model: Model, text: str) -> Words:
    read = windows_of(text, model.encoder)
    vectors = [_vectors(model, encoded) for encoded in read]
    return words_of(read, torch.from_numpy(np.concatenate(vectors)).half())


def _vectors(model: Model, encoded: Encoded) -> Any:
    words, _, below = model.read_deep(encoded)
    assert below is not None
    return np.concatenate([below, words], 1)


def windows_of(text: str, encoder: Encoder, salt: int = 0) -> list[Encoded]:
    """The windows of a text; ``salt`` moves the cuts."""
    spans = paragraphs(text)
    quotes = [q for s, e in spans for q in quotations(text, s, e)]
    return [encoder.encode(text, window, quotes) for window in windows(text, spans, salt)]


def words_of(read: Sequence[Encoded], vectors: Tensor) -> Words:
    """The words of windows, with what is made of them."""
    units = [unit for encoded in read for unit in encoded.units]
    quoted = [state for encoded in read for state in encoded.quote[encoded.first].tolist()]
    return Words(units, quoted, vectors, [len(encoded.units) for encoded in read])
