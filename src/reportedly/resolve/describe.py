"""Descriptions and pronouns of a block: "the ministry", "its leader", "she"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import roles
from .found import SOMEBODY, Mention, Owner
from .grammar import DEFINITE, DETERMINER, INDEFINITE, OWNER, word_set
from .lexicon import Gender, Noun, Pronoun, lexicon
from .scan import Scan
from .titles import is_style
from .words import Words, whole

KNOWN = (DEFINITE - word_set("that")) | OWNER
NOBODY = word_set("no any every each neither all")
WHERE = word_set("in at near outside inside opposite beside")
COUNTS = word_set("one two three four five six seven eight nine ten some many several most both")
AMOUNTS = word_set("number handful dozens hundreds thousands scores majority")
SOME = INDEFINITE - word_set("no any each every all most both")
# What comes before a noun that only says what somebody is.
PREDICATE = word_set("is are was were be been being am as like become becomes became than of not")
# Natives whose name isn't the adjective of their state.
NATIVES = word_set(
    """
    finn dane swede spaniard frenchman frenchwoman englishman englishwoman irishman irishwoman welshman
    welshwoman scot scotsman scotswoman dutchman dutchwoman pole turk briton serb croat slovene slovak czech
    icelander luxembourger filipino filipina kiwi aussie argentine kazakh uzbek tajik turkmen azeri kurd arab
    catalan basque londoner parisian berliner new-yorker dubliner
    """
)
PLURALS = ("ese", "ish", "ch", "iss")  # "the Portuguese" is one or all of them
TASKS = word_set(
    "relations affairs services resources operations communications engagement liaison outreach development"
)
AGED = "-year-old"
AGE = re.compile(r", (?:aged )?\d{1,3},")  # behind a name or a description
SAID_OF = 3  # words: a cue, "that", and who
LEARNED = word_set(
    "research working discussion policy white green scientific academic position peer-reviewed"
)
STYLED: dict[str, Gender] = {"his": "m", "her": "f"}
PEOPLE: tuple[tuple[str, Gender], ...] = (
    ("woman", "f"),
    ("girl", "f"),
    ("mistress", "f"),
    ("man", "m"),
    ("boy", "m"),
    ("master", "m"),
)


def descriptions(scan: Scan) -> Iterator[Mention]:
    """Definite descriptions: "the ministry", "its leader", "Albania's interior minister"."""
    words, heads = scan.words, roles.heads()
    for k, low in enumerate(words.low):
        if low not in heads and "-" not in low:
            continue
        if roles.noun_at(words, k) is None or low in INDEFINITE or (words.capital[k] and not words.opens(k)):
            continue
        body = k > 0 and roles.tells_what_for(words, k - 1)
        more = _modifies(words, k)
        if more and not words.owns[k] and not body:
            continue  # a modifier: "hospital officials"
        if roles.tells_what_for(words, k):
            continue
        phrase = roles.left_of(words, k, max(0, k - roles.REACH), scan.names_back)
        known = phrase.determiner == "'s" or phrase.determiner in KNOWN
        if body and (phrase.owner is not None or words.opens(phrase.begin)):
            yield description(scan, phrase, len(words))._replace(definite=True)  # "Narvo women's group"
        elif known or _opens(words, phrase):
            yield description(scan, phrase, len(words))


def _modifies(words: Words, k: int) -> bool:
    """Whether the noun at word ``k`` tells more of the one behind it: "hospital officials", "its community
    relations manager"."""
    at = k + 1 + (words.low[k + 1 : k + 2] != [] and words.low[k + 1] in TASKS)
    return at < len(words) and not any(words.before[k + 1 : at + 1]) and words.low[at] in lexicon().nouns


def _opens(words: Words, phrase: roles.Phrase) -> bool:
    """Whether people, or a writing, open a sentence: "Residents", "A survey of 90 drivers"."""
    noun = phrase.noun
    if noun is None or not words.opens(phrase.begin):
        return False
    people = noun.kind in ("person", "group")
    return (people and noun.number == "many") or (
        phrase.determiner in INDEFINITE and (people or noun.kind == "document")
    )


