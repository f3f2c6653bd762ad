"""Voices and chains together: every source gets its voice, every attribution its chain, every voice its
counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..types import Attribution, Document
from .author import give_author, speaker_pronoun
from .chains import Ids, chain, follows, is_own, own_names
from .entities import Entity
from .found import Phrase
from .lexicon import lexicon
from .marked import is_credit, is_title
from .phrases import posts_of, source_phrase
from .reading import Reading
from .told import told
from .unfold import by_attribution, phrase_of, relayed_by
from .voices import as_voice, heard_or_silent, settle
from .words import WORD

CITED = ("ers", "ors", "ists", "ians", "men", "women")  # ends of those who may be cited, unlisted
REPORT = re.compile(r"\breport(?:s|ed|ing)?\b")
MAKER = 12  # mentions of somebody that are looked at for credits
CARRY = 1500  # characters over which a chain carries on to "it said", "the report added"


@dataclass(slots=True)
class Sources:
    """For each attribution, by its index: the entity of its source, and its own links in order, None for an
    unnamed."""

    entity: list[Entity | None]
    links: list[list[Entity | None]]


def joined(
    document: Document, reading: Reading
) -> tuple[tuple[Attribution, ...], tuple[dict[str, Any], ...]]:
    """The attributions with voices and chains, and the voices in order of first mention."""
    _mark_own(document, reading.entities)
    speaking = set(reading.meant.values())
    outer = (one.phrase for one in reading.links if relayed_by(document.text, one))
    relaying = {reading.meant[phrase] for phrase in outer if phrase in reading.meant}
    relaying |= _reporting(document, reading)
    for entity in reading.entities:
        settle(entity, speaks=entity in speaking, relays=entity in relaying)
    sources = _sources(document, reading)
    heard = {e for e in sources.entity if e is not None} | {
        e for links in sources.links for e in links if e is not None
    }
    kept = heard_or_silent(reading.entities, heard, _read_as(reading), _makers(document, reading.entities))
    ordered = sorted((e for e in kept if e.mentions or e.members or e.owner is not e), key=_first)
    ids = {entity.order: f"v{number}" for number, entity in enumerate(ordered, 1)}
    counts = _quoted(sources, ids)
    voices = tuple(as_voice(entity, ids, quoted=counts.get(entity.order, 0)) for entity in ordered)
    return _with_chains(document, sources, ids, reading.sourceless), voices


def _reporting(document: Document, reading: Reading) -> set[Entity]:
    """Those who are said to report what others said: "The Orle Wire, quoting an official, reported …"."""
    citing = {one.attribution for one in reading.links if one.place == "inner"}
    cues = ((index, document.attributions[index]) for index in citing)
    phrases = (phrase_of(a) for _, a in cues if a.cue is not None and REPORT.search(a.cue.text))
    return {reading.meant[phrase] for phrase in phrases if phrase is not None and phrase in reading.meant}


def _read_as(reading: Reading) -> dict[Entity, str | None]:
    """What the mention reader takes each named entity for, by the places of its names."""
    reader = reading.reader
    if reader is None:
        return {}
    named = (entity for entity in reading.entities if entity.named)
    return {
        entity: reader.kind_of((m.start, m.end) for m in entity.mentions if m.form == "name")
        for entity in named
    }


def _makers(document: Document, entities: Sequence[Entity]) -> set[Entity]:
    """Those who are named as authors or in a credit alone ("Photo: NAME"), and works."""
    authors = [tuple(WORD.findall(author)) for author in document.byline]
    bylines = [(b.start, b.end) for b in document.blocks if b.kind == "byline"]
    found: set[Entity] = set()
    for entity in entities:
        if any(name == author for name in entity.names for author in authors):
            found.add(entity)
            continue
        places = [(m.start, m.end) for m in entity.mentions if m.form == "name"][:MAKER]
        work = entity.kind in ("person", "unknown", "organization") and not entity.gender
        if places and all(
            is_credit(document.text, at)
            or any(a <= at < b for a, b in bylines)
            or (work and is_title(document.text, at, end))
            for at, end in places
        ):
            found.add(entity)
    return found


def _first(entity: Entity) -> tuple[tuple[int, int], int]:
    return min(((m.start, -m.end) for m in entity.mentions), default=(1 << 60, 0)), entity.order


def _mark_own(document: Document, entities: Sequence[Entity]) -> None:
    """Marks the outlet's own voice: it is left out of chains."""
    own = own_names(document)
    for entity in entities if own else ():
        if entity.kind in ("outlet", "unknown", "organization"):
            entity.own = any(is_own(" ".join(name), own) for name in entity.names)


