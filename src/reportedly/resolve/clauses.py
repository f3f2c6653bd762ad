"""Where a mention stands in its sentence: as subject, object or owner, behind a preposition; in which clause.

Read off the words beside it, without a parser: a few closed classes and the endings of verbs. Good enough to
prefer subjects and to keep apart those who can't be one person within a clause ("he told him").
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from .found import Mention
from .grammar import (
    ADVERB,
    AUXILIARY,
    BOUND,
    CONJUNCTION,
    DETERMINER,
    PREPOSITION,
    RELATIVE,
    SPEECH,
    word_set,
)
from .lexicon import lexicon
from .words import Words

Case = Literal["subject", "object", "oblique", "owner", "other"]

NOMINATIVE = word_set("he she they i we who")
POSSESSIVE = word_set("his its their my our your whose hers theirs")
# Past tenses that don't end in -ed, beyond those in SPEECH.
STRONG = word_set(
    """
    became began broke brought built bought caught chose came cut did died drew drove ate fell felt fought
    found fled flew forgot gave got grew had heard held hit kept knew laid led left lent let lost made meant
    met paid put quit ran rang read rode rose sang sat saw sold sent set shot shut slept spent split spoke
    stood stole struck swore swam taught thought threw took tore understood was were woke won wore wrote
    withdrew went sought lay lived hung hid fed dealt beat bore bit bet bent
    """
)
COORDINATING = word_set("and but or nor yet")
SUBORDINATING = CONJUNCTION - COORDINATING | RELATIVE | word_set("that")
CLAUSAL = word_set("after before until till since as than once")  # also prepositions
OPENS = PREPOSITION | SUBORDINATING | word_set("despite upon having being born known")
NOT_VERBS = word_set("his its this as us was is has does always perhaps thus")
NO_NOUN = BOUND | ADVERB | DETERMINER
NAMING = word_set("called named known nicknamed dubbed")
COMPLEMENT = 6  # words up to the verb of a clause without "that"
STOPS = (";", ":", "–", "—", "(", ")", ".", "?", "!")


class Stand(NamedTuple):
    """A mention's place: ``clause`` counts within the sentence; ``opening``: in the phrase or clause that
    comes before the sentence's main clause ("In his speech, …")."""

    case: Case
    clause: int
    opening: bool


NOWHERE = Stand("other", 0, False)


@dataclass(slots=True)
class Clauses:
    """The clauses of a piece of text: for each word the number of its clause within the sentence, and whether
    it stands in an opening. Counted when first asked for."""

    words: Words
    numbers: list[int] = field(default_factory=list)
    opening: list[bool] = field(default_factory=list)

    def stand(self, mention: Mention) -> Stand:
        """Where the mention stands."""
        words = self.words
        first = words.at(mention.start)
        if first >= len(words):
            return NOWHERE
        if not self.numbers:
            self._count()
        behind = max(words.at(mention.end), first + 1)
        case = _case(words, first, behind, mention.form == "pronoun")
        return Stand(case, self.numbers[first], self.opening[first])

    def acts(self, mention: Mention) -> bool:
        """Whether the mention surely does something or has it done to it."""
        first = self.words.at(mention.start)
        return acts(self.words, first, max(self.words.at(mention.end), first + 1))

    def _count(self) -> None:
        """An opening is what comes before the first comma of a sentence that begins with a preposition, a
        participle or a conjunction."""
        words = self.words
        number, opening, sentence = 0, False, -1
        for k, low in enumerate(words.low):
            gap = words.before[k]
            if words.sentence[k] != sentence:
                sentence, number = words.sentence[k], 0
                opening = (
                    low in OPENS or _participle(words, k) or (_adverb(low) and _participle(words, k + 1))
                )
            elif opening and gap[:1] == ",":
                number, opening = number + 1, False
            elif gap and (gap[0] in STOPS or gap[-1] in STOPS):
                number += 1
            if (
                low in SUBORDINATING
                or (low in COORDINATING and _new_subject(words, k + 1))
                or (k and words.low[k - 1] in SPEECH and not gap and _has_verb(words, k))
            ):
                number += 1
            self.numbers.append(number)
            self.opening.append(opening)


def _participle(words: Words, k: int) -> bool:
    low = words.low[k] if k < len(words) else ""
    return len(low) > 4 and low.endswith(("ing", "ed"))


def _adverb(low: str) -> bool:
    """ "Often nicknamed …", "Originally having hired …"."""
    return low in ADVERB or low.endswith("ly")


