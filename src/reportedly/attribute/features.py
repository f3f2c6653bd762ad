"""Turns a window into the numbers that the encoder reads.

The encoder is uncased, so letter case and place within quotation marks are given beside the word pieces.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from .quotes import Quotation, marks_and_inside, touching
from .windows import Window

Ints = npt.NDArray[np.int64]

LOWER, CAPITALISED, CAPITALS, NUMBER, MARK = range(5)
CASES = 5
QUOTE_STATES = 4
PLACES = 4  # 0 inside a paragraph of the core, 1 context, 2 a headline or subheading, 3 between paragraphs
MAX_PIECES = 6  # word pieces kept of one unit: no name needs more, a wall of letters would
MAX_LENGTH = 512  # of the encoder's positions, and a multiple of BLOCK
BLOCK = 128  # word pieces that attend to one another in the lower layers, at most


@dataclass(frozen=True, slots=True)
class Encoded:
    """A window in numbers. ``pieces, case, quote, place``: (T,) word pieces; ``first``: (U,) the place of
    each core unit's first piece; ``units``: (U,) offsets; ``bounds``: [begin, end) units of each paragraph.
    """

    pieces: Ints
    case: Ints
    quote: Ints
    place: Ints
    first: Ints
    units: list[tuple[int, int]]
    bounds: list[tuple[int, int]]


def blocks(length: int) -> int:
    """How many blocks a window of so many word pieces is cut into for the lower layers."""
    return -(-length // BLOCK)


def case_of(word: str) -> int:
    if word.isdigit():
        return NUMBER
    if not word[0].isalnum():
        return MARK
    if word.isupper() and len(word) > 1:
        return CAPITALS
    return CAPITALISED if word[0].isupper() else LOWER


class Encoder:
    """Encodes windows with a word-piece tokenizer; remembers the pieces of words it has met.

    ``blocked``: windows are filled up with separators until they make ``blocks(T)`` blocks of one length.
    """

    def __init__(self, tokenizer: Tokenizer, *, blocked: bool = False) -> None:
        self._blocked = blocked
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[tuple[int, ...], int]] = {}
        self._begin = self._special("[CLS]", "<s>")
        self._between = self._special("[SEP]", "</s>")
        self._unknown = self._special("[UNK]")
        self._known[""] = ((self._between,), MARK)

    def _special(self, *names: str) -> int:
        """The id of the first of these pieces that the vocabulary has: BERT's name for it, or MPNet's."""
        found = (self._tokenizer.token_to_id(name) for name in names)
        return next((number for number in found if number is not None), 0)

    def word(self, word: str) -> tuple[tuple[int, ...], int]:
        """A word's pieces and its case."""
        known = self._known.get(word)
        if known is None:
            pieces = tuple(self._tokenizer.encode(word, add_special_tokens=False).ids[:MAX_PIECES])
            known = (pieces or (self._unknown,), case_of(word))
            if len(self._known) < 200_000:
                self._known[word] = known
        return known

    def encode(
        self, text: str, window: Window, quotes: Sequence[Quotation], headings: frozenset[int] = frozenset()
    ) -> Encoded:
        """``quotes``: all of the document's quotations; ``headings``: numbers of heading paragraphs."""
        # One entry a word, or separator ("").
        words: list[str] = []
        quote, place = [0], [3]
        core: list[int] = []
        spans: list[tuple[int, int]] = []
        bounds: list[tuple[int, int]] = []
        parts = [(window.left, 1)]
        parts += [(p.units, 2 if p.paragraph in headings else 0) for p in window.pieces]
        parts += [(window.right, 1)]
        for part, where in parts:
            if not part:
                continue
            if where != 1:
                bounds.append((len(spans), len(spans) + len(part)))
                spans += part
                core += range(len(quote), len(quote) + len(part))
            states = marks_and_inside(part, touching(quotes, part[0][0], part[-1][1])) if quotes else []
            words += _plain(text, part, states)
            words.append("")
            quote += states or [0] * len(part)
            quote.append(0)
            place += [where] * len(part)
            place.append(3)
        return self._fit(words, quote, place, core, spans, bounds)

    def _fit(
        self,
        words: list[str],
        quote: list[int],
        place: list[int],
        core: list[int],
        spans: list[tuple[int, int]],
        bounds: list[tuple[int, int]],
    ) -> Encoded:
        """Case, quote and place of each piece instead of each word. Cuts what the encoder's positions can't
        hold: units past it are read as the last one that fits."""
        known = self._known
        entries = [((self._begin,), MARK), *[known.get(word) or self.word(word) for word in words]]
        pieces = [ids for ids, _ in entries]
        case = [shape for _, shape in entries]
        length = sum(map(len, pieces))
        while self._blocked and length % blocks(length):
            pieces.append((self._between,))
            case.append(MARK)
            quote.append(0)
            place.append(3)
            length += 1
        counts = np.fromiter(map(len, pieces), dtype=np.int64, count=len(pieces))
        ids = np.fromiter(chain.from_iterable(pieces), dtype=np.int64, count=length)[:MAX_LENGTH]
        of_words = np.array((case, quote, place), dtype=np.int64)
        case_, quote_, place_ = of_words.repeat(counts, axis=1)[:, :MAX_LENGTH]
        first = np.cumsum(counts) - counts
        at = np.minimum(first[np.array(core, dtype=np.int64)], len(ids) - 1)
        return Encoded(ids, case_, quote_, place_, at, spans, bounds)


def _plain(text: str, part: Sequence[tuple[int, int]], states: Sequence[int]) -> list[str]:
    """The words of a part, with one style of quotation mark for the encoder, whatever the article's."""
    words = [text[start:end] for start, end in part]
    if 2 not in states and 3 not in states:
        return words
    marks = {2: "“", 3: "”"}
    return [marks.get(state, word) for word, state in zip(words, states, strict=True)]
