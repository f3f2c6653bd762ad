"""Noun phrases: the head of a description, what it is owned by, and appositions."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from .acronyms import is_acronym
from .found import Owner
from .grammar import (
    ADVERB,
    BOUND,
    DEFINITE,
    DETERMINER,
    NOT_SPEECH,
    OWNER,
    PARTICIPLE,
    PARTICIPLE_END,
    SPEECH,
    TIME,
    word_set,
)  # fmt: skip
from .hyphened import hyphened, placed
from .lexicon import Noun, lexicon
from .words import Words

QUALITIES = ("ity", "ness", "ism", "ship", "ance", "ence", "cy")
REACH = 7  # words between a determiner and its head noun; longer ones are rare and mostly misread
RANKED = word_set("top first last other remaining latest")  # "the top 10 officials"
NamesAt = Callable[[int], int]  # the end of the name that begins at a word, or that word itself

SHOWS = word_set("show shows showed leave leaves reveal reveals kill kills hit hits force forces urge urges")
# Who may hold an office of something in general: "head of research Ana Roth".
HOLDERS = word_set(
    """
    head director chief manager president secretary editor professor leader chair chairman chairwoman
    chairperson governor commissioner keeper conservator curator controller comptroller registrar
    superintendent minister adviser advisor assistant
    """
)


class Phrase(NamedTuple):
    """A noun phrase: words ``[begin, end)`` up to its head noun at ``head``, with what stands left of it."""

    begin: int
    end: int
    head: int
    noun: Noun | None
    determiner: str
    modifiers: frozenset[str]
    owner: Owner | None


def noun_at(words: Words, i: int) -> Noun | None:
    """The head noun that word ``i`` is, alone or with the word before it ("news agency")."""
    low = words.low[i]
    if low not in heads():  # as most words
        return hyphened(low) if "-" in low else None
    nouns = lexicon().nouns
    if i and not words.before[i]:
        before = words.low[i - 1]
        pair = nouns.get(f"{before} {low}") or nouns.get(f"{before}-{low}")  # "secretary general"
        if pair:
            return pair
    return nouns.get(low) or (hyphened(low) if "-" in low else None)


def body_at(words: Words, i: int) -> Noun | None:
    """The noun of a single body that word ``i`` is: an organization's or an outlet's."""
    noun = noun_at(words, i)
    return noun if noun and noun.kind in ("organization", "outlet") and noun.number != "many" else None


@cache
def heads() -> frozenset[str]:
    """The last words of all nouns of the lexicon, and their last parts behind a hyphen: no other word is one,
    or ends one, but with a hyphen."""
    last = [noun.rpartition(" ")[2] for noun in lexicon().nouns]
    return frozenset([*last, *(noun.rpartition("-")[2] for noun in last)])


def core_end(words: Words, i: int, j: int, names_at: NamesAt) -> int:
    """Where the noun phrase that begins at ``i`` has its head behind it: before a comma, a preposition, a
    relative
    or a participle. Names are crossed whole."""
    k = i
    while k < j:
        if k > i and _short_form(words, k):
            k += 2
            continue
        if k > i and bounds(words, i, k):
            return k
        k = max(k + 1, min(names_at(k), j))
    return j


def _short_form(words: Words, k: int) -> bool:
    """Whether word ``k`` is an acronym in brackets before a noun: "the Harbour Party (HP) leader"."""
    if k + 1 >= len(words) or words.before[k] != "(" or words.before[k + 1] != ")":
        return False
    return is_acronym(words.word[k]) and not words.capital[k + 1] and noun_at(words, k + 1) is not None


def _within(words: Words, k: int) -> bool:
    """Whether a noun phrase goes on to the left of word ``k``."""
    if words.before[k] in ("", "-", "’", "'", "’”") or thousands(words, k):
        return True
    return _short_form(words, k) or (words.before[k] == ")" and _short_form(words, k - 1))


def thousands(words: Words, k: int) -> bool:
    """Whether the comma before word ``k`` stands in a number: "60,000 people"."""
    return k > 0 and words.before[k] == "," and words.word[k][:3].isdigit() and words.word[k - 1].isdigit()


def _counts(words: Words, k: int) -> bool:
    """Whether a number begins at word ``k``, and with it most noun phrases: "estimate | 60 people"."""
    return words.word[k].isdigit() and not thousands(words, k)


def bounds(words: Words, i: int, k: int) -> bool:
    """Whether a noun phrase that begins at ``i`` ends before word ``k``."""
    if thousands(words, k):
        return False
    if words.before[k] not in ("", "&", "‘", "“", '"', "’", "'", "”") or words.low[k] in NOT_SPEECH:
        return True
    low = words.low[k]
    if words.capital[k] or (k == i + 1 and words.low[i] in DETERMINER) or words.owns[k - 1]:
        return False
    return (
        low in PARTICIPLE
        or (low in SPEECH and low not in lexicon().nouns)
        or (
            low.endswith(PARTICIPLE_END)
            and low not in lexicon().nouns
            and len(low) > 4
            and noun_at(words, k - 1) is not None
        )
    )


def head_of(words: Words, i: int, end: int) -> int:
    """The head of the core ``[i, end)``: its last known noun or name word, else its last word."""
    last = words.low[end - 1]
    if (
        end - i > 1
        and last.endswith(QUALITIES)
        and last not in lexicon().nouns
        and not words.capital[end - 1]
    ):
        return end - 1  # "client confidentiality"
    for k in range(i + 1, end - 1):
        office = noun_at(words, k - 1) if words.low[k] in ("for", "of", "on") else None
        if office is not None and office.kind == "person":
            return k - 1  # "the Minority Spokesman on Mines"
    for k in range(end - 1, i - 1, -1):
        if noun_at(words, k) or (words.capital[k] and k > i and not words.owns[k]):
            return k
    return end - 1


def tells_what_for(words: Words, k: int) -> bool:
    """Whether a genitive plural tells the kind of a body: "the teachers' union", "a women's group"."""
    if not words.owns[k] or k + 1 >= len(words):
        return False
    noun, body = lexicon().nouns.get(words.low[k]), lexicon().nouns.get(words.low[k + 1])
    return noun is not None and noun.number == "many" and body is not None and body.kind == "organization"


def left_of(words: Words, head: int, floor: int, names_back: NamesAt) -> Phrase:
    """The noun phrase whose head is at ``head``, as far left as ``floor``."""
    k, owner = head, None
    determiner = ""
    if (
        k > floor
        and noun_at(words, head) is not lexicon().nouns.get(words.low[head])
        and not words.before[head]
    ):
        k -= 1
    while k > floor and head - k < REACH and _within(words, k):
        low = words.low[k - 1]
        if tells_what_for(words, k - 1):
            if k < head:  # "the teachers' union secretary"
                owner = owner or Owner(words.start[k - 1], words.end[k])
            k -= 1
            continue
        if words.owns[k - 1]:
            begin = names_back(k - 1)
            owner = owner or Owner(words.start[begin], words.end[k - 1])
            k = _with_article(words, begin, floor)
            determiner = "'s"
            break
        if (low == "that" and k - 1 > floor) or _is_infinitive(words, k - 1, floor):
            break
        if low in DETERMINER:
            k -= 1
            determiner = low
            if low in OWNER:
                owner = Owner(words.start[k], words.end[k])
            break
        if (_no_modifier(words, k - 1) and not _with_its_head(words, k, head)) or (
            _counts(words, k) and low not in RANKED
        ):
            break
        begin = max(names_back(k - 1), floor)
        if begin < k - 1 or (words.capital[k - 1] and not placed(words.word[k - 1])):
            owner = owner or Owner(words.start[begin], words.end[k - 1])
        k = min(begin, k - 1)
    modifiers = frozenset(words.low[m] for m in range(k, head) if words.low[m] not in DETERMINER)
    return Phrase(k, head + 1, head, noun_at(words, head), determiner, modifiers, owner)


def both_offices(words: Words, phrase: Phrase, names_back: NamesAt) -> Phrase:
    """The phrase with the office before it that the same person holds: "chief executive and founder"."""
    k = phrase.begin
    if k < 2 or phrase.determiner or words.low[k - 1] != "and" or words.before[k] or words.before[k - 1]:
        return phrase
    first = noun_at(words, k - 2)
    if phrase.noun is None or phrase.noun.kind != "person" or words.owns[k - 2]:
        return phrase
    if first is not None and first.kind == "person" and first.number == "one":
        whole = left_of(words, k - 2, 0, names_back)
    else:
        office = office_of(words, k - 1, names_back)  # "head of research and founder"
        if office is None:
            return phrase
        whole = office
    return phrase._replace(
        begin=whole.begin,
        determiner=whole.determiner,
        modifiers=phrase.modifiers | whole.modifiers,
        owner=whole.owner or phrase.owner,
    )


def office_of(words: Words, at: int, names_back: NamesAt) -> Phrase | None:
    """The office before word ``at`` that ends in what it is of: "head of planning and advice"."""
    for k in range(at - 1, max(0, at - 6), -1):
        if words.before[k]:
            return None
        low = words.low[k]
        if low == "of" and k + 1 < at:
            noun = noun_at(words, k - 1)
            if noun is None or noun.kind != "person" or noun.number == "many" or noun.lemma not in HOLDERS:
                return None
            if all(word in DETERMINER for word in words.low[k + 1 : at]):
                return None  # "the head of the | Lykka Nation" is no Lykka Nation
            phrase = both_offices(words, left_of(words, k - 1, 0, names_back), names_back)
            return phrase._replace(end=at)
        if words.capital[k] or (low in BOUND and low != "and"):
            return None
        if low in DETERMINER and (low != "the" or words.low[k - 1] != "of"):
            return None
    return None


def _is_infinitive(words: Words, k: int, floor: int) -> bool:
    verb = words.low[k] not in DETERMINER and not words.before[k] and not words.capital[k]
    return verb and k - 1 >= floor and words.low[k - 1] == "to"


def _with_its_head(words: Words, k: int, head: int) -> bool:
    """Whether a person's noun before the head at ``k`` tells what kind of one: "a rival source", "the rebel
    commander"; but not "told the minister officials"."""
    if k != head or k < 2 or words.low[k - 2] not in DETERMINER or any(words.before[k - 1 : k + 1]):
        return False
    noun, last = noun_at(words, k - 1), noun_at(words, head)
    one = noun is not None and noun.kind == "person" and noun.number == "one" and not words.owns[k - 1]
    return one and last is not None and last.number == "one"


