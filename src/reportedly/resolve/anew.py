"""Somebody who was just quoted, by another calling: "Prof. Orme said … the epidemiologist said".

Papers seldom call a source twice by the same words. What "the lawyer" may mean is told by two things: a
calling that is known to be the same ("counsel"), or that nobody was called so and the last to speak has only
just spoken.
"""

from __future__ import annotations

import re

from ..attribute.rules.grammar import ASKED
from .entities import Entity, role_class
from .fitting import QUALIFIED
from .found import Mention
from .grammar import word_set
from .walk import Walk

LAWYERS = word_set("lawyer attorney counsel barrister solicitor advocate prosecutor kc qc sc san")
COACHES = word_set("coach manager boss trainer gaffer head-coach")
MEMBERS = word_set(
    """
    mp lawmaker legislator parliamentarian congressman congresswoman senator representative deputy member
    councillor councilor cllr alderman delegate assemblyman assemblywoman msp mep td
    """
)
OFFICERS = word_set(
    """
    officer inspector sub-inspector superintendent constable sergeant detective lieutenant captain major
    colonel general commander commissioner commodore brigadier admiral marshal sheriff policeman policewoman
    pc ds dci supt insp sgt det dsp ssp asp acp dcp dig
    """
)
CLERICS = word_set(
    """
    cleric bishop archbishop cardinal priest pastor vicar rector imam rabbi reverend prelate monsignor father
    """
)
REPORTERS = word_set("journalist reporter correspondent editor columnist broadcaster presenter")
DOCTORS = word_set("doctor physician surgeon medic clinician consultant")
WIDER = {
    **dict.fromkeys(LAWYERS - word_set("prosecutor kc qc sc san"), LAWYERS),
    **dict.fromkeys(word_set("coach manager boss gaffer"), COACHES),
    **dict.fromkeys(word_set("lawmaker legislator parliamentarian politician"), MEMBERS),
    **dict.fromkeys(word_set("councillor councilor"), word_set("councillor councilor cllr alderman member")),
    **dict.fromkeys(word_set("officer policeman policewoman"), OFFICERS),
    **dict.fromkeys(word_set("cleric prelate churchman"), CLERICS),
    **dict.fromkeys(word_set("journalist newsman"), REPORTERS),
    "doctor": DOCTORS,
    "teacher": word_set("schoolteacher headteacher headmaster headmistress schoolmaster"),
    "member": MEMBERS,
}
# Callings by which those are called again who were brought in without a name.
UNNAMED = word_set("source official person insider aide executive diplomat")
# Callings beside those on -ist and -ian by which somebody just quoted is called: no office of a scene, in
# which the judge, the driver and the victim may speak without having been brought in.
CALLINGS = UNNAMED | word_set(
    """
    lawyer attorney barrister solicitor advocate analyst academic don professor expert specialist consultant
    pundit politician lawmaker legislator parliamentarian member envoy banker broker trader strategist
    veteran pensioner retiree author writer poet novelist star singer actor actress striker midfielder
    defender goalkeeper winger forward player officer leader entrepreneur businessman businesswoman
    businessperson billionaire millionaire tycoon magnate cleric preacher priest farmer fisherman campaigner
    organiser organizer whistleblower engineer researcher scholar critic commentator adviser advisor
    councillor councilor father mother grandfather grandmother performer rapper comedian presenter broadcaster
    blogger youtuber influencer journalist reporter filmmaker director-general doctor surgeon climber runner
    cyclist swimmer boxer golfer athlete champion
    """
)
HEAD_OF = re.compile(r"the (?:(?:head|leader) of (?P<of>state|government)|premier)", re.IGNORECASE)
OF_STATE = word_set("president king queen emperor empress emir sultan shah")
NO_CALLINGS = word_set("guardian custodian civilian pedestrian")
PARENT_OF = re.compile(
    r"(?:the )?(?:[\w-]+ )?(?:mother|father|grandmother|grandfather|parent|mum|mom|dad|gran)[ -]of[ -]"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)",
    re.IGNORECASE,
)
NEAR = 3  # sentences
ABOUT = re.compile(
    rf"(?:[^\n]*[.!?][”\"’']?\s)?{ASKED}[^.!?\n]*?\b(?P<whose>his|her|he|she)\b"
    r"[^.!?\n]*,\s"
)
FURTHEST = 4000  # characters between somebody who is brought in and the calling
LONGEST = 300  # characters before the calling
BACK = 4  # speakers


