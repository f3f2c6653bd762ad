"""What two mentions of one document have in common, in small whole numbers.

Everything that a linker may ask of a pair without understanding the text: the words that both use, their
forms, how far apart they stand, and on which side of a quotation mark.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
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
    sentence = _running(word in STOPS for word in words)
    opened = _running(state == 2 for state in quoted)
    quotation = [number if state else -1 for number, state in zip(opened, quoted, strict=True)]
    rows = [_traits_of(words[begin:end]) for begin, end in spans]
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
    return list(accumulate(int(mark) for mark in marks))


def _traits_of(words: Sequence[str]) -> tuple[int, int, int, int, int, int]:
    """Form, then numbers for text, head, last word, set of words and initials; -1 where there is none."""
    low = [word.lower() for word in words]
    if low[-1] in ("'s", "’s") and len(low) > 1:
        low, words = low[:-1], words[:-1]
    if len(low) == 1 and low[0] in FORM_OF:
        return FORM_OF[low[0]], _number(low[0]), -1, -1, 0, -1
    head = _head(low)
    form = NAME if words[head][:1].isupper() and head else OPENERS.get(low[0], BARE)
    if form == BARE and words[head][:1].isupper():
        form = NAME
    content = [word for word in low if word not in SMALL and word[0].isalnum()]
    return (
        form,
        _number(" ".join(content)),
        _number(low[head]),
        _number(content[-1]) if content else -1,
        _bits(content),
        _initials(words, low),
    )


def _head(low: Sequence[str]) -> int:
    """The last word before what follows a noun: "minister" of "the minister of defence"."""
    end = next((k for k in range(1, len(low)) if low[k] in AFTER_HEAD), len(low))
    return next((k for k in range(end - 1, -1, -1) if low[k][0].isalnum()), 0)


def _initials(words: Sequence[str], low: Sequence[str]) -> int:
    """Of "Orlavian Press Union" the number of "OPU", and so of "OPU" itself."""
    if len(words) == 1:
        return _number(low[0]) if words[0].isupper() and len(words[0]) > 1 else -1
    first = [w[0] for w in words if w[0].isupper()]
    return _number("".join(first).lower()) if len(first) > 1 else -1


def _number(word: str) -> int:
    return crc32(word.encode("utf8", "replace"))


def _bits(words: Sequence[str]) -> int:
    """A set of words as bits of a whole number: two words share one of 62 now and then."""
    bits = 0
    for word in words:
        bits |= 1 << _number(word) % 62
    return bits


def candidates(of: Traits) -> tuple[Ints, Ints]:
    """Pairs (mention, earlier mention that it may go back to), two (P,) arrays, the former in order: those
    just before it, and the last ones that share words with it."""
    known: dict[int, deque[int]] = defaultdict(lambda: deque(maxlen=ALIKE))
    later: list[int] = []
    earlier: list[int] = []
    keys = np.stack([of.text, of.head, of.last, of.initials], 1).tolist()
    for i, own in enumerate(keys):
        near = max(0, i - NEAR)
        mine = {key for key in own if key != -1}
        alike = {j for key in mine for j in known[key] if i - ALIKE_WITHIN <= j < near}
        found = [*sorted(alike)[-ALIKE:], *range(near, i)]
        later += [i] * len(found)
        earlier += found
        for key in mine:
            known[key].append(i)
    return np.array(later, dtype=np.int64), np.array(earlier, dtype=np.int64)


def likeness(of: Traits, later: Ints, earlier: Ints) -> Ints:
    """What pairs of mentions have in common: rows (P, columns) of the linker's table."""
    m = {name: getattr(of, name)[later] for name in Traits.__slots__}
    a = {name: getattr(of, name)[earlier] for name in Traits.__slots__}
    shared = m["words"] & a["words"]
    noun = (m["form"] >= FIRST_NOUN) & (a["form"] >= FIRST_NOUN)
    bits = (
        (m["text"] == a["text"]) * 1
        + ((m["head"] == a["head"]) & noun) * 2
        + ((shared == m["words"]) & noun) * 4
        + ((shared == a["words"]) & noun) * 8
        + ((shared != 0) & noun) * 16
        + ((m["initials"] == a["initials"]) & (m["initials"] != -1)) * 32
    )
    far = np.searchsorted(FAR, np.maximum(m["begin"] - a["end"], -1), side="right")
    sentences = np.searchsorted(SENTENCES, m["sentence"] - a["sentence"], side="right")
    apart = 2 * sentences + (m["paragraph"] == a["paragraph"])
    within = a["end"] >= m["end"]
    inside_m, inside_a = m["quotation"] >= 0, a["quotation"] >= 0
    same = m["quotation"] == a["quotation"]
    side = np.where(same, np.where(inside_m, 1, 0), np.where(inside_m, np.where(inside_a, 4, 2), 3))
    counts = np.searchsorted(COUNTS, a["count"], side="right")
    pair = m["form"] * FORMS + a["form"]
    rows: Ints = np.stack([pair, bits, far, apart, 2 * side + within, counts], 1) + FIRST_ROWS
    return rows
