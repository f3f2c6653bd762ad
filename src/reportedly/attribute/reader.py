"""The readers: one with the trained model, one with rules alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ..types import Document, Engine, Mention
from . import heard, mentions
from .candidates import Candidate, Spans
from .nested import DEEPEST, nested, nested_cues
from .passages import nearby, passages, within
from .quotes import Quotation
from .rules import hearsay_candidates, nested_candidates, noun_candidates, rule_candidates
from .windows import Window, extent, windows

if TYPE_CHECKING:
    from .features import Encoded
    from .model import Floats, Model

HEADINGS = ("headline", "subheading")
UNREAD = ("byline", "other")
Near = tuple["Encoded", list[Quotation]]  # a window, and the quotations near it


@dataclass(frozen=True, slots=True)
class Findings:
    """What a reader finds in a document. ``hints``: where, in order, words begin that are nested cues if they
    stand in a content, whether or not one was found around them; None where the reader can't tell."""

    candidates: list[Candidate]
    mentions: tuple[Mention, ...] = ()
    hints: list[int] | None = None


class Reader(Protocol):
    """Finds attributions, and mentions where it can, in a document's English blocks; ``nested``: what is said
    in contents."""

    @property
    def engine(self) -> Engine: ...

    def read(self, document: Document, quotes: Sequence[Quotation]) -> Findings: ...

    def nested(
        self, text: str, contents: Sequence[Spans], quotes: Sequence[Quotation]
    ) -> list[Candidate]: ...


@dataclass(frozen=True, slots=True)
class RuleReader:
    """Reads by rules over the cue lexicon, without a model."""

    engine: Engine

    def read(self, document: Document, quotes: Sequence[Quotation]) -> Findings:
        return Findings(rule_candidates(document))

    def nested(self, text: str, contents: Sequence[Spans], quotes: Sequence[Quotation]) -> list[Candidate]:
        return [replace(c, nested=True) for content in contents for c in nested_candidates(text, content)]


@dataclass(frozen=True, slots=True)
class ModelReader:
    """Reads with the trained model."""

    engine: Engine
    model: Model

    def read(self, document: Document, quotes: Sequence[Quotation]) -> Findings:
        read: list[Near] = []
        for window, headings in _windows(document):
            near = nearby(quotes, *extent(window))
            encoded = self.model.encoder.encode(document.text, window, near, headings)
            if encoded.units:
                read.append((encoded, near))
        hints: list[int] | None = [] if self.model.knows_nested else None
        found, mentioned = self._heard(document.text, read, hints)
        found += [
            c for c in hearsay_candidates(document) if not _has_cue(found, c) and not _in_content(found, c)
        ]
        reader = self.model.mentions
        least = self.model.settings.mention
        linked = mentions.linked(reader, document.text, mentioned, least) if reader else ()
        return Findings(found, linked, hints)

    def nested(self, text: str, contents: Sequence[Spans], quotes: Sequence[Quotation]) -> list[Candidate]:
        level = [Candidate((), (), content, 1.0) for content in contents]
        return [c for found in reread(self.model, text, level, quotes) for c in found]

    def _mentioned(self, encoded: Encoded, words: Floats, below: Floats | None) -> list[mentions.InWindow]:
        reader = self.model.mentions
        if reader is None or below is None:
            return []
        return [mentions.in_window(reader, encoded, words, below, self.model.settings.considered)]

    def _heard(
        self, text: str, windows: Sequence[Near], hints: list[int] | None
    ) -> tuple[list[Candidate], list[mentions.InWindow]]:
        """What is heard in the windows, one after the other, and what they mention; ``hints`` are added."""
        mentioned: list[mentions.InWindow] = []
        found: list[list[Candidate]] = []
        again: list[list[Candidate]] = []  # by window: those whose contents are read again

        def read() -> Iterator[heard.Reading]:
            for encoded, _ in windows:
                words, tags, below = self.model.read_deep(encoded)
                mentioned.extend(self._mentioned(encoded, words, below))
                if hints is not None:
                    hints.extend(encoded.units[cue.begin][0] for cue in nested_cues(self.model, tags))
                yield encoded, words, tags

        for some in heard.together(read()):
            outer = heard.outermost_of(self.model, some)
            inner = nested(self.model, some, outer) if self.model.knows_nested else [([], o) for o in outer]
            for (encoded, _, _), ones, (inside, unheard) in zip(some, outer, inner, strict=True):
                found.append(_candidates(text, encoded, [*ones, *inside]))
                again.append(_candidates(text, encoded, unheard))
        for levels in reread_together(self.model, text, again, [near for _, near in windows]):
            for own, level in zip(found, levels, strict=True):
                own += level
        for own, (_, near) in zip(found, windows, strict=True):
            nouns = [n for c in own for n in noun_candidates(text, c.content, near)]
            own += [replace(n, nested=True) for n in nouns if not _has_cue(own, n)]
        return [c for own in found for c in own], mentioned


def reread(
    model: Model, text: str, level: Sequence[Candidate], quotes: Sequence[Quotation]
) -> Iterator[list[Candidate]]:
    """What is said in what is said, level by level: each content read again as a passage of its own."""
    for levels in reread_together(model, text, [level], [quotes]):
        yield levels[0]


