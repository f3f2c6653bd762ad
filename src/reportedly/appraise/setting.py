"""What surrounds a cue: the words of its content, of who says it, and those that lead up to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .lexicon import look_up
from .negation import AUXILIARY
from .wordforms import word_list

__all__ = ["CLAUSE", "OBJECT", "Setting", "is_finite", "is_subjunctive", "is_thing"]

CLAUSE = word_list("that whether if why how when where what who which")
_SUBJECT = word_list("i he she they we it's he's she's they're")
OBJECT = word_list("him them me us")
_NO_THING = CLAUSE | _SUBJECT | OBJECT | word_list("with in upon about this there and whose")
_BE_BEFORE = word_list(
    "to not will would should could may might must can shall also being has have had is are"
)
_COURTS = word_list(
    "court courts judge judges justice justices magistrate magistrates bench tribunal judgment ruling "
    "panel arbitrator coroner chamber"
)


@dataclass(frozen=True)
class Setting:
    """What surrounds a cue. ``content``: the first words and marks of it; ``pieces``: the first word of each
    of its pieces; ``form``: the cue's verb as it stands; ``source``: the words of who says it; ``led``: those
    that lead up to the verb ("could not | tell").
    """

    content: Sequence[str]
    pieces: Sequence[str]
    passive: bool
    form: str
    source: Sequence[str] = ()
    led: Sequence[str] = ()

    @cached_property
    def words(self) -> list[str]:
        return [word for word in self.content if word[0].isalnum()]

    @property
    def first(self) -> str:
        return self.words[0] if self.words else ""

    @property
    def is_quote(self) -> bool:
        return bool(self.content) and self.content[0] in ("“", '"', "‘", "«", "„", "'")

    @property
    def is_court(self) -> bool:
        return not _COURTS.isdisjoint(self.source)

    @property
    def is_order(self) -> bool:
        """ "to leave", "Brel to leave", "them not to move"; not a clause, not a quotation."""
        if "to" in self.pieces or self.words[:2] == ["not", "to"]:
            return True
        if self.is_quote or self.first in CLAUSE:
            return False
        words = self.words[:9]
        to = words.index("to") if "to" in words else 0
        return to > 0 and words[0] not in _SUBJECT and not any(_is_verb(words, i) for i in range(to))


def _is_verb(words: Sequence[str], at: int) -> bool:
    """A verb and nothing else, as far as the lexicon knows: "wants", "refused", not "report"."""
    kinds = {meaning.kind for meaning in look_up(words, at)}
    return words[at] in AUXILIARY or words[at] in CLAUSE or (kinds == {"verb"} and at > 0)


def is_finite(words: Sequence[str], at: int) -> bool:
    past = at > 0 and len(words[at]) > 4 and words[at].endswith("ed")
    return past or words[at] in AUXILIARY or _is_verb(words, at)


def is_thing(setting: Setting) -> bool:
    """ "a deal", "personal terms" (which look like verbs), and no clause or quotation."""
    words = setting.words[:8]
    if not words or setting.is_quote or words[0] in _NO_THING:
        return False
    verbs = [word for at, word in enumerate(words) if is_finite(words, at)]
    return all(word[-1] == "s" and word not in AUXILIARY for word in verbs)


def is_subjunctive(setting: Setting) -> bool:
    """ "that he be freed", "that they should go"."""
    words = setting.words[:14]
    if words[:1] != ["that"] or setting.is_quote:
        return False
    be = any(w == "be" and words[i - 1] not in _BE_BEFORE for i, w in enumerate(words) if i > 1)
    return be or "should" in words
