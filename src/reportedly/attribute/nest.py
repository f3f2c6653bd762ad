"""Sets the candidates in order: no doubles, every nested one under its parent, ids in text order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from ..types import Attribution, Content, Cue, Document, Source, Span
from .candidates import CELL, Candidate, Spans, cells, common, inside, overlap
from .edges import merged
from .forms import form
from .quotes import Quotation
from .rules.lexicon import lexicon

SURE = 0.7
BESIDE = 3  # characters
LAYOUT = 0.85  # or surer is what layout alone attributes
WORD = re.compile(r"[\w’']+")
FOOTAGE = re.compile(r"\b(?:footage|videos?|clips?|recordings?|audio|tapes?|pictures?|scenes?|images?)\sof$")
IS = re.compile(r"(?:is|was)\s")  # "What I can tell you | is that it sank"
CALLING = re.compile(
    r"\b(?:call|term|describ|label|dub|brand|characteri[sz]|portray|dismiss|deem|denounc|condemn)"
    r"(?:e|es|s|ed|led|bed|ing|ling)?$"
)
PREFIX = re.compile(r"^(?:re|mis|over|under|un|dis|counter|pre)-?")


@dataclass(frozen=True, slots=True)
class Placed:
    """A candidate and the number of its parent among the others, or None."""

    candidate: Candidate
    parent: int | None


def arranged(
    document: Document, candidates: Sequence[Candidate], quotes: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """The candidates as attributions in text order, each nested one after its parent."""
    text = document.text
    begins = {c.content[0][0] for c in candidates if c.content}
    known = [c for c in candidates if c.content and not _is_doubtful(text, c) and not _to_do(text, c, begins)]
    known = [c for c in known if not (c.nested and IS.match(text, c.content[0][0]))]
    called = {c.content[-1][1] for c in known if c.cue and CALLING.search(text, *c.cue[-1])}
    known = [c for c in known if not (c.content[-1][1] in called and _is_called(text, c))]
    placed = place(distinct(_shown(text, known, quotes)))
    order = sorted(range(len(placed)), key=lambda i: _place(placed, i))
    ids = {k: f"a{n}" for n, k in enumerate(order, 1)}
    return tuple(_attribution(document, placed[k], ids, ids[k], quotes) for k in order)


def _is_doubtful(text: str, candidate: Candidate) -> bool:
    """Was it heard in another's content, not surely, in words that say nothing: "respects", "awarded"?

    On the half of our gold to develop on, all four such were wrong; of those surer than that, or with a word
    of the lexicon in their cue, three in four or more are right.
    """
    if not candidate.nested or not candidate.cue or candidate.confidence >= SURE:
        return False
    return not _says(text, candidate.cue)


def _to_do(text: str, candidate: Candidate, begins: Container[int]) -> bool:
    """Is it no more than what somebody promises, declines or is told | to do: "to say | whether it sank"?

    ``begins``: where contents begin.
    """
    if not candidate.nested or not candidate.cue:
        return False
    start, end = candidate.cue[0]
    if text[start:end].lower() == "to" or text.startswith("not to ", start):
        return True
    if candidate.source and text.startswith("to ", start) and candidate.source[-1][1] + 1 == start:
        return True  # "urged | Westmark to say what it knew"
    places = () if candidate.source else (start, start - len("to "))
    return any(at in begins and text.startswith("to ", at) for at in places)


def _is_called(text: str, candidate: Candidate) -> bool:
    """ "He termed | the minister’s reply “a joke”": the reply didn't say so."""
    if not candidate.nested or not candidate.cue or not candidate.source or len(candidate.content) != 1:
        return False
    begin, owner = candidate.content[0][0], text[slice(*candidate.source[-1])]
    behind = begin == candidate.cue[-1][1] + 1 and text[begin] in '“"«'
    return behind and owner.endswith(("'s", "’s", "s'", "s’"))


def _says(text: str, cue: Spans) -> bool:
    """Is there a word of the lexicon in the cue?"""
    words = (word.lower().replace("’", "'") for s, e in cue for word in WORD.findall(text, s, e))
    known = lexicon().known
    return any(word in known or PREFIX.sub("", word) in known for word in words)


