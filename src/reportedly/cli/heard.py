"""A document's voices as people read them: their names, who is anonymous, who was never heard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportedly.cli.plain import safe
from reportedly.types import Attribution, Document

__all__ = [
    "ANONYMOUS",
    "UNNAMED",
    "Voice",
    "by_id",
    "chain_names",
    "fuller_name",
    "marked",
    "second_hand",
    "silent",
]

Voice = Mapping[str, Any]

ANONYMOUS = "anonymous"
UNNAMED = "unnamed"  # a link of a chain that the text doesn't name
OFTEN = 2  # mentions; somebody mentioned once in passing is no silence
MOST = 5  # silent voices named in a line

_SPEAKS_FOR = re.compile(r"\b(?:spokes|press secretary|press officer)", re.IGNORECASE)
_APOSTROPHES = str.maketrans("", "", "'’ʼ‘`")
_WORD = re.compile(r"\w+")
_ARTICLES = frozenset(("the", "a", "an"))


def by_id(document: Document) -> dict[str, Voice]:
    """The document's voices by their ids."""
    return {voice["id"]: voice for voice in document.voices}


def marked(voice: Voice, *more: str) -> str:
    """The voice's name on one line, and in parentheses that it is anonymous, where it is, and ``more``."""
    name = safe(voice["name"])
    notes = more if voice["named"] else (ANONYMOUS, *more)
    return f"{name} ({', '.join(notes)})" if notes else name


def fuller_name(attribution: Attribution, voices: Mapping[str, Voice]) -> Voice | None:
    """The voice of the source where its name says more than the source's own words do, else None."""
    source = attribution.source
    voice = voices.get(source.voice) if source is not None and source.voice is not None else None
    if source is None or voice is None or _words(voice["name"]) <= _words(source.text):
        return None
    return voice


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.translate(_APOSTROPHES).casefold())) - _ARTICLES


def chain_names(attribution: Attribution, voices: Mapping[str, Voice]) -> list[str]:
    """The chain in names, outermost first; empty where it tells no more than the source itself."""
    chain = attribution.chain
    own = attribution.source.voice if attribution.source is not None else None
    if not any(chain) or chain == (own,):
        return []
    return [_link(link, voices) for link in chain]


def _link(link: str | None, voices: Mapping[str, Voice]) -> str:
    if link is None:
        return UNNAMED
    return marked(voices[link]) if link in voices else link


def silent(document: Document) -> Sequence[Voice]:
    """Who is spoken of and never heard, the few most mentioned first."""
    through = _spoken_for(document)
    return _most_mentioned(v for v in document.voices if not v["quoted"] and v["id"] not in through)


def second_hand(document: Document) -> Sequence[Voice]:
    """Who is named and heard in the words of others alone, or of who speaks for it, the few most mentioned
    first."""
    itself = {
        voice
        for attribution in document.attributions
        if attribution.parent is None
        for voice in (attribution.source.voice if attribution.source else None, *attribution.chain)
    }
    itself |= {member for voice in document.voices if voice["id"] in itself for member in voice["members"]}
    through = _spoken_for(document)
    named = (voice for voice in document.voices if voice["named"] and voice["id"] not in itself)
    return _most_mentioned(voice for voice in named if voice["quoted"] or voice["id"] in through)


def _spoken_for(document: Document) -> frozenset[str]:
    """The bodies whose spokesmen speak."""
    speaking = (voice for voice in document.voices if voice["quoted"] and voice["affiliation"])
    return frozenset(
        voice["affiliation"]
        for voice in speaking
        if _SPEAKS_FOR.search(voice["description"] or "" if voice["named"] else voice["name"])
    )


def _most_mentioned(voices: Iterable[Voice]) -> Sequence[Voice]:
    often = [voice for voice in voices if voice["mentioned"] >= OFTEN]
    return sorted(often, key=lambda voice: -int(voice["mentioned"]))[:MOST]
