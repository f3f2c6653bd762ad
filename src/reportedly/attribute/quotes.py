"""Finds quotations by their marks: curly, straight, single, angle and low ones, nested, unclosed.

Works on one paragraph at a time, so that an unclosed mark can't spoil what follows. A single mark is a
quotation mark only where it can't be an apostrophe.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

PAIRS = {"“": "”", "„": "“”‟", "«": "»", "»": "«", "‹": "›", "‘": "’", "‚": "‘’", '"': '"', "'": "'"}
CURLY = "“"
SINGLE = "‘‚'"
STYLES = dict.fromkeys("“‘", "curly") | dict.fromkeys("\"'", "straight") | dict.fromkeys("«‹»", "angle")
MARKS = re.compile("[“”„‟«»‹›‘’‚\"']")
BEFORE_OPENING = re.compile(r"[\s(\[{—–\-/“‘«\"':]")
STOPS = ".,!?;:…—"
CURLY_OR_STRAIGHT = re.compile(r"[“”\"]")
OPEN_OR_CLOSED = re.compile('[“”"«»„]')
INCHES = re.compile(r"(?<!\d)\d['’]\d\d?$")  # before a mark: "he's 6'2""


@dataclass(frozen=True, slots=True)
class Quotation:
    """``[start, end)`` with its marks. ``closed`` is False where it runs to the end of its paragraph."""

    start: int
    end: int
    closed: bool = True
    depth: int = 1


def quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """The quotations of the paragraph ``text[start:end]``, outer ones before those inside them."""
    return list(_quotations(text, start, len(text) if end is None else end))


def is_open(text: str, start: int, at: int) -> bool:
    """Whether a quotation that begins behind ``start`` stays open up to ``at``, by the number of marks."""
    return len(OPEN_OR_CLOSED.findall(text, start, at)) % 2 > 0


@lru_cache(maxsize=128)  # several stages ask it of each paragraph
def _quotations(text: str, start: int, end: int) -> tuple[Quotation, ...]:
    found: list[Quotation] = []
    opened: list[tuple[int, str]] = []
    even = text.count(CURLY, start, end) == text.count(PAIRS[CURLY], start, end)
    for match in MARKS.finditer(text, start, end):
        at, mark = match.start(), match[0]
        if opened and _closes(text, at, mark, opened[-1][1], start, end):
            begin, _ = opened.pop()
            found.append(Quotation(begin, at + 1, True, len(opened) + 1))
        elif len(opened) > 1 and mark not in "'’" and mark in PAIRS[opened[-2][1]]:
            opened.pop()  # the inner mark was never closed
            begin, _ = opened.pop()
            found.append(Quotation(begin, at + 1, True, len(opened) + 1))
        elif _opens(text, at, mark, start, end, [m for _, m in opened], even=even):
            opened.append((at, mark))
    running = opened[:1] if opened and opened[0][1] not in SINGLE else []
    if nothing := opened[len(running) :]:
        # They open nothing: what stands behind them is so much less deep.
        found = [replace(q, depth=q.depth - sum(at < q.start for at, _ in nothing)) for q in found]
    # Whoever speaks goes on in the next paragraph. What is quoted in that is quoted all the same.
    found += [Quotation(at, end, False) for at, _ in running]
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


def _opens(text: str, at: int, mark: str, start: int, end: int, opened: list[str], *, even: bool) -> bool:
    """``even``: as many of its curly marks open as close, so that one may open within another."""
    again = mark in opened and not (even and mark == CURLY and opened == [CURLY])
    if mark not in PAIRS or again or at + 1 >= end or text[at + 1].isspace():
        return False
    before = text[at - 1] if at > start else " "
    if mark == "»" and not BEFORE_OPENING.match(before):
        return False
    if mark in "\"'" or mark in SINGLE:
        if not BEFORE_OPENING.match(before):
            return False
        return mark not in SINGLE or _single_closes_later(text, at, mark, end)
    return True


def _closes(text: str, at: int, mark: str, opener: str, start: int, end: int) -> bool:
    if mark not in PAIRS[opener]:
        return False
    after = text[at + 1] if at + 1 < end else " "
    if mark in '”"' and INCHES.search(text, max(start, at - 5), at) and _closed_later(text, at, mark, end):
        return False
    if opener not in SINGLE:
        return mark != '"' or not (BEFORE_OPENING.match(text[at - 1]) and after.isalnum())
    return not after.isalnum() and not _possessive(text, at, opener, end)


def _closed_later(text: str, at: int, mark: str, end: int) -> bool:
    """Is the next mark of its kind one that closes?"""
    following = CURLY_OR_STRAIGHT.search(text, at + 1, end)
    if following is None or following[0] != mark:
        return False
    return not BEFORE_OPENING.match(text[following.start() - 1])


def _possessive(text: str, at: int, opener: str, end: int) -> bool:
    """Is this single mark an apostrophe after a plural ("the ministers’ plan")? A later close decides."""
    if text[at - 1] in STOPS or text[at - 1] != "s":
        return False
    rest = text[at + 1 : end]
    later = re.search(r"[.,!?;:…—\w][" + PAIRS[opener] + r"](?!\w)", rest)
    again = re.search(r"(?<!\w)[" + opener + r"](?=\w)", rest)
    return later is not None and (again is None or later.start() < again.start())


def _single_closes_later(text: str, at: int, mark: str, end: int) -> bool:
    """A single mark opens only where one that can close follows; else it is an apostrophe (’90s, ’em)."""
    return re.search(r".\S[" + PAIRS[mark] + r"](?!\w)", text[at + 1 : end], re.DOTALL) is not None


def touching(quotes: Iterable[Quotation], start: int, end: int) -> list[Quotation]:
    """Those that share a character with ``[start, end)`` or stand right beside it."""
    return [q for q in quotes if q.start <= end and start <= q.end]


def marks_and_inside(spans: Sequence[tuple[int, int]], found: Iterable[Quotation]) -> list[int]:
    """For each unit: 0 outside quotations, 1 inside, 2 an opening mark, 3 a closing one (outermost only)."""
    state = [0] * len(spans)
    outer = [q for q in found if q.depth == 1]
    starts = [s for s, _ in spans] if outer else []
    last = 0
    for q in outer:
        first, last = max(last, bisect_left(starts, q.start)), max(last, bisect_left(starts, q.end))
        if first < last:
            state[first:last] = [1] * (last - first)
            if q.closed and spans[last - 1][1] == q.end:
                state[last - 1] = 3
            if starts[first] == q.start:
                state[first] = 2
    return state


def within(quotes: Sequence[Quotation]) -> Callable[[int, int], bool]:
    """Tells whether a stretch of the text touches one of the quotations."""
    in_order = sorted((quote.start, quote.end) for quote in quotes)
    starts = [start for start, _ in in_order]
    ends = list(accumulate((end for _, end in in_order), max))

    def touches(start: int, end: int) -> bool:
        before = bisect_right(starts, end)
        return before > 0 and ends[before - 1] >= start

    return touches
