"""Whom a description without a name means: somebody known, or for a source somebody new."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .anew import COACHES, LAWYERS, called_anew
from .beside_roles import BUSINESS
from .by_kind import generic, government, issuer, tells
from .describe import AGE, AGED
from .entities import Entity, latest, role_class
from .fitting import fits, kinds_fit, of_one_grade, same_number, stems
from .found import SOMEBODY, Mention
from .grammar import word_set
from .hyphened import placed
from .kin import relative_of
from .kinds import FIRMS, GROUPS, LANDS, PAPERS
from .lexicon import Kind, lexicon
from .makers import is_maker, maker
from .pronouns import antecedent
from .questions import RESPONDENT, answering
from .walk import Walk, in_reach, surely_read

GENERIC: dict[str, tuple[Kind, ...]] = {
    **dict.fromkeys(GROUPS, ("organization", "unknown", "group")),
    **dict.fromkeys(FIRMS, ("organization", "unknown")),
    **dict.fromkeys(LANDS, ("government",)),
    **dict.fromkeys(PAPERS, ("outlet",)),
    "party": ("organization",),
    "agency": ("outlet", "organization"),
    **dict.fromkeys(("regulator", "watchdog"), ("organization", "government")),
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
MILL = 4  # letters
NEAR = 3  # sentences
PLEADS = re.compile(
    r"(?:,[^,\n]{1,80},)?\s(?:(?:has|had)\s)?(?:denies|denied|pleaded|pleads|(?:is|was|stands)\s(?:accused|charged|on\strial)"
    r"|went\son\strial|admits|admitted)\b"
)
APPEARS = re.compile(
    r"\b(?:[Aa]ppearing|[Aa]cting|[Rr]epresenting|[Ss]peaking|[Dd]efending)(?: for| on behalf of)?"
    r" (?:the |an? |his |her )?(?P<whom>[^,.\n]{2,60}), $"
)
CLIENT = re.compile(r" for (?P<whom>[^,.\n]{2,60})")
LONGEST = 100  # characters before counsel's name
POLICE = word_set("police constabulary gendarmerie carabinieri")
STUDIES = word_set("study research trial analysis experiment review paper")
JOURNALS = word_set("journal annals proceedings review transactions letters")
FAR = 12  # sentences
SAME = ("company", "firm")
ANY = re.compile(r"an?\s[A-Z]")
ANOTHER = re.compile(r"(?:one|another|a (?:second|third|different))\s", re.IGNORECASE)
LIST = re.compile(r",?\s+(?:and|or)\b")


def described_entity(walk: Walk, mention: Mention, owner: Entity | None) -> Entity | None:
    """Who a description without a name means: somebody known, or for a source somebody new."""
    if mention.bare and mention.number == "many" and not walk.headline:
        return _bare_plural(walk, mention, owner)
    if not mention.source and mention.definite and ANY.match(mention.text):
        return None  # "the trial of a President"
    same = _told_of(walk, mention)
    if same is not None:
        return same
    if mention.definite or mention.bare or walk.headline:
        found = _known(walk, mention, owner)
        if found is not None:
            return found
    if not mention.source and not _worth(mention):
        return government(walk, mention, owner) or (
            walk.book.new("government") if _acts(walk, mention) else None
        )
    return government(walk, mention, owner) or walk.book.new(mention.kind)


def known_before(walk: Walk, mention: Mention) -> Entity | None:
    """Who a definite description means of those that the text had before."""
    found = walk.linked.get((mention.start, mention.end)) or _known(walk, mention, None)
    before = found is not None and any(one.start < mention.start for one in found.mentions)
    return found if before else None


def _acts(walk: Walk, mention: Mention) -> bool:
    """Whether "the government" does something or has something done to it."""
    if mention.head != "government" or mention.text.lower() != "the government" or walk.headline:
        return False
    return walk.book.clauses is not None and walk.book.clauses.acts(mention)


def _told_of(walk: Walk, mention: Mention) -> Entity | None:
    """The one of whom a description behind a comma tells more: "his neighbour, a teacher who …"."""
    if mention.definite or mention.kind != "person" or mention.number == "many" or not walk.book.clauses:
        return None
    text = walk.book.clauses.words.text
    before = next((e for e in reversed(walk.book.recent) if e.mention.end <= mention.start), None)
    if before is None or text[before.mention.end : mention.start].strip() != ",":
        return None
    one = before.mention
    person = one.form == "description" and one.definite and before.entity.kind == "person"
    someone = one.head == "one" and one.source  # "said one, a teacher who …"
    listed = LIST.match(text, mention.end)
    return before.entity if (person or someone) and one.number != "many" and not listed else None


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
    if (kin := relative_of(mention, owner)) is not None:
        return kin
    if mention.head == RESPONDENT and book.clauses and (who := _respondent(walk, mention)):
        return who
    if mention.kind == "government":
        return government(walk, mention, owner)
    fitting = [
        entity
        for entity in latest(book.heads.get(role_class(mention.head)))
        if same_number(entity, mention)
        and fits(entity, mention, owner)
        and (kinds_fit(entity, mention) or mention.head in BUSINESS)  # "the agent, Orle & Tarn"
        and not _for_another(walk, entity, mention, owner)
    ]
    if mention.head == "one":  # "one of the aides" is none of those that "one of them" was
        fitting = [e for e in fitting if e.mentions[0].text.lower() == mention.text.lower()]
    if (later := _named_since(walk, mention, fitting)) is not None:
        return later
    if walk.headline:  # of whom the text says most and by name, not "her senator", whom somebody else has
        fitting = [e for e in fitting if e.named or not ANOTHER.match(e.mentions[0].text)]
        fitting.sort(key=lambda e: (not e.named, -len(e.mentions)))
        fitting = _so_called(walk, mention, owner) or fitting
    if fitting:  # "the minister" is the deputy minister only where no other is known
        return next((entity for entity in fitting if of_one_grade(entity, mention)), fitting[0])
    if (body := _called_by_its_name(walk, mention)) is not None:
        return body
    if (tried := _on_trial(walk, mention) or _force(walk, mention)) is not None:
        return tried
    if mention.head == "paper" and mention.the and (study := _study(walk, mention)) is not None:
        return study
    if is_maker(mention) and (company := maker(walk, mention)) is not None:
        return company
    if (again := called_anew(walk, mention, owner)) is not None:
        return again
    if mention.head == SOMEBODY and _speaks_on(walk, mention):
        return walk.speaker
    text = walk.text
    told = any(word.endswith(AGED) for word in mention.modifiers) or AGE.match(text, mention.end)
    aged = mention.the and bool(told)
    anybody = aged or mention.head in MAN or mention.head == SOMEBODY
    if anybody and mention.source and mention.number != "many":
        pronoun = mention._replace(
            form="pronoun", head="she" if "f" in (MAN.get(mention.head), mention.gender) else "he"
        )
        stand, events = book.stand(mention), in_reach(walk, pronoun)
        return antecedent(
            pronoun, stand, events, speaker=walk.speaker, matrix=None, hidden=walk.within, evidence=None
        )
    once = mention.definite and mention.number == "one" and mention.source
    if mention.kind == "document" and once:
        speaks = mention.head in ISSUED
        return issuer(walk, mention, ISSUERS if speaks else ("document", "outlet"), speaks=speaks)
    if (
        mention.head in GENERIC
        and mention.number != "many"
        and mention.definite
        and mention.owner is None
        and (mention.head in GROUPS or not stems(_telling(mention)))
    ):
        found = generic(walk, mention, GENERIC[mention.head])
        found = found or (_other_word(walk, mention) if mention.head in SAME else None)
        if found is None and mention.head in FIRMS and mention.source:
            found = _only_one(walk, mention) or _just_named(walk, mention)
        if found is not None:
            return found
    return _read(walk, mention, owner)


def _read(walk: Walk, mention: Mention, owner: Entity | None) -> Entity | None:
    """The body that the mention reader surely has it mean, where nothing in it speaks against that."""
    body = mention.the and mention.source and mention.kind != "person" and mention.head not in GENERIC
    surely = surely_read(walk, mention) if body else None
    if surely is None or surely in walk.within or surely.place > surely.person:
        return None
    if surely.roles and all(role_class(head) != role_class(mention.head) for head, _ in surely.roles):
        return None  # "the firm" is no ministry, however likely the reader thinks it
    fitting = same_number(surely, mention) and kinds_fit(surely, mention) and fits(surely, mention, owner)
    return surely if fitting else None


def _so_called(walk: Walk, mention: Mention, owner: Entity | None) -> list[Entity]:
    """The named bodies that the text calls by what tells a headline's "cloud firm" from other firms: "the
    cloud provider Orle"; the managers of whom it says "boss"; that of which the text says most first."""
    named = [e for e in walk.book.entities if e.named]
    if mention.head in FIRMS and mention.modifiers:
        bodies = (e for e in named if e.kind in ("organization", "unknown"))
        called = [e for e in bodies if any(mention.modifiers & words for _, words in e.roles)]
    elif mention.head in COACHES:
        people = (e for e in named if e.kind in ("person", "unknown") and e.owner in (None, owner))
        called = [e for e in people if any(head in COACHES for head, _ in e.roles)]
    else:
        return []
    return sorted(called, key=lambda e: -len(e.mentions))


