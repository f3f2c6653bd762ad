"""The contract back into documents: JSON that ``Document.to_dict`` could have written, and no other.

What comes in may be anybody's: a document is taken whole or refused with the place that doesn't fit. Beyond
the published schema (``reportedly schema``) it must be true to itself: the id is the hash of the text, each
offset lies within it, each text is that of its spans, and each id that is named is there.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from reportedly.errors import ContractError
from reportedly.shape import At, Misfit, check, shown
from reportedly.types import (
    Attribution,
    Block,
    Content,
    Cue,
    Document,
    Engine,
    Rejection,
    Source,
    Span,
)

__all__ = ["LONGEST_LINE", "document_of", "documents", "parse", "with_findings"]

LONGEST_LINE = 64 * 2**20
"""Bytes of one line. The longest text that is analysed, with 50,000 attributions in it, stays under it."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_NAMED = ("url", "outlet", "title", "published", "language")


def document_of(contract: Mapping[str, Any]) -> Document:
    """The document with its findings that this object of the contract describes.

    ``document_of(document.to_dict()).to_dict() == document.to_dict()`` for every analysed document. The two
    share no list and no dict.

    Raises ContractError, with the JSONPath of the first place that doesn't fit.
    """
    try:
        check(contract)
        document = _document(contract)
        _check_links(document)
    except Misfit as misfit:
        raise ContractError(misfit.path, misfit.reason) from None
    return document


def with_findings(document: Document, contract: Mapping[str, Any]) -> Document:
    """The document with these attributions, voices and loaded wording, which are its own (``to_dict``)."""
    read = _Reader(document.text)
    return replace(
        document,
        attributions=read.each(contract["attributions"], read.attribution, "attributions"),
        voices=read.each(contract["voices"], read.voice, "voices"),
        wording=read.each(contract["wording"], read.finding, "wording"),
    )


def parse(line: str | bytes) -> Document:
    """The document of one line of JSON Lines (RFC 8259, UTF-8). Raises ContractError."""
    try:
        text = line.decode("utf-8") if isinstance(line, bytes) else line
        contract = json.loads(text, object_pairs_hook=_object)
    except Misfit as misfit:
        raise ContractError(None, misfit.reason) from None
    except RecursionError:
        raise ContractError(None, "no JSON that is read: nested too deeply") from None
    except UnicodeDecodeError:
        raise ContractError(None, "no UTF-8") from None
    except ValueError as error:
        raise ContractError(None, f"no JSON: {error}") from None
    return document_of(contract)


