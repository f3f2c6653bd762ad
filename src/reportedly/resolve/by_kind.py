"""Whom words mean that fit many: "the company", "the government", "the statement" are the last one's."""

from __future__ import annotations

from .entities import Entity, latest, role_class
from .found import Mention
from .grammar import word_set
from .kinds import FIRMS, head_word
from .lexicon import Kind, lexicon
from .match import STATE_BODIES
from .walk import Walk

PARTIES = word_set("party congress front movement alliance coalition union league assembly democrats")
NO_FIRMS = word_set("hospital school university college union party church mosque federation league army")


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
        if _named_otherwise(entity, mention.head):
            continue
        state_body = any(word.lower() in STATE_BODIES for name in entity.names for word in name)
        if not state_body or mention.head in ("agency", "authority", "body", "party"):
            return entity
    return None


def _named_otherwise(entity: Entity, head: str) -> bool:
    """Whether the name says that it is something else: a hospital is no company, a union no party."""
    heads = {head_word(name) for name in entity.names}
    if head == "party":
        listed = {word for word in heads if word in lexicon().nouns or word in lexicon().marks}
        return not listed or not listed <= PARTIES
    return head in FIRMS and bool(heads & NO_FIRMS)


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
