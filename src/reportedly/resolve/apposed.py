"""A description and the name behind its comma, in a source phrase: "the miller, Jos Tarn", one voice."""

from __future__ import annotations

from dataclasses import replace

from . import roles
from .acronyms import is_acronym
from .beside_roles import role_before
from .called import with_role
from .describe import AGED, description
from .found import Mention
from .grammar import (
    AUXILIARY,
    BOUND,
    DEFINITE,
    DETERMINER,
    INDEFINITE,
    OWNER,
    PREPOSITION,
    RELATIVE,
    SPEECH,
    word_set,
)
from .lexicon import Noun, lexicon
from .match import BESIDE
from .names import Name
from .scan import Scan
from .titles import past_letters
from .words import Words

PLACING = word_set("in at near from outside around")
BODILY = word_set("of at from")  # "a lawyer for the men, Ana Roth of Orle Law"
ONE = (DEFINITE - word_set("these those")) | OWNER | word_set("a an another one")
CLAUSAL = RELATIVE | AUXILIARY | SPEECH
CALLINGS = ("er", "or", "ist", "ian", "man", "woman", "ess")
QUOTES = "“”\"‘’'«»„"
FAR = 14  # words from a description's head to its comma
BEFORE_NAME = 4  # words of a second role before the name: "retired vet Sandy Pirrie"


def apposed(scan: Scan, i: int, j: int) -> Mention | None:
    """The one who is described and then named in the words ``[i, j)`` of a source phrase, else None.

    The phrase has no other part, as in "the head of trade of the port, Ana Roth": a description of one, a
    comma and a name up to the end of the phrase or to another comma.
    """
    words = scan.words
    end = roles.core_end(words, i, j, scan.names_at)
    comma = _comma(words, i, end, j)
    if comma is None or (words.low[end] in RELATIVE and _names(scan, comma - 1)):
        return None
    name = _name_behind(scan, comma, j)
    head = roles.head_of(words, i, end)
    if name is None or _in_name(scan, end - 1) or (words.capital[head] and not _office(words, head)):
        return None
    phrase = roles.left_of(words, head, i, scan.names_back)
    if not _describes_one(words, phrase, i) or _place_behind_place(scan, comma, name):
        return None
    if words.low[comma].endswith(AGED) and comma - 1 != head and _names(scan, comma - 1):
        return None  # "counsel for the last victim, 19-year-old Jos Tarn"
    return _joined(scan, phrase, name, comma)


def two_callings(scan: Scan, i: int, j: int) -> Mention | None:
    """ "activist and former steeplechaser Paul Orme": the name behind two roles of one without a comma."""
    words = scan.words
    k = i
    while k < j and k - i < FAR and _no_holder(scan, k):
        k = max(k + 1, scan.names_at(k))
    name = scan.begins.get(k)
    if name is None or "and" not in words.low[i:k] or name.first == name.end:
        return None
    first = roles.noun_at(words, words.low.index("and", i, k) - 1)
    if not _closed(words, name, j) or first is None or first.kind != "person" or first.number != "one":
        return None
    known = with_role(scan, name, None, name.end)
    called = with_calling(scan, i, known)
    behind = words.low.index("and", i, k) + 1
    apart = any(words.low[m] in DETERMINER or words.owns[m] for m in range(behind, k))
    if not called.role and not apart and (office := role_before(scan, name)) is not None:
        called = with_role(scan, name, office, name.end)  # "Tarn's son and RU president Paul Orme"
    return called._replace(start=words.start[i], kind="person", source=True) if called.role else None


def _no_holder(scan: Scan, k: int) -> bool:
    """Whether no name begins at word ``k`` but one that owns what follows or stands before a noun: "Tarn's
    son and RU youth wing chair Paul Orme"."""
    words, end = scan.words, scan.names_at(k)
    if end == k:
        return True
    before = end < len(words) and words.before[end] == "" and not words.capital[end]
    return before and (words.owns[end - 1] or words.low[end] not in BOUND)


def _names(scan: Scan, k: int) -> bool:
    """Whether word ``k`` names or calls somebody, who is then meant by what stands behind a comma."""
    noun = roles.noun_at(scan.words, k)
    return k in scan.last or (noun is not None and noun.kind == "person")


def _comma(words: Words, i: int, end: int, j: int) -> int | None:
    """The word behind the first comma of the phrase, where nothing but a description stands before it, with a
    clause of its own or without: "a teacher who has studied it, Ana Roth"."""
    clause = end < j and words.low[end] in RELATIVE and not words.before[end]
    for k in range(end, min(j, end + FAR)):
        gap = words.before[k].strip(QUOTES)  # 'the president of the initiative “Enough Smoke”, Ana Roth'
        if gap == "(" and is_acronym(words.word[k]) and words.before[k + 1 : k + 2] in (["),"], [")"]):
            continue  # "the Inspector-General of Police (IGP), Ana Roth"
        if gap == ")" and k > end and is_acronym(words.word[k - 1]):
            continue  # "a chieftain of the People's Party (PPC) in Narvo, Ana Roth"
        if gap in (",", "),"):
            return k
        if gap or (words.low[k] in CLAUSAL and not clause):
            return None
    return None