def documents(
    stream: BinaryIO, *, name: str, on_rejection: Callable[[Rejection], None]
) -> Iterator[Document]:
    """The documents of JSON Lines, one at a time; each line that holds none goes to ``on_rejection``.

    A rejection's path is ``NAME:n``, n from 1, and ``NAME`` for a file that begins as no text does. Empty
    lines are passed over, and a byte-order mark is.
    """
    for number, line in enumerate(_lines(stream), start=1):
        if number == 1:
            line = line and line.removeprefix(b"\xef\xbb\xbf")
            if line and (line.startswith(b"\x1f\x8b") or b"\0" in line):
                on_rejection(Rejection(name, "no JSON Lines: a binary or packed file"))
                return
        if line is not None and not line.strip():
            continue
        try:
            if line is None:
                raise ContractError(None, f"a line longer than {LONGEST_LINE:,} bytes")
            document = parse(line)
        except ContractError as error:
            on_rejection(Rejection(f"{name}:{number}", str(error)))
        else:
            yield document


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Each line; None for one that is too long, which is passed over in pieces."""
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) <= LONGEST_LINE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(2**20)
        yield None


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):  # readers differ in which of the two they take
        raise Misfit("an object has the same name twice")
    return found


def _document(contract: Mapping[str, Any]) -> Document:
    about = contract["document"]
    text = _text(about)
    with At("engine"):
        _check_unicode(contract["engine"])
    read = _Reader(text)
    return Document(
        about["id"],
        text,
        blocks=read.each(about["blocks"], read.block, "document", "blocks"),
        byline=tuple(about["byline"]),
        path=about["path"],
        engine=Engine(**contract["engine"]),
        attributions=read.each(contract["attributions"], read.attribution, "attributions"),
        voices=read.each(contract["voices"], read.voice, "voices"),
        **{name: about[name] for name in _NAMED},
        times=read.each(contract["times"], read.finding, "times"),
        quantities=read.each(contract["quantities"], read.finding, "quantities"),
        wording=read.each(contract["wording"], read.finding, "wording"),
        assertions=read.each(contract["assertions"], read.finding, "assertions"),
    )


def _text(about: Mapping[str, Any]) -> str:
    text: str = about["text"]
    with At("document", "text"):
        _check_unicode(text)
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != about["id"]:
        with At("document", "id"):
            raise Misfit("is not the SHA-256 of the text as UTF-8")
    for name in (*_NAMED, "byline"):  # not the path: a file name may be no UTF-8, and comes as surrogates
        with At("document", name):
            _check_unicode(about[name])
    return text


def _check_unicode(value: Any) -> None:
    """Raises Misfit where text, at any depth of the value, holds half a surrogate pair."""
    if isinstance(value, str):
        if not value.isascii() and _SURROGATE.search(value):
            raise Misfit("holds half a surrogate pair, which is no character")
    elif isinstance(value, (dict, list)):
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            with At(step):
                _check_unicode(item)


class _Reader:
    """Findings of one text. Each method raises Misfit where the text says otherwise."""

    def __init__(self, text: str) -> None:
        self._text = text

    def each(self, values: Sequence[Any], one: Callable[[Any], Any], *steps: str) -> tuple[Any, ...]:
        found = []
        for number, value in enumerate(values):
            with At(*steps, number):
                found.append(one(value))
        return tuple(found)

    def block(self, value: Mapping[str, Any]) -> Block:
        _check_unicode(value)
        self._span((value["start"], value["end"]))
        return Block(**value)

    def voice(self, value: Mapping[str, Any]) -> dict[str, Any]:
        _check_unicode(value)
        for number, pair in enumerate(value["mentions"]):
            with At("mentions", number):
                self._span(pair)
        mentions = [list(pair) for pair in value["mentions"]]
        lists = {name: list(value[name]) for name in ("aliases", "members")}
        return {**value, **lists, "mentions": mentions}

    def finding(self, value: Mapping[str, Any]) -> dict[str, Any]:
        _check_unicode(value)
        with At("span"):
            self._span(value["span"])
        return {**value, "span": list(value["span"])}

    def attribution(self, value: Mapping[str, Any]) -> Attribution:
        # Of its texts, all are of the document's text or of a form that the schema gives.
        said, source, cue = value["said"], value["source"], value["cue"]
        if said is not None and said["span"] is not None:
            with At("said"):
                said = self.finding(said)
        return Attribution(
            value["id"],
            Content(self._spans("content", value["content"])),
            cue
            and Cue(
                self._spans("cue", cue), *(cue[name] for name in ("act", "polarity", "certainty", "tone"))
            ),
            source and Source(self._spans("source", source), source["voice"]),
            value["form"],
            value["parent"],
            tuple(value["chain"]),
            said and dict(said),
            value["confidence"],
        )

    def _spans(self, role: str, value: Mapping[str, Any]) -> tuple[Span, ...]:
        spans: list[Span] = []
        with At(role):
            for number, pair in enumerate(value["spans"]):
                with At("spans", number):
                    spans.append(self._span(pair, after=spans[-1].end if spans else 0))
            if value["text"] != " ".join(span.text for span in spans):
                with At("text"):
                    raise Misfit("is not the text of the spans")
        return tuple(spans)

    def _span(self, pair: Sequence[int], *, after: int = 0) -> Span:
        start, end = pair
        if not start < end:
            raise Misfit(f"[{start}, {end}] is empty")
        if end > len(self._text):
            raise Misfit(f"[{start}, {end}] goes beyond the text, which has {len(self._text)} characters")
        if start < after:
            raise Misfit(f"[{start}, {end}] begins before the one in front of it ends")
        return Span(start, end, self._text[start:end])


def _check_links(document: Document) -> None:
    """Raises Misfit for an id that is there twice, that is named and isn't there, or that leads to itself."""
    voices = _ids([voice["id"] for voice in document.voices], "voices")
    attributions = _ids([attribution.id for attribution in document.attributions], "attributions")
    for number, voice in enumerate(document.voices):
        with At("voices", number):
            _check_known(voice["affiliation"], voices, "affiliation")
            for place, member in enumerate(voice["members"]):
                _check_known(member, voices, "members", place)
    for number, attribution in enumerate(document.attributions):
        with At("attributions", number):
            _check_known(attribution.parent, attributions, "parent")
            _check_known(attribution.source.voice if attribution.source else None, voices, "source", "voice")
            for place, link in enumerate(attribution.chain):
                _check_known(link, voices, "chain", place)
    for number, found in enumerate(document.wording):
        _check_known(found["voice"], voices, "wording", number, "voice")
    _check_ends({voice["id"]: voice["members"] for voice in document.voices}, "voices", "members")
    parents = {one.id: [one.parent] if one.parent else [] for one in document.attributions}
    _check_ends(parents, "attributions", "parent")


def _ids(ids: Sequence[str], where: str) -> frozenset[str]:
    seen = set()
    for number, one in enumerate(ids):
        if one in seen:
            with At(where, number, "id"):
                raise Misfit(f"{shown(one)} is there twice")
        seen.add(one)
    return frozenset(seen)


def _check_known(named: str | None, ids: frozenset[str], *steps: str | int) -> None:
    if named is not None and named not in ids:
        with At(*steps):
            raise Misfit(f"{shown(named)} is not in this document")


def _check_ends(links: Mapping[str, Sequence[str]], where: str, name: str) -> None:
    """Raises Misfit where following the links comes back to where it began (Kahn's algorithm)."""
    named_by = dict.fromkeys(links, 0)
    for targets in links.values():
        for target in targets:
            named_by[target] += 1
    open_ends = [one for one, count in named_by.items() if not count]
    for one in open_ends:
        for target in links[one]:
            named_by[target] -= 1
            if not named_by[target]:
                open_ends.append(target)
    if len(open_ends) < len(links):
        first = next(number for number, one in enumerate(links) if named_by[one])
        with At(where, first, name):
            raise Misfit("leads back to itself")
