"""Which mentions are one voice: a walk through the text in which each mention joins an entity or makes
one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from .acronyms import is_acronym
from .antecedents import Antecedents
from .entities import Book, Entity, Event, latest, role_class
from .found import SOMEBODY, Mention, Owner
from .grammar import word_set
from .kinds import FIRMS, GROUPS, LANDS, PAPERS
from .lexicon import Kind, lexicon
from .match import STATE_BODIES, body_named, person_named
from .people import Evidence
from .pronouns import antecedent
from .questions import RESPONDENT, answering
from .transliterate import fold

GENERIC: dict[str, tuple[Kind, ...]] = {
    **dict.fromkeys(GROUPS, ("organization", "unknown", "group")),
    **dict.fromkeys(FIRMS, ("organization", "unknown")),
    **dict.fromkeys(LANDS, ("government",)),
    **dict.fromkeys(PAPERS, ("outlet",)),
    "agency": ("outlet", "organization"),
}
# Writings that speak for whoever issued them. A report or a memo speaks for itself.
ISSUED = word_set(
    """
    statement letter message release communique communiqué announcement notice bulletin email e-mail note
    post tweet text
    """
)
ISSUERS: tuple[Kind, ...] = ("organization", "outlet", "government", "document")
MAN = {"man": "m", "boy": "m", "woman": "f", "girl": "f", "gentleman": "m", "lady": "f"}
# Swept over 0, 4, 8, 12, 20: GAP dev F1 0.615, 0.655, 0.656, 0.646, 0.645; of 16 pronouns that speak in GUM's
# dev part 8, 10, 12, 11, 12 are right.
READER = 8.0  # points of a candidate that the mention reader is sure of
AHEAD = 12  # mentions behind a pronoun that are looked at
DEEPEST = 20  # owners of owners: "the aide of the deputy of the minister of …"
HAVING = re.compile(
    r"\b(?:(?:seen|obtained|reviewed|viewed|examined|published) by|(?:leaked|made available) to|shared with)"
    r"\s+(?:the\s+)?$"
)
LIST = re.compile(r",?\s+(?:and|or)\b")
LEDE = 4  # statements within which an opening's speaker gets a name
QUALIFIED = word_set("deputy vice assistant shadow former ex acting")
EMPTY = QUALIFIED | word_set("a an the own new then senior top second first local same")


@dataclass(slots=True)
class Walk:
    """What the walk knows: the entities so far, mentions by where they start, and which entity each has
    joined. ``listed``: the mentions of the piece at hand, in text order; ``adjectives``: of states, with the
    state's name; ``lands``: those names in lower case."""

    book: Book
    adjectives: dict[str, str]
    lands: frozenset[str]
    ending_at: dict[int, Mention] = field(default_factory=dict)
    linked: dict[tuple[int, int], Entity | None] = field(default_factory=dict)
    speakers: list[Entity] = field(default_factory=list)
    headline: bool = False
    depth: int = 0
    states: dict[str, Entity] = field(default_factory=dict)
    listed: Sequence[Mention] = ()
    reader: Antecedents | None = None
    answers: tuple[Entity | None] | None = None

    @property
    def speaker(self) -> Entity | None:
        """The last to speak outside quotations."""
        return self.speakers[-1] if self.speakers else None


def link(
    walk: Walk, mention: Mention, *, hidden: Sequence[Entity] = (), matrix: Entity | None = None
) -> Entity | None:
    """Joins the mention to an entity, or makes one for it; None where it is nobody's or can't be told."""
    key = mention.start, mention.end
    if key in walk.linked:
        return walk.linked[key]
    walk.linked[key] = None  # an owner that owns itself finds nothing
    owner = _owner(walk, mention.owner)
    if mention.form == "pronoun":
        entity = _pronoun(walk, mention, hidden, matrix)
    elif mention.name:
        entity = _name(walk, mention, owner)
    else:
        entity = _description(walk, mention, owner)
    if entity is None:
        return None
    if mention.head == RESPONDENT and entity.named:
        mention = mention._replace(text="", head="")  # "A:" is no other name of hers
    if mention.head == SOMEBODY:
        mention = mention._replace(head="")
    walk.linked[key] = entity
    walk.book.add(entity, mention)
    if owner is not None and owner is not entity and entity.owner is None and not _circle(owner, entity):
        entity.owner = owner
    if mention.source and not mention.quoted and not mention.nested:
        walk.speakers.append(entity)
    return entity


