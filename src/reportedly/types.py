"""Every type that passes between the stages. Imports nothing of ours.

Text is immutable; a finding is a span over it. Offsets are Unicode code points into ``Document.text``,
end exclusive. The shapes are those of the published contract (``reportedly schema``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

SCHEMA = "reportedly/1"

BlockKind = Literal[
    "headline", "subheading", "paragraph", "list-item", "quotation", "caption", "post", "byline", "other"
]
Form = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text: ``text == document.text[start:end]``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """One laid-out piece of a document. ``author``, ``handle`` and ``published`` are for posts."""

    start: int
    end: int
    kind: BlockKind
    language: str | None = None
    author: str | None = None
    handle: str | None = None
    published: str | None = None

    @property
    def is_english(self) -> bool:
        """Is it analysed: in English, or in no language that could be told?"""
        return self.language in (None, "en")


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it. ``spans`` are in text order; ``voice`` is the id of a voice, or None."""

    spans: tuple[Span, ...]
    voice: str | None = None

    @property
    def text(self) -> str:
        return " ".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that say that something is said, with what they do (None until appraised)."""

    spans: tuple[Span, ...]
    act: str | None = None
    polarity: str | None = None
    certainty: str | None = None
    tone: str | None = None

    @property
    def text(self) -> str:
        return " ".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Content:
    """What is said. Often in pieces: "…," he said, "…"."""

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        return " ".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement: source, cue and content. ``parent`` is the id of the attribution it is nested in."""

    id: str
    content: Content
    cue: Cue | None
    source: Source | None
    form: Form
    parent: str | None = None
    chain: tuple[str | None, ...] = ()
    said: dict[str, Any] | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase or pronoun at ``[start, end)`` of the text, and the kind of thing that it means.

    ``antecedents``: the earlier mentions that it may go back to, likeliest first, each as its position among
    the document's mentions and a probability; what is missing from 1 is that it means something new.
    ``sure``: False for what is most likely none, and is kept because another may go back to it.
    """

    start: int
    end: int
    kind: str
    probability: float
    antecedents: tuple[tuple[int, float], ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Engine:
    """What made the findings. ``model`` is None where the rules ran without a model."""

    version: str
    model: str | None = None
    model_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Where a document's bytes came from: a URL, or a path as given (``PATH:n`` for line n of JSON Lines).

    ``sha256`` and ``size`` are of the bytes as they were got, before any decoding of text. ``at`` is when, in
    UTC (``2023-06-21T09:30:00Z``), where the input says so (a download, a web archive); else None. ``etag``
    and ``modified`` are what the server sent, to ask it later whether anything changed.
    """

    address: str
    sha256: str
    size: int
    at: str | None = None
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One text with all that is known of it.

    ``read`` makes it with text and blocks; later stages return copies with their findings filled in.
    ``mentions``, in text order with an outer one before those inside it, and ``retrieval`` serve those
    stages: they are no part of the contract.
    """

    id: str
    text: str
    blocks: tuple[Block, ...] = ()
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    path: str | None = None
    attributions: tuple[Attribution, ...] = ()
    voices: tuple[dict[str, Any], ...] = ()
    times: tuple[dict[str, Any], ...] = ()
    quantities: tuple[dict[str, Any], ...] = ()
    wording: tuple[dict[str, Any], ...] = ()
    assertions: tuple[dict[str, Any], ...] = ()
    engine: Engine | None = field(default=None)
    mentions: tuple[Mention, ...] = ()
    retrieval: Retrieval | None = None

    def span(self, start: int, end: int) -> Span:
        """The span ``[start, end)`` of this text.

        Raises ValueError when it is empty or out of range.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no span [{start}, {end}) in a text of {len(self.text)} characters")
        return Span(start, end, self.text[start:end])

    def to_dict(self) -> dict[str, Any]:
        """The contract: plain dicts and lists, ready for JSON."""
        return {
            "schema": SCHEMA,
            "engine": _engine(self.engine),
            "document": {
                "id": self.id,
                "url": self.url,
                "outlet": self.outlet,
                "title": self.title,
                "byline": list(self.byline),
                "published": self.published,
                "language": self.language,
                "path": self.path,
                "text": self.text,
                "blocks": [_block(block) for block in self.blocks],
            },
            "voices": list(self.voices),
            "attributions": [_attribution(attribution) for attribution in self.attributions],
            "times": list(self.times),
            "quantities": list(self.quantities),
            "wording": list(self.wording),
            "assertions": list(self.assertions),
        }


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that yields no document, and why."""

    path: str
    reason: str


def _engine(engine: Engine | None) -> dict[str, Any] | None:
    if engine is None:
        return None
    return {"version": engine.version, "model": engine.model, "model_sha256": engine.model_sha256}


def _block(block: Block) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "start": block.start,
        "end": block.end,
        "kind": block.kind,
        "language": block.language,
    }
    if block.kind == "post":
        plain |= {"author": block.author, "handle": block.handle, "published": block.published}
    return plain


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _attribution(attribution: Attribution) -> dict[str, Any]:
    source, cue, content = attribution.source, attribution.cue, attribution.content
    return {
        "id": attribution.id,
        "parent": attribution.parent,
        "form": attribution.form,
        "source": source and {"spans": _pairs(source.spans), "text": source.text, "voice": source.voice},
        "cue": cue
        and {
            "spans": _pairs(cue.spans),
            "text": cue.text,
            "act": cue.act,
            "polarity": cue.polarity,
            "certainty": cue.certainty,
            "tone": cue.tone,
        },
        "content": {"spans": _pairs(content.spans), "text": content.text},
        "chain": list(attribution.chain),
        "said": attribution.said,
        "confidence": attribution.confidence,
    }
