"""What two mentions of one document have in common, in small whole numbers.

Everything that a linker may ask of a pair without understanding the text: the words that both use, their
forms, how far apart they stand, and on which side of a quotation mark.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from math import prod
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

Span = tuple[int, int]
Ints = npt.NDArray[np.int64]

PRONOUNS = (
    "i me my mine myself",
    "we us our ours ourselves",
    "you your yours yourself yourselves",
    "he him his himself",
    "she her hers herself",
    "it its itself",
    "they them their theirs themselves themself",
    "this that these those",
    "who whom whose which",
    "one ones another other others each both all some any many none everyone everybody someone somebody",
)
FORM_OF = {word: form for form, words in enumerate(PRONOUNS) for word in words.split()}
FIRST_NOUN = len(PRONOUNS)
NAME, DEFINITE, INDEFINITE, OWNED, BARE = range(FIRST_NOUN, FIRST_NOUN + 5)
FORMS = FIRST_NOUN + 5
OPENERS = {"the": DEFINITE, "this": DEFINITE, "that": DEFINITE, "these": DEFINITE, "those": DEFINITE}
OPENERS |= dict.fromkeys(("a", "an", "some", "any", "another", "each", "every", "no", "several"), INDEFINITE)
OPENERS |= dict.fromkeys(("my", "our", "your", "his", "her", "its", "their"), OWNED)
FOLLOWING = """
of in on at for from with by to about against between into over under after before during as than through
who whom whose which that where when , ; : – — ( [
"""
AFTER_HEAD = frozenset(FOLLOWING.split())
SMALL = frozenset(["a", "an", "the", "of", "and", "in", "on", "at", "for", "to", "'s", "’s"])
STOPS = frozenset(".!?…")

NEAR = 24  # of the mentions before one, the nearest
ALIKE = 8  # and the last of those that share its head, its last word or its text
ALIKE_WITHIN = 2000  # mentions back
FAR = (0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 100, 200, 400)  # units between: a bucket ends before each
SENTENCES = (1, 2, 3, 4, 6, 10)
COUNTS = (1, 2, 4)

COLUMNS = (FORMS * FORMS, 64, len(FAR) + 1, 2 * (len(SENTENCES) + 1), 10, len(COUNTS) + 1)
FIRST_ROWS = np.concatenate([[0], np.cumsum(COLUMNS)[:-1]])
ROWS = sum(COLUMNS)
# Columns looked up in one table that has a row for each of their combinations: half as many rows to add up.
JOINED = ((0,), (1, 4, 5), (2, 3))
JOINED_ROWS = tuple(prod(COLUMNS[c] for c in columns) for columns in JOINED)


@dataclass(frozen=True, slots=True)
class Traits:
    """Of each mention, in the order of the text: where it is, and its words as numbers. All (M,)."""

    begin: Ints
    end: Ints
    form: Ints
    text: Ints
    head: Ints
    last: Ints
    words: Ints
    initials: Ints
    sentence: Ints
    paragraph: Ints
    quotation: Ints
    count: Ints

    def __len__(self) -> int:
        return len(self.begin)


def traits(
    words: Sequence[str], spans: Sequence[Span], paragraph: Sequence[int], quoted: Sequence[int]
) -> Traits:
    """The traits of mentions at [begin, end) of a document's units, sorted by begin, longest first.

    ``words``: the units' text; ``paragraph``: the number of each unit's paragraph; ``quoted``: its state as
    ``quotes.marks_and_inside`` gives it.
    """
    sentence = _running([word in STOPS for word in words])
    opened = _running([state == 2 for state in quoted])
    quotation = [number if state else -1 for number, state in zip(opened, quoted, strict=True)]
    low = [word.lower() for word in words]
    numbers = {word: _number(word) for word in set(low)}
    set_bits = {word: 1 << n % 62 for word, n in numbers.items() if word not in SMALL and word[0].isalnum()}
    rows = [_traits_of(words[begin:end], low[begin:end], numbers, set_bits) for begin, end in spans]
    seen: dict[int, int] = defaultdict(int)
    said = []
    for row in rows:
        key = row[1] if row[2] == -1 else row[2]
        said.append(seen[key])
        seen[key] += 1
    form, text, head, last, bits, initials = np.array(rows, dtype=np.int64).reshape(-1, 6).T
    begins, ends = np.array(spans, dtype=np.int64).reshape(-1, 2).T
    of_units = np.array([sentence, paragraph, quotation], dtype=np.int64).reshape(3, -1)
    counts = np.array(said, dtype=np.int64)
    in_sentence, in_paragraph, in_quotation = of_units[:, begins]
    return Traits(
        begins,
        ends,
        form,
        text,
        head,
        last,
        bits,
        initials,
        in_sentence,
        in_paragraph,
        in_quotation,
        counts,
    )


def _running(marks: Iterable[bool]) -> list[int]:
    """How many there have been at each place."""
    return list(accumulate(marks, initial=0))[1:]


def _traits_of(
    words: Sequence[str], low: Sequence[str], numbers: Mapping[str, int], bits: Mapping[str, int]
) -> tuple[int, int, int, int, int, int]:
    """Form, then numbers for text, head, last word, set of words and initials; -1 where there is none.

    ``low``: the words in lower case; ``numbers``: theirs; ``bits``: of each word that counts in a set of
    words, one of 62 bits: two words share one now and then.
    """
    if low[-1] in ("'s", "’s") and len(low) > 1:
        low, words = low[:-1], words[:-1]
    if len(low) == 1 and low[0] in FORM_OF:
        return FORM_OF[low[0]], numbers[low[0]], -1, -1, 0, -1
    head = _head(low)
    form = NAME if words[head][:1].isupper() and head else OPENERS.get(low[0], BARE)
    if form == BARE and words[head][:1].isupper():
        form = NAME
    content = [word for word in low if word in bits]
    together = 0
    for word in content:
        together |= bits[word]
    return (
        form,
        _number(" ".join(content)),
        numbers[low[head]],
        numbers[content[-1]] if content else -1,
        together,
        _initials(words, low),
    )


def _head(low: Sequence[str]) -> int:
    """The last word before what follows a noun: "minister" of "the minister of defence"."""
    end = 1
    while end < len(low) and low[end] not in AFTER_HEAD:
        end += 1
    while end and not low[end - 1][0].isalnum():
        end -= 1
    return max(0, end - 1)


def _initials(words: Sequence[str], low: Sequence[str]) -> int:
    """Of "Orlavian Press Union" the number of "OPU", and so of "OPU" itself."""
    if len(words) == 1:
        return _number(low[0]) if words[0].isupper() and len(words[0]) > 1 else -1
    first = [w[0] for w in words if w[0].isupper()]
    return _number("".join(first).lower()) if len(first) > 1 else -1


def _number(word: str) -> int:
    return crc32(word.encode("utf8", "replace"))


def candidates(of: Traits) -> tuple[Ints, Ints]:
    """Pairs (mention, earlier mention that it may go back to), two (P,) arrays, the former in order: those
    just before it, and the last ones that share words with it."""
    count = np.minimum(np.arange(len(of)), NEAR)
    near = np.repeat(np.arange(len(of)), count)
    before = near - (np.arange(len(near)) - np.repeat(np.cumsum(count) - count, count)) - 1
    far = _alike(np.stack([of.text, of.head, of.last, of.initials], 1).tolist())
    pairs = np.array(far, dtype=np.int64).reshape(-1, 2)
    # No pair is there twice, so each is one number and the numbers' order is theirs: quicker than lexsort.
    both = np.concatenate([near * len(of) + before, pairs[:, 0] * len(of) + pairs[:, 1]])
    both.sort()
    later, earlier = np.divmod(both, max(1, len(of)))
    return later, earlier


def _alike(keys: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs (mention, earlier mention not near it) that have a key in common, -1 left out."""
    own = [{*of_mention} for of_mention in keys]
    met = Counter(chain.from_iterable(own))
    shared = {key for key, times in met.items() if times > 1 and key != -1}
    known: dict[int, deque[int]] = {key: deque(maxlen=ALIKE) for key in shared}
    pairs: list[tuple[int, int]] = []
    for i, mine in enumerate(own):
        alike = [known[key] for key in mine & shared]
        found = {j for others in alike for j in others if i - ALIKE_WITHIN <= j < i - NEAR}
        if found:
            pairs += [(i, j) for j in sorted(found)[-ALIKE:]]
        for others in alike:
            others.append(i)
    return pairs


def likeness(of: Traits, later: Ints, earlier: Ints) -> Ints:
    """What pairs of mentions have in common: rows (P, columns) of the linker's table."""

    def both(trait: npt.NDArray[Any]) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
        return trait[later], trait[earlier]

    def same(trait: Ints) -> npt.NDArray[np.bool_]:
        alike: npt.NDArray[np.bool_] = trait[later] == trait[earlier]
        return alike

    noun = np.logical_and(*both(of.form >= FIRST_NOUN))
    words, words_before = both(of.words)
    shared = words & words_before
    bits = (
        same(of.text) * 1
        + (same(of.head) & noun) * 2
        + ((shared == words) & noun) * 4
        + ((shared == words_before) & noun) * 8
        + ((shared != 0) & noun) * 16
        + (same(of.initials) & (of.initials != -1)[later]) * 32
    )
    ends, ends_before = both(of.end)
    far = np.searchsorted(FAR, np.maximum(of.begin[later] - ends_before, -1), side="right")
    sentences = np.searchsorted(SENTENCES, np.subtract(*both(of.sentence)), side="right")
    apart = 2 * sentences + same(of.paragraph)
    inside, inside_before = both(of.quotation >= 0)
    side = np.where(same(of.quotation), inside * 1, np.where(inside, 2 + 2 * inside_before, 3))
    counts = np.searchsorted(COUNTS, of.count, side="right")[earlier]
    pair = (of.form * FORMS)[later] + of.form[earlier]
    rows = np.empty((len(later), len(COLUMNS)), dtype=np.int64)
    columns = (pair, bits, far, apart, 2 * side + (ends_before >= ends), counts)
    for k, column in enumerate(columns):
        np.add(column, FIRST_ROWS[k], out=rows[:, k])
    return rows


def joined(rows: Ints) -> Ints:
    """``likeness`` (P, columns) as rows (P, tables) of the tables of JOINED, one below the other."""
    out = np.empty((len(rows), len(JOINED)), dtype=np.int64)
    first = 0
    for k, columns in enumerate(JOINED):
        at = np.zeros(len(rows), dtype=np.int64)
        for c in columns:
            at *= COLUMNS[c]
            at += rows[:, c] - FIRST_ROWS[c]
        np.add(at, first, out=out[:, k])
        first += JOINED_ROWS[k]
    return out
