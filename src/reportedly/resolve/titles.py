"""Titles and ranks in a capitalised stretch, and the letters and nicknames that go with a name."""

from __future__ import annotations

import re
from collections.abc import Collection

from ..attribute.rules.abbreviations import INITIALS
from .grammar import AUXILIARY, DEFINITE, FUNCTION, OWNER, PRONOUN, RELATIVE, SPEECH, TIME, word_set
from .lexicon import lexicon
from .words import Words

RETIRED = word_set("rtd retd ret retired")
# Verbs that are surnames too.
SURNAMES = word_set("said tell say can do")
# Titles that are surnames too.
FAMILY = word_set(
    """
    abbot baron bishop cardinal chancellor constable dean don duke judge justice king knight lord major
    marshal marshall page pan pope prince prior rector sergeant sheikh sultan
    """
)
LOUD = ("ed", "ing", "ful", "less", "ous", "broken", "stricken", "gic", "fic")
ROMAN = re.compile(r"X{0,2}(?:I{2,3}|I?V|VI{1,3}|IX)")
LETTERS = 7  # of an acronym, at most
NO_TITLE = word_set("st inc ltd co corp jr sr bros vs no mt ft")


def is_title(words: Words, k: int) -> bool:
    """Whether word ``k`` is a title, a rank or two ("Lt-Gen")."""
    lists = lexicon()
    parts = words.low[k].split("-")
    if all(part in lists.honorifics or part in lists.ranks for part in parts) or is_style(words, k):
        return True
    if words.low[k] == "con" and k and words.low[k - 1] == "det":
        return True
    if len(parts) == 2 and parts[1] == "general" and calling(parts[0]):
        return True  # "Director-General"
    several = words.low[k][-1:] == "s" and words.low[k][:-1] in lists.ranks  # "Justices R. Orme and S. Tarn"
    return several and words.capital[k] and words.capital[k + 1 : k + 2] == [True] and not words.before[k + 1]


def is_style(words: Words, k: int) -> bool:
    """Whether word ``k`` is a form of address behind "his" or "her": "His Excellency", "Her Grace"."""
    return words.low[k] in lexicon().styles and k > 0 and words.low[k - 1] in OWNER and words.capital[k]


def shouted(words: Words, i: int, common: Collection[str]) -> bool:
    """Whether a word in capitals among others is only written louder: "HEARTBROKEN mum", "TRAGIC Lacey"."""
    word, low = words.word[i], words.low[i]
    if len(word) < 4 or not word.isalpha() or not word.isupper():
        return False
    beside = [words.word[k] for k in (i - 1, i + 1) if 0 <= k < len(words) and not words.before[max(k, i)]]
    if not beside or any(len(other) > 1 and other.isupper() for other in beside):
        return False
    noun = lexicon().nouns.get(low)
    loud = len(low) > LETTERS and low in common
    return loud or (noun is not None and noun.kind == "person") or low.endswith(LOUD)


def dotted(words: Words, k: int) -> bool:
    """Whether word ``k`` is an abbreviated title before a name ("Ald. Brun"): its stop ended no sentence."""
    return (
        k + 1 < len(words)
        and words.before[k + 1] == "."
        and words.sentence[k] == words.sentence[k + 1]
        and INITIALS.fullmatch(words.word[k]) is None
        and words.low[k] not in NO_TITLE
        and words.capital[k + 1]
    )


def initial(words: Words, k: int) -> bool:
    """Whether word ``k`` is a letter that stands for a name, even where it could be a word: "A. K. Orme"."""
    if len(words.word[k]) != 1 or not words.capital[k] or k + 1 >= len(words):
        return False
    return words.before[k + 1] == "." and words.sentence[k] == words.sentence[k + 1] and words.capital[k + 1]


def nickname(words: Words, j: int) -> bool:
    """Whether the mark before word ``j`` opens or closes one word between two names: Evelyn “Bing” Orlo."""
    first = j if words.before[j] in ('"', "“") and words.before[j - 1] not in ('"', "“") else j - 1
    around = words.before[first : first + 2]
    return (
        around in (['"', '"'], ["“", "”"])
        and 0 < first < len(words) - 1
        and all(words.capital[k] and words.low[k] not in FUNCTION for k in (first - 1, first, first + 1))
        and words.sentence[first - 1] == words.sentence[first + 1]
    )


def past_letters(words: Words, end: int, *, titled: bool) -> int:
    """The word behind a name that ends before ``end`` and the letters that follow it: "Mr Eoghan Orme SC"."""
    k = end
    while k < len(words) and not words.before[k] and k - end < 4:
        after = titled and (words.low[k] in lexicon().after or letters(words, k))
        if not after and not numbered(words, k):
            break
        k += 1
    return k


def numbered(words: Words, k: int) -> bool:
    """Whether word ``k`` is the number behind a ruler's or an heir's name: "Orle Tarn III"."""
    return k > 0 and ROMAN.fullmatch(words.word[k]) is not None and words.capital[k - 1]


def letters(words: Words, k: int) -> bool:
    """Whether word ``k`` is letters behind a titled name: "Mr Eoghan Orme SC"."""
    word, name = words.word[k], words.word[k - 1]
    return 1 < len(word) < 5 and word.isalpha() and word.isupper() and not name.isupper()


