"""Which mentions are one voice: a walk through the text in which each mention joins an entity or makes
one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from .antecedents import Antecedents
from .by_description import ISSUED, described_entity, known_before
from .by_name import named_entity
from .counterparts import COUNTERPARTS, beside_whom
from .entities import Entity, Event
from .found import SOMEBODY, Mention, Owner
from .grammar import word_set
from .lexicon import lexicon
from .makers import is_maker
from .owners import leads, of_whom
from .people import Evidence
from .pronouns import antecedent
from .questions import RESPONDENT
from .relatives import before
from .walk import Walk, in_reach, state_entity

HIS = {"he": "his ", "him": "his ", "his": "his ", "she": "her ", "her": "her "}
AHEAD = 12  # mentions behind a pronoun that are looked at
DEEPEST = 20  # owners of owners: "the aide of the deputy of the minister of …"
SPOKE = 3  # so many who spoke, of whom one may go on
TOGETHER = 6  # names behind "the two rebels"
ENDS = (",", ".", ";", "")
ON_SITE = re.compile(
    r"\son\s(?P<whose>[^,.;:“”\"\n]{2,60}?)[’']s?\s(?:[\w-]+\s){0,2}"
    r"(?:website|web\ssite|site|page|account|feed|channel|wall|profile|blog)\b"
)
WRITTEN = 2  # sentences that "it" looks back for what is written

THEY = word_set("they them their theirs themselves")


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
        entity = named_entity(walk, mention, owner)
    else:
        entity = _posted(walk, mention) or _named_together(walk, mention)
        entity = entity or described_entity(walk, mention, owner)
    if entity is None:
        return None
    if mention.head == RESPONDENT and entity.named:
        mention = mention._replace(text="", head="")  # "A:" is no other name of hers
    if mention.form == "description" and entity.named and is_maker(mention) and not entity.person:
        mention = mention._replace(kind="organization", gender="")
    if mention.form == "description" and mention.kind == "document" and entity.kind != "document":
        mention = mention._replace(
            kind="unknown", text="", head="", role=None, the=False
        )  # its issuer's words
    if mention.head == SOMEBODY:
        mention = mention._replace(head="")
    walk.linked[key] = entity
    walk.book.add(entity, mention)
    _read_as(walk, mention, entity)
    once = "former" in mention.modifiers and len(entity.mentions) > 1  # where somebody known was before
    beside = mention.head in COUNTERPARTS
    if beside:
        beside_whom(walk, entity, mention, owner)
    if (
        owner is not None
        and not (beside and owner.kind == "person")
        and owner is not entity
        and entity.owner is None
        and not (once or _circle(owner, entity))
    ):
        entity.owner = owner
        owner.led |= leads(walk, owner, mention)
        if owner.kind == "unknown":
            owner.kind = of_whom(walk, owner, mention)
    if mention.source and not mention.quoted and not mention.nested:
        walk.speakers.append(entity)
    return entity


def _posted(walk: Walk, mention: Mention) -> Entity | None:
    """Whose words "a statement on the force's website" are: the force's."""
    if not mention.source or mention.head not in ISSUED or not mention.heads:
        return None
    site = ON_SITE.match(walk.text, mention.heads[0])
    if site is None:
        return None
    whose = [one for one in _listed_from(walk, site.start("whose")) if one.end <= site.end("whose")]
    return link(walk, whose[0]) if whose else None


def _listed_from(walk: Walk, at: int) -> Sequence[Mention]:
    """The next few mentions that begin at ``at`` or later."""
    first = bisect_left(walk.listed, at, key=attrgetter("start"))
    return walk.listed[first : first + TOGETHER]


def _named_together(walk: Walk, mention: Mention) -> Entity | None:
    """Those who are named right behind a description of several: "the two rebels, Ana Roth and Jos Tarn,"."""
    text = walk.text
    if mention.number != "many" or not text.startswith(", ", mention.end):
        return None
    named: list[Mention] = []
    at, joined = mention.end + len(", "), False
    for one in _listed_from(walk, at):
        gap = text[at : one.start]
        if one.form != "name" or one.kind not in ("person", "unknown") or len(one.name) < 2:
            break
        if gap.strip(", ") not in ("", "and") or (not named and gap):
            break
        joined, at = "and" in gap, one.end
        named.append(one)
    if not joined or text[at : at + 1] not in ENDS:
        return None
    several = [entity for one in named if (entity := link(walk, one)) is not None]
    return walk.book.joint(several) if len(set(several)) > 1 else None


def _read_as(walk: Walk, mention: Mention, entity: Entity) -> None:
    """Notes whom the mention reader's mention there means."""
    if walk.reader is None or mention.form == "pronoun":
        return
    at = _position(walk.reader, mention)
    if at is not None:
        walk.read.setdefault(at, entity)
        entity.read_as += 1 if walk.reader.mentions[at].kind == "person" else -1


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
    if walk.depth >= DEEPEST or (owner.known and known_before(walk, mention) is None):
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
        return _new(walk, mention)
    return found


def _new(walk: Walk, mention: Mention) -> Entity:
    """Somebody new, who was nobody when the walk came by."""
    entity = walk.linked[mention.start, mention.end] = walk.book.new(mention.kind)
    walk.book.add(entity, mention)
    entity.owner = _owner(walk, mention.owner)
    return entity


