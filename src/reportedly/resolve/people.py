"""Whom "he" and "she" mean: the likeliest of those lately mentioned who agree, by weights that were learned.

Each candidate mention gets the weights of all that holds for it (``people_weights``). Those of one person
count together: their exponentials are summed, and whoever has the highest sum above ``THRESHOLD`` wins, the
nearest of equals. Subjects are preferred, and the more so for a pronoun that is a subject too (parallelism);
"his" looks to the subject of its clause, "him" away from it; a pronoun in a sentence's opening may look
ahead. A title or a noun that tells another gender rules somebody out; one that earlier pronouns told,
which may have been wrong, only counts against. The mention reader's probability counts among the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from math import exp

from .clauses import Stand
from .entities import Entity, Event
from .found import Mention
from .given import given_gender
from .grammar import CONJUNCTION, PREPOSITION, RELATIVE, word_set
from .kinds import only_place
from .lexicon import lexicon
from .people_weights import THRESHOLD, WEIGHTS

Evidence = Callable[[Event], float]
Features = list[tuple[str, float]]

STREETS = ("street", "avenue", "square")
REACH = 6  # sentences
VERB = 3  # words at most
NO_VERB = PREPOSITION | CONJUNCTION | word_set("to")
ASKING = word_set("asked asks ask asking pressed questioned quizzed")
TELLING = word_set("told tells tell informed assured warned reminded")
REPLYING = word_set("replied replies answered answers responded responds retorted countered")
VOICES = word_set("spokesman spokeswoman spokesperson representative aide lawyer attorney agent")
PUTTING = ASKING | TELLING
PUT = ["put", "it", "to"]
CLOSING = ('"', "”", "’", "'")
ANSWERED = 3  # sentences at most from a question to who replies
QUESTION = word_set("whether if why what how when where who")
MOST = 4  # mentions, and others between, that are told apart


def likeliest(found: Iterable[tuple[Event, Features]]) -> Entity | None:
    """The entity whose mentions together are likeliest, of ``candidates``; None where nobody is likely."""
    together: dict[Entity, float] = {}
    for event, features in found:
        score = sum(WEIGHTS.get(name, 0.0) * value for name, value in features)
        together[event.entity] = together.get(event.entity, 0.0) + exp(score)
    best = max(together, key=together.__getitem__, default=None)  # of equals the nearest
    return best if best is not None and together[best] > exp(THRESHOLD) else None


def candidates(
    pronoun: Mention,
    stand: Stand,
    events: Sequence[Event],
    *,
    speaker: Entity | None,
    matrix: Entity | None,
    hidden: Collection[Entity],
    evidence: Evidence | None,
) -> Iterator[tuple[Event, Features]]:
    """The mentions that "he" or "she" may go back to, the nearest first, with what holds for each; see
    ``pronouns.antecedent``."""
    fitting = [event for event in reversed(events) if _may_be(pronoun, event) and event.entity not in hidden]
    barred = _own_subject(pronoun, stand, fitting), matrix if _said_by_other(pronoun, matrix) else None
    fitting = [event for event in fitting if event.entity not in barred]
    asked = _who_replies(pronoun, fitting)
    if asked:
        fitting = [event for event in fitting if event.entity is asked]
    elif _takes_part(pronoun, fitting):
        fitting = [event for event in fitting if event.ahead]
    most = max((len(event.entity.mentions) for event in fitting), default=0)
    spoke = {event.entity for event in fitting if _spoke_before(pronoun, event)}
    between: dict[Entity, int] = {}
    last: Entity | None = None
    for event in fitting:
        mention, entity = event.mention, event.entity
        if last is None and mention.form == "pronoun":
            last = entity
        between.setdefault(entity, len(between))
        features = [*_standing(pronoun, stand, event), *_being(pronoun, event)]
        features.append((f"{min(MOST, between[entity])} between", 1.0))
        features += [("last meant", 1.0)] * (entity is last)
        features += [("of an indirect statement", 1.0)] * (entity is matrix)
        features += [("speaks through somebody", 1.0)] * (matrix is not None and _speaks_for(matrix, entity))
        features += [("most mentioned", 1.0)] * (len(entity.mentions) == most)
        features += _asking(pronoun, event)
        other = [name for name, _ in features if name.startswith("other g")]  # gender, given name
        told_of = bool(spoke) and entity not in spoke
        if not other and not told_of and stand.case == "subject" and _goes_before(pronoun, event):
            by_name = ", by name" * entity.named
            features.append((f"subject of the sentence before{by_name}", 1.0))
        if entity is speaker:
            features += _speaking(pronoun, event)
        if evidence and not any(name.startswith("other given name") for name in other):
            # Squared, for what it is unsure of is spread over many; it doesn't know whose names are men's.
            features.append(("reader", evidence(event) ** 2))
        yield event, features


def _spoke_before(pronoun: Mention, event: Event) -> bool:
    """Whether one spoke in the sentence before the pronoun's, who is then its subject and nobody of whom was
    spoken: "Tarn asked that Orle leave. He said …"."""
    mention = event.mention
    before = pronoun.block == mention.block and pronoun.sentence - mention.sentence == 1
    return before and mention.source and not mention.nested


def _takes_part(pronoun: Mention, events: Sequence[Event]) -> bool:
    """Whether it is "for his part", which is the part of whoever comes behind."""
    ahead = next((event for event in events if event.ahead and event.stand.case == "subject"), None)
    words = ahead.clauses.words if ahead is not None and ahead.clauses else None
    at = words.at(pronoun.start) if words else 0
    return words is not None and at > 0 and words.low[at - 1 : at + 2 : 2] == ["for", "part"]


def _goes_before(pronoun: Mention, event: Event) -> bool:
    """Whether one who speaks in the pronoun's sentence may be the subject of the one before."""
    mention, read_as = event.mention, event.entity.read_as
    if not pronoun.source or pronoun.nested or pronoun.block != mention.block:
        return False
    if pronoun.sentence - mention.sentence != 1 or mention.head in RELATIVE or mention.nested:
        return False
    person = read_as > 0 or (read_as == 0 and event.entity.kind == "person")
    return person and event.stand.case == "subject"


