"""Cues that are no verbs: "according to", "reportedly", "the claim that"."""

from __future__ import annotations

import re

from . import grammar
from .found import Found, pieces
from .lexicon import Entry, Lexicon
from .sentences import Range, Sentence
from .subjects import is_dash, is_finite, subject

AFTER_OF = frozenset(("and", "but", "with", "which", "who", "that", "as", "when", "while"))


def according_to(s: Sentence, lexicon: Lexicon) -> Found | None:
    """ "According to the port, …", "…, according to the port", "…, according to the port, …"."""
    for i in range(s.end):
        phrase = next((p for p in lexicon.phrases if s.lower[i : i + len(p)] == p), None)
        if phrase is None or s.quoted[i] or i + len(phrase) >= s.end:
            continue
        start = i + len(phrase)
        end = _source_end(s, start, opening=i == 0 or s.lower[i - 1] in grammar.CONJUNCTION | {","})
        content = pieces(s, (0, i), (end, s.end)) if i > 2 else pieces(s, (end, s.end))
        if content and end > start:
            return Found("according", (start, end), (i, start), content)
    return None


def _source_end(s: Sentence, start: int, *, opening: bool) -> int:
    for k in range(start + 1, s.end):
        if s.quoted[k]:
            if any(q[0] == k and s.is_speech(q) for q in s.quotes):
                return k
        elif s.lower[k] == "," or is_dash(s, k) or s.lower[k] == ";":
            return _past_apposition(s, k) if opening else s.end if _runs_on(s, k) else k
    return s.end


def _past_apposition(s: Sentence, k: int) -> int:
    """ "According to Ines Dahl, who runs the port, …": the source ends at the second comma."""
    if s.lower[k + 1 : k + 2] and s.lower[k + 1] in ("who", "which", "whose"):
        return next((j for j in range(k + 1, s.end) if s.lower[j] == ","), k)
    return k


def _runs_on(s: Sentence, k: int) -> bool:
    return k + 1 < s.end and s.lower[k + 1] in ("who", "which", "whose", "a", "an", "the")


NO_NAMES = grammar.words(
    """
    warning update updated exclusive video watch photo photos breaking live opinion editorial analysis
    correction note related more read poll listen here today transcript caption image source
    """
)


def name_and_colon(s: Sentence) -> Found | None:
    """ "Ines Dahl: “…"": a name, a colon and a quotation, without a verb."""
    for i in range(1, min(s.end - 1, 16)):
        if s.quoted[i] or s.lower[i] in ".;":
            return None
        if s.lower[i] != ":" or not s.quoted[i + 1]:
            continue
        named = s.capital(i - 1) and s.capital(0) and s.lower[0] not in NO_NAMES
        if not named or any(is_finite(s, k, 0) for k in range(i)):
            return None
        return Found("name colon", (0, i), (i, i + 1), pieces(s, (i + 1, s.end)))
    return None


FIGURES = grammar.words(
    "toll tolls number numbers figure total count cost costs damage losses loss bill price value turnout"
)
NUMBER = re.compile(r"[$€£¥₦₹]?\d|[A-Z][A-Za-z]{0,3}[.$]? ?\d")
NUMBER_WORDS = grammar.words(
    """
    one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands millions
    twenty thirty forty fifty about around more over nearly almost some least between fewer less up under no
    """
)
FARTHEST_AT = 9  # words from "put" to its "at"


def put_at(s: Sentence) -> Found | None:
    """ "The ministry has put the toll at nine"."""
    for i in range(1, s.end - 3):
        if s.lower[i] not in ("put", "puts") or s.quoted[i]:
            continue
        last = min(i + FARTHEST_AT, s.end - 1)
        at = next((k for k in range(i + 2, last) if s.lower[k] == "at"), None)
        number = at if at is None or not s.quoted[at + 1] else at + 1  # "at “no more than 3,000”"
        if number is None or FIGURES.isdisjoint(s.lower[i + 1 : at]) or not _is_number(s, number + 1):
            continue
        verb = i - (s.lower[i - 1] in grammar.HAVE)
        source = subject(s, 0, verb)
        end = next((k for k in range(number + 2, s.end) if s.lower[k] in AFTER_FIGURE), s.end)
        if source is not None and FIGURES.isdisjoint(s.lower[slice(*source)]):
            return Found("put at", source, (verb, i + 1), pieces(s, (i + 1, end)))
    return None


