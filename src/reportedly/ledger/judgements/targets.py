"""What a judgement is on, as spans of the text, and which finding of another analysis that is.

A finding is the one whose content shares the most characters with the content that was judged (the Jaccard
index: shared characters over those of either), half of them at least; of equals the one whose cue shares the
most. Where both have a cue, the cues must touch: what is said in "X said that Y denied it" holds what is
denied, and is another statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportedly.types import Attribution, Document, Span

__all__ = ["NEAREST", "anchors", "finding", "matched", "nearest_voice", "overlap", "voice_target"]

NEAREST = 0.5
"""Of two statements that share no word only one can have more than half of another's: a judgement has no
choice between strangers. It is the overlap that counts as found when the engine is measured, too."""

Pairs = Sequence[Sequence[int]]
Anchor = tuple[Pairs, Pairs]  # content, cue


def finding(attribution: Attribution) -> dict[str, Any]:
    """The target of a judgement on a finding: its spans, and their words for people to read."""
    source, cue = attribution.source, attribution.cue
    roles = {
        "content": attribution.content.spans,
        "cue": cue.spans if cue else (),
        "source": source.spans if source else (),
    }
    spans: dict[str, Any] = {role: _pairs(several) for role, several in roles.items()}
    return spans | {
        "text": {role: " ".join(span.text for span in several) for role, several in roles.items()}
    }


def voice_target(voice: Mapping[str, Any]) -> dict[str, Any]:
    """The target of a judgement on a voice: its name and where it is mentioned."""
    return {"name": voice["name"], "mentions": [list(pair) for pair in voice["mentions"]]}


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def overlap(one: Pairs, other: Pairs) -> float:
    """The Jaccard index of the characters of two lists of spans; 0 where both are empty."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    total = sum(end - start for start, end in (*one, *other)) - shared
    return shared / total if total else 0.0


def anchors(target: Mapping[str, Any], change: Mapping[str, Any] | None) -> list[Anchor]:
    """Where a judgement holds on to the text: what was judged, and what a correction made of it."""
    content, cue = target["content"], target["cue"]
    found = [(content, cue)]
    if change and ("content" in change or "cue" in change):
        found.append((change.get("content", content), change.get("cue", cue) or ()))
    return found


def matched(
    threads: Sequence[Sequence[Anchor]], attributions: Sequence[Attribution]
) -> dict[int, Attribution]:
    """Which attribution each thread of judgements is on, by the thread's number. One to one: the best fit is
    taken first; of equals the earlier thread, then the earlier attribution."""
    found = []
    for place, attribution in enumerate(attributions):
        content = _pairs(attribution.content.spans)
        cue = _pairs(attribution.cue.spans) if attribution.cue else []
        for thread, held in enumerate(threads):
            content_fit, cue_fit = max(_fit(anchor, content, cue) for anchor in held)
            if content_fit >= NEAREST:
                found.append((-content_fit, -cue_fit, thread, place))
    taken: dict[int, Attribution] = {}
    places: set[int] = set()
    for _, _, thread, place in sorted(found):
        if thread not in taken and place not in places:
            taken[thread] = attributions[place]
            places.add(place)
    return taken


def _fit(anchor: Anchor, content: Pairs, cue: Pairs) -> tuple[float, float]:
    cues = overlap(anchor[1], cue)
    if anchor[1] and cue and not cues:
        return 0.0, 0.0
    return overlap(anchor[0], content), cues


def nearest_voice(target: Mapping[str, Any], document: Document) -> Mapping[str, Any] | None:
    """The voice that a target means: of one name or with half of its mentions, the one with the most."""
    best, score = None, (0.0, False)
    for voice in document.voices:
        same = voice["name"].casefold() == target["name"].casefold()
        fit = overlap(target["mentions"], voice["mentions"])
        if (fit >= NEAREST or same) and (fit, same) > score:
            best, score = voice, (fit, same)
    return best
