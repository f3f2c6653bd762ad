"""What a pronoun or a description goes back to, as the mention reader sees it.

The reader gives each mention the earlier ones that it may go back to, with probabilities. Here they are asked
for by their place in the text, and summed over all mentions of one and the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from operator import itemgetter
from typing import TypeVar

from ..types import Mention

__all__ = ["Antecedents", "antecedents_of", "entities"]

Meant = TypeVar("Meant")
LEAST = 1e-4  # share that goes on to earlier mentions: less tells nothing, and text may go on for ever


@dataclass(frozen=True, slots=True)
class Antecedents:
    """A document's mentions, to be asked by place. ``entity``: the number of each one's entity;
    ``beginning``, ``ending``: which mentions begin or end at an offset."""

    mentions: tuple[Mention, ...]
    entity: tuple[int, ...]
    beginning: dict[int, list[int]]
    ending: dict[int, list[int]]

    def at(self, start: int, end: int) -> int | None:
        """The position of the mention at ``[start, end)``; where there is none, of the smallest around it
        that begins or ends with it ("the minister" of "the minister of ports"); else None."""
        found = self.mentions
        around = [(found[i].end - start, i) for i in self.beginning.get(start, ()) if found[i].end >= end]
        around += [(end - found[i].start, i) for i in self.ending.get(end, ()) if found[i].start <= start]
        return min(around)[1] if around else None

    def _exactly(self, start: int, end: int) -> int | None:
        """The position of the mention at exactly ``[start, end)``."""
        i = self.at(start, end)
        exact = i is not None and (self.mentions[i].start, self.mentions[i].end) == (start, end)
        return i if exact else None

    def shares(self, start: int, end: int, meant: Mapping[int, Meant]) -> dict[Meant, float]:
        """How likely the mention at exactly ``[start, end)`` goes back to each of those who are ``meant`` by
        earlier mentions, given by position. What goes back to a mention of nobody goes on to whatever that
        one goes back to."""
        i = self._exactly(start, end)
        if i is None:
            return {}
        shares: dict[Meant, float] = {}
        flow = dict(self.mentions[i].antecedents)
        latest = [-j for j in flow]
        heapify(latest)
        while latest:
            j = -heappop(latest)
            share = flow.pop(j)
            if j in meant:
                shares[meant[j]] = shares.get(meant[j], 0.0) + share
            elif share >= LEAST:
                for k, probability in self.mentions[j].antecedents:
                    if k not in flow:
                        heappush(latest, -k)
                    flow[k] = flow.get(k, 0.0) + share * probability
        return shares

    def surely(self, start: int, end: int) -> Mention | None:
        """The mention that the one at exactly ``[start, end)`` goes back to, if that is likelier than not."""
        i = self._exactly(start, end)
        known = self.mentions[i].antecedents if i is not None else ()
        likeliest, share = max(known, key=itemgetter(1), default=(0, 0.0))
        return self.mentions[likeliest] if share > 0.5 else None

    def evidence(self, start: int, end: int) -> dict[int, float]:
        """How likely the mention at exactly ``[start, end)`` means each entity, by the entity's number."""
        i = self._exactly(start, end)
        return {} if i is None else summed(self.mentions[i], self.entity)

    def kind_of(self, places: Iterable[tuple[int, int]]) -> str | None:
        """The kind of what is mentioned at these places, as most of the mentions there have it."""
        at = (self.at(start, end) for start, end in places)
        found = [self.mentions[i].kind for i in at if i is not None and self.mentions[i].sure]
        return max(sorted(set(found)), key=found.count, default=None)

    def ranked(self, start: int, end: int) -> list[tuple[Mention, float]]:
        """The earlier mentions that the one at ``[start, end)`` may go back to, likeliest first.

        Of each entity only the last mention is given, with the probability of them all. What is missing
        from 1 is that it goes back to nothing.
        """
        i = self.at(start, end)
        if i is None:
            return []
        together = summed(self.mentions[i], self.entity)
        last: dict[int, int] = {}
        for j, _ in self.mentions[i].antecedents:
            last[self.entity[j]] = max(j, last.get(self.entity[j], j))
        order = sorted(together, key=lambda e: (-together[e], -last[e]))
        return [(self.mentions[last[e]], min(1.0, together[e])) for e in order]


def antecedents_of(mentions: Sequence[Mention]) -> Antecedents:
    """A document's mentions with what each goes back to, ready to be asked."""
    beginning: defaultdict[int, list[int]] = defaultdict(list)
    ending: defaultdict[int, list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        beginning[mention.start].append(i)
        ending[mention.end].append(i)
    return Antecedents(tuple(mentions), tuple(entities(mentions)), dict(beginning), dict(ending))


def entities(mentions: Sequence[Mention]) -> list[int]:
    """For each mention the number of what it means: the position of that one's first mention.

    A mention joins the entity whose mentions together are its likeliest antecedents, if they are likelier
    than none.
    """
    entity: list[int] = []
    for i, mention in enumerate(mentions):
        if not mention.antecedents:
            entity.append(i)
            continue
        together = summed(mention, entity)
        likeliest, best = max(zip(together.values(), together, strict=True))
        joins = likeliest > 1.0 - sum(together.values(), 0.0)
        entity.append(best if joins else i)
    return entity


def summed(mention: Mention, entity: Sequence[int]) -> dict[int, float]:
    """How likely the mention goes back to each entity: the sum over that one's mentions. ``entity``: the
    number of each earlier mention's."""
    together: dict[int, float] = {}
    for j, probability in mention.antecedents:
        together[entity[j]] = together.get(entity[j], 0.0) + probability
    return together
