"""Cues that do one thing or another by what surrounds them: "asked whether", "asked us to leave"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from .judgement import judged
from .lexicon import Meaning, look_up
from .negation import AUXILIARY, is_adverb
from .wordforms import word_list

__all__ = ["Setting", "depends_on_context", "in_context"]

_DEMAND = {"act": "demand", "certainty": "certain", "tone": "neutral"}
_CLAUSE = word_list("that whether if why how when where what who which")
_INDIRECT = _CLAUSE - {"that"}
_ABLE = word_list("can could can't cannot couldn't able unable")
_MODAL = word_list("will would to may might could should must won't wouldn't")
_NUMBER = word_list("two three four five six seven eight nine ten eleven twelve hundred thousand")
_SUBJECT = word_list("i he she they we it's he's she's they're")
_OBJECT = word_list("him them me us")
_GONE = word_list("out back gone off away down stopped dead free shut rid")
_BE = word_list("am is are was were be been being isn't aren't wasn't weren't it's he's she's they're")
_BE_BEFORE = word_list(
    "to not will would should could may might must can shall also being has have had is are"
)
_WILL = word_list("will would won't wouldn't shall he'll she'll they'll we'll i'll it'll")
_COURTS = word_list(
    "court courts judge judges justice justices magistrate magistrates bench tribunal judgment ruling "
    "panel arbitrator coroner chamber"
)
# Done "by somebody", but no wrong.
_STATES = word_list("owned run led headed held controlled funded backed chaired")


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
        if self.is_quote or self.first in _CLAUSE:
            return False
        words = self.words[:9]
        to = words.index("to") if "to" in words else 0
        return to > 0 and words[0] not in _SUBJECT and not any(_is_verb(words, i) for i in range(to))


def _is_verb(words: Sequence[str], at: int) -> bool:
    """A verb and nothing else, as far as the lexicon knows: "wants", "refused", not "report"."""
    kinds = {meaning.kind for meaning in look_up(words, at)}
    return words[at] in AUXILIARY or words[at] in _CLAUSE or (kinds == {"verb"} and at > 0)


def depends_on_context(meaning: Meaning) -> bool:
    return (meaning.kind, meaning.lemma) in _RULES


def in_context(meaning: Meaning, setting: Setting) -> Meaning:
    """The meaning with its act, certainty and tone as the context has them."""
    rule = _RULES.get((meaning.kind, meaning.lemma))
    changes = rule(setting) if rule else {}
    if not changes:
        return meaning
    act, tone = changes.get("act", meaning.act), changes.get("tone", meaning.tone)
    return replace(meaning, act=act, tone=tone, certainty=changes.get("certainty", meaning.certainty))


def _reminded(setting: Setting) -> dict[str, str]:
    return _DEMAND if setting.is_order else {}


def _told(setting: Setting) -> dict[str, str]:
    """What one can or cannot tell, one knows or doesn't: "could not tell who held the bridge"."""
    asks = setting.first in _INDIRECT and not setting.is_quote
    if asks and not _ABLE.isdisjoint(setting.led[-3:]):
        return {"act": "know", "tone": "endorsing"}
    return _reminded(setting)


def _asked(setting: Setting) -> dict[str, str]:
    clause = setting.first == "that" and not setting.is_quote
    return _DEMAND if setting.is_order or clause or setting.first == "for" else {}


def _wants(setting: Setting) -> dict[str, str]:
    """Wanting something, or to do something, is a hope; wanting it of others is a demand."""
    words = setting.words[:7]
    if setting.first == "to":
        return {}
    done = any(word in _GONE or (len(word) > 4 and word.endswith("ed")) for word in words[1:])
    return _DEMAND if setting.is_order or setting.first in _OBJECT or done else {}


def _sought(setting: Setting) -> dict[str, str]:
    return {"act": "hope"} if setting.first == "to" else {}


def _suggested(setting: Setting) -> dict[str, str]:
    gerund = setting.first.endswith("ing") and len(setting.first) > 5 and not setting.is_quote
    return _DEMAND if _is_subjunctive(setting) or gerund else {}


