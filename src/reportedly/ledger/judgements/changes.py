"""A correction as given -> checked against its document and made to survive another analysis; and back.

As given, voices and parents have the ids of the document at hand (v3, a2), which another engine gives anew.
What is kept names them by their spans.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from reportedly.errors import UsageError
from reportedly.ledger.judgements.targets import finding, matched, nearest_voice, voice_target
from reportedly.schema import schema
from reportedly.types import Attribution, Document

__all__ = ["FIELDS", "READINGS", "checked", "resolved"]

ROLES = ("content", "cue", "source")
READINGS = ("act", "polarity", "certainty", "tone")
FIELDS = (*ROLES, "voice", *READINGS, "form", "parent")


@cache
def choices(name: str) -> tuple[str, ...]:
    """The values that the contract gives for a field."""
    kinds = schema()["$defs"]
    values = (
        kinds["attribution"]["properties"]["form"]["enum"]
        if name == "form"
        else kinds["cue"]["properties"][name]["enum"]
    )
    return tuple(value for value in values if value is not None)


def checked(
    document: Document,
    attribution: Attribution,
    change: Mapping[str, Any],
    before: Mapping[str, Any] | None,
    parents: Mapping[str, str | None],
) -> dict[str, Any]:
    """The correction as it is kept, with what a correction ``before`` it said of other fields.

    ``parents``: what each attribution is nested in, as it is judged so far. ``change``: of ``FIELDS``, those
    to correct. Roles are lists of [start, end] (``cue`` and ``source`` may be None: there is none), ``voice``
    and ``parent`` an id or None. Raises UsageError.
    """
    if not change:
        raise UsageError("nothing to correct: name what is wrong and what is right")
    unknown = sorted(set(change) - set(FIELDS))
    if unknown:
        raise UsageError(f"{unknown[0]}: no such part of an attribution; there are {', '.join(FIELDS)}")
    kept: dict[str, Any] = {}
    for role in ROLES:
        if role in change:
            kept[role] = _spans(document.text, role, change[role])
    for name in (*READINGS, "form"):
        if name in change:
            kept[name] = _choice(name, change[name])
    if "voice" in change:
        kept["voice"] = _voice(document, change["voice"])
    if "parent" in change:
        kept["parent"] = _parent(document, attribution, change["parent"], parents)
    whole = {**(before or {}), **kept}
    _check_whole(attribution, whole)
    return whole


def _spans(text: str, role: str, value: Any) -> list[list[int]] | None:
    if value is None and role != "content":
        return None
    pairs = value if isinstance(value, Sequence) and not isinstance(value, str) else None
    if not pairs or not all(_is_pair(pair) for pair in pairs):
        raise UsageError(f"{role}: spans are pairs of a start and an end")
    after = 0
    for start, end in pairs:
        if not after <= start < end <= len(text):
            raise UsageError(
                f"{role}: {start}:{end} is no span of a text of {len(text)} characters"
                + ("" if start >= after else ", or comes before the one in front of it ends")
            )
        if not text[start:end].strip():
            raise UsageError(f"{role}: {start}:{end} holds white space alone")
        after = end
    return [list(pair) for pair in pairs]


def _is_pair(pair: Any) -> bool:
    numbers = isinstance(pair, Sequence) and not isinstance(pair, str) and len(pair) == 2
    return numbers and all(isinstance(n, int) and not isinstance(n, bool) for n in pair)


def _choice(name: str, value: Any) -> str:
    if value not in choices(name):
        raise UsageError(f"{name}: {value} is none of {', '.join(choices(name))}")
    return str(value)


def _voice(document: Document, name: str | None) -> dict[str, Any] | None:
    if name is None:
        return None
    found = next((voice for voice in document.voices if voice["id"] == name), None)
    if found is None:
        raise UsageError(f"{name}: no such voice in the document")
    return voice_target(found)


def _parent(
    document: Document, attribution: Attribution, name: str | None, parents: Mapping[str, str | None]
) -> dict[str, Any] | None:
    if name is None:
        return None
    by_id = {one.id: one for one in document.attributions}
    if not isinstance(name, str) or name not in by_id:
        raise UsageError(f"{name}: no such attribution in the document")
    above: str | None = name
    passed: set[str] = set()
    while above is not None and above not in passed:
        if above == attribution.id:
            raise UsageError(f"{name}: is {attribution.id} or nested in it, and can't hold it")
        passed.add(above)
        above = parents.get(above, by_id[above].parent)
    return finding(by_id[name])


def _check_whole(attribution: Attribution, change: Mapping[str, Any]) -> None:
    """Raises UsageError where a reading has no cue to be of, or a voice no source."""
    cue = change.get("cue", attribution.cue)
    if not cue and (names := [name for name in READINGS if name in change]):
        raise UsageError(f"{names[0]}: the attribution has no cue; give one with it")
    source = change.get("source", attribution.source)
    if not source and change.get("voice") is not None:
        raise UsageError("voice: the attribution has no source; give one with it")


def resolved(document: Document, change: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """A kept correction with the ids of this document, and the fields that nothing in it answers to."""
    found, lost = dict(change), []
    if change.get("voice") is not None:
        voice = nearest_voice(change["voice"], document)
        if voice is None:
            lost.append("voice")
        found["voice"] = voice and voice["id"]
    if change.get("parent") is not None:
        parent = matched([[(change["parent"]["content"], change["parent"]["cue"])]], document.attributions)
        if not parent:
            lost.append("parent")
        found["parent"] = parent[0].id if parent else None
    return {name: value for name, value in found.items() if name not in lost}, tuple(lost)
