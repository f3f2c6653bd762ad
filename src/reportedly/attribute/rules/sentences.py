"""Sentences as the rules read them: words with their place inside or outside quotations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..words import units
from .abbreviations import stops_nothing

Range = tuple[int, int]
# A line of 45 characters or more was broken to a width: its sentence goes on in the next. The pattern begins
# with what it can begin with, and looks back from there, so that a search goes from mark to mark.
STOP = re.compile(
    r"[.!?…\n](?:(?<=\n)(?:(?<![^\n]{45}\n)\n*|\n*(?=[\n—–•*@#-]))"
    r"|(?<!\n)[.!?…]*[\"”’'»)\]]*(?=\s+[\"“‘'«(\[]*[A-Z0-9À-Þ]))"
)
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Maj|Cmdr|Adm|St|Jr|Sr|Hon|Rev|Fr|Pres|No|vs|etc|"
    r"Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Supt|Insp|Messrs|Mt|Ft|Fla|Calif|Pa|Va|Ga|"
    r"Ariz|Mass|Mich|Minn|Wis|Tenn|Conn|Ill|Ind|Tex|La|Md|Ky|Ala|Ark|Colo|Mo|Ore|Wash)|\b[A-Z](?:\.[A-Z])*)$"
)
STARTER = re.compile(r"\s+(?:The|He|She|It|They|We|But|And|In|On|That|This|His|Her|Their|A|An)\b")
TITLE = re.compile(r"(?<!\w)[A-ZÀ-Þ][\w-]{0,11}$")
NEXT = re.compile(r"[^\W_][\w’'-]*")
MAX_WORDS = 400
INNER_STOPS = ",.?!—–…;-"


@dataclass(frozen=True, slots=True)
class Sentence:
    """``words``: [start, end) offsets; ``lower``: the words in lower case; ``quoted``: inside quotation
    marks, these included; ``quotes``: [first, last) words of each quotation, outermost only.
    """

    text: str
    words: tuple[Range, ...]
    lower: tuple[str, ...]
    quoted: tuple[bool, ...]
    quotes: tuple[Range, ...]

    def raw(self, i: int) -> str:
        return self.text[slice(*self.words[i])]

    def capital(self, i: int) -> bool:
        return self.text[self.words[i][0]].isupper()

    def spaced(self, i: int) -> bool:
        """Is there white space before word ``i``?"""
        return i == 0 or self.words[i - 1][1] < self.words[i][0]

    @property
    def end(self) -> int:
        """How many words there are, the final stop left out."""
        n = len(self.words)
        while n and self.lower[n - 1] in ".!?…" and not self.quoted[n - 1]:
            n -= 1
        return n

    def quote_at(self, i: int) -> Range | None:
        """The quotation that begins at word ``i``."""
        return next((q for q in self.quotes if q[0] == i), None)

    def quote_before(self, i: int) -> Range | None:
        """The quotation that ends right before word ``i`` and closes with a stop: speech, not a term."""
        quote = next((q for q in self.quotes if q[1] == i), None)
        return quote if quote and self.is_speech(quote) else None

    def is_speech(self, quote: Range) -> bool:
        last = self.lower[quote[1] - 2] if quote[1] - quote[0] > 2 else ""
        return (last != "" and last in INNER_STOPS) or quote[1] - quote[0] > 8


def sentences(
    text: str,
    start: int,
    end: int,
    quotes: Sequence[Range],
    tags: frozenset[str],
    *,
    wanted: Callable[[int, int], bool] = lambda start, end: True,
) -> Iterator[Sentence]:
    """The sentences of ``text[start:end]`` that are wanted. ``quotes``: its quotations, which are never cut.

    ``tags``: verb forms that can follow a quotation's closing question mark ('"Will he?" Brandt asked.').
    """
    k = 0
    for a, b in _cuts(text, start, end, quotes, tags):
        if not wanted(a, b):
            continue
        spans = units(text, a, b)
        while k < len(quotes) and quotes[k][1] <= a:
            k += 1
        last = k
        while last < len(quotes) and quotes[last][0] < b:
            last += 1
        for n in range(0, len(spans), MAX_WORDS):
            yield sentence(text, spans[n : n + MAX_WORDS], quotes[k:last])


def sentence(text: str, spans: Sequence[Range], quotes: Sequence[Range]) -> Sentence:
    lower = tuple([_plain(text, a, b) for a, b in spans])
    quoted = [False] * len(spans)
    found: list[Range] = []
    i = 0
    for s, e in quotes:
        while i < len(spans) and spans[i][0] < s:
            i += 1
        first = i
        while i < len(spans) and spans[i][1] <= e:
            quoted[i] = True
            i += 1
        if i > first:
            found.append((first, i))
    return Sentence(text, tuple(spans), lower, tuple(quoted), tuple(found))


def _plain(text: str, a: int, b: int) -> str:
    """The word in lower case; a mark inside a number ("3,000", "10:30") is a digit, no punctuation."""
    word = text[a:b]
    if word in ",.:" and text[a - 1 : a].isdigit() and text[b : b + 1].isdigit():
        return "0"
    return word.lower().replace("’", "'")


def _cuts(text: str, start: int, end: int, quotes: Sequence[Range], tags: frozenset[str]) -> Iterator[Range]:
    begin, k = start, 0
    for match in STOP.finditer(text, start, end):
        while k < len(quotes) and quotes[k][1] < match.end():
            k += 1
        quote = quotes[k] if k < len(quotes) else None
        if quote and quote[0] <= match.start() and match.end() < quote[1] and match[0][0] != "\n":
            continue
        if match.end() <= begin or (match[0][0] == "." and _abbreviated(text, begin, match)):
            continue
        if quote and quote[1] == match.end() and match[0][0] in "?!" and _tagged(text, match.end(), tags):
            continue
        yield begin, match.end()
        begin = match.end()
    if text[begin:end].strip():
        yield begin, end


def _abbreviated(text: str, begin: int, match: re.Match[str]) -> bool:
    if len(match[0]) > 1:
        return False
    before = ABBREVIATION.search(text, max(begin, match.start() - 12), match.start())
    if before is None:
        return _titled(text, begin, match)
    initials = (
        len(before[0]) > 1 and "." in before[0]
    )  # "in the U.S. The" may end a sentence, "Mr. The" can't
    return not (initials and STARTER.match(text, match.end()))


def _titled(text: str, begin: int, match: re.Match[str]) -> bool:
    """Is the stop that of a title before a name?"""
    word = TITLE.search(text, max(begin, match.start() - 12), match.start())
    if word is None or text[word.start() - 1 : word.start()] in ("-", "’", "'"):
        return False
    before = NEXT.findall(text, max(begin, word.start() - 30), word.start())[-1:]
    following = NEXT.findall(text, match.end(), match.end() + 60)[:3]
    return stops_nothing(word[0], following, before=before[0] if before else "")


def _tagged(text: str, at: int, tags: frozenset[str]) -> bool:
    """Does a short source and a cue follow ('"Will he?" Brandt asked')?"""
    words = units(text, at, min(len(text), at + 60))[:6]
    for n, (a, b) in enumerate(words):
        word = text[a:b].lower()
        if word in tags:
            return True
        if word in ".,;:" and n > 1:
            return False
    return False