def _speaks_for(one: Entity, other: Entity) -> bool:
    """Whether one is the other's nameless voice: "A spokeswoman for the minister said that he …"."""
    return not one.named and one.owner is other and any(head in VOICES for head, _ in one.roles)


def _said_by_other(pronoun: Mention, matrix: Entity | None) -> bool:
    """Whether it was the other pronoun that meant the one who speaks: "He said that she …"."""
    last = matrix.last_said if matrix else None
    if last is None or last.form != "pronoun" or last.sentence != pronoun.sentence:
        return False
    return bool(last.gender) and last.gender != pronoun.gender  # "who" tells none


def _own_subject(pronoun: Mention, stand: Stand, events: Sequence[Event]) -> Entity | None:
    """The subject of the verb whose object the pronoun is: "Orme described her" is somebody else."""
    if stand.case != "object" or not events:
        return None
    event = next((event for event in events if not event.ahead), events[0])
    if event.stand.case != "subject" or event.stand.clause != stand.clause or event.clauses is None:
        return None
    if event.mention.sentence != pronoun.sentence:
        return None
    words = event.clauses.words
    first, last = words.at(event.mention.end), words.at(pronoun.start)
    near = range(first, last if last - first <= VERB else first)
    bare = all(words.low[k] not in NO_VERB and not words.before[k].strip(",") for k in near)
    return event.entity if near and bare else None


def _may_be(pronoun: Mention, event: Event) -> bool:
    mention = event.mention
    if mention.start >= pronoun.start and not event.ahead:
        return False
    if pronoun.sentence - mention.sentence > REACH or (mention.quoted and not pronoun.quoted):
        return False
    return _agrees(pronoun, event.entity)


def _agrees(pronoun: Mention, entity: Entity) -> bool:
    if entity.kind not in ("person", "unknown") or entity.number == "many" or entity.craft or entity.led:
        return False
    if entity.kind == "unknown" and entity.names and all(map(_nobodys, entity.names)):
        return False
    return not (_otherwise(pronoun, entity) and entity.sure)


def _nobodys(name: Sequence[str]) -> bool:
    """Whether a name is no person's: "Narvo City", "Apollo 9", "Mint Street", but not "Ana Street"."""
    street = len(name) > 1 and name[-1].lower() in STREETS and name[0].lower() not in lexicon().given
    return only_place(name) or name[-1].isdigit() or street


def _otherwise(pronoun: Mention, entity: Entity) -> bool:
    """Whether the entity has been taken for the other gender so far."""
    return bool(pronoun.gender and entity.gender) and pronoun.gender != entity.gender


