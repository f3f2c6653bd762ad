"""What layout alone attributes: embedded posts, transcripts, interviews, press-release dashes.

These hold in any language and with or without a model. There is no cue: a colon after a speaker's label or
a dash before a name is layout, not a word that says that something is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.types import Block, Document

from .candidates import Candidate
from .interview import TAGGED, answers, is_aside
from .quotes import Quotation, quotations

__all__ = ["claimed", "layout_candidates"]

Range = tuple[int, int]

POST, TRANSCRIPT, DASH = 0.98, 0.9, 0.93  # confidence: high by construction, not measured on a corpus

HANDLE = r"@[\w.-]{1,60}(?:@[\w.-]{1,60})?"  # "@name", "@name.host.example", "@name@host.example"
SIGNATURE = re.compile(
    rf"(?:^|\s)[—–―-]{{1,2}}\s*(?P<name>[^\n]{{1,120}}?)\s*\({HANDLE}\)[^\n]*$", re.MULTILINE
)
LINKS = re.compile(r"(?:\s*(?:(?:https?://)?(?:pic\.twitter\.com|t\.co)/\w+|https?://\S+))+\s*$")
LABEL = re.compile(
    r"[“\"]?(?P<name>[QA](?=[.:])|[A-ZÀ-Þ][\w.'’-]*"
    r"(?:[ \t]+(?:\(?[A-ZÀ-Þ][\w.'’-]*\)?|of|the|for|and|de|van|von|al|bin|el|la|da)){0,7}"
    r"(?:[ \t]+\([A-ZÀ-Þ][^()\n:]{1,60}\)){0,2})"
    r"(?P<mark>[.:])(?=\s+\S)"
)
NO_SPEAKER = frozenset(
    re.findall(
        r"\w+",
        """
    warning update updated correction note photo photos image picture video by source sources credit
    caption read watch listen price date time venue location address tel phone email contact website
    tags topics topic exclusive breaking live opinion analysis editorial report poll fact claim verdict
    rating tip step chapter part section summary headline subject re ps nb disclaimer advertisement
    related more also see ingredients method serves total result results score scores published posted
    written edited background figure table file references example where when what who why how monday
    tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december bottom line pros cons