def _is_subjunctive(setting: Setting) -> bool:
    """ "that he be freed", "that they should go"."""
    words = setting.words[:14]
    if words[:1] != ["that"] or setting.is_quote:
        return False
    be = any(w == "be" and words[i - 1] not in _BE_BEFORE for i, w in enumerate(words) if i > 1)
    return be or "should" in words


def _insisted_on(setting: Setting) -> dict[str, str]:
    first = setting.first
    number = first[:1].isdigit() or first in _NUMBER
    return {"act": "assert"} if number or "innocence" in setting.words[:3] else {}


def _assured(setting: Setting) -> dict[str, str]:
    """To assure that one will do it is a promise."""
    return {"act": "promise"} if not setting.is_quote and not _WILL.isdisjoint(setting.words[:12]) else {}


def _claimed(setting: Setting) -> dict[str, str]:
    if _claimed_part(setting):
        return {"act": "confirm", "tone": "neutral"}
    return _DEMAND if setting.first in ("asylum", "damages", "compensation", "benefits") else {}


def _alleged(setting: Setting) -> dict[str, str]:
    """An accusation where the content has somebody do something; not "was sold", "is unsafe"."""
    words = setting.words[1:] if setting.first == "that" else setting.words
    at = next((i for i in range(len(words)) if _is_finite(words, i)), len(words))
    group = words[at : at + 5]
    if "been" in group[:3]:
        group = group[group.index("been") :]
    done = next((w for w in group[1:] if not is_adverb(w) and w not in ("not", "also", "be")), "")
    undergone = bool(group) and group[0] in _BE and not done.endswith("ing")
    by_somebody = "by" in group and done not in _STATES
    return {"act": "assert"} if undergone and not by_somebody else {}


def _is_finite(words: Sequence[str], at: int) -> bool:
    past = at > 0 and len(words[at]) > 4 and words[at].endswith("ed")
    return past or words[at] in AUXILIARY or _is_verb(words, at)


_NO_THING = _CLAUSE | _SUBJECT | _OBJECT | word_list("with in upon about this there and whose")


def _agreed(setting: Setting) -> dict[str, str]:
    if setting.passive or setting.first == "on":
        return {"act": "decide"}
    if setting.first == "to":
        return {"act": "promise"}
    return {"act": "decide"} if _is_thing(setting) else {}


def _is_thing(setting: Setting) -> bool:
    """ "a deal", "personal terms" (which look like verbs), and no clause or quotation."""
    words = setting.words[:8]
    if not words or setting.is_quote or words[0] in _NO_THING:
        return False
    verbs = [word for at, word in enumerate(words) if _is_finite(words, at)]
    return all(word[-1] == "s" and word not in AUXILIARY for word in verbs)


def _agreed_on(setting: Setting) -> dict[str, str]:
    """To agree on a plan decides it; to agree on what happened confirms it."""
    return {"act": "confirm"} if setting.first in _CLAUSE or setting.first == "whose" else {}


def _considered(setting: Setting) -> dict[str, str]:
    """ "considers the plan dangerous" is a belief, "is considering a suit" settles what to do."""
    if setting.form == "considering" or setting.first.endswith("ing") or setting.first == "whether":
        return {}
    if setting.form == "consider" and not _MODAL.isdisjoint(setting.led[-1:]) and _is_thing(setting):
        return {}
    view = setting.passive or setting.form in ("considers", "consider")
    return {"act": "believe", "certainty": "probable" if view else "certain"}


def _complained(setting: Setting) -> dict[str, str]:
    return {} if setting.first in _CLAUSE else {"act": "condemn"}


def _proposed(setting: Setting) -> dict[str, str]:
    """To propose to do something means to do it; to propose a ban wants it of others."""
    return {"act": "decide"} if setting.first == "to" else {}


def _pressed(setting: Setting) -> dict[str, str]:
    asked = setting.first in _CLAUSE or setting.first in ("on", "about", "over")
    return {"act": "ask"} if asked else {}


def _put(setting: Setting) -> dict[str, str]:
    return {"act": "estimate", "certainty": "probable"} if "at" in setting.words[:12] else {}


def _saw(setting: Setting) -> dict[str, str]:
    return {"act": "believe", "tone": "neutral"} if "as" in setting.words[:8] else {}


