"""The walk through a document, block by block: mentions found, source phrases among them, each linked in
turn."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from ..types import Attribution, Block, Document
from .antecedents import Antecedents, antecedents_of
from .clauses import Clauses
from .entities import Book, Entity
from .found import Link, Mention, Phrase
from .grammar import word_set
from .headings import says_nothing
from .linking import Walk, link
from .mentions import mentions
from .names import Seen
from .scan import scan
from .states import adjectives
from .unfold import phrase_of, unfold
from .words import words

PIECE = 20_000  # characters of a block that are walked at once
LOWER = re.compile(r"(?<!\w)[a-z][a-z'’-]*")
PROPER = re.compile(r"(?<=[a-z,;] )[A-Z]\w+")
CAPITALISED = re.compile(r"(?<!\w)[A-Z][a-z]+(?!\w)")
FULL = 400_000  # characters that are walked in full; behind them only pieces in which somebody speaks are
PASSED = 100  # sentences that a passed piece counts for: no pronoun reaches over it
NESTED = 30  # contents open at one place that are looked at
TOGETHER = 20  # members of a joint source


@dataclass(frozen=True, slots=True)
class Reading:
    """What the walk found: all entities, whom each source phrase means, and the links beside the sources.

    ``reader``: the document's mentions, where it has any.
    """

    entities: list[Entity]
    meant: dict[Phrase, Entity]
    links: list[Link]
    datelines: frozenset[int]
    reader: Antecedents | None


@dataclass(slots=True)
class Contents:
    """The spans of all contents, to find in whose words a place stands. Asked in text order within a
    block."""

    spans: list[tuple[int, int, int]]
    starts: list[int] = field(default_factory=list)
    reach: list[int] = field(default_factory=list)

    def around(self, at: int) -> Iterator[int]:
        """The attributions in whose content ``at`` stands, innermost first."""
        last = bisect_right(self.starts, at)
        for k in range(last - 1, max(-1, last - NESTED), -1):
            if self.reach[k] <= at:
                return
            if self.spans[k][1] > at:
                yield self.spans[k][2]


def read_voices(document: Document) -> Reading:
    """Walks the document: the body first, then its headlines, which speak of those whom the body
    introduces."""
    attributions = document.attributions
    seen = _seen(document.text)
    datelines = _datelines(document, seen)
    links = unfold(document.text, attributions)
    phrases = _phrases(document, attributions, links, datelines)
    states = adjectives(document.text)
    lands = frozenset(state.lower() for state in states.values())
    reader = antecedents_of(document.mentions) if document.mentions else None
    walk = Walk(Book(), states, lands, reader=reader)
    contents = _contents(attributions)
    speaking = [phrase_of(attribution) for attribution in attributions]
    meant: dict[Phrase, Entity] = {}
    sentence = 0
    for number, (start, end, block) in enumerate(_pieces(document)):
        here = phrases[bisect_left(phrases, start, key=_start) : bisect_left(phrases, end, key=_start)]
        if start > FULL and not here:
            sentence += PASSED
            continue
        walk.headline = block is not None and block.kind in ("headline", "subheading")
        found = words(document.text, start, end, block=number, sentence=sentence)
        sentence = (found.sentence[-1] if len(found) else sentence) + 1
        walk.book.clauses = Clauses(found)
        listed, spoken = mentions(scan(found, seen), here)
        foreign = block is not None and block.language not in (None, "en")
        heard = {id(mention) for said in spoken.values() for mention in said}
        kept = [m for m in listed if not foreign or id(m) in heard]
        _walk(walk, kept, attributions, speaking, contents, meant, spoken)
    return Reading(walk.book.entities, meant, links, datelines, walk.reader)


def _seen(text: str) -> Seen:
    proper = {word.lower() for word in PROPER.findall(text)}
    return Seen(set(LOWER.findall(text)), proper, {word.lower() for word in CAPITALISED.findall(text)})


def _start(phrase: Phrase) -> int:
    return phrase.start


def _walk(
    walk: Walk,
    listed: Sequence[Mention],
    attributions: Sequence[Attribution],
    speaking: Sequence[Phrase | None],
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
    for mention in listed:
        tracked = mention.source or mention.end in owners or mention.head in TRACKED
        if mention.form == "pronoun" and not tracked:
            continue
        hidden: list[Entity] = []
        matrix = None
        for index in contents.around(mention.start):
            own_words = attributions[index].form == "direct" or attributions[index].cue is None
            if own_words and not mention.quoted:
                mention = mention._replace(quoted=True)
            if mention.form != "pronoun":
                continue
            speaks = speaking[index]
            said = _speaker_of(walk, speaks, meant, spoken) if speaks else None
            if said is None or speaks is None or speaks.start == mention.start:
                continue
            if own_words or mention.quoted:
                hidden.append(said)
            else:
                matrix = matrix or said
        link(walk, mention, hidden=hidden, matrix=matrix)
        for phrase in due.get((mention.start, mention.end), ()):
            _mean(walk, phrase, spoken[phrase], meant)


def _speaker_of(
    walk: Walk, phrase: Phrase, meant: dict[Phrase, Entity], spoken: dict[Phrase, list[Mention]]
) -> Entity | None:
    """Whom a source phrase means; one that comes only after its quotation can be told where it is a name."""
    if phrase in meant:
        return meant[phrase]
    said = spoken.get(phrase, [])
    if len(said) != 1:
        return None
    return link(walk, said[0]) if said[0].name else walk.linked.get((said[0].start, said[0].end))


TRACKED = word_set("he she him her his hers they them their its himself herself themselves")


def _mean(walk: Walk, phrase: Phrase, said: Sequence[Mention], meant: dict[Phrase, Entity]) -> None:
    """Notes whom a source phrase means: one entity, or a joint one of several."""
    found = [walk.linked.get((mention.start, mention.end)) for mention in said]
    several = list(dict.fromkeys(entity for entity in found if entity is not None))[:TOGETHER]
    if len(several) == 1:
        meant[phrase] = several[0]
    elif several:
        key = frozenset(entity.order for entity in several)
        joint = walk.book.joints.get(key)
        if joint is None:
            joint = walk.book.joints[key] = walk.book.new("group")
            joint.members, joint.number = tuple(several), "many"
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


def _phrases(
    document: Document, attributions: Sequence[Attribution], links: Sequence[Link], skip: frozenset[int]
) -> list[Phrase]:
    """All source phrases in text order, each once; those of posts with their author's name."""
    posts = posts_of(document)
    found = {link.phrase for link in links if link.phrase.start < link.phrase.end}
    for index, attribution in enumerate(attributions):
        phrase = source_phrase(document, attribution, posts)
        if phrase is not None and index not in skip:
            found.add(phrase)
    return sorted(found, key=lambda phrase: (phrase.start, -phrase.end))