def _circle(owner: Entity, entity: Entity) -> bool:
    steps = 0
    while owner.owner is not None and steps < 20:
        owner, steps = owner.owner, steps + 1
        if owner is entity:
            return True
    return steps >= 20


def _owner(walk: Walk, owner: Owner | None) -> Entity | None:
    """The entity of an owner: a name there, the state of an adjective, or a pronoun already resolved."""
    if owner is None:
        return None
    mention = walk.ending_at.get(owner.wider) or walk.ending_at.get(owner.end)
    if mention is None:
        return state_entity(walk, owner.state) if owner.state else None
    if (
        mention.form == "name"
        and len(mention.name) == 1
        and (state := walk.adjectives.get(mention.name[0].lower()))
    ):
        return state_entity(walk, state)
    if mention.form == "pronoun":
        return walk.linked.get((mention.start, mention.end))
    if walk.depth >= DEEPEST:
        return None
    walk.depth += 1
    found = link(walk, mention)
    walk.depth -= 1
    if (
        found is None
        and mention.form == "description"
        and mention.kind == "organization"
        and mention.definite
    ):
        found = walk.linked[mention.start, mention.end] = walk.book.new(mention.kind)
        walk.book.add(found, mention)
        found.owner = _owner(walk, mention.owner)
    return found


def state_entity(walk: Walk, state: str) -> Entity:
    """The entity of a state by its name; made without a mention if it has none yet."""
    known = walk.states.get(fold(state)) or next(
        (e for e in latest(walk.book.words.get(fold(state))) if (state,) in e.names), None
    )
    if known is None:
        known = walk.book.new("government")
        known.names.append((state,))
        walk.book._index(known, (state,))
    known.state = True
    walk.states[fold(state)] = known
    if known.kind == "unknown":
        known.kind = "government"
    return known


def _name(walk: Walk, mention: Mention, owner: Entity | None) -> Entity | None:
    if len(mention.name) == 1 and mention.kind in ("unknown", "government"):
        low = mention.name[0].lower()
        if low in walk.adjectives:
            return state_entity(walk, walk.adjectives[low]) if mention.source else None
        canonical = lexicon().states.get(low)
        if canonical or low in walk.lands:
            return state_entity(walk, canonical or mention.name[0])
    if mention.kind in ("person", "unknown"):
        found = person_named(walk.book, mention)
        if found is not None:
            return found
    if mention.kind != "person":
        found = body_named(walk.book, mention, owner) or _by_initials(walk, mention)
        if found is not None:
            return found
    if walk.headline and not mention.source:
        return None
    unnamed = _office(walk, mention, owner) or _introduced(walk, mention)
    return unnamed or walk.book.new(mention.kind)


def _by_initials(walk: Walk, mention: Mention) -> Entity | None:
    """The one whose office "the CS" is: the initials of "Cabinet Secretary"."""
    if not mention.the or len(mention.name) != 1 or not is_acronym(mention.name[0]):
        return None
    letters = mention.name[0].lower()
    for event in reversed(walk.book.recent):
        entity = event.entity
        if entity.kind == "person" and entity.named and entity.role:
            initials = "".join(word[0].lower() for word in entity.role.split() if word[0].isupper())
            if len(letters) > 1 and initials.endswith(letters):
                return entity
    return None


