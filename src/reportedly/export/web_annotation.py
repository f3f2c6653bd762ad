"""W3C Web Annotation (Recommendation of 23 February 2017) in JSON-LD, for annotation tools and triple stores.

One AnnotationCollection with one AnnotationPage, whose items are written one a line: a single JSON document
is what viewers, JSON-LD processors and triple stores load, while JSON Lines would be none of theirs; tools
that want bare annotations take ``first.items``.

Each source, cue, content, time, quantity, loaded word and assertion is an annotation. Its targets are the
spans, in text order, on the document's address (``urn:sha256:ID`` where it has none), each by position and by
quotation. Positions count Unicode code points, as the Recommendation has it for both selectors (4.2.4,
4.2.5), in the text as Reportedly read it: in the live page, trust the quotation. The quotation has as much
before and after it as makes it the only one in the text, up to 1,024 characters. A source and a cue link to
their content, a content to the one that it is nested in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from reportedly.export.jsonl import dumps
from reportedly.export.jsonld import engine_iri, iri, page, text, write_items
from reportedly.types import Attribution, Document, Span

__all__ = ["write_file"]

Node = dict[str, Any]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters before and after a quotation, at least
_AROUND_AT_MOST = 1_024
_READINGS = ("act", "polarity", "certainty", "tone")


def write_file(documents: Iterable[Document], stream: BinaryIO) -> None:
    """The findings of all documents as one collection, named by the digest of its items."""
    digest = hashlib.sha256()
    head = {"@context": _CONTEXT, "type": "AnnotationCollection", "label": "What Reportedly found"}
    stream.write(dumps(head)[:-1] + b', "first": {"type": "AnnotationPage", "startIndex": 0, "items": ')
    items = (item for document in documents for item in _annotations(document))
    total = write_items(stream, items, digest=digest.update)
    name = f"urn:sha256:{digest.hexdigest()}"
    rest = {"id": f"{name}#page", "partOf": name}
    stream.write(b", " + dumps(rest)[1:] + b", ")
    stream.write(dumps({"last": rest["id"], "total": total, "id": name})[1:] + b"\n")


def _annotations(document: Document) -> Iterator[Node]:
    target = _Targets(document)
    names = {voice["id"]: voice for voice in document.voices}
    for attribution in document.attributions:
        yield from _attribution(document, attribution, names, target)
    for number, time in enumerate(document.times, start=1):
        body = [_tag("time"), _tag(time["grain"]), *_describing(time["value"])]
        yield _annotation(document, f"time{number}", body, target.of([time["span"]]))
    for number, quantity in enumerate(document.quantities, start=1):
        body = [_tag("quantity"), *_describing(_amount(quantity))]
        yield _annotation(document, f"quantity{number}", body, target.of([quantity["span"]]))
    for number, word in enumerate(document.wording, start=1):
        body = [_tag("wording"), _tag(word["charge"]), *_describing(word["term"])]
        body += _voice(document, word["voice"], names)
        yield _annotation(document, f"wording{number}", body, target.of([word["span"]]))
    for number, assertion in enumerate(document.assertions, start=1):
        yield _annotation(document, f"assertion{number}", [_tag("assertion")], target.of([assertion["span"]]))


def _attribution(
    document: Document, attribution: Attribution, names: Mapping[str, Any], target: _Targets
) -> Iterator[Node]:
    content, source, cue = attribution.content, attribution.source, attribution.cue
    ours = _role(attribution.id, "content")
    body = [_tag("content"), _tag(attribution.form), *_describing(_account(attribution, names))]
    if attribution.parent is not None:
        body.append(_link(document, _role(attribution.parent, "content")))
    yield _annotation(document, ours, body, target.of(_pairs(content.spans)))
    if source is not None:
        body = [_tag("source"), *_voice(document, source.voice, names), _link(document, ours)]
        yield _annotation(document, _role(attribution.id, "source"), body, target.of(_pairs(source.spans)))
    if cue is not None:
        readings = [_tag(reading) for name in _READINGS if (reading := getattr(cue, name))]
        body = [_tag("cue"), *readings, _link(document, ours)]
        yield _annotation(document, _role(attribution.id, "cue"), body, target.of(_pairs(cue.spans)))


def _role(attribution: str, role: str) -> str:
    return f"{attribution}.{role}"


def _pairs(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _annotation(document: Document, name: str, body: list[Node], targets: list[Node]) -> Node:
    node: Node = {"id": iri(document, name), "type": "Annotation", "motivation": "tagging"}
    engine = document.engine
    if engine is not None:
        node["generator"] = engine_iri(engine)
    return node | {"body": body, "target": targets[0] if len(targets) == 1 else targets}


def _textual(purpose: str, value: str) -> Node:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _tag(value: str) -> Node:
    return _textual("tagging", value)


def _describing(value: str | None) -> list[Node]:
    return [] if value is None else [_textual("describing", value)]


def _link(document: Document, name: str, purpose: str = "linking") -> Node:
    return {"type": "SpecificResource", "purpose": purpose, "source": iri(document, name)}


def _voice(document: Document, voice: str | None, names: Mapping[str, Any]) -> list[Node]:
    """Whose it is: the voice by its id, with its name and role for people."""
    if voice is None:
        return []
    known = names.get(voice, {})
    name = ", ".join(part for part in (known.get("name"), known.get("description")) if part)
    return [_link(document, voice, "identifying"), *_describing(name or None)]


def _account(attribution: Attribution, names: Mapping[str, Any]) -> str:
    word = (names.get(link or "", {}).get("name", link) or "unnamed" for link in attribution.chain)
    said = f"said {attribution.said['value']}; " if attribution.said else ""
    on_the_word = f"on the word of {' ← '.join(word)}; " if attribution.chain else ""
    return f"{on_the_word}{said}confidence {attribution.confidence:.2f}"


def _amount(quantity: Mapping[str, Any]) -> str:
    parts = [f"{name} {quantity[name]}" for name in ("value", "low", "high") if quantity[name] is not None]
    return ", ".join(parts) + (f" ({quantity['unit']})" if quantity["unit"] else "")


class _Targets:
    """Targets in one document's text."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._source = page(document) or text(document)

    def of(self, pairs: Iterable[Sequence[int]]) -> list[Node]:
        return [
            {
                "type": "SpecificResource",
                "source": self._source,
                "selector": [
                    self._quote(start, end),
                    {"type": "TextPositionSelector", "start": start, "end": end},
                ],
            }
            for start, end in pairs
        ]

    def _quote(self, start: int, end: int) -> Node:
        around = _AROUND
        while around < _AROUND_AT_MOST and not self._is_alone(start - around, end + around):
            around *= 2
        return {
            "type": "TextQuoteSelector",
            "exact": self._text[start:end],
            "prefix": self._text[max(0, start - around) : start],
            "suffix": self._text[end : end + around],
        }

    def _is_alone(self, start: int, end: int) -> bool:
        quoted = self._text[max(0, start) : end]
        return self._text.find(quoted, self._text.find(quoted) + 1) < 0