def _for_another(walk: Walk, entity: Entity, mention: Mention, owner: Entity | None) -> bool:
    """Whether counsel was brought in as somebody else's: "Appearing for the union, counsel Ana Roth", and
    then "the firm's counsel"; "the firm's counsel", and then "counsel for the family"."""
    if mention.head not in LAWYERS:
        return False
    if owner is None and entity.owner is not None:
        client = CLIENT.search(walk.text, mention.start, mention.end)
        theirs = entity.owner.words | {head for head, _ in entity.owner.roles}
        return client is not None and not {word.lower() for word in client["whom"].split()} & theirs
    if owner is None or entity.owner is not None:
        return False
    start = entity.mentions[0].start
    whose = APPEARS.search(walk.text, max(0, start - LONGEST), start)
    words = {word.lower() for word in whose["whom"].split()} if whose else set()
    return bool(words) and not words & (owner.words | {head for head, _ in owner.roles})


def _on_trial(walk: Walk, mention: Mention) -> Entity | None:
    """Who "the defendant" is: the last person who pleads, denies a charge or is accused."""
    if mention.head not in ("defendant", "accused") or not mention.the or mention.number == "many":
        return None
    for event in reversed(walk.book.recent):
        person = event.entity.kind in ("person", "unknown") and event.entity.named
        if person and PLEADS.match(walk.text, event.mention.end):
            return event.entity
    return None


