"""Carries the time of a statement on to what the same voice goes on to say."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportedly.types import Attribution

__all__ = ["carried"]

Time = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Floor:
    """Who spoke last, when that was said, and where the words of it began."""

    voice: str | None
    said: dict[str, Any] | None
    at: int


def carried(attributions: Sequence[Attribution], times: Sequence[Time]) -> tuple[Attribution, ...]:
    """The attributions, in their order, with ``said`` also where the speaker goes on from a dated statement.

    The time holds until another voice speaks or another time is named outside contents. It passes neither
    from parent to nested ones, nor backwards. ``times``: those of the document, in text order.
    """
    outside = _outside(times, attributions)
    floors: dict[str | None, _Floor] = {}
    found: dict[str, Attribution] = {}
    for one in sorted((a for a in attributions if a.cue), key=_at):
        at, voice = _at(one), one.source.voice if one.source else None
        floor = floors.get(one.parent)
        goes_on = (
            one.said is None
            and floor is not None
            and voice is not None
            and floor.voice == voice
            and bisect_left(outside, floor.at) == bisect_left(outside, at)
        )
        if goes_on and floor is not None:
            one = replace(one, said=floor.said)
        found[one.id] = one
        if one.source is not None:  # "Asked about it, she said": who asks takes the floor only by name
            floors[one.parent] = _Floor(voice, one.said, _after(one, at))
    return tuple(found.get(a.id, a) for a in attributions)


def _at(one: Attribution) -> int:
    assert one.cue is not None
    return one.cue.spans[0].start


def _after(one: Attribution, at: int) -> int:
    """Where times begin to speak of something else: behind the one that dates this statement."""
    span = one.said["span"] if one.said else None
    return max(at, span[1]) if span else at


def _outside(times: Sequence[Time], attributions: Iterable[Attribution]) -> list[int]:
    """Where the times begin that stand in nobody's content."""
    spans = sorted((s.start, s.end) for a in attributions for s in a.content.spans)
    starts, reach, furthest = [s for s, _ in spans], [], 0
    for _, end in spans:
        furthest = max(furthest, end)
        reach.append(furthest)
    out = []
    for start, _ in (time["span"] for time in times):
        i = bisect_right(starts, start)
        if not i or reach[i - 1] <= start:
            out.append(int(start))
    return out
