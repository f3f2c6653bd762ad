"""Names: where they are, and which of their words are titles."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .acronyms import is_acronym
from .alike import same_person as same_person
from .clauses import is_past
from .grammar import AUXILIARY, FUNCTION, OPENER, PARTICLE, RELATIVE, SPEECH, TIME, word_set
from .hyphened import describes, placed
from .kinds import calls_firm, name_kind
from .lexicon import Gender, Kind, lexicon
from .marked import slashed
from .offices import (
    GRADES,
    after_office,
    behind_the,
    body_before,
    body_of,
    body_opens,
    holds_office,
    is_office,
    joined_by_of,
    office_alone,
    officer,
)
from .titles import (
    RETIRED,
    SURNAMES,
    bracketed,
    called_by_day,
    calling,
    dotted,
    family,
    first_word,
    holds,
    initial,
    is_title,
    letters,
    shouted,
    speaks_or_ends,
    surname,
)
from .words import Words

LONGEST = 12
INITIALS = 4  # more single letters in a row are a list, an alphabet or noise, not a name


class Name(NamedTuple):
    """Words ``[begin, end)`` of a capitalised stretch: the role before the name in ``[begin, first)``, the
    name in
    ``[first, end)``. ``first == end`` where it is a role alone ("Prime Minister").
    """

    begin: int
    first: int
    end: int
    kind: Kind
    gender: Gender = ""
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """Words of the document: ``common`` in lower case, ``proper`` with a capital inside a sentence,
    ``written`` with just their first letter a capital anywhere; the last two put in lower case.
    ``speaking``: nouns of those who say something ("the patwari"), so that no list has to know them.
    ``people``: where the mention reader surely sees a person, ``[start, end)``."""

    common: Collection[str]
    proper: Collection[str]
    written: Collection[str]
    speaking: Collection[str] = frozenset()
    people: Collection[tuple[int, int]] = frozenset()


def names(words: Words, seen: Seen) -> Iterator[Name]:
    """The names of a block, in order."""
    i, count = 0, len(words)
    while i < count:
        if not words.capital[i] or not _may_begin(words, i, seen):
            i += 1
            continue
        j = _end(words, i)
        behind = j
        if (two := _two_people(words, i, j, seen)) is not None:
            j, behind = two
        if _has_number(words, i):
            i -= 1
        if _contracted(words.low[i]):
            i = behind
            continue
        if j - i <= INITIALS or any(len(word) > 1 for word in words.word[i:j]):
            yield from _parts(words, i, j, seen)
        i = behind


def _two_people(words: Words, i: int, j: int, seen: Seen) -> tuple[int, int] | None:
    """Where the first of two people ends and the next begins, whose names all capitals join: "Ana Roth Calls
    Jos Tarn", in a headline; None where the mention reader doesn't see two."""
    end = next((m for m in range(i + 1, j + 1) if _somebody(words, i, m, seen)), j)
    if end == j or _somebody(words, i, j, seen) or "&" in words.before[i + 1 : j]:
        return None  # "Castell & Dew" is a firm
    begins = (k for k in range(end, j) if any(_somebody(words, k, m, seen) for m in range(k + 1, j + 1)))
    return next(((end, k) for k in begins), None)


def _somebody(words: Words, i: int, j: int, seen: Seen) -> bool:
    """Whether the mention reader surely sees a person in just the words [i, j)."""
    return (words.start[i], words.end[j - 1]) in seen.people


def _has_number(words: Words, i: int) -> bool:
    """Whether a unit's number stands before it: "8th Brigade"."""
    if not i or words.low[i] not in UNITS or words.before[i]:
        return False
    return ORDINAL.fullmatch(words.low[i - 1]) is not None