def people(scan: Scan) -> Iterator[Mention]:
    """People whom a phrase brings in: "a woman", "two drivers", "officials", but not "she is a driver"."""
    words, nouns = scan.words, lexicon().nouns
    for k, low in enumerate(words.low):
        noun = nouns.get(low)
        if noun is None or noun.kind not in ("person", "group") or words.capital[k] or words.owns[k]:
            continue
        if _modifies(words, k):
            continue
        phrase = roles.left_of(words, k, max(0, k - roles.REACH), scan.names_back)
        begin = phrase.begin
        gap = words.before[begin]
        if begin and ((not gap and words.low[begin - 1] in PREDICATE) or (gap and begin - 1 in scan.last)):
            continue  # behind a name and a comma it is an apposition
        if phrase.determiner in SOME or (not phrase.determiner and noun.number == "many"):
            yield description(scan, phrase, len(words))


def description(scan: Scan, phrase: roles.Phrase, limit: int) -> Mention:
    words, noun = scan.words, phrase.noun
    of = roles.complement(words, phrase.end, limit)
    owner = phrase.owner or roles.owner_after(words, of, limit, scan.names_at) or _state(words, phrase)
    noun = noun or _unlisted(words, phrase.head, phrase.determiner)
    if noun.kind == "unknown" and any(low.endswith(AGED) for low in phrase.modifiers):
        noun = Noun(noun.lemma, "person", "", "one")  # "the 40-year-old pipefitter"
    if owner is None and noun.kind in ("person", "group"):
        owner = roles.body_after(words, phrase.end, limit)
    kind, number = "document" if _is_article(words, phrase) else noun.kind, noun.number
    start, end = words.start[phrase.begin], words.end[phrase.head]
    return Mention(
        start,
        end,
        "description",
        kind,
        "" if phrase.determiner in NOBODY else noun.lemma,
        modifiers=phrase.modifiers
        | {low for low in words.low[phrase.end + 1 : of] if low not in ("and", "state")},
        role=None if words.low[phrase.head] in COUNTS else _bare(words, phrase),
        gender=noun.gender,
        number=number,
        owner=owner,
        definite=roles.is_definite(phrase, words),
        bare=not phrase.determiner,
        opens=words.opens(phrase.begin),
        quoted=words.quoted[phrase.begin],
        sentence=words.sentence[phrase.begin],
        block=words.block,
        heads=(end,),
        text=words.text[start:end],
        the=phrase.determiner == "the",
        place=_where(words, phrase.begin),
    )


def _is_article(words: Words, phrase: roles.Phrase) -> bool:
    """Whether a paper is what somebody wrote: "a 2016 paper by the group", "a working paper"."""
    if words.low[phrase.head] not in ("paper", "papers"):
        return False
    by = words.low[phrase.end : phrase.end + 1] in (["by"], ["on"]) and not words.before[phrase.end]
    return by or bool(phrase.modifiers & LEARNED) or any(word.isdigit() for word in phrase.modifiers)


def _where(words: Words, begin: int) -> bool:
    """Whether a phrase only says where: "in the post office", "in front of the ministry"."""
    if not begin or words.before[begin] or words.sentence[begin] != words.sentence[begin - 1]:
        return False
    inside = roles.noun_at(words, begin - 2) if begin > 1 else None
    if inside is not None and inside.kind in ("person", "group"):
        return False  # "officials in the health department"
    return words.low[begin - 1] in WHERE or words.low[max(0, begin - 2) : begin] == ["front", "of"]


