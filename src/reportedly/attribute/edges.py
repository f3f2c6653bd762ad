"""Sets the edges of contents right: balanced quotation marks, no stray punctuation or space."""

from __future__ import annotations

from collections.abc import Sequence

from .candidates import Candidate, Spans
from .quotes import Quotation

LOOSE = " \t\r\n\u00a0,;—–"
NEAR = 2  # characters between a content's edge and a quotation mark that is taken in


def settled(text: str, candidate: Candidate, quotes: Sequence[Quotation]) -> Candidate:
    """The candidate with clean edges; its content is () where nothing but punctuation was left."""
    content = [_balanced(text, span, quotes) for span in candidate.content]
    return Candidate(
        _clean(text, candidate.source),
        candidate.cue,
        merged(_clean(text, tuple(content))),
        candidate.confidence,
    )


def _balanced(text: str, span: tuple[int, int], quotes: Sequence[Quotation]) -> tuple[int, int]:
    start, end = span
    for quote in quotes:
        if quote.depth != 1:
            continue
        inner_end = quote.end - quote.closed
        if start in (quote.start, quote.start + 1) and quote.closed and inner_end - NEAR < end <= quote.end:
            return quote.start, quote.end
        if start == quote.start + 1 and end > quote.end:
            start = quote.start
        if end == inner_end and quote.closed and start < quote.start:
            end = quote.end
    return start, end


def _clean(text: str, spans: Spans) -> Spans:
    found = []
    for start, end in spans:
        while start < end and text[start] in LOOSE:
            start += 1
        while end > start and text[end - 1] in LOOSE:
            end -= 1
        if any(c.isalnum() for c in text[start:end]):
            found.append((start, end))
    return tuple(found)


def merged(spans: Spans) -> Spans:
    """Spans in text order, those that overlap made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)
