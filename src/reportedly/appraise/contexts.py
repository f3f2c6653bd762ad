"""Cues that do one thing or another by what surrounds them: "asked whether", "asked us to leave"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .judgement import judged
from .lexicon import Meaning, look_up
from .negation import is_adverb
from .setting import CLAUSE, OBJECT, Setting, is_finite, is_subjunctive, is_thing
from .wordforms import word_list

__all__ = ["depends_on_context", "in_context"]

_DEMAND = {"act": "demand", "certainty": "certain", "tone": "neutral"}
_INDIRECT = CLAUSE - {"that"}
_ABLE = word_list("can could can't cannot couldn't able unable")
_MODAL = word_list("will would to may might could should must won't wouldn't")
_NUMBER = word_list("two three four five six seven eight nine ten eleven twelve hundred thousand")
_GONE = word_list("out back gone off away down stopped dead free shut rid")
_BE = word_list("am is are was were be been being isn't aren't wasn't weren't it's he's she's they're")
_WILL = word_list("will would won't wouldn't shall he'll she'll they'll we'll i'll it'll")
_VERDICTS = word_list("guilty liable contempt")
# Done "by somebody", but no wrong.
_STATES = word_list("owned run led headed held controlled funded backed chaired")


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
    return _DEMAND if setting.is_order or setting.first in OBJECT or done else {}


def _sought(setting: Setting) -> dict[str, str]:
    return {"act": "hope"} if setting.first == "to" else {}


def _suggested(setting: Setting) -> dict[str, str]:
    gerund = setting.first.endswith("ing") and len(setting.first) > 5 and not setting.is_quote
    return _DEMAND if is_subjunctive(setting) or gerund else {}


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
    at = next((i for i in range(len(words)) if is_finite(words, i)), len(words))
    group = words[at : at + 5]
    if "been" in group[:3]:
        group = group[group.index("been") :]
    done = next((w for w in group[1:] if not is_adverb(w) and w not in ("not", "also", "be")), "")
    undergone = bool(group) and group[0] in _BE and not done.endswith("ing")
    by_somebody = "by" in group and done not in _STATES
    return {"act": "assert"} if undergone and not by_somebody else {}


def _agreed(setting: Setting) -> dict[str, str]:
    if setting.passive or setting.first == "on":
        return {"act": "decide"}
    if setting.first == "to":
        return {"act": "promise"}
    return {"act": "decide"} if is_thing(setting) else {}


def _agreed_on(setting: Setting) -> dict[str, str]:
    """To agree on a plan decides it; to agree on what happened confirms it."""
    return {"act": "confirm"} if setting.first in CLAUSE or setting.first == "whose" else {}


def _considered(setting: Setting) -> dict[str, str]:
    """ "considers the plan dangerous" is a belief, "is considering a suit" settles what to do."""
    if setting.form == "considering" or setting.first.endswith("ing") or setting.first == "whether":
        return {}
    if setting.form == "consider" and not _MODAL.isdisjoint(setting.led[-1:]) and is_thing(setting):
        return {}
    view = setting.passive or setting.form in ("considers", "consider")
    return {"act": "believe", "certainty": "probable" if view else "certain"}


def _complained(setting: Setting) -> dict[str, str]:
    return {} if setting.first in CLAUSE else {"act": "condemn"}


def _proposed(setting: Setting) -> dict[str, str]:
    """To propose to do something means to do it; to propose a ban wants it of others."""
    return {"act": "decide"} if setting.first == "to" else {}


def _pressed(setting: Setting) -> dict[str, str]:
    asked = setting.first in CLAUSE or setting.first in ("on", "about", "over")
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
    """ "offered his condolences" promises nothing; the noun says what it does, where it isn't a clause's: "he
    repeated that the order had gone out"."""
    words = setting.words
    if setting.first in CLAUSE:
        return {}
    told = (i for i in range(min(3, len(words))) if i + 1 == len(words) or not is_finite(words, i + 1))
    nouns = (m for i in told for m in look_up(words, i))
    noun = next((meaning for meaning in nouns if meaning.kind == "noun"), None)
    return {} if noun is None else {"act": noun.act, "certainty": noun.certainty, "tone": noun.tone}


def _held(setting: Setting) -> dict[str, str]:
    """What a court holds or upholds, it decides."""
    return {"act": "decide", "certainty": "certain"} if setting.is_court else {}


def _found(setting: Setting) -> dict[str, str]:
    """To find somebody guilty decides it."""
    verdict = setting.first != "that" and not _VERDICTS.isdisjoint(setting.words[:6])
    return {"act": "decide", "tone": "neutral"} if verdict else {}


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
    if setting.is_order or setting.is_quote or is_subjunctive(setting) or setting.first.endswith("ing"):
        return {}
    told = any(is_finite(words, i) for i in range(1, len(words))) and "should" not in words
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
    **_verbs(_wants, "want, would like"),
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
    **_verbs(_held, "hold, uphold"),
    **_verbs(_found, "find"),
    **_verbs(_observed, "observe that"),
    **_verbs(_advised, "advise"),
    **_verbs(_put, "put"),
    **_verbs(_saw, "see"),
    **_verbs(_swore, "swear"),
    **_verbs(_offered, "offer, express, voice, issue, reiterate, repeat, convey"),
    **_verbs(
        _named,
        "call, describe, label, dub, brand, portray, characterize, characterise, term, depict, paint, "
        "picture, write off, compare, liken, refer to, bill, style as, equate",
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
