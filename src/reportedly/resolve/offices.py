"""Offices written like names: "Deputy Conservator of Forests Ravi Kole" is one person with a role."""

from __future__ import annotations

from collections.abc import Sequence

from .grammar import FUNCTION, word_set
from .kinds import GROUPS, name_kind
from .lexicon import lexicon
from .roles import HOLDERS, noun_at
from .titles import calling, surname
from .words import Words

HEADS = word_set(
    """
    bank university house kingdom republic state duke archbishop bishop prince chief head director leader
    member friends sons daughters
    """
)
WEAK = word_set("north south east west northern southern times star day week members")
MANY = word_set("team board panel network coalition alliance")
GRADES = word_set(
    "chief deputy vice assistant senior acting principal lead managing general executive special"
)
SCHOLARS = word_set("professor prof dr doctor")
CALLINGS = ("er", "or", "ar", "ist", "ian", "man", "woman")
# Whoever is one of these "of" somebody or something holds no office: a name behind "of" is another's.
OF_OTHERS = word_set(
    """
    author co-author writer founder co-founder lawyer solicitor barrister supporter father mother brother
    sister daughter son winner killer creator inventor maker builder lover survivor victim player driver
    opponent partner friend neighbour neighbor wife husband widow widower colleague boss
    """
)
FULL = 3  # words with a capital behind "of": what the office is of, and a full name
# What a paper does with a document.
GOT_HOLD_OF = word_set("seen obtained reviewed viewed examined published")
SIDES = word_set("majority minority opposition party house senate deputy")


def officer(words: Words, i: int, j: int) -> bool:
    """Whether a stretch holds a rank with a full name behind it, none of whose words is a body's."""
    lists = lexicon()
    rank = max((k for k in range(i, j) if words.low[k] in lists.ranks | SCHOLARS | HOLDERS), default=j)
    behind = words.low[rank + 1 : j]
    return i < rank and len(behind) > 1 and not any(w in lists.marks or w in ("of", "for") for w in behind)


def body_of(words: Words, title: int, j: int) -> int:
    """Where the body begins in "Chairman of the Ogbari Medical Association", else ``j``."""
    of = title + 1
    if of + 1 >= j or words.low[of] not in ("of", "for") or words.low[j - 1] == "staff":
        return j  # "Chief of Army Staff"
    body = of + 1 + (words.low[of + 1] == "the")
    whole = j - body > 1 and name_kind(words.low[body:j], words.word[body:j]) in ("organization", "outlet")
    closed = words.before[j : j + 1] == [","] and words.capital[j]  # the holder comes behind the comma
    return body if whole and (closed or words.low[j - 1] in lexicon().marks) else j


def after_office(words: Words, of: int, j: int) -> int:
    """Where the name begins in "of Mines Josiah Tembalo": behind the last word of a department, or two from
    the end."""
    offices = [k for k in range(of + 1, j) if words.low[k] in lexicon().departments]
    first = offices[-1] + 1 if offices else of + 1
    if offices and (first >= j or words.capital[first]):
        return first
    if not offices and words.low[first] == "the":
        return _behind_body(words, first + 1, j)
    office = first + (not words.capital[first])  # behind "and", if anything
    return j - 2 if j - office > 2 else j


def _behind_body(words: Words, first: int, j: int) -> int:
    """Where the name begins in "Leader of the Opposition Ama Tarn": two or three words behind the body's
    last. "Speaker of the Harbour Commons" has none: the office goes on to the end."""
    of = next((k for k in range(first + 1, j - 3) if words.low[k] == "of"), None)
    if of is not None and _names_body(words, of - 1):
        return j - 2  # "Governor of the Bank of Lorn Ama Tarn"
    for k in range(j - 3, max(first, j - 4) - 1, -1):
        behind = words.low[k + 1 : j]
        if _names_body(words, k) and not any(
            low in lexicon().marks or low in ("of", "and") for low in behind
        ):
            return k + 1
    return j


def _names_body(words: Words, k: int) -> bool:
    noun = noun_at(words, k)
    return words.low[k] in lexicon().marks or (noun is not None and noun.kind != "person")


def holds_office(words: Words, k: int) -> bool:
    """Whether word ``k`` is an office, with what it is of and its holder's full name behind it: "Conservator"
    in "Conservator of Forests Ravi Kole"."""
    if k + 2 >= len(words) or words.low[k + 1] not in ("of", "for") or words.before[k + 1] or words.owns[k]:
        return False
    end = _capitals(words, k + 2)
    first = k + 2 + (words.low[k + 2] == "the")
    if end - first < FULL or words.low[end - 1] in lexicon().marks or not _office(words, k):
        return False
    return after_office(words, k + 1, end) < end


