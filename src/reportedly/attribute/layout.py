"""What layout alone attributes: embedded posts, transcripts, interviews, press-release dashes.

These hold in any language and with or without a model. There is no cue: a colon after a speaker's label or
a dash before a name is layout, not a word that says that something is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.types import Block, Document

from .candidates import Candidate
from .interview import TAGGED, answers
from .quotes import Quotation, quotations
from .transcript import SPEECH_KINDS, stripped, transcript

__all__ = ["claimed", "layout_candidates"]

Range = tuple[int, int]

POST, DASH = 0.98, 0.93  # confidence: high by construction, not measured on a corpus

HANDLE = r"@[\w.-]{1,60}(?:@[\w.-]{1,60})?"  # "@name", "@name.host.example", "@name@host.example"
SIGNATURE = re.compile(
    rf"(?:^|\s)[—–―-]{{1,2}}\s*(?P<name>[^\n]{{1,120}}?)\s*\({HANDLE}\)[^\n]*$", re.MULTILINE
)
LINKS = re.compile(r"(?:\s*(?:(?:https?://)?(?:pic\.twitter\.com|t\.co)/\w+|https?://\S+))+\s*$")
DASH_SOURCE = re.compile(r"\s*(?:[—–―]|--?)\s*(?P<name>[A-ZÀ-Þ][^\n“”\"]{1,160}?)\s*[.]?\s*$")
CITED = re.compile(r"\s*(?:[—–―]|--?)\s*(?P<name>[^\W\d_][^\n“”\".!?]{1,120}?)\s*")
SIGNED = re.compile(rf"\s*(?P<quote>[“\"«„][^\n]*[”\"»]){DASH_SOURCE.pattern}")
FROM = re.compile(r"^(?:Statement )?[Ff]rom (?P<name>[A-ZÀ-Þ][^\n:]{1,120}):\s*(?=[“\"«„])")
LONGEST_LINKS = 600  # characters at a post's end that are looked at for links


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
    talk = transcript(text, document.blocks) or answers(document)
    found = [*_posts(text, document.blocks), *talk]
    taken = {(b.start, b.end) for _, blocks in found for b in blocks}
    free = [b for b in document.blocks if b.kind in SPEECH_KINDS and (b.start, b.end) not in taken]
    found += _dashes(text, free)
    return sorted(found, key=lambda pair: pair[0].content[0])


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
    return stripped(text, start, near + links.start() if links else end)


# Names after a dash, and "From NAME:"


def _dashes(text: str, blocks: Sequence[Block]) -> Iterator[tuple[Candidate, tuple[Block, ...]]]:
    for number, block in enumerate(blocks):
        if block.kind == "quotation":
            yield from _cited(text, blocks, number)
        quotes = [q for q in quotations(text, block.start, block.end) if q.depth == 1 and q.closed]
        heading = FROM.match(text[block.start : block.end])
        if heading:
            source = (block.start + heading.start("name"), block.start + heading.end("name"))
            content = stripped(text, block.start + heading.end(), block.end)
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
