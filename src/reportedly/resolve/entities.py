"""Those who are mentioned, as they build up along the text, and the index by which a mention finds them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .acronyms import SMALL, is_acronym
from .clauses import NOWHERE, Clauses, Stand
from .dead import tells_of_death
from .found import Mention
from .grammar import word_set
from .kinds import head_word
from .lexicon import Gender, Kind, Number, lexicon
from .transliterate import fold, sound

# Bodies that are clear without a name or a modifier, where they do something.
CLEAR = word_set("opposition police army military judiciary parliament government")
LOOK_BACK = 12  # how many of those with one name or role are compared: bounds the work on hostile text
FORMS = 12  # names, and roles, of one entity that are kept for comparing
MEMORY = 40  # mentions that a pronoun or a generic description may reach


@dataclass(eq=False, slots=True)
class Entity:
    """Somebody or something mentioned. ``roles`` are heads with their modifiers; ``definite``: the text
    takes it as
    known. ``votes`` counts what speaks for a person, for a place and for a thing; ``dateline``: a report came
    from there. ``sure``: a title or a noun tells the gender; else pronouns do, ``votes`` for "she" less those
    for "he". ``dead``: the text tells of the person's death. ``acts``: it is "the police" or the like, and
    does something; ``led``: somebody leads it or speaks for it. ``read_as``: how many names and descriptions
    of it the mention reader takes for a person's, less those that it takes for something else's."""

    order: int
    kind: Kind
    gender: Gender = ""
    number: Number = ""
    names: list[tuple[str, ...]] = field(default_factory=list)
    roles: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    role: str | None = None
    owner: Entity | None = None
    members: tuple[Entity, ...] = ()
    mentions: list[Mention] = field(default_factory=list)
    definite: bool = False
    person: int = 0
    place: int = 0
    thing: int = 0
    craft: int = 0
    dateline: bool = False
    state: bool = False
    own: bool = False
    sure: bool = False
    votes: int = 0
    dead: bool = False
    acts: bool = False
    led: bool = False
    read_as: int = 0

    @property
    def named(self) -> bool:
        return bool(self.names)

    @property
    def words(self) -> set[str]:
        """The words of all names, in lower case."""
        return {word.lower() for name in self.names for word in name}

    @property
    def last(self) -> Mention:
        return self.mentions[-1]

    @property
    def last_said(self) -> Mention | None:
        """The last mention with which it speaks."""
        return next((mention for mention in reversed(self.mentions) if mention.source), None)


@dataclass(eq=False, slots=True)
class Event:
    """A mention linked to an entity; ``first`` where it is the first of its sentence, ``ahead`` where it
    comes behind the pronoun that looks for it."""

    entity: Entity
    mention: Mention
    first: bool
    clauses: Clauses | None
    ahead: bool = False
    known: Stand | None = None

    @property
    def stand(self) -> Stand:
        """Where the mention stands in its sentence; found out when first asked for."""
        if self.known is None:
            self.known = self.clauses.stand(self.mention) if self.clauses else NOWHERE
        return self.known


@dataclass(slots=True)
class Book:
    """All entities of a document, by the words of their names, by sound, by acronym and by role."""

    entities: list[Entity] = field(default_factory=list)
    words: dict[str, list[Entity]] = field(default_factory=dict)
    sounds: dict[str, list[Entity]] = field(default_factory=dict)
    bags: dict[frozenset[str], list[Entity]] = field(default_factory=dict)
    heads: dict[str, list[Entity]] = field(default_factory=dict)
    texts: dict[str, Entity] = field(default_factory=dict)
    recent: deque[Event] = field(default_factory=lambda: deque(maxlen=MEMORY))
    joints: dict[frozenset[int], Entity] = field(default_factory=dict)
    clauses: Clauses | None = None

    def joint(self, several: Sequence[Entity]) -> Entity:
        """Those who are meant together, as one."""
        key = frozenset(entity.order for entity in several)
        if key not in self.joints:
            self.joints[key] = self.new("group")
            self.joints[key].members, self.joints[key].number = tuple(several), "many"
        return self.joints[key]

    def new(self, kind: Kind) -> Entity:
        """A new entity of that kind."""
        entity = Entity(len(self.entities), kind)
        self.entities.append(entity)
        return entity

    def add(self, entity: Entity, mention: Mention) -> None:
        """Takes the mention into the entity, with all that it tells."""
        last = self.recent[-1] if self.recent else None
        first = last is None or last.mention.sentence != mention.sentence
        if last is not None and last.first and not first and mention.start < last.mention.start:
            first, last.first = True, False  # "Analysts at the Orle Bank", who are theirs, come second
        entity.mentions.append(mention)
        self.recent.append(Event(entity, mention, first, self.clauses))
        if mention.form == "pronoun":
            entity.person += mention.kind == "person"
            if not entity.sure and not mention.quoted:
                entity.votes += {"f": 1, "m": -1, "": 0}[mention.gender]
                entity.gender = "f" if entity.votes > 0 else "m" if entity.votes < 0 else entity.gender
            return
        self._tell(entity, mention)
        if entity.kind in ("person", "unknown") and not entity.dead and self.clauses is not None:
            entity.dead = tells_of_death(self.clauses.words.text, mention)
        if mention.head in CLEAR and mention.the and not entity.acts and self.clauses is not None:
            entity.acts = self.clauses.acts(mention)
        for name in (mention.name, *mention.also):
            if name and name not in entity.names and len(entity.names) < FORMS:
                entity.names.append(name)
                self.index(entity, name)
        role = mention.head, mention.modifiers
        if mention.head and len(entity.roles) < FORMS and role not in entity.roles:
            self.give_role(entity, *role)
            self._other_callings(entity, mention)

    def give_role(self, entity: Entity, head: str, modifiers: frozenset[str]) -> None:
        """Has the entity found by a role's head from now on."""
        entity.roles.append((head, modifiers))
        put(self.heads, role_class(head), entity)

    def _other_callings(self, entity: Entity, mention: Mention) -> None:
        """A singer too who is a "singer and campaigner"."""
        parts = (mention.role or "").split(" and ")[:-1]
        for word in (part.split()[-1].lower() for part in parts if part.strip()):
            noun = lexicon().nouns.get(word)
            if noun is not None and noun.kind == "person" and noun.number == "one":
                self.give_role(entity, word, frozenset())

    def stand(self, mention: Mention) -> Stand:
        """Where the mention stands in its sentence."""
        return self.clauses.stand(mention) if self.clauses else NOWHERE

    def _tell(self, entity: Entity, mention: Mention) -> None:
        if mention.kind != "unknown" and entity.kind == "unknown":
            entity.kind = mention.kind
        if mention.gender and not entity.sure:
            entity.gender, entity.sure = mention.gender, True
        entity.number = entity.number or mention.number
        entity.definite |= mention.definite or mention.bare
        entity.person += 2 * mention.titled + 2 * (mention.kind == "person")
        entity.place += mention.place
        entity.dateline |= mention.dateline and not mention.source
        entity.thing += mention.the
        entity.craft += mention.craft
        if mention.role and (
            entity.role is None or (len(mention.role) > len(entity.role) and mention.form == "name")
        ):
            entity.role = mention.role

    def index(self, entity: Entity, name: tuple[str, ...]) -> None:
        """Lets later mentions find the entity by this name."""
        for word in {fold(name[0]), fold(name[-1]), fold(head_word(name).split()[-1])}:
            put(self.words, word, entity)
        put(self.bags, bag(name), entity)
        if entity.kind in ("person", "unknown") and (key := sound(name[-1])):
            put(self.sounds, key, entity)
        if entity.kind != "person":
            low, last = [word.lower() for word in name], head_word(name).split()[-1].lower()
            for head in {*low, *(f"{a} {b}" for a, b in pairwise(low))}:
                noun = lexicon().nouns.get(head)
                people = noun is not None and noun.number == "many" and head != last
                if noun and noun.kind != "person" and not people:  # "nurses" aren't the Nurses' Federation
                    put(self.heads, role_class(noun.lemma), entity)
            initials = "".join(fold(w)[:1] for w in name if w.lower() not in SMALL)
            if len(name) > 1 and len(initials) > 1:
                put(self.words, initials, entity)
            if len(name) == 1 and is_acronym(name[0]):
                put(self.words, fold(name[0]), entity)


