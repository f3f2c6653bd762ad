"""What passes in and out: a judgement, the mark that it leaves on a finding, a document as judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from reportedly.types import Document

__all__ = ["Judged", "Judgement", "Kind", "Mark", "State"]

Kind = Literal["accept", "reject", "correct", "same-voice", "different-voice"]
State = Literal["accepted", "rejected", "corrected"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody decided, as it was written down; nothing in it changes later.

    ``at`` is in UTC, to the microsecond. ``document`` is a document's id, ``other`` that of the second voice.
    ``target`` has the spans and words that were judged, ``change`` the whole correction. ``follows`` is the
    id of the judgement whose place it takes; ``in_force`` whether none has taken its own.
    ``on``: what it is on in the engine's findings of now, an attribution's id or the ids of two voices; empty
    where they have nothing that fits.
    """

    id: str
    kind: Kind
    who: str
    at: str
    why: str | None
    document: str
    other: str | None
    target: dict[str, Any]
    change: dict[str, Any] | None
    follows: str | None
    in_force: bool
    on: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        return {name: getattr(self, name) for name in self.__slots__} | {"on": list(self.on)}


@dataclass(frozen=True, slots=True)
class Mark:
    """How the attribution with this id was judged, by the judgement in force.

    ``corrected`` names the fields that were, ``lost`` those of them that could not be applied: the engine's
    findings no longer hold the voice or the parent that they name.
    """

    attribution: str
    state: State
    judgement: Judgement
    corrected: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A document as people judged it, with a mark for each attribution that they did, by the engine's ids.

    Rejected attributions aren't in ``document``; their marks are here.
    """

    document: Document
    marks: dict[str, Mark]