def _may_begin(words: Words, i: int, seen: Seen) -> bool:
    low = words.low[i]
    if low in GIVEN and i and not words.before[i] and calling(words.low[i - 1]):
        return _joins(words, i + 1)  # "striker Jun Orme"
    if low in CURRENCY and words.word[i + 1 : i + 2] and words.word[i + 1][0].isdigit():
        return False  # "Rs 1,140 crore"
    if SUM.fullmatch(words.word[i]):
        return False  # "Sh206,000"
    if low in FUNCTION and (initial(words, i) or first_word(words, i)) and _joins(words, i + 1):
        return True
    if words.before[i][-1:] in (",", "(") and PARTY.match(words.word[i]):
        return False
    if low in TIME or (low in PARTICLE and words.opens(i)):
        return False
    if (
        low in lexicon().nouns
        and words.before[i][-1:] in ("‘", "'", "“", '"')
        and words.before[i + 1 : i + 2] == [","]
    ):
        return False  # "‘Son, I am lost’"
    if placed(words.word[i]) or shouted(words, i, seen.common):
        return False
    if len(low) == 1 and (slashed(words, i) or slashed(words, i + 1)):
        return False  # "M/V"
    if low in SURNAMES and low in seen.proper and speaks_or_ends(words, i + 1):
        return not (i and words.capital[i - 1] and not words.opens(i))
    if low in FUNCTION:
        return is_acronym(words.word[i]) and len(low) > 1 and low in lexicon().states and not words.opens(i)
    if not words.opens(i) or holds_office(words, i) or body_opens(words, i):
        return True
    known = (
        is_acronym(words.word[i])
        or low in lexicon().ranks
        or low in lexicon().honorifics
        or (low in lexicon().departments and not _modifies(words, i))
    )
    if _joins(words, i + 1):
        if low in GRADES and (words.low[i + 1] in lexicon().ranks or holds_office(words, i + 1)):
            return True  # "Senior Superintendent of Police"
        if known or low in OPENER or low not in seen.common:
            return known or low not in OPENER
        return _somebody(words, i, _end(words, i), seen) or _belongs(
            words, i
        )  # "Rose Adler", where it "rose"
    if low in seen.proper and low not in lexicon().nouns:
        return True
    if low in seen.common or low in lexicon().nouns or low in OPENER or low.endswith("ly"):
        noun = lexicon().nouns.get(low)
        people = noun is not None and noun.kind == "group" and low in lexicon().departments
        return known and low not in OPENER and not people  # "Communities have blocked the road"
    if known or words.owns[i] or low in lexicon().adjectives or i + 1 >= len(words):
        return True
    if _somebody(words, i, i + 1, seen) and (low[-1] != "s" or low in lexicon().given):
        return True  # "Julie sleeps"; "Mourners filled the square" has no name
    after = words.low[i + 1]
    return (
        after in AUXILIARY
        or after in SPEECH
        or after in RELATIVE
        or (low[-1] != "s" and is_past(after) and not words.before[i + 1])
        or (words.before[i + 1] == "," and words.word[i + 1].isdigit())
    )


def _modifies(words: Words, i: int) -> bool:
    """Whether a word that opens a sentence tells of whom it follows: "Transport minister Ilse Orle said"."""
    if i + 1 >= len(words) or words.capital[i + 1] or words.before[i + 1] or words.owns[i]:
        return False
    noun = lexicon().nouns.get(words.low[i + 1])
    return noun is not None and noun.kind in ("person", "group")


def _belongs(words: Words, i: int) -> bool:
    """Whether a common word that opens a sentence is a body's or an office's: "Union Tarn said", "Nurses
    Union said", "Prime Minister Orle said"."""
    marks, noun = lexicon().marks, lexicon().nouns.get(words.low[i])
    if words.low[i] in marks or words.low[i + 1] in lexicon().ranks:
        return True
    many = (noun is not None and noun.number == "many") or (words.owns[i + 1] and words.low[i + 1][-1] == "s")
    return many and marks.get(words.low[_end(words, i) - 1]) == "organization"


def _contracted(low: str) -> bool:
    """Whether it is "I'll", "they've", "who's" rather than a name with an apostrophe ("O'Dell")."""
    first, mark, rest = low.replace("’", "'").partition("'")
    return mark != "" and rest in ("ll", "ve", "re", "d", "m", "s") and first in FUNCTION


def _end(words: Words, i: int) -> int:
    j = i + 1
    while j < len(words) and j - i < LONGEST and not _closes(words, j - 1, j):
        if _joins(words, j):
            j += 1
        elif _bridge(words, i, j):
            j += 2 if _joins(words, j + 1) else 3
        else:
            break
    return j


def _closes(words: Words, last: int, following: int) -> bool:
    """Whether a possessive ends the name: "Orlavia's" does, "Supporters’" before "Trust" and "St Orsel's"
    don't."""
    if not words.owns[last]:
        return False
    low = words.low[following]
    saint = last > 0 and words.low[last - 1] in ("st", "saint")
    if not words.capital[following]:
        return True
    marks, many = lexicon().marks, words.low[last][-1] == "s"
    marked = low in marks and (many or words.low[last] in lexicon().nouns)
    return not (saint or marked or (many and _marked_later(words, following)))


def _marked_later(words: Words, k: int) -> bool:
    """Whether what follows a plural's apostrophe is the rest of a body's name: "Residents’ Welfare Trust"."""
    after = k + 1
    apart = after >= len(words) or words.before[after] or not words.capital[after]
    return not apart and words.low[after] in lexicon().marks


