"""Whom words mean that fit many: "the company", "the government", "the statement" are the last one's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .entities import Entity, latest, role_class
from .fitting import another_writing
from .found import Mention
from .grammar import word_set
from .kinds import FIRMS, head_word
from .lexicon import Kind, lexicon
from .match import STATE_BODIES
from .roles import noun_at
from .walk import Walk, surely_read

PARTIES = word_set("party congress front movement alliance coalition union league assembly democrats")
CLUBS = word_set(
    "fc afc cf sc rfc cc club rovers wanderers athletic albion hotspur rangers wednesday sporting"
)
COMPANIES = word_set("plc ltd limited inc llc llp corp corporation gmbh ag company co holdings")
WORKERS = word_set(
    "workers teachers nurses farmers players drivers miners students fans supporters residents"
)
NONE: frozenset[str] = frozenset()
# What in a name says the same as a noun.
TELLING = {
    "club": CLUBS | word_set("united city town county"),
    "bank": word_set("banco banca banque bancorp"),
    "lender": word_set("bank banco banca banque"),
    "airline": word_set("air airways airlines"),
    "insurer": word_set("insurance assurance"),
    "brewer": word_set("brewing brewery breweries"),
    "charity": word_set("trust foundation aid relief"),
    "movement": word_set("front"),
    "party": PARTIES,
}
AUTHORITIES = word_set("agency authority body party regulator watchdog")  # what a commission may be called
SPOKE = 3  # sentences
LONGEST = 90  # characters before whoever signed something
SEEN_BY = re.compile(
    r"\b(?:seen|reviewed|obtained|viewed|published|reported) by (?:the )?$|\b(?:told|tells|telling) the $"
)
PUT_OUT = "issued|released|published|posted|sent|circulated|put out|sent out|signed"
NO_FIRMS = word_set(
    """
    hospital school university college union party church mosque federation league army organisation
    organization authority ministry association board committee
    """
)


def issuer(walk: Walk, mention: Mention, kinds: tuple[Kind, ...], *, speaks: bool) -> Entity | None:
    """Who "the statement" comes from, when no statement was named: the last body to speak, or whoever is said
    to have put one out. "The report" is the last document or outlet that did.

    ``speaks``: it is a writing in which its issuer speaks: a person's too, and an unnamed spokesman's body's.
    """
    signed = _signed(walk, mention) if speaks else None
    if signed is not None:
        return signed
    for entity in walk.speakers[:-4:-1]:
        if another_writing(entity, mention):
            continue
        if entity.kind in kinds:
            return entity
        if speaks and entity.kind in ("person", "unknown") and _just_spoke(entity, mention):
            body = entity.owner is not None and not entity.named and entity.owner.kind in kinds
            return entity.owner if body else entity if entity.named else None
    return _put_out(walk, mention.head) if speaks else None


def _signed(walk: Walk, mention: Mention) -> Entity | None:
    """By whom "a statement signed by …" of the last sentences was, unless somebody has spoken since."""
    signed = re.compile(
        rf"\b{mention.head}\s(?:[a-z]+\s){{0,3}}?(?:{PUT_OUT}|written)(?:\son\s\w+)?\sby\s"
        r"(?:(?:the|his|her|its|their)\s)?$"
    )
    for event in reversed(walk.book.recent):
        one = event.mention
        if mention.sentence - one.sentence > SPOKE or (one.source and not one.nested):
            return None
        if one.form != "pronoun" and signed.search(walk.text, max(0, one.start - LONGEST), one.start):
            spoke = walk.speaker.last_said if walk.speaker else None  # "The union, in a statement signed by"
            return event.entity if spoke is None or spoke.sentence != one.sentence else None
    return None


def _put_out(walk: Walk, head: str) -> Entity | None:
    """Who "issued a statement", "published an open letter" last."""
    putting = re.compile(
        rf"\s+(?:has |have |had )?(?:{PUT_OUT})\s+(?:a|an|the|its|their)\s+(?:\w+ ){{0,2}}{head}\b"
    )
    for event in reversed(walk.book.recent):
        text = event.clauses.words.text if event.clauses else ""
        if event.mention.form != "pronoun" and putting.match(text, event.mention.end):
            return event.entity
    return None


def generic(walk: Walk, mention: Mention, kinds: tuple[Kind, ...]) -> Entity | None:
    """The named body of one of the kinds that fits best: whose name tells the same comes before others, and
    the last speaker's before those that are only named, then the last. A body of state is no "group" and no
    "company"."""
    surely = surely_read(walk, mention)
    named = _lately_named(walk, mention, kinds, surely)
    fitting = dict.fromkeys(entity for entity in named if _allowed(entity, mention.head))
    if not fitting:
        return None
    if surely in fitting:
        return surely
    told = [entity for entity in fitting if tells(entity, mention.head, mention.head)]
    speaker = walk.speaker
    own = speaker.owner if speaker is not None and mention.source and _just_spoke(speaker, mention) else None
    return own if own is not None and own in fitting else next(iter(told or fitting))


def _lately_named(
    walk: Walk, mention: Mention, kinds: tuple[Kind, ...], surely: Entity | None
) -> Iterator[Entity]:
    """The named bodies of the last sentences, the last first. ``surely``: whom the reader has it mean."""
    for event in reversed(walk.book.recent):
        entity = event.entity
        if entity.kind not in kinds or not entity.named or mention.sentence - event.mention.sentence > 8:
            continue
        if (
            "outlet" not in kinds
            and len(entity.mentions) == 1
            and SEEN_BY.search(walk.text, max(0, event.mention.start - 24), event.mention.start)
        ):
            continue  # "a memo reviewed by Orle & Dew", "told the Ledger": a medium
        if entity.kind != "unknown" or _read_as_body(walk, entity, mention.head, read=entity is surely):
            yield entity


def _read_as_body(walk: Walk, entity: Entity, head: str, *, read: bool) -> bool:
    """Whether one of whom no word tells what it is may be a body: by its name, as the mention reader sees
    it (``read``: as what is meant), or else by what it does."""
    if entity.person or entity.place:
        return False
    if read or tells(entity, head, head):
        return True
    if _tells_which(walk, entity):
        return False
    names = ((m.start, m.end) for m in entity.mentions if m.form == "name")
    kind = walk.reader.kind_of(names) if walk.reader else None
    return kind == "organization" or (kind is None and any(m.source for m in entity.mentions))


def _tells_which(walk: Walk, entity: Entity) -> bool:
    """Whether the name only tells more of another body wherever it stands: "the Calder stock exchange"."""
    words = walk.book.clauses.words if walk.book.clauses else None
    named = [m for m in entity.mentions if m.form == "name"]
    if words is None or any(m.block != words.block for m in named):
        return False
    behind = [k for m in named if (k := words.at(m.end)) + 1 < len(words) and not words.before[k]]
    nouns = [noun_at(words, k) or noun_at(words, k + 1) for k in behind if not words.capital[k]]
    return len(nouns) == len(named) and all(n is not None and n.kind == "organization" for n in nouns)


def _allowed(entity: Entity, head: str) -> bool:
    if _named_otherwise(entity, head):
        return False
    return not entity.words & STATE_BODIES or head in AUTHORITIES


def _just_spoke(speaker: Entity, mention: Mention) -> bool:
    spoke = speaker.last_said
    return spoke is not None and mention.sentence - spoke.sentence <= SPOKE


def tells(entity: Entity, head: str, stem: str) -> bool:
    """Whether a name says that it is what the head noun says: "Orle Town FC" a club, "Tarn plc" a company,
    "Tarn Mining" by its stem a miner."""
    words = entity.words
    telling = TELLING.get(head, COMPANIES if head in FIRMS else NONE)
    return bool(words & telling) or any(word.startswith(stem) for word in words)


def _named_otherwise(entity: Entity, head: str) -> bool:
    """Whether the name says that it is something else: a hospital is no company, a union no party."""
    heads = {head_word(name) for name in entity.names}
    if head == "party":
        listed = {word for word in heads if word in lexicon().nouns or word in lexicon().marks}
        return not listed or not listed <= PARTIES
    if head == "club":
        return bool(entity.words & COMPANIES)
    if head in FIRMS:
        return bool(heads & NO_FIRMS) or bool(entity.words & (CLUBS | WORKERS))
    return False


def government(walk: Walk, mention: Mention, owner: Entity | None) -> Entity | None:
    """ "The Orlavian government", "the government of Orlavia" are Orlavia's; "the government" the last
    one's."""
    if mention.kind != "government" or mention.number == "many" or not (mention.definite or mention.bare):
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
    return generic(walk, mention, ("government",)) if mention.the else None
