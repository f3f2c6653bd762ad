"""The one-to-one assignment of rows to columns with the greatest sum: Kuhn's Hungarian method.

Kuhn, "The Hungarian method for the assignment problem", Naval Research Logistics Quarterly 2, 1955; in the
form that adds one row at a time along a shortest augmenting path (Jonker and Volgenant, Computing 38, 1987).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

__all__ = ["greatest_sum"]

Pair = tuple[int, int]


def greatest_sum(weights: Mapping[Pair, float]) -> float:
    """The greatest sum of weights of pairs (row, column) that use no row and no column twice.

    Weights are positive; a pair that is not given counts 0. Rows and columns that share no pair, not even
    through others, are assigned apart, so that what is sparse is quick.
    """
    return sum(_assigned(group) for group in _groups(weights))


def _groups(weights: Mapping[Pair, float]) -> list[dict[Pair, float]]:
    """The pairs in groups that have no row and no column in common."""
    columns: defaultdict[int, list[int]] = defaultdict(list)
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for row, column in weights:
        columns[row].append(column)
        rows[column].append(row)
    groups: list[dict[Pair, float]] = []
    left = set(columns)
    while left:
        todo, group = [left.pop()], {}
        while todo:
            row = todo.pop()
            for column in columns[row]:
                group[row, column] = weights[row, column]
                found = left.intersection(rows[column])
                left -= found
                todo += found
        groups.append(group)
    return groups


def _assigned(weights: Mapping[Pair, float]) -> float:
    """The greatest sum within one group."""
    if len(weights) == 1:
        return next(iter(weights.values()))
    rows = sorted({row for row, _ in weights})
    columns = sorted({column for _, column in weights})
    costs = [[-weights.get((row, column), 0.0) for column in columns] for row in rows]
    if len(rows) > len(columns):
        costs = [list(column) for column in zip(*costs, strict=True)]
    return -sum(costs[row][column] for column, row in enumerate(_least(costs)) if row >= 0)


def _least(costs: Sequence[Sequence[float]]) -> list[int]:
    """For each column the row that it gets (-1 for none) so that the costs are least; no more rows than
    columns."""
    width = len(costs[0])
    by_row, by_column = [0.0] * len(costs), [0.0] * (width + 1)  # what is already paid for each
    given = [-1] * (width + 1)  # the last column is where a new row stands before it gets one
    for row in range(len(costs)):
        given[width] = row
        came_from = _augment(costs, by_row, by_column, given)
        column = next(iter(came_from))
        while column != width:
            given[column], column = given[came_from[column]], came_from[column]
    return given[:width]


def _augment(
    costs: Sequence[Sequence[float]], by_row: list[float], by_column: list[float], given: Sequence[int]
) -> dict[int, int]:
    """Grows the shortest path from the new row to a free column, in place: for each column on it, in order
    of distance from last to first, the column before it."""
    width = len(costs[0])
    distance, before = [math.inf] * width, [width] * width
    used, at = [width], width
    while given[at] >= 0:
        row, free = given[at], [column for column in range(width) if column not in used]
        for column in free:
            cost = costs[row][column] - by_row[row] - by_column[column]
            if cost < distance[column]:
                distance[column], before[column] = cost, at
        at = min(free, key=distance.__getitem__)
        step = distance[at]
        for column in used:
            by_row[given[column]] += step
            by_column[column] -= step
        for column in free:
            distance[column] -= step
        used.append(at)
    return {column: before[column] for column in reversed(used[1:])}
