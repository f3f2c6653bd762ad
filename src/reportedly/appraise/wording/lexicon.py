"""The wording lexicon of ``data/wording.toml``: loaded terms, their forms, and the contexts they need."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ..wordforms import DETERMINERS

VOWELS = "aeiou"
IRREGULAR = {
    "lay": ("lays", "laid", "laying"),
    "take": ("takes", "took", "taking"),
    "fall": ("falls", "fell", "falling"),
    "mop": ("mops", "mopped", "mopping"),
    "shoot": ("shoots", "shot", "shooting"),
    "die": ("dies", "died", "dying"),
}
PLURALS = {
    "man": "men",
    "woman": "women",
    "henchman": "henchmen",
    "strongman": "strongmen",
    "gunman": "gunmen",
    "statesman": "statesmen",
}


@dataclass(frozen=True, slots=True)
class Context:
    """What must and must not stand around a term; empty sets ask nothing (see the head of the data file)."""

    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    only_before: frozenset[str] = frozenset()
    only_after: frozenset[str] = frozenset()
    capital: str = ""
    plural_only: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A head word of the lexicon. ``charge`` may be "plain": the term is known and never reported."""

    head: str
    charge: str
    axis: str
    kind: str
    context: Context


Forms = dict[str, tuple[tuple[tuple[str, ...], Term], ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``terms``: all of them; ``forms``: by first word the words that must follow it, longest first;
    ``second``: by first word the first of those, "" where none need follow."""

    terms: tuple[Term, ...]
    forms: Forms
    second: dict[str, frozenset[str]]


@cache
def wording_lexicon() -> Lexicon:
    """The lexicon that comes with the package, read once."""
    path = resources.files("reportedly") / "data" / "wording.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    contexts = {head: _context(plain) for head, plain in raw["context"].items()}
    terms = tuple(
        Term(head, group["charge"], group["axis"], group["kind"], contexts.get(head, Context()))
        for group in raw["group"]
        for head in group["terms"]
    )
    forms = _forms(terms)
    second = {first: frozenset((*rest, "")[0] for rest, _ in found) for first, found in forms.items()}
    return Lexicon(terms, forms, second)


def _context(plain: dict[str, Any]) -> Context:
    words = {key: frozenset(value) for key, value in plain.items() if isinstance(value, list)}
    return Context(**words, capital=plain.get("capital", ""), plural_only=plain.get("plural_only", False))


def _forms(terms: tuple[Term, ...]) -> Forms:
    forms: dict[str, dict[tuple[str, ...], Term]] = {}
    for term in terms:
        for written in inflected(term):
            first, *rest = written.split()
            forms.setdefault(first, {}).setdefault(tuple(rest), term)
    return {
        first: tuple(sorted(found.items(), key=lambda item: -len(item[0]))) for first, found in forms.items()
    }


def inflected(term: Term) -> tuple[str, ...]:
    """The forms of a term: the plural of a noun's last word (or of the one before "of"), a verb's endings."""
    words = term.head.split()
    if term.kind == "verb":
        third, past, ing = IRREGULAR.get(words[0]) or _regular(words[0])
        return tuple(" ".join([form, *words[1:]]) for form in (words[0], third, past, ing))
    if term.kind == "word" or words[0] in DETERMINERS:
        return (term.head,)
    at = words.index("of") - 1 if "of" in words else len(words) - 1
    plural = " ".join([*words[:at], _plural(words[at]), *words[at + 1 :]])
    return (plural,) if term.context.plural_only else (term.head, plural)


def _plural(noun: str) -> str:
    if noun in PLURALS:
        return PLURALS[noun]
    if noun.endswith("y") and noun[-2] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _regular(verb: str) -> tuple[str, str, str]:
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    stem = verb[:-1] if verb.endswith("e") else verb
    return _plural(verb), stem + "ed", stem + "ing"
