"""The words of a block with what stands between them, as parallel lists: quick to walk in Python."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from ..attribute.datelines import dateline_end
from ..attribute.rules.abbreviations import TITLES, stops_nothing
from .grammar import word_set

WORD = re.compile(r"[^\W_]++(?:(?:[’'ʼ‘`´\-‐‑.·\u200c]|(?<=\d)/(?=\d))[^\W_]++)*+")
POSSESSIVE = ("'s", "’s", "ʼs", "‘s")
ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|at|az|ul|d|l|o)[-‑'’][A-Z]")
LETTER = re.compile(r"[A-Z][-‐‑][a-z]+")  # "T-shirts", "X-ray"
STOP = re.compile(r"[.!?…。؟]|\n\s*\n")
NO_STOP = word_set(
    """
    mr mrs ms dr prof st sr jr gen col capt lt sgt maj rev hon gov sen rep vs no inc ltd co corp
    """
)
SINGLE = re.compile(r"['‘](?<![^\s(—].)\w")  # behind a blank, a bracket, a dash, or nothing
OPEN, CLOSE = "“«„", "”»"
SHORTENED = word_set("he she it that who what where there here how let")  # before "is", "has", "us"
VERBS = ("ll", "d", "ve", "re", "m")  # behind an apostrophe


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch of text.

    ``word`` without a possessive "'s", ``low`` in lower case, ``owns`` where there was one. ``before`` is
    what
    stands between the word and the one before it, without blanks. ``sentence`` counts from the document's
    start; ``quoted`` tells words within double quotation marks.
    """

    text: str
    block: int
    start: list[int]
    end: list[int]
    word: list[str]
    low: list[str]
    owns: list[bool]
    capital: list[bool]
    before: list[str]
    sentence: list[int]
    quoted: list[bool]

    def __len__(self) -> int:
        return len(self.word)

    def at(self, offset: int) -> int:
        """The index of the first word that starts at ``offset`` or later."""
        return bisect_left(self.start, offset)

    def opens(self, i: int) -> bool:
        """Whether word ``i`` begins a sentence or a quotation, so that its capital tells nothing."""
        return (
            i == 0
            or self.sentence[i] != self.sentence[i - 1]
            or self.before[i][-1:] in ('"', "“", "‘", ":", "«")
        )


def words(text: str, start: int, end: int, *, block: int = 0, sentence: int = 0) -> Words:
    """The words of ``text[start:end]``; ``sentence`` is the number of the first sentence."""
    spans = [match.span() for match in WORD.finditer(text, start, end)]
    raw = [text[a:b] for a, b in spans]
    begins, ends = [a for a, _ in spans], [b for _, b in spans]
    before = [
        "" if text[a:b] == " " else _gap(text, a, b) for a, b in zip([start, *ends], begins, strict=False)
    ]
    word, owns = _owners(text, raw, ends, single=SINGLE.search(text, start, end) is not None)
    report = bisect_left(begins, dateline_end(text, start)) or None
    if report and report < len(before):
        before[report] = before[report] or "—"  # an hour may stand there without a mark
    sentences, quoted = _sentences(word, before, sentence, report)
    return Words(
        text,
        block,
        begins,
        [a + len(w) for a, w in zip(begins, word, strict=True)],
        word,
        [w.lower() for w in word],
        owns,
        [_has_capital(w) for w in word],
        before,
        sentences,
        quoted,
    )


def _has_capital(word: str) -> bool:
    """Whether it is written like a name: "Orle", "al-Orle", not "T-shirts"."""
    if word.isalpha():
        return word[0].isupper()
    return LETTER.match(word) is None if word[0].isupper() else ARTICLE.match(word) is not None


def whole(low: str) -> str:
    """A word in lower case without the verb that an apostrophe joins to it: "she" of "she'll"."""
    if low.isalpha():
        return low
    first, _, verb = low.replace("’", "'").partition("'")
    return first if verb in VERBS else low


def _owners(text: str, raw: list[str], ends: list[int], *, single: bool) -> tuple[list[str], list[bool]]:
    """The words without a possessive "'s", and which of them own what follows."""
    word, owns = list(raw), [False] * len(raw)
    for i, written in enumerate(raw):
        if written[-1] not in "sS":
            continue
        if len(written) > 2 and written.endswith(POSSESSIVE):
            word[i] = written[:-2]
            owns[i] = word[i].lower() not in SHORTENED
        elif text[ends[i] : ends[i] + 1] in ("'", "’"):
            owns[i] = _plural_owner(text, ends[i], written, single)
    return word, owns


def _sentences(
    word: list[str], before: list[str], sentence: int, report: int | None
) -> tuple[list[int], list[bool]]:
    """For each word the number of its sentence, and whether it stands within double quotation marks. With
    the word ``report``, behind a dateline, a sentence begins."""
    sentences: list[int] = []
    quoted: list[bool] = []
    straight = curly = False
    for i, gap in enumerate(before):
        if gap:
            straight ^= gap.count('"') % 2 == 1
            curly = _inside(gap, curly)
            stops = STOP.search(gap) and not _abbreviated(gap, word, i, sentences, sentence)
            if i and (stops or i == report):
                sentence += 1
        sentences.append(sentence)
        quoted.append(straight or curly)
    return sentences, quoted


def _gap(text: str, start: int, end: int) -> str:
    """What stands between two words, without the blanks around it."""
    return text[start:end].strip() if end - start < 200 else "…"


def _plural_owner(text: str, at: int, word: str, single: bool) -> bool:
    """Whether the apostrophe at ``at`` is that of a plural owner ("the workers’ union"), not a closing
    quotation
    mark: where single marks quote, only between two capitals ("Sailors’ Union")."""
    after = text[at + 2 : at + 3]
    if text[at + 1 : at + 2] != " " or not after.isalpha():
        return False
    return word[0].isupper() if after.isupper() else not single


def _inside(gap: str, inside: bool) -> bool:
    for char in gap:
        if char in OPEN:
            inside = True
        elif char in CLOSE:
            inside = False
    return inside


def _abbreviated(gap: str, word: list[str], i: int, sentences: list[int], sentence: int) -> bool:
    """Whether the stop before word ``i`` is that of an abbreviation: "Mr. Dahl", "J. Dahl", "4 a.m. on"."""
    last = word[i - 1]
    if gap in (". (", ".)") and (word[i] if gap == ". (" else last).lower() in TITLES:
        return True  # "Col. (ret.) Brun"
    if gap != ".":
        return False
    if last.lower() in NO_STOP or (len(last) == 1 and last.isupper()) or word[i][0].islower():
        return True
    opens = i < 2 or sentences[i - 2] != sentence
    return stops_nothing(last, word[i : i + 3], before="" if opens else word[i - 2])
