"""A document -> the rows that hold it, by table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Table

from reportedly.errors import UnreadableError
from reportedly.ledger import schema
from reportedly.ledger.folding import words
from reportedly.ledger.labels import Labeller, date_of, indexed
from reportedly.types import Attribution, Document, Span

__all__ = ["about", "blocks", "findings", "plain", "short"]

Row = dict[str, Any]
Rows = list[tuple[Table, list[Row]]]


def plain(text: str | None) -> str | None:
    """Text that every database takes: a lone surrogate or a NUL stands as its escape."""
    if text is None:
        return None
    return text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")


def short(text: str | None, most: int = 1500) -> str | None:
    """Text for an index: at most so many bytes of UTF-8, a longer one cut and told apart by its digest."""
    whole = plain(text)
    if whole is None or len(whole) * 4 <= most or len(whole.encode("utf-8")) <= most:
        return whole
    digest = hashlib.sha256(whole.encode("utf-8")).hexdigest()
    return f"{whole.encode('utf-8')[: most - 66].decode('utf-8', 'ignore')}… {digest[:60]}"


def about(document: Document) -> Row:
    """The row of ``documents``, but for key, engine and times."""
    return {
        "id": document.id,
        "url": plain(document.url),
        "outlet": plain(document.outlet),
        "title": plain(document.title),
        "byline": [plain(name) for name in document.byline],
        "published": document.published,
        "language": document.language,
        "path": plain(document.path),
        "text": document.text,
    }


def blocks(document: Document, key: int) -> list[Row]:
    """The rows of ``blocks``, in text order."""
    return [
        {
            **_placed(key, place),
            "start": block.start,
            "stop": block.end,
            "kind": block.kind,
            "language": block.language,
            "author": plain(block.author),
            "handle": plain(block.handle),
            "published": block.published,
        }
        for place, block in enumerate(document.blocks)
    ]


def findings(document: Document, key: int, digests: Mapping[str, str]) -> Rows:
    """The rows of all that was found in the document whose key this is, each table after those it refers to.
    ``digests``: of its voices' profiles, by the voices' ids.

    Raises UnreadableError where there are more findings than keys, or one refers to what isn't there.
    """
    try:
        return _findings(document, key, digests)
    except KeyError as error:
        name = document.path or document.id
        raise UnreadableError(name, f"a finding refers to {error}, which isn't in it") from None


def _findings(document: Document, key: int, digests: Mapping[str, str]) -> Rows:
    voices = {voice["id"]: key * schema.PLACES + n for n, voice in enumerate(document.voices)}
    known = {a.id: key * schema.PLACES + n for n, a in enumerate(document.attributions)}
    _check_room(document)
    parents = {a.id: a.parent for a in document.attributions}
    ordered = sorted(
        document.attributions, key=lambda a: _depth(a.id, parents)
    )  # a parent before its children
    return [
        (schema.voices, [_voice(voice, key, n) for n, voice in enumerate(document.voices)]),
        (schema.mentions, [row for voice in document.voices for row in _mentions(voice, voices)]),
        (schema.attributions, [_attribution(a, key, known, voices) for a in ordered]),
        (schema.spans, [row for a in document.attributions for row in _spans(a, known[a.id])]),
        (schema.chains, [row for a in document.attributions for row in _chain(a, known[a.id], voices)]),
        (schema.assertions, _spanned(document.assertions, key, ())),
        (schema.times, _spanned(document.times, key, ("value", "grain", "calendar"))),
        (schema.quantities, [_quantity(row) for row in _spanned(document.quantities, key, _QUANTITY)]),
        (schema.wording, _wording(document, key, voices)),
        (schema.statements, list(_statements(document, key, known, digests))),
    ]


_QUANTITY = ("value", "low", "high", "unit")


def _check_room(document: Document) -> None:
    several = (
        document.voices,
        document.attributions,
        document.assertions,
        document.times,
        document.quantities,
        document.wording,
    )
    if max(map(len, several)) > schema.PLACES:
        raise UnreadableError(document.path or document.id, f"more than {schema.PLACES:,} findings in it")


def _depth(name: str, parents: Mapping[str, str | None]) -> int:
    depth, above = 0, parents[name]
    while above is not None and depth <= len(parents):
        depth, above = depth + 1, parents[above]
    return depth


def _placed(key: int, place: int) -> Row:
    return {"key": key * schema.PLACES + place, "document": key}


def _voice(voice: Mapping[str, Any], key: int, place: int) -> Row:
    return {
        **_placed(key, place),
        "id": voice["id"],
        "name": voice["name"],
        "folded": " ".join(words(voice["name"]))[:300],
        **{name: voice[name] for name in ("kind", "named", "description", "affiliation")},
        "aliases": list(voice["aliases"]),
        "members": list(voice["members"]),
        "quoted": voice["quoted"],
        "mentioned": voice["mentioned"],
    }


def _mentions(voice: Mapping[str, Any], voices: Mapping[str, int]) -> Iterator[Row]:
    for place, (start, end) in enumerate(voice["mentions"]):
        yield {"voice": voices[voice["id"]], "place": place, "start": start, "stop": end}


def _attribution(a: Attribution, key: int, known: Mapping[str, int], voices: Mapping[str, int]) -> Row:
    cue, said = a.cue, a.said or {}
    start, end = said.get("span") or (None, None)
    return {
        "key": known[a.id],
        "document": key,
        "id": a.id,
        "parent": known[a.parent] if a.parent else None,
        "form": a.form,
        "voice": voices[a.source.voice] if a.source and a.source.voice else None,
        "act": cue and cue.act,
        "polarity": cue and cue.polarity,
        "certainty": cue and cue.certainty,
        "tone": cue and cue.tone,
        "said": said.get("value"),
        "said_start": start,
        "said_stop": end,
        "confidence": a.confidence,
        "rejected": False,
    }


def _spans(attribution: Attribution, key: int) -> Iterator[Row]:
    roles: dict[str, Sequence[Span]] = {
        "source": attribution.source.spans if attribution.source else (),
        "cue": attribution.cue.spans if attribution.cue else (),
        "content": attribution.content.spans,
    }
    for role, several in roles.items():
        for place, span in enumerate(several):
            yield {"attribution": key, "role": role, "place": place, "start": span.start, "stop": span.end}


def _chain(attribution: Attribution, key: int, voices: Mapping[str, int]) -> Iterator[Row]:
    for place, link in enumerate(attribution.chain):
        yield {"attribution": key, "place": place, "voice": None if link is None else voices[link]}


def _spanned(several: Iterable[Mapping[str, Any]], key: int, names: Sequence[str]) -> list[Row]:
    return [
        {
            **_placed(key, place),
            "start": found["span"][0],
            "stop": found["span"][1],
            **{name: found[name] for name in names},
        }
        for place, found in enumerate(several)
    ]


def _quantity(row: Row) -> Row:
    return row | {name: None if row[name] is None else float(row[name]) for name in ("value", "low", "high")}


def _wording(document: Document, key: int, voices: Mapping[str, int]) -> list[Row]:
    rows = _spanned(document.wording, key, ("term", "charge", "voice"))
    return [row | {"voice": voices[row["voice"]] if row["voice"] else None} for row in rows]


def _statements(
    document: Document, key: int, known: Mapping[str, int], digests: Mapping[str, str]
) -> Iterator[Row]:
    labeller = Labeller(document, digests)
    for a in document.attributions:
        labels = labeller.attribution(a)
        yield _statement(key, a.content.text, date_of(document, a), labels, attribution=known[a.id])
    for place, found in enumerate(document.assertions):
        start, end = found["span"]
        labels, own = labeller.assertion(start, end), key * schema.PLACES + place
        yield _statement(key, document.text[start:end], date_of(document), labels, assertion=own)


def _statement(
    key: int,
    text: str,
    date: str,
    labels: str,
    *,
    attribution: int | None = None,
    assertion: int | None = None,
) -> Row:
    return {
        "document": key,
        "attribution": attribution,
        "assertion": assertion,
        "date": date,
        "folded": " ".join(indexed(text)),
        "labels": labels,
    }
