"""What closes an article and isn't its text: credits, agency marks, sign-offs, companies' boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.read import bylines
from reportedly.read.pieces import TERMINAL
from reportedly.types import BlockKind

__all__ = ["CONTACT", "credited", "name_closing", "source"]

_CREDIT = re.compile(
    r"(?i)[(\[]?(?:additional\s|further\s)?(?:(?:reporting|writing|editing|compiled|edited|reported|written)\sby"
    r"|(?:with\s)?(?:additional\s)?reports?\sfrom|with\s(?:inputs?|reporting|files)\sfrom|posted\sby"
    r"|with\s(?:agenc(?:y|ies)|wire)\sinputs?)\b[^\n]{1,300}"
)
_SURELY = re.compile(r"(?i)^(?:additional|further)\sreporting\sby\b|;\s?editing\sby\b")
_REPORTERS = re.compile(
    r"(?i)(?<!additional )(?<!further )\b(?:reporting|reported|written)\sby\s+([^;)\]\n]+)"
)
_IN_PLACE = re.compile(r"\s+in\s+[^,;]+?(?=,|;|\sand\s|$)")
_MARK = re.compile(
    r"\([A-Z]{2,8}(?:[-/][A-Z]{1,8}){0,3}\)|/[\w.]{1,12}(?:/[\w.]{1,12})*/|(?i:enditem|doi:\s?\S+|#{2,5})"
)
CONTACT = re.compile(
    r"(?i)(?:(?:for\s(?:more|further)\sinformation|(?:media|press)\s(?:contacts?|enquir\w+|inquir\w+)"
    r"|notes\sto\seditors)\b[^\n]{0,60}:|contacts?:)"
)
"""How a line begins that tells whom to ask for more."""
_LABELLED = re.compile(r"(?P<what>Source|Editor|Edited|Photo|Via|Tags?)\s?:\s?(?P<name>[^\n.!?]{2,50})")
_SIGN_OFF = re.compile(
    r"(?i)(?:yours(?:\s(?:faithfully|sincerely|truly|etc))?|sincerely(?:\syours)?|respectfully(?:\syours)?"
    r"|(?:kind|best|warm)\sregards)[,.]?"
)
_SALUTATION = re.compile(
    r"(?i)(?:dear\s)?(?:sirs?|madam|editor)(?:(?:\sand|\sor|/|,)\s?(?:sir|madam))?[,:—–-]*"
)
_BOILERPLATE = re.compile(
    r"(?i)(?:(?:cautionary\s)?(?:note|statements?|language)?\s?(?:on|about|regarding|concerning)?\s?"
    r"forward[-\s]looking\s(?:statements?|information)|safe\sharbou?r(?:\sstatement)?\b.{0,60}"
    r"|(?:media|press|investors?|company)?\s?(?:(?:and|&)\s(?:media|press|investors?)\s)?(?:relations\s)?contacts?"
    r"|notes?\sto\seditors?|disclaimers?|non-gaap\sfinancial\smeasures?)\s?:?"
)
_ABOUT = re.compile(r"About\s(?:the\s)?[A-Z][\w.&’'-]*(?:\s(?:[A-Z&][\w.&’'-]*|of|and|the|for)){0,5}")
_SPOKEN = re.compile(r"[“”\"«»]")
_WARNS = re.compile(
    r"(?i)(?:this|the)\s(?:press|news)\srelease\s(?:may\s)?(?:contains?|includes?)\b.{0,60}forward[-\s]looking"
    r"|(?:certain\s)?statements\s(?:contained\s)?in\sthis\s(?:press|news)\srelease\b"
)
_LAST_LINES = 5
_SHORT = 60


def name_closing(shown: Sequence[str], kinds: list[BlockKind]) -> None:
    """Sets the kind of what closes a text to "other", and of a letter-writer's name to "byline".

    ``shown`` are the blocks' words and ``kinds`` their kinds so far. The first block stays what it is.
    """
    for index, words in enumerate(shown):
        if not index or kinds[index] not in {"paragraph", "subheading", "list-item"}:
            continue
        edge = index <= _LAST_LINES or index >= len(shown) - _LAST_LINES
        last = index >= len(shown) - _LAST_LINES and (_MARK.fullmatch(words) or CONTACT.match(words))
        if last or _is_credit(words) or (edge and _LABELLED.fullmatch(words)):
            kinds[index] = "other"
    for index in _boilerplate(shown, kinds):
        kinds[index] = "other"
    _name_letter(shown, kinds)


def credited(shown: Sequence[str], kinds: Sequence[BlockKind]) -> tuple[str, ...]:
    """Who wrote it, by a closing credit or a letter's sign-off: "(Reporting by Ana Velt in Harnow; …)"."""
    for words, kind in reversed([*zip(shown, kinds, strict=True)][1:]):
        if kind == "byline":
            return bylines.names(words)
        found = _REPORTERS.search(words) if kind == "other" and _is_credit(words) else None
        if found and (people := bylines.names("By " + _IN_PLACE.sub("", found[1]).strip())):
            return people
    return ()


def source(line: str) -> str | None:
    """The outlet in a line of its own: "Source: Harnow News Agency"."""
    found = _LABELLED.fullmatch(line)
    return (
        found["name"].strip() if found and found["what"] == "Source" and found["name"][0].isupper() else None
    )


def _is_credit(words: str) -> bool:
    """Credits; without brackets no sentence, which may begin so too: "Reports from Halm say …"."""
    whole = words[0] in "([" or not TERMINAL.search(words) or _SURELY.search(words)
    return bool(whole and _CREDIT.fullmatch(words))


def _boilerplate(shown: Sequence[str], kinds: Sequence[BlockKind]) -> Iterator[int]:
    """The sections that companies close their statements with, each from its heading to the next one."""
    inside = False
    for index, words in enumerate(shown):
        if kinds[index] == "subheading" or (len(words) < _SHORT and _BOILERPLATE.fullmatch(words)):
            late = 3 * index >= len(shown)
            inside = late and (bool(_BOILERPLATE.fullmatch(words)) or _is_about(shown, kinds, index))
        if (
            (inside or _WARNS.match(words))
            and index
            and kinds[index] in {"paragraph", "subheading", "list-item"}
        ):
            yield index


def _is_about(shown: Sequence[str], kinds: Sequence[BlockKind], index: int) -> bool:
    """ "About NAME" over a section in which nobody is quoted."""
    if not _ABOUT.fullmatch(shown[index]):
        return False
    end = next((n for n in range(index + 1, len(shown)) if kinds[n] == "subheading"), len(shown))
    return 1 < end - index <= 4 and not any(_SPOKEN.search(words) for words in shown[index + 1 : end])


def _name_letter(shown: Sequence[str], kinds: list[BlockKind]) -> None:
    """Salutation, sign-off, and under it the writer's name and place."""
    end = next((n for n in range(len(shown) - 1, 1, -1) if _SIGN_OFF.fullmatch(shown[n])), None)
    if end is None or len(shown) - end > _LAST_LINES or any(len(words) > _SHORT for words in shown[end:]):
        return
    for index in range(end, len(shown)):
        kinds[index] = "other"
    if end + 1 < len(shown) and bylines.names(shown[end + 1]):
        kinds[end + 1] = "byline"
    for index in range(min(3, end)):
        if _SALUTATION.fullmatch(shown[index]):
            kinds[index] = "other"
