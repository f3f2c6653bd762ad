"""States and their adjectives: Albanian and Albania by a list, Orlavian and Orlavia by the stem they
share."""

from __future__ import annotations

import re

from .lexicon import lexicon

# A word with a capital, and what follows it where that is one in lower case. It looks behind its first
# letter, not before it: so a search goes from capital to capital.
PROPER = re.compile(r"([A-Z](?<!\w.)[a-z]{4,})(?!\w)( [a-z])?")
SHORTEST = 4  # letters of a shared stem


def adjectives(text: str) -> dict[str, str]:
    """The adjectives in the text, in lower case, with the state that each belongs to, as the text writes it.

    An adjective that the list knows needs no state in the text. For others both must be there: the name with
    one
    of the endings of names, the adjective before a word in lower case with one of the endings of adjectives.
    """
    lists = lexicon()
    places = PROPER.findall(text)
    proper = {word for word, _ in places}
    found = {
        word.lower(): lists.adjectives[word.lower()] for word in proper if word.lower() in lists.adjectives
    }
    stems: dict[str, str] = {}
    endings = tuple(lists.name_endings)
    for word in sorted((word for word in proper if word.endswith(endings)), reverse=True):
        for ending in lists.name_endings:
            if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
                stems.setdefault(word[: len(word) - len(ending)], word)
    before_noun = {word for word, following in places if following and word.lower() not in lists.states}
    for word in before_noun:
        state = _state(word, stems)
        if state and word.lower() not in found:
            found[word.lower()] = state
    return found


def _state(word: str, stems: dict[str, str]) -> str | None:
    for ending in lexicon().adjective_endings:
        if (
            word.endswith(ending)
            and (state := stems.get(word[: -len(ending)]))
            and state != word
            and not word.startswith(state + "s")
        ):
            return state if len(state) <= len(word) + 1 else None
    return None
