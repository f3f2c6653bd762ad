"""How well a statement answers a query, from its folded words alone: the same on every database.

Okapi BM25's weight of a word that comes up often in a short text, times how near one another the words
stand. All words are required, so that how rare one is, which BM25 weighs words against one another by, says
little here, and would cost a walk through every statement that has the word.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.ledger.query import Term

__all__ = ["scores"]

K1, B = 1.2, 0.75  # the usual constants of BM25
MOST_WORDS = 2_000  # of a statement that are looked at


def scores(texts: Sequence[str], terms: Sequence[Term]) -> list[float]:
    """The score of each text for the terms, higher for a better one; six decimals, so that equals tie."""
    split = [text.split(maxsplit=MOST_WORDS)[:MOST_WORDS] for text in texts]
    average = sum(map(len, split)) / max(1, len(split)) or 1.0
    return [round(_score(words, terms, len(words) / average), 6) for words in split]


def _score(words: Sequence[str], terms: Sequence[Term], length: float) -> float:
    weight = K1 * (1 - B + B * length)
    first = terms[0]
    if len(terms) == 1 and len(first.words) == 1 and not first.prefix:  # most searches: fast
        times = words.count(first.text)
        return times * (K1 + 1) / (times + weight)
    places = [_places(words, term) for term in terms]
    frequency = sum(len(found) * (K1 + 1) / (len(found) + weight) for found in places)
    return frequency * _nearness(places, terms)


def _places(words: Sequence[str], term: Term) -> list[int]:
    first, *rest = term.words
    if rest:
        n, whole = len(term.words), list(term.words)
        starts = [i for i, word in enumerate(words) if word == first]
        return [i for i in starts if _same(words[i : i + n], whole, prefix=term.prefix)]
    if term.prefix:
        return [i for i, word in enumerate(words) if word.startswith(first)]
    return [i for i, word in enumerate(words) if word == first]


def _same(words: Sequence[str], wanted: Sequence[str], *, prefix: bool) -> bool:
    if not prefix or len(words) < len(wanted):
        return words == wanted
    return words[:-1] == wanted[:-1] and words[-1].startswith(wanted[-1])


def _nearness(places: Sequence[Sequence[int]], terms: Sequence[Term]) -> float:
    """From 1 up to 2, where all terms stand side by side: by the shortest stretch that has them all."""
    if len(places) < 2 or not all(places):
        return 1.0
    marked = sorted((place, n) for n, found in enumerate(places) for place in found)
    last: dict[int, int] = {}
    shortest = marked[-1][0] - marked[0][0] + 1
    for place, n in marked:
        last[n] = place
        if len(last) == len(places):
            shortest = min(shortest, place - min(last.values()) + 1)
    return 1 + len(terms) / max(shortest, len(terms))
