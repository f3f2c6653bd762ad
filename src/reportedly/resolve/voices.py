"""Entities as voices: who stays, under which name, and the contract's fields."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeGuard

from .entities import Entity
from .found import Mention
from .grammar import word_set
from .kinds import FIRMS, GROUPS, PAPERS, head_word, is_place, is_work, rests_with_state
from .lexicon import Kind, lexicon
from .match import BESIDE

# Bodies that a noun alone doesn't tell apart, and offices that several people hold at once.
DEITIES = word_set("god allah almighty thank")  # "Thank God it was red"
# A name written as one word of two; no "FitzRoy" or "MacTarn".
JOINED = re.compile(r"(?!Fitz|Mac)[A-ZÀ-Þ][a-zà-ÿ]{3,}[A-ZÀ-Þ][a-zà-ÿ]+")
LEFT_OPEN = FIRMS | GROUPS | PAPERS | word_set("media press news")
CENTRAL = re.compile(r"\b(?:central|reserve|national) bank$")  # a country has one
NO_SPEAKERS = frozenset(("event", "time", "object", "substance", "animal", "plant", "abstract"))
RULING = word_set("ruling governing opposition")
SAINTS = ("st", "saint", "san", "santa")
# Titles by which their holders are called rather than by name: "the Duke of York".
NOBLE = re.compile(
    r"[Tt]he (?:Duke|Duchess|Earl|Count|Countess|Viscount|Viscountess|Baron|Baroness|Marquess|Marquis|Prince|"
    r"Princess|King|Queen|Emperor|Empress|Emir|Sultan|Sultana|Nizam|Maharaja|Oba|Ooni|Asantehene|Kabaka|"
    r"Archbishop|Bishop|Patriarch) of [A-ZÀ-Þ]"
)
IT = word_set("it its itself which")
SEVERAL = word_set(
    """
    spokesman spokeswoman spokesperson representative senator congressman congresswoman congressperson
    deputy mp councillor councilor envoy delegate agent nurse private constable sergeant corporal
    lieutenant captain major inspector sub-inspector detective attorney pastor boss comrade alderman
    """
)


def settle(entity: Entity, *, speaks: bool, relays: bool = False) -> None:
    """Decides what kind a named entity is that no word has told: a person by its name's form and use, an
    outlet where what others wrote or said is seen or quoted by it (``relays``)."""
    if entity.kind != "unknown" or not entity.names or (entity.craft and not speaks):
        return
    longest = max(entity.names, key=len)
    low = [word.lower() for word in longest]
    if len(low) == 2 and low[0] in SAINTS and not (speaks or entity.sure):
        return  # a church, a town
    if entity.state:
        entity.kind = "government"
    elif entity.thing and rests_with_state(head_word(longest)) and not entity.person:
        entity.kind = "organization"  # "the Special Prosecution"
    elif not speaks and not entity.sure and _always_the(entity):
        return  # "the Tarn Belle": a ship is "she" too
    elif relays and entity.thing and not (entity.person or entity.gender):
        entity.kind = "outlet"  # "a letter seen by the Mercury"
    elif entity.led and not (entity.person or entity.gender or entity.place):
        entity.kind = "organization"  # "Reform", which has a leader
    elif entity.person > entity.place or entity.gender:
        entity.kind = "person"
    elif speaks and entity.place and not entity.thing:
        entity.kind = "government"  # "Narvo denies it": a capital that speaks is its government
    elif speaks and is_place(low) and not is_work(low):
        entity.kind = "government"  # "Keth County Water District"
    elif speaks and entity.thing and not (is_place(low) or is_work(low) or entity.place or len(low) < 2):
        entity.kind = "organization"  # "The Red Cross said"
    elif speaks and len(longest) == 1 and JOINED.fullmatch(longest[0]):
        entity.kind = "organization"  # "TransOrvallo"
    elif is_place(low) or is_work(low) or entity.thing or entity.place:
        entity.kind = "unknown"
    elif speaks and entity.read_as < 0 and _is_it(entity):
        entity.kind = "organization"  # "Tarn Terminals said no. It said"
    elif len(longest) in (2, 3) and (speaks or _like_a_person(longest)):
        entity.kind = "person"


def _is_it(entity: Entity) -> bool:
    return any(mention.form == "pronoun" and mention.head in IT for mention in entity.mentions)


def _always_the(entity: Entity) -> bool:
    """Whether its name stands behind "the" wherever it stands, as no person's does."""
    named = [mention for mention in entity.mentions if mention.form == "name"]
    return all(mention.the for mention in named) and not any(mention.titled for mention in named)