def _asking(pronoun: Mention, event: Event) -> Features:
    """What a question tells of the pronoun in it, and of the one that opens the answer: "Dahl asked her
    whether she knew. She said …" is another than Dahl; so is "Dahl told her it sank. She replied …"."""
    mention, words = event.mention, event.clauses.words if event.clauses else None
    back = pronoun.sentence - mention.sentence
    answers = back == 1 and pronoun.block == mention.block and pronoun.source and pronoun.opens
    if words is None or pronoun.nested or not (answers or back == 0):
        return []
    at, behind, verb = words.at(mention.start), words.at(mention.end), words.at(pronoun.end)
    replies = answers and verb < len(words) and words.low[verb] in REPLYING
    asking = PUTTING if replies else ASKING
    follows = words.low[behind] if behind < len(words) else ""
    if answers and follows in asking and event.stand.case == "subject":
        return [("asks", 1.0)]
    asked = at > 0 and words.low[at - 1] in asking and not words.before[at].strip()
    return [("asked", 1.0)] if asked and (answers or follows in QUESTION) else []


def _who_replies(pronoun: Mention, events: Iterable[Event]) -> Entity | None:
    """Whoever was asked or told what the pronoun replies to, the nearest of ``events`` first: "Counsel put it
    to Reed that she knew. "I didn't," she replied"."""
    if not pronoun.source or pronoun.nested:
        return None
    for event in events:
        mention, words = event.mention, event.clauses.words if event.clauses else None
        if words is None or pronoun.block != mention.block:
            continue
        begins, verb = words.at(pronoun.start), words.at(pronoun.end)
        if verb == len(words) or words.low[verb] not in REPLYING:
            return None
        quoted = words.before[begins].rstrip()[-1:] in CLOSING
        if (pronoun.opens or quoted) and 1 <= pronoun.sentence - mention.sentence <= ANSWERED:
            at = words.at(mention.start)
            before = words.low[max(0, at - 3) : at]
            asked = bool(before) and not words.before[at].strip() and event.stand.case != "owner"
            if asked and (before[-1] in PUTTING or before == PUT):
                return event.entity
    return None


def _speaking(pronoun: Mention, event: Event) -> Features:
    """What tells that the last to speak is meant: "…," said Dahl. He added …"."""
    goes_on = pronoun.source and not pronoun.nested
    near = event.mention.source and event.mention.block == pronoun.block
    found = [("speaks on", 1.0)] * goes_on + [("speaks on in the paragraph", 1.0)] * (goes_on and near)
    return found + [("the last to speak, in a quotation", 1.0)] * pronoun.quoted


def _standing(pronoun: Mention, stand: Stand, event: Event) -> Iterator[tuple[str, float]]:
    """What the places of the two say."""
    mention, there = event.mention, event.stand
    back = pronoun.sentence - mention.sentence
    near = "ahead" if event.ahead else "earlier" if back else "sentence"
    if near == "sentence" and there.clause == stand.clause:
        near = "clause"
        if there.case == "subject":
            yield f"{stand.case} to its subject", 1.0
    yield f"{there.case}, {near}", 1.0
    if back > 1:
        yield f"{min(back, MOST)} sentences back", 1.0
    if there.opening:
        yield "in an opening", 1.0
    if event.first:
        yield "first of its sentence", 1.0
    if stand.case == there.case:
        yield f"both {stand.case}", 1.0
    if pronoun.block != mention.block:
        yield "in another paragraph", 1.0


def _being(pronoun: Mention, event: Event) -> Iterator[tuple[str, float]]:
    """What is known of the candidate, whatever its place."""
    mention, entity = event.mention, event.entity
    yield mention.form, 1.0
    yield f"mentioned {min(MOST, len(entity.mentions))} times", 1.0
    if entity.gender:
        yield ("other gender" if _otherwise(pronoun, entity) else "gender"), 1.0
    given, alone = given_gender(entity)
    if given and pronoun.gender:
        yield f"{'' if given == pronoun.gender else 'other '}given name{', alone' * alone}", 1.0
    if mention.source:
        nested = " nested" if mention.nested else ""
        yield (f"both speak{nested}" if pronoun.source else f"speaks{nested}"), 1.0
    if entity.dead and pronoun.source and not pronoun.nested and entity.last_said is None:
        yield "dead", 1.0
    if entity.read_as:
        yield ("read as a person" if entity.read_as > 0 else "read as something else"), 1.0
    if entity.kind == "person":
        yield "person", 1.0
    elif entity.place > entity.person:
        yield "place", 1.0
    elif entity.thing:
        yield "thing", 1.0
    elif entity.person:
        yield "taken for a person", 1.0
    else:
        yield ("long name" if entity.names and max(map(len, entity.names)) > 1 else "short name"), 1.0