def is_office(words: Words, k: int, i: int, j: int) -> bool:
    """Whether word ``k`` of a stretch ``[i, j)`` is an office and no part of a name: "Opposition Leader Ama
    Tarn", "Deputy Conservator" before "of"."""
    if holds_office(words, k):
        return True
    behind = j - k - 1
    before_of = not behind and words.low[j : j + 1] in (["of"], ["to"], ["on"])
    office = words.low[k] in HOLDERS or (words.low[k - 1] in GRADES and calling(words.low[k]))
    return k > i and office and (behind > 1 or before_of)


def behind_the(words: Words, i: int) -> bool:
    """Whether "the" stands right before word ``i``."""
    return i > 0 and words.low[i - 1] == "the" and not words.before[i]


def office_alone(words: Words, i: int, j: int) -> bool:
    """Whether a stretch behind "the" ends in an office: "the Majority Leader", but not "a letter seen by the
    Halm Leader", which is a paper."""
    if not behind_the(words, i) or words.low[j - 1] not in HOLDERS:
        return False
    got = i > 2 and words.low[i - 2] == "by" and words.low[i - 3] in GOT_HOLD_OF
    return not (got and words.low[j - 2] not in SIDES)


def _capitals(words: Words, k: int) -> int:
    """The end of the words with a capital that begin at ``k``, "the" before them and "and" among them."""
    end = k + (words.low[k] == "the")
    while end < len(words) and words.sentence[end] == words.sentence[k]:
        short = len(words.word[end - 1]) == 1 or words.low[end - 1] in lexicon().honorifics
        if words.before[end] and not (words.before[end] == "." and short):
            break  # but for "the Opposition S. Kole", "Member of Parliament Hon. Ama Kole"
        link = words.low[end] in ("and", "of") and words.capital[end + 1 : end + 2] == [True]
        other = words.low[end] in FUNCTION and not surname(words, end)
        if not link and (not words.capital[end] or other):
            break
        end += 1
    return end


def _office(words: Words, k: int) -> bool:
    """Whether a word with a capital is somebody's office, known or by its ending ("Comptroller")."""
    low, noun = words.low[k], noun_at(words, k)
    if not words.capital[k] or low in OF_OTHERS or low in lexicon().marks:
        return False
    if noun is not None:
        return noun.kind == "person" and noun.number != "many"
    return low in lexicon().ranks or low.endswith(CALLINGS)


def joined_by_of(words: Words, i: int, j: int) -> bool:
    """Whether "of", "for", "against" or "on" at ``j`` goes on with the name that began at ``i``."""
    before = words.low[j - 1]
    if before in WEAK or words.opens(j) or (before in lexicon().ranks and words.low[j] == "on"):
        return False  # "Adviser to the Governor on Media"
    if before in lexicon().marks or before in lexicon().ranks or words.capital[j]:
        return True
    if words.low[j] == "of":
        return before in HEADS or holds_office(words, j - 1)
    return words.low[j] == "for" and before in lexicon().departments and "of" in words.low[i:j]


def body_opens(words: Words, i: int) -> bool:
    """Whether a body's name with "of" begins at ``i``: "Bank of Lorn", not "Group of Lornian traders"."""
    if words.low[i + 1 : i + 2] not in (["of"], ["for"]) or words.before[i + 1] or words.owns[i]:
        return False
    noun = lexicon().nouns.get(words.low[i])
    if lexicon().marks.get(words.low[i]) != "organization" or (noun is not None and noun.number == "many"):
        return False
    end = _capitals(words, i + 2)
    behind = lexicon().nouns.get(words.low[end]) if end < len(words) and not words.before[end] else None
    many = behind is not None and behind.number == "many"
    return end > i + 2 and words.capital[end - 1] and not (many and words.low[i] in GROUPS | MANY)


def head_title(words: Words, titles: Sequence[int]) -> int:
    """The one of the words before a name that is the office: "minister" in "Deputy Prime Minister", "chief"
    in "Chief of Staff"."""
    of = next((k for k in titles if words.low[k] in ("of", "for")), titles[-1] + 1)
    before = [k for k in titles if k < of]
    first = next((k for k in titles if words.low[k] in lexicon().ranks), titles[-1])
    if words.low[first] not in GRADES:
        return first
    offices = [k for k in before if k > first and (words.low[k] in lexicon().ranks or calling(words.low[k]))]
    return offices[-1] if offices else first


def body_before(words: Words, i: int, j: int) -> bool:
    """Whether a stretch begins with what the body behind it is: "Brokerage Tarn & Hale"."""
    noun = lexicon().nouns.get(words.low[i])
    told = noun is not None and noun.kind == "organization" and words.low[i] not in lexicon().marks
    return told and words.opens(i) and j - i > 2