def _name_behind(scan: Scan, comma: int, j: int) -> Name | None:
    """The name that begins at the comma, or behind a role there, and is closed by the phrase's end or a
    mark."""
    words = scan.words
    for k in range(comma, min(j, comma + BEFORE_NAME)):
        name = scan.begins.get(k)
        if name is not None and name.first < name.end:
            return (
                name
                if _closed(words, name, j) and (k == comma or words.low[comma] not in INDEFINITE)
                else None
            )
        if words.low[k] in PREPOSITION:
            return None  # "the 44-year-old nurse, of Narvo"
        article = k == comma and words.low[k] == "the"  # "her daughter, the actress Ana Roth"
        if (words.before[k] and k > comma) or words.capital[k]:
            return None
        if words.low[k] in DETERMINER and not article:
            return None
    return None


def _closed(words: Words, name: Name, j: int) -> bool:
    """Whether a name ends the phrase ``[.., j)`` or stands before a mark, a relative clause or a body."""
    end = past_letters(words, name.end, titled=name.titled)
    return end >= j or words.before[end] != "" or words.low[end] in RELATIVE or words.low[end] in BODILY


def _in_name(scan: Scan, k: int) -> bool:
    """Whether word ``k`` is the last of several in a name; a role with capitals is none."""
    name = scan.last.get(k)
    return name is not None and name.begin < k and name.first < name.end


def _office(words: Words, head: int) -> bool:
    noun = roles.noun_at(words, head)
    return noun is not None and noun.kind in ("person", "organization", "outlet")


def _describes_one(words: Words, phrase: roles.Phrase, i: int) -> bool:
    """Whether it is a description of somebody: "the miller", "her lawyer", "counsel for the port"."""
    noun = phrase.noun
    if noun is not None and (noun.number == "many" or noun.kind in ("document", "group")):
        return False
    if phrase.determiner in ONE or phrase.determiner == "'s":
        return noun is not None or words.low[phrase.head][-1:] != "s"
    return phrase.determiner == "" and phrase.begin == i and noun is not None and noun.kind == "person"


def _place_behind_place(scan: Scan, comma: int, name: Name) -> bool:
    """Whether the name only says where the place before the comma is: "the mayor of Narvo, Orlavia"."""
    words = scan.words
    begin = scan.names_back(comma - 1)
    if begin == comma - 1 and not words.capital[comma - 1]:
        return False
    one = name.end - name.first == 1 and not name.titled
    return one or (
        begin > 0 and words.low[begin - 1] in PLACING and words.low[name.first] in lexicon().states
    )


def _joined(scan: Scan, phrase: roles.Phrase, name: Name, comma: int) -> Mention:
    words = scan.words
    said = description(scan, phrase, comma)
    if phrase.noun is None:
        person = name.kind == "person" or (name.kind == "unknown" and name.end - name.first > 1)
        low = words.low[phrase.head]
        phrase = phrase._replace(noun=Noun(low, "person" if person else "unknown", said.gender, "one"))
    called = roles.body_at(words, name.begin - 1) if name.begin > comma else None
    if phrase.noun and called:  # "its largest owner, the pension fund Orle"
        phrase = phrase._replace(noun=replace(phrase.noun, lemma=called.lemma, kind=called.kind))
    made = with_role(scan, name, phrase, name.end)
    owners = (roles.owner_after(words, k, comma, scan.names_at) for k in range(phrase.end, comma))
    body = next((owner for owner in owners if owner is not None), None)
    whose = made.owner or said.owner
    owner = body or whose if made.head in BESIDE else whose or body
    begin = phrase.begin + (phrase.determiner in DETERMINER and phrase.determiner != "")
    last = next((k for k in range(phrase.end, comma) if words.low[k] in RELATIVE), comma)
    end = words.end[last - 1]
    end += words.text[end : end + 1] in tuple(QUOTES)
    role = " ".join(words.text[words.start[begin] : end].split())
    return made._replace(
        start=words.start[name.begin],
        role=role,
        modifiers=made.modifiers | said.modifiers,
        owner=owner,
        definite=True,
        source=True,
    )


def with_calling(scan: Scan, i: int, known: Mention) -> Mention:
    """The one whose full name ends a source phrase that begins at word ``i``, with the words before it as a
    role: "crofter Donnie Orme", "activist and former steeplechaser Paul Orme"."""
    words = scan.words
    name = scan.begins.get(words.at(known.start))
    if name is None or known.role or known.form != "name" or name.begin <= i or name.titled:
        return known
    before = range(i, name.begin)
    first = i + (words.low[i] in ONE)
    if name.end - name.first < 2 or known.kind not in ("person", "unknown") or first >= name.begin:
        return known
    if any(_breaks(words, k, first) for k in before) or words.low[name.begin - 1] == "and":
        return known
    text = " ".join(words.text[words.start[first] : words.end[name.begin - 1]].split())
    modifiers = frozenset(words.low[k] for k in range(first, name.begin - 1) if words.low[k] != "and")
    head = words.low[name.begin - 1]
    person = head.endswith(CALLINGS) and not head.endswith(("maker", "builder"))
    return known._replace(
        role=text,
        head=head,
        modifiers=known.modifiers | modifiers,
        kind="person" if person else known.kind,
    )


def _breaks(words: Words, k: int, first: int) -> bool:
    """Whether word ``k`` is no part of a role without an article."""
    low = words.low[k]
    if k >= first and (low in DETERMINER or (low in BOUND and low != "and")):
        return True
    capital = words.capital[k] and not words.opens(k)
    return capital or words.owns[k] or (k > first and words.before[k] != "") or low.endswith(("ing", "ly"))
