"""Whom "he" and "she" mean: the likeliest of those lately mentioned who agree, by weights that were learned.

Each candidate mention gets the weights of all that holds for it; the highest sum above ``THRESHOLD`` wins,
the nearest of equals. Subjects are preferred, and the more so for a pronoun that is a subject too
(parallelism); "his" looks to the subject of its clause, "him" away from it; a pronoun in a sentence's opening
may look ahead.

The weights maximise the likelihood of the right candidates (a log-linear ranking with "nobody" at 0, L2 of
1) over the pronouns of GAP's training part (half of its texts), of news, interviews, biographies and speeches
in GUM's (those that speak in news and interviews three times) and of the sources in the project's own gold to
develop on (four times). They are rounded to a tenth.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from .clauses import Case, Stand
from .entities import Entity, Event
from .found import Mention
from .kinds import only_place

Evidence = Callable[[Event], float]

REACH = 6  # sentences
# Swept with an earlier fit over 0, -0.5, -1.5: F1 on GAP's training part 0.678, 0.673, 0.676; the voice of a
# pronoun in the own gold to develop on 0.766, 0.714, 0.779; of 31 pronouns that speak in GUM's training part
# 23, 22, 23 right.
THRESHOLD = -1.5

# Where the candidate stands, by how near: in the pronoun's clause, its sentence, an earlier one, or ahead.
PLACES: dict[str, dict[Case, float]] = {
    "clause": {"subject": 0.2, "object": 1.3, "oblique": 1.1, "owner": 1.2, "other": 1.3},
    "sentence": {"subject": 0.6, "object": 0.3, "oblique": -0.1, "owner": 0.6, "other": -0.4},
    "earlier": {"subject": -0.7, "object": -1.4, "oblique": -1.8, "owner": -0.6, "other": -2.5},
    "ahead": {"subject": 1.7, "object": 0.0, "oblique": 0.0, "owner": 0.0, "other": -0.7},
}
BACK = (0.0, 0.0, -1.5, -2.5, -2.8, -2.8, -2.8)  # sentences
OTHER_BLOCK = 0.4
PARALLEL: dict[Case, float] = {"subject": 1.3, "object": 0.2, "oblique": -1.2, "owner": 0.0, "other": 0.0}
# What a pronoun is in the clause whose subject the candidate is: "Dahl told his …" against "Dahl told him".
TO_SUBJECT: dict[Case, float] = {"subject": -0.1, "object": -1.0, "oblique": -0.3, "owner": 1.7, "other": 0.0}
FORMS = {"name": 0.5, "description": -1.2, "pronoun": 0.9}
SEEN = (0.0, -0.4, -0.2, 0.0, 0.8)  # mentions so far
FIRST, OPENING = 0.2, -0.3  # the first mention of its sentence; in its sentence's opening
LAST_MEANT = -1.1  # whom the last pronoun meant: less than the sum of the rest says
GENDER = 0.7
PERSON, PLACE, THING, TAKEN, LONG, SHORT = 1.0, -1.0, -1.6, 0.4, 0.8, 0.6  # how sure it is a person
# A candidate that speaks: for pronouns that speak too, and for others; less in what somebody else says.
BOTH_SPEAK, BOTH_SPEAK_NESTED, SPEAKS, SPEAKS_NESTED = 0.7, 1.2, -0.9, -0.2
CONTINUES = 1.8  # the last to speak speaks on: "…," said Dahl. He added …
IN_BLOCK = 1.0  # and the more so within a paragraph
MATRIX = 0.6  # "Dahl said that he …"
SAYS_I = -0.7  # within a quotation the last to speak is most likely the one who says "I"


def person_meant(
    pronoun: Mention,
    stand: Stand,
    events: Sequence[Event],
    *,
    speaker: Entity | None,
    matrix: Entity | None,
    hidden: Collection[Entity],
    evidence: Evidence,
) -> Entity | None:
    """The entity that "he" or "she" means, or None; see ``pronouns.antecedent``."""
    best, highest = None, THRESHOLD
    last: Entity | None = None
    for event in reversed(events):
        mention, entity = event.mention, event.entity
        if mention.start >= pronoun.start and not event.ahead:
            continue
        if pronoun.sentence - mention.sentence > REACH or (mention.quoted and not pronoun.quoted):
            continue
        if not _agrees(pronoun, entity) or entity in hidden:
            continue
        if last is None and mention.form == "pronoun":
            last = entity
        score = _standing(pronoun, stand, event) + _being(pronoun, event)
        score += LAST_MEANT * (entity is last) + MATRIX * (entity is matrix)
        if entity is speaker:
            goes_on = pronoun.source and not pronoun.nested
            near = event.mention.source and mention.block == pronoun.block
            score += CONTINUES * goes_on + SAYS_I * pronoun.quoted + IN_BLOCK * (goes_on and near)
        score += evidence(event)
        if score > highest:
            best, highest = entity, score
    return best


def _agrees(pronoun: Mention, entity: Entity) -> bool:
    if entity.kind not in ("person", "unknown") or entity.number == "many" or entity.craft:
        return False
    if entity.kind == "unknown" and entity.names and all(only_place(name) for name in entity.names):
        return False
    return not (pronoun.gender and entity.gender and pronoun.gender != entity.gender)


def _standing(pronoun: Mention, stand: Stand, event: Event) -> float:
    """What the places of the two say."""
    mention, there = event.mention, event.stand
    back = pronoun.sentence - mention.sentence
    near = "ahead" if event.ahead else "earlier" if back else "sentence"
    score = BACK[back] + OPENING * there.opening + FIRST * event.first
    if near == "sentence" and there.clause == stand.clause:
        near = "clause"
        score += TO_SUBJECT[stand.case] * (there.case == "subject")
    if stand.case == there.case:
        score += PARALLEL[stand.case]
    return score + PLACES[near][there.case] + OTHER_BLOCK * (pronoun.block != mention.block)


def _being(pronoun: Mention, event: Event) -> float:
    """What is known of the candidate, whatever its place."""
    mention, entity = event.mention, event.entity
    score = FORMS[mention.form] + SEEN[min(4, len(entity.mentions))] + GENDER * (entity.gender != "")
    if mention.source and pronoun.source:
        score += BOTH_SPEAK_NESTED if mention.nested else BOTH_SPEAK
    elif mention.source:
        score += SPEAKS_NESTED if mention.nested else SPEAKS
    if entity.kind == "person":
        return score + PERSON
    if entity.place > entity.person or entity.thing:
        return score + (PLACE if entity.place > entity.person else THING)
    if entity.person:
        return score + TAKEN
    return score + (LONG if entity.names and max(map(len, entity.names)) > 1 else SHORT)