def _sources(document: Document, reading: Reading) -> Sources:
    attributions = document.attributions
    position = {a.id: i for i, a in enumerate(attributions)}
    entities: list[Entity | None] = []
    posts = posts_of(document)
    for index, attribution in enumerate(attributions):
        phrase = None if index in reading.datelines else source_phrase(document, attribution, posts)
        entities.append(reading.meant.get(phrase) if phrase is not None else None)
    for index in _top_down(attributions, position):
        if entities[index] is None:
            entities[index] = _speaker(attributions[index], entities, position)
    give_author(document, reading.entities, entities)
    sources = Sources(entities, [])
    linked = by_attribution(reading.links)
    outlets = _outlets(reading.entities)
    named = {str(e.order): e for e in reading.entities}
    for index, attribution in enumerate(attributions):
        own = entities[index]
        nobody = (
            index in reading.datelines
            and attribution.source is not None
            and attribution.source.text.isupper()
        )
        links: list[Entity | None] = [] if nobody else [own]
        inner = [
            e
            for one in linked.get(index, ())
            if one.place == "inner" and (e := reading.meant.get(one.phrase)) is not None and _has_a_word(e)
        ]
        outer = [
            e
            for one in linked.get(index, ())
            if one.place == "outer" and (e := reading.meant.get(one.phrase)) is not None
        ]
        outlet = told(document.text, attribution, outlets) if own is not None else None
        if outlet is not None and named[outlet] is not own:
            outer.insert(0, named[outlet])
        sources.links.append([e for e in (*outer, *links, *inner) if e is None or not e.own])
    _carry(document, sources)
    return sources


def _has_a_word(cited: Entity) -> bool:
    """Whether what is cited may say something: not "citing pending litigation", "citing safety concerns"."""
    if cited.named or cited.members or cited.kind not in ("unknown", "group"):
        return True
    heads = [head for head, _ in cited.roles]
    return any(head in lexicon().nouns or head.endswith(CITED) for head in heads)


def _outlets(entities: Sequence[Entity]) -> list[tuple[int, int, str]]:
    return sorted(
        (m.start, m.end, str(e.order))
        for e in entities
        if e.kind == "outlet"
        for m in e.mentions
        if m.form == "name"
    )


def _top_down(attributions: Sequence[Attribution], position: dict[str, int]) -> list[int]:
    """The indices so that every parent comes before its children. Parents that don't exist or run in a
    circle end it."""
    depth: dict[int, int] = {}
    for index in range(len(attributions)):
        path: list[int] = []
        at = index
        while at not in depth and at not in path and len(path) < 100:
            path.append(at)
            parent = attributions[at].parent
            if parent is None or parent not in position:
                break
            at = position[parent]
        base = depth.get(at, -1) + 1 if at in depth else 0
        for step, one in enumerate(reversed(path)):
            depth[one] = base + step
    return sorted(range(len(attributions)), key=lambda i: (depth[i], i))


def _speaker(
    attribution: Attribution, entities: Sequence[Entity | None], position: dict[str, int]
) -> Entity | None:
    """ "I" and "we" in somebody's words are that speaker. In the outlet's own words see ``give_author``."""
    if attribution.parent is None or attribution.parent not in position or not speaker_pronoun(attribution):
        return None
    return entities[position[attribution.parent]]


def _carry(document: Document, sources: Sources) -> None:
    """Lets a chain go on: after "documents cited by the agency" come "it said" and "the report added"."""
    order = sorted(range(len(sources.links)), key=lambda i: document.attributions[i].content.spans[0].start)
    last: dict[int, tuple[int, list[Entity | None], Phrase | None]] = {}
    for index in order:
        attribution = document.attributions[index]
        links, own = sources.links[index], sources.entity[index]
        if own is None or attribution.parent is not None:
            continue
        at = attribution.content.spans[0].start
        if (
            len(links) == 1
            and own.kind in ("outlet", "organization", "document", "government")
            and own.order in last
        ):
            since, before, carrier = last[own.order]
            if at - since <= CARRY and follows(attribution) and phrase_of(attribution) != carrier:
                sources.links[index] = links = list(before)
        if len(links) > 1:
            for entity in links:
                if entity is not None and entity.kind in ("outlet", "document", "organization"):
                    last[entity.order] = at, links, phrase_of(attribution)
        elif links and not follows(attribution):
            last.pop(own.order, None)


def _quoted(sources: Sources, ids: dict[int, str]) -> dict[int, int]:
    """How many attributions each entity is a source of, by its own links and as a member of a joint
    source."""
    counts: dict[int, int] = {}
    for links, own in zip(sources.links, sources.entity, strict=True):
        speaking = {e for e in (*links, own) if e is not None}
        speaking |= {member for entity in speaking for member in entity.members}
        for entity in speaking:
            counts[entity.order] = counts.get(entity.order, 0) + 1
    return counts


def _with_chains(
    document: Document, sources: Sources, ids: dict[int, str], sourceless: frozenset[int]
) -> tuple[Attribution, ...]:
    attributions = document.attributions
    position = {a.id: i for i, a in enumerate(attributions)}
    chains: dict[int, Ids] = {}
    made: list[Attribution] = list(attributions)
    for index in _top_down(attributions, position):
        attribution = attributions[index]
        above = chains.get(position.get(attribution.parent or "", -1), ())
        links = [None if entity is None else ids[entity.order] for entity in sources.links[index]]
        chains[index] = chain(above, links)
        own = sources.entity[index]
        source = None if index in sourceless else attribution.source
        source = source and replace(source, voice=None if own is None else ids[own.order])
        made[index] = replace(attribution, source=source, chain=chains[index])
    return tuple(made)
