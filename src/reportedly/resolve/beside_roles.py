"""The role beside a name: before it, with or without a comma, or behind its comma."""

from __future__ import annotations

from . import roles
from .acronyms import is_acronym
from .appositions import apposition
from .clauses import is_verb
from .found import Owner
from .grammar import AUXILIARY, CONJUNCTION, OWNER, PREPOSITION, SPEECH, word_set
from .kinds import FIRMS, builds
from .lexicon import Noun, lexicon
from .names import Name
from .scan import Scan
from .words import Words

BUSINESS = word_set(
    """
    operator owner supplier producer publisher contractor employer developer regulator broadcaster maker
    agent landlord builder insurer auditor
    """
)
OF = word_set("of for the")
THING = 4  # words
WHOSE = OWNER | {"'s"}
# First words of what a place lies in: "the mayor of Narvo, New Orlavia, …".
PARTS = word_set(
    """
    new north south east west northern southern eastern western upper lower central greater saint st san
    santa los las el
    """
)
# Bodies that stand without an article: "told police", "left school".
NO_ARTICLE = word_set(
    """
    police parliament congress court press media news television tv radio school college university church
    hospital aid management opposition prosecution defence staff side campaign administration leadership
    military army navy cabinet mission treasury team guard troops jury crew state
    """
)


def role_behind(scan: Scan, name: Name) -> roles.Phrase | None:
    """The role behind a name's comma: "Lorna Petch, the owner"."""
    words = scan.words
    apposed = apposition(words, _behind(words, name), len(words), scan.names_at, scan.names_back)
    if apposed is None:
        return None
    phrase, end = apposed
    if _says(words, end) or words.start[phrase.begin] in scan.sources:
        return None  # "the fee was Orme's, the journal said.", "a fire in Narvo, the firm and a clerk said"
    opening = _opens(words, name.begin) if phrase.determiner else _placed(words, name)
    if opening and is_verb(words, end) and not words.before[end]:
        return None  # "In Narvo, minister says no", "In a letter to the Orle Board, the firm says no"
    return phrase if _fits(name, phrase) and not _of_another(scan, phrase, end) else None


def _placed(words: Words, name: Name) -> bool:
    """Whether a name stands behind a preposition."""
    return name.begin > 0 and not words.before[name.begin] and words.low[name.begin - 1] in PREPOSITION


def _says(words: Words, k: int) -> bool:
    """Whether a verb of speech at ``k`` ends the sentence, with what is before it as its subject."""
    if k >= len(words) or words.before[k] or words.low[k] not in SPEECH:
        return False
    return k + 1 >= len(words) or words.sentence[k + 1] != words.sentence[k]


def role_before(scan: Scan, name: Name) -> roles.Phrase | None:
    """The role just before a name: "ministry spokeswoman Milena Torzek", "the owner, Lorna Petch,"."""
    words, at = scan.words, name.begin
    if at == 0:
        return None
    gap = words.before[at]
    noun = roles.noun_at(words, at - 1)
    if noun is None and not words.capital[at - 1] and (unlisted := speaker_before(scan, at - 1, name)):
        return unlisted
    if gap == "," and (holder := _holder(scan, name)) is not None:
        return holder
    thing = noun is None or noun.kind != "person"
    if thing and gap == "" and name.kind in ("unknown", "person") and name.end - name.first > 1:
        office = roles.office_of(words, at, scan.names_back)
        if noun is None or office is not None:
            return office
    if noun is None or words.owns[at - 1] or noun.number == "many" or gap not in ("", ","):
        return None
    phrase = roles.both_offices(words, roles.left_of(words, at - 1, 0, scan.names_back), scan.names_back)
    if gap == "" and noun.kind == "person":
        return phrase if name.kind in ("unknown", "person") and _whole(words, name) else None
    if gap == "" and noun.kind in ("organization", "outlet"):
        return phrase if _names_body(scan, name, phrase) else None
    behind = _behind(words, name)
    closed = (
        behind >= len(words) or words.before[behind] != "" or words.sentence[behind] != words.sentence[at]
    )
    if gap == "," and name.kind == "organization" and noun.lemma in BUSINESS and phrase.determiner == "the":
        return phrase
    if gap == "," and noun.lemma in FIRMS and name.kind == "unknown" and phrase.determiner == "the":
        before = words.low[phrase.begin - 1] if phrase.begin else ""  # not "head of the company, …"
        return phrase if before not in PREPOSITION and words.before[behind : behind + 1] == [","] else None
    if gap == "," and noun.kind == "person" and name.kind in ("unknown", "person"):
        return (
            phrase
            if (
                (closed or name.titled or words.low[name.end] not in CONJUNCTION)
                and phrase.determiner
                and name.end - name.first > 1
            )
            or (phrase.determiner and name.titled)
            or (phrase.determiner in WHOSE and words.before[behind : behind + 1] == [","])
            else None
        )
    return None