""",
    )
)
ASKING = frozenset(("Question", "Answer"))
TALK = re.compile(r"\?|(?i:\b(?:I|me|my|mine|we|us|our|ours|you|your|yours)\b)")
DASH_SOURCE = re.compile(r"\s*(?:[—–―]|--?)\s*(?P<name>[A-ZÀ-Þ][^\n“”\"]{1,160}?)\s*[.]?\s*$")
CITED = re.compile(r"\s*(?:[—–―]|--?)\s*(?P<name>[^\W\d_][^\n“”\".!?]{1,120}?)\s*")
SIGNED = re.compile(rf"\s*(?P<quote>[“\"«„][^\n]*[”\"»]){DASH_SOURCE.pattern}")
FROM = re.compile(r"^(?:Statement )?[Ff]rom (?P<name>[A-ZÀ-Þ][^\n:]{1,120}):\s*(?=[“\"«„])")
SPEECH_KINDS = frozenset({"paragraph", "list-item", "quotation"})
LONGEST_LINKS = 600  # characters at a post's end that are looked at for links
LONGEST_ANSWER = 12  # unlabelled paragraphs that one speaker may go on for


@dataclass(frozen=True, slots=True)
class Turn:
    """A labelled paragraph of a transcript: its place among the blocks, the label's offsets and where the
    speech begins.
    """

    place: int
    block: Block
    name: Range
    speech: int


def layout_candidates(document: Document) -> list[Candidate]:
    """The attributions that layout alone makes, in text order. Sources are names in the text, where given.

    A post whose author's name stands nowhere in its text has an empty source; the block knows the author.
    """
    return [candidate for candidate, _ in _found(document)]


def claimed(document: Document) -> list[Range]:
    """The ``[start, end)`` of the blocks whose words layout has given to somebody, in text order.

    What is found inside them belongs inside those attributions, not beside them.
    """
    return sorted({(b.start, b.end) for _, blocks in _found(document) for b in blocks})


def _found(document: Document) -> list[tuple[Candidate, tuple[Block, ...]]]:
    """Each candidate with the blocks it takes up."""
    text = document.text
    talk = _transcript(text, document.blocks) or answers(document)
    found = [*_posts(text, document.blocks), *talk]
    taken = {(b.start, b.end) for _, blocks in found for b in blocks}
    free = [b for b in document.blocks if b.kind in SPEECH_KINDS and (b.start, b.end) not in taken]
    found += _dashes(text, free)
    return sorted(found, key=lambda pair: pair[0].content[0])


def _stripped(text: str, start: int, end: int) -> Range | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


# Posts


def _posts(text: str, blocks: Sequence[Block]) -> Iterator[tuple[Candidate, tuple[Block, ...]]]:
    for block in blocks:
        if block.kind != "post":
            continue
        content, source = _post(text, block)
        if content:
            yield Candidate((source,) if source else (), (), (content,), POST), (block,)


def _post(text: str, block: Block) -> tuple[Range | None, Range | None]:
    """A post's words, and its author's name in its signature line or, failing that, before its words."""
    signatures = list(SIGNATURE.finditer(text, block.start, block.end))
    if signatures:
        signature = signatures[-1]
        return _without_links(text, block.start, signature.start()), signature.span("name")
    start, source = block.start, None
    if block.author and text.startswith(block.author, block.start):
        source = (block.start, block.start + len(block.author))
        line = text.find("\n", block.start, block.end)
        start = line if line >= 0 else source[1]
    return _without_links(text, start, block.end), source


def _without_links(text: str, start: int, end: int) -> Range | None:
    near = max(start, end - LONGEST_LINKS)
    links = LINKS.search(text[near:end])
    return _stripped(text, start, near + links.start() if links else end)


# Transcripts


def _transcript(text: str, blocks: Sequence[Block]) -> list[tuple[Candidate, tuple[Block, ...]]]:
    turns = [turn for i, b in enumerate(blocks) if b.kind in SPEECH_KINDS and (turn := _turn(text, i, b))]
    if not _is_transcript(text, turns):
        return []
    found = []
    for turn, following in zip(turns, [*turns[1:], None], strict=True):
        more = _carried_on(text, blocks, turn, following)
        spoken = [(turn.speech, turn.block.end), *((b.start, b.end) for b in more)]
        pieces = [piece for piece in (_stripped(text, *span) for span in spoken) if piece]
        if pieces:
            found.append((Candidate((turn.name,), (), tuple(pieces), TRANSCRIPT), (turn.block, *more)))
    return found


def _turn(text: str, place: int, block: Block) -> Turn | None:
    label = LABEL.match(text, block.start, block.end)
    if not label or not _may_speak(label["name"], label["mark"]):
        return None
    return Turn(place, block, label.span("name"), label.end())


def _may_speak(name: str, mark: str) -> bool:
    """A speaker's label: "Q", a name or a role; with a full stop only "Q." and "A."."""
    if mark == ".":
        return name in ("Q", "A")
    words = re.findall(r"[\w'’-]+", name.lower())
    return bool(words) and words[0] not in NO_SPEAKER and words[-1] not in NO_SPEAKER


def _is_transcript(text: str, turns: Sequence[Turn]) -> bool:
    """Two speakers at least and one who comes back, in turns that lie close together and hold speech.

    Labels that aren't all in capitals may head anything ("Narvo: Roads are shut."): where most are so,
    somebody has to ask, or to speak of himself or to another.
    """
    names = _speakers([text[slice(*turn.name)] for turn in turns])
    if not 1 < len(set(names)) < len(names):
        return False
    gaps = [b.place - a.place for a, b in pairwise(turns)]
    close = sum(gap <= 4 for gap in gaps) >= len(gaps) / 2
    ends = [text[max(t.speech, t.block.end - 40) : t.block.end] for t in turns]
    sentences = sum(bool(re.search(r"[.?!…][\"”’]?\s*$", end)) for end in ends)
    return close and sentences >= len(turns) / 2 and _is_talk(text, turns)


def _speakers(labels: Sequence[str]) -> list[str]:
    """The labels in small letters; initials are the whole name that stood before them ("IV:" Ida Vale)."""
    whole = {"".join(re.findall(r"\b[A-ZÀ-Þ]", label)): label for label in labels if " " in label}
    return [whole.get(label.replace(".", ""), label).lower() for label in labels]


def _is_talk(text: str, turns: Sequence[Turn]) -> bool:
    labels = [text[slice(*turn.name)] for turn in turns]
    plain = [t for t, label in zip(turns, labels, strict=True) if not (label.isupper() or label in ASKING)]
    talk = sum(bool(TALK.search(text, t.speech, t.block.end)) for t in plain)
    return talk >= len(plain) / 3 or len(plain) < len(turns) / 2