def put(
    index: dict[str, list[Entity]] | dict[frozenset[str], list[Entity]],
    key: str | frozenset[str],
    entity: Entity,
) -> None:
    """Adds the entity under the key, once in a row."""
    listed: list[Entity] = index.setdefault(key, [])  # type: ignore[arg-type]
    if not listed or listed[-1] is not entity:
        listed.append(entity)


def latest(listed: list[Entity] | None) -> Iterator[Entity]:
    """The last few of a list, last first."""
    return iter(listed[: -LOOK_BACK - 1 : -1]) if listed else iter(())


def bag(name: tuple[str, ...]) -> frozenset[str]:
    """The content words of a name without their order: "Ministry of Ports", "Ports Ministry"."""
    return frozenset(fold(word) for word in name if word.lower() not in SMALL)


WRITTEN_OUT = {
    "justice": "judge",
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "cllr": "councillor",
    "councilor": "councillor",
    "insp": "inspector",
    "supt": "superintendent",
    "sgt": "sergeant",
    "capt": "captain",
}


def role_class(head: str) -> str:
    """One word for a role's forms: spokesman, spokeswoman, spokesperson; coast guard, coastguard; Gov."""
    head = head.replace(" ", "").replace("-", "")
    if head in WRITTEN_OUT:
        return WRITTEN_OUT[head]
    for end in ("woman", "man", "person"):
        if head.endswith(end) and len(head) > len(end) + 2:
            return head[: -len(end)]
    return head
