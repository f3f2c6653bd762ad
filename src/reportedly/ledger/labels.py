"""What a statement can be filtered by, as words of their own kind beside its words in the index of search.

A label is a colon, a letter for its kind, and letters and digits: ``:vbrenn`` (a word of the voice's name),
``:i1f0c…`` (what the document says of the voice, by the digest of its profile), ``:adeny`` (an act),
``:d202306`` (a month). Who has a profile may change with every document that is added; what profile a voice
has doesn't, so that the index stays as it is. No word of a text begins with a colon, so that labels and words
share one index, and a search with filters is one look into it however common its words are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from reportedly.ledger.folding import words
from reportedly.types import Attribution, Document, Span

__all__ = [
    "ANONYMOUS",
    "ATTRIBUTED",
    "OWN",
    "SILENT",
    "Labeller",
    "date_of",
    "indexed",
    "label",
    "label_of_profile",
]

ATTRIBUTED, OWN, ANONYMOUS, SILENT = ":ksaid", ":kown", ":nanonymous", ":ssilent"

LONGEST = 100  # letters of a word in the index; PostgreSQL takes 2,046 bytes
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])")


@lru_cache(maxsize=4096)
def label(kind: str, value: str) -> str:
    """The label of a value, which gives its letters and digits alone."""
    return f":{kind}{''.join(words(value))[:LONGEST]}"


def label_of_profile(digest: str) -> str:
    """The label of statements by voices of which a document says just this."""
    return f":i{digest[:16]}"


def indexed(text: str) -> list[str]:
    """The words of a text as the index has them: folded, and those beyond ``LONGEST`` letters in pieces."""
    found = words(text)
    if max(map(len, found), default=0) <= LONGEST:
        return found
    return [word[n : n + LONGEST] for word in found for n in range(0, len(word), LONGEST)]


def date_of(document: Document, attribution: Attribution | None = None) -> str:
    """When it was said where that is known, else when it was published: a day (YYYY-MM-DD), or "" unknown.

    A month or a year counts as its first day, an interval as its beginning.
    """
    said = (attribution.said or {}).get("value") if attribution is not None else None
    for value in (said, document.published):
        found = _DATE.match(value or "")
        if found:
            year, month, day = found.groups()
            return f"{year}-{month or '01'}-{day or '01'}"
    return ""


class Labeller:
    """Labels the statements of one document. ``profiles``: digests of its voices' profiles, by voice."""

    def __init__(self, document: Document, profiles: Mapping[str, str]) -> None:
        self._document = document
        self._profiles = profiles
        self._voices: Mapping[str, Mapping[str, Any]] = {voice["id"]: voice for voice in document.voices}
        self._speakers: dict[str, Sequence[str]] = {}
        self._common = [*_named("o", document.outlet), *_valued("l", document.language)]
        # Who is named and never heard: where they are spoken of.
        self._unheard = sorted(
            (start, end)
            for voice in document.voices
            if voice["named"] and not voice["quoted"]
            for start, end in voice["mentions"]
        )

    def attribution(self, found: Attribution) -> str:
        """The labels of what somebody said."""
        cue = found.cue
        readings: list[tuple[str, str | None]] = [("f", found.form)]
        if cue is not None:
            readings += [("a", cue.act), ("p", cue.polarity), ("c", cue.certainty)]
        said = [label(kind, value) for kind, value in readings if value]
        labels = [*self._by((found.source and found.source.voice) or ""), *said]
        return self._all(labels, found.content.spans, date_of(self._document, found))

    def _by(self, name: str) -> Sequence[str]:
        """The labels of what the voice with this id said, whatever it said."""
        if name not in self._speakers:
            voice = self._voices.get(name)
            names = () if voice is None else (voice, *filter(None, map(self._voices.get, voice["members"])))
            labels = [ATTRIBUTED, *(label for named in names for label in _named("v", named["name"]))]
            digests = (self._profiles.get(named["id"]) for named in names)
            labels += [label_of_profile(digest) for digest in digests if digest]
            if voice is None or not voice["named"]:
                labels.append(ANONYMOUS)
            self._speakers[name] = labels
        return self._speakers[name]

    def assertion(self, start: int, end: int) -> str:
        """The labels of what the outlet says in its own voice."""
        return self._all([OWN], (Span(start, end, ""),), date_of(self._document))

    def _all(self, labels: Iterable[str], spans: Sequence[Span], date: str) -> str:
        silent = [SILENT] if any(map(self._speaks_of_unheard, spans)) else []
        dates = [f":d{date[:4]}", f":d{date[:4]}{date[5:7]}"] if date else []
        return " ".join(dict.fromkeys([*labels, *self._common, *silent, *dates]))

    def _speaks_of_unheard(self, span: Span) -> bool:
        for start, end in self._unheard[bisect_left(self._unheard, (span.start, 0)) :]:
            if start >= span.end:
                return False
            if end <= span.end:
                return True
        return False


def _named(kind: str, name: str | None) -> Iterator[str]:
    return (label(kind, word) for word in indexed(name or "")[:50])


def _valued(kind: str, value: str | None) -> Iterator[str]:
    if value:
        yield label(kind, value)
