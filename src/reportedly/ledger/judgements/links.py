"""What follows from sources and nesting: chains, whose wording it is, how often each voice is quoted.

Worked out as differences to what the engine found: where nothing was judged, nothing moves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from reportedly.resolve.chains import chain
from reportedly.types import Attribution, Document

__all__ = ["with_chains", "with_quoted", "with_wording"]

Ids = tuple[str | None, ...]


def with_chains(document: Document, judged: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The judged attributions, each with the chain of those above it and its own links."""
    engines = {one.id: one for one in document.attributions}
    by_id = {one.id: one for one in judged}
    done: dict[str, tuple[Ids, bool]] = {}
    for name in by_id:
        path = [name]
        while (parent := by_id[path[-1]].parent) is not None and parent not in done and parent not in path:
            path.append(parent)
        for one in reversed(path):
            if one not in done:
                done[one] = _chain(by_id[one], engines, done)
    return tuple(replace(one, chain=done[one.id][0]) for one in judged)


def _chain(
    one: Attribution, engines: Mapping[str, Attribution], done: Mapping[str, tuple[Ids, bool]]
) -> tuple[Ids, bool]:
    """Its chain as judged, and whether that is another than the engine's."""
    engine = engines[one.id]
    above, moved = done.get(one.parent or "", ((), False))
    if not moved and one.parent == engine.parent and _voice(one) == _voice(engine):
        return engine.chain, False
    links = _links(engine, engines)
    own = engine.chain if links is None else links
    found = chain(above if links is not None else (), _relinked(own, _voice(engine), _voice(one)))
    return found, found != engine.chain


def _voice(one: Attribution) -> str | None:
    return one.source.voice if one.source else None


def _links(engine: Attribution, engines: Mapping[str, Attribution]) -> Ids | None:
    """Its own links, without those of what it is nested in; None where these don't come first."""
    parent = engines.get(engine.parent or "")
    above = parent.chain if parent else ()
    if engine.chain[: len(above)] != above:
        return None
    links = engine.chain[len(above) :]
    # A voice that follows itself is written once: whose words are nested in its own may have no link left.
    repeated = above and above[-1] == _voice(engine) and _voice(engine) not in links
    return (_voice(engine), *links) if repeated else links


def _relinked(links: Ids, before: str | None, now: str | None) -> Ids:
    if before == now:
        return links
    if before in links:
        return tuple(now if link == before else link for link in links)
    return (*links, now)  # the outlet's own words so far, which have no link


def with_quoted(document: Document, judged: Sequence[Attribution]) -> tuple[dict[str, Any], ...]:
    """The voices, their counts moved by as much as the attributions moved."""
    before, now = _quoted(document, document.attributions), _quoted(document, judged)
    return tuple(
        voice
        if before[voice["id"]] == now[voice["id"]]
        else {**voice, "quoted": max(0, voice["quoted"] + now[voice["id"]] - before[voice["id"]])}
        for voice in document.voices
    )


def _quoted(document: Document, attributions: Sequence[Attribution]) -> Counter[str]:
    members = {voice["id"]: voice["members"] for voice in document.voices}
    by_id = {one.id: one for one in attributions}
    counts: Counter[str] = Counter()
    for one in attributions:
        links = _links(one, by_id)
        speaking = {name for name in (*(links or ()), _voice(one)) if name is not None}
        counts.update(speaking | {member for name in speaking for member in members.get(name, ())})
    return counts


def with_wording(document: Document, judged: Sequence[Attribution]) -> tuple[dict[str, Any], ...]:
    """Loaded words whose innermost statement was judged are that statement's voice's, or the outlet's."""
    return tuple(
        found
        if (before := _innermost(found["span"], document.attributions))
        == (now := _innermost(found["span"], judged))
        or found["voice"] != before
        else {**found, "voice": now}
        for found in document.wording
    )


def _innermost(span: Sequence[int], attributions: Sequence[Attribution]) -> str | None:
    holding = [one for one in attributions if _holds(one, span)]
    if not holding:
        return None
    least = min(holding, key=lambda one: sum(s.end - s.start for s in one.content.spans))
    return _voice(least)


def _holds(one: Attribution, span: Sequence[int]) -> bool:
    return any(s.start <= span[0] and span[1] <= s.end for s in one.content.spans)
