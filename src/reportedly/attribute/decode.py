"""From the model's scores to cues and roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating]
Span = tuple[int, int]

OUTSIDE, B_SOURCE, I_SOURCE, B_CONTENT, I_CONTENT = range(5)
NEVER = -1e9
ROLE_STEPS = np.array(
    [
        [0, 0, NEVER, 0, NEVER],
        [0, NEVER, 0, 0, NEVER],
        [0, NEVER, 0, 0, NEVER],
        [0, 0, NEVER, 0, 0],
        [0, 0, NEVER, 0, 0],
    ]
)

ROLE_STARTS = np.array([0, 0, NEVER, 0, NEVER])


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue at units [begin, end). ``probability`` is that of its first word."""

    begin: int
    end: int
    probability: float


@dataclass(frozen=True, slots=True)
class FoundRoles:
    """Unit spans of one cue's source and content, and how sure their labels are: the mean of each, or that
    there is none; the least of those at their edges."""

    source: tuple[Span, ...]
    content: tuple[Span, ...]
    source_probability: float
    content_probability: float
    edge_probability: float


def softmax(scores: Floats) -> Floats:
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True))


def viterbi(scores: Floats, steps: Floats, starts: Floats) -> npt.NDArray[np.int64]:
    """The best label paths (C, L) of ``scores`` (C, L, K): ``steps`` (K, K) scores a label after another."""
    count, length, labels = scores.shape
    best = scores[:, 0] + starts
    back = np.zeros((length, count, labels), dtype=np.int64)
    for i in range(1, length):
        through = best[:, :, None] + steps
        back[i] = through.argmax(1)
        best = through.max(1) + scores[:, i]
    path = np.zeros((count, length), dtype=np.int64)
    path[:, -1] = best.argmax(1)
    rows = np.arange(count)
    for i in range(length - 1, 0, -1):
        path[:, i - 1] = back[i, rows, path[:, i]]
    return path


def cues(scores: Floats, least: float = 0.5) -> list[FoundCue]:
    """The cues in BIO ``scores`` (U, 3) whose first word is one with a probability of ``least`` or more.

    How far a cue goes is asked as if it were surely one: its words go on while they are more likely part of
    it than not, given its first. A plain best path would cut a doubtful "has learned" down to "has".
    """
    found: list[FoundCue] = []
    probabilities = softmax(scores)
    at = 0
    while at < len(probabilities):
        begins = float(probabilities[at, 1])
        end = at + 1
        if begins >= least:
            while end < len(probabilities) and _goes_on(probabilities[end], begins):
                end += 1
            found.append(FoundCue(at, end, begins))
        at = end
    return found


def _goes_on(of_word: Floats, begins: float) -> bool:
    return bool(of_word[2] > 0.5 * begins and of_word[2] > of_word[1])


def spans(path: npt.NDArray[np.int64], begins: int) -> list[Span]:
    """The [begin, end) runs of a BIO pair whose first label is ``begins``."""
    found: list[Span] = []
    start = None
    for i, label in enumerate([*path.tolist(), -1]):
        if start is not None and label != begins + 1:
            found.append((start, i))
            start = None
        if label == begins:
            start = i
    return found


def roles(scores: Floats, cues: Sequence[Span], first: int = 0) -> list[FoundRoles]:
    """Source and content of each cue at [begin, end); role ``scores`` (C, L, 5) begin at unit ``first``."""
    scores = scores.astype(np.float64)
    probabilities = softmax(scores)
    for row, (begin, end) in zip(scores, cues, strict=True):
        row[begin - first : end - first, 1:] = NEVER
    paths = _paths(np.log(np.clip(softmax(scores), 1e-9, 1)))
    return [_roles(path, of_cue, first) for path, of_cue in zip(paths, probabilities, strict=True)]


def _paths(log: Floats) -> npt.NDArray[np.int64]:
    """The best label paths (C, L). Where the best labels of the words make a possible path, they are it."""
    paths: npt.NDArray[np.int64] = log.argmax(2)
    steps = ROLE_STEPS[paths[:, :-1], paths[:, 1:]].sum(1) + ROLE_STARTS[paths[:, 0]]
    if (odd := np.flatnonzero(steps)).size:
        paths[odd] = viterbi(log[odd], ROLE_STEPS, ROLE_STARTS)
    return paths


def _roles(path: npt.NDArray[np.int64], probabilities: Floats, first: int) -> FoundRoles:
    taken = probabilities[np.arange(len(path)), path]
    sources, content = spans(path, B_SOURCE), spans(path, B_CONTENT)
    source = sorted(sources, key=lambda s: float(taken[s[0] : s[1]].mean()))[-1:]
    edges = [taken[i] for b, e in source + content for i in (b, e - 1, e) if i < len(path)]
    return FoundRoles(
        _moved(source, first),
        _moved(content, first),
        _sure(taken, source, probabilities[:, [B_SOURCE, I_SOURCE]]),
        _sure(taken, content, probabilities[:, [B_CONTENT, I_CONTENT]]),
        float(min(edges, default=1.0)),
    )


def _moved(found: list[Span], by: int) -> tuple[Span, ...]:
    return tuple((begin + by, end + by) for begin, end in found)


def _sure(taken: Floats, found: list[Span], of_role: Floats) -> float:
    """The mean probability of a role's labels; where it has none, how likely it is that it has none."""
    if not found:
        return 1 - float(of_role.sum(1).max())
    return float(np.concatenate([taken[b:e] for b, e in found]).mean())