def _office(walk: Walk, mention: Mention, owner: Entity | None) -> Entity | None:
    """Somebody known so far by the office alone, that a name now comes with."""
    if not mention.head or mention.kind != "person":
        return None
    for entity in latest(walk.book.heads.get(role_class(mention.head))):
        if (
            entity.kind == "person"
            and not entity.named
            and entity.definite
            and entity.number != "many"
            and _fits(entity, mention, owner)
        ):
            return entity
    return None


def _introduced(walk: Walk, mention: Mention) -> Entity | None:
    """The opening's "spokesman of the ministry" whom the next paragraph names, without a role of his own."""
    speaker = walk.speaker
    if (
        speaker is None
        or len(walk.speakers) > LEDE
        or not mention.source
        or mention.head
        or mention.quoted
        or len(mention.name) < 2
        or mention.kind not in ("person", "unknown")
    ):
        return None
    known = speaker.kind == "person" and not speaker.named and speaker.definite and speaker.number != "many"
    spoke = next(m for m in reversed(speaker.mentions) if m.source)
    near = 0 < mention.block - spoke.block <= 1
    agrees = not (speaker.gender and mention.gender) or speaker.gender == mention.gender
    return speaker if known and near and agrees and not any(m.quoted for m in speaker.mentions) else None


def _fits(entity: Entity, mention: Mention, owner: Entity | None) -> bool:
    """Whether a description fits an entity's role: no modifier or owner against it."""
    if entity.gender and mention.gender and entity.gender != mention.gender:
        return False
    if owner is not None and entity.owner is not None and owner is not entity.owner and owner is not entity:
        return entity.owner.owner is owner or owner.owner is entity.owner
    own = {w for head, words in entity.roles for w in words if role_class(head) == role_class(mention.head)}
    if mention.modifiers and mention.modifiers & QUALIFIED != own & QUALIFIED:
        return False
    mine = _stems(mention.modifiers)
    theirs = {w[:4] for w in own} | {fold(w)[:4] for name in entity.names for w in name}
    if entity.owner is not None:
        theirs |= {fold(w)[:4] for name in entity.owner.names for w in name}
    informative = {w[:4] for w in own if w not in EMPTY}
    return not mine or not informative or bool(mine & theirs)


def _stems(modifiers: frozenset[str]) -> set[str]:
    return {word[:4] for word in modifiers if word not in EMPTY and not word.isdigit()}


def _description(walk: Walk, mention: Mention, owner: Entity | None) -> Entity | None:
    """Who a description without a name means: somebody known, or for a source somebody new."""
    if mention.bare and mention.number == "many" and not walk.headline:
        return _bare_plural(walk, mention, owner)
    same = _told_of(walk, mention)
    if same is not None:
        return same
    if mention.definite or mention.bare or walk.headline:
        found = _known(walk, mention, owner)
        if found is not None:
            return found
    if not mention.source and not _worth(mention):
        return _government(walk, mention, owner)
    return _government(walk, mention, owner) or walk.book.new(mention.kind)


def _told_of(walk: Walk, mention: Mention) -> Entity | None:
    """The one of whom a description behind a comma tells more: "his neighbour, a teacher who …"."""
    if mention.definite or mention.kind != "person" or mention.number == "many" or not walk.book.clauses:
        return None
    text = walk.book.clauses.words.text
    before = next((e for e in reversed(walk.book.recent) if e.mention.end <= mention.start), None)
    if before is None or text[before.mention.end : mention.start].strip() != ",":
        return None
    one = before.mention
    person = one.form == "description" and one.definite and one.number != "many"
    listed = LIST.match(text, mention.end)
    return before.entity if person and before.entity.kind == "person" and not listed else None


def _worth(mention: Mention) -> bool:
    """Whether a description that says nothing may be meant again: a sentence's first people, a known body or
    person."""
    if mention.kind in ("person", "group") and (mention.opens or not mention.definite):
        return True
    if mention.number == "many":
        return mention.definite and mention.kind == "group"
    return mention.definite and mention.kind in ("person", "organization", "outlet")