AFTER_FIGURE = frozenset((",", ";", "while", "but", "although", "after", "and", "as", "when", "with"))


def _is_number(s: Sentence, i: int) -> bool:
    start, _ = s.words[i]
    return s.lower[i] in NUMBER_WORDS or s.lower[i] in "$€£¥₦₹" or NUMBER.match(s.text, start) is not None


def hearsay(s: Sentence, lexicon: Lexicon) -> Found | None:
    """ "… were reportedly closed": an adverb makes the clause around it a content without a source."""
    for i in range(s.end):
        if s.lower[i] in lexicon.adverbs and not s.quoted[i]:
            before, after = _clause_around(s, i)
            content = pieces(s, (before, i), (i + 1, after))
            if content and after - before > 3:
                return Found("hearsay", None, (i, i + 1), content)
    return None


def _clause_around(s: Sentence, i: int) -> Range:
    def breaks(k: int) -> bool:
        return not s.quoted[k] and (s.lower[k] in ",;:" or is_dash(s, k))

    before = next((k + 1 for k in range(i - 1, -1, -1) if breaks(k)), 0)
    after = next((k for k in range(i + 1, s.end) if breaks(k)), s.end)
    return before, after


CARRYING = re.compile(r"\b(\w++)\s++(?:that|to|of)\b", re.IGNORECASE)  # a noun carries what follows these


def may_carry(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Can a sentence of ``text[start:end]`` hold a ``noun_cue``? Quick to ask: in most no noun is a cue."""
    return any(match[1].lower() in lexicon.nouns for match in CARRYING.finditer(text, start, end))


def noun_cue(s: Sentence, lexicon: Lexicon) -> Found | None:
    """ "her claim that …", "the port’s promise to …"."""
    for i in range(1, s.end - 2):
        noun = lexicon.nouns.get(s.lower[i])
        if noun is None or s.quoted[i] or not _takes_content(s, i, noun):
            continue
        source, start = _owner(s, i)
        if start is None or (s.lower[i + 1] == "to" and source is None):
            continue
        content = pieces(s, (i + 1, _end_of_noun(s, i)))
        if content:
            return Found("noun", source, (start, i + 1), content)
    return None


def _end_of_noun(s: Sentence, i: int) -> int:
    """Where what the noun carries ends: a clause at the next comma, "of" something before the next clause."""
    of = s.lower[i + 1] == "of"
    for k in range(i + 2, s.end):
        over = s.lower[k] in ",;" or (of and (s.lower[k] in AFTER_OF or is_finite(s, k, i)))
        if over and not s.quoted[k]:
            return k
    return s.end


def _takes_content(s: Sentence, i: int, noun: Entry) -> bool:
    if s.lower[i + 1] == "to":
        return noun.act in ("promise", "demand", "decide")
    if s.lower[i + 1] == "of":
        return noun.act == "accuse"
    # Not "the report that was published", "the offer that the union rejected".
    return s.lower[i + 1] == "that" and s.lower[i] not in GIVEN and not is_finite(s, i + 2, i)


GIVEN = grammar.words("offer offers")
POSSESSIVE = grammar.words("his her their its my our")


def _owner(s: Sentence, i: int) -> tuple[Range | None, int | None]:
    """Whose claim it is, and where the cue begins: a possessive before the noun, or nobody's."""
    for k in range(i - 1, max(-1, i - 4), -1):
        if s.lower[k] in POSSESSIVE:
            return (k, k + 1), k + 1
        if s.lower[k] == "'s":
            first = k
            while first > 0 and (s.capital(first - 1) or s.lower[first - 1] in ("the", "a", ".", "of", "-")):
                first -= 1
            return ((first, k), k) if first < k else (None, None)
        if s.lower[k] in grammar.ARTICLE or s.lower[k] in grammar.PREPOSITION:
            return None, i
    return None, None
