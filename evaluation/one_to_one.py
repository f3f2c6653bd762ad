"""Pairs what the gold has with what was found, each at most once, the best pairs first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from evaluation.gold_anchors import Place
from evaluation.nested import AGREE, WORD

__all__ = ["Words", "pair_best", "pair_touching", "pair_words", "words_of"]

Words = frozenset[int]
Candidate = tuple[tuple[float, ...], int, int]


def pair_best(candidates: Iterable[Candidate]) -> dict[int, int]:
    """Found by gold position. A candidate is (rank, gold, found): the least rank first, then text order."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def pair_touching(
    gold: Sequence[Place], found: Sequence[Place], equal: Callable[[int, int], bool]
) -> dict[int, int]:
    """Pairs spans that share a character: those that are ``equal`` first, then those that share most."""
    return pair_best(
        ((float(not equal(i, j)), float(-shared)), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if (shared := min(one[1], other[1]) - max(one[0], other[0])) > 0
    )


def pair_words(gold: Sequence[Words], found: Sequence[Words]) -> dict[int, int]:
    """Pairs sets of words whose intersection is at least half of their union, the greatest share first."""
    holders: dict[int, list[int]] = {}
    for j, words in enumerate(found):
        for word in words:
            holders.setdefault(word, []).append(j)
    return pair_best(
        ((-share,), i, j)
        for i, words in enumerate(gold)
        for j in {j for word in words for j in holders.get(word, ())}
        if (share := len(words & found[j]) / len(words | found[j])) >= AGREE
    )


def words_of(text: str, places: Iterable[Place]) -> list[Words]:
    """For each span the numbers of the words that it touches."""
    words = [match.span() for match in WORD.finditer(text)]
    return [
        frozenset(n for n, (start, end) in enumerate(words) if start < place[1] and place[0] < end)
        for place in places
    ]
