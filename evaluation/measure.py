"""Runs readers over a set of articles and gathers every figure about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from types import ModuleType
from typing import Any

from evaluation.calibration import Bin, calibration_error, reliability
from evaluation.findings import Article, Predictions, Read
from evaluation.nested import Figure, NestedScores, score_nested
from evaluation.readers import LABELS, OWN, Unavailable, predict
from evaluation.scorer import FORMS, Judged, Scores, judge, score

__all__ = ["Figures", "FormFigure", "measure", "plain", "predictions_of"]


@dataclass(frozen=True, slots=True)
class FormFigure:
    """Recall by the form of gold ones, precision by the form of predicted ones."""

    gold: int
    recall: float
    predicted: int
    precision: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What one reader reaches on one set. ``flat`` is None where the corpora's scorer is not at hand.

    Those by form and group, and the calibration, are for the project's own readers alone.
    """

    flat: Scores | None = None
    nested: NestedScores | None = None
    forms: dict[str, FormFigure] = field(default_factory=dict)
    groups: dict[str, Scores] = field(default_factory=dict)
    bins: list[Bin] = field(default_factory=list)
    calibration_error: float | None = None


def predictions_of(
    names: Iterable[str],
    articles: list[Article],
    *,
    load: Callable[[str], Read],
    say: Callable[[str], object],
) -> dict[str, Predictions]:
    """What each reader finds. One that can't be had is left out, and ``say`` gets a line with the reason."""
    found: dict[str, Predictions] = {}
    for name in names:
        try:
            read = load(name)
        except Unavailable as reason:
            say(f"left out: {LABELS[name]} ({reason})")
            continue
        found[name] = predict(read, articles)
    return found


def measure(
    name: str, articles: list[Article], predictions: Predictions, *, scorer: ModuleType | None, nested: bool
) -> Figures:
    """All figures of one reader; ``nested`` says whether the articles' gold is."""
    scores = score_nested(articles, predictions) if nested else None
    if scorer is None:
        return Figures(nested=scores)
    flat = score(scorer, articles, predictions)
    if name not in OWN:
        return Figures(flat, scores)
    gold, predicted = judge(scorer, articles, predictions)
    bins = reliability(predicted)
    return Figures(
        flat,
        scores,
        {form: _by_form(form, gold, predicted) for form in FORMS},
        _by_group(scorer, articles, predictions),
        bins,
        calibration_error(bins) if bins else None,
    )


def plain(figures: Figures) -> dict[str, Any]:
    """The figures as plain dicts and lists, ready for JSON."""
    nested = figures.nested
    return {
        "flat": figures.flat,
        "nested": nested and {"all": _plain(nested.nested), "with source": _plain(nested.nested_with_source)},
        "by depth": nested and {str(depth): _plain(figure) for depth, figure in nested.by_depth.items()},
        "by form": {name: _fields(figure) for name, figure in figures.forms.items()},
        "by group": figures.groups,
        "reliability": [_fields(part) for part in figures.bins],
        "calibration error": figures.calibration_error,
    }


def _by_form(form: str, gold: list[Judged], predicted: list[Judged]) -> FormFigure:
    mine = [one.right for one in gold if one.form == form]
    theirs = [one.right for one in predicted if one.form == form]
    return FormFigure(len(mine), _share(mine), len(theirs), _share(theirs))


def _share(right: list[bool]) -> float:
    return sum(right) / len(right) if right else 0.0


def _by_group(scorer: ModuleType, articles: list[Article], predictions: Predictions) -> dict[str, Scores]:
    return {
        group: score(scorer, [article for article in articles if article.group == group], predictions)
        for group in sorted({article.group for article in articles})
    }


def _plain(figure: Figure) -> dict[str, float]:
    return _fields(figure) | {"p": figure.precision, "r": figure.recall, "f": figure.f1}


def _fields(figure: Figure | FormFigure | Bin) -> dict[str, float]:
    return {part.name: getattr(figure, part.name) for part in fields(figure)}