def _unlisted(words: Words, head: int, determiner: str) -> Noun:
    """What a noun makes that the list lacks: "a watchman", "two of the delegations", "islanders"."""
    low, one = words.low[head], determiner in ("a", "an", "one") or words.low[head] == "one"
    if low in COUNTS | AMOUNTS and words.low[head + 1 : head + 2] == ["of"]:
        behind = (k for k in range(head + 2, min(head + 6, len(words))) if not words.owns[k])
        several = (roles.noun_at(words, k) for k in behind)
        of = next((noun for noun in several if noun is not None), None)
        if of is not None and of.kind in ("person", "group"):
            return Noun(low, "person", "", "one") if one else Noun(low, "group", "", "many")
        if low in AMOUNTS and words.low[head + 2 : head + 3] and words.low[head + 2][-1:] == "s":
            return Noun(low, "group", "", "many")
    for end, gender in PEOPLE:
        if low.endswith(end):
            return Noun(low, "person", gender, "one")
    common = not words.capital[head] or words.opens(head)
    if low.endswith(("men", "women")) or (low.endswith("s") and not low.endswith("ss") and common):
        return Noun(low, "group", "", "many")
    return Noun(low, "unknown", "", "one" if one else "")


def _bare(words: Words, phrase: roles.Phrase) -> str:
    begin = phrase.begin + (
        phrase.determiner in DETERMINER and phrase.determiner != "" and phrase.begin < phrase.head
    )
    return words.text[words.start[begin] : words.end[phrase.head]]


def _state(words: Words, phrase: roles.Phrase) -> Owner | None:
    """The state whose adjective stands in the phrase: "the Orlavian government"."""
    for k in range(phrase.begin, phrase.head):
        if words.capital[k] and (state := lexicon().adjectives.get(words.low[k])):
            return Owner(words.start[k], words.end[k], state)
    return None


def pronouns(scan: Scan) -> Iterator[Mention]:
    words, pronouns = scan.words, lexicon().pronouns
    for k, written in enumerate(words.low):
        low = whole(written)
        pronoun = pronouns.get(low)
        if pronoun is None or low == "that" or (k + 1 < len(words) and is_style(words, k + 1)):
            continue  # the "his" of "His Excellency" is nobody's
        yield _pronoun(words, k, pronoun)


def relative_that(words: Words, k: int) -> Mention:
    """ "that" in "the bank that denied it", which is "which"."""
    return _pronoun(words, k, lexicon().pronouns["that"])._replace(head="which", source=True)


def _pronoun(words: Words, k: int, pronoun: Pronoun) -> Mention:
    low = whole(words.low[k])
    end = words.start[k] + len(low)
    return Mention(
        words.start[k],
        end,
        "pronoun",
        "person" if pronoun.of == "person" else "unknown",
        low,
        gender=pronoun.gender,
        number=pronoun.number,
        opens=words.opens(k),
        quoted=words.quoted[k],
        sentence=words.sentence[k],
        block=words.block,
        heads=(end,),
        text=words.word[k][: len(low)],
    )


def _is_one(words: Words, j: int) -> bool:
    """Whether what somebody says begins with "he" or "she": "The Portuguese said he …"."""
    clause = words.low[j : j + SAID_OF]
    return any(low in ("he", "she") for low in clause) and not any(
        "," in b for b in words.before[j : j + SAID_OF]
    )


def somebody(words: Words, i: int, j: int) -> Mention | None:
    """ "the 29-year-old", "the Italian", "Her Excellency": one of those known already."""
    if j - i != 2:
        return None
    style = words.low[i] in ("his", "her", "their") and is_style(words, i + 1)
    if words.low[i] != "the" and not style:
        return None
    low = words.low[i + 1]
    native = low in NATIVES or (low in lexicon().adjectives and low.endswith(("an", "i")))
    native = native or (low in lexicon().adjectives and low.endswith(PLURALS) and _is_one(words, j))
    native = native and words.capital[i + 1]
    if not (style or native or low.endswith(AGED)):
        return None
    start, end = words.start[i], words.end[i + 1]
    return Mention(
        start,
        end,
        "description",
        "person",
        SOMEBODY,
        gender=STYLED.get(words.low[i], ""),
        number="one",
        definite=True,
        source=True,
        opens=words.opens(i),
        quoted=words.quoted[i],
        sentence=words.sentence[i],
        block=words.block,
        heads=(end,),
        text=words.text[start:end],
    )