def _like_a_person(name: tuple[str, ...]) -> bool:
    return all(word[0].isupper() and not word.isupper() and word.isalpha() for word in (name[0], name[-1]))


def heard_or_silent(
    entities: Iterable[Entity],
    speaking: Collection[Entity],
    read_as: Mapping[Entity, str | None],
    makers: Collection[Entity] = (),
) -> set[Entity]:
    """Those who become voices: who speaks, whom they belong to or consist of, and who is named and never
    heard.

    ``read_as``: what the mention reader takes each for; a ship, a law and an operation aren't silent.
    ``makers``: who made the report or its pictures; nor are they.
    """
    kept = set(speaking)
    for entity in entities:
        if entity.craft or entity in makers:
            continue
        kind = read_as.get(entity)
        if (
            not entity.state
            and not entity.roles
            and (kind in NO_SPEAKERS or (kind == "place" and entity.kind == "person"))
        ):
            continue
        if entity.own or not entity.mentions:
            continue
        if _silent(entity) if entity.named else _told_apart(entity) or _by_title(entity):
            kept.add(entity)
    todo = list(kept)
    while todo:
        entity = todo.pop()
        for other in (*entity.members, *((entity.owner,) if entity.owner else ())):
            if other not in kept and (other in entity.members or _institution(other)):
                kept.add(other)
                todo.append(other)
    return kept


def _institution(entity: Entity) -> bool:
    """Whether an owner may be an affiliation."""
    return entity.kind in ("organization", "government", "outlet", "group") and (
        entity.named or entity.definite
    )


def _told_apart(entity: Entity) -> bool:
    """Whether it is a body of state that the text has no name for and tells from others: "the works
    council", "the health department"."""
    bodies = entity.kind in ("organization", "government") and not entity.named and not entity.members
    if not bodies or not is_named(entity):
        return False
    if all(mention.place for mention in entity.mentions):
        return False  # "in the post office"
    if entity.acts or any(head == "party" and words & RULING for head, words in entity.roles):
        return True
    told = any(mention.modifiers for mention in entity.mentions)
    return told and any(rests_with_state(head) is not False for head, _ in entity.roles)


def _by_title(entity: Entity) -> bool:
    """Whether it is somebody called by a title that is theirs alone."""
    if entity.kind != "person" or entity.number == "many":
        return False
    return any(NOBLE.match(m.text) for m in entity.mentions if m.form == "description" and m.the)


def _silent(entity: Entity) -> bool:
    if entity.words and entity.words <= DEITIES:
        return False
    if entity.kind == "person":
        return len(max(entity.names, key=len)) > 1 or entity.person > 0
    if entity.kind == "government":
        return (
            any(mention.form == "description" for mention in entity.mentions)
            or sum(not m.place for m in entity.mentions) > 2
        )
    if entity.kind in ("organization", "outlet", "group"):
        return entity.place < len(entity.mentions) or entity.place == 0
    return False


