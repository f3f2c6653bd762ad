"""What each cue of ``data/cues.toml`` does, found by any of its forms."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

# A prefix and the shortest word that it may be taken off.
_PREFIXES = {"re": 6, "re-": 6, "mis": 7, "over": 8, "under": 9, "out": 8, "un": 7, "pre": 8, "counter": 11}
_LONGEST_WORD = 30


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a lemma does. ``rest``: the words that must follow its first."""

    lemma: str
    rest: tuple[str, ...]
    kind: str
    act: str
    tone: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``meanings`` by the lemma's first word; ``later``: the second words of lemmas.

    ``hearsay``: verbs in the passive without a source; ``good`` and ``bad``: words of praise and of blame.
    """

    meanings: dict[str, tuple[Meaning, ...]]
    later: frozenset[str]
    hearsay: dict[str, Meaning]
    irregular: dict[str, str]
    good: frozenset[str]
    bad: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with the package, read once."""
    path = resources.files("reportedly") / "data" / "cues.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    groups = [group for group in (*raw["reading"], *raw["group"]) if group.get("reads", True)]
    active = [group for group in groups if "passive" not in group.get("takes", ())]
    passive = [group for group in groups if "passive" in group.get("takes", ())]
    meanings = _meanings(active)
    return Lexicon(
        _index(meanings),
        frozenset(meaning.rest[0] for meaning in meanings if meaning.rest),
        {meaning.lemma: meaning for meaning in _meanings(passive)},
        {form: lemma for lemma, forms in raw["forms"].items() for form in forms if form != lemma},
        frozenset(raw["judgement"]["good"]),
        frozenset(raw["judgement"]["bad"]),
    )


def _meanings(groups: list[dict[str, Any]]) -> list[Meaning]:
    """One for each lemma and kind: the first that is given."""
    found: dict[tuple[str, str], Meaning] = {}
    for group in groups:
        for lemma in group["lemmas"]:
            rest = tuple(lemma.split()[1:])
            meaning = Meaning(lemma, rest, group["kind"], group["act"], group["tone"], group["certainty"])
            found.setdefault((group["kind"], lemma), meaning)
    return list(found.values())


def _index(meanings: list[Meaning]) -> dict[str, tuple[Meaning, ...]]:
    by_first: dict[str, list[Meaning]] = {}
    for meaning in meanings:
        by_first.setdefault(meaning.lemma.split()[0], []).append(meaning)
    return {first: tuple(found) for first, found in by_first.items()}


def look_up(words: Sequence[str], at: int, reach: int | None = None, gap: int = 0) -> list[Meaning]:
    """The meanings that ``words[at]`` may have: of the longest lemma that fits, one for each kind.

    A lemma that runs past ``words[:reach]`` must take in all of the ``gap`` words after it: "insisted | on
    Monday | that" isn't "insist on".
    """
    found = [
        meaning
        for lemma in _lemmas(words[at])
        for meaning in lexicon().meanings.get(lemma, ())
        if _fits(meaning, words, at, lemma) and _within(meaning, at, reach, gap)
    ]
    longest = max((len(meaning.rest) for meaning in found), default=0)
    return [meaning for meaning in found if len(meaning.rest) == longest]


def is_noun_form(word: str, meaning: Meaning) -> bool:
    """Could this form of a lemma be a noun: "claim", "claims", not "claimed"?"""
    first = meaning.lemma.split()[0]
    return word == first or word.rstrip("s").removesuffix("ie").rstrip("y") == first.rstrip("sy")


def _within(meaning: Meaning, at: int, reach: int | None, gap: int) -> bool:
    end = at + 1 + len(meaning.rest)
    return reach is None or end <= reach or end >= reach + gap


def _fits(meaning: Meaning, words: Sequence[str], at: int, lemma: str) -> bool:
    if tuple(words[at + 1 : at + 1 + len(meaning.rest)]) != meaning.rest:
        return False
    if meaning.kind == "verb":
        return True
    return words[at] == lemma or (meaning.kind == "noun" and words[at].endswith("s"))


@lru_cache(maxsize=4096)
def _lemmas(word: str) -> tuple[str, ...]:
    """What a word may be a form of, likeliest first; with its prefix off where it has no meaning with it."""
    if len(word) > _LONGEST_WORD:
        return ()
    known = lexicon().meanings
    whole = tuple(base for base in _bases(word) if base in known)
    return whole or tuple(
        base
        for prefix, shortest in _PREFIXES.items()
        if len(word) >= shortest and word.startswith(prefix)
        for base in _bases(word[len(prefix) :])
        if len(base) > 3 and base in known
    )


def _bases(word: str) -> Iterator[str]:
    """The word, and what is left of it without a regular ending."""
    irregular = lexicon().irregular.get(word)
    if irregular:
        yield irregular
    yield word
    for ending, put in (
        ("ies", "y"),
        ("ied", "y"),
        ("es", ""),
        ("s", ""),
        ("ed", ""),
        ("d", ""),
        ("ing", ""),
    ):
        if not word.endswith(ending) or len(word) < len(ending) + 2:
            continue
        stem = word[: -len(ending)] + put
        yield stem
        if ending == "ing":
            yield stem + "e"
        if ending in ("ed", "ing") and stem[-1:] == stem[-2:-1]:
            yield stem[:-1]  # "admitted", "labelling"
