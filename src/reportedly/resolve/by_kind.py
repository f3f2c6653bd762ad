"""Whom words mean that fit many: "the company", "the government", "the statement" are the last one's."""

from __future__ import annotations

from .entities import Entity, latest, role_class
from .found import Mention
from .lexicon import Kind
from .match import STATE_BODIES
from .walk import Walk


def issuer(walk: Walk, kinds: tuple[Kind, ...]) -> Entity | None:
    """Who "the statement" comes from, when no statement was named: the last body to speak. "The report" is
    the last document or outlet that did."""
    for entity in walk.speakers[:-4:-1]:
        if entity.kind in kinds:
            return entity
    return None


def generic(walk: Walk, mention: Mention, kinds: tuple[Kind, ...]) -> Entity | None:
    """The last named body of one of the kinds; a body of state is no "group" and no "company"."""
    for event in reversed(walk.book.recent):
        entity = event.entity
        if entity.kind not in kinds or not entity.named or mention.sentence - event.mention.sentence > 8:
            continue
        if entity.kind == "unknown" and (
            entity.person or entity.place or not any(m.source for m in entity.mentions)
        ):
            continue
        state_body = any(word.lower() in STATE_BODIES for name in entity.names for word in name)
        if not (state_body and mention.head not in ("agency", "authority", "body")):
            return entity
    return None


def government(walk: Walk, mention: Mention, owner: Entity | None) -> Entity | None:
    """ "The Orlavian government", "the government of Orlavia" are Orlavia's; "the government" the last
    one's."""
    if mention.kind != "government" or not (mention.definite or mention.bare):
        return None
    if mention.head in ("country", "nation") and mention.modifiers and (owner is None or not owner.state):
        return None  # "the European country": who knows
    if owner is not None:
        while owner.kind not in ("government", "unknown") and owner.owner is not None:
            owner = owner.owner
        if owner.kind in ("government", "unknown"):
            owner.kind = "government"
            return owner
        return None
    for entity in latest(walk.book.heads.get(role_class(mention.head))):
        if entity.kind == "government":
            return entity
    return generic(walk, mention, ("government",)) if mention.the else None