def as_voice(entity: Entity, ids: dict[int, str], *, quoted: int) -> dict[str, Any]:
    """The voice of an entity as the contract has it."""
    spans = sorted({(m.start, m.end) for m in entity.mentions})
    name, aliases = _forms(entity)
    owner = entity.owner
    return {
        "id": ids[entity.order],
        "name": name,
        "kind": _kind(entity),
        "named": is_named(entity),
        "description": _closed(entity.role) if entity.named and entity.role else None,
        "affiliation": ids.get(owner.order) if _employs(owner, entity) else None,
        "aliases": aliases,
        "members": [ids[member.order] for member in entity.members],
        "mentions": [[start, end] for start, end in spans],
        "quoted": quoted,
        "mentioned": len(spans),
    }


def _closed(role: str) -> str:
    """A role with the bracket that its last word leaves open: "Superintendent of Police (Rural)"."""
    return role + ")" * (role.count("(") > role.count(")"))


def _employs(owner: Entity | None, entity: Entity) -> TypeGuard[Entity]:
    """Whether whom somebody belongs to is an affiliation: "the study's author" isn't the study's, nor is "her
    neighbour" hers."""
    if owner is None or owner is entity or (owner.kind == "document" and entity.kind == "person"):
        return False
    return owner.kind not in ("person", "unknown") or not any(head in BESIDE for head, _ in entity.roles[:1])


def _kind(entity: Entity) -> Kind:
    sides = not entity.named and any(head == "side" for head, _ in entity.roles)
    if entity.number == "many" and (entity.kind == "person" or sides):
        return "group"
    return "government" if is_state_body(entity) else entity.kind


def is_state_body(entity: Entity) -> bool:
    """Whether a body is one of the state's: ministries, courts, police; councils unless another owns them."""
    authorities = not entity.named and any(head == "authority" for head, _ in entity.roles)
    if entity.kind != "organization" or (entity.number == "many" and not authorities):
        return False
    if any(head == "party" for head, _ in entity.roles):
        return False
    heads = [head_word(name) for name in entity.names if len(name) > 1 or name[0].lower() in lexicon().state]
    told = [rests_with_state(head) for head in heads or [head for head, _ in entity.roles[:1]]]
    if True in told or None not in told:
        return True in told
    owner = entity.owner
    return owner is None or owner.kind in ("government", "person", "unknown") or is_state_body(owner)


def is_named(entity: Entity) -> bool:
    """Whether the text says who it is: by name, by an office that one person holds, or as an institution."""
    if entity.members:
        return all(is_named(member) for member in entity.members)
    if entity.named:
        return True
    if entity.kind == "document":
        return entity.owner is not None and entity.owner.named
    first = next((m for m in entity.mentions if m.form == "description"), None)
    if first is None or entity.number == "many" or not (first.definite or first.bare):
        return False
    heads = {head for head, _ in entity.roles}
    if entity.kind in ("organization", "government", "outlet"):
        return not heads & LEFT_OPEN or CENTRAL.search(first.text) is not None
    return entity.kind == "person" and bool(heads & (lexicon().ranks - SEVERAL))


def _forms(entity: Entity) -> tuple[str, list[str]]:
    """The fullest name and all other forms, pronouns left out, in order of first use."""
    forms: dict[str, Mention | None] = {}
    for mention in entity.mentions:
        if mention.form != "pronoun" and mention.text:
            forms.setdefault(" ".join(mention.text.split()), mention)
    if entity.members:
        return " and ".join(_forms(member)[0] for member in entity.members)[:200], []
    names = [" ".join(name) for name in entity.names if len(name) == 1]
    written = [text for text, mention in forms.items() if mention is not None and mention.form == "name"]
    full = max(
        written or names or [" ".join(name) for name in entity.names] or list(forms) or [""],
        key=lambda text: (len(text.split()), text.isascii() and len(text), not text.isupper()),
    )
    folded = {text.lower(): text for text in reversed([*forms, *names])}
    return full, [
        text
        for text in dict.fromkeys(folded[key] for key in dict.fromkeys(t.lower() for t in [*forms, *names]))
        if text.lower() != full.lower()
    ]
