"""Whom a name means: somebody named so before, somebody known by an office so far, or somebody new."""

from __future__ import annotations

import re

from .acronyms import SMALL, is_acronym
from .alike import same_word
from .anew import UNNAMED
from .describe import AGE
from .entities import Entity, bag, latest, role_class
from .fitting import fits, of_one_grade
from .found import Mention
from .kin import RELATIVES
from .lexicon import lexicon
from .match import body_named, person_named
from .walk import Walk, state_entity
from .words import WORD

GIVING = re.compile(
    r"\b(?:(?:gave|giving|gives) (?:his|her|their) (?:\w+ )?name(?: only| just| simply)? as|"
    r"(?:identified|named|introduced|known)(?: (?:himself|herself|themselves))?(?: only| just| simply)?"
    r" (?:as|by)|giv(?:e|es|ing) (?:only )?(?:his|her|their) (?:first|given|last) name,"
    r"|gave (?:only )?(?:his|her|their) (?:first|given|last) name,"
    r"|calling (?:himself|herself|themselves)|named|surnamed|called|nicknamed)"
    r" [“‘\"'«]?(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?$"
)
# Another noun right before that: "a man on a ship named", "somebody died at the camp, known as".
OTHER = re.compile(r"\b(?:the|an?|this|that|its|his|her|their)\s[\w’'-]+(?:\s[\w’'-]+)?,?\s*$")
ARTICLE = re.compile(r"^(?:the|its|their|our)\s", re.IGNORECASE)
GOES_ON = re.compile(
    r"(?:(?:Giving evidence|Testifying|Speaking|Writing|Appearing|Taking the stand)\b"
    r"|In (?:his|her|their|an?|written|oral) (?:\w+ )?"
    r"(?:testimony|evidence|statement|interview|letter|post|affidavit|lawsuit|complaint)\b)[^.!?\n]*, "
)
LONGEST = 200  # characters of a sentence before a name
LEDE = 4  # statements within which an opening's speaker gets a name


def named_entity(walk: Walk, mention: Mention, owner: Entity | None) -> Entity | None:
    """The entity that a name means, made where it is new; None where it is nobody's."""
    if len(mention.name) == 1 and mention.kind in ("unknown", "government"):
        low = mention.name[0].lower()
        if low in walk.adjectives:
            return state_entity(walk, walk.adjectives[low]) if mention.source else None
        if low in lexicon().stateless and not mention.source:
            return person_named(walk.book, mention)  # "a Christian school" is nobody, but Christian Orme is
        canonical = lexicon().states.get(low)
        if canonical or low in walk.lands:
            return state_entity(walk, canonical or mention.name[0])
    if mention.kind in ("person", "unknown"):
        found = person_named(walk.book, mention)
        found = found or _gave_name(walk, mention) or _relative(walk, mention) or _in_office(walk, mention)
        if found is not None:
            return found
    if mention.kind != "person":
        found = body_named(walk.book, mention, owner) or _by_initials(walk, mention)
        if found is not None:
            return found
    if walk.headline and not mention.source:
        return None
    body = _so_described(walk, mention) if mention.kind == "organization" else None
    if body is not None:
        return body
    unnamed = _office(walk, mention, owner) or _introduced(walk, mention) or _opening(walk, mention)
    return unnamed or walk.book.new(mention.kind)


def _so_described(walk: Walk, mention: Mention) -> Entity | None:
    """The body that was so far described by the words of its name: "the trawler owners' association"."""
    named = bag(mention.name)
    for entity in latest(walk.book.heads.get(role_class(mention.name[-1].lower()))):
        if entity.named or entity.kind != "organization":
            continue
        if any(bag(tuple(WORD.findall(ARTICLE.sub("", one.text)))) == named for one in entity.mentions[:3]):
            return entity
    return None


