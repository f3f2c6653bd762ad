"""Verb groups that may be cues: "said", "has also denied", "was quoted as saying", "pointed out"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from . import grammar
from .lexicon import Form, Lexicon
from .sentences import Sentence

Kind = Literal["finite", "participle", "passive"]
UNSAID = grammar.words("should must shouldn't")
NAMING = grammar.words("call dub brand label")
NOUN_FORMS = grammar.words("states rules comments emails texts posts charges orders reasons offers")
SAYING = grammar.words("saying stating telling claiming writing")
QUOTING = grammar.words("quoted cited reported")


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Words ``[start, end)``; ``head`` is the place of the inflected verb."""

    start: int
    head: int
    end: int
    kind: Kind
    lemma: str
    takes: frozenset[str]


def verb_groups(s: Sentence, lexicon: Lexicon) -> Iterator[VerbGroup]:
    """The verb groups outside quotations, from left to right, that could be cues."""
    at = 0
    for i in range(s.end):
        if i < at or s.quoted[i]:
            continue
        quoted = _quoted_as_saying(s, i)
        group = quoted or (_group(s, i, lexicon) if s.lower[i] in lexicon.verbs else None)
        if group:
            at = group.end
            yield group


def _quoted_as_saying(s: Sentence, i: int) -> VerbGroup | None:
    """ "was quoted as saying", "was cited by the agency as saying" (the words between are taken in)."""
    if s.lower[i] not in QUOTING or i == 0 or s.lower[_group_start(s, i)] not in grammar.AUXILIARY:
        return None
    for k in range(i + 1, min(i + 14, s.end - 1)):
        if s.quoted[k] or s.lower[k] in ",;":
            return None
        if s.lower[k] == "as" and s.lower[k + 1] in SAYING:
            return VerbGroup(_group_start(s, i), i, k + 2, "finite", "say", frozenset({"speech"}))
    return None


def _group(s: Sentence, i: int, lexicon: Lexicon) -> VerbGroup | None:
    form = next((f for f in lexicon.verbs[s.lower[i]] if _rest_matches(s, i, f)), None)
    if form is None:
        return None
    start = _group_start(s, i)
    if s.lower[max(0, start - 1)] == "to" and start > 0:
        return None
    kind = _kind(s, start, i, form)
    if kind is None or not _is_said(s, start, i, form):
        return None
    return VerbGroup(start, i, i + 1 + len(form.rest), kind, form.lemma, form.takes)


def _rest_matches(s: Sentence, i: int, form: Form) -> bool:
    after = s.lower[i + 1 : i + 1 + len(form.rest)]
    return after == form.rest


def _group_start(s: Sentence, i: int) -> int:
    start = i
    while start > 0 and not s.quoted[start - 1] and _belongs(s, start - 1):
        start -= 1
    while start < i and grammar.is_adverb(s.lower[start]) and (start == 0 or s.lower[start - 1] in ",;:"):
        start += 1  # "Privately, …" is no part of the verb group
    return start


def _belongs(s: Sentence, i: int) -> bool:
    word = s.lower[i]
    if word == "'s":
        return i > 0 and s.lower[i - 1] in grammar.SUBJECT_PRONOUN
    return word in grammar.AUXILIARY or grammar.is_adverb(word)


def _in_compound(s: Sentence, i: int) -> bool:
    """ "a state-backed plan"."""
    before = i > 1 and s.lower[i - 1] == "-" and not s.spaced(i)
    return before or (i + 2 < len(s.lower) and s.lower[i + 1] == "-" and not s.spaced(i + 2))


def _is_said(s: Sentence, start: int, i: int, form: Form) -> bool:
    """Leaves out what nobody said ("should insist") and forms that are more often something else."""
    if i > 0 and s.capital(i) and not s.capital(i - 1) and s.lower[i - 1][0].isalpha():
        return False  # a name
    if _in_compound(s, i) or s.lower[start] in UNSAID or s.lower[start : start + 2] == ("would", "have"):
        return False
    if form.lemma in NAMING and i > 0 and start == i:
        return not any(s.lower[k] in ("a", "an") for k in range(max(0, i - 4), i))  # "a group called"
    return s.lower[i] not in NOUN_FORMS or s.lower[i + 1 : i + 2] in ((":",), ("that",))


def _kind(s: Sentence, start: int, i: int, form: Form) -> Kind | None:
    before = [w for w in s.lower[start:i] if w in grammar.AUXILIARY or w == "'s"]
    last = before[-1] if before else ""
    if "ing" in form.shapes:
        return "finite" if last in grammar.BE or last == "'s" else None if before else "participle"
    if last in grammar.BE and "participle" in form.shapes:
        return "passive"
    if last in grammar.BE:
        return None
    if last in grammar.HAVE:
        return "finite" if "participle" in form.shapes else None
    if last in grammar.MODAL or last in grammar.DO:
        return "finite" if "base" in form.shapes else None
    if "past" in form.shapes:
        return None if start > 0 and s.lower[i - 1] in grammar.ARTICLE | grammar.PREPOSITION else "finite"
    return "finite" if _present(s, i, form) else None


def _present(s: Sentence, i: int, form: Form) -> bool:
    """Is a present-tense form a verb here, not a noun ("claims", "report")? Inverted ones follow a mark."""
    if i == 0 or (s.capital(i) and not s.capital(0)):
        return False
    at, before = i, s.lower[i - 1]
    if s.quoted[i - 1] or before == ",":
        return form.lemma == "say"
    while grammar.is_adverb(before) and i > 1:
        i -= 1
        before = s.lower[i - 1]
    if before in grammar.ARTICLE or before in grammar.PREPOSITION or before == "'s":
        return False
    if "base" in form.shapes:
        return before in grammar.PLURAL or (
            before.endswith("s") and before not in ("is", "was", "has", "this")
        )
    return before not in grammar.CONJUNCTION or form.lemma == "say" or s.lower[at + 1 : at + 2] == ("that",)