def _block_start(block: Block) -> int:
    return block.start


def posts_of(document: Document) -> list[Block]:
    """The embedded posts, in text order."""
    return sorted((block for block in document.blocks if block.kind == "post"), key=_block_start)


def source_phrase(document: Document, attribution: Attribution, posts: Sequence[Block]) -> Phrase | None:
    """The source phrase of an attribution, with the author's name where it is that of a post."""
    phrase = phrase_of(attribution)
    if phrase is None or attribution.cue is not None or attribution.parent is not None:
        return phrase
    at = bisect_right(posts, phrase.start, key=_block_start) - 1
    if at < 0 or posts[at].end <= phrase.start:
        return phrase
    block = posts[at]
    return Phrase(phrase.start, phrase.end, author=block.author or document.text[phrase.start : phrase.end])


def _datelines(document: Document, seen: Seen) -> frozenset[int]:
    """The attributions whose source is nobody."""
    opening = next((block for block in document.blocks if block.kind == "paragraph"), None)
    start = -1 if opening is None or _transcript(document) else opening.start
    found = enumerate(document.attributions)
    return frozenset(i for i, a in found if _dateline(document, a, start, seen.common))


def _dateline(document: Document, attribution: Attribution, opening: int, common: Collection[str]) -> bool:
    """Whether a source is nobody: the place before an agency's text, which starts at ``opening`` ("PORT
    VESSIN:"), the "it" of "it is said", what a heading only tells of."""
    phrase = phrase_of(attribution)
    if phrase is None or attribution.cue is None:
        return False
    if phrase.end - phrase.start == 2 and document.text[phrase.start : phrase.end] in ("It", "it"):
        return EXPLETIVE.match(attribution.cue.text) is not None
    if says_nothing(document, attribution, phrase, common):
        return True
    if not attribution.cue.text.startswith((":", "–", "—", "-")):
        return False
    return phrase.start == opening and document.text[phrase.start : phrase.end].isupper()


EXPLETIVE = re.compile(
    r"(?:is|was|has been|had been|’s|'s)\s+(?:\w+ly )?(?:learnt|understood|believed|reported|said|known|"
    r"announced|thought|alleged|claimed|expected|feared|hoped|clear|unclear)\b"
)


def _transcript(document: Document) -> bool:
    """Whether several blocks begin with a name in capitals and a colon."""
    return (
        sum(
            bool(re.match(r"[^a-z:\n]{2,40}:", document.text[b.start : b.start + 42]))
            for b in document.blocks
        )
        > 1
    )


def _pieces(document: Document) -> list[tuple[int, int, Block | None]]:
    """The text in pieces: blocks and what lies between them, the long cut at blanks; headlines last."""
    body: list[tuple[int, int, Block | None]] = []
    heads: list[tuple[int, int, Block | None]] = []
    at = 0
    for block in sorted(document.blocks, key=lambda b: (b.start, b.end)):
        start, end = max(block.start, at), min(block.end, len(document.text))
        body += _cut(document.text, at, start, None)
        (heads if block.kind in ("headline", "subheading") else body).extend(
            _cut(document.text, start, end, block)
        )
        at = max(at, end)
    body += _cut(document.text, at, len(document.text), None)
    return body + heads


def _cut(text: str, start: int, end: int, block: Block | None) -> Iterator[tuple[int, int, Block | None]]:
    while start < end:
        stop = min(end, start + PIECE)
        if stop < end:
            blank = text.rfind(" ", start + PIECE // 2, stop)
            stop = blank if blank > 0 else stop
        if block is not None or not text[start:stop].isspace():
            yield start, stop, block
        start = stop


def _contents(attributions: Sequence[Attribution]) -> Contents:
    spans = sorted((s.start, s.end, i) for i, a in enumerate(attributions) for s in a.content.spans)
    reach, furthest = [], 0
    for _, end, _ in spans:
        furthest = max(furthest, end)
        reach.append(furthest)
    return Contents(spans, [start for start, _, _ in spans], reach)


def by_attribution(links: Sequence[Link]) -> dict[int, list[Link]]:
    """The links of each attribution."""
    found: defaultdict[int, list[Link]] = defaultdict(list)
    for one in links:
        found[one.attribution].append(one)
    return found