def _no_modifier(words: Words, k: int) -> bool:
    low = words.low[k]
    if low == "then" and k and words.low[k - 1] == "the":
        return False  # "the then minister"
    if (
        low in BOUND
        or low in TIME
        or low in SHOWS
        or (low in ADVERB and low not in ("second", "first", "further", "next"))
    ):
        return True
    noun = noun_at(words, k)
    return (
        noun is not None
        and noun.kind == "person"
        and not words.capital[k]
        and low not in ("staff", "head", "opposition", "deputy", "chief", "general", "second", "worker")
    )


def _with_article(words: Words, begin: int, floor: int) -> int:
    """Takes "the", or the rest of a lower-case owner ("the barge's owner"), along."""
    k = begin
    while k > floor and begin - k < 3 and not words.before[k]:
        low = words.low[k - 1]
        if low in DETERMINER and low != "that":
            return k - 1
        if low in BOUND or low == "that" or words.capital[k - 1]:
            break
        k -= 1
    return begin


def is_definite(phrase: Phrase, words: Words) -> bool:
    """Whether the phrase means somebody known: "the minister", "its leader", "Interior Minister"."""
    return phrase.determiner in DEFINITE or phrase.determiner in OWNER or phrase.determiner == "'s"


def owner_after(words: Words, end: int, limit: int, names_at: NamesAt) -> Owner | None:
    """The name in "spokesman of the Ministry of Ports", "a lawyer with Legal Aid", "Corrow of Legal Aid"."""
    if (
        end >= limit
        or words.before[end] not in ("", ",")
        or words.low[end] not in ("of", "for", "with", "at", "from", "by", "in")
    ):
        return None
    k = end + 1
    while k < limit and k - end < 6 and not words.before[k]:
        stop = names_at(k)
        if stop > k:
            wider = _noun_behind(words, stop, limit)
            if wider < 0 and stop < limit and words.owns[stop - 1] and not words.before[stop]:
                wider = _owned(words, stop, limit, names_at)
            return Owner(words.start[k], words.end[stop - 1], wider=wider)
        if words.low[k] in BOUND:
            return None
        k += 1
    return None


