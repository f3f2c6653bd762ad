"""The cue lexicon of ``data/cues.toml``: which word forms may be cues, and what they take."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

Shape = Literal["base", "third", "past", "participle", "ing"]
VOWELS = "aeiou"
LONGEST_SMALL = 4  # letters of prepositions, articles and the like


@dataclass(frozen=True, slots=True)
class Entry:
    """A lemma in one of its groups. ``takes`` is empty but for verbs (see the head of ``cues.toml``)."""

    lemma: str
    kind: str
    act: str
    tone: str
    certainty: str
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Form:
    """A verb form: its lemma, the words that must follow it, its shapes and all that the lemma takes."""

    lemma: str
    rest: tuple[str, ...]
    shapes: frozenset[Shape]
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``verbs`` by inflected first word, longest lemma first; ``tags``: those of verbs of speech, which may
    stand beside a quotation; ``nouns`` by singular and plural. ``known``: the words
    of all cues, those that are only read included.
    """

    entries: tuple[Entry, ...]
    verbs: dict[str, tuple[Form, ...]]
    tags: frozenset[str]
    nouns: dict[str, Entry]
    adverbs: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    known: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with the package, read once."""
    path = resources.files("reportedly") / "data" / "cues.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    entries = tuple(entry for group in raw["group"] for entry in _entries(group))
    verbs = _verb_forms(entries, raw["forms"])
    return Lexicon(
        entries,
        verbs,
        frozenset(form for form, found in verbs.items() if any("speech" in f.takes for f in found)),
        {form: e for e in entries if e.kind == "noun" for form in (e.lemma, plural(e.lemma))},
        frozenset(e.lemma for e in entries if e.kind == "adverb"),
        tuple(tuple(e.lemma.split()) for e in entries if e.kind == "phrase"),
        frozenset(
            form
            for group in (*raw["group"], *raw["reading"])
            for lemma in group["lemmas"]
            for form in _word_forms(lemma, raw["forms"])
        ),
    )


def _word_forms(lemma: str, irregular: dict[str, list[str]]) -> set[str]:
    """A lemma's first word as a verb and as a noun, and what follows it where that isn't a small word."""
    first, *rest = lemma.split()
    forms = {first, plural(first), *_inflect(first, irregular.get(first))}
    doubled = {first + first[-1] + ending for ending in ("ed", "ing")}
    return forms | doubled | {word for word in rest if len(word) > LONGEST_SMALL}


def _entries(group: dict[str, Any]) -> list[Entry]:
    takes = frozenset(group.get("takes", ()))
    rest = (group["kind"], group["act"], group["tone"], group["certainty"], takes)
    return [Entry(lemma, *rest) for lemma in group["lemmas"]]


def _verb_forms(entries: tuple[Entry, ...], irregular: dict[str, list[str]]) -> dict[str, tuple[Form, ...]]:
    takes: dict[str, set[str]] = {}
    for entry in entries:
        if entry.kind == "verb":
            takes.setdefault(entry.lemma, set()).update(entry.takes)
    forms: dict[str, list[Form]] = {}
    for lemma, taken in takes.items():
        first, *rest = lemma.split()
        for word, shapes in _inflect(first, irregular.get(first)).items():
            forms.setdefault(word, []).append(Form(lemma, tuple(rest), frozenset(shapes), frozenset(taken)))
    return {word: tuple(sorted(found, key=lambda f: -len(f.rest))) for word, found in forms.items()}


def _inflect(verb: str, irregular: list[str] | None) -> dict[str, set[Shape]]:
    third, past, participle, ing = irregular or [plural(verb), _past(verb), _past(verb), _ing(verb)]
    found: dict[str, set[Shape]] = {}
    shapes: tuple[tuple[str, Shape], ...] = (
        (verb, "base"),
        (third, "third"),
        (past, "past"),
        (participle, "participle"),
        (ing, "ing"),
    )
    for word, shape in shapes:
        found.setdefault(word, set()).add(shape)
    return found


def plural(word: str) -> str:
    """Regular plural of a noun, which is also the regular third person of a verb."""
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _past(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ied"
    return verb + ("d" if verb.endswith("e") else "ed")


def _ing(verb: str) -> str:
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"