def _bare_plural(walk: Walk, mention: Mention, owner: Entity | None) -> Entity:
    """Officials, residents: the same words of the same owner are the same people."""
    key = f"{mention.text.lower()}|{owner.order if owner else ''}"
    if key not in walk.book.texts:
        walk.book.texts[key] = walk.book.new(mention.kind)
    return walk.book.texts[key]


def _known(walk: Walk, mention: Mention, owner: Entity | None) -> Entity | None:
    book = walk.book
    if mention.head == RESPONDENT and book.clauses and (who := _respondent(walk, mention)):
        return who
    if mention.kind == "government":
        return _government(walk, mention, owner)
    for entity in latest(book.heads.get(role_class(mention.head))):
        if _same_number(entity, mention) and _fits(entity, mention, owner) and _kinds_fit(entity, mention):
            return entity
    if mention.head == SOMEBODY and _speaks_on(walk, mention):
        return walk.speaker
    if mention.head in (*MAN, SOMEBODY) and mention.source:
        pronoun = mention._replace(form="pronoun", head="he" if MAN.get(mention.head) != "f" else "she")
        stand, events = book.stand(mention), list(book.recent)
        return antecedent(
            pronoun, stand, events, speaker=walk.speaker, matrix=None, hidden=(), evidence=nothing
        )
    once = mention.definite and mention.number == "one" and mention.source
    if mention.kind == "document" and once:
        return _issuer(walk, ISSUERS if mention.head in ISSUED else ("document", "outlet"))
    if (
        mention.head in GENERIC
        and mention.number != "many"
        and mention.definite
        and mention.owner is None
        and (mention.head in GROUPS or not _stems(mention.modifiers))
    ):
        return _generic(walk, mention, GENERIC[mention.head])
    return None


def _speaks_on(walk: Walk, mention: Mention) -> bool:
    """Whether the last to speak is a person who spoke just before."""
    speaker = walk.speaker
    if speaker is None or speaker.kind not in ("person", "unknown") or speaker.number == "many":
        return False
    spoke = next(m for m in reversed(speaker.mentions) if m.source)
    return mention.source and mention.sentence - spoke.sentence <= 2


def _respondent(walk: Walk, mention: Mention) -> Entity | None:
    """The one who answers: found at the first answer, and the same for all that follow."""
    if walk.answers is None:
        text = walk.book.clauses.words.text if walk.book.clauses else ""
        walk.answers = (answering(text, walk.book.entities, mention.start),)
    return walk.answers[0]


def _same_number(entity: Entity, mention: Mention) -> bool:
    return not entity.number or not mention.number or entity.number == mention.number


def _kinds_fit(entity: Entity, mention: Mention) -> bool:
    return (
        mention.kind == "unknown"
        or entity.kind in ("unknown", mention.kind)
        or {entity.kind, mention.kind} <= {"organization", "outlet", "group"}
    )


def _issuer(walk: Walk, kinds: tuple[Kind, ...]) -> Entity | None:
    """Who "the statement" comes from, when no statement was named: the last body to speak. "The report" is
    the last document or outlet that did."""
    for entity in walk.speakers[:-4:-1]:
        if entity.kind in kinds:
            return entity
    return None


def _generic(walk: Walk, mention: Mention, kinds: tuple[Kind, ...]) -> Entity | None:
    """The last named body of one of the kinds; a body of state is no "group" and no "company"."""
    for event in reversed(walk.book.recent):
        entity = event.entity
        if entity.kind not in kinds or not entity.named or mention.sentence - event.mention.sentence > 8:
            continue
        if entity.kind == "unknown" and (
            entity.person or entity.place or not any(m.source for m in entity.mentions)
        ):
            continue
        state_body = any(word.lower() in STATE_BODIES for name in entity.names for word in name)
        if not (state_body and mention.head not in ("agency", "authority", "body")):
            return entity
    return None


