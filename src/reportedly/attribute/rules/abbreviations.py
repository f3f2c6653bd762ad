"""Full stops that end no sentence: those of titles before a name ("Ald. Mia Brun") and of initials."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import grammar

# Abbreviated titles, ranks and callings that stand before a name.
TITLES = grammar.words(
    """
    abp adm adv ald amb arch asst atty barr bp brig bro capt cdr cdre cllr clr cmdr cmdre cmr col comdr cpl
    cst det dipl dr drs eng engr evang flt fr gen gov hon ing insp ir ldr lieut lt lt-col lt-gen maj maj-gen
    brig-gen mgr mlle mme mr mrs ms msgr mx ofc pfc pres prof pte ptl pvt rep ret rev revd rtd sen sgt smt
    spc sqn sr sra srta supt ven wg
    """
)
INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
SHORT = 5  # letters of a title that isn't listed
VOWELS = frozenset("aeiouyáàâäãåæéèêëíìîïóòôöõøúùûüý")
NO_TITLES = grammar.words("hm hmm mm mmm pst psst shh brr tsk pfft tv")
PLACING = frozenset(("in", "at", "near", "from", "outside", "around"))
# Words that make a sentence of their own, and those that begin one behind initials ("in the U.S. The …").
ALONE = grammar.words(
    """
    yes no not never oh ah well wow right wrong true fine good great nonsense done stop wait help still then
    next first last why how what when who and but not again ever amen cheers bad sad fun hot cold rain wind
    gone lost dead sold gold shut cut job yep nope nah yeah hell damn god lord mud
    """
)
STARTERS = grammar.words(
    """
    the he she it they we you i but and in on at that this these those his her their its a an as if when while
    for with after before there what who so or yet not no
    """
)


def stops_nothing(word: str, following: Sequence[str], *, before: str) -> bool:
    """Whether the full stop behind ``word`` is a title's or an initial's, by the three words that follow it.

    ``before``: the word before it in its sentence, "" where it begins one. A word that isn't listed is a
    title where it has no vowel ("Cllr. Orme"), or where it would be a sentence of one short word, and a full
    name comes behind it.
    """
    if not following or not following[0][0].isupper():
        return False
    low, starts = word.lower(), following[0].lower() in STARTERS
    if INITIALS.fullmatch(word) and word[0].isupper():
        return len(word) == 1 or not starts
    if not word[0].isupper():
        return False
    if low in TITLES:
        return not (before.lower() in PLACING and _has_verb(following))
    if not word.isalpha() or not word[1:].islower() or len(word) > SHORT or starts:
        return False
    if not VOWELS & set(low):
        return low not in NO_TITLES
    named = len(following) > 1 and following[1][0].isupper() and following[1].lower() not in STARTERS
    return not before and named and len(word) < SHORT and low[-1] not in VOWELS and low not in ALONE


def _has_verb(following: Sequence[str]) -> bool:
    """Whether a name is the subject of a sentence of its own: "He lives in Ald. Mia came"."""
    after = next((word for word in following if not word[0].isupper()), "")
    return after in grammar.FINITE or (after.endswith("ed") and len(after) > 3)