def _study(walk: Walk, mention: Mention) -> Entity | None:
    """The study that "the paper" is, where no newspaper was mentioned since."""
    for event in reversed(walk.book.recent):
        entity = event.entity
        if entity.kind == "outlet" and not entity.words & JOURNALS:
            return None
        if entity.kind == "document" and any(head in STUDIES for head, _ in entity.roles):
            return entity if mention.sentence - event.mention.sentence <= FAR else None
    return None


def _force(walk: Walk, mention: Mention) -> Entity | None:
    """Whose force "the force" is: that of the police last named."""
    if mention.head != "force" or not mention.the or mention.modifiers:
        return None
    return next(
        (e.entity for e in reversed(walk.book.recent) if e.entity.named and e.entity.words & POLICE), None
    )


def _other_word(walk: Walk, mention: Mention) -> Entity | None:
    """The unnamed "company" that is now "the firm"."""
    heads = (entity for word in SAME for entity in latest(walk.book.heads.get(word)))
    unnamed = [e for e in heads if e.kind == "organization" and not e.named and same_number(e, mention)]
    near = (e for e in unnamed if mention.sentence - e.last.sentence <= 8 and fits(e, mention, None))
    return max(near, key=lambda entity: entity.last.start, default=None)


def _only_one(walk: Walk, mention: Mention) -> Entity | None:
    """The only one lately named of whom no word tells what it is, where a medium reported of it: "Orle is to
    cut jobs, Radio Narvo reported. The company …"."""
    near = [e.entity for e in walk.book.recent if mention.sentence - e.mention.sentence <= NEAR]
    unknown = {e for e in near if e.named and _untold(e)}
    others = {e for e in near if e.kind == "organization"}
    reported = any(e.kind == "outlet" for e in near)
    return unknown.pop() if reported and len(unknown) == 1 and not others else None


