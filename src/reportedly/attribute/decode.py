"""From the model's scores to cues and roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating]
Span = tuple[int, int]

OUTSIDE, B_SOURCE, I_SOURCE, B_CONTENT, I_CONTENT = range(5)
LAYER = 3  # tags of a kind of cue: a word begins one, goes on with one, or does neither
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
ON_CUE = (1, 0, 0, 0, 0)  # a cue is never its own source or content


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


def best_path(scores: Sequence[Sequence[float]]) -> list[int]:
    """The best path (Viterbi 1967) of role labels that ROLE_STEPS and ROLE_STARTS let follow one another,
    by the scores (L, 5) of the words. Where two are as good, the lower label goes before.

    In plain numbers: step by step, for five labels, numpy takes several times as long.
    """
    (outside, b_source, _, b_content, _), *more = scores
    best = [outside, b_source, NEVER, b_content, NEVER]
    back: list[tuple[int, int, int, int, int]] = []
    for outside, b_source, i_source, b_content, i_content in more:
        source = B_SOURCE if best[B_SOURCE] >= best[I_SOURCE] else I_SOURCE
        content = B_CONTENT if best[B_CONTENT] >= best[I_CONTENT] else I_CONTENT
        unsourced = OUTSIDE if best[OUTSIDE] >= best[content] else content
        either = OUTSIDE if best[OUTSIDE] >= best[source] else source
        either = either if best[either] >= best[content] else content
        back.append((either, unsourced, source, either, content))
        best = [
            best[either] + outside,
            best[unsourced] + b_source,
            best[source] + i_source,
            best[either] + b_content,
            best[content] + i_content,
        ]
    path = [best.index(max(best))]
    for before in reversed(back):
        path.append(before[path[-1]])
    return path[::-1]


def cues(scores: Floats, least: float = 0.5) -> list[FoundCue]:
    """The cues in BIO ``scores`` (U, 3) whose first word is one with a probability of ``least`` or more.

    How far a cue goes is asked as if it were surely one: its words go on while they are more likely part of
    it than not, given its first. A plain best path would cut a doubtful "has learned" down to "has".
    """
    found: list[FoundCue] = []
    probabilities = softmax(scores)
    first, more = probabilities[:, 1].tolist(), probabilities[:, 2].tolist()
    end = 0
    for at in [at for at, begins in enumerate(first) if begins >= least]:
        if at >= end:
            end = at + 1
            while end < len(first) and more[end] > 0.5 * first[at] and more[end] > first[end]:
                end += 1
            found.append(FoundCue(at, end, first[at]))
    return found


def spans(labels: Sequence[int], begins: int) -> list[Span]:
    """The [begin, end) runs of a BIO pair whose first label is ``begins``."""
    found: list[Span] = []
    end = 0
    for _ in range(labels.count(begins)):
        start = labels.index(begins, end)
        end = start + 1
        while end < len(labels) and labels[end] == begins + 1:
            end += 1
        found.append((start, end))
    return found


def roles(scores: Floats, cues: Sequence[Span], first: int = 0) -> list[FoundRoles]:
    """Source and content of each cue at [begin, end); role ``scores`` (C, L, 5) begin at unit ``first``."""
    return roles_of([(scores, cues, first)])


def roles_of(several: Sequence[tuple[Floats, Sequence[Span], int]]) -> list[FoundRoles]:
    """``roles`` of several scopes, one after the other. All their words are decoded together: there are few
    in each, and numpy takes as long for a few as for many."""
    if not several:
        return []
    labels = ROLE_STEPS.shape[0]
    joined = np.concatenate([scores.reshape(-1, labels) for scores, _, _ in several])
    probabilities = softmax(joined.astype(np.float64))
    possible = probabilities.copy()
    starts, firsts, end = [], [], 0
    for scores, cues, first in several:
        for begin, stop in cues:
            possible[end + begin - first : end + stop - first] = ON_CUE
            starts.append(end)
            firsts.append(first)
            end += scores.shape[1]
    rows = list(pairwise([*starts, end]))
    paths = _paths(possible, rows)
    taken = probabilities[np.arange(end), paths]
    return [
        _roles(paths[a:b].tolist(), taken[a:b], probabilities[a:b], first)
        for (a, b), first in zip(rows, firsts, strict=True)
    ]


def _paths(possible: Floats, rows: Sequence[Span]) -> npt.NDArray[np.int64]:
    """The best label paths (N,) of words that stand in rows [begin, end). Where the best labels of the words
    make a possible path, they are it."""
    paths: npt.NDArray[np.int64] = possible.argmax(1)
    starts = np.array([begin for begin, _ in rows])
    steps = np.empty(len(paths))
    steps[1:] = ROLE_STEPS[paths[:-1], paths[1:]]
    steps[starts] = ROLE_STARTS[paths[starts]]
    for odd in np.flatnonzero(np.add.reduceat(steps, starts)).tolist():
        begin, end = rows[odd]
        paths[begin:end] = best_path(np.log(np.clip(possible[begin:end], 1e-9, 1)).tolist())
    return paths


def _roles(path: list[int], taken: Floats, probabilities: Floats, first: int) -> FoundRoles:
    """What a path of labels says. ``taken``: (L,) how likely each of them is; ``probabilities``: of all."""
    sources, content = spans(path, B_SOURCE), spans(path, B_CONTENT)
    source = sorted(sources, key=lambda s: _mean(taken[slice(*s)]))[-1:] if len(sources) > 1 else sources
    each = taken.tolist()
    edges = [each[i] for b, e in source + content for i in (b, e - 1, e) if i < len(each)]
    return FoundRoles(
        _moved(source, first),
        _moved(content, first),
        _sure(taken, source, probabilities[:, B_SOURCE : I_SOURCE + 1]),
        _sure(taken, content, probabilities[:, B_CONTENT : I_CONTENT + 1]),
        min(edges, default=1.0),
    )


def _moved(found: list[Span], by: int) -> tuple[Span, ...]:
    return tuple([(begin + by, end + by) for begin, end in found])


def _sure(taken: Floats, found: list[Span], of_role: Floats) -> float:
    """The mean probability of a role's labels; where it has none, how likely it is that it has none."""
    if not found:
        return 1 - float(of_role.sum(1).max())
    labels = [taken[begin:end] for begin, end in found]
    return _mean(labels[0] if len(labels) == 1 else np.concatenate(labels))


def _mean(of_words: Floats) -> float:
    return float(np.add.reduce(of_words)) / len(of_words)
