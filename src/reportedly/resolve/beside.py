"""What the words beside a name tell: an agency, an acronym, a dateline, a noun that it modifies, an age."""

from __future__ import annotations

from . import roles
from .acronyms import is_acronym, stands_for
from .grammar import BOUND, word_set
from .lexicon import Kind, lexicon
from .names import Name
from .words import Words

AREAS = word_set("area neighbourhood neighborhood suburb township district valley hills countryside coast")
DWELLERS = word_set(
    """
    residents people inhabitants villagers townspeople natives citizens miners farmers fishermen fishers
    herders mayor parish
    """
)
# Media that have their name before them: "the Orme Hour podcast".
TITLED = word_set("newspaper radio television tv newsletter podcast programme program magazine")


def agency(words: Words, at: int) -> int:
    """The end of "news agency" after "Tasnim", else 0."""
    for size in (2, 1):
        if at + size <= len(words) and not any(words.before[at : at + size]):
            noun = lexicon().nouns.get(" ".join(words.low[at : at + size]))
            if noun and noun.kind == "outlet" and (size == 2 or noun.lemma in TITLED):
                return at + size
    return 0


def acronym(words: Words, own: tuple[str, ...], end: int) -> tuple[tuple[str, ...], ...]:
    """The acronym in brackets after a name: "Mountain Rescue Union (MRU)"."""
    if end < len(words) and words.before[end] == "(" and is_acronym(words.word[end]):
        closed = words.text[words.end[end] : words.end[end] + 1] == ")"
        opens = words.at(words.start[end]) == len(own)
        if closed and (stands_for(words.word[end], own) or (len(own) > 1 and not opens)):
            return ((words.word[end],),)
    return ()


def datelined(words: Words, name: Name) -> bool:
    """Whether the name is the place before a report: "SUNDREV, May 3 –"."""
    if name.begin or name.end >= len(words) or name.titled:
        return False
    return (
        words.word[0].isupper()
        and len(words.word[0]) > 3
        and words.before[name.end][:1] in (",", "–", "—", ":", "-", "(")
    )


def modifies(words: Words, name: Name) -> bool:
    """Whether one word of a name only tells more of a noun: "a Waitoru dairy owner"."""
    k = name.end
    if name.end - name.first != 1 or words.owns[k - 1] or name.titled or not name.begin:
        return False
    if words.low[name.begin - 1] not in ("a", "an") or words.before[name.begin]:
        return False
    for m in range(k, min(k + 3, len(words))):
        if words.before[m] or words.capital[m] or words.low[m] in BOUND:
            return False
        noun = roles.noun_at(words, m)
        if noun is not None:
            return noun.kind == "person"
    return False


def body_before(words: Words, name: Name) -> Kind:
    """The kind of the body that a name behind "the" stands beside: "The newspaper, the Orle Courier,"."""
    k = name.begin - 1
    closed = name.end >= len(words) or words.before[name.end] in (",", ".", "")
    if k < 2 or words.low[k] != "the" or words.before[k] != "," or words.before[name.begin] or not closed:
        return "unknown"
    body = roles.body_at(words, k - 1)
    return body.kind if body else "unknown"


def stands_as_place(words: Words, name: Name) -> bool:
    """Whether a name is a place's by what stands beside it: "the crowded Narvo area", "Tarn, of Narvo,", "the
    miners of Narvo"."""
    begin, end = name.begin, name.end
    if name.titled or words.owns[end - 1]:
        return False
    if end < len(words) and not words.before[end] and words.low[end] in AREAS and not words.capital[end]:
        return True
    if begin < 2 or words.low[begin - 1] != "of" or words.before[begin]:
        return False
    aside = words.before[begin - 1] == "," and words.capital[begin - 2]
    closed = end >= len(words) or words.before[end] != ""
    return (aside and closed) or (words.low[begin - 2] in DWELLERS and not words.before[begin - 1])


def a_make(words: Words, name: Name) -> bool:
    """Whether a name of several words behind "a" is a thing's: "he drives a Tarn Corolla"."""
    if (
        name.titled
        or not name.begin
        or words.low[name.begin - 1] not in ("a", "an")
        or words.before[name.begin]
    ):
        return False
    return name.end >= len(words) or words.before[name.end] != "" or words.low[name.end] in BOUND


def person_after(words: Words, at: int) -> bool:
    """Whether what follows a name tells a person: an age, "who"."""
    if at >= len(words) or words.before[at] != ",":
        return False
    return words.low[at] == "who" or (
        words.word[at].isdigit()
        and len(words.word[at]) < 3
        and at + 1 < len(words)
        and "," in words.before[at + 1]
    )