def _untold(entity: Entity) -> bool:
    """Whether no word tells what it is."""
    return entity.kind == "unknown" and not (entity.person or entity.place or entity.gender)


def _just_named(walk: Walk, mention: Mention) -> Entity | None:
    """The only one named in the sentence before, by whom something was done: "It was built by Orle. The firm
    …"."""
    if not mention.the or not mention.opens:
        return None
    before = [e for e in walk.book.recent if mention.sentence - e.mention.sentence == 1]
    named = {e.entity: e.mention for e in before if e.entity.named and e.mention.block == mention.block}
    one, where = named.popitem() if len(named) == 1 else (None, mention)
    if one is None or not _untold(one):
        return None
    did = walk.text.endswith(" by ", 0, where.start) and where.name[0].lower() not in lexicon().given
    return one if did else None


def _named_since(walk: Walk, mention: Mention, fitting: Sequence[Entity]) -> Entity | None:
    """The body whose name says "company" and came after "the company" that nobody had named yet."""
    if not fitting or mention.head not in FIRMS or not mention.the or stems(_telling(mention)):
        return None
    unnamed = fitting[0]
    if unnamed.named or unnamed.owner is not None or unnamed.kind != "organization":
        return None
    named = generic(walk, mention, GENERIC[mention.head])
    since = named is not None and named.mentions[0].start > unnamed.last.start
    return named if named is not None and since and tells(named, mention.head, mention.head) else None


def _called_by_its_name(walk: Walk, mention: Mention) -> Entity | None:
    """The last body whose name ends in what "the mill" says: "Tarn Mills", "Orle Paper Mill"."""
    head = mention.text.split()[-1].lower() if mention.text else ""
    if not mention.the or mention.kind != "unknown" or mention.number == "many" or len(head) < MILL:
        return None
    for event in reversed(walk.book.recent):
        entity = event.entity
        body = entity.kind in ("organization", "unknown") and not entity.person
        if body and any(len(name) > 1 and name[-1].lower() in (head, f"{head}s") for name in entity.names):
            return entity
    return None


def _telling(mention: Mention) -> frozenset[str]:
    """Its modifiers without where it sits: "the Narvo-based paper", "the Lornian bank"."""
    return frozenset(word for word in mention.modifiers if not placed(word))


def _speaks_on(walk: Walk, mention: Mention) -> bool:
    """Whether the last to speak is a person who spoke just before."""
    speaker = walk.speaker
    if speaker is None or (speaker.gender and mention.gender not in ("", speaker.gender)):
        return False
    if speaker.kind not in ("person", "unknown") or speaker.number == "many":
        return False
    spoke = speaker.last_said
    return mention.source and spoke is not None and mention.sentence - spoke.sentence <= 2


def _respondent(walk: Walk, mention: Mention) -> Entity | None:
    """The one who answers: found at the first answer, and the same for all that follow."""
    if walk.answers is None:
        text = walk.text
        walk.answers = (answering(text, walk.book.entities, mention.start),)
    return walk.answers[0]
