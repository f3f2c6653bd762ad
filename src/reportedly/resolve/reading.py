"""The walk through a document, block by block: mentions found, source phrases among them, each linked in
turn."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..types import Attribution, Document
from .antecedents import Antecedents, antecedents_of
from .clauses import Clauses
from .contents import Contents, contents_of
from .entities import Book, Entity
from .found import Link, Mention, Phrase
from .grammar import word_set
from .linking import link
from .match import person_named
from .mentions import mentions
from .names import Seen
from .nobody import nobodies
from .people import ASKING, TELLING
from .phrases import source_phrases
from .pieces import pieces
from .repeated import repeated
from .scan import scan
from .states import adjectives
from .unfold import phrase_of, unfold
from .walk import Walk
from .words import words

LOWER = re.compile(r"\b[a-z][a-z'’-]*")
PROPER = re.compile(r"[A-Z](?<=[a-z,;]\s[A-Z])\w+")  # the letter first: what stands before is asked of few
THE = re.compile(r"[Tt]he ([a-z]+)")
CAPITALISED = re.compile(r"\b[A-Z][a-z]+\b")
FULL = 400_000  # characters that are walked in full; behind them only pieces in which somebody speaks are
PASSED = 100  # sentences that a passed piece counts for: no pronoun reaches over it
TOGETHER = 20  # members of a joint source
NAMED = 20  # mentions in what somebody says that are looked at
TRACKED = word_set("he she him her his hers they them their its himself herself themselves")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the walk found: all entities, whom each source phrase means, and the links beside the sources.

    ``datelines``: the attributions whose source is nobody; ``sourceless``: those whose source is none;
    ``reader``: the document's mentions, where it has any.
    """

    entities: list[Entity]
    meant: dict[Phrase, Entity]
    links: list[Link]
    datelines: frozenset[int]
    sourceless: frozenset[int]
    reader: Antecedents | None


def read_voices(document: Document) -> Reading:
    """Walks the document: the body first, then its headlines, which speak of those whom the body
    introduces."""
    attributions = document.attributions
    seen = _seen(document)
    datelines, sourceless = nobodies(document, seen)
    links = unfold(document.text, attributions)
    phrases = source_phrases(document, attributions, links, datelines)
    states = adjectives(document.text)
    lands = frozenset(state.lower() for state in states.values())
    reader = antecedents_of(document.mentions) if document.mentions else None
    walk = Walk(Book(), states, lands, reader=reader)
    contents = contents_of(attributions)
    speaking = [phrase_of(attribution) for attribution in attributions]
    says = {(p.start, p.end): a for a, p in zip(attributions, speaking, strict=True) if p is not None}
    walk.dialogue = _is_dialogue(attributions)
    meant: dict[Phrase, Entity] = {}
    sentence = 0
    for number, (start, end, block) in enumerate(pieces(document)):
        here = phrases[bisect_left(phrases, start, key=_start) : bisect_left(phrases, end, key=_start)]
        if start > FULL and not here:
            sentence += PASSED
            continue
        walk.headline = block is not None and block.kind in ("headline", "subheading")
        found = words(document.text, start, end, block=number, sentence=sentence)
        sentence = (found.sentence[-1] if len(found) else sentence) + 1
        walk.book.clauses = Clauses(found)
        listed, spoken = mentions(scan(found, seen, frozenset(phrase.start for phrase in here)), here)
        foreign = block is not None and not block.is_english
        heard = {id(mention) for said in spoken.values() for mention in said}
        kept = [m for m in listed if not foreign or id(m) in heard]
        _walk(walk, kept, attributions, speaking, says, contents, meant, spoken)
    meant = repeated(document, speaking, meant)
    return Reading(walk.book.entities, meant, links, datelines, sourceless, walk.reader)


def _seen(document: Document) -> Seen:
    text = document.text
    proper = {word.lower() for word in PROPER.findall(text)}
    sources = (THE.fullmatch(a.source.text) for a in document.attributions if a.source is not None)
    speaking = frozenset(match[1] for match in sources if match)
    written = {word.lower() for word in CAPITALISED.findall(text)}
    people = frozenset((m.start, m.end) for m in document.mentions if m.kind == "person" and m.sure)
    return Seen(set(LOWER.findall(text)), proper, written, speaking, people)


def _is_dialogue(attributions: Sequence[Attribution]) -> bool:
    """Whether two speak by turns, with nothing but their names before what they say: each is the other's
    "you", and neither one's "they"."""
    turns = [a.source.text for a in attributions if a.cue is None and a.parent is None and a.source]
    return len(turns) > 2 and len(set(turns)) == 2


def _start(phrase: Phrase) -> int:
    return phrase.start


