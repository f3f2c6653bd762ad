"""Which entity a name means: a person, or a body by its words, its acronym or its short form."""

from __future__ import annotations

from .alike import DIRECTIONS, same_person, same_word, short_of
from .entities import Book, Entity, bag, latest
from .found import Mention
from .given import gender_of
from .grammar import word_set
from .kin import MARRIED, RELATIVES
from .lexicon import lexicon
from .transliterate import fold, sound

STATE_BODIES = word_set(
    """
    ministry police court army parliament embassy department commission council service office
    bureau authority senate congress cabinet tribunal navy
    """
)
LONGEST = 6  # words of a person's name
PUBLIC = word_set(
    """
    front party union alliance coalition movement league federation association society trust foundation
    fund university college school hospital church agency authority commission committee council islands
    island service force office house
    """
)


# Those who are somebody's without belonging there: "her counterpart at the bank".
BESIDE = RELATIVES | word_set(
    """
    neighbour neighbor friend colleague counterpart rival opponent ally critic classmate roommate flatmate
    housemate predecessor successor teammate
    """
)
COMPANY = word_set(
    """
    resources foods industries holdings inc ltd plc corp corporation company group airlines airways
    motors systems technologies
    """
)


def person_named(book: Book, mention: Mention) -> Entity | None:
    """The person of that name: the same words first, then a fitting longer or shorter name, then one that
    sounds so."""
    name = mention.name
    if len(name) > LONGEST:
        return None
    exact: Entity | None = None
    fitting: list[Entity] = []
    for entity in _candidates(book, name):
        if entity.kind not in ("person", "unknown"):
            continue
        if mention.gender and gender_of(entity) not in ("", mention.gender):
            continue
        if mention.craft and (entity.kind == "person" or entity.person):
            continue
        if mention.kind == "person" and entity.place > entity.person + 1 and len(name) > 1:
            continue
        for known in entity.names:
            if known == name and exact is None:
                exact = entity
            if same_person(name, known) and not _two_people(entity, name) and _readable(entity, name):
                fitting.append(entity)
                break
    if exact is not None and len(name) > 1:
        return exact
    if not fitting:
        return None
    recent = {event.entity.order: i for i, event in enumerate(book.recent)}
    return max(
        fitting,
        key=lambda e: (
            e.kind == "person" or (len(name) == 1 and e is exact),
            not any(head in RELATIVES for head, _ in e.roles)  # not her daughter of the same surname
            or (mention.gender != "" and any(head in MARRIED for head, _ in e.roles)),  # "Mrs Tarn": his wife
            recent.get(e.order, -1),
            e.order,
        ),
    )


def _readable(entity: Entity, name: tuple[str, ...]) -> bool:
    """A single word joins a longer name only as a surname, or as the given name of a person."""
    if len(name) > 1 or any(len(known) == 1 for known in entity.names):
        return True
    surname = any(same_word(name[0], known[-1]) for known in entity.names)
    return surname or entity.kind == "person" or bool(entity.person)


def _two_people(entity: Entity, name: tuple[str, ...]) -> bool:
    """Whether another full name of the entity speaks against this one: two people with one surname."""
    return len(name) > 1 and any(len(known) > 1 and not same_person(name, known) for known in entity.names)


def _candidates(book: Book, name: tuple[str, ...]) -> list[Entity]:
    found = {e.order: e for word in {fold(name[0]), fold(name[-1])} for e in latest(book.words.get(word))}
    found.update({e.order: e for e in latest(book.sounds.get(sound(name[-1])))})
    return list(found.values())


def body_named(book: Book, mention: Mention, owner: Entity | None) -> Entity | None:
    """The organisation, outlet or other named thing: same words in any order, its acronym, or its short
    form."""
    name = mention.name
    for entity in latest(book.bags.get(bag(name))):
        if entity.kind != "person" and _owners_fit(entity, owner):
            return entity
    for other in (*mention.also, name):
        for entity in latest(book.words.get(fold(other[-1]))) if len(other) == 1 else ():
            if entity.kind not in ("person", "government") and _stands(entity, other[0]):
                return entity
    for entity in _candidates(book, name):
        if entity.kind in ("person", "government", "group", "document") or entity.place > 1:
            continue
        if mention.place and not (len(name) > 1 and name[0].lower() in DIRECTIONS):
            continue
        if any(_short(mention, known) for known in entity.names):
            return entity
    return None


def _stands(entity: Entity, acronym: str) -> bool:
    from .acronyms import is_acronym, stands_for

    return is_acronym(acronym) and any(
        known == (acronym,) or (len(known) > 1 and stands_for(acronym, known)) for known in entity.names
    )


def _short(mention: Mention, known: tuple[str, ...]) -> bool:
    mark = len(mention.name) == 1 and lexicon().marks.get(mention.name[0].lower()) == "organization"
    if short_of(mention.name, known, the=mention.the or mark):  # "Trust chair Ana Roth"
        tail = [word.lower() for word in known[len(mention.name) :]]
        first = fold(known[0]) == fold(mention.name[0])
        return (
            not first
            or known[-1].islower()
            or (
                not (
                    set(tail) & STATE_BODIES
                    or (lexicon().marks.get(tail[-1]) == "outlet" and known[-1][0].isupper())
                )
                and tail[-1] not in PUBLIC
            )
        )
    if (
        len(known) == 1
        and known[0].lower() in lexicon().marks
        and mention.name[-1] == known[0]
        and len(mention.name) > 1
    ):
        return mention.kind in ("organization", "outlet")  # "the Front", and then its whole name
    return (
        len(known) < len(mention.name)
        and short_of(known, mention.name, the=True)
        and known[0].lower() not in lexicon().nouns
        and len(known) == 1
        and len(mention.name) == 2
        and lexicon().marks.get(mention.name[-1].lower()) == "organization"
        and mention.name[-1].lower() in COMPANY
    )


def _owners_fit(entity: Entity, owner: Entity | None) -> bool:
    return owner is None or entity.owner is None or owner is entity.owner or owner is entity