def _government(walk: Walk, mention: Mention, owner: Entity | None) -> Entity | None:
    """ "The Orlavian government", "the government of Orlavia" are Orlavia's; "the government" the last
    one's."""
    if mention.kind != "government" or not (mention.definite or mention.bare):
        return None
    if mention.head in ("country", "nation") and mention.modifiers and (owner is None or not owner.state):
        return None  # "the European country": who knows
    if owner is not None:
        while owner.kind not in ("government", "unknown") and owner.owner is not None:
            owner = owner.owner
        if owner.kind in ("government", "unknown"):
            owner.kind = "government"
            return owner
        return None
    for entity in latest(walk.book.heads.get(role_class(mention.head))):
        if entity.kind == "government":
            return entity
    return _generic(walk, mention, ("government",)) if mention.the else None


def _pronoun(walk: Walk, mention: Mention, hidden: Sequence[Entity], matrix: Entity | None) -> Entity | None:
    place = lexicon().pronouns[mention.head].place
    if place in ("speaker", "hearer"):
        return None
    if place == "relative":
        return _before(walk, mention)
    if mention.head == "it" and not mention.source:
        return None
    stand, events = walk.book.stand(mention), list(walk.book.recent)
    if stand.opening and mention.kind == "person":
        events += _ahead(walk, mention)
    return antecedent(
        mention,
        stand,
        events,
        speaker=walk.speaker,
        matrix=matrix,
        hidden=hidden,
        evidence=_evidence(walk, mention),
    )


def _evidence(walk: Walk, pronoun: Mention) -> Evidence:
    """What the mention reader's probabilities add to the score of a candidate."""
    reader = walk.reader
    likely = reader.evidence(pronoun.start, pronoun.end) if reader else {}
    if reader is None or not likely:
        return nothing

    def of(event: Event) -> float:
        mention = event.mention
        entity = reader.entity_at(mention.start, mention.end)
        if entity is None and mention.form == "name":  # "The chairman, Comrade Orme": by the name alone
            entity = reader.entity_at(mention.end - len(mention.text), mention.end)
        return READER * likely.get(entity, 0.0) if entity is not None else 0.0

    return of


def nothing(event: Event) -> float:
    """No evidence."""
    return 0.0


def _ahead(walk: Walk, pronoun: Mention) -> Iterator[Event]:
    """The subject of the main clause, for a pronoun in the sentence's opening: "In his speech, Dahl …"."""
    at = bisect_right(walk.listed, pronoun.start, key=attrgetter("start"))
    for mention in walk.listed[at : at + AHEAD]:
        if mention.sentence != pronoun.sentence:
            return
        stand = walk.book.stand(mention)
        if mention.form == "pronoun" or stand.opening or stand.case not in ("subject", "other"):
            continue
        entity = link(walk, mention._replace(quoted=mention.quoted or pronoun.quoted))
        if entity is not None:
            yield Event(entity, mention, False, walk.book.clauses, ahead=True)
        return


def _before(walk: Walk, mention: Mention) -> Entity | None:
    """The antecedent of "who" and "which": the nearest mention that ends before it in its sentence."""
    if mention.head not in ("who", "which") or not mention.source:
        return None
    for event in reversed(walk.book.recent):
        other = event.mention
        if other.sentence != mention.sentence or other.form == "pronoun" or other.end > mention.start:
            continue
        if mention.start - other.end > 60:
            return None
        if mention.head == "who" and event.entity.kind in ("outlet", "document", "government"):
            continue
        if mention.head == "which" and (event.entity.kind == "person" or _has_seen(walk, event)):
            continue
        return event.entity
    return None


def _has_seen(walk: Walk, event: Event) -> bool:
    """Whether this is who has the document that "which" means: "a report seen by the Post, which said"."""
    text = walk.book.clauses.words.text if walk.book.clauses else ""
    start = event.mention.start
    return HAVING.search(text, max(0, start - 60), start) is not None