def _walk(
    walk: Walk,
    listed: Sequence[Mention],
    attributions: Sequence[Attribution],
    speaking: Sequence[Phrase | None],
    says: Mapping[tuple[int, int], Attribution],
    contents: Contents,
    meant: dict[Phrase, Entity],
    spoken: dict[Phrase, list[Mention]],
) -> None:
    walk.listed = listed
    walk.ending_at = {end: m for m in listed for end in m.heads}
    owners = {m.owner.end for m in listed if m.owner is not None}
    due: defaultdict[tuple[int, int], list[Phrase]] = defaultdict(list)
    for phrase, said_by in spoken.items():
        due[said_by[-1].start, said_by[-1].end].append(phrase)
    begins = {m.start: m for m in reversed(listed)}
    starts = [m.start for m in listed]
    for mention in listed:
        tracked = mention.source or mention.end in owners or mention.head in TRACKED
        if mention.form == "pronoun" and not tracked:
            continue
        hidden: list[Entity] = []
        matrix = None
        own = says.get((mention.start, mention.end)) if mention.form == "pronoun" and mention.source else None
        if own is not None and mention.head != "it":  # bodies tell of themselves: "Orle has shut it, it said"
            hidden += _named_in(walk, own, listed, starts)
        for index in contents.around(mention.start):
            own_words = attributions[index].form == "direct" or attributions[index].cue is None
            if own_words and not mention.quoted:
                mention = mention._replace(quoted=True)
            if mention.form == "name":
                continue
            speaks = speaking[index]
            said = _speaker_of(walk, speaks, meant, spoken) if speaks else None
            if said is None or speaks is None or speaks.start == mention.start:
                continue
            if own_words or mention.quoted:
                hidden += [said, *_told(walk, attributions[index], begins)]
                if walk.dialogue and attributions[index].cue is None:
                    hidden += [e for e in walk.speakers[-2:] if e is not said]
            else:
                matrix = matrix or said
        walk.within = [*hidden, *filter(None, [matrix])] if mention.form == "description" else ()
        link(walk, mention, hidden=hidden, matrix=matrix)
        for phrase in due.get((mention.start, mention.end), ()):
            _mean(walk, phrase, spoken[phrase], meant)


def _named_in(
    walk: Walk, attribution: Attribution, listed: Sequence[Mention], starts: Sequence[int]
) -> Iterator[Entity]:
    """Who is named in what "he" says, and so isn't meant by it: "He said that Dahl had left."."""
    for span in attribution.content.spans:
        here = slice(bisect_left(starts, span.start), bisect_left(starts, span.end))
        for mention in listed[here][:NAMED]:
            if mention.form == "name" and mention.kind in ("person", "unknown"):
                known = walk.linked.get((mention.start, mention.end)) or person_named(walk.book, mention)
                if known is not None:
                    yield known


def _told(walk: Walk, attribution: Attribution, begins: Mapping[int, Mention]) -> Iterator[Entity]:
    """Who is named behind the cue as told, and is "you" in what is said: "“He fell,” Brel told Dahl."."""
    cue = attribution.cue.text.lower().split() if attribution.cue else []
    if attribution.cue is None or not cue or cue[-1] not in TELLING | ASKING:
        return
    hearer = begins.get(attribution.cue.spans[-1].end + 1)
    if hearer is not None and hearer.form == "name" and (told := link(walk, hearer)) is not None:
        yield told


def _speaker_of(
    walk: Walk, phrase: Phrase, meant: dict[Phrase, Entity], spoken: dict[Phrase, list[Mention]]
) -> Entity | None:
    """Whom a source phrase means; one that comes only after its quotation can be told where it is a name."""
    if phrase in meant:
        return meant[phrase]
    said = spoken.get(phrase, [])
    if len(said) != 1:
        return None
    if said[0].name or said[0].form == "pronoun":
        return link(walk, said[0])
    return walk.linked.get((said[0].start, said[0].end))


def _mean(walk: Walk, phrase: Phrase, said: Sequence[Mention], meant: dict[Phrase, Entity]) -> None:
    """Notes whom a source phrase means: one entity, or a joint one of several."""
    found = [walk.linked.get((mention.start, mention.end)) for mention in said]
    several = list(dict.fromkeys(entity for entity in found if entity is not None))[:TOGETHER]
    if len(several) == 1:
        meant[phrase] = several[0]
    elif several:
        joint = walk.book.joint(several)
        whole = Mention(
            min(m.start for m in said),
            max(m.end for m in said),
            "description",
            "group",
            number="many",
            source=True,
            definite=True,
            sentence=said[-1].sentence,
            block=said[0].block,
            quoted=said[0].quoted,
        )
        walk.book.add(joint, whole)
        walk.linked[whole.start, whole.end] = joint
        meant[phrase] = joint