def _gave_name(walk: Walk, mention: Mention) -> Entity | None:
    """Who "gave her name as" the name, or was "identified only as" it: the last person of the sentence, if no
    other noun stands between."""
    text = walk.text
    giving = GIVING.search(text, max(0, mention.start - 60), mention.start)
    if giving is None:
        return None
    for event in reversed(walk.book.recent):
        if event.mention.sentence != mention.sentence:
            return None
        one = event.entity.kind == "person" or (
            event.entity.kind == "unknown" and event.mention.head == "one"
        )
        person = one and event.entity.number != "many"
        if person and not event.entity.named and event.mention.form != "pronoun":
            told = OTHER.search(text, min(event.mention.end, giving.start()), giving.start())
            return None if told else event.entity
    return None


def _relative(walk: Walk, mention: Mention) -> Entity | None:
    """The one known by a given name alone, as somebody's relative, by the surname they share: "Ana Roth and
    her husband Tom", then "Mr Roth"."""
    name, gender = mention.name, mention.gender
    if len(name) == 1 and not gender:
        return None
    for event in reversed(walk.book.recent):
        entity, kin = event.entity, event.entity.owner
        alone = entity.kind == "person" and entity.names and all(len(known) == 1 for known in entity.names)
        if kin is None or not alone:
            continue
        family = any(same_word(name[-1], known[-1]) for known in kin.names if len(known) > 1)
        given = len(name) == 1 or any(known[0] == name[0] for known in entity.names)
        related = any(head in RELATIVES for head, _ in entity.roles)
        if family and given and related and (not gender or gender == entity.gender):
            return entity
    return None


def _by_initials(walk: Walk, mention: Mention) -> Entity | None:
    """The one whose office "the CS" is: the initials of "Cabinet Secretary", or "CEO" as it stands."""
    if not mention.the or len(mention.name) != 1 or not is_acronym(mention.name[0]):
        return None
    letters = mention.name[0].lower()
    for event in reversed(walk.book.recent):
        entity = event.entity
        if entity.kind == "person" and entity.named and entity.role:
            words = entity.role.split()
            if len(letters) > 1 and (mention.name[0] in words or _initials_end(entity.role, letters)):
                return entity
    return None


def _in_office(walk: Walk, mention: Mention) -> Entity | None:
    """Whom "CS Tarn" means: the Tarn whose office has these initials."""
    if len(mention.name) != 2 or not is_acronym(mention.name[0]):
        return None
    known = person_named(walk.book, mention._replace(name=mention.name[1:], kind="person"))
    holds = known is not None and known.role and _initials_end(known.role, mention.name[0].lower())
    return known if holds else None


def _initials_end(role: str, letters: str) -> bool:
    """Whether a role's capitals, all or those before "of", end so: IG and IGP for "Inspector-General of
    Police"; or all its words begin so, but for a last: "chief executive", officer."""
    for part in (role, role.partition(" of ")[0]):
        told = [word for word in re.split(r"[\s-]+", part) if word and word.lower() not in SMALL]
        initials = "".join(word[0].lower() for word in told if word[0].isupper())
        every = "".join(word[0].lower() for word in told)
        if initials.endswith(letters) or (len(letters) > 2 and every in (letters, letters[:-1])):
            return True
    return False


def _office(walk: Walk, mention: Mention, owner: Entity | None) -> Entity | None:
    """The only one known so far by the role alone that a name now comes with. Who was "an engineer" needs
    "the engineer, Tomas Rell"."""
    if not mention.head or mention.kind != "person":
        return None
    found = [
        entity
        for entity in latest(walk.book.heads.get(role_class(mention.head)))
        if entity.kind in ("person", "unknown")
        and not entity.named
        and entity.number != "many"
        and (of_one_grade(entity, mention) or _just_brought_in(walk, entity, mention))
        and fits(entity, mention, owner)
        and not (mention.modifiers and owner is None and _somebodys(entity))
    ]
    known = [entity for entity in found if entity.definite]
    again = len(found) == 1 and (mention.again or _opened(walk, found[0], mention))
    return (known or found)[0] if len(known) == 1 or again else None


def _just_brought_in(walk: Walk, entity: Entity, mention: Mention) -> bool:
    """Whether it is the last to speak, whatever the grade: "A former manager said …", then "“…,” said the
    manager, Jos Tarn". "The minister, Jos Tarn, said" may be another than a former one."""
    plain = mention.again and not mention.modifiers and not mention.opens
    return plain and entity is walk.speaker and not entity.definite