FIRST = word_set("per will an do even can than")  # first names, mostly small words
MONTHS = word_set("april may june august")


LEARNED = ("ologist", "ographer", "onomist", "iatrist", "icist", "ician")


def calling(low: str) -> bool:
    """Whether a noun says what one person is: "teacher", "glaciologist"."""
    noun = lexicon().nouns.get(low)
    if noun is None:
        return low.endswith(LEARNED)
    return noun.kind == "person" and noun.number == "one"


def surname(words: Words, j: int) -> bool:
    """Whether a word that mostly means something else is a surname: "Ama Tell said", "Edward Said, who"."""
    return words.low[j] in SURNAMES and len(words.low[j - 1]) > 1 and speaks_or_ends(words, j + 1)


def speaks_or_ends(words: Words, k: int) -> bool:
    """Whether a verb comes at ``k`` or the name before it is closed; in a heading each word has a capital."""
    if k >= len(words) or words.capital[k]:
        return False
    return words.before[k] != "" or words.owns[k - 1] or words.low[k] in AUXILIARY | SPEECH | RELATIVE


DAYS = word_set("sunday monday friday saturday")
ELDERS = ("Pa", "Ma", "Papa", "Mama", "Baba", "Oga")


def family(words: Words, i: int, j: int) -> bool:
    """Whether the last word of a stretch ``[i, j)`` may be its surname rather than a title: "Ana Pope"."""
    if words.low[j - 1] not in FAMILY or words.low[j - 2] in lexicon().adjectives:
        return False
    return words.before[j - 1] in ("", ".") and words.low[j : j + 1] != ["of"]


def called_by_day(words: Words, j: int) -> bool:
    """Whether a day is a first name behind a title or an elder's "Pa": "Mr Sunday Orme"."""
    called = is_title(words, j - 1) or words.word[j - 1] in ELDERS
    return words.low[j] in DAYS and called and words.capital[j + 1 : j + 2] == [True]


def first_word(words: Words, i: int) -> bool:
    """Whether a small word or a day's name begins a name: behind who somebody is and a comma ("his lawyer,
    Per Orme"), behind a word without a capital ("told May Orme"), behind "the" ("the Sunday Dispatch"), or
    before a second one that speaks ("Per Orme said")."""
    low, before = words.low[i], words.low[i - 1]
    if i + 1 >= len(words) or words.low[i + 1] in FUNCTION or words.before[i + 1] or not words.capital[i + 1]:
        return False
    if words.opens(i) or not i:
        return low in FIRST and words.low[i + 2 : i + 3] != [] and words.low[i + 2] in SPEECH
    if (words.capital[i - 1] and before != "the") or low in DEFINITE | OWNER | PRONOUN | RELATIVE:
        return False
    if words.before[i] == ",":
        return (low not in TIME or low in MONTHS) and calling(before)
    if words.before[i]:
        return False
    if low in TIME:
        return before == "the" or (low in MONTHS and (before in SPEECH or before in ("to", "with")))
    return low in FIRST


def holds(words: Words, j: int, gap: str) -> bool:
    """Whether a name goes on over what stands before ``j``: "Sailors’ Union", "J. Dahl", "(Mrs) Dahl"."""
    honorifics = lexicon().honorifics
    if gap in ("'", "’"):
        return words.owns[j - 1]
    if gap == ".":
        return _abbreviation(words, j - 1)
    if gap in ('"', "“", "”") and len(words.word[j - 1]) > 1:
        return nickname(words, j)
    if gap in ("(", ")") and _bracketed_rank(words, j - (gap == ")")):
        return True
    if gap in ("(", ". ("):
        bracketed = words.low[j] in honorifics or (words.low[j] in RETIRED and is_title(words, j - 1))
        return bracketed and words.before[j + 1 : j + 2] in ([")"], [".)"])
    bracketed = words.low[j - 1] in honorifics or words.low[j - 1] in RETIRED
    return gap in (")", ".)") and bracketed and words.before[j - 1] in ("(", ". (")


def _bracketed_rank(words: Words, k: int) -> bool:
    """Whether word ``k`` stands in brackets between a rank and its holder's name: "Superintendent of Police
    (SP) Ravi Kole", "DCP (North) Ravi Kole"."""
    if k < 1 or words.before[k] != "(" or words.before[k + 1 : k + 2] != [")"] or not words.capital[k]:
        return False
    ranked = is_title(words, k - 1) or (k > 2 and words.low[k - 2] == "of" and is_title(words, k - 3))
    return ranked and words.capital[k + 1]


def bracketed(words: Words, i: int, j: int) -> list[int]:
    """The words of a stretch that stand in brackets between a rank and a name."""
    return [k for k in range(i + 1, j - 1) if words.before[k] == "(" and _bracketed_rank(words, k)]


def _abbreviation(words: Words, j: int) -> bool:
    return (
        INITIALS.fullmatch(words.word[j]) is not None
        or words.low[j] in ("st", "inc", "ltd", "co")
        or is_title(words, j)
        or dotted(words, j)
    )
