"""What somebody is by whoever or whatever is theirs: a state has ministers, a paper reporters, a body a
board."""

from __future__ import annotations

from .entities import Entity
from .found import Mention
from .grammar import word_set
from .kinds import head_word
from .lexicon import Kind
from .walk import Walk

RUN_BY = word_set(
    "director chairman chairwoman chairperson chair executive spokesman spokeswoman spokesperson"
)
RUN_THE = word_set("owner founder manager leader secretary treasurer member coach captain")  # "of the …"
FOUNDING = word_set("founder co-founder cofounder ceo cto cfo")  # "Orme Dx co-founder Ana Roth"
BODIES = word_set("board shareholder subsidiary")
MEMBERS = word_set("candidate frontbencher backbencher striker midfielder defender goalkeeper winger")
LEADERS = word_set("leader candidate treasurer whip councillor")
SIDE = word_set("manager boss coach captain skipper striker midfielder defender goalkeeper winger")
NO_PORTFOLIO = word_set("chief senior official former new own the personal press media s executive deputy")
STATES = word_set("minister ministry premier")  # "Narvo's minister", but "minister of Labour"
ENVOYS = word_set("ambassador embassy army navy parliament coastguard") | {"coast guard", "air force"}
REPORTERS = word_set("reporter correspondent journalist editor columnist photographer")


def of_whom(walk: Walk, owner: Entity, mention: Mention) -> Kind:
    """The kind of an owner that no word has told, by what of theirs is mentioned."""
    told = owner.person or owner.gender
    head = mention.head or (head_word(mention.name) if mention.name else "")
    whose = _whose(walk, mention)
    lone = not told and all(len(name) == 1 for name in owner.names)
    if lone and ((head in STATES and whose == "'s") or (head in ENVOYS and whose)):
        return "government"
    if mention.head in MEMBERS and whose == "'s" and not told:
        return "organization"
    if mention.head in REPORTERS and mention.kind == "person" and owner.thing and not told:
        return "outlet"
    if mention.head in BODIES and not told and not owner.place:
        return "organization"
    runs = mention.head in RUN_BY or (mention.head in RUN_THE and owner.thing and not owner.roles)
    founded = mention.head in FOUNDING and not whose and not told
    belongs = mention.form == "name" and owner.thing and whose == "of" and _behind(mention)
    return (
        "organization"
        if (runs or founded or belongs) and mention.kind == "person" and _is_body(owner)
        else "unknown"
    )


def leads(walk: Walk, owner: Entity, mention: Mention) -> bool:
    """Whether whom somebody belongs to is led by them, or has them in its side, as no person does: "Reform
    leader Ana Roth", "Reform's transport spokesman" beside "her spokesman", "Narvo manager Jan Orme"."""
    more = mention.modifiers - owner.words
    portfolio = mention.head in RUN_BY and more - NO_PORTFOLIO
    side = mention.head in SIDE and not more and not owner.person and not _whose(walk, mention)
    return mention.kind == "person" and bool(portfolio or mention.head in LEADERS or side)


def _behind(mention: Mention) -> bool:
    """Whether the owner stands behind the name: "Ana Roth of the Union for Renewal"."""
    return mention.owner is not None and mention.owner.start >= mention.end


def _whose(walk: Walk, mention: Mention) -> str:
    """How the owner stands: "'s" in the genitive, "of" behind it, else "" ("Mines minister")."""
    text, owner = walk.text, mention.owner
    if owner is None:
        return ""
    genitive = text[owner.end - 2 : owner.end + 2]
    if "'" in genitive or "’" in genitive:
        return "'s"
    return "of" if text.endswith(("of ", "of the "), 0, owner.start) else ""


def _is_body(owner: Entity) -> bool:
    """Whether nothing says that what has a director is a person or a place."""
    told = owner.kind != "unknown" or owner.person or owner.place or owner.gender
    return not told and any(len(name) > 1 for name in owner.names)