def _shown(text: str, candidates: Sequence[Candidate], quotes: Sequence[Quotation]) -> list[Candidate]:
    """The candidates without those that only show who says something: "It uses footage of | Brel asking,
    “Why?”". Their cue says so, or has no word of the lexicon and is less sure than what is quoted there."""
    whole = {edge for q in quotes for edge in ((q.start, 0), (q.end, 1))}
    near: dict[int, list[int]] = defaultdict(list)
    for i, one in enumerate(candidates):
        if one.nested and one.cue:
            near[one.cue[0][0] // CELL].append(i)
    found = list(candidates)
    gone = set()
    for i, one in enumerate(candidates):
        footage = one.cue and FOOTAGE.search(text, *one.cue[-1])
        if one.nested or not one.cue or not (footage or not _says(text, one.cue)):
            continue
        least = 0.0 if footage else one.confidence
        held = [k for cell in cells(one.content) for k in near[cell] if _holds(one, candidates[k])]
        if any(candidates[k].confidence > least and _is_whole(candidates[k].content, whole) for k in held):
            gone.add(i)
            for k in held:
                found[k] = replace(candidates[k], nested=False)
    return [c for i, c in enumerate(found) if i not in gone]


def _is_whole(content: Spans, whole: set[tuple[int, int]]) -> bool:
    """Is it one quotation, and nothing else?"""
    return len(content) == 1 and (content[0][0], 0) in whole and (content[0][1], 1) in whole


def _holds(one: Candidate, other: Candidate) -> bool:
    """Is the other a part of what this one says, and not all of it?"""
    return one.content != other.content and inside((*other.cue, *other.content), one.content)


def distinct(candidates: Sequence[Candidate]) -> list[Candidate]:
    """One candidate a cue, and none that says again, from the same words, what a surer one says."""
    kept: list[Candidate] = []
    near: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in sorted(candidates, key=_rank):
        reach = cells((*candidate.cue, *candidate.content))
        if not any(_same(candidate, other) for cell in reach for other in near[cell]):
            kept.append(candidate)
            for cell in reach:
                near[cell].append(candidate)
    return kept


def _rank(candidate: Candidate) -> tuple[bool, float, tuple[int, int]]:
    """Layout first, which has no cue and is sure, then the surer ones."""
    layout = not candidate.cue and candidate.confidence >= LAYOUT
    return not layout, -candidate.confidence, _first(candidate)


def _same(one: Candidate, other: Candidate) -> bool:
    if one.cue and other.cue:
        return overlap(one.cue, other.cue) > 0
    if _is_label(one, other) or _is_label(other, one):
        return True
    if inside(one.cue, other.content) and inside(other.cue, one.content) and one.cue != other.cue:
        return False  # one of the two has a cue, which stands in what the other says: it is nested there
    return 2 * overlap(one.content, other.content) > max(_length(one.content), _length(other.content))


def _is_label(one: Candidate, other: Candidate) -> bool:
    """Is this one's cue no more than the mark behind the other's label, which has none: "DAHL: No."?"""
    if other.cue or not one.cue or not other.source or not other.content:
        return False
    (_, end), (start, _) = other.source[-1], other.content[0]
    return 0 <= one.cue[0][0] - end < BESIDE and 0 <= start - one.cue[-1][1] < BESIDE


def place(candidates: Sequence[Candidate]) -> list[Placed]:
    """Each candidate under the tightest content that holds its cue, cut to that content's edges.

    One that was found in a content, but fits in none, is left out, and so is one of whose content nothing
    stays.
    """
    holders: dict[int, list[int]] = defaultdict(list)
    for i, candidate in enumerate(candidates):
        for cell in cells(candidate.content):
            holders[cell].append(i)
    sizes = [_length(candidate.content) for candidate in candidates]
    parents = [_parent(i, candidates, sizes, holders) for i in range(len(candidates))]
    homed = [c for c, parent in zip(candidates, parents, strict=True) if parent is not None or not c.nested]
    if len(homed) < len(candidates):
        return place(homed)
    cut: dict[int, Candidate] = {}
    for i in sorted(range(len(candidates)), key=lambda i: -sizes[i]):
        candidate, parent = candidates[i], parents[i]
        if parent is not None:
            candidate = _cut(candidate, cut[parent].content if parent in cut else candidates[parent].content)
        cut[i] = candidate
    if not all(one.content for one in cut.values()):  # its holder was cut itself
        return place([c for i, c in enumerate(candidates) if cut[i].content])
    return [Placed(cut[i], parents[i]) for i in range(len(candidates))]


def _parent(
    i: int, candidates: Sequence[Candidate], sizes: Sequence[int], holders: Mapping[int, Sequence[int]]
) -> int | None:
    """The tightest of the candidates whose contents hold this one; ``sizes``: of the contents; ``holders``:
    those in each cell."""
    one = candidates[i]
    size, at = sizes[i], one.cue or one.content
    holding = [
        (sizes[k], k)
        for k in holders.get(at[0][0] // CELL, ())
        if (sizes[k], -k) > (size, -i)
        and inside(at, candidates[k].content)
        and 2 * overlap(one.content, candidates[k].content) > size
    ]
    return min(holding)[1] if holding else None


def _cut(candidate: Candidate, content: Spans) -> Candidate:
    source = merged(common(candidate.source, content)) or candidate.source
    return replace(candidate, source=source, content=merged(common(candidate.content, content)))


def _length(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _place(placed: Sequence[Placed], index: int) -> tuple[int, int, int, int]:
    """Where one comes in the order: those that begin at one word, parents first, by their cues."""
    one, depth = placed[index], 0
    first, last = _first(one.candidate)
    while one.parent is not None:
        one, depth = placed[one.parent], depth + 1
    cue = placed[index].candidate.cue
    return first, depth, cue[0][0] if cue else first, last


def _first(candidate: Candidate) -> tuple[int, int]:
    """Its place in the text. Layout may give words to a name that stands far above them."""
    spans = (*candidate.source, *candidate.cue, *candidate.content) if candidate.cue else candidate.content
    return min(start for start, _ in spans), -max(end for _, end in spans)


def _attribution(
    document: Document, placed: Placed, ids: dict[int, str], name: str, quotes: Sequence[Quotation]
) -> Attribution:
    candidate = placed.candidate
    return Attribution(
        id=name,
        parent=None if placed.parent is None else ids[placed.parent],
        form=form(document.text, candidate.content, quotes),
        source=Source(_spans(document, candidate.source)) if candidate.source else None,
        cue=Cue(_spans(document, candidate.cue)) if candidate.cue else None,
        content=Content(_spans(document, candidate.content)),
        confidence=round(candidate.confidence, 3),
    )


def _spans(document: Document, offsets: Spans) -> tuple[Span, ...]:
    return tuple(document.span(start, end) for start, end in offsets)
