"""Who a pronoun means: the most salient of those lately mentioned that agree with it.

Every mention within reach that agrees in person, number, gender and kind gets points; the highest wins, the
nearest of
equals. Gender is known from titles, roles and earlier pronouns only: what is unknown agrees with all. Below
``THRESHOLD`` nothing is said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from .entities import Entity, Event
from .found import Mention
from .lexicon import lexicon

REACH = {"person": 6, "thing": 3, "": 4}  # sentences, by what the pronoun stands for
THRESHOLD = -3.5
SENTENCE, BLOCK = -0.7, -1.0  # a step back costs so much
NESTED = 0.3  # speaks, but only in somebody else's words
SPEAKS, SUBJECT, NAMED, GENDER = 1.2, 0.6, 0.3, 0.6
CONTINUES = 0.6  # the last to speak speaks on: "…," said Dahl. He added …
MATRIX = 1.0  # "Dahl said that he …"
SAYS_I = -1.0  # within a quotation, the last to speak is most likely the one who speaks: "I"
ODD = -2.0  # singular they, a name that may be a place


def antecedent(
    pronoun: Mention,
    events: Iterable[Event],
    *,
    speaker: Entity | None,
    matrix: Entity | None,
    hidden: Collection[Entity],
) -> Entity | None:
    """The entity that a third-person pronoun means, or None.

    ``events`` are the latest mentions, oldest first; ``speaker`` the last to speak outside quotations;
    ``matrix`` the
    one in whose indirect words the pronoun stands; ``hidden`` those it can't mean, as the one who speaks the
    quotation
    that it stands in.
    """
    best, highest = None, THRESHOLD
    of = lexicon().pronouns[pronoun.head].of
    for event in reversed(list(events)):
        distance = pronoun.sentence - event.mention.sentence
        if distance > REACH[of] or event.mention.start >= pronoun.start:
            continue
        if event.entity in hidden or (event.mention.quoted and not pronoun.quoted):
            continue
        oddness = _agrees(pronoun, of, event.entity)
        if oddness is None:
            continue
        score = oddness + _score(pronoun, event, speaker, matrix)
        if score > highest:
            best, highest = event.entity, score
    return best


def _score(pronoun: Mention, event: Event, speaker: Entity | None, matrix: Entity | None) -> float:
    mention, entity = event.mention, event.entity
    score = SENTENCE * (pronoun.sentence - mention.sentence) + BLOCK * (pronoun.block - mention.block)
    score += (
        (NESTED if mention.nested else SPEAKS) * mention.source
        + SUBJECT * event.subject
        + NAMED * entity.named
    )
    score += GENDER * (entity.gender != "" and entity.gender == pronoun.gender)
    score += CONTINUES * (entity is speaker and pronoun.source and not pronoun.nested) + MATRIX * (
        entity is matrix
    )
    score += SAYS_I * (pronoun.quoted and entity is speaker)
    return score


def _agrees(pronoun: Mention, of: str, entity: Entity) -> float | None:
    """None where they can't be one, else what the oddness costs."""
    if pronoun.gender and entity.gender and pronoun.gender != entity.gender:
        return None
    if of == "person":
        return _as_person(entity)
    if of == "thing":
        if entity.kind in ("person", "group") or entity.number == "many":
            return None
        return ODD / 2 if entity.kind == "unknown" and entity.person else ODD / 4 * (entity.place > 0)
    return _as_they(entity)


def _as_person(entity: Entity) -> float | None:
    if entity.kind == "person":
        return None if entity.number == "many" else 0.0
    if entity.kind != "unknown" or entity.number == "many" or entity.thing:
        return None
    if entity.names and not entity.person and max(map(len, entity.names)) == 1:
        return None
    return ODD / 2 + ODD * (entity.place > 0)


def _as_they(entity: Entity) -> float | None:
    if entity.kind == "document" and entity.number != "many":
        return None
    if entity.kind == "group" or entity.number == "many":
        return 0.0
    if entity.kind in ("organization", "outlet", "government"):
        return ODD / 2
    return None if entity.place > entity.person else ODD
