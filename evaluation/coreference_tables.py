"""The figures of coreference: summed up, as rows of tables, as plain dicts, and the errors behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add
from typing import Any

from evaluation import gap
from evaluation.coreference_scores import Tally
from evaluation.gum import GumDocument, PartFigures, part_figures
from evaluation.gum_voices import SPOKEN, Link, SourcePronoun, links, source_pronouns
from evaluation.table import Cell, render
from reportedly.types import Document

__all__ = ["Gap", "Gum", "gap_errors", "gap_plain", "gap_table", "gum_errors", "gum_plain", "gum_tables"]

Gum = Sequence[tuple[GumDocument, Document]]
Gap = Sequence[gap.Answer]
WORDS = {"he": ("he", "him"), "she": ("she", "her"), "it": ("it",), "they": ("they", "them")}
CONTEXT = 160  # characters before and behind an error's place


def gum_tables(gum: Gum, *, markdown: bool) -> Iterator[tuple[str, str]]:
    """Titles and tables of all that is measured on GUM."""
    parts = ("mentions of", "gold", "found", "P", "R", "F1", "MUC F1", "B³ F1", "CEAFe F1", "CoNLL F1")
    yield "mentions and clusters", render(parts, list(_part_rows(gum)), markdown=markdown)
    sources = ("source pronoun, news and interviews", "gold", "with a voice", "right", "accuracy", "strictly")
    yield "the voice of a pronoun that speaks", render(sources, list(_source_rows(gum)), markdown=markdown)
    pairs = ("pairs of mentions in one voice", "pairs", "right", "precision")
    yield "one voice, one entity", render(pairs, list(_link_rows(gum)), markdown=markdown)


def _parts(gum: Gum) -> dict[str, PartFigures]:
    spoken = _spoken(gum)
    return {
        "everything": _sum(gum, nameable=False),
        "people, organizations, places": _sum(gum, nameable=True),
        "everything, news and interviews": _sum(spoken, nameable=False),
        "people, organizations, places, news and interviews": _sum(spoken, nameable=True),
    }


def _sum(gum: Gum, *, nameable: bool) -> PartFigures:
    each = (part_figures(gold, document, nameable=nameable) for gold, document in gum)
    return reduce(add, each, PartFigures())


def _spoken(gum: Gum) -> Gum:
    return [(gold, document) for gold, document in gum if gold.genre in SPOKEN]


def _part_rows(gum: Gum) -> Iterator[list[Cell]]:
    for name, part in _parts(gum).items():
        found = part.mentions
        counts: list[Cell] = [int(found.gold), int(found.found), found.precision, found.recall, found.f1]
        yield [name, *counts, *(tally.f1 for tally in part.metrics.values()), part.conll]


def _sources(gum: Gum) -> dict[str, list[SourcePronoun]]:
    listed = [one for gold, document in _spoken(gum) for one in source_pronouns(gold, document)]
    by_word = {word: [one for one in listed if one.word in forms] for word, forms in WORDS.items()}
    return {**by_word, "all": listed}


def _source_rows(gum: Gum) -> Iterator[list[Cell]]:
    for word, listed in _sources(gum).items():
        right, given = sum(one.right for one in listed), sum(one.voice is not None for one in listed)
        strict = sum(one.strict for one in listed)
        yield [word, len(listed), given, right, _share(right, listed), _share(strict, listed)]


def _links(gum: Gum) -> dict[str, list[Link]]:
    return {
        "all documents": [link for gold, document in gum for link in links(gold, document)],
        "news and interviews": [link for gold, document in _spoken(gum) for link in links(gold, document)],
    }


def _link_rows(gum: Gum) -> Iterator[list[Cell]]:
    for name, listed in _links(gum).items():
        right = sum(link.right for link in listed)
        yield [name, len(listed), right, _share(right, listed)]


def _share(right: int, listed: Sequence[object]) -> float:
    return right / len(listed) if listed else 0.0


def gap_table(answers: Gap, *, markdown: bool) -> str:
    """Names taken for the pronoun, by the pronoun's gender, and the bias."""
    head = ("GAP", "names meant", "taken", "P", "R", "F1")
    rows: list[list[Cell]] = []
    for gender in (None, "feminine", "masculine"):
        found = gap.tally(answers, gender)
        counts: list[Cell] = [int(found.gold), int(found.found), found.precision, found.recall, found.f1]
        rows.append([gender or "all pronouns", *counts])
    rows.append(["feminine over masculine", None, None, None, None, gap.bias(answers)])
    return render(head, rows, markdown=markdown)


def gum_plain(gum: Gum) -> dict[str, Any]:
    """Every figure on GUM as plain dicts, ready for JSON; ``aims`` are those that something is aimed at."""
    parts, sources, linked = _parts(gum), _sources(gum), _links(gum)
    everything = parts["everything"]
    pronouns = {word: _share(sum(one.right for one in listed), listed) for word, listed in sources.items()}
    pairs = {name: _share(sum(link.right for link in listed), listed) for name, listed in linked.items()}
    return {
        "documents": len(gum),
        "parts": {name: _part_plain(part) for name, part in parts.items()},
        "source pronouns": {
            word: {"gold": len(sources[word]), "accuracy": share} for word, share in pronouns.items()
        },
        "links": {name: {"pairs": len(linked[name]), "precision": share} for name, share in pairs.items()},
        "aims": {
            "mention F1": everything.mentions.f1,
            "CoNLL F1": everything.conll,
            "source pronoun accuracy": pronouns["all"],
            "same voice precision": pairs["all documents"],
        },
    }


def _part_plain(part: PartFigures) -> dict[str, Any]:
    metrics = {"mentions": part.mentions, **part.metrics}
    return {name: _tally_plain(tally) for name, tally in metrics.items()} | {"CoNLL": {"f": part.conll}}


def _tally_plain(tally: Tally) -> dict[str, float]:
    return {"p": tally.precision, "r": tally.recall, "f": tally.f1}


def gap_plain(answers: Gap) -> dict[str, Any]:
    """Every figure on GAP as plain dicts, ready for JSON."""
    tallies = {gender: gap.tally(answers, gender) for gender in (None, "feminine", "masculine")}
    return {
        "items": len(answers),
        "genders": {gender or "all": _tally_plain(tally) for gender, tally in tallies.items()},
        "bias": gap.bias(answers),
        "aims": {"F1": tallies[None].f1},
    }


def gum_errors(gum: Gum) -> Iterator[str]:
    """A line for each pronoun that speaks and was given a wrong voice or none."""
    for gold, document in _spoken(gum):
        for one in source_pronouns(gold, document):
            if not one.right:
                around = _around(document.text, *one.place)
                yield f"{gold.id}\t{one.word} → {one.voice or '-'}\t{around}"


def gap_errors(answers: Gap) -> Iterator[str]:
    """A line for each item with a name wrongly taken for the pronoun, or not taken."""
    for one in answers:
        if not one.right:
            first, second = (one.item.text[slice(*name)] for name in one.item.names)
            asked = f"{first} {one.item.corefers[0]}, {second} {one.item.corefers[1]}"
            yield f"{one.item.id}\t{asked}, found {one.found}\t{_around(one.item.text, *one.item.pronoun)}"


def _around(text: str, start: int, end: int) -> str:
    marked = f"{text[max(0, start - CONTEXT) : start]}[{text[start:end]}]{text[end : end + CONTEXT]}"
    return " ".join(marked.split())