def body_after(words: Words, end: int, limit: int) -> Owner | None:
    """The body without a name in "a spokesman for the ministry", "officials at the county council"."""
    if end + 2 >= limit or words.before[end] or words.low[end] not in ("of", "for", "with", "at", "from"):
        return None
    if words.low[end + 1] != "the" or words.before[end + 1]:
        return None
    for k in range(end + 2, min(end + 6, limit)):
        if words.before[k] or words.capital[k] or words.low[k] in BOUND:
            return None
        noun, more = noun_at(words, k), k + 1 < limit and not words.before[k + 1]
        if noun is not None and not (more and noun_at(words, k + 1) is not None):
            body = noun.kind in ("organization", "government", "outlet") and not words.owns[k]
            return Owner(words.start[end + 1], words.end[k], known=True) if body else None
    return None


def complement(words: Words, end: int, limit: int) -> int:
    """Where "of research and trade" behind a head ends, else ``end``: what an office is for, unnamed."""
    if end + 1 >= limit or words.low[end] != "of" or words.before[end]:
        return end
    k = end + 1
    if _charged(words, k):
        return end
    while k < limit and k - end < 6 and not words.capital[k] and (not words.before[k] or thousands(words, k)):
        if words.low[k] in DETERMINER or (words.low[k] in BOUND and words.low[k] != "and"):
            break
        k += 1
    while k > end + 1 and words.low[k - 1] == "and":
        k -= 1
    return k if k > end + 1 else end


