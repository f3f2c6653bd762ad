"""What "called it X" does: condemn, praise, or only name."""

from __future__ import annotations

from collections.abc import Sequence

from .lexicon import lexicon

__all__ = ["judged"]

_TURNS = frozenset(("not", "no", "never", "hardly", "without", "anything"))


def judged(content: Sequence[str]) -> str | None:
    """ "condemn" or "praise" by the words of praise and blame in it; None where it only names.

    ``content``: its first words and marks.
    """
    words = _predicate(content)
    balance = sum(_charge(words, i) for i in range(len(words)))
    if not balance:
        return None
    return "praise" if balance > 0 else "condemn"


def _predicate(content: Sequence[str]) -> Sequence[str]:
    """What follows the last "as", or all of it; of "lovely but thin" what follows "but"."""
    at = next((i + 1 for i, word in enumerate(content) if word == "as"), 0)
    turn = next(
        (
            i + 1
            for i, word in enumerate(content)
            if i >= at and word == "but" and not _sets_apart(content, i)
        ),
        at,
    )
    return content[turn:]


def _sets_apart(content: Sequence[str], i: int) -> bool:
    """ "anything but", "nothing but"."""
    return i > 0 and content[i - 1] in ("anything", "nothing", "all", "everything", "none")


def _charge(words: Sequence[str], i: int) -> int:
    """1 for a word of praise, -1 for one of blame, the other way round after "not"."""
    known = lexicon()
    forms = [*_forms(words[i]), " ".join(words[max(0, i - 1) : i + 1])]  # "politically motivated"
    charge = any(form in known.good for form in forms) - any(form in known.bad for form in forms)
    return -charge if charge and not _TURNS.isdisjoint(words[max(0, i - 3) : i]) else charge


def _forms(word: str) -> list[str]:
    endings = (end for end in ("s", "ly", "es", "d", "ed") if word.endswith(end) and len(word) > len(end) + 3)
    return [word, *(word[: -len(ending)] for ending in endings)]
