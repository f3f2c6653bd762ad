"""How sure a statement is, by the modals and hedges of its own top clause.

There is no parser: the clause is followed from its start up to where another one begins, and relative clauses
and leading "if …," clauses are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .negation import AUXILIARY, is_adverb
from .tokens import tokens_as_written
from .wordforms import word_list

__all__ = ["CERTAIN", "LEVELS", "POSSIBLE", "PROBABLE", "content_level", "cue_level"]

LEVELS = ("certain", "probable", "possible")
CERTAIN, PROBABLE, POSSIBLE = range(3)

_ADVERBS = {
    **dict.fromkeys(("perhaps", "maybe", "possibly", "potentially", "conceivably"), POSSIBLE),
    **dict.fromkeys(
        word_list(
            """
        probably likely unlikely presumably apparently seemingly evidently reportedly allegedly supposedly
        purportedly reputedly ostensibly
        """
        ),
        PROBABLE,
    ),
}
_COMPARED = word_list("as more less equally")
_SEEM = word_list("appear appears appeared seem seems seemed")
_SEEMING = word_list("to that likely unlikely as ,")
# "could see": an ability, not a possibility.
_ABLE = word_list("""
    see hear feel smell remember recall understand tell say count speak read write swim walk breathe afford
    sleep stand recognise recognize identify find get to only hardly barely no not
    """)
_NUMBERS = word_list("""
    a an half one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty
    seventy eighty ninety hundred thousand million dozens hundreds thousands as up more fewer
    """)
_LEADING = word_list("if when while although though because since unless after before once until as")
_OPENING = word_list("""
    who whom whose which where when while although though because if unless until since whether that so after
    before why how what
    """)
_RELATIVE = word_list("who whom whose which where")
_ABBREVIATED = word_list("mr mrs ms dr st sen gov gen col capt prof rev hon no vs etc jr sr lt sgt rep")
_ENDS = word_list("; : — – ? !")
_MODAL = word_list("may might could will would can must shall should")
_INNER = word_list("be been being have not never also")  # words inside a verb group
_QUOTES = frozenset("\"'“”‘’„«»‹›")
_THERE_IS = word_list("chance possibility risk danger likelihood")
# "is expected to", "it is thought that", where the words of that aren't an attribution of their own.
_HEARD = word_list("""
    expected thought believed estimated forecast projected predicted reported rumoured rumored
    """)
_BE = word_list("is are was were be been being isn't aren't wasn't weren't it's")
_OPINION = word_list("think believe guess suppose reckon suspect")
_MINE = word_list("i we")
_ASPECT = frozenset((("looks", "set"), ("look", "set"), ("looked", "set"), ("chances", "are")))
_PAIRS = frozenset((("about", "to"), ("all", "but"), *_ASPECT))
# Without one of these in it a content isn't looked at.
_MARKED = (
    frozenset(_ADVERBS)
    | _SEEM
    | _THERE_IS
    | _HEARD
    | _OPINION
    | word_list("look looks looked chances may might could possible probable unclear clear rule ruled")
    | word_list("probability sure about all know")
)
_PREDICATES = (
    _THERE_IS
    | _HEARD
    | _OPINION
    | word_list("possible probable unclear know rule ruled clear sure likelihood probability")
)
_LETTERS = re.compile(r"[a-z]+")


def content_level(content: str) -> int:
    """CERTAIN, PROBABLE or POSSIBLE: the weakest hedge of the top clause of a content."""
    if _MARKED.isdisjoint(_LETTERS.findall(content.lower())):
        return CERTAIN
    written = tokens_as_written(content)
    tokens = [token.lower().replace("’", "'") for token in written]
    clause = _top_clause(tokens)
    words = [tokens[at] for at in clause]
    return max((_level(words, i, written[at][0].isupper()) for i, at in enumerate(clause)), default=CERTAIN)


def cue_level(words: Sequence[str]) -> int:
    """The same for the words of a cue and those that lead up to it: "may say", "appeared to confirm"."""
    return max(
        (
            POSSIBLE
            if word in ("may", "might")
            else PROBABLE
            if word in _SEEM and not any(words[i + 1 :])  # "appear | to tend gardens"
            else _level(words, i, False)
            for i, word in enumerate(words)
            if word != "could"
        ),
        default=CERTAIN,
    )


def _level(words: Sequence[str], i: int, capital: bool) -> int:
    word, after = words[i], words[i + 1] if i + 1 < len(words) else ""
    before = words[i - 1] if i else ""
    if word in _ADVERBS:
        if after == "to" and before in _COMPARED:
            return CERTAIN  # "twice as likely to", "more likely to": so it was counted
        counts = after not in _NUMBERS and not after[:1].isdigit() and before not in ("the", "a")
        return _ADVERBS[word] if counts or (after in ("a", "an", "as") and word == "likely") else CERTAIN
    if word in ("may", "might", "could") and before == "not":
        return CERTAIN  # "it will fail, not may fail"
    if word in ("may", "might"):
        return CERTAIN if (capital and i > 0) or not after else POSSIBLE
    if word == "could":
        return _could(words, i)
    if (word, after) in _PAIRS:
        return CERTAIN if words[i + 2 : i + 3] and words[i + 2] in _NUMBERS else PROBABLE
    if word in _SEEM and after in _SEEMING:
        return PROBABLE
    return _predicate(words, i)


def _could(words: Sequence[str], i: int) -> int:
    if words[i + 2 : i + 3] == ["no"] or words[i + 2 : i + 3] == ["nothing"]:
        return CERTAIN  # "could give no date"
    verb = next((word for word in words[i + 1 : i + 4] if not is_adverb(word)), "")
    return POSSIBLE if verb[:1].isalpha() and verb not in _ABLE else CERTAIN


def _predicate(words: Sequence[str], i: int) -> int:
    """ "It is possible that", "there is a risk that", "it was not clear whether", "we can't rule out"."""
    word, before = words[i], words[max(0, i - 3) : i]
    if word not in _PREDICATES:
        return CERTAIN
    if word in ("possible", "probable", "unclear") and words[i - 1 : i] and words[i - 1] in AUXILIARY:
        return PROBABLE if word == "probable" else POSSIBLE
    if word in _THERE_IS and "there" in words[max(0, i - 5) : i] and "no" not in before:
        return POSSIBLE
    if word == "know" and words[max(0, i - 4) : i - 1] == ["as", "far", "as"]:
        return PROBABLE  # "as far as I know"
    denied = any(w in ("not", "cannot") or w.endswith("n't") for w in before)
    ruled_out = word in ("rule", "ruled") and words[i + 1 : i + 2] == ["out"]
    if denied and (ruled_out or word in ("clear", "sure")):
        return POSSIBLE
    if word in _OPINION and words[i + 1 : i + 2] not in (["of"], ["about"]):
        mine = not _MINE.isdisjoint(before[-2:])
        return CERTAIN if not mine else POSSIBLE if word in ("guess", "suspect") else PROBABLE
    if word in _HEARD and words[i + 1 : i + 2] in (["to"], ["that"]) and not _BE.isdisjoint(before):
        return PROBABLE
    if word in ("likelihood", "probability") and "in" in before:
        return PROBABLE
    return CERTAIN


def _top_clause(tokens: Sequence[str]) -> list[int]:
    at = _start(tokens)
    clause: list[int] = []
    seen = False  # the clause's own finite verb
    passing = False  # inside a relative clause of its subject
    while at < len(tokens):
        word = tokens[at]
        if word in _QUOTES:
            at += 1
            continue
        if _ends(tokens, at, seen) or (seen and word in _OPENING and clause):
            break
        if word == "," and at + 1 < len(tokens) and tokens[at + 1] in _RELATIVE:
            at = _next_comma(tokens, at + 1) + 1
            continue
        if word in _OPENING and clause and not seen:
            passing = True
        elif passing and _is_finite(word):
            passing = False
            at = _past_group(tokens, at)
            continue
        else:
            clause.append(at)
            seen = seen or (not passing and _is_finite(word))
        at += 1
    return clause


def _start(tokens: Sequence[str]) -> int:
    """Past quotation marks, "that", "whether" and a leading "if …,"."""
    at = 0
    while at < len(tokens) and (not tokens[at][0].isalnum() or tokens[at] in ("that", "whether")):
        at += 1
    if at < len(tokens) and tokens[at] in _LEADING:
        comma = _next_comma(tokens, at)
        return comma + 1 if comma < len(tokens) else at + 1
    return at


def _next_comma(tokens: Sequence[str], at: int) -> int:
    return next((k for k in range(at, len(tokens)) if tokens[k] == ","), len(tokens))


def _past_group(tokens: Sequence[str], at: int) -> int:
    """Past a verb group: "had been seen", "may sink"."""
    at += 2 if tokens[at] in _MODAL else 1
    while at < len(tokens) and (tokens[at] in _INNER or tokens[at].endswith(("ed", "ly"))):
        at += 1
    return min(at, len(tokens))


def _is_finite(word: str) -> bool:
    return word in AUXILIARY or (len(word) > 4 and word.endswith("ed")) or word in ("said", "says")


def _ends(tokens: Sequence[str], at: int, seen: bool) -> bool:
    word, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else ""
    if word == ".":
        before = tokens[at - 1] if at else ""
        return at > 1 and len(before) > 1 and before not in _ABBREVIATED
    if not seen:
        return word == "but" and after in _MODAL  # "to save jobs but could promise nothing"
    return (
        word in _ENDS
        or word == "but"
        or (word == "," and after in ("and", "but"))
        or (word == "and" and after == "that")
    )