def _carried_on(text: str, blocks: Sequence[Block], turn: Turn, following: Turn | None) -> tuple[Block, ...]:
    """The unlabelled paragraphs between two turns that the first speaker plainly still speaks.

    After the last turn nothing shows where the speech ends, so nothing is carried on there.
    """
    if following is None:
        return ()
    between = blocks[turn.place + 1 : following.place]
    plain = all(block.kind in SPEECH_KINDS and not _is_aside(text, block) for block in between)
    return tuple(between) if plain and len(between) <= LONGEST_ANSWER else ()


def _is_aside(text: str, block: Block) -> bool:
    """A stage direction or the reporter's own words with a quotation in them."""
    words = text[block.start : block.end].strip()
    return is_aside(words) or bool(quotations(text, block.start, block.end))


# Names after a dash, and "From NAME:"


def _dashes(text: str, blocks: Sequence[Block]) -> Iterator[tuple[Candidate, tuple[Block, ...]]]:
    for number, block in enumerate(blocks):
        if block.kind == "quotation":
            yield from _cited(text, blocks, number)
        quotes = [q for q in quotations(text, block.start, block.end) if q.depth == 1 and q.closed]
        heading = FROM.match(text[block.start : block.end])
        if heading:
            source = (block.start + heading.start("name"), block.start + heading.end("name"))
            content = _stripped(text, block.start + heading.end(), block.end)
            if content and quotes:
                yield Candidate((source,), (), (content,), DASH), (block,)
        elif whole := _marked_within(text, block, quotes):
            quote, name = whole
            yield Candidate((name,), (), (quote,), DASH), (block,)
        elif quotes and not text[block.start : quotes[0].start].strip() and len(quotes) == 1:
            yield from _signed(text, block, (quotes[0].start, quotes[0].end), blocks[number + 1 : number + 2])


def _marked_within(text: str, block: Block, quotes: Sequence[Quotation]) -> tuple[Range, Range] | None:
    """A signed quotation that others of the same marks stand in, and its name: "“… called it “hell” …” — Ada
    Brel". None where one speaks and another signs.
    """
    signed = SIGNED.fullmatch(text, block.start, block.end) if quotes else None
    if signed is None or not _is_name(signed["name"]) or TAGGED.search(signed["quote"]):
        return None
    alone = len(quotes) == 1 and (quotes[0].start, quotes[0].end) == signed.span("quote")
    return None if alone else (signed.span("quote"), signed.span("name"))


def _signed(
    text: str, block: Block, quote: Range, after: Sequence[Block]
) -> Iterator[tuple[Candidate, tuple[Block, ...]]]:
    """ "“…” — Ines Dahl, harbour master", the name on the same line or in a paragraph of its own."""
    where: list[tuple[int, int, tuple[Block, ...]]] = [(quote[1], block.end, (block,))]
    if not text[quote[1] : block.end].strip():
        where = [(b.start, b.end, (block, b)) for b in after]
    for start, end, taken in where:
        name = DASH_SOURCE.fullmatch(text, start, end)
        if name and _is_name(name["name"]):
            yield Candidate((name.span("name"),), (), (quote,), DASH), taken


def _cited(text: str, blocks: Sequence[Block], number: int) -> Iterator[tuple[Candidate, tuple[Block, ...]]]:
    """What is set off as a quotation without marks, above the line that says whose words they are."""
    signed = blocks[number]
    name = CITED.fullmatch(text, signed.start, signed.end)
    if not name:
        return
    said: list[Block] = []
    for above in reversed(blocks[:number]):
        beside = not text[above.end : (said[-1] if said else signed).start].strip()
        if above.kind != "quotation" or not beside or CITED.fullmatch(text, above.start, above.end):
            break
        said.append(above)
    spans = tuple((b.start, b.end) for b in reversed(said))
    if spans and not any(quotations(text, *span) for span in spans):
        yield Candidate((name.span("name"),), (), spans, DASH), (*reversed(said), signed)


def _is_name(words: str) -> bool:
    """Does it begin like a name, without a verb: its first part all capitals but for small joining words?"""
    first = words.split(",")[0].split()
    small = {"of", "the", "de", "van", "von", "al", "bin", "el", "la", "da", "for", "and"}
    return len(first) <= 8 and all(w[0].isupper() or w in small or w[0] == "(" for w in first)
