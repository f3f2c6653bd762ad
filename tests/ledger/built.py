"""Documents for the ledger, built from sentences like those that Reportedly finds attributions in."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportedly.types import Attribution, Content, Cue, Document, Source, Span
from tests.ledger.building import ENGINE, voice


@dataclass(frozen=True)
class Said:
    """ "WHO CUE CONTENT."; ``who`` None: no source is named. ``content`` may be in two parts around a gap."""

    who: str | None
    content: str | Sequence[str]
    cue: str = "said"
    act: str = "assert"
    polarity: str = "affirmed"
    certainty: str = "certain"
    form: str = "indirect"
    chain: Sequence[str | None] = ()
    said: str | None = None


@dataclass(frozen=True)
class Own:
    """A sentence in the outlet's own voice."""

    text: str


def built(
    *sentences: Said | Own,
    outlet: str | None = "The Tolmin Post",
    published: str | None = "2031-04-03",
    title: str | None = "A bridge",
    language: str | None = "en",
    url: str | None = None,
    voices: Sequence[dict[str, Any]] = (),
    wording: Sequence[tuple[str, str]] = (),
) -> Document:
    """A document of these sentences. ``voices`` are laid over those of the sources, by name; a voice that
    says nothing is mentioned wherever its name stands. ``wording``: words, with whose they are ("" the
    outlet's).
    """
    text, found, own = "", [], []
    for sentence in sentences:
        start = len(text)
        if isinstance(sentence, Own):
            text += sentence.text
            own.append((start, len(text)))
        else:
            contents = [sentence.content] if isinstance(sentence.content, str) else sentence.content
            roles, text = _sentence(text, sentence, contents)
            found.append((sentence, roles))
        text += ". "
    text = text.rstrip()
    known = _voices(text, [sentence for sentence, _ in found], voices)
    ids = {one["name"]: one["id"] for one in known}
    bare = Document(hashlib.sha256(text.encode()).hexdigest(), text, engine=ENGINE)
    return replace(
        bare,
        outlet=outlet,
        published=published,
        title=title,
        language=language,
        url=url,
        path="a.txt",
        attributions=tuple(_attribution(n, s, roles, ids) for n, (s, roles) in enumerate(found, 1)),
        voices=tuple(known),
        assertions=tuple({"span": list(pair)} for pair in own),
        wording=tuple(_wording(text, words, ids.get(whose)) for words, whose in wording),
    )


def _sentence(text: str, sentence: Said, contents: Sequence[str]) -> tuple[dict[str, list[Span]], str]:
    roles: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    pieces = [("source", sentence.who), ("cue", sentence.cue), *(("content", part) for part in contents)]
    for role, words in pieces:
        if words:
            roles[role].append(Span(len(text), len(text) + len(words), words))
            text += words + " "
    return roles, text.rstrip()


def _voices(text: str, several: Sequence[Said], laid: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    over = {one["name"]: one for one in laid}
    links = [name for sentence in several for name in sentence.chain if name]
    names = list(dict.fromkeys([*(s.who for s in several if s.who), *links, *over]))
    known = []
    for n, name in enumerate(names, 1):
        places = [place for place in range(len(text)) if text.startswith(name, place)]
        mentions = [[place, place + len(name)] for place in places]
        quoted = sum(sentence.who == name for sentence in several)
        known.append(voice(f"v{n}", name, mentions, quoted=quoted) | over.get(name, {}))
    return known


def _attribution(n: int, sentence: Said, roles: dict[str, list[Span]], ids: dict[str, str]) -> Attribution:
    return Attribution(
        f"a{n}",
        Content(tuple(roles["content"])),
        Cue(tuple(roles["cue"]), sentence.act, sentence.polarity, sentence.certainty, "neutral"),
        Source(tuple(roles["source"]), ids[sentence.who]) if sentence.who else None,
        sentence.form,
        chain=tuple(ids[name] if name else None for name in sentence.chain),
        said={"value": sentence.said, "span": None} if sentence.said else None,
        confidence=0.9,
    )


def _wording(text: str, words: str, whose: str | None) -> dict[str, Any]:
    start = text.index(words)
    return {"span": [start, start + len(words)], "term": words, "charge": "pejorative", "voice": whose}
