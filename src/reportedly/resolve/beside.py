"""What the words beside a name tell: an agency, an acronym, a dateline, a noun that it modifies, an age."""

from __future__ import annotations

from . import roles
from .acronyms import is_acronym, stands_for
from .grammar import BOUND, word_set
from .lexicon import lexicon
from .names import Name
from .words import Words

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