def _holder(scan: Scan, name: Name) -> roles.Phrase | None:
    """The office before a name between commas that ends in a name, or in a thing that somebody may hold an
    office of: "the mayor of Narvo, Ana Roth, …", "the director of the port, Jos Tarn, …"."""
    words, behind = scan.words, _behind(scan.words, name)
    full = name.end - name.first > 1 and name.kind in ("unknown", "person")
    if not full or words.low[name.first] in PARTS or words.before[behind : behind + 1] != [","]:
        return None
    inner = scan.last.get(name.begin - 1)
    first = inner.begin if inner is not None else _thing_held(words, name.begin)
    if first is None:
        return None
    of = first - 1 - (words.low[first - 1] == "the")
    if of < 1 or words.low[of] not in ("of", "for") or any(words.before[of : first + 1]):
        return None
    noun = roles.noun_at(words, of - 1)
    if noun is None or noun.kind != "person" or noun.number == "many" or words.owns[of - 1]:
        return None
    phrase = roles.left_of(words, of - 1, 0, scan.names_back)
    owner = Owner(words.start[first], words.end[name.begin - 1]) if inner is not None else None
    return (
        phrase._replace(end=name.begin, owner=phrase.owner or owner) if phrase.determiner == "the" else None
    )


def _thing_held(words: Words, end: int) -> int | None:
    """Where "port" or "tax office" begins that ends before word ``end``: what is no person, and small."""
    noun = roles.noun_at(words, end - 1)
    if end < 3 or words.capital[end - 1] or (noun is not None and noun.kind in ("person", "group")):
        return None
    first = end - 1
    while first > end - THING and words.low[first - 1] not in OF and not words.before[first]:
        first -= 1
    low = words.low[first - 1]
    return first if low in OF and not any(words.low[k] in PREPOSITION for k in range(first, end)) else None


def _names_body(scan: Scan, name: Name, phrase: roles.Phrase) -> bool:
    """Whether a body's noun and the name behind it are one: "the Dutch newspaper De Grens", "brokerage Orme
    Tarn", but not "told police Orme", "the firm Orme founded"."""
    words, noun = scan.words, phrase.noun
    if noun is None or words.capital[phrase.head]:
        return False
    end = words.end[name.end - 1]
    seen = any((words.start[k], end) in scan.people for k in (phrase.begin, name.begin))
    if seen and words.low[name.first] in lexicon().given:
        return False  # "the Orle center Ivo Tarn", "to force Ana": the reader sees somebody
    if name.kind not in ("unknown", noun.kind) and {name.kind, noun.kind} != {"organization", "outlet"}:
        return False
    if noun.kind == "outlet" and phrase.determiner:
        return True
    bare = not phrase.determiner or phrase.determiner in OWNER
    if (bare and noun.lemma in NO_ARTICLE) or (_opens(words, phrase.begin) and _speaks(words, name.end)):
        return False
    told = bool(phrase.modifiers) or (not phrase.determiner and noun.number != "many")
    helped = (
        name.end < len(words) and not words.before[name.end] and words.low[name.end] in AUXILIARY | SPEECH
    )
    if words.opens(phrase.begin) and builds(noun.lemma) and helped:
        return True  # "The carmaker Orle has closed a plant"
    return told or (name.end - name.first > 1 and not _verb(words, name.end))


def _verb(words: Words, k: int) -> bool:
    """Whether a verb other than one of speech comes at ``k``: the name before it may be its subject alone."""
    if k >= len(words) or words.before[k]:
        return False
    return is_verb(words, k) and words.low[k] not in SPEECH | AUXILIARY


def _speaks(words: Words, k: int) -> bool:
    return k < len(words) and not words.before[k] and is_verb(words, k)


def _opens(words: Words, k: int) -> bool:
    """Whether word ``k`` stands in a sentence's opening phrase: "Outside the court Ana Orme said"."""
    while k and not words.opens(k):
        if words.before[k]:
            return False
        k -= 1
    return words.low[k] in PREPOSITION


def _whole(words: Words, name: Name) -> bool:
    return not words.owns[name.end - 1] or name.end - name.first > 1


def _behind(words: Words, name: Name) -> int:
    """Behind a name and the acronym or the letters that follow it."""
    end = name.end
    if end < len(words) and words.before[end] == "(" and is_acronym(words.word[end]):
        return end + 1
    return end


def _fits(name: Name, phrase: roles.Phrase) -> bool:
    noun = phrase.noun
    if noun is None or noun.number == "many":
        return False
    if noun.kind == "person":
        return (name.kind in ("person", "unknown") and name.end - name.first > 1) or name.titled
    return noun.kind in ("organization", "outlet") and name.kind in ("unknown", noun.kind)


def _of_another(scan: Scan, phrase: roles.Phrase, end: int) -> bool:
    """Whether what follows a name's comma is the role of a name behind it, not of the one before: ", the
    club's director of trade Carl Menz said"."""
    behind = roles.complement(scan.words, phrase.end, len(scan.words))
    following = scan.begins.get(max(behind, end))
    return (
        following is not None and not scan.words.before[following.begin] and following.first < following.end
    )


def speaker_before(scan: Scan, head: int, name: Name) -> roles.Phrase | None:
    """The role that no list knows before a comma and a full name: "the patwari, Balbir Orle,", where the text
    makes a patwari speak; but not "in the patwari, Balbir Orle"."""
    words = scan.words
    behind = _behind(words, name)
    closed = behind >= len(words) or words.before[behind] != ""
    if words.low[head] not in scan.speaking or words.before[name.begin] != "," or not closed:
        return None
    if roles.noun_at(words, head) or name.kind not in ("person", "unknown") or name.end - name.first < 2:
        return None
    phrase = roles.left_of(words, head, 0, scan.names_back)
    inside = phrase.begin and words.low[phrase.begin - 1] in PREPOSITION
    if phrase.determiner != "the" or inside or phrase.begin != head - 1:
        return None
    return phrase._replace(noun=Noun(words.low[head], "person", "", "one"))
