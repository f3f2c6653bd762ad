"""Who a pronoun means: the most salient of those lately mentioned that agree with it.

"He" and "she" have weights of their own (``people``). For "it" and "they" every mention within reach that
agrees in number and kind gets points for nearness, for speaking, for opening its sentence and for a name; the
highest wins, the nearest of equals. Below ``THRESHOLD`` nothing is said.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from . import people
from .clauses import Stand
from .entities import Entity, Event
from .found import Mention
from .given import gender_of
from .grammar import word_set
from .lexicon import lexicon
from .people import Evidence

REACH = {"thing": 3, "": 4}  # sentences, by what the pronoun stands for
THRESHOLD = -3.5
SENTENCE, BLOCK = -0.7, -1.0  # a step back costs so much
NESTED = 0.3  # speaks, but only in somebody else's words
SPEAKS, FIRST, NAMED = 1.2, 0.6, 0.3
CONTINUES = 0.6  # the last to speak speaks on: "…," said Dahl. He added …
MATRIX = 1.0  # "Dahl said that he …"
SAYS_I = -1.0  # within a quotation, the last to speak is most likely the one who speaks: "I"
# Below, "it" and "they" that don't speak go back to nobody: of 93 that went to such in GUM's training part,
# those that speak among them, 5 were right, of 8 in its development part none.
LEAST = 0.05
READER = 5.0  # points of a candidate that the mention reader is sure of
CARRIES = word_set("carried published broadcast aired released posted printed quoted cited shown")
CARRIED = 7  # words from there to the name: "carried by the state news agency Orle"
ODD = -2.0  # singular they, a name that may be a place
# "They say" means rather those who said something than what is written: "The report's authors say …. Its
# results show …. They say …". Speaking counts little: with 0.8 it costs as much as it gains.
WRITTEN, SPOKE = -4.0, 0.5
BODIES = frozenset(("group", "organization", "government", "outlet"))


def antecedent(
    pronoun: Mention,
    stand: Stand,
    events: Sequence[Event],
    *,
    speaker: Entity | None,
    matrix: Entity | None,
    hidden: Collection[Entity],
    evidence: Evidence | None,
) -> Entity | None:
    """The entity that a third-person pronoun means, or None.

    ``stand`` is the pronoun's; ``events`` are the latest mentions, oldest first; ``speaker`` the last to
    speak outside quotations; ``matrix`` the one in whose indirect words the pronoun stands; ``hidden`` those
    it can't mean, as the one who speaks the quotation that it stands in; ``evidence``: how likely a candidate
    is, as the mention reader sees it, None where there is none.
    """
    of = lexicon().pronouns[pronoun.head].of
    if of == "person":
        return people.likeliest(
            people.candidates(
                pronoun, stand, events, speaker=speaker, matrix=matrix, hidden=hidden, evidence=evidence
            )
        )
    best, highest = None, THRESHOLD
    for event in reversed(events):
        distance = pronoun.sentence - event.mention.sentence
        if distance > REACH[of] or event.mention.start >= pronoun.start:
            continue
        if event.entity in hidden or (event.mention.quoted and not pronoun.quoted):
            continue
        if event.mention.quoted and event.mention.block != pronoun.block:
            continue  # in somebody else's words
        if pronoun.source and _carries(pronoun, event):
            continue
        if pronoun.quoted and pronoun.number == "many" and event.entity.kind == "person":
            continue  # "They begged him": in somebody's words hardly a single person
        oddness = _agrees(of, event.entity)
        if oddness is None:
            continue
        if pronoun.source and of != "thing":
            oddness += _say_on(pronoun, event)
        sure = evidence(event) if evidence else 0.0
        if evidence and sure < LEAST and not pronoun.source:
            continue
        score = oddness + _score(pronoun, event, speaker, matrix) + READER * sure
        if score > highest:
            best, highest = event.entity, score
    return best


def _say_on(pronoun: Mention, event: Event) -> float:
    """What speaking tells of whom "they say" means."""
    if event.entity.kind == "document":
        return WRITTEN
    spoke = event.mention.source and not event.mention.nested and not pronoun.quoted
    return SPOKE if spoke and event.entity.kind in BODIES else 0.0


def _carries(pronoun: Mention, event: Event) -> bool:
    """Whether the candidate only carries what "it" says: "In a statement carried by the Post, it said"."""
    words = event.clauses.words if event.clauses else None
    if words is None or event.mention.sentence != pronoun.sentence or event.mention.block != pronoun.block:
        return False
    first = words.at(event.mention.start)
    before = words.low[max(0, first - CARRIED) : first]
    return any(a in CARRIES and b in ("by", "on", "in") for a, b in pairwise(before))


def _score(pronoun: Mention, event: Event, speaker: Entity | None, matrix: Entity | None) -> float:
    mention, entity = event.mention, event.entity
    score = SENTENCE * (pronoun.sentence - mention.sentence) + BLOCK * (pronoun.block - mention.block)
    score += (NESTED if mention.nested else SPEAKS) * mention.source
    score += FIRST * event.first + NAMED * entity.named
    score += CONTINUES * (entity is speaker and pronoun.source and not pronoun.nested)
    score += MATRIX * (entity is matrix)
    score += SAYS_I * (pronoun.quoted and entity is speaker)
    return score


def _agrees(of: str, entity: Entity) -> float | None:
    """None where they can't be one, else what the oddness costs."""
    if of != "thing":
        return _as_they(entity)
    if entity.kind in ("person", "group") or entity.number == "many":
        return None
    if entity.person > 1 and not entity.thing:
        return None  # "Marek Orme, 41, …"
    return ODD / 2 if entity.kind == "unknown" and entity.person else ODD / 4 * (entity.place > 0)


def _as_they(entity: Entity) -> float | None:
    if entity.kind == "document" and entity.number != "many":
        return None
    if entity.kind == "group" or entity.number == "many":
        return 0.0
    if entity.kind in ("organization", "outlet", "government"):
        return ODD / 2
    he_or_she = gender_of(entity) != ""  # and so not "they"
    return None if he_or_she or entity.place > entity.person else ODD