def called_anew(walk: Walk, mention: Mention, owner: Entity | None) -> Entity | None:
    """Whom a calling means that nobody had so far: one of the last to speak, or None."""
    if not (mention.the and mention.source and mention.kind == "person") or mention.number == "many":
        return None
    if mention.quoted or mention.nested:
        return None
    if (head := _head_of(walk, mention)) is not None:
        return head
    if mention.end not in mention.heads and not PARENT_OF.fullmatch(mention.text):
        return None  # "the lawyer for the family" is brought in
    if mention.text.split()[-1][:1].isupper():
        return None  # an office: "the Chief Fire Officer"
    wider = WIDER.get(mention.head, frozenset())
    for entity in dict.fromkeys([*_subjects_before(walk, mention), *walk.speakers[: -BACK - 1 : -1]]):
        if _may_be(entity, mention, owner) and any(role_class(head) in wider for head, _ in entity.roles):
            return entity
    brought = _brought_in(walk, mention)
    if brought is not None and _may_be(brought, mention, owner):
        return brought
    speaker = _just_spoke(walk, mention) or _just_told_of(walk, mention) or _just_asked(walk, mention)
    if speaker is None or not _may_be(speaker, mention, owner) or not _calls(mention.head):
        return None
    return speaker if speaker.named or mention.head in UNNAMED else None


def _head_of(walk: Walk, mention: Mention) -> Entity | None:
    """Who "the head of state", "the head of government" or "the premier" is: the last named president or
    monarch, or prime minister."""
    told = HEAD_OF.fullmatch(mention.text)
    if told is None:
        return None
    of_state = told["of"] is not None and told["of"].lower() == "state"
    for event in reversed(walk.book.recent):
        entity = event.entity
        if entity.named and any(_heads(head, words, of_state=of_state) for head, words in entity.roles):
            return entity
    return None


def _heads(head: str, words: frozenset[str], *, of_state: bool) -> bool:
    if of_state:
        return head in OF_STATE and not words & QUALIFIED
    prime = head == "minister" and "prime" in words and not words & QUALIFIED
    return head in ("premier", "chancellor") or prime


def _subjects_before(walk: Walk, mention: Mention) -> list[Entity]:
    """The named subjects of the sentence before: "Manager Jos Tarn was furious. … said the boss"."""
    before = [e for e in walk.book.recent if mention.sentence - e.mention.sentence == 1]
    return [
        e.entity
        for e in reversed(before)
        if e.entity.named and not e.mention.quoted and e.stand.case == "subject"
    ]


def _just_spoke(walk: Walk, mention: Mention) -> Entity | None:
    """The last to speak, within the paragraph and a few sentences."""
    spoke = walk.speaker.last_said if walk.speaker else None
    if spoke is None or spoke.block != mention.block or mention.sentence - spoke.sentence > NEAR:
        return None
    return walk.speaker


def _brought_in(walk: Walk, mention: Mention) -> Entity | None:
    """The last to speak, known by name alone, where the text brought somebody in by the calling: "a trader
    was held", then "“I wept,” said Dahl", then "The trader said"."""
    speaker = walk.speaker
    spoke = speaker.last_said if speaker else None
    if speaker is None or spoke is None or not speaker.named or speaker.roles or mention.owner is not None:
        return None
    if mention.sentence - spoke.sentence > NEAR or mention.block - spoke.block > 1:
        return None
    text = walk.text
    somebody = rf"\b[Aa]n?\s(?:[\w’'-]+\s){{0,3}}{re.escape(mention.head)}\b"
    before = re.search(somebody, text[max(0, mention.start - FURTHEST) : mention.start])
    return speaker if before is not None else None


def _just_told_of(walk: Walk, mention: Mention) -> Entity | None:
    """The only person of the sentence before, its subject: "Dahl disagreed. The analyst said …"."""
    before = [e for e in walk.book.recent if mention.sentence - e.mention.sentence == 1]
    people = {e.entity for e in before if e.entity.kind in ("person", "group") or _full_name(e.entity)}
    first = next((e for e in before if e.mention.block == mention.block and e.stand.case == "subject"), None)
    return first.entity if first is not None and people == {first.entity} else None


def _just_asked(walk: Walk, mention: Mention) -> Entity | None:
    """The last to speak, asked about what is theirs: "Asked if her job was safe, the midfielder said"."""
    speaker, text = walk.speaker, walk.text
    spoke = speaker.last_said if speaker else None
    asked = ABOUT.fullmatch(
        text, max(text.rfind("\n", 0, mention.start) + 1, mention.start - LONGEST), mention.start
    )
    if speaker is None or spoke is None or asked is None or mention.sentence - spoke.sentence > NEAR:
        return None
    return speaker if speaker.gender == ("f" if asked["whose"] in ("her", "she") else "m") else None


def _full_name(entity: Entity) -> bool:
    return entity.kind == "unknown" and not entity.place and any(len(name) > 1 for name in entity.names)


def _calls(head: str) -> bool:
    return head in CALLINGS or (head.endswith(("ist", "ian")) and head not in NO_CALLINGS)


def _may_be(entity: Entity, mention: Mention, owner: Entity | None) -> bool:
    """Whether nothing speaks against it: the kind, the number, the gender, whom somebody belongs to."""
    if entity.kind not in ("person", "unknown") or entity.number == "many" or entity.members:
        return False
    if entity.gender and mention.gender and entity.gender != mention.gender:
        return False
    known = entity.owner
    if owner is None or known is None or owner in (entity, known, known.owner):
        return True
    return known.kind == "unknown" and owner.kind == "organization"  # of Narvo, and of a party
