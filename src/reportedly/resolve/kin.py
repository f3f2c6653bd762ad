"""Whose relative is whose: "Mr Orle's sister Ana spoke. Her brother …" is Mr Orle again."""

from __future__ import annotations

from .entities import Entity
from .found import Mention
from .grammar import word_set

__all__ = ["RELATIVES", "relative_of"]

SPOUSES, SIBLINGS = word_set("husband wife spouse"), word_set("brother sister twin")
CHILDREN, PARENTS = word_set("son daughter"), word_set("father mother")
GRANDCHILDREN, GRANDPARENTS = word_set("grandson granddaughter"), word_set("grandfather grandmother")
MARRIED = word_set("wife widow husband widower")
RELATIVES = SPOUSES | SIBLINGS | CHILDREN | PARENTS | GRANDCHILDREN | GRANDPARENTS | word_set("uncle aunt")
# Who is called by one of the first is to the other what the second say.
TURNED = (
    (SPOUSES, SPOUSES),
    (SIBLINGS, SIBLINGS),
    (CHILDREN, PARENTS),
    (PARENTS, CHILDREN),
    (GRANDCHILDREN, GRANDPARENTS),
    (GRANDPARENTS, GRANDCHILDREN),
)


def relative_of(mention: Mention, owner: Entity | None) -> Entity | None:
    """Whom "her brother" means where she is known as that one's sister; else None."""
    kin = owner.owner if owner else None
    if owner is None or kin is None or kin.kind not in ("person", "unknown") or kin.number == "many":
        return None
    if mention.number == "many" or (mention.gender and kin.gender and mention.gender != kin.gender):
        return None
    known = {head for head, _ in owner.roles}
    turned = any(mention.head in there and known & here for there, here in TURNED)
    return kin if turned else None
