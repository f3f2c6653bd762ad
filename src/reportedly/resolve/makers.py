"""Companies called by what they do: "the miner" for Tarn Mining, "the Lornian drugmaker", "the lender"."""

from __future__ import annotations

from .acronyms import is_acronym
from .by_kind import tells
from .entities import Entity
from .found import Mention
from .grammar import word_set
from .kinds import builds, head_word, rests_with_state
from .lexicon import lexicon
from .match import STATE_BODIES
from .walk import Walk, surely_read

# Some are people's callings too: a person who was called so comes first.
MAKERS = word_set(
    """
    miner lender insurer brewer grocer retailer manufacturer maker builder developer producer supplier refiner
    driller explorer publisher broadcaster airline carrier utility operator distiller baker
    """
)
OTHERS = word_set("rival other second third another same former larger smaller local fellow")
NO_FIRMS = word_set(
    "hospital school university college union party church mosque federation league army council association"
)
REACH, FAR = 8, 20  # sentences; to a name that says that it is a company's


def is_maker(mention: Mention) -> bool:
    """Whether a description may be of a company by what it does."""
    head = mention.head
    made = head in MAKERS or builds(head)
    told = mention.the and mention.number != "many" and not mention.modifiers & OTHERS
    whose = mention.owner is None or mention.owner.end <= mention.end  # "the Dutch drugmaker"
    return made and told and whose and mention.kind != "outlet"


def maker(walk: Walk, mention: Mention) -> Entity | None:
    """The last named company that a maker's noun fits; one whose name tells the same comes first. A noun that
    is mostly a person's wants that, or a company that has spoken."""
    surely = surely_read(walk, mention)
    if surely is not None and surely.named and _is_company(surely, read=True):
        return surely
    found: list[Entity] = []
    for event in reversed(walk.book.recent):
        entity = event.entity
        if mention.sentence - event.mention.sentence > (FAR if _marked(entity) else REACH):
            continue
        if entity.named and _is_company(entity) and entity not in found:
            found.append(entity)
    stem = mention.head[:4].rstrip("e")
    alike = iter([e for e in found if tells(e, mention.head, stem)])
    noun = lexicon().nouns.get(mention.head)
    if noun is not None and noun.kind == "person":
        found = [entity for entity in found if any(m.source for m in entity.mentions)]
    return next(alike, found[0] if found else None)


def _marked(entity: Entity) -> bool:
    return any(
        len(name) > 1 and lexicon().marks.get(name[-1].lower()) == "organization" for name in entity.names
    )


def _is_company(entity: Entity, *, read: bool = False) -> bool:
    """Whether a named entity may be a company: a body that is none of the state's and no club or church, or
    what has spoken, or is ``read`` as one, and is no person and no place."""
    if entity.words & (STATE_BODIES | NO_FIRMS):
        return False
    if any(rests_with_state(head_word(name)) is not False for name in entity.names):
        return False  # an agency, a service
    if not read and all(is_acronym("".join(name)) for name in entity.names) and not entity.roles:
        return False  # "the SNP": a party as likely as a company
    spoke = (read or any(m.source for m in entity.mentions)) and not (entity.person or entity.place)
    return entity.kind == "organization" or (entity.kind == "unknown" and spoke)