def _joins(words: Words, j: int) -> bool:
    """Whether word ``j`` goes on with a name that ends just before it."""
    if j >= len(words):
        return False
    gap = words.before[j]
    if gap == "&" and _couple(words, j):
        return False
    if gap and gap != "&" and not holds(words, j, gap):
        return False
    if words.word[j].isdigit():
        return len(words.word[j]) <= 3 and not gap and words.low[j - 1] not in lexicon().honorifics
    return (
        (words.capital[j] or (words.low[j] in RETIRED and gap != "") or words.low[j] == "plc")
        and (
            words.low[j] not in FUNCTION
            or words.low[j] in NUMBERS
            or initial(words, j)
            or _urges(words, j)
            or surname(words, j)
            or called_by_day(words, j)
        )
        and words.sentence[j] == words.sentence[j - 1]
    )


def _urges(words: Words, j: int) -> bool:
    """Whether a small word ends a name with a capital of its own: "Relief Now", but not in a headline."""
    if words.low[j] not in URGING or words.before[j] or not words.capital[j]:
        return False
    return j + 1 >= len(words) or not words.capital[j + 1]


def _couple(words: Words, j: int) -> bool:
    """Whether the "&" before word ``j`` joins two people rather than a firm's name: "Ann & Tom"."""
    given = lexicon().given
    return words.low[j - 1] in given and words.low[j] in given and not words.owns[j]


def _bridge(words: Words, i: int, j: int) -> bool:
    """Whether the lower-case word ``j`` holds two parts of one name together: "van", "Ministry of", "Health
    and Sport"."""
    low = words.low[j]
    if words.before[j] or j + 1 >= len(words):
        return False
    if low == "and" and words.low[j + 1] in lexicon().marks and _legal(words, j + 1):
        return True  # "Orme Quarry and Haulage Limited"
    if low == "and" and _trades(words, j):
        return True  # "the Medical Practitioners and Dentists Union"
    the = words.low[j + 1] == "the" and not words.before[j + 1]
    if low in PARTICLE:
        return _joins(words, j + 1)
    if low in ("of", "for", "against", "on"):
        return joined_by_of(words, i, j) and (_joins(words, j + 1) or (the and _joins(words, j + 2)))
    if low in ("and", "the") and words.low[j + 1] not in lexicon().ranks:
        return _joins(words, j + 1) and any(words.low[k] in ("of", "for", "against") for k in range(i, j))
    return False


def _trades(words: Words, j: int) -> bool:
    """Whether the "and" at ``j`` joins two trades or fields of a body: "Practitioners and Dentists Union"."""
    if j + 2 >= len(words) or not all(words.capital[k] for k in (j - 1, j + 1, j + 2)):
        return False
    fields = (words.low[k] for k in (j - 1, j + 1))
    body = lexicon().marks.get(words.low[j + 2]) == "organization" and not words.before[j + 2]
    return body and all(low in lexicon().departments or _is_trade(low) for low in fields)


def _is_trade(low: str) -> bool:
    noun = lexicon().nouns.get(low)
    return noun is not None and noun.kind == "group" and noun.number == "many"


def _legal(words: Words, k: int) -> bool:
    """Whether a firm's name of two or three words from word ``k`` on ends in its legal form."""
    return any(
        words.low[m] in LEGAL and all(_joins(words, n) for n in range(k + 1, m + 1))
        for m in range(k + 1, min(k + 3, len(words)))
    )


PARTY = re.compile(r"[A-Z]-[A-Z]")  # and where its member was elected: "Rep. Ana Orme, D-Narvo"
SQUARES = word_set("plaza piazza praça place platz avenida calle rue")
ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
UNITS = word_set(
    "brigade division battalion regiment fleet corps army infantry airborne armoured armored wing"
)
LEGAL = word_set("limited ltd plc inc llc llp co company corporation corp gmbh pty nv bv")
GIVEN = word_set("april may june august jan jun")
SUM = re.compile(r"(?:Sh|Ksh|KSh|Tsh|TSh|Ush|USh|Rs|GHS|R|N)\d[\d,.]*\w?")
CURRENCY = word_set("rs sh ksh tsh ush usd eur gbp chf php inr ngn kes zar aed sar")
MEMBERS = word_set("member members gentleman lady friend colleague")
HONOURED = word_set("hon honourable honorable")
URGING = word_set("now here together")
NOBLE = word_set("lord lady")
ADDRESS = word_set("mr mrs ms miss mx dr")
NUMBERS = GIVEN | word_set(" one two three four five six seven eight nine ten first second")


def _body_of_many(words: Words, i: int, j: int) -> bool:
    """Whether it is a body by what it begins with: "Union of Independent Mayors"."""
    marks = lexicon().marks
    return any(
        words.low[k] == "of" and marks.get(words.low[k - 1]) == "organization" for k in range(i + 1, j - 1)
    )