def reread_together(
    model: Model, text: str, levels: Sequence[Sequence[Candidate]], quotes: Sequence[Sequence[Quotation]]
) -> Iterator[list[list[Candidate]]]:
    """``reread`` of several windows, each with the quotations near it. No passage holds contents of two, so
    that what is read in one depends on it alone; but they are decoded together."""
    for _ in range(DEEPEST):
        read: list[tuple[int, Encoded]] = []
        for number, (level, near) in enumerate(zip(levels, quotes, strict=True)):
            contents = [c.content for c in level]
            inner = [q for content in contents for q in within(content, near)]
            encoded = (model.encoder.encode(text, p, inner) for p in passages(text, contents, near))
            read += [(number, one) for one in encoded if one.units]
        readings = ((one, *model.read(one)) for _, one in read)
        ones = [h for some in heard.together(readings) for h in heard.outermost_of(model, some, "nested")]
        deeper: list[list[Candidate]] = [[] for _ in levels]
        for (number, one), found in zip(read, ones, strict=True):
            deeper[number] += [c for c in _candidates(text, one, found) if c.content]
        if not any(deeper):
            break
        yield deeper
        levels = deeper


def heard_in(
    model: Model,
    text: str,
    window: Window,
    quotes: Sequence[Quotation],
    *,
    headings: frozenset[int] = frozenset(),
    layer: str = "outer",
) -> Iterator[tuple[heard.Heard, Candidate]]:
    """What the model hears in a window's own voice, and where it is. ``headings``, ``layer``: as for
    ``Encoder.encode`` and ``heard.outermost``."""
    encoded = model.encoder.encode(text, window, quotes, headings)
    if encoded.units:
        for one in heard.outermost(model, encoded, *model.read(encoded), layer=layer):
            yield one, candidate(text, encoded.units, one)


def _candidates(text: str, encoded: Encoded, found: Sequence[heard.Heard]) -> list[Candidate]:
    return [candidate(text, encoded.units, one) for one in found]


def candidate(text: str, units: Sequence[tuple[int, int]], one: heard.Heard) -> Candidate:
    """What was heard, in offsets of the text instead of units."""
    return Candidate(
        _offsets(text, units, one.roles.source),
        _offsets(text, units, ((one.cue.begin, one.cue.end),)),
        _offsets(text, units, one.roles.content),
        one.confidence,
        nested=one.nested,
    )


def _offsets(text: str, units: Sequence[tuple[int, int]], spans: Spans) -> Spans:
    """The spans' offsets, in parts where words between units weren't read: a content that has a hole
    ("The firm plans to shut, they said, a mill") is read without it."""
    parts: list[tuple[int, int]] = []
    for begin, end in spans:
        start = begin
        for k in range(begin + 1, end):
            between = text[units[k - 1][1] : units[k][0]]
            if len(between) > 1 and any(map(str.isalnum, between)):
                parts.append((units[start][0], units[k - 1][1]))
                start = k
        parts.append((units[start][0], units[end - 1][1]))
    return tuple(parts)


def _has_cue(found: Sequence[Candidate], one: Candidate) -> bool:
    """Is this one's cue known, as a part of another's?"""
    (begin, end), *_ = one.cue
    return any(s < end and begin < e for c in found for s, e in c.cue)


def _in_content(found: Sequence[Candidate], one: Candidate) -> bool:
    (begin, end), *_ = one.cue
    return any(s < end and begin < e for c in found for s, e in c.content)


def outermost(
    model: Model, document: Document, quotes: Sequence[Quotation]
) -> Iterator[tuple[heard.Heard, Candidate]]:
    """What the model hears in the document's own voice, and where it is, in the order of its windows."""
    for window, headings in _windows(document):
        yield from heard_in(model, document.text, window, quotes, headings=headings)


def _windows(document: Document) -> list[tuple[Window, frozenset[int]]]:
    """The document's windows, each with the numbers of the paragraphs that are headings."""
    blocks = [b for b in document.blocks if b.is_english and b.kind not in UNREAD]
    headings = frozenset(i for i, b in enumerate(blocks) if b.kind in HEADINGS)
    return [(window, headings) for window in windows(document.text, [(b.start, b.end) for b in blocks])]


def load_reader(model: Path | None = None) -> Reader:
    """The reader with the model in folder ``model``, or with the one that ships; the rules where none does.

    Raises ModelError where the model's files are damaged, or where ``model`` holds none.
    """
    from . import model as files

    if model is None and not files.present():
        return load_rules()
    opened = files.opened(model or files.HOME)
    return ModelReader(Engine(_version(), opened.settings.name, opened.settings.sha256), opened)


def engine_at_hand() -> Engine:
    """The engine that ``load_reader()`` would be, without loading it. Raises ModelError."""
    from . import model as files

    if not files.present():
        return Engine(_version())
    settings = files.settings(files.HOME)
    return Engine(_version(), settings.name, settings.sha256)


def is_compiled() -> bool:
    """Are the stages of analysis those that a wheel may hold compiled, or Python's own?"""
    return not str(heard.__file__).endswith(".py")


def load_rules() -> Reader:
    """The reader with rules alone."""
    return RuleReader(Engine(_version()))


@cache
def _version() -> str:
    try:
        return version("reportedly")
    except PackageNotFoundError:  # run from a checkout that isn't installed
        return "0"
