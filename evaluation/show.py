"""The tables of the report, each as one text."""

from __future__ import annotations

from collections.abc import Mapping

from evaluation.measure import Figures
from evaluation.nested import Figure
from evaluation.readers import LABELS
from evaluation.scorer import Scores
from evaluation.table import Cell, render

__all__ = ["REFERENCES", "calibration", "flat", "forms", "groups", "nested"]

COLUMNS = (
    ("attribution P", "attribution", "p"),
    ("R", "attribution", "r"),
    ("F1", "attribution", "f"),
    ("strict F1", "strict", "f"),
    ("content P", "exact content", "p"),
    ("R", "exact content", "r"),
    ("F1", "exact content", "f"),
    ("cue F1", "exact cue", "f"),
    ("source F1", "exact source", "f"),
    ("direct R", "recall direct", "r"),
)

# A second annotator against the first: 79 second readings of 16 articles of the training part, by five
# annotators (`--human` measures it anew). The spike: the small encoder, four epochs, no teacher, on dev.
REFERENCES: dict[str, Scores] = {
    "a second annotator": {
        "attribution": {"p": 0.733, "r": 0.785, "f": 0.758},
        "strict": {"f": 0.614},
        "exact content": {"p": 0.672, "r": 0.720, "f": 0.695},
        "exact cue": {"f": 0.721},
        "exact source": {"f": 0.788},
        "recall direct": {"r": 0.934},
    },
    "a first trial without a teacher": {
        "attribution": {"f": 0.701},
        "strict": {"f": 0.507},
        "exact content": {"f": 0.610},
        "exact cue": {"f": 0.725},
        "exact source": {"f": 0.786},
        "recall direct": {"r": 0.852},
    },
}


def flat(rows: Mapping[str, Scores], *, markdown: bool) -> str:
    """One row a reader with the figures of the corpora's scorer; a row lacks what its scores lack."""
    head = ["reader", *(name for name, _, _ in COLUMNS)]
    cells = [
        [label, *(scores.get(key, {}).get(part) for _, key, part in COLUMNS)]
        for label, scores in rows.items()
    ]
    return render(head, cells, markdown=markdown)


def nested(rows: Mapping[str, Figures], *, markdown: bool) -> str:
    """One row a reader: nested attributions, the same with sources, and F1 by depth."""
    measured = {name: figures.nested for name, figures in rows.items() if figures.nested}
    gold: dict[int, int] = {}
    for scores in measured.values():
        gold |= {d: figure.gold for d, figure in scores.by_depth.items() if figure.gold or d not in gold}
    depths = sorted(gold)
    head = ["reader", "gold", "nested P", "R", "F1", "with source F1"]
    head += [f"depth {d} F1 (of {gold[d]})" for d in depths]
    cells: list[list[Cell]] = []
    for name, scores in measured.items():
        by_depth = [scores.by_depth.get(d, Figure(0, 0, 0, 0)).f1 for d in depths]
        overall = [*_prf(scores.nested), scores.nested_with_source.f1]
        cells.append([LABELS[name], scores.nested.gold, *overall, *by_depth])
    return render(head, cells, markdown=markdown)


def forms(rows: Mapping[str, Figures], *, markdown: bool) -> str:
    """Recall and precision by form, a row for each reader and form."""
    cells: list[list[Cell]] = [
        [f"{LABELS[name]}: {form}", figure.gold, figure.recall, figure.predicted, figure.precision]
        for name, figures in rows.items()
        for form, figure in figures.forms.items()
    ]
    return render(["form", "gold", "recall", "predicted", "precision"], cells, markdown=markdown)


def groups(figures: Figures, *, markdown: bool) -> str:
    """One row a publisher (or style) for one reader."""
    head = ["publisher", "gold", *(name for name, _, _ in COLUMNS)]
    cells: list[list[Cell]] = [
        [group, scores["attribution"]["gold"], *(scores[key][part] for _, key, part in COLUMNS)]
        for group, scores in figures.groups.items()
    ]
    return render(head, cells, markdown=markdown)


def calibration(figures: Figures, *, markdown: bool) -> str:
    """The reliability table of one reader, with the expected calibration error as last row."""
    cells: list[list[Cell]] = [
        [f"{part.low:.1f} to {part.high:.1f}", part.count, part.confidence, part.right]
        for part in figures.bins
    ]
    total = sum(part.count for part in figures.bins)
    cells.append(["expected calibration error", total, figures.calibration_error, None])
    return render(["confidence", "predicted", "mean confidence", "share right"], cells, markdown=markdown)


def _prf(figure: Figure) -> list[float]:
    return [figure.precision, figure.recall, figure.f1]
