"""Where the words of a query stand in a text as it was written, accents, vowel marks and all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.ledger.folding import folded_letter
from reportedly.ledger.labels import LONGEST
from reportedly.ledger.query import Term

__all__ = ["Pair", "highlighted", "snippet"]

Pair = tuple[int, int]

_ASCII = re.compile("[A-Za-z0-9]+")
ROOM = 280  # characters of a snippet
BEFORE = 60  # of them before the first word that was looked for


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    start: int
    end: int


def highlighted(text: str, spans: Sequence[Pair], terms: Sequence[Term]) -> tuple[Pair, ...]:
    """The stretches of the text, within the spans, where the terms stand: in order, none overlapping."""
    if not terms:
        return ()
    words = [word for start, end in spans for word in _words(text, start, end)]
    found = sorted({pair for term in terms for pair in _standing(words, term)})
    merged: list[Pair] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def _words(text: str, start: int, end: int) -> Iterator[_Word]:
    """The words of ``text[start:end]``, as ``folding.words`` has them. Marks go with the letter before."""
    if text[start:end].isascii():
        for found in _ASCII.finditer(text, start, end):
            yield from _pieces(found[0].lower(), *found.span())
        return
    letters, begin, stop = "", start, start
    for place in range(start, end):
        for letter in folded_letter(text[place]) or "\0":
            if letter == "\0" and letters:  # a mark, or nothing at all, within a word
                stop = place + 1
            elif letter.isalnum():
                begin = place if not letters else begin
                letters, stop = letters + letter, place + 1
            elif letters and letter != "\0":
                yield from _pieces(letters, begin, stop)
                letters = ""
    if letters:
        yield from _pieces(letters, begin, stop)


def _pieces(letters: str, start: int, stop: int) -> Iterator[_Word]:
    for n in range(0, len(letters), LONGEST):
        yield _Word(letters[n : n + LONGEST], start, stop)


def _standing(words: Sequence[_Word], term: Term) -> Iterator[Pair]:
    wanted, n = term.words, len(term.words)
    for i in range(len(words) - n + 1):
        if words[i].folded != wanted[0] and n > 1:
            continue
        several = words[i : i + n]
        last = several[-1].folded
        ends = last.startswith(wanted[-1]) if term.prefix else last == wanted[-1]
        if ends and all(word.folded == want for word, want in zip(several[:-1], wanted[:-1], strict=True)):
            # Word by word, for a phrase may run over the gap between two spans.
            yield from ((word.start, word.end) for word in several)


def snippet(text: str, spans: Sequence[Pair], highlights: Sequence[Pair]) -> Pair:
    """A stretch of the text, of ``ROOM`` characters or little more, around the first highlight, else from
    where the statement begins; it begins and ends with whole words.
    """
    start, end = spans[0][0], spans[-1][1]
    if end - start <= ROOM:
        return start, end
    if highlights:
        start = max(start, min(highlights[0][0] - BEFORE, end - ROOM))
    stop = min(end, start + ROOM)
    while start > spans[0][0] and start > stop - 2 * ROOM and not text[start - 1].isspace():
        start -= 1
    while stop < end and stop < start + 2 * ROOM and not text[stop].isspace():
        stop += 1
    return start, stop