def _called(words: Words, j: int) -> bool:
    """Whether a given name, an initial or a form of address stands before the last word of a stretch."""
    before, lists = words.low[j - 2], lexicon()
    return before in lists.given or before in ADDRESS or initial(words, j - 2)


def _parts(words: Words, i: int, j: int, seen: Seen) -> Iterator[Name]:
    """A capitalised stretch as a role with a name, a name or a role."""
    lists = lexicon()
    plural = lists.nouns.get(words.low[j - 1])
    people = plural is not None and plural.kind == "group" and plural.number == "many"
    people = people and "&" not in words.before[i + 1 : j]
    if people and words.low[j - 1] not in lists.marks and not _body_of_many(words, i, j):
        return  # "Opposition MPs": a description
    kind = name_kind(words.low[i:j], words.word[i:j])
    if kind == "unknown" and "&" in words.before[i + 1 : j]:
        kind = "organization"  # "Hallam & Dew"
    if kind == "organization" and j - i == 1 and words.low[i] in seen.written and words.word[i].isupper():
        kind = "unknown"  # a word in capitals, as in a dateline
    state = kind == "government" and words.low[i] == "state" and words.low[i + 1] in lists.ranks
    if (kind == "organization" and officer(words, i, j)) or (state and j - i > 2):
        kind = "unknown"  # "Sports Cabinet Secretary Abdi Orme"
    if j - i > 1 and (words.low[i] == "ngo" or (words.opens(i) and calls_firm(words.low[i]))):
        yield Name(i, i + 1, j, "organization")  # "Carmaker Orle has closed a plant"
        return
    if kind in ("organization", "outlet", "document") or (kind == "government" and j - i > 1):
        yield Name(i, i + (kind == "organization" and body_before(words, i, j)), j, kind)
        return
    if j - i > 3 and is_acronym(words.word[j - 1]) and words.low[j - 1] in lists.ranks:
        j -= any(is_title(words, k) for k in range(i, j - 2))  # "Hon. Ana Orme MP"
    if words.low[i] in SQUARES and j - i > 1:
        yield Name(i, i, j, kind)  # "the Plaza Mayor"
        return
    titles = [k for k in range(i, j) if is_title(words, k) or dotted(words, k) or words.low[k] in RETIRED]
    titles += [k for k in range(i, j) if k not in titles and is_office(words, k, i, j)]
    titles += [k for k in bracketed(words, i, j) if k not in titles]
    if j - i > 1 and family(words, i, j) and (_called(words, j) or _somebody(words, i, j, seen)):
        titles = [k for k in titles if k != j - 1]  # "Ana Pope", "Ms King"
    if j - i == 1 and words.low[i] in lists.given and words.low[i] in lists.honorifics:
        titles = []  # "Don" with no name behind it
    if not titles and office_alone(words, i, j):
        titles = [j - 1]  # "the Majority Leader"
    if describes(words.word[i]) and j - i > 1:
        titles.append(i)  # "Father-of-three Ian Pell"
    if not titles and j - i > 2 and calling(words.low[i]):
        titles = [i]  # "Teacher Isla Drummond"; "Baker Drummond" may be a name
    if j - i > 2 and words.low[j - 1] in lists.after and not titles:
        j -= 1
    behind = max(titles, default=j) + 1
    given = behind < j - 1 and words.low[behind] in lists.given  # "Mayor Tom Hill"
    if not titles or (not given and lists.marks.get(words.low[j - 1]) in ("document", "place")):
        yield Name(i, i, j, kind)
        return
    last = max(titles)
    body = body_of(words, last, j)
    if body < j:
        yield Name(i, last + 1, last + 1, "person", "", True)
        yield Name(body, body, j, name_kind(words.low[body:j], words.word[body:j]))
        return
    first = (
        after_office(words, last + 1, j)
        if last + 1 < j and words.low[last + 1] in ("of", "for", "on")
        else last + 1
    )
    gender: Gender = next((g for k in titles if (g := lists.honorifics.get(words.low[k], ""))), "")
    if j - first == 1 and (
        (words.low[first] in MEMBERS and words.low[last] in HONOURED)
        or (words.low[last] in NOBLE and calling(words.low[first]) and behind_the(words, i))
    ):
        first = j  # "the Hon. Member", "the Lord Provost"
    noun = lists.nouns.get(words.low[last])
    while j - first > 1 and (words.low[j - 1] in lists.after or letters(words, j - 1)):
        j -= 1
    yield Name(i, first, j, "person", gender or (noun.gender if noun else ""), True)