def _opened(walk: Walk, entity: Entity, mention: Mention) -> bool:
    """Whether the text opens with what somebody of that calling says, and the next paragraph names one with
    no more than it: "A ministry spokesman said …" and then "Spokesman Jos Tarn told reporters …"."""
    before = mention.start + len(mention.text) < mention.end  # the role stands before the name
    bare = mention.opens and before and not mention.modifiers
    first = entity.mentions[0]
    alone = len(entity.mentions) == 1 and first.opens and walk.speakers == [entity]
    return bare and alone and 0 < mention.block - first.block <= 1


def _somebodys(entity: Entity) -> bool:
    """Whether it is "his attorney", who is no district attorney."""
    whose = entity.owner
    return whose is not None and whose.kind in ("person", "unknown") and not entity.roles[0][1]


def _with_age(walk: Walk, mention: Mention) -> bool:
    text = walk.text
    return AGE.match(text, mention.end) is not None


def _name_alone(walk: Walk, mention: Mention) -> bool:
    """Whether a paragraph begins with the name, which says nothing of whose it is."""
    before, behind = walk.text[mention.start - 1 : mention.start], walk.text[mention.end : mention.end + 1]
    return mention.role is None and before == "\n" and behind == " "


def _opening(walk: Walk, mention: Mention) -> Entity | None:
    """The only person with whom the text begins, where one of the next two paragraphs names somebody with an
    age: "A surgeon who complained has won." Then: "A court ruled that Ana Roth, 51, …"; or the next begins
    with a name alone: "The justice secretary is under pressure." Then: "Ana Roth told members …"."""
    if mention.head or mention.quoted or len(mention.name) < 2:
        return None
    aged, alone = _with_age(walk, mention), _name_alone(walk, mention)
    if not (aged or alone):
        return None
    people = [e for e in walk.book.entities if e.kind == "person" and e.mentions and not e.members]
    unnamed = [e for e in people if not e.named and e.number == "one" and e.mentions[0].form == "description"]
    if len(unnamed) != 1 or any(e.named and e is not unnamed[0] for e in people):
        return None
    first = unnamed[0].mentions[0]
    held = alone and first.text.startswith("The ") and first.head in lexicon().ranks
    begins = (aged and first.text[:2] in ("A ", "An")) or (held and mention.block - first.block == 1)
    begins = begins and first.opens and 1 <= mention.block - first.block <= 2
    agrees = not (unnamed[0].gender and mention.gender) or unnamed[0].gender == mention.gender
    return unnamed[0] if begins and agrees and not first.quoted else None


def _alone(walk: Walk, speaker: Entity, mention: Mention) -> bool:
    """Whether the text opens with the speaker ("A former manager told …") and the name is its first, of which
    nothing is told but that it went on ("Giving evidence, Ana Roth said")."""
    first, text = speaker.mentions[0], walk.text
    if not first.opens or not first.text.startswith(("A ", "An ")) or text.startswith(",", mention.end):
        return False
    low = max(text.rfind("\n", 0, mention.start) + 1, mention.start - LONGEST)
    if GOES_ON.fullmatch(text, low, mention.start) is None:
        return False
    unnamed = any(head in UNNAMED for head, _ in speaker.roles)
    return not unnamed and not any(e.named and e.kind == "person" for e in walk.book.entities)


def _introduced(walk: Walk, mention: Mention) -> Entity | None:
    """The opening's "spokesman of the ministry" whom the next paragraph names, without a role of his own; and
    its "a midwife", where it gives an age with the name: "Ana Roth, 34, said"."""
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
    known = speaker.kind == "person" and not speaker.named and speaker.number != "many"
    aged = _with_age(walk, mention)
    office = any(head in lexicon().ranks for head, _ in speaker.roles)  # nobody's who is told by an age
    told = aged and not office if speaker.definite and aged else speaker.definite or aged
    known = known and (told or _alone(walk, speaker, mention))
    spoke = speaker.last_said
    near = spoke is not None and 0 < mention.block - spoke.block <= 1
    agrees = not (speaker.gender and mention.gender) or speaker.gender == mention.gender
    return speaker if known and near and agrees and not any(m.quoted for m in speaker.mentions) else None
