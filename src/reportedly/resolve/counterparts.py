"""Counterparts: whoever is a minister's counterpart is a minister too.

"The minister met her Oresian counterpart, Jos Tarn. … The Oresian minister said …" is Tarn.
"""

from __future__ import annotations

from .entities import Entity
from .found import Mention
from .transliterate import fold
from .walk import Walk

__all__ = ["COUNTERPARTS", "beside_whom"]

COUNTERPARTS = frozenset(("counterpart", "opposite number"))
NEAR = 6  # sentences


def beside_whom(walk: Walk, entity: Entity, mention: Mention, owner: Entity | None) -> None:
    """Gives a counterpart the roles of the person whose counterpart it is (``owner``, or the last one with a
    role), without what tells only whose office theirs is."""
    other = owner if owner is not None and owner.kind == "person" else _last(walk, entity, mention)
    if other is None or other is entity:
        return
    whose = {fold(word) for name in other.owner.names for word in name} if other.owner else set()
    own = mention.modifiers - {"opposite"}
    for head, modifiers in list(other.roles):
        if head in COUNTERPARTS:
            continue
        role = head, own | {word for word in modifiers if fold(word) not in whose}
        if role not in entity.roles:
            walk.book.give_role(entity, *role)


def _last(walk: Walk, entity: Entity, mention: Mention) -> Entity | None:
    """The last person with a name and a role who was mentioned before."""
    for event in reversed(walk.book.recent):
        if mention.sentence - event.mention.sentence > NEAR:
            return None
        other = event.entity
        if other is not entity and other.kind == "person" and other.named and other.roles:
            return other
    return None
