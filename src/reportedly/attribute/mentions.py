"""The mentions of a document: found window by window, and then tied to the mentions they may go back to.

Spans and kinds depend on their window alone. What a mention goes back to is asked of the whole document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from ..types import Mention
from . import likeness, mentioned

if TYPE_CHECKING:
    import onnxruntime

    from .features import Encoded

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Span = tuple[int, int]
Antecedents = tuple[tuple[int, float], ...]

FILES = ("mentions.onnx", "links.onnx")
LINKED = 20_000  # mentions of a document that are asked what they go back to: a bound for hostile text
TOGETHER = 64  # of them at once: what is worked with then stays in a processor's cache
KEPT = 5  # antecedents of a mention, the likeliest
LEAST = 0.05  # likely


@dataclass(frozen=True, slots=True)
class InWindow:
    """What is found in a window. ``units``: offsets; ``paragraph``, ``quoted``: (U,) of each unit, the
    window's paragraphs counted from 0; ``spans``: [begin, end) units; ``kinds`` (M, KINDS)."""

    units: list[Span]
    paragraph: list[int]
    quoted: list[int]
    spans: list[Span]
    probabilities: list[float]
    vectors: Floats
    kinds: Floats


class Linker(Protocol):
    """What ties mentions to earlier ones."""

    def links(self, vectors: Floats, later: Ints, earlier: Ints, alike: Ints) -> Floats:
        """How well each pair of mentions (P,) fits; 0 is how well it fits to go back to nothing. ``alike``
        (P, columns): what ``likeness`` says of it."""
        ...


class MentionModel:
    """The graphs that read mentions."""

    def __init__(self, windows: onnxruntime.InferenceSession, links: onnxruntime.InferenceSession) -> None:
        self._windows, self._links = windows, links

    def read(
        self, words: Floats, below: Floats, least: float
    ) -> tuple[list[Span], list[float], Floats, Floats]:
        """The spans of a window with a probability of ``least`` or more, their probabilities, vectors
        (M, …) and kinds (M, KINDS), from what the encoder gives for its words: ``words`` (U, hidden)
        and ``below`` (U, …), of its lower layers."""
        scores, parts = self.window(words, below)
        spans, sure = mentioned.spans(scores, np.log(least / (1 - least)))
        return spans, mentioned.shares(sure), *put_together(parts, spans)

    def window(self, words: Floats, below: Floats) -> tuple[Floats, Floats]:
        """Scores (U, U) of spans from first to last word, and the parts (U, …) of mentions."""
        scores, parts = self._windows.run(None, {"words": words[None], "below": below[None]})
        return scores[0], parts[0]

    def links(self, vectors: Floats, later: Ints, earlier: Ints, alike: Ints) -> Floats:
        """As ``Linker`` says."""
        inputs = {"vectors": vectors, "later": later, "earlier": earlier, "alike": likeness.joined(alike)}
        return np.asarray(self._links.run(None, inputs)[0])


def put_together(parts: Floats, spans: Sequence[tuple[int, int]]) -> tuple[Floats, Floats]:
    """Vectors and kinds of mentions from the parts of their first and last words and of those between.

    The last column of ``parts`` (U, 3 * size + 1) weighs a word among the words of its mention.
    """
    size = (parts.shape[1] - 1) // 3
    begin, end = np.array(spans, dtype=np.int64).reshape(-1, 2).T
    weight = np.exp(np.clip(parts[:, -1:].astype(np.float64), -8, 8))
    sums = np.zeros((len(parts) + 1, size + 1))
    np.multiply(parts[:, 2 * size : -1], weight, out=sums[1:, :-1])
    sums[1:, -1:] = weight
    np.cumsum(sums, 0, out=sums)
    total = sums[end] - sums[begin]
    made = parts[begin, :size] + parts[end - 1, size : 2 * size] + total[:, :-1] / total[:, -1:]
    cut = size - len(mentioned.KINDS)
    return np.tanh(made[:, :cut]).astype(np.float32), made[:, cut:].astype(np.float32)


def in_window(model: MentionModel, encoded: Encoded, words: Floats, below: Floats, least: float) -> InWindow:
    """The mentions of a window."""
    spans, probabilities, vectors, kinds = model.read(words, below, least)
    paragraph = [k for k, (begin, end) in enumerate(encoded.bounds) for _ in range(begin, end)]
    quoted = encoded.quote[encoded.first].tolist()
    return InWindow(encoded.units, paragraph, quoted, spans, probabilities, vectors, kinds)


def linked(model: Linker, text: str, windows: Sequence[InWindow], least: float = 0.0) -> tuple[Mention, ...]:
    """The document's mentions in the order of the text, an outer one before those inside it, each with the
    earlier ones that it may go back to. Those with a probability of ``least`` or more are sure."""
    windows = [w for w in windows if w.spans]
    if not windows:
        return ()
    units, spans, paragraph, quoted = _joined(windows)
    kinds = np.concatenate([w.kinds for w in windows]).argmax(1).tolist()
    probabilities = [p for w in windows for p in w.probabilities]
    of = likeness.traits([text[s:e] for s, e in units], spans[:LINKED], paragraph, quoted)
    antecedents = _antecedents(model, of, np.concatenate([w.vectors for w in windows]))
    antecedents += [()] * (len(spans) - len(antecedents))
    return tuple(
        Mention(units[begin][0], units[end - 1][1], mentioned.KINDS[kind], round(p, 4), back, p >= least)
        for (begin, end), kind, p, back in zip(spans, kinds, probabilities, antecedents, strict=True)
    )


def _joined(windows: Sequence[InWindow]) -> tuple[list[Span], list[Span], list[int], list[int]]:
    """Units, spans of them, paragraphs and quotation states of all windows together."""
    units: list[Span] = []
    spans: list[Span] = []
    paragraph: list[int] = []
    quoted: list[int] = []
    for w in windows:
        at, number = len(units), paragraph[-1] + 1 if paragraph else 0
        units += w.units
        spans += [(begin + at, end + at) for begin, end in w.spans]
        paragraph += [k + number for k in w.paragraph]
        quoted += w.quoted
    return units, spans, paragraph, quoted


def _antecedents(model: Linker, of: likeness.Traits, vectors: Floats) -> list[Antecedents]:
    """For each mention those that it may go back to, asked of so many mentions together."""
    later, earlier = likeness.candidates(of)
    out: list[Antecedents] = []
    for begin in range(0, len(of), TOGETHER):
        end = min(begin + TOGETHER, len(of))
        first, last = np.searchsorted(later, (begin, end))
        i, j = later[first:last], earlier[first:last]
        if not len(i):
            out += [()] * (end - begin)
            continue
        low = min(int(j.min()), begin)
        scores = model.links(vectors[low:end], i - low, j - low, likeness.likeness(of, i, j))
        out += _likely(scores.astype(np.float64), i - begin, j, end - begin)
    return out


def _likely(scores: npt.NDArray[np.float64], later: Ints, earlier: Ints, count: int) -> list[Antecedents]:
    """For each of ``count`` mentions its likeliest antecedents; the rest of 1 is going back to nothing."""
    odds = np.exp(np.clip(scores, -50, 50))
    share = odds / (1 + np.bincount(later, odds, count))[later]
    kept = np.nonzero(share >= LEAST)[0]
    kept = kept[np.lexsort((-earlier[kept], -share[kept], later[kept]))]
    out: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    for i, j, p in zip(later[kept].tolist(), earlier[kept].tolist(), share[kept].tolist(), strict=True):
        if len(out[i]) < KEPT:
            out[i].append((j, round(p, 4)))
    return [tuple(back) for back in out]
