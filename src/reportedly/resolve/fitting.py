"""Whether a description fits somebody: by role, owner, gender, number and kind."""

from __future__ import annotations

from .entities import Entity, role_class
from .found import Mention
from .given import gender_of
from .grammar import word_set
from .lexicon import lexicon
from .transliterate import fold

QUALIFIED = word_set("deputy vice assistant shadow former ex acting")
FIRST = word_set("prime chief first")
ORDINAL = word_set("first second third fourth fifth sixth 1st 2nd 3rd 4th 5th 6th")
# What bodies of one noun are told apart by: the fire service is not the prosecution service.
FIELDS = word_set(
    """
    fire ambulance prison probation rescue police postal weather intelligence civil statistics tax border
    customs electoral election water health space nuclear drug drugs food aviation transport rail prosecution
    forest immigration education welfare labour labor trade
    """
)
TOLD_APART = word_set("new latest another separate later further earlier previous original rival")
EMPTY = QUALIFIED | word_set("a an the own new then senior top second first local same visiting")


def fits(entity: Entity, mention: Mention, owner: Entity | None) -> bool:
    """Whether a description fits an entity's role: no modifier or owner against it."""
    if (mention.gender and gender_of(entity) not in ("", mention.gender)) or another_writing(entity, mention):
        return False
    if owner is not None and entity.owner is not None and owner is not entity.owner and owner is not entity:
        return entity.owner.owner is owner or owner.owner is entity.owner
    own = _told(entity, mention)
    if mention.modifiers & ORDINAL and own & ORDINAL and not mention.modifiers & own & ORDINAL:
        return False  # "the first defendant", "the second defendant"
    if mention.modifiers and mention.modifiers & QUALIFIED != own & QUALIFIED:
        return False
    mine = stems(mention.modifiers)
    theirs = {w[:4] for w in own} | {fold(w)[:4] for name in entity.names for w in name}
    if entity.owner is not None:
        theirs |= {fold(w)[:4] for name in entity.owner.names for w in name}
    informative = {w[:4] for w in own if w not in EMPTY}
    body = mention.kind in ("organization", "government", "unknown")
    if body and mention.modifiers & FIELDS and any(len(name) > 1 for name in entity.names):
        return bool(mine & theirs)
    if body and _says_whose(mention) and any(len(name) > 1 for name in entity.names):
        return bool(mine & theirs)  # "the players' union" is not the Football Union
    if body and mine and not informative and owner is None and entity.owner is not None:
        return bool(mine & theirs)  # "the statistics office" is not "his office"
    return not mine or not informative or bool(mine & theirs)


def another_writing(entity: Entity, mention: Mention) -> bool:
    """Whether a description tells of another writing than the entity: "the new analysis" is not "the original
    study"."""
    told = mention.modifiers & (TOLD_APART | ORDINAL)
    return entity.kind == "document" and bool(told) and not any(told & m.modifiers for m in entity.mentions)


def _says_whose(mention: Mention) -> bool:
    """Whether the description says whose body it is: "the players' union"."""
    listed = (lexicon().nouns.get(word) for word in mention.modifiers)
    return any(noun is not None and noun.number == "many" and noun.kind == "group" for noun in listed)


def of_one_grade(entity: Entity, mention: Mention) -> bool:
    """Whether both are deputies, former or acting ones, or neither: a mayor is not the deputy mayor, a
    minister not the prime minister."""
    grades = QUALIFIED | FIRST if role_class(mention.head) == "minister" else QUALIFIED
    return mention.modifiers & grades == _told(entity, mention) & grades


def _told(entity: Entity, mention: Mention) -> set[str]:
    """The modifiers that the entity's roles of the mention's head have."""
    head = role_class(mention.head)
    return {word for known, words in entity.roles if role_class(known) == head for word in words}


def stems(modifiers: frozenset[str]) -> set[str]:
    """How the modifiers begin that tell anything: those of one stem count as one."""
    return {word[:4] for word in modifiers if word not in EMPTY and not word.isdigit()}


def same_number(entity: Entity, mention: Mention) -> bool:
    """Whether nothing says that one is many and the other is not."""
    return not entity.number or not mention.number or entity.number == mention.number


def kinds_fit(entity: Entity, mention: Mention) -> bool:
    """Whether both may be of one kind."""
    return (
        mention.kind == "unknown"
        or entity.kind in ("unknown", mention.kind)
        or {entity.kind, mention.kind} <= {"organization", "outlet", "group"}
    )
