"""A document and the judgements on it -> the document as judged. The engine's own stays as it is.

What was rejected is left out. What was nested in it stays, nested in what held the rejected one: nobody
judged that. Corrections are applied; forms, chains, whose wording it is and how often voices are quoted
follow from them. The outlet's own assertions, times and quantities stay the engine's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from reportedly.ledger.judgements.changes import READINGS, resolved
from reportedly.ledger.judgements.kinds import Judged, Judgement, Mark
from reportedly.ledger.judgements.links import with_chains, with_quoted, with_wording
from reportedly.types import Attribution, Content, Cue, Document, Form, Source, Span

__all__ = ["judged"]

_STATES: Mapping[str, Any] = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


def judged(document: Document, judgements: Iterable[Judgement]) -> Judged:
    """The document with what the judgements in force say, and their marks.

    ``judgements``: any; only those in force that are on a finding of this document count.
    """
    marks: dict[str, Mark] = {}
    changes: dict[str, dict[str, Any]] = {}
    for judgement in judgements:
        if not judgement.in_force or judgement.document != document.id or judgement.kind not in _STATES:
            continue
        for name in judgement.on:
            change, lost = resolved(document, judgement.change or {})
            changes[name] = change
            fields = tuple(sorted(judgement.change or ()))
            marks[name] = Mark(name, _STATES[judgement.kind], judgement, fields, lost)
    if not marks:
        return Judged(document, {})
    rejected = {name for name, mark in marks.items() if mark.state == "rejected"}
    engines = {attribution.id: attribution for attribution in document.attributions}
    corrected = {name: _corrected(document, one, changes.get(name, {})) for name, one in engines.items()}
    parents, circular = _parents(engines, corrected, rejected)
    for name in circular:
        marks[name] = replace(marks[name], lost=(*marks[name].lost, "parent"))
    kept = tuple(
        replace(one, parent=parents[name]) for name, one in corrected.items() if name not in rejected
    )
    return Judged(_consistent(document, kept), marks)


def _corrected(document: Document, one: Attribution, change: Mapping[str, Any]) -> Attribution:
    if not change:
        return one
    content = Content(_spans(document, change["content"])) if "content" in change else one.content
    form = change.get("form") or (_form(document, content) if "content" in change else one.form)
    parent = change.get("parent", one.parent)
    return replace(
        one,
        content=content,
        cue=_cue(document, one.cue, change),
        source=_source(document, one.source, change),
        form=form,
        parent=parent,
    )


def _spans(document: Document, pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(document.span(start, end) for start, end in pairs)


def _cue(document: Document, cue: Cue | None, change: Mapping[str, Any]) -> Cue | None:
    if "cue" in change:
        if change["cue"] is None:
            return None
        cue = replace(cue or Cue(()), spans=_spans(document, change["cue"]))
    return cue and replace(cue, **{name: change[name] for name in READINGS if name in change})


def _source(document: Document, source: Source | None, change: Mapping[str, Any]) -> Source | None:
    if "source" in change:
        if change["source"] is None:
            return None
        source = Source(_spans(document, change["source"]), source.voice if source else None)
    return source and (replace(source, voice=change["voice"]) if "voice" in change else source)


def _form(document: Document, content: Content) -> Form:
    """Read off the quotation marks, as the engine does it."""
    from reportedly.attribute.forms import form
    from reportedly.attribute.quotes import quotations

    text = document.text
    blocks = [(block.start, block.end) for block in document.blocks] or [(0, len(text))]
    quotes = [quote for start, end in blocks for quote in quotations(text, start, end)]
    return form(text, tuple((span.start, span.end) for span in content.spans), quotes)


def _parents(
    engines: Mapping[str, Attribution], corrected: Mapping[str, Attribution], rejected: set[str]
) -> tuple[dict[str, str | None], list[str]]:
    """What each is nested in, past what was rejected, and whose corrected parents would make a circle: these
    keep the engine's."""
    above = {name: one.parent for name, one in engines.items()}
    circular = []
    for name, one in corrected.items():
        if one.parent != above[name]:
            if _holds(name, one.parent, above):
                circular.append(name)
            else:
                above[name] = one.parent
    found = {}
    for name in above:
        parent, passed = above[name], {name}
        while parent in rejected and parent not in passed:
            passed.add(parent)
            parent = above[parent]
        found[name] = None if parent in rejected else parent
    return found, circular


def _holds(name: str, below: str | None, above: Mapping[str, str | None]) -> bool:
    passed: set[str] = set()
    while below is not None and below not in passed:
        if below == name:
            return True
        passed.add(below)
        below = above[below]
    return False


def _consistent(document: Document, kept: tuple[Attribution, ...]) -> Document:
    """With chains, whose wording it is, and counts of quoted that follow from these attributions."""
    chained = with_chains(document, kept)
    return replace(
        document,
        attributions=chained,
        wording=with_wording(document, chained),
        voices=with_quoted(document, chained),
    )