def _swore(setting: Setting) -> dict[str, str]:
    clause = setting.first in ("that", "he", "she", "they") and _WILL.isdisjoint(setting.words[:12])
    return {"act": "assert"} if clause else {}


def _named(setting: Setting) -> dict[str, str]:
    act = judged(setting.content)
    return {"act": act} if act else {}


def _offered(setting: Setting) -> dict[str, str]:
    """ "offered his condolences" promises nothing; the noun says what it does."""
    nouns = (m for i in range(min(3, len(setting.words))) for m in look_up(setting.words, i))
    noun = next((meaning for meaning in nouns if meaning.kind == "noun"), None)
    return {} if noun is None else {"act": noun.act, "certainty": noun.certainty, "tone": noun.tone}


def _held(setting: Setting) -> dict[str, str]:
    """What a court holds, it decides."""
    return {"act": "decide", "certainty": "certain"} if setting.is_court else {}


def _observed(setting: Setting) -> dict[str, str]:
    """To observe in words of one's own, or from the bench, is to say; else to have seen."""
    quoted = any(mark in ("“", '"', "‘", "«", "„") for mark in setting.content)
    return {"act": "assert", "tone": "neutral"} if quoted or setting.is_court else {}


def _called_out(setting: Setting) -> dict[str, str]:
    """To call out words is to say them aloud; to call out a company is to condemn it."""
    return {"act": "assert"} if setting.is_quote else {}


def _advised(setting: Setting) -> dict[str, str]:
    """To advise somebody that something is so only tells; what should be done is asked of them."""
    words = setting.words[:14]
    if setting.is_order or setting.is_quote or _is_subjunctive(setting) or setting.first.endswith("ing"):
        return {}
    told = any(_is_finite(words, i) for i in range(1, len(words))) and "should" not in words
    return {"act": "assert"} if told else {}


def _claimed_part(setting: Setting) -> bool:
    """ "responsibility", "any role in it"; not "he had no part in it"."""
    words = setting.words[:4]
    at = next((i for i, word in enumerate(words) if word in _PART), None)
    return at is not None and all(word in _OF_PART for word in words[:at])


_OF_PART = word_list("the a any no some full sole all its his her their great much credit")
_PART = word_list("responsibility credit role part involvement")
_Rule = Callable[[Setting], dict[str, str]]


def _verbs(rule: _Rule, lemmas: str) -> dict[tuple[str, str], _Rule]:
    return {("verb", lemma.strip()): rule for lemma in lemmas.split(",")}


_RULES: dict[tuple[str, str], _Rule] = {
    **_verbs(_told, "tell"),
    **_verbs(_reminded, "remind, text, email, e-mail, signal, write, warn, caution, challenge"),
    **_verbs(_asked, "ask"),
    **_verbs(_wants, "want"),
    **_verbs(_sought, "seek"),
    **_verbs(_suggested, "suggest"),
    **_verbs(_insisted_on, "insist on, insist upon"),
    **_verbs(_assured, "assure, reassure"),
    **_verbs(_claimed, "claim"),
    **_verbs(_alleged, "allege"),
    **_verbs(_agreed, "agree"),
    **_verbs(_agreed_on, "agree on"),
    **_verbs(_considered, "consider"),
    **_verbs(_proposed, "propose"),
    **_verbs(_pressed, "press, push"),
    **_verbs(_called_out, "call out"),
    **_verbs(_held, "hold"),
    **_verbs(_observed, "observe that"),
    **_verbs(_advised, "advise"),
    **_verbs(_put, "put"),
    **_verbs(_saw, "see"),
    **_verbs(_swore, "swear"),
    **_verbs(_offered, "offer, express, voice, issue, reiterate, repeat, convey"),
    **_verbs(
        _named,
        "call, describe, label, dub, brand, portray, characterize, characterise, term, depict, paint, "
        "picture, compare, liken, refer to, bill, style as, equate",
    ),
    ("noun", "assurance"): _assured,
    ("noun", "allegation"): _alleged,
    ("adverb", "allegedly"): _alleged,
    ("noun", "complaint"): _complained,
    ("noun", "proposal"): _proposed,
    ("noun", "description"): _named,
    ("noun", "characterisation"): _named,
    ("noun", "characterization"): _named,
}