def _pronoun(walk: Walk, mention: Mention, hidden: Sequence[Entity], matrix: Entity | None) -> Entity | None:
    place = lexicon().pronouns[mention.head].place
    if place in ("speaker", "hearer"):
        return None
    if place == "relative":
        return before(walk, mention)
    if mention.head == "it" and not mention.source:
        return None
    stand, events = walk.book.stand(mention), in_reach(walk, mention)
    if stand.opening and mention.kind == "person":
        events += _ahead(walk, mention)
    if mention.head in THEY and (people := _people_read(walk, mention)) is not None:
        return people
    if mention.head == "it" and (writing := _writing(walk, mention, sure=True)) is not None:
        return writing
    found = antecedent(
        mention,
        stand,
        events,
        speaker=_last_speaker(walk, mention),
        matrix=matrix,
        hidden=hidden,
        evidence=_evidence(walk, mention),
    )
    if mention.head == "it" and (found is None or found.last.block != mention.block):
        return _writing(walk, mention, sure=False) or found
    return found


def _last_speaker(walk: Walk, pronoun: Mention) -> Entity | None:
    """Who spoke last, for "he" and "she" the last person in the paragraph: "Orle said they had asked the
    registry, which denied it. He wondered …"."""
    if pronoun.kind != "person":
        return walk.speaker
    for one in walk.speakers[: -SPOKE - 1 : -1]:
        spoke = one.last_said
        if spoke is None or spoke.block != pronoun.block:
            break
        if one.kind in ("person", "unknown") and one.number != "many":
            return one
    return walk.speaker


def _people_read(walk: Walk, pronoun: Mention) -> Entity | None:
    """The people whom "they" surely means, as the mention reader has it, where no word told that they are
    any: "Exhibit goers … they"."""
    found = walk.reader.surely(pronoun.start, pronoun.end) if walk.reader else None
    words = walk.book.clauses.words if walk.book.clauses else None
    if found is None or words is None or found.kind != "person":
        return None
    first, behind = words.at(found.start), words.at(found.end)
    if first >= behind or words.start[first] != found.start or words.low[first] in lexicon().pronouns:
        return None
    if any(m.start < found.end and found.start < m.end for m in walk.listed if m.start < pronoun.start):
        return None
    mention = Mention(
        found.start,
        found.end,
        "description",
        "group",
        words.low[behind - 1],
        number="many",
        opens=words.opens(first),
        quoted=words.quoted[first],
        sentence=words.sentence[first],
        block=words.block,
        heads=(found.end,),
        text=words.text[found.start : found.end],
    )
    return link(walk, mention)


def _writing(walk: Walk, pronoun: Mention, *, sure: bool) -> Entity | None:
    """The writing that says what "it" says, though nobody was told to have said anything in it so far: "The
    study followed 90 nurses. It suggests …". ``sure``: the mention reader is; else the writing opens a
    sentence."""
    read = walk.reader.surely(pronoun.start, pronoun.end) if walk.reader and sure else None
    if pronoun.quoted or (sure and read is None):
        return None
    for one in reversed(walk.listed[: bisect_left(walk.listed, pronoun.start, key=attrgetter("start"))]):
        if pronoun.sentence - one.sentence > WRITTEN:
            return None
        writing = one.kind == "document" and one.form == "description" and one.number != "many"
        meant = one.opens if read is None else (one.start <= read.start and read.end <= one.end)
        if writing and meant and not one.quoted:
            return walk.linked.get((one.start, one.end)) or _new(walk, one)
    return None


def _evidence(walk: Walk, pronoun: Mention) -> Evidence | None:
    """How likely the pronoun means a candidate, as the mention reader sees it: "he" and "she" by the names
    and descriptions that it goes back to; others by the reader's own entities, which tell bodies better."""
    reader = walk.reader
    if reader is None:
        return None
    if pronoun.kind == "person":
        shares = reader.shares(pronoun.start, pronoun.end, walk.read)
        return lambda event: shares.get(event.entity, 0.0)
    likely = reader.evidence(pronoun.start, pronoun.end)

    def of(event: Event) -> float:
        at = _position(reader, event.mention)
        return 0.0 if at is None else likely.get(reader.entity[at], 0.0)

    return of


def _position(reader: Antecedents, mention: Mention) -> int | None:
    """The position of the mention reader's mention there."""
    at = reader.at(mention.start, mention.end)
    if at is None and mention.form == "name":  # "The chairman, Comrade Orme": by the name alone
        at = reader.at(mention.end - len(mention.text), mention.end)
    return at


def _ahead(walk: Walk, pronoun: Mention) -> Iterator[Event]:
    """The subject of the main clause, for a pronoun in the sentence's opening: "In his speech, Dahl …"; with
    what stands between commas before it. In "Asked whether he had lied, his spokesman …" that is another."""
    at = bisect_right(walk.listed, pronoun.start, key=attrgetter("start"))
    for mention in walk.listed[at : at + AHEAD]:
        if mention.sentence != pronoun.sentence:
            return
        stand = walk.book.stand(mention)
        whose = mention.owner is not None and mention.owner.start == pronoun.start
        if mention.form == "description" and mention.text.lower().startswith(HIS.get(pronoun.head, "\n")):
            return
        if whose or mention.form == "pronoun" or stand.opening or stand.case not in ("subject", "other"):
            continue
        entity = link(walk, mention._replace(quoted=mention.quoted or pronoun.quoted))
        if entity is not None:
            yield Event(entity, mention, False, walk.book.clauses, ahead=True)
        if stand.case == "subject":
            return
