"""``python -m training.pronouns``: fits the weights by which "he" and "she" find whom they mean.

Prints those of ``reportedly.resolve.people_weights``, to be put there by hand: a log-linear ranking of the
candidates with "nobody" at 0, all mentions of one person together, over the pronouns of GAP's and GUM's
training parts and the sources of the project's own gold to develop on. The mention reader has learned from
the same texts, so that its weight isn't fitted but swept on GAP's development part.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from evaluation import gap, gum, paths
from evaluation.coreference import analyst
from evaluation.corpus import articles_of_folder
from evaluation.gold_document import gold_document
from evaluation.gold_readings import of_folder
from evaluation.gum_voices import Mapping
from reportedly.resolve import people, resolve
from reportedly.resolve.entities import Entity, Event
from reportedly.types import Document

Place = tuple[int, int]
Features = list[tuple[str, float]]
Candidates = list[tuple[Event, Features]]
Analyse = Callable[[Document], Document]

SPEAKS, SOURCE = 3.0, 4.0  # how often a pronoun that speaks counts, in GUM and in the own gold
SPOKEN = ("news", "interview")
RIDGE = 1.0
LEFT_OUT = ("reader",)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the resolver weighed for a pronoun; ``speaks``: it is the source of something."""

    speaks: bool
    candidates: Candidates


Seen = dict[Place, Weighed]
NOTHING = Weighed(False, [])


@dataclass(frozen=True, slots=True)
class Choice:
    """A pronoun's candidates: what holds for each, which are right, and of which it is known that they are
    right or wrong. ``told``: it is known whom the pronoun means; else only that it is none of those known."""

    weight: float
    features: tuple[Features, ...]
    right: tuple[bool, ...]
    known: tuple[bool, ...]
    told: bool = True


@contextmanager
def noted() -> Iterator[Seen]:
    """The candidates of each "he" and "she" by its place, of what is resolved meanwhile."""
    weigh, seen = people.candidates, Seen()

    def note(pronoun: Any, *rest: Any, **more: Any) -> Iterator[tuple[Event, Features]]:
        found = list(weigh(pronoun, *rest, **more))
        seen[pronoun.start, pronoun.end] = Weighed(pronoun.source, found)
        return iter(found)

    people.candidates = note
    try:
        yield seen
    finally:
        people.candidates = weigh


def of_gap(item: gap.GapItem, seen: Seen) -> Choice | None:
    """The pronoun of a text of GAP; None where it has no candidate, or not the right one."""
    names = [name for name, corefers in zip(item.names, item.corefers, strict=True) if corefers]
    found = seen.get(item.pronoun, NOTHING).candidates
    right = tuple([_means(event.entity, names) for event, _ in found])
    if not found or (names and not any(right)):
        return None
    known = tuple([bool(names) or _means(event.entity, item.names) for event, _ in found])
    return Choice(1.0, tuple([features for _, features in found]), right, known, told=bool(names))


def of_gum(document: gum.GumDocument, seen: Seen) -> Iterator[Choice]:
    """The pronouns of a document of GUM whose mentions are marked."""
    mapping, marked = Mapping(document.mentions), {m.place: m.entity for m in document.mentions}
    speaking = document.genre in SPOKEN
    for place, weighed in seen.items():
        if weighed.candidates and place in marked:
            meant = [mapping.of((event.mention.start, event.mention.end)) for event, _ in weighed.candidates]
            right = tuple([m is not None and m.entity == marked[place] for m in meant])
            yield _of(weighed.candidates, right, SPEAKS if speaking and weighed.speaks else 1.0)


def of_sources(voices: Iterable[Collection[Place]], seen: Seen) -> Iterator[Choice]:
    """The pronouns among the mentions of the own gold's voices that have a right candidate."""
    for mentions in voices:
        for place in mentions:
            found = seen.get(place, NOTHING).candidates
            right = tuple([_means(event.entity, mentions) for event, _ in found])
            if any(right):
                yield _of(found, right, SOURCE)


def _of(found: Candidates, right: tuple[bool, ...], weight: float) -> Choice:
    return Choice(weight, tuple([features for _, features in found]), right, (True,) * len(found))


def _means(entity: Entity, places: Iterable[Place]) -> bool:
    """Whether somebody is named or described at one of these places, or at most of it."""
    told = [(m.start, m.end) for m in entity.mentions if m.form != "pronoun"]
    return any(_same(one, other) for one in told for other in places)


def _same(one: Place, other: Place) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    ends = shared > 0 and one[1] == other[1]
    return ends or 2 * shared >= max(one[1] - one[0], other[1] - other[0])


def fitted(choices: Sequence[Choice]) -> dict[str, float]:
    """The weights under which the right candidates are likeliest, rounded to a tenth."""
    names = sorted({n for c in choices for f in c.features for n, _ in f if n not in LEFT_OUT})
    number = {name: i for i, name in enumerate(names)}
    rows = torch.zeros(sum(len(c.features) for c in choices), len(names), dtype=torch.float64)
    for k, features in enumerate(f for c in choices for f in c.features):
        for name, value in features:
            if name in number:
                rows[k, number[name]] += value
    group = torch.tensor([i for i, c in enumerate(choices) for _ in c.features])
    fits = torch.tensor([fit for c in choices for fit in _fitting(c)])
    nobody = torch.tensor([not any(c.right) for c in choices], dtype=torch.float64)
    often = torch.tensor([c.weight for c in choices], dtype=torch.float64)
    weights = torch.zeros(len(names), dtype=torch.float64, requires_grad=True)
    search = torch.optim.LBFGS([weights], max_iter=300, line_search_fn="strong_wolfe")

    def cost() -> torch.Tensor:
        search.zero_grad()
        likely = (rows @ weights).clamp(-30, 30).exp()
        none = torch.zeros(len(choices), dtype=torch.float64)
        total = 1 + none.index_add(0, group, likely)
        right = nobody + none.index_add(0, group, likely * fits)
        loss = (often * (total.log() - right.log())).sum() + RIDGE / 2 * (weights @ weights)
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    search.step(cost)
    return {name: round(float(w), 1) for name, w in zip(names, weights.detach(), strict=True)}


def _fitting(choice: Choice) -> list[bool]:
    """Of each candidate, whether the pronoun may mean it for all that is known."""
    if any(choice.right) or choice.told:
        return list(choice.right)
    return [not known for known in choice.known]


def gathered(shared: Path, analyse: Analyse) -> Iterator[Choice]:
    """All pronouns to learn from. ``shared``: the folder with data/."""
    for item in gap.items_of_lines(shared / "data" / "gap" / "train.jsonl"):
        with noted() as seen:
            gap.answers([item], analyse)
        if choice := of_gap(item, seen):
            yield choice
    for document in gum.documents_of_lines(shared / "data" / "gum" / "train.jsonl"):
        with noted() as seen:
            analyse(document.document)
        yield from of_gum(document, seen)
    readings = {one.id: one for one in of_folder(half="develop")}
    for article in articles_of_folder(paths.GOLD, half="develop"):
        with noted() as seen:
            resolve(gold_document(article, readings[article.id])[0])
        yield from of_sources([voice.mentions for voice in readings[article.id].voices], seen)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.pronouns", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/")
    options = parser.parse_args()
    print(json.dumps(fitted(list(gathered(options.shared, analyst()))), indent=1))


if __name__ == "__main__":
    main()