def _charged(words: Words, k: int) -> bool:
    """Whether it is what somebody is accused of, no office: "the minister of hiding a report"."""
    if not words.low[k].endswith("ing") or k + 1 >= len(words):
        return False
    behind, mark = words.low[k + 1], words.before[k + 1]
    return (
        behind in DETERMINER
        or behind in ("to", "two", "three")
        or behind.isdigit()
        or mark[-1:] in ("“", '"')
    )


def _owned(words: Words, k: int, limit: int, names_at: NamesAt) -> int:
    """The end of the body that a genitive before word ``k`` has ("Orlavia's ports ministry"), else -1."""
    named = names_at(k)
    if named > k:
        return words.end[named - 1]
    for m in range(k, min(k + 3, limit)):
        if (m > k and words.before[m]) or words.low[m] in BOUND:
            return -1
        noun = noun_at(words, m)
        if noun is not None and (m + 1 >= limit or words.before[m + 1] or noun_at(words, m + 1) is None):
            return words.end[m] if noun.kind in ("organization", "government", "outlet") else -1
    return -1


def _noun_behind(words: Words, k: int, limit: int) -> int:
    """The end of the noun that a name only modifies, as in "for the Orlavian ports ministry", else -1."""
    for m in range(k, min(k + 3, limit)):
        if words.before[m] or words.low[m] in BOUND or words.owns[m - 1]:
            return -1
        if noun_at(words, m) is not None:
            return words.end[m]
    return -1