def _has_verb(words: Words, k: int) -> bool:
    """Whether a clause without "that" begins with word ``k``: "said | a walker had seen him"."""
    for m in range(k + 1, min(k + COMPLEMENT, len(words))):
        if words.before[m] or words.low[m] in SUBORDINATING:
            return False
        if words.low[m] in AUXILIARY or is_verb(words, m):
            return True
    return False


def _new_subject(words: Words, k: int) -> bool:
    """Whether a clause of its own follows an "and": "and he left", ", and the others left"."""
    if k >= len(words):
        return False
    low = words.low[k]
    if low in NOMINATIVE or low in ("it", "there", "this"):
        return True
    return words.before[k - 1] != "" and not is_verb(words, k)


def is_verb(words: Words, k: int) -> bool:
    """Whether word ``k`` looks like a finite verb."""
    if k >= len(words) or (words.capital[k] and not words.opens(k)):
        return False
    low = words.low[k]
    if low in AUXILIARY or low in SPEECH or low in STRONG:
        return True
    if low in NOT_VERBS or low in BOUND or len(low) < 4:
        return False
    if low.endswith("ed"):
        return True
    return low[-1] == "s" and low[-2] not in "su" and low not in lexicon().nouns


def acts(words: Words, first: int, behind: int) -> bool:
    """Whether the phrase in words ``[first, behind)`` is surely what does something or has it done to it: a
    tense or an auxiliary stands right behind it, or a past or a participle before it."""
    if behind < len(words) and not words.before[behind]:
        after = words.low[behind]
        if after in AUXILIARY or after in SPEECH or is_past(after):
            return True
    if not first or words.before[first] or words.sentence[first] != words.sentence[first - 1]:
        return False
    before = words.low[first - 1]
    ends = behind >= len(words) or words.before[behind] != "" or words.low[behind] in BOUND
    return ends and (is_past(before) or before in SPEECH or (len(before) > 5 and before.endswith("ing")))


def is_past(low: str) -> bool:
    """Whether a word looks like a past tense."""
    return low in STRONG or (len(low) > 4 and low.endswith("ed") and low not in lexicon().nouns)


def _case(words: Words, first: int, behind: int, pronoun: bool) -> Case:
    low = words.low[first]
    if pronoun:
        if low in NOMINATIVE:
            return "subject"
        if low in POSSESSIVE or (low == "her" and _owns_next(words, behind)):
            return "owner"
    elif words.owns[behind - 1]:
        return "owner"
    opens = first == 0 or words.sentence[first] != words.sentence[first - 1]
    if opens or words.before[first][-1:] in ('"', "“", "‘", ":", ";"):
        return "subject"
    follows = _verb_follows(words, behind)
    before = words.low[first - 1]
    if words.before[first]:
        return "subject" if follows or _closed_by_verb(words, first, behind) else "other"
    if before in CLAUSAL:
        return "subject" if follows else "oblique"
    if before in PREPOSITION or before == "to":
        return "oblique"
    if before in SUBORDINATING:
        return "subject"
    if before in COORDINATING:
        return "subject" if follows else "other"
    helped = behind < len(words) and not words.before[behind] and words.low[behind] in AUXILIARY
    helped = helped and before not in NAMING  # "a guest called Ana Roth was late"
    return "subject" if helped or (follows and not (before in SPEECH or before in STRONG)) else "object"


def _closed_by_verb(words: Words, first: int, behind: int) -> bool:
    """Whether a name stands between commas right before the verb: "the head of the union, Ana Roth, said"."""
    between = behind < len(words) and words.before[first][:1] == words.before[behind][:1] == ","
    return between and is_verb(words, behind)


def _verb_follows(words: Words, k: int) -> bool:
    """Whether a verb comes right behind, adverbs and an aside between commas skipped."""
    if k < len(words) and words.before[k][:1] in (",", "("):
        end = next((m for m in range(k + 1, min(k + 12, len(words))) if words.before[m][:1] in (",", ")")), k)
        k = end
    elif k < len(words) and words.before[k]:
        return False
    while k < len(words) and (words.low[k] in ADVERB or words.low[k].endswith("ly")) and not words.capital[k]:
        k += 1
    return is_verb(words, k)


def _owns_next(words: Words, k: int) -> bool:
    """Whether "her" stands before its noun rather than alone."""
    if k >= len(words) or words.before[k] or words.sentence[k] != words.sentence[k - 1]:
        return False
    low = words.low[k]
    return low not in NO_NOUN
