"""The closed word lists of ``data/``: titles, head nouns, pronouns, states. Read once, looked up by lower
case."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

Kind = Literal["person", "organization", "government", "document", "outlet", "group", "unknown"]
Gender = Literal["m", "f", ""]
Number = Literal["one", "many", ""]

IRREGULAR = {"child": "children", "person": "people", "staff member": "staff members", "spouse": "spouses"}


@dataclass(frozen=True, slots=True)
class Noun:
    """A head noun: the singular it belongs to, the voice it makes, its gender and number ("" for either)."""

    lemma: str
    kind: Kind
    gender: Gender
    number: Number


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun and what it agrees with (see ``data/pronouns.toml``)."""

    number: Number
    gender: Gender
    of: str
    place: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``honorifics`` with their gender; ``styles``: what "his" makes one; ``marks``: name words that tell a
    kind; ``media``: whole names of outlets; ``state``, ``public``: heads of bodies of the state, always or
    unless somebody else owns them; ``states``: a name's canonical one; ``adjectives``: the state an adjective
    belongs to; ``stateless``: adjectives of no state; ``given``: the gender of given names; ``endings``: of
    names and adjectives of states.
    """

    honorifics: dict[str, Gender]
    styles: frozenset[str]
    ranks: frozenset[str]
    after: frozenset[str]
    nouns: dict[str, Noun]
    marks: dict[str, str]
    media: frozenset[str]
    departments: frozenset[str]
    state: frozenset[str]
    public: frozenset[str]
    pronouns: dict[str, Pronoun]
    states: dict[str, str]
    adjectives: dict[str, str]
    stateless: frozenset[str]
    given: dict[str, Gender]
    name_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]


@cache
def lexicon() -> Lexicon:
    """The lists that come with the package."""
    titles, nouns, countries = _load("titles"), _load("nouns"), _load("countries")
    given = _load("given_names")
    genders: tuple[tuple[str, Gender], ...] = (("either", ""), ("feminine", "f"), ("masculine", "m"))
    states = list(countries["state"])
    return Lexicon(
        {word: gender for key, gender in genders for word in titles["honorifics"][key]},
        frozenset(titles["styles"]["words"]),
        frozenset(titles["ranks"]["either"]),
        frozenset(titles["after"]["words"]),
        dict(_nouns(nouns["group"])),
        {word: kind for kind, words in nouns["names"].items() for word in words},
        frozenset(nouns["media"]["names"]),
        frozenset(nouns["departments"]["words"]),
        frozenset(nouns["state"]["bodies"]),
        frozenset(nouns["state"]["doubtful"]),
        dict(_pronouns(_load("pronouns")["group"])),
        {name.lower(): state["names"][0] for state in states for name in state["names"]},
        {a.lower(): state["names"][0] for state in states for a in state.get("adjectives", ())},
        frozenset(a.lower() for a in countries["stateless"]["adjectives"]),
        {name: gender for key, gender in genders[1:] for name in given[key]},
        tuple(sorted(countries["endings"]["names"], key=len, reverse=True)),
        tuple(sorted(countries["endings"]["adjectives"], key=len, reverse=True)),
    )


def plural(noun: str) -> str:
    """The plural of a singular noun, by rule: "agency" gives "agencies", "spokesman" "spokesmen"."""
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def _load(name: str) -> dict[str, Any]:
    path = resources.files("reportedly") / "data" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _nouns(groups: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Noun]]:
    seen: set[str] = set()
    for group in groups:
        kind, gender = group["kind"], group.get("gender", "")
        for word in group["nouns"]:
            if word not in seen:
                number: Number = (
                    "many" if group.get("plural") else "" if group.get("form") == "many" else "one"
                )
                yield word, Noun(word, kind, gender, number)
                seen.add(word)
            many = plural(word)
            if not group.get("plural") and many not in seen:
                yield many, Noun(word, "group" if kind == "person" else kind, gender, "many")
                seen.add(many)


def _pronouns(groups: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Pronoun]]:
    for group in groups:
        pronoun = Pronoun(
            group.get("number", ""),
            group.get("gender", ""),
            group.get("of", ""),
            group.get("place", "subject"),
        )
        for word in group["words"]:
            yield word, pronoun
